// Uploaded files in the data folder: received up to a limit, read beside the server, forgotten after a week.
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Failure } from "../../shared/errors.ts";
import type { App, Context } from "../base/context.ts";
import { readBeside, readingTask } from "../reading/readBeside.ts";
import { upTo } from "../reading/receive.ts";
import type { readEntries, ReadPreview, ReadTask } from "./readEntries.ts";
import type { FileReading } from "./reading.ts";
import { deleteUploadsBefore } from "./uploads.store.ts";

/** Reading a file of entries, in the process for it. */
export const entryReading = readingTask<typeof readEntries>(import.meta.url, "readEntries");

/** The largest file of knowledge, in bytes. */
export const maxUpload = 50 * 1024 * 1024;
const week = 7 * 24 * 3600 * 1000;

/** Where the files of an upload lie. */
export function uploadFiles(
  app: Pick<App, "config">,
  path: string,
): Record<"raw" | "rows" | "good" | "rejected" | "notOurs" | "suggested", string> {
  const folder = join(app.config.dataDir, "uploads");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    raw: join(folder, `${path}.entries.raw`),
    rows: join(folder, `${path}.rows.entries.raw`),
    good: join(folder, `${path}.ndjson`),
    rejected: join(folder, `${path}.rejected.csv`),
    suggested: join(folder, `${path}.suggested.jsonl`),
    notOurs: join(folder, `${path}.notours.ndjson`),
  };
}

/** Receives the request's body and says what an import of it would do. Its good and rejected rows stay on disk under the name `path`. */
export async function readUpload(
  c: Context,
  path: string,
  asked: Pick<ReadTask, "defaultAnswer" | "trustsIds" | "reasonsIn" | "html" | "sameAnswer" | "recalls"> & Omit<FileReading, "kb">,
): Promise<ReadPreview> {
  const files = uploadFiles(c, path);
  try {
    await pipeline(Readable.from(upTo(maxUpload, c.upload, tooLarge)), createWriteStream(files.raw, { mode: 0o600 }));
    const { id, timeZone, language } = c.kb;
    const { defaultAnswer, trustsIds, reasonsIn, html, sameAnswer, recalls, ...how } = asked;
    const reading = { ...how, kb: { id, timeZone, language } };
    return await readBeside(entryReading, {
      dataDir: c.config.dataDir,
      reading,
      ...files,
      defaultAnswer,
      trustsIds,
      reasonsIn,
      html,
      sameAnswer,
      recalls,
    });
  } catch (error) {
    await removeFiles(c, [path]);
    throw error;
  } finally {
    await Promise.all([files.raw, files.rows].map((file) => rm(file, { force: true })));
  }
}

const tooLarge = (): Failure => new Failure("too_large", "a file of at most 50 MB", { why: "bytes", limit: 50 });

/** Forgets what is older than a week, and what a crash left half received. */
export function forgetOld(c: Context): void {
  const before = new Date(Date.parse(c.now()) - week).toISOString();
  const paths = deleteUploadsBefore(c.db, before);
  c.afterCommit(() => removeFiles(c, paths));
}

/** At the start nothing is being received: what is half received goes, and what nobody ran or ran again within a week. */
export function sweepUploads(dataDir: string): void {
  const folder = join(dataDir, "uploads");
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name.endsWith(".entries.raw") || Date.now() - statSync(file).mtimeMs > week) rmSync(file, { force: true });
  }
}

async function removeFiles(app: Pick<App, "config">, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const files = uploadFiles(app, path);
    await Promise.all(Object.values(files).map((file) => rm(file, { force: true })));
  }
  const folder = join(app.config.dataDir, "uploads");
  for (const name of (await readdir(folder)).filter((n) => n.endsWith(".entries.raw"))) {
    const file = await stat(join(folder, name)).catch(() => null);
    if (file && Date.now() - file.mtimeMs > 24 * 3600 * 1000) await rm(join(folder, name), { force: true });
  }
}
