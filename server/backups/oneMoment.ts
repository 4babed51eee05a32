// Both databases as they are at one moment, for reading, while others write.
import { openReadOnly, type Database } from "../base/db.ts";

export interface Moment {
  trainer: Database;
  logs: Database;
  close: () => void;
}

const mostTries = 10_000;

/**
 * Opens both in read transactions that show one moment. Nobody is held up: where something was committed to trainer.sqlite before
 * logs.sqlite was open too, both are let go and opened again. What is read through them stays as it is until `close`.
 */
export function openAtOneMoment(dataDir: string): Moment {
  const trainer = openReadOnly(dataDir, "trainer");
  const logs = openReadOnly(dataDir, "logs");
  const watch = openReadOnly(dataDir, "trainer");
  const close = (): void => [trainer, logs, watch].forEach((db) => db.close());
  try {
    for (let tries = 0; tries < mostTries; tries += 1) {
      // SQLite's count of commits by others, as this connection sees it.
      const before = watch.pragma("data_version", { simple: true });
      hold(trainer);
      hold(logs);
      if (watch.pragma("data_version", { simple: true }) === before) return { trainer, logs, close };
      trainer.exec("ROLLBACK");
      logs.exec("ROLLBACK");
    }
    throw new Error("the databases did not stand still for a moment");
  } catch (error) {
    close();
    throw error;
  }
}

/** Begins a read transaction: its first read fixes what it sees. */
function hold(db: Database): void {
  db.exec("BEGIN");
  db.pragma("user_version");
}
