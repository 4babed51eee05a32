// Writes a backup: both files from one moment, each checked, then the manifest, under a name of its own until it is whole. Runs in a worker.
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { Failure } from "../../shared/errors.ts";
import type { Database } from "../base/db.ts";
import { countRows } from "./backups.store.ts";
import { databases, digestOf, flush, backupManifestName, programVersion, type Manifest } from "./manifest.ts";
import { openAtOneMoment } from "./oneMoment.ts";

/** What a backup lies under until it is whole. */
export const draftOf = (folder: string): string => `${folder}.part`;

// Copied at a time: 4 MB. The connection reads one moment, so nothing that is written meanwhile makes it begin anew.
const pagesAtOnce = 1_000;

/** `at`: when it was asked for; everything acknowledged by then is in it. Bytes are told as they are copied, then as they are checked. */
export async function writeBackup(
  order: { dataDir: string; folder: string; at: string },
  onBytes: (done: number) => void,
): Promise<Manifest> {
  const draft = draftOf(order.folder);
  clearDraft(draft);
  mkdirSync(draft, { mode: 0o700 });
  try {
    const manifest = await fill(draft, order, onBytes);
    await writeManifest(draft, manifest);
    putInPlace(draft, order.folder);
    await flush(dirname(order.folder));
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what a backup left that was killed; throws if anything else lies there. */
function clearDraft(draft: string): void {
  if (!existsSync(draft)) return;
  const ours = [backupManifestName, ...databases.flatMap((name) => ["", "-journal", "-wal", "-shm"].map((end) => `${name}.sqlite${end}`))];
  if (!statSync(draft).isDirectory() || readdirSync(draft).some((name) => !ours.includes(name)))
    throw new Failure("taken", `${draft} is in the way: the backup is written there until it is whole`);
  rmSync(draft, { recursive: true });
}

async function fill(draft: string, { dataDir, at }: { dataDir: string; at: string }, onBytes: (done: number) => void): Promise<Manifest> {
  const moment = openAtOneMoment(dataDir);
  const rows: Record<string, number>[] = [];
  let done = 0;
  try {
    for (const name of databases) {
      rows.push(countRows(moment[name]));
      done += await copy(moment[name], join(draft, `${name}.sqlite`), (bytes) => onBytes(done + bytes));
    }
  } finally {
    moment.close();
  }
  const files: Manifest["files"] = [];
  for (const [i, name] of databases.entries()) {
    const file = join(draft, `${name}.sqlite`);
    const schema = check(file, rows[i]!);
    await flush(file);
    const sha256 = await digestOf(file, (more) => onBytes((done += more)));
    files.push({ name: `${name}.sqlite`, bytes: statSync(file).size, sha256, schema, rows: rows[i]! });
  }
  return { format: "robot-trainer-backup", formatVersion: 1, program: programVersion(), at, files };
}

/** Copies what the connection sees; returns its bytes. */
async function copy(source: Database, file: string, onBytes: (bytes: number) => void): Promise<number> {
  const pageSize = source.pragma("page_size", { simple: true }) as number;
  closeSync(openSync(file, "wx", 0o600));
  await source.backup(file, {
    progress: ({ totalPages, remainingPages }) => {
      onBytes((totalPages - remainingPages) * pageSize);
      return pagesAtOnce;
    },
  });
  return statSync(file).size;
}

/** Makes the copy one file that needs none beside it, and reads all of it; returns its schema. Throws if it is not whole. */
function check(file: string, rows: Record<string, number>): number {
  const db = new Sqlite(file, { fileMustExist: true });
  try {
    db.pragma("journal_mode = DELETE");
    const [found] = db.pragma("integrity_check(1)") as { integrity_check: string }[];
    if (found?.integrity_check !== "ok")
      throw new Failure("internal", `the copy of ${db.name} is not whole (${found?.integrity_check}): the database itself may be damaged`);
    if (JSON.stringify(countRows(db)) !== JSON.stringify(rows)) throw new Failure("internal", `the copy ${db.name} lacks rows`);
    return db.pragma("user_version", { simple: true }) as number;
  } finally {
    db.close();
  }
}

async function writeManifest(draft: string, manifest: Manifest): Promise<void> {
  const file = join(draft, backupManifestName);
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await flush(file);
  await flush(draft);
}

function putInPlace(draft: string, folder: string): void {
  if (existsSync(folder)) rmdirSync(folder);
  renameSync(draft, folder);
  chmodSync(folder, 0o700);
}
