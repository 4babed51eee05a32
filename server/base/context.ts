// What every handler is given: the databases, the clock, who asks, and the knowledge base asked about.
import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import type { Contract, Name } from "../../shared/contract/index.ts";
import type { Output, Parsed } from "../../shared/contract/endpoint.ts";
import type { Role } from "../../shared/permissions.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db.ts";
import type { Foresight } from "./foreseen.ts";
import type { TurnLog } from "./logged.ts";
import type { Effect, Jobs, Robots, Storage } from "./services.ts";

export interface Kb {
  id: string;
  name: string;
  timeZone: string;
  language: "zh" | "en";
}

/** The running server: made once, passed everywhere. */
export interface App {
  config: Config;
  db: Database;
  logs: Database;
  log: Logger;
  /** UTC ISO time. */
  now: () => string;
  newId: (prefix: string) => string;
  robots: Robots;
  jobs: Jobs;
  /** Tells what saving an entry would flip. */
  foresight: Foresight;
  /** What is wrong with the disk and the files. */
  storage: Storage;
  /** Writes what customers ask. */
  turnLog: TurnLog;
  /** Log lines that could not be written since the start, and will not be. */
  lost: { lines: number };
  /** Lets the command line on this machine act as an admin; new at every start, readable by the server's user only. */
  localToken: string;
}

export interface AuditLine {
  action: string;
  subject?: string | null;
  kb?: string | null;
  before?: unknown;
  after?: unknown;
}

/** One request: the app, the caller, and what may be done with them. */
export interface Context extends App {
  user: { id: string | null; name: string; admin: boolean } | null;
  role: Role | null;
  kb: Kb;
  address: string;
  /** A proxy handed the request on. */
  forwarded: boolean;
  /** Writes the line that every change leaves, in the same transaction. */
  audit: (line: AuditLine) => void;
  /** Runs once the transaction is committed: what must not happen if it is not. */
  afterCommit: (effect: Effect) => void;
  /** Starts a session (with a new id) once the transaction is committed, if then `isStill` what was checked. */
  signIn: (user: { id: string }, isStill?: () => boolean) => void;
  signOut: () => void;
  /** The request body of an upload endpoint. */
  upload: IncomingMessage;
}

/** A file instead of JSON. */
export interface SentFile {
  name: string;
  type: string;
  body: string | Buffer | NodeJS.ReadableStream;
  etag?: string;
}

type Result<E extends Contract[Name]> = Output<E> extends { file: string } ? SentFile : Output<E>;

/**
 * How an endpoint is answered. Plain ones are synchronous; a command's run inside one transaction. The explicitly async ones do
 * their waiting first (hash, read a file, load a robot) and return the synchronous rest, which then runs in the transaction.
 */
export type Handler<E extends Contract[Name]> = E extends { async: true }
  ? (c: Context, input: Parsed<E>) => Promise<() => Result<E>>
  : (c: Context, input: Parsed<E>) => Result<E>;

/** The handlers of some endpoints; a missing, wrong or async one does not compile. */
export type Handlers<N extends Name> = { [K in N]: Handler<Contract[K]> };
export type AllHandlers = Handlers<Name>;
export type OutputOf<N extends Name> = Output<Contract[N]>;
