// For tests of a full disk: a database that takes no further page, as SQLite itself tells it, and one that does again.
import type { Database } from "../../../server/base/db.ts";

/** Fills every gap: from now on whatever needs room is refused with SQLITE_FULL. */
export function fillUp(db: Database): void {
  db.pragma("max_page_count = 1");
  const tables = (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]).filter((name) =>
    ["audit", "sessions", "replies"].includes(name),
  );
  until(500, () => db.exec("CREATE TABLE IF NOT EXISTS filler (bytes BLOB); INSERT INTO filler VALUES (zeroblob(3000))"));
  for (const name of tables)
    until(300, () => {
      if (name === "audit") db.exec("INSERT INTO audit (at, action) VALUES ('2026-01-01T00:00:00Z', 'filler')");
      if (name === "sessions")
        db.exec("INSERT INTO sessions (id, data, expires_at) VALUES (hex(randomblob(12)), '{}', '2999-01-01T00:00:00Z')");
      if (name === "replies") db.exec("INSERT INTO replies (id, text) VALUES (hex(randomblob(12)), 'filler')");
    });
}

/** There is room again. */
export const makeRoom = (db: Database): void => void db.pragma("max_page_count = 1000000");

/** Goes on until it was refused so often: each leaf of a tree has gaps of its own. */
function until(refusals: number, write: () => void): void {
  for (let refused = 0; refused < refusals;) {
    try {
      write();
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_FULL") throw error;
      refused += 1;
    }
  }
}
