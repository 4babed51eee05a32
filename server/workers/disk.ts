// Keeps the disk out of the way of the thread that answers: SQLite would stop it every 1,000 pages to write them, 30–90 ms each time; a worker does that instead (then 17 ms at most, measured at 40,000 turns).
import type { App } from "../context.ts";
import type { Database } from "../db.ts";
import { runInWorker } from "./pool.ts";

// In pages of 4 KB: a worker begins at some 8 MB, and a write-ahead file of more than 20 MB is begun anew as soon as all of it is in the database.
const pagesBetween = 2_000;
const longest = 5_000;

const running = new WeakMap<Database, Promise<void>>();

/** To be called after writing: when much was written, resolves only once it lies in the database. Who writes much waits for it, who answers somebody does not. */
export async function diskWritten(app: Pick<App, "config" | "db" | "logs">, name: "trainer" | "logs"): Promise<void> {
  const db = name === "trainer" ? app.db : app.logs;
  const { log, checkpointed } = writeAhead(db, "NOOP");
  if (log - checkpointed < pagesBetween) return;
  const working = running.get(db) ?? checkpoint(app, db, name).finally(() => running.delete(db));
  running.set(db, working);
  return working;
}

async function checkpoint(app: Pick<App, "config">, db: Database, name: "trainer" | "logs"): Promise<void> {
  await runInWorker("checkpointing", "checkpoint", { dataDir: app.config.dataDir, name });
  if (!db.open) return;
  const { log, checkpointed } = writeAhead(db, "NOOP");
  // What was written meanwhile is little, but keeps the file from being begun anew.
  if (log > longest && log > checkpointed && log - checkpointed < pagesBetween) writeAhead(db, "PASSIVE");
}

function writeAhead(db: Database, mode: "NOOP" | "PASSIVE"): { log: number; checkpointed: number } {
  const [told] = db.pragma(`wal_checkpoint(${mode})`) as { log: number; checkpointed: number }[];
  return told ?? { log: 0, checkpointed: 0 };
}
