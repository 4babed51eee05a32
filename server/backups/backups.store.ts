// The SQL of backups: what a database holds, whatever its tables are.
import type { Database } from "../base/db.ts";

/** Rows by table, SQLite's own left out. Reads every table once. */
export function countRows(db: Database): Record<string, number> {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [name, db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name.replaceAll('"', '""')}"`).get()!.n]),
  );
}
