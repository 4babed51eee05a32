// Worker task: moves what the log's write-ahead file holds into the database, so that the thread that answers never waits for the disk.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { WorkerCall } from "./pool.ts";

/** Writes no row and waits for nobody: PASSIVE takes what is committed and lets others read and write meanwhile. */
export function checkpointLog({ input }: WorkerCall<{ dataDir: string }>): void {
  const logs = new Sqlite(join(input.dataDir, "logs.sqlite"), { fileMustExist: true });
  try {
    logs.pragma("wal_checkpoint(PASSIVE)");
  } finally {
    logs.close();
  }
}
