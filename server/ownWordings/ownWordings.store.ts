// All SQL of own-wording checks.
import { sql, type Database } from "../base/db.ts";

export interface StoredCheck {
  id: string;
  at: string;
  by: string | null;
  entries: number;
  wordings: number;
  alone: number;
  /** Its revision when the draft was checked. */
  vocabulary: number;
}

export interface Loss {
  entry: string;
  key: string;
  winner: string | null;
  confidence: number;
}

/** Everything read from now on is of one moment, whatever is written meanwhile; it ends with the connection. */
export const readOneMoment = (db: Database): void => void db.exec("BEGIN");

/** The latest finished check of a knowledge base. */
export const getCheck = (db: Database, kb: string): StoredCheck | null =>
  sql<object, StoredCheck>(
    db,
    "SELECT id, at, by, entries, wordings, alone, vocabulary_revision AS vocabulary FROM own_wording_checks WHERE kb_id = :kb",
  ).get({ kb }) ?? null;

/** Takes the place of the one before, whose rows then belong to no check. */
export const putCheck = (db: Database, kb: string, check: StoredCheck): void =>
  void sql(
    db,
    "INSERT OR REPLACE INTO own_wording_checks (kb_id, id, at, by, entries, wordings, alone, vocabulary_revision) VALUES (:kb, :id, :at, :by, :entries, :wordings, :alone, :vocabulary)",
  ).run({ kb, ...check });

/** 2,000 take about 8 ms. */
export function insertEntries(db: Database, kb: string, check: string, rows: readonly { id: string; revision: number }[]): void {
  const insert = sql(db, "INSERT INTO own_wording_entries (kb_id, check_id, entry_id, revision) VALUES (:kb, :check, :id, :revision)");
  for (const { id, revision } of rows) insert.run({ kb, check, id, revision });
}

export function insertLosses(db: Database, kb: string, check: string, losses: readonly Loss[]): void {
  const insert = sql(
    db,
    "INSERT INTO own_wording_losses (kb_id, check_id, entry_id, text_key, winner, confidence) VALUES (:kb, :check, :entry, :key, :winner, :confidence)",
  );
  for (const loss of losses) insert.run({ kb, check, ...loss });
}

export function insertNear(
  db: Database,
  kb: string,
  check: string,
  near: readonly { entry: string; other: string; key: string; otherKey: string; cosine: number }[],
): void {
  const insert = sql(
    db,
    "INSERT INTO own_wording_near (kb_id, check_id, entry_id, other_id, text_key, other_key, cosine) VALUES (:kb, :check, :entry, :other, :key, :otherKey, :cosine)",
  );
  for (const one of near) insert.run({ kb, check, ...one });
}

/** Removes up to `limit` rows of each kind that belong to no finished check, or those of `check`; returns how many. */
export const dropLeftovers = (db: Database, kb: string, limit: number): number => {
  const keep = getCheck(db, kb)?.id ?? "";
  return (["entries", "losses", "near"] as const).reduce((sum, kind) => sum + sql(db, drops[kind]).run({ kb, keep, limit }).changes, 0);
};
const drops = {
  entries: `DELETE FROM own_wording_entries WHERE (kb_id, check_id, entry_id) IN
    (SELECT kb_id, check_id, entry_id FROM own_wording_entries WHERE kb_id = :kb AND check_id <> :keep LIMIT :limit)`,
  losses: `DELETE FROM own_wording_losses WHERE (kb_id, check_id, entry_id, text_key) IN
    (SELECT kb_id, check_id, entry_id, text_key FROM own_wording_losses WHERE kb_id = :kb AND check_id <> :keep LIMIT :limit)`,
  near: `DELETE FROM own_wording_near WHERE (kb_id, check_id, entry_id, other_id) IN
    (SELECT kb_id, check_id, entry_id, other_id FROM own_wording_near WHERE kb_id = :kb AND check_id <> :keep LIMIT :limit)`,
};

export interface StoredValues<T> {
  revision: number;
  at: string;
  by: string | null;
  content: T;
}

/** What an entry's similar questions were last found to be worth. */
export function getValues<T>(db: Database, kb: string, entry: string): StoredValues<T> | null {
  const row = sql<object, StoredValues<string>>(
    db,
    "SELECT revision, at, by, content FROM wording_values WHERE kb_id = :kb AND entry_id = :entry",
  ).get({ kb, entry });
  return row ? { ...row, content: JSON.parse(row.content) as T } : null;
}

export const putValues = (db: Database, kb: string, entry: string, values: StoredValues<object>): void =>
  void sql(
    db,
    "INSERT OR REPLACE INTO wording_values (kb_id, entry_id, revision, at, by, content) VALUES (:kb, :entry, :revision, :at, :by, :content)",
  ).run({ kb, entry, ...values, content: JSON.stringify(values.content) });

/** An entry's losses as they were found, by the key of the wording; a winner that was merged into another is that one, and none if it is the entry itself. */
export const lossesOf = (db: Database, kb: string, check: string, entry: string): Map<string, Loss> =>
  new Map(
    sql<object, Loss>(
      db,
      `SELECT l.entry_id AS entry, l.text_key AS key, coalesce(m.into_id, l.winner) AS winner, l.confidence FROM own_wording_losses l
         LEFT JOIN merged_entries m ON m.kb_id = l.kb_id AND m.entry_id = l.winner
       WHERE l.kb_id = :kb AND l.check_id = :check AND l.entry_id = :entry AND coalesce(m.into_id, l.winner) IS NOT l.entry_id`,
    )
      .all({ kb, check, entry })
      .map((loss) => [loss.key, loss]),
  );

/** The revision of an entry that was checked, or null. */
export const checkedRevision = (db: Database, kb: string, check: string, entry: string): number | null =>
  sql<object, { revision: number }>(
    db,
    "SELECT revision FROM own_wording_entries WHERE kb_id = :kb AND check_id = :check AND entry_id = :entry",
  ).get({ kb, check, entry })?.revision ?? null;

/** Entries changed or added since the check: what was saved at or after its moment and is not what was checked. Grows with what was saved, not with the knowledge base. */
export const countChanged = (db: Database, kb: string, check: Pick<StoredCheck, "id" | "at">): number =>
  sql<object, { n: number }>(
    db,
    `SELECT count(*) AS n FROM entries e INDEXED BY entries_by_update
     LEFT JOIN own_wording_entries o ON o.kb_id = e.kb_id AND o.check_id = :id AND o.entry_id = e.id
     WHERE e.kb_id = :kb AND e.deleted = 0 AND e.updated_at >= :at AND o.revision IS NOT e.revision`,
  ).get({ kb, id: check.id, at: check.at })!.n;
