// All SQL of bulk changes: what they were for, and what they made of it.
import { sql, type Database } from "../base/db.ts";

/** An entry, and its revision when the change began. */
export type ChosenEntry = [entry: string, revision: number];

export interface EntryBulkChange {
  entry: string;
  before: number;
  after: number;
}

export function insertChoice(db: Database, kb: string, job: string, part: number, entries: readonly ChosenEntry[]): void {
  sql(db, "INSERT INTO bulk_choices (kb_id, job, part, entries) VALUES (:kb, :job, :part, :entries)").run({
    kb,
    job,
    part,
    entries: JSON.stringify(entries),
  });
}

/** The `part`th hundreds of what was chosen; null after the last. */
export function getChoice(db: Database, kb: string, job: string, part: number): ChosenEntry[] | null {
  const row = sql<object, { entries: string }>(
    db,
    "SELECT entries FROM bulk_choices WHERE kb_id = :kb AND job = :job AND part = :part",
  ).get({ kb, job, part });
  return row ? (JSON.parse(row.entries) as ChosenEntry[]) : null;
}

/** Of an entry that the job changes twice, the first `before` holds. */
export function insertBulkChange(db: Database, kb: string, job: string, change: EntryBulkChange): void {
  sql(
    db,
    `INSERT INTO bulk_changes (kb_id, job, entry_id, before, after) VALUES (:kb, :job, :entry, :before, :after)
     ON CONFLICT (kb_id, job, entry_id) DO UPDATE SET after = :after`,
  ).run({ kb, job, ...change });
}

export const isBulkChanged = (db: Database, kb: string, job: string, entry: string): boolean =>
  sql<object, unknown>(db, "SELECT 1 FROM bulk_changes WHERE kb_id = :kb AND job = :job AND entry_id = :entry").get({ kb, job, entry }) !==
  undefined;

/** Entries that it changed and that were not taken back. */
export const countBulkChanged = (db: Database, kb: string, job: string): number =>
  sql<object, { n: number }>(db, "SELECT count(*) AS n FROM bulk_changes WHERE kb_id = :kb AND job = :job").get({ kb, job })!.n;

export const someBulkChanged = (db: Database, kb: string, job: string, limit: number): EntryBulkChange[] =>
  sql<object, EntryBulkChange>(
    db,
    "SELECT entry_id AS entry, before, after FROM bulk_changes WHERE kb_id = :kb AND job = :job ORDER BY entry_id LIMIT :limit",
  ).all({ kb, job, limit });

export function deleteBulkChanged(db: Database, kb: string, job: string, entry: string): void {
  sql(db, "DELETE FROM bulk_changes WHERE kb_id = :kb AND job = :job AND entry_id = :entry").run({ kb, job, entry });
}

/** A part of the knowledge base that a bulk change saved, and its revisions before and after. */
export interface BulkPart {
  part: "category" | "vocabulary";
  before: number;
  after: number;
}

export function insertPart(db: Database, kb: string, job: string, part: BulkPart): void {
  sql(db, "INSERT INTO bulk_parts (kb_id, job, part, before, after) VALUES (:kb, :job, :part, :before, :after)").run({ kb, job, ...part });
}

/** Those it saved and that were not taken back. */
export const listBulkParts = (db: Database, kb: string, job: string): BulkPart[] =>
  sql<object, BulkPart>(db, "SELECT part, before, after FROM bulk_parts WHERE kb_id = :kb AND job = :job ORDER BY part").all({ kb, job });

export function deleteParts(db: Database, kb: string, job: string): void {
  sql(db, "DELETE FROM bulk_parts WHERE kb_id = :kb AND job = :job").run({ kb, job });
}

/** What is left to be forgotten of the bulk changes beyond the newest `kept`. */
export const listOldBulkChanges = (db: Database, kb: string, kept: number): string[] =>
  sql<object, { id: string }>(
    db,
    `SELECT id FROM jobs WHERE kb_id = :kb AND kind = 'bulk_change' AND state <> 'running'
       AND (EXISTS (SELECT 1 FROM bulk_changes c WHERE c.kb_id = jobs.kb_id AND c.job = jobs.id)
         OR EXISTS (SELECT 1 FROM bulk_choices c WHERE c.kb_id = jobs.kb_id AND c.job = jobs.id)
         OR EXISTS (SELECT 1 FROM bulk_parts t WHERE t.kb_id = jobs.kb_id AND t.job = jobs.id))
     ORDER BY started_at DESC, id LIMIT -1 OFFSET :kept`,
  )
    .all({ kb, kept })
    .map(({ id }) => id);

/** Forgets what was chosen: it is not run again. A part holds some hundred. */
export function forgetChoices(db: Database, kb: string, job: string): void {
  sql(db, "DELETE FROM bulk_choices WHERE kb_id = :kb AND job = :job").run({ kb, job });
}

/** Forgets up to `limit` of what it changed; returns how many. */
export const forgetBulkChanged = (db: Database, kb: string, job: string, limit: number): number =>
  sql(
    db,
    `DELETE FROM bulk_changes WHERE kb_id = :kb AND job = :job
       AND entry_id IN (SELECT entry_id FROM bulk_changes WHERE kb_id = :kb AND job = :job ORDER BY entry_id LIMIT :limit)`,
  ).run({ kb, job, limit }).changes;
