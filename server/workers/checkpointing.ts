// Worker task: moves what a write-ahead file holds into its database, so that the thread that answers never waits for the disk.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { WorkerCall } from "./pool.ts";

/** Writes no row and waits for nobody: PASSIVE takes what is committed and lets others read and write meanwhile. */
export function checkpoint({ input }: WorkerCall<{ dataDir: string; name: "trainer" | "logs" }>): void {
  const db = new Sqlite(join(input.dataDir, `${input.name}.sqlite`), { fileMustExist: true });
  try {
    db.pragma("wal_checkpoint(PASSIVE)");
  } finally {
    db.close();
  }
}
