// All SQL of what imports made of entries.
import { sql, type Database } from "../base/db.ts";

export interface ImportChange {
  entry: string;
  /** Null: the entry is new by it. */
  before: number | null;
  after: number;
}

/** Of an entry that the job wrote before, as one that is run again may, the first `before` holds. */
export function insertChange(db: Database, kb: string, job: string, change: ImportChange): void {
  sql(
    db,
    `INSERT INTO import_changes (kb_id, job, entry_id, before, after) VALUES (:kb, :job, :entry, :before, :after)
     ON CONFLICT (kb_id, job, entry_id) DO UPDATE SET after = :after`,
  ).run({ kb, job, ...change });
}

export const countImportChanges = (db: Database, kb: string, job: string): number =>
  sql<object, { n: number }>(db, "SELECT count(*) AS n FROM import_changes WHERE kb_id = :kb AND job = :job").get({ kb, job })!.n;

export const someChanges = (db: Database, kb: string, job: string, limit: number): ImportChange[] =>
  sql<object, ImportChange>(
    db,
    "SELECT entry_id AS entry, before, after FROM import_changes WHERE kb_id = :kb AND job = :job ORDER BY entry_id LIMIT :limit",
  ).all({ kb, job, limit });

export function deleteChange(db: Database, kb: string, job: string, entry: string): void {
  sql(db, "DELETE FROM import_changes WHERE kb_id = :kb AND job = :job AND entry_id = :entry").run({ kb, job, entry });
}
