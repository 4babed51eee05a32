// Opens the two databases, or says which file is missing or damaged and what to do; a damaged log is set aside, and never starts as new where something of ours lies.
import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "../base/config.ts";
import { openDatabase, type Database } from "../base/db.ts";
import { described, isDamage, isDiskFull } from "../base/faults.ts";
import { countPeople, tryReadingLog } from "./storage.store.ts";

type OpeningConfig = Pick<Config, "dataDir" | "durable">;

/** Opens and migrates both files, making the folder if needed. Throws an Error that names the file and says what to do. */
export function openDatabases(config: OpeningConfig, log: Logger, now: () => string): { db: Database; logs: Database } {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  refuseOrphans(config.dataDir);
  const db = withReserve(config, () => openTrainer(config));
  try {
    const logs = withReserve(config, () => openLog(config, db, log, now));
    return { db, logs };
  } catch (error) {
    db.close();
    throw error;
  }
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** What a folder that was used holds besides trainer.sqlite. */
function findOurs(dataDir: string): string[] {
  const files = ["logs.sqlite", "trainer.sqlite-wal"].filter((name) => sizeOf(join(dataDir, name)) > 0);
  const folders = ["models", "packs", "uploads"].filter((name) => {
    const folder = join(dataDir, name);
    return existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).length > 0;
  });
  return [...files, ...folders];
}

function refuseOrphans(dataDir: string): void {
  // A database has at least a page of 512 bytes: what is smaller was emptied, or never written.
  if (sizeOf(join(dataDir, "trainer.sqlite")) >= 512) return;
  const ours = findOurs(dataDir);
  if (ours.length === 0) return;
  throw new Error(
    `${dataDir} holds ${ours.join(", ")}, but trainer.sqlite, which holds all knowledge and accounts, is ${existsSync(join(dataDir, "trainer.sqlite")) ? "empty" : "missing"}. ` +
      "Put trainer.sqlite back from a backup; to start as new instead, move everything else out of the folder.",
  );
}

function openTrainer(config: OpeningConfig): Database {
  try {
    return openDatabase(config, "trainer");
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new Error(
      `trainer.sqlite in ${config.dataDir} is damaged (${described(error).message}). Move trainer.sqlite, trainer.sqlite-wal and trainer.sqlite-shm out of the folder and put trainer.sqlite back from a backup.`,
      { cause: error },
    );
  }
}

/** The log is no reason not to answer: one that is damaged or emptied is kept beside the new one, under a name that says so; of one that is missing a note tells. */
function openLog(config: OpeningConfig, db: Database, log: Logger, now: () => string): Database {
  const file = join(config.dataDir, "logs.sqlite");
  const time = now().replaceAll(/[:.]/gu, "-");
  if (sizeOf(file) < 512 && countPeople(db) > 0) {
    if (existsSync(file)) setAside(config.dataDir, time, "it was empty", log);
    else {
      const note = `logs.missing-${time}.txt`;
      writeFileSync(join(config.dataDir, note), noteText, { mode: 0o600 });
      log.error({ file: "logs.sqlite", note }, "the log of questions is missing; a new one was begun");
    }
  }
  let opened: Database | null = null;
  try {
    opened = openDatabase(config, "logs");
    tryReadingLog(opened);
    return opened;
  } catch (error) {
    opened?.close();
    if (!isDamage(error)) throw error;
    setAside(config.dataDir, time, described(error).message, log);
    return openDatabase(config, "logs");
  }
}

const noteText =
  "logs.sqlite, the log of what customers asked, was not here when the server started, so a new one was begun.\n" +
  "To have the old one back: stop the server, put logs.sqlite back from a backup (removing logs.sqlite-wal and logs.sqlite-shm), start.\n" +
  "Delete this file when you have seen to it: the server mentions it until then.\n";

function setAside(dataDir: string, time: string, why: string, log: Logger): void {
  const kept = `logs.damaged-${time}.sqlite`;
  for (const end of ["", "-wal", "-shm"]) {
    const file = join(dataDir, `logs.sqlite${end}`);
    if (existsSync(file)) renameSync(file, join(dataDir, `${kept}${end}`));
  }
  log.error({ file: "logs.sqlite", kept, why }, "the log of questions was damaged; it was set aside and a new one begun");
}

/** Logs that were set aside, and notes of a missing one: mentioned until somebody moves them away. */
export const findSetAside = (dataDir: string): string[] =>
  readdirSync(dataDir).filter((name) => /^logs\.(?:damaged-.*\.sqlite|missing-.*\.txt)$/u.test(name));

// With a full disk SQLite cannot even read: the index of its write-ahead file (32 KB a database) must be made first. So some room is kept for that.
const reserveBytes = 512 * 1024;
const reserveOf = (dataDir: string): string => join(dataDir, "reserve");

function withReserve(config: OpeningConfig, open: () => Database): Database {
  try {
    return open();
  } catch (error) {
    if (!isDiskFull(error) && !cannotOpen(error)) throw error;
    if (sizeOf(reserveOf(config.dataDir)) === 0) throw isDiskFull(error) ? diskFull(config.dataDir, error) : error;
    truncateSync(reserveOf(config.dataDir));
  }
  try {
    return open();
  } catch (error) {
    throw isDiskFull(error) ? diskFull(config.dataDir, error) : error;
  }
}

const cannotOpen = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CANTOPEN");

const diskFull = (dataDir: string, cause: unknown): Error =>
  new Error(`The disk that holds ${dataDir} is full: the databases cannot be opened. Free at least 1 MB and start again.`, { cause });

/** Fills the reserve as far as there is room; false if there is not enough. */
export function keepReserve(dataDir: string): boolean {
  const file = reserveOf(dataDir);
  try {
    const piece = Buffer.alloc(32 * 1024, "reserve ");
    for (let size = sizeOf(file); size < reserveBytes; size += piece.length) appendFileSync(file, piece, { mode: 0o600 });
    return true;
  } catch (error) {
    return !isDiskFull(error);
  }
}
