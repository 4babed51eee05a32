// Keeps the disk out of the way of the thread that answers: SQLite would stop it every 1,000 pages to write them, 30–90 ms each time; a worker does that instead (then 17 ms at most, measured at 40,000 turns).
import type { App } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { runInWorker, tasksBeside } from "../workers/pool.ts";
import { pagesWaiting } from "./checkpointing.task.ts";
import type * as checkpointingTasks from "./checkpointing.task.ts";

const checkpointing = tasksBeside<typeof checkpointingTasks>(import.meta.url, "checkpointing", "short");

// In pages of 4 KB: some 16 MB. Each time the file begins anew its first write waits for the disk: with 8 MB, 250 times while a 20 MB log came in.
const pagesBetween = 4_000;

const running = new WeakMap<Database, Promise<void>>();

/** To be called after writing: when much was written, resolves only once it lies in the database. Who writes much waits for it, who answers somebody does not. */
export async function diskWritten(app: Pick<App, "config" | "db" | "logs">, name: "trainer" | "logs"): Promise<void> {
  const db = name === "trainer" ? app.db : app.logs;
  if (pagesWaiting(db) < pagesBetween) return;
  const { dataDir } = app.config;
  // If the worker cannot, SQLite does it by itself a little later: nothing of what was written is lost.
  const working =
    running.get(db) ??
    runInWorker(checkpointing, "checkpoint", { dataDir, name })
      .catch(() => {})
      .finally(() => running.delete(db));
  running.set(db, working);
  return working;
}
