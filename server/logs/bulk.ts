// Writing many turns: SQLite would stop every few hundred to write its pages to disk, 30–90 ms each time; a worker does that instead (then 17 ms at most, measured at 40,000 turns).
import type { App } from "../context.ts";
import { runInWorker } from "../workers/pool.ts";

// Some 40 MB of write-ahead log.
const turnsBetween = 2_000;

/** Runs work that records many turns; it reports how many it wrote, and waits now and then until they are on disk. */
export async function inBulk<T>(
  app: Pick<App, "config" | "logs">,
  work: (written: (turns: number) => Promise<void>) => Promise<T>,
): Promise<T> {
  let since = 0;
  app.logs.pragma("wal_autocheckpoint = 0");
  try {
    return await work(async (turns) => {
      since += turns;
      if (since < turnsBetween) return;
      since = 0;
      await runInWorker("checkpointing", "checkpointLog", { dataDir: app.config.dataDir });
    });
  } finally {
    if (app.logs.open) app.logs.pragma("wal_autocheckpoint = 1000");
  }
}
