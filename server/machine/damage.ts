// Whether a database is damaged, for the worker that looks.
import type { Database } from "../base/db.ts";

/** What SQLite finds wrong, or null. Seconds a gigabyte: for workers. */
export function findDamage(db: Database): string | null {
  const found = db.pragma("quick_check(1)", { simple: true });
  return found === "ok" ? null : String(found);
}
