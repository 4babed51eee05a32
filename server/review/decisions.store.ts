// All SQL of review decisions, and of whether the draft does what was decided.
import { sql, type Database } from "../base/db.ts";

export const decisionKinds = ["taught", "new_entry", "not_ours", "later"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface StoredDecision {
  id: string;
  miss: string;
  textKey: string;
  text: string;
  kind: DecisionKind;
  entry: string | null;
  /** The entry it named then; another one has been merged into `entry` since if they differ. */
  named: string | null;
  /** The wording it added; null if the entry taught it already. */
  wording: string | null;
  /** How often the question had been missed by then. */
  missed: number;
  until: string | null;
  by: string | null;
  at: string;
  undoneAt: string | null;
}

/** The entry a decision taught or made, or the one it was merged into. */
const entryNow = "coalesce((SELECT m.into_id FROM merged_entries m WHERE m.kb_id = d.kb_id AND m.entry_id = d.entry_id), d.entry_id)";
const columns = `d.id, d.miss, d.text_key AS textKey, d.text, d.kind, ${entryNow} AS entry, d.entry_id AS named, d.wording_id AS wording, d.missed, d.until_at AS until, d.by, d.at,
  d.undone_at AS undoneAt`;

export function insertDecision(db: Database, kb: string, d: Omit<StoredDecision, "undoneAt" | "named">): void {
  sql(
    db,
    `INSERT INTO review_decisions (id, kb_id, miss, text_key, text, kind, entry_id, wording_id, missed, until_at, by, at)
     VALUES (:id, :kb, :miss, :textKey, :text, :kind, :entry, :wording, :missed, :until, :by, :at)`,
  ).run({ kb, ...d });
}

export const getDecision = (db: Database, kb: string, id: string): StoredDecision | null =>
  sql<object, StoredDecision>(db, `SELECT ${columns} FROM review_decisions d WHERE d.kb_id = :kb AND d.id = :id`).get({ kb, id }) ?? null;

export const markUndone = (db: Database, kb: string, id: string, at: string): void =>
  void sql(db, "UPDATE review_decisions SET undone_at = :at WHERE kb_id = :kb AND id = :id").run({ kb, id, at });

/** Decisions that were not undone, newest first; `today`: since a time. */
export function listDecisionRows(
  db: Database,
  kb: string,
  since: string,
  offset: number,
  limit: number,
): { total: number; today: number; rows: StoredDecision[] } {
  const counts = sql<object, { total: number; today: number }>(
    db,
    "SELECT count(*) AS total, count(CASE WHEN at >= :since THEN 1 END) AS today FROM review_decisions WHERE kb_id = :kb AND undone_at IS NULL",
  ).get({ kb, since })!;
  const rows = sql<object, StoredDecision>(
    db,
    `SELECT ${columns} FROM review_decisions d WHERE d.kb_id = :kb AND d.undone_at IS NULL ORDER BY d.seq DESC LIMIT :limit OFFSET :offset`,
  ).all({ kb, offset, limit });
  return { ...counts, rows };
}

/** How the draft stands to a question, and what was decided about it. */
export interface Standing {
  id: string;
  /** The entry that answers it word for word: the lowest id that teaches it and does not forbid it. */
  teacher: string | null;
  /** There is a teacher, it is enabled, and has an answer or hands off. */
  speaks: boolean;
  /** … and its validity holds now. */
  inForce: boolean;
  notOurs: boolean;
  /** The latest decision that was not undone. */
  decision: Pick<StoredDecision, "id" | "kind" | "entry" | "missed" | "until" | "by" | "at"> | null;
}

interface Row {
  id: string;
  teacher: string | null;
  speaks: number | null;
  inForce: number | null;
  notOurs: number;
  decision: string | null;
  kind: DecisionKind | null;
  entry: string | null;
  missed: number | null;
  until: string | null;
  by: string | null;
  at: string | null;
}

/** Standings of some questions in one statement, in no order: 500 take about 5 ms. */
export function getStandings(db: Database, kb: string, questions: readonly { id: string; textKey: string }[], now: string): Standing[] {
  const rows = sql<object, Row>(
    db,
    `WITH asked AS MATERIALIZED (SELECT value ->> 0 AS id, value ->> 1 AS text_key FROM json_each(:questions)),
     taught AS MATERIALIZED (
       SELECT a.id, a.text_key, (
         SELECT min(w.entry_id) FROM wordings w WHERE w.kb_id = :kb AND w.text_key = a.text_key AND w.kind = 'positive'
         AND NOT EXISTS (SELECT 1 FROM wordings n WHERE n.kb_id = :kb AND n.text_key = a.text_key AND n.entry_id = w.entry_id AND n.kind = 'negative')
       ) AS teacher, (SELECT d.id FROM review_decisions d WHERE d.kb_id = :kb AND d.miss = a.id AND d.undone_at IS NULL ORDER BY d.seq DESC LIMIT 1) AS decision FROM asked a
     )
     SELECT t.id, t.teacher, (e.enabled = 1 AND (e.answers > 0 OR e.hand_off = 1)) AS speaks,
       ((e.valid_from IS NULL OR e.valid_from <= :now) AND (e.valid_until IS NULL OR e.valid_until > :now)) AS inForce,
       EXISTS (SELECT 1 FROM not_ours o WHERE o.kb_id = :kb AND o.text_key = t.text_key) AS notOurs,
       d.id AS decision, d.kind, ${entryNow} AS entry, d.missed, d.until_at AS until, d.by, d.at
     FROM taught t LEFT JOIN entries e ON e.kb_id = :kb AND e.id = t.teacher LEFT JOIN review_decisions d ON d.id = t.decision`,
  ).all({ kb, now, questions: JSON.stringify(questions.map((q) => [q.id, q.textKey])) });
  return rows.map((r) => ({
    id: r.id,
    teacher: r.teacher,
    speaks: r.speaks === 1,
    inForce: r.inForce === 1,
    notOurs: r.notOurs === 1,
    decision:
      r.decision === null
        ? null
        : { id: r.decision, kind: r.kind!, entry: r.entry, missed: r.missed!, until: r.until, by: r.by, at: r.at! },
  }));
}
