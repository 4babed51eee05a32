// All SQL of the calendar of validity: entries by when they begin and end to be in force.
import { sql, type Database } from "../base/db.ts";

export type ForceChangeKind = "starts" | "ends";

/** An instant as it is stored, and how many entries begin, or end, then. */
export interface StoredInstant {
  kind: ForceChangeKind;
  at: string;
  entries: number;
}

export interface ForceChange {
  id: string;
  question: string;
  kind: ForceChangeKind;
  at: string;
  category: string | null;
  enabled: boolean;
  validFrom: string | null;
  validUntil: string | null;
}

/** Null: any. */
export type Categories = readonly string[] | null;

const inCategory = `AND (:categories IS NULL OR (:categories = '[]' AND e.category IS NULL) OR e.category IN (SELECT value FROM json_each(:categories)))`;

/** All instants; no categories at all ([]): of entries without one. In no order. 50,000 different ones take about 40 ms. */
export const listInstants = (db: Database, kb: string, categories: Categories): StoredInstant[] =>
  sql<object, StoredInstant>(
    db,
    `SELECT 'starts' AS kind, valid_from AS at, count(*) AS entries FROM entries e INDEXED BY entries_by_start
       WHERE kb_id = :kb AND deleted = 0 AND valid_from IS NOT NULL ${inCategory} GROUP BY valid_from
     UNION ALL SELECT 'ends', valid_until, count(*) FROM entries e INDEXED BY entries_by_end
       WHERE kb_id = :kb AND deleted = 0 AND valid_until IS NOT NULL ${inCategory} GROUP BY valid_until`,
  ).all({ kb, categories: categories && JSON.stringify(categories) });

/** The entries of these instants, in their order, then by question. */
export const listForceChanges = (
  db: Database,
  kb: string,
  instants: readonly Pick<StoredInstant, "kind" | "at">[],
  categories: Categories,
  offset: number,
  limit: number,
): ForceChange[] =>
  sql<object, Omit<ForceChange, "enabled"> & { enabled: number }>(
    db,
    `SELECT id, question, kind, at, category, enabled, validFrom, validUntil FROM (
       SELECT k.key AS nth, e.id, e.question, 'starts' AS kind, e.valid_from AS at, e.category, e.enabled, e.valid_from AS validFrom, e.valid_until AS validUntil
       FROM json_each(:instants) k CROSS JOIN entries e INDEXED BY entries_by_start
         ON e.kb_id = :kb AND e.deleted = 0 AND e.valid_from IS NOT NULL AND e.valid_from = k.value ->> '$.at'
       WHERE k.value ->> '$.kind' = 'starts' ${inCategory}
       UNION ALL SELECT k.key, e.id, e.question, 'ends', e.valid_until, e.category, e.enabled, e.valid_from, e.valid_until
       FROM json_each(:instants) k CROSS JOIN entries e INDEXED BY entries_by_end
         ON e.kb_id = :kb AND e.deleted = 0 AND e.valid_until IS NOT NULL AND e.valid_until = k.value ->> '$.at'
       WHERE k.value ->> '$.kind' = 'ends' ${inCategory}
     ) ORDER BY nth, question COLLATE NOCASE, id LIMIT :limit OFFSET :offset`,
  )
    .all({ kb, instants: JSON.stringify(instants), categories: categories && JSON.stringify(categories), offset, limit })
    .map((row) => ({ ...row, enabled: row.enabled === 1 }));
