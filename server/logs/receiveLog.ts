// Receives a log file while it streams in: it is decoded, read and masked beside the server; only masked lines reach the disk.
import { mkdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Failure } from "../../shared/errors.ts";
import type { App, Context, Kb } from "../base/context.ts";
import { readBeside, readingTask } from "../reading/readBeside.ts";
import { upTo } from "../reading/receive.ts";
import type { LogReading } from "./logRecords.ts";
import { makeSecret } from "./pseudonyms.ts";
import { mostLogRows, type LogRead, type readLog } from "./readLog.ts";
import { deleteUploads, type LogSummary } from "./uploads.store.ts";

const logReading = readingTask<typeof readLog>(import.meta.url, "readLog");

const mostBytes = 200_000_000;
const week = 7 * 24 * 3_600_000;

export interface ReceivedLog {
  id: string;
  /** Inside the data folder. */
  path: string;
  summary: LogSummary;
  read: LogRead;
}

/** `rejectedIn`: the language of the file that names rejected lines. Throws `too_large`, `unreadable_file`, or `bad_input` when it breaks off; then nothing is left on disk. */
export async function receiveLog(
  app: Pick<App, "config" | "db" | "now" | "newId">,
  kb: Kb,
  { name, body, reading, rejectedIn }: { name: string; body: IncomingMessage; reading: LogReading; rejectedIn: "zh" | "en" },
): Promise<ReceivedLog> {
  if (/\.(xls|zip|gz|pdf)$/i.test(name)) throw new Failure("unreadable_file", "expected a JSONL, CSV or XLSX file", { why: "excel" });
  const id = app.newId("u");
  const path = join("uploads", `${id}.ndjson`);
  const { dataDir } = app.config;
  mkdirSync(join(dataDir, "uploads"), { recursive: true, mode: 0o700 });
  makeSecret(app);
  const receivedAt = app.now();
  const rejected = { path: join(dataDir, rejectedPath(path)), language: rejectedIn };
  try {
    const task = { dataDir, kb, now: receivedAt, path: join(dataDir, path), rejected, reading };
    const read = await readBeside(logReading, task, upTo(mostBytes, body, tooLarge));
    const { rows, messages, rejected: rejectedLines, digest, problems } = read;
    return { id, path, read, summary: { rows, messages, rejected: rejectedLines, digest, receivedAt, problems } };
  } catch (error) {
    forgetLog(app, path);
    rmSync(rejected.path, { force: true });
    throw error;
  }
}

/** Where the rejected lines of a file are named. */
export const rejectedPath = (path: string): string => path.replace(/\.ndjson$/u, ".rejected.csv");

/** Removes the lines of a file that was put aside. */
export const forgetLog = (app: Pick<App, "config">, path: string): void => rmSync(join(app.config.dataDir, path), { force: true });

/** Forgets what was put aside more than a week ago, and an earlier look at the file that comes again. */
export function forgetOldLogs(c: Context, name: string): void {
  const at = new Date(Date.parse(c.now()) - week).toISOString();
  const paths = deleteUploads(c.db, { at, kb: c.kb.id, by: c.user?.name ?? null, name });
  c.afterCommit(() => {
    for (const path of paths)
      for (const file of [path, rejectedPath(path)]) void rm(join(c.config.dataDir, file), { force: true }).catch(() => {});
  });
}

const tooLarge = (): Failure =>
  new Failure("too_large", `expected at most 200 MB and ${mostLogRows.toLocaleString("en")} lines`, {
    why: "bytes",
    limit: mostBytes / 1e6,
  });
