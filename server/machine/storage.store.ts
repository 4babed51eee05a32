// All SQL that finds out whether the databases can be written and read.
import { randomBytes } from "node:crypto";
import { sql, type Database } from "../base/db.ts";

/** Writes some pages to both files and takes them back; throws what SQLite throws. Nobody waits for the disk. */
export function tryWriting(db: Database, logs: Database): void {
  const value = randomBytes(16_384).toString("hex");
  sql(db, "INSERT INTO server_settings (key, value) VALUES ('storage.try', :value) ON CONFLICT (key) DO UPDATE SET value = :value").run({
    value,
  });
  sql(db, "DELETE FROM server_settings WHERE key = 'storage.try'").run({});
  sql(logs, "INSERT INTO replies (id, text) VALUES ('storage.try', :value) ON CONFLICT (id) DO UPDATE SET text = :value").run({ value });
  sql(logs, "DELETE FROM replies WHERE id = 'storage.try'").run({});
}

/** Reads the shape, the newest turn and an index's end: what is grossly damaged throws. A whole check would take seconds a gigabyte. */
export function tryReadingLog(logs: Database): void {
  logs.prepare("SELECT count(*) FROM sqlite_schema").get();
  if (logs.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'turns'").get() === undefined) return;
  logs.prepare("SELECT * FROM turns ORDER BY seq DESC LIMIT 1").get();
  logs.prepare("SELECT * FROM turns ORDER BY seq LIMIT 1").get();
  logs.prepare("SELECT * FROM daily_counts LIMIT 1").get();
}

/** Somebody has set this server up, so there was a log as well. */
export const countPeople = (db: Database): number => sql<[], { n: number }>(db, "SELECT count(*) AS n FROM users").get()!.n;
