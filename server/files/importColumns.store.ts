// All SQL of what people said that columns of files hold.
import { sql, type Database } from "../base/db.ts";

export interface ColumnsSaid {
  /** `field=name`, as the calls have it. */
  columns: string[];
  by: string | null;
  at: string;
}

export const getColumnsSaid = (db: Database, kb: string, header: string): ColumnsSaid | null => {
  const row = sql<object, { columns: string; by: string | null; at: string }>(
    db,
    "SELECT columns, by, at FROM import_columns WHERE kb_id = :kb AND header = :header",
  ).get({ kb, header });
  return row ? { ...row, columns: JSON.parse(row.columns) as string[] } : null;
};

export function saveColumnsSaid(db: Database, kb: string, header: string, { columns, by, at }: ColumnsSaid): void {
  sql(
    db,
    `INSERT INTO import_columns (kb_id, header, columns, by, at) VALUES (:kb, :header, :columns, :by, :at)
     ON CONFLICT (kb_id, header) DO UPDATE SET columns = :columns, by = :by, at = :at`,
  ).run({ kb, header, columns: JSON.stringify(columns), by, at });
}
