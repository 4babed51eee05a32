// One process owns a data folder. SQLite's own file lock is used, since the system lets go of it even after kill −9.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { isDiskFull } from "./faults.ts";
import { packageRoot } from "./packageRoot.ts";

export interface Announcement {
  url: string;
  /** Lets a command line run by the same system user act as an admin. */
  token: string;
}

/** Another process has the folder. */
export class InUse extends Error {}

/** Takes the folder, or throws InUse, or an Error that says why it cannot be written to. */
export function takeDataDir(dataDir: string): { announce: (a: Announcement) => void; release: () => void } {
  let lock: Sqlite.Database | null = null;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = new Sqlite(join(dataDir, "lock.sqlite"), { timeout: 0 });
    lock.pragma("locking_mode = EXCLUSIVE");
    // Nothing is ever written: a journal would be a file that a full disk has no room for.
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      throw new InUse(`${dataDir} is in use by another Robot Trainer. Stop it, or set DATA_DIR to another folder.`);
    if (isDiskFull(error)) throw new Error(`The disk that holds ${dataDir} is full. Free at least 1 MB and start again.`, { cause: error });
    if (!(error instanceof Sqlite.SqliteError) && !isOfSystem(error))
      throw new Error(
        `better-sqlite3 could not be loaded (${said(error)}). It has to be built for this Node, ${process.version}: run npm rebuild better-sqlite3 in ${packageRoot}.`,
        { cause: error },
      );
    throw new Error(`${dataDir} must be a folder that this user may write to (${said(error)}). Set DATA_DIR to one.`, { cause: error });
  }
  const held = lock;
  const file = join(dataDir, "server.json");
  rmSync(file, { force: true });
  return {
    announce: (a) => {
      try {
        writeFileSync(file, JSON.stringify(a), { mode: 0o600 });
      } catch (error) {
        // Half of it would mislead whoever reads it.
        rmSync(file, { force: true });
        throw error;
      }
    },
    release: () => {
      rmSync(file, { force: true });
      held.close();
    },
  };
}

/** Whether a folder is missing, or holds nothing that a server of ours keeps. Looks only. */
export const holdsNothing = (dataDir: string): boolean =>
  !["trainer.sqlite", "logs.sqlite", "models", "packs", "uploads", "restore.json"].some((name) => existsSync(join(dataDir, name)));
/** An error of the file system, such as EACCES; what is thrown when a library cannot be loaded has no such number. */
const isOfSystem = (error: unknown): boolean => error instanceof Error && "errno" in error;
// A library that is not there lists every place it was looked for.
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0]!;

/** Where the server that holds the folder can be reached, or null if none does. Throws if it does not say so (yet), or if the folder cannot be used. */
export function findRunning(dataDir: string): Announcement | null {
  try {
    takeDataDir(dataDir).release();
    return null;
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    if (!existsSync(join(dataDir, "server.json"))) throw error;
    return JSON.parse(readFileSync(join(dataDir, "server.json"), "utf8")) as Announcement;
  }
}
