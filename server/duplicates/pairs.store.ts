// SQL of pairs of entries: wordings taught twice, entries found near, and of whom somebody said that they are no duplicates.
import { sql, type Database } from "../base/db.ts";

interface Taught {
  key: string;
  entry: string;
  text: string;
}

/** After every key. */
const LAST_KEY = "\u{10FFFF}";

/** Of the next so many wordings after a key those that several entries teach, in order of key and entry. `until`: the key to go on after; null at the end. */
export function listSharedWordings(db: Database, kb: string, after: string, limit: number): { rows: Taught[]; until: string | null } {
  const until =
    sql<object, { key: string }>(
      db,
      "SELECT text_key AS key FROM wordings WHERE kb_id = :kb AND text_key > :after ORDER BY text_key LIMIT 1 OFFSET :limit",
    ).get({ kb, after, limit })?.key ?? null;
  // CROSS keeps the few keys outermost: SQLite would read every wording and look into the list.
  const rows = sql<object, Taught>(
    db,
    `SELECT w.text_key AS key, w.entry_id AS entry, w.text FROM (
       SELECT text_key FROM wordings WHERE kb_id = :kb AND text_key > :after AND text_key <= :until AND kind = 'positive'
       GROUP BY text_key HAVING count(*) > 1) k
     CROSS JOIN wordings w ON w.kb_id = :kb AND w.text_key = k.text_key AND w.kind = 'positive' ORDER BY w.text_key, w.entry_id`,
  ).all({ kb, after, until: until ?? LAST_KEY });
  return { rows, until };
}

export interface Near {
  entry: string;
  other: string;
  text: string;
  /** Of the other one. */
  otherText: string;
  cosine: number;
  /** The other one as it was found, before it was merged: what the next page comes after. */
  found: string;
}

// Merged entries are what they were merged into.
/** What the latest check found near and still stands: both entries are there, and teach the two wordings. */
export const listNear = (db: Database, kb: string, after: Pick<Near, "entry" | "other">, limit: number): Near[] =>
  sql<object, Near>(
    db,
    `SELECT n.entry_id AS entry, o.id AS other, w.text, v.text AS otherText, n.cosine, n.other_id AS found FROM own_wording_checks c
       CROSS JOIN own_wording_near n ON n.kb_id = c.kb_id AND n.check_id = c.id
       CROSS JOIN wordings w ON w.kb_id = n.kb_id AND w.text_key = n.text_key AND w.entry_id = n.entry_id AND w.kind = 'positive'
       LEFT JOIN merged_entries m ON m.kb_id = n.kb_id AND m.entry_id = n.other_id
       JOIN entries o ON o.kb_id = n.kb_id AND o.id = coalesce(m.into_id, n.other_id) AND o.deleted = 0
       JOIN wordings v ON v.kb_id = n.kb_id AND v.text_key = n.other_key AND v.entry_id = o.id AND v.kind = 'positive'
     WHERE c.kb_id = :kb AND o.id <> n.entry_id AND (n.entry_id, n.other_id) > (:entry, :other) ORDER BY n.entry_id, n.other_id LIMIT :limit`,
  ).all({ kb, ...after, limit });

/** Another one whenever an entry, a check, a merge or a verdict on a pair may have changed what is listed. */
export const getStamp = (db: Database, kb: string): string =>
  sql<object, { stamp: string }>(
    db,
    `SELECT coalesce((SELECT max(updated_at) FROM entries WHERE kb_id = :kb AND deleted = 0), '') || ' ' || coalesce((SELECT max(updated_at) FROM entries WHERE kb_id = :kb AND deleted = 1), '')
       || ' ' || (SELECT count(*) FROM entries WHERE kb_id = :kb AND deleted = 1) || ' ' || coalesce((SELECT id FROM own_wording_checks WHERE kb_id = :kb), '') AS stamp`,
  ).get({ kb })!.stamp;

export const listNotDuplicates = (db: Database, kb: string): { first: string; second: string }[] =>
  sql<object, { first: string; second: string }>(db, "SELECT first, second FROM not_duplicates WHERE kb_id = :kb").all({ kb });

/** False: it was said already. */
export const insertNotDuplicate = (
  db: Database,
  kb: string,
  pair: { first: string; second: string; by: string | null; at: string },
): boolean =>
  sql(db, "INSERT INTO not_duplicates (kb_id, first, second, by, at) VALUES (:kb, :first, :second, :by, :at) ON CONFLICT DO NOTHING").run({
    kb,
    ...pair,
  }).changes > 0;

/** False: nobody had said it. */
export const deleteNotDuplicate = (db: Database, kb: string, pair: { first: string; second: string }): boolean =>
  sql(db, "DELETE FROM not_duplicates WHERE kb_id = :kb AND first = :first AND second = :second").run({ kb, ...pair }).changes > 0;

/** Merges that were not taken back. */
export const countMerges = (db: Database, kb: string): number =>
  sql<object, { n: number }>(
    db,
    "SELECT count(*) AS n FROM entry_merges WHERE kb_id = :kb AND taken IS NOT NULL AND undone_at IS NULL",
  ).get({
    kb,
  })!.n;
