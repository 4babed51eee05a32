// The real server for a test: its own data folder, a port of its own, real HTTP.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Contract } from "../../shared/contract/index.ts";
import type { Output } from "../../shared/contract/endpoint.ts";
import { emptyEntry, type EntryContent } from "../../shared/knowledge/entry.ts";
import type { Config } from "../../server/base/config.ts";
import { serve, type Running } from "../../server/app/serve.ts";
import { Client } from "./client.ts";

export interface TestServer extends Running {
  dataDir: string;
  /** Everything the server logged, as text. */
  logged: () => string;
  /** A client with its own cookies, signed out. */
  client: () => Client;
  /** Stops and removes the folder. */
  end: () => Promise<void>;
}

// Nothing happens in the same millisecond as something else: what is listed newest first would else come in the order of random ids.
let last = 0;
const strictly = (): string => new Date((last = Math.max(Date.now(), last + 1))).toISOString();

/** Starts a server on a free port. Pass `dataDir` to start again on the same data; `now` to set the clock. */
export async function startServer(options: { dataDir?: string; now?: () => string; config?: Partial<Config> } = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "robot-trainer-"));
  const lines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  const config: Config = {
    dataDir,
    host: "127.0.0.1",
    port: 0,
    allowedHosts: [],
    trustProxy: false,
    basePath: "",
    setupToken: null,
    durable: false,
    // The least that Argon2 takes: of sign-in and set-up it was nearly all the work.
    passwordWork: { memoryCost: 8, timeCost: 1 },
    trainAfter: null,
    logLevel: "info",
    allowPrivateLinks: true,
    development: false,
    ...options.config,
  };
  const running = await serve(config, log, options.now ?? strictly);
  return {
    ...running,
    dataDir,
    logged: () => lines.join(""),
    client: () => new Client(running.url),
    end: async () => {
      await running.close();
      removeFolder(dataDir);
    },
  };
}

/** Removes a data folder; again and again while a worker thread that is ending still makes a file in it. */
export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });

export const adminName = "zhoumin";
export const adminPassword = "a long password";

/** A server with an admin signed in and an empty knowledge base. */
export async function startShop(options: Parameters<typeof startServer>[0] = {}): Promise<TestServer & { admin: Client; kb: string }> {
  const server = await startServer(options);
  const admin = server.client();
  const { knowledgeBase: kb } = await admin.call("setUp", {
    name: adminName,
    password: adminPassword,
    knowledgeBase: "栖木家居",
    start: "empty",
    ...(options.config?.setupToken ? { token: options.config.setupToken } : {}),
  });
  return { ...server, admin, kb };
}

/** Adds an entry with these similar questions and one answer; returns its id. */
export async function teach(
  client: Client,
  kb: string,
  question: string,
  similar: string[] = [],
  more: Partial<EntryContent> = {},
): Promise<string> {
  const content: EntryContent = {
    ...emptyEntry(question),
    answers: [{ text: `答：${question}`, when: [] }],
    similar: similar.map((text, i) => ({ id: `q_${i}`, text, kind: "positive" as const, origin: "hand" as const, by: null, at: null })),
    ...more,
  };
  return (await client.call("createEntry", { kb, content })).id;
}

/** Adds a user with a role in the knowledge base (or none) and signs in. */
export async function signInAs(
  server: TestServer & { admin: Client; kb: string },
  role: "viewer" | "trainer" | "publisher" | null,
  name: string = role ?? "outsider",
): Promise<Client> {
  const user = await server.admin.call("createUser", { name, password: adminPassword });
  if (role) await server.admin.call("setMember", { kb: server.kb, user: user.id, role });
  const client = server.client();
  await client.call("signIn", { name, password: adminPassword });
  return client;
}

/** Waits for a job to end and returns it. */
export async function finished(server: TestServer, client: Client, kb: string, job: string): Promise<Output<Contract["getJob"]>> {
  await server.app.jobs.wait(job);
  return client.call("getJob", { kb, job });
}
