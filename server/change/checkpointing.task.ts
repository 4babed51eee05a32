// Worker task: moves what a write-ahead file holds into its database, so that the thread that answers never waits for the disk.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Database } from "../base/db.ts";
import type { WorkerCall } from "../workers/pool.ts";

// While it works others write on. Only when nothing is left does SQLite begin the file anew; a second time there is little left, and the third takes a moment.
const mostTimes = 5;

/** Writes no row and waits for nobody: PASSIVE takes what is committed and lets others read and write meanwhile. */
export function checkpoint({ input }: WorkerCall<{ dataDir: string; name: "trainer" | "logs" }>): void {
  const db = new Sqlite(join(input.dataDir, `${input.name}.sqlite`), { fileMustExist: true });
  try {
    for (let times = 0; times < mostTimes; times++) {
      db.pragma("wal_checkpoint(PASSIVE)");
      if (pagesWaiting(db) === 0) return;
    }
  } finally {
    db.close();
  }
}

/** Pages of the write-ahead file that are not in the database yet. */
export function pagesWaiting(db: Database): number {
  const [told] = db.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
  return told ? told.log - told.checkpointed : 0;
}
