// Keeps the disk out of the way of those who write turns: SQLite would stop every two hundred to write its pages, 30–90 ms each time; a worker does that instead (then 17 ms at most, measured at 40,000 turns).
import type { App } from "../context.ts";
import type { Database } from "../db.ts";
import { runInWorker } from "../workers/pool.ts";

// Some 10 MB of write-ahead log.
const turnsBetween = 500;

const states = new WeakMap<Database, { since: number; running: Promise<void> | null }>();

/** Counts turns that were written; now and then resolves only when they are on disk. Who writes many waits for it, who answers a customer does not. */
export async function turnsWritten(app: Pick<App, "config" | "logs">, turns: number): Promise<void> {
  const state = states.get(app.logs) ?? { since: 0, running: null };
  states.set(app.logs, state);
  state.since += turns;
  if (state.since < turnsBetween) return;
  state.since = 0;
  state.running ??= runInWorker("checkpointing", "checkpointLog", { dataDir: app.config.dataDir }).finally(() => (state.running = null));
  return state.running;
}
