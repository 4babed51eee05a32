// One process owns a data folder. SQLite's own file lock is used, since the system lets go of it even after kill −9.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";

export interface Announcement {
  url: string;
  /** Lets a command line run by the same system user act as an admin. */
  token: string;
}

/** Takes the folder or throws an Error that says who has it. */
export function takeDataDir(dataDir: string): { announce: (a: Announcement) => void; release: () => void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(dataDir, "lock.sqlite"), { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    throw new Error(`${dataDir} is in use by another Robot Trainer. Stop it, or set DATA_DIR to another folder.`);
  }
  const file = join(dataDir, "server.json");
  rmSync(file, { force: true });
  return {
    announce: (a) => writeFileSync(file, JSON.stringify(a), { mode: 0o600 }),
    release: () => {
      rmSync(file, { force: true });
      lock.close();
    },
  };
}

/** Where the server that holds the folder can be reached, or null if none does. */
export function findRunning(dataDir: string): Announcement | null {
  try {
    takeDataDir(dataDir).release();
    return null;
  } catch {
    return JSON.parse(readFileSync(join(dataDir, "server.json"), "utf8")) as Announcement;
  }
}
