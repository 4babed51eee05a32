// Receives a log file while it streams in: it is decoded, read and masked beside the server; only masked lines reach the disk.
import { mkdirSync, rmSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Failure } from "../../shared/errors.ts";
import type { App, Kb } from "../base/context.ts";
import { readBeside, readingTask } from "../reading/readBeside.ts";
import { upTo } from "../reading/receive.ts";
import { makeSecret } from "./pseudonyms.ts";
import { mostLogRows, type LogRead, type readLog } from "./readLog.ts";
import type { LogSummary } from "./uploads.store.ts";

const logReading = readingTask<typeof readLog>(import.meta.url, "readLog");

const mostBytes = 200_000_000;

export interface ReceivedLog {
  id: string;
  /** Inside the data folder. */
  path: string;
  summary: LogSummary;
  /** The first rejected lines. */
  problems: LogRead["problems"];
}

/** Throws `too_large`, `unreadable_file`, or `bad_input` when it breaks off; then nothing is left on disk. */
export async function receiveLog(
  app: Pick<App, "config" | "db" | "now" | "newId">,
  kb: Kb,
  name: string,
  body: IncomingMessage,
): Promise<ReceivedLog> {
  if (/\.(xlsx?|zip|gz|pdf)$/i.test(name)) throw new Failure("unreadable_file", "expected a JSONL or CSV file");
  const id = app.newId("u");
  const path = join("uploads", `${id}.ndjson`);
  mkdirSync(join(app.config.dataDir, "uploads"), { recursive: true, mode: 0o700 });
  makeSecret(app);
  const receivedAt = app.now();
  try {
    const task = { dataDir: app.config.dataDir, kb, now: receivedAt, path: join(app.config.dataDir, path) };
    const { problems, ...summary } = await readBeside(logReading, task, upTo(mostBytes, body, tooLarge));
    return { id, path, summary: { ...summary, receivedAt }, problems };
  } catch (error) {
    forgetLog(app, path);
    throw error;
  }
}

/** Removes a file that was put aside. */
export const forgetLog = (app: Pick<App, "config">, path: string): void => rmSync(join(app.config.dataDir, path), { force: true });

const tooLarge = (): Failure =>
  new Failure("too_large", `expected at most 200 MB and ${mostLogRows.toLocaleString("en")} lines`, {
    why: "bytes",
    limit: mostBytes / 1e6,
  });
