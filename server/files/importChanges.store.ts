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

export function insertImportedNotOurs(db: Database, kb: string, job: string, text: string): void {
  sql(db, "INSERT INTO import_not_ours (kb_id, job, text) VALUES (:kb, :job, :text) ON CONFLICT DO NOTHING").run({ kb, job, text });
}

/** Questions that an import made "not our business", up to `limit` of them. */
export const someNotOurs = (db: Database, kb: string, job: string, limit: number): string[] =>
  sql<object, { text: string }>(db, "SELECT text FROM import_not_ours WHERE kb_id = :kb AND job = :job ORDER BY text LIMIT :limit")
    .all({ kb, job, limit })
    .map(({ text }) => text);

export const countImportedNotOurs = (db: Database, kb: string, job: string): number =>
  sql<object, { n: number }>(db, "SELECT count(*) AS n FROM import_not_ours WHERE kb_id = :kb AND job = :job").get({ kb, job })!.n;

export function forgetNotOurs(db: Database, kb: string, job: string, text: string): void {
  sql(db, "DELETE FROM import_not_ours WHERE kb_id = :kb AND job = :job AND text = :text").run({ kb, job, text });
}

export const someChanges = (db: Database, kb: string, job: string, limit: number): ImportChange[] =>
  sql<object, ImportChange>(
    db,
    "SELECT entry_id AS entry, before, after FROM import_changes WHERE kb_id = :kb AND job = :job ORDER BY entry_id LIMIT :limit",
  ).all({ kb, job, limit });

export function deleteChange(db: Database, kb: string, job: string, entry: string): void {
  sql(db, "DELETE FROM import_changes WHERE kb_id = :kb AND job = :job AND entry_id = :entry").run({ kb, job, entry });
}

/** Imports of a knowledge base beyond the newest `kept` that can still be undone. */
export const listOldImports = (db: Database, kb: string, kept: number): string[] =>
  sql<object, { id: string }>(
    db,
    `SELECT id FROM jobs WHERE kb_id = :kb AND kind = 'import_entries' AND state <> 'running'
       AND (EXISTS (SELECT 1 FROM import_changes c WHERE c.kb_id = jobs.kb_id AND c.job = jobs.id)
         OR EXISTS (SELECT 1 FROM import_not_ours n WHERE n.kb_id = jobs.kb_id AND n.job = jobs.id))
     ORDER BY started_at DESC, id LIMIT -1 OFFSET :kept`,
  )
    .all({ kb, kept })
    .map(({ id }) => id);

/** Forgets up to `limit` entries that an import changed, and up to `limit` questions that are not our business by it; returns how many of both. */
export const forgetChanges = (db: Database, kb: string, job: string, limit: number): number =>
  sql(
    db,
    `DELETE FROM import_not_ours WHERE kb_id = :kb AND job = :job
       AND text IN (SELECT text FROM import_not_ours WHERE kb_id = :kb AND job = :job ORDER BY text LIMIT :limit)`,
  ).run({ kb, job, limit }).changes +
  sql(
    db,
    `DELETE FROM import_changes WHERE kb_id = :kb AND job = :job
       AND entry_id IN (SELECT entry_id FROM import_changes WHERE kb_id = :kb AND job = :job ORDER BY entry_id LIMIT :limit)`,
  ).run({ kb, job, limit }).changes;
