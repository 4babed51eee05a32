// All SQL of merges: which entry went into which, and how to take that back. Where labels, decisions and checks look it up, the SQL is theirs.
import { sql, type Database } from "../base/db.ts";

/** An entry whose related questions were redirected. */
export interface Redirected {
  entry: string;
  before: number;
  after: number;
}

export interface StoredMerge {
  id: string;
  kept: string;
  keptBefore: number;
  keptAfter: number;
  /** Null: what was merged in was never saved. */
  taken: string | null;
  takenBefore: number | null;
  takenAfter: number | null;
  redirected: Redirected[];
  by: string | null;
  at: string;
  undoneAt: string | null;
}

/** Writes a merge down; from now on what was said of the entry that went is said of the one that stays. */
export function insertMerge(db: Database, kb: string, merge: Omit<StoredMerge, "undoneAt">): void {
  sql(
    db,
    `INSERT INTO entry_merges (id, kb_id, kept, taken, kept_before, kept_after, taken_before, taken_after, redirected, by, at)
     VALUES (:id, :kb, :kept, :taken, :keptBefore, :keptAfter, :takenBefore, :takenAfter, :redirected, :by, :at)`,
  ).run({ ...merge, kb, redirected: JSON.stringify(merge.redirected) });
  const { kept, taken } = merge;
  if (taken === null) return;
  sql(db, "UPDATE merged_entries SET into_id = :kept WHERE kb_id = :kb AND into_id = :taken").run({ kb, kept, taken });
  sql(db, "INSERT OR REPLACE INTO merged_entries (kb_id, entry_id, into_id) VALUES (:kb, :taken, :kept)").run({ kb, kept, taken });
}

export function getMerge(db: Database, kb: string, id: string): StoredMerge | null {
  const row = sql<object, Omit<StoredMerge, "redirected"> & { redirected: string }>(
    db,
    `SELECT id, kept, taken, kept_before AS keptBefore, kept_after AS keptAfter, taken_before AS takenBefore, taken_after AS takenAfter,
       redirected, by, at, undone_at AS undoneAt FROM entry_merges WHERE kb_id = :kb AND id = :id`,
  ).get({ kb, id });
  return row ? { ...row, redirected: JSON.parse(row.redirected) as Redirected[] } : null;
}

/** Takes a merge back: what had gone into the entry before it went itself is that entry's again. Its row stays. */
export function undoStoredMerge(db: Database, kb: string, { id, taken }: Pick<StoredMerge, "id" | "taken">, at: string): void {
  sql(db, "UPDATE entry_merges SET undone_at = :at WHERE kb_id = :kb AND id = :id").run({ kb, id, at });
  if (taken === null) return;
  sql(db, "DELETE FROM merged_entries WHERE kb_id = :kb AND entry_id = :taken").run({ kb, taken });
  sql(
    db,
    `WITH RECURSIVE went (entry) AS (
       SELECT taken FROM entry_merges WHERE kb_id = :kb AND kept = :taken AND taken IS NOT NULL AND undone_at IS NULL
       UNION SELECT m.taken FROM entry_merges m JOIN went ON m.kept = went.entry WHERE m.kb_id = :kb AND m.taken IS NOT NULL AND m.undone_at IS NULL)
     UPDATE merged_entries SET into_id = :taken WHERE kb_id = :kb AND entry_id IN (SELECT entry FROM went)`,
  ).run({ kb, taken });
}
