// All SQL of decisions on clusters and their questions, and of whether the draft does what was decided.
import { sql, type Database } from "../base/db.ts";

export const decisionKinds = ["taught", "new_entry", "not_ours", "later"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** A decision on a cluster: one for each of its questions. */
export interface ClusterDecision {
  id: string;
  cluster: string;
  /** The cluster's name then. */
  text: string;
  kind: DecisionKind;
  entry: string | null;
  /** The entry it named then; another one has been merged into `entry` since if they differ. */
  named: string | null;
  /** Of how many questions, and how many of them were taught. */
  questions: number;
  taught: number;
  /** Wordings that were taken from other entries for it, `[{entry, text}]` as JSON. */
  moved: string;
  /** The entry's revision that it made. */
  revision: number | null;
  /** The answers of people it was taken from, as JSON. */
  source: string | null;
  by: string | null;
  at: string;
  undoneAt: string | null;
}

/** What was decided of one question. */
export interface StoredDecision {
  id: string;
  /** The decision on its cluster. */
  decision: string;
  miss: string;
  textKey: string;
  text: string;
  kind: DecisionKind;
  entry: string | null;
  /** The wording it added; null: it is only expected to be understood, or was taught already. */
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
const columns = `d.id, d.cluster, d.text, d.kind, ${entryNow} AS entry, d.entry_id AS named, d.questions, d.taught, d.moved, d.revision, d.source, d.by, d.at, d.undone_at AS undoneAt`;

/** A decision with those on its questions. */
export function insertDecision(
  db: Database,
  kb: string,
  decision: Omit<ClusterDecision, "undoneAt" | "named">,
  questions: readonly Omit<StoredDecision, "decision" | "kind" | "entry" | "by" | "at" | "undoneAt">[],
): void {
  sql(
    db,
    `INSERT INTO cluster_decisions (id, kb_id, cluster, text, kind, entry_id, questions, taught, moved, revision, source, by, at)
     VALUES (:id, :kb, :cluster, :text, :kind, :entry, :questions, :taught, :moved, :revision, :source, :by, :at)`,
  ).run({ kb, ...decision });
  const put = sql(
    db,
    `INSERT INTO review_decisions (id, kb_id, miss, text_key, text, kind, entry_id, wording_id, missed, until_at, by, at, decision)
     VALUES (:id, :kb, :miss, :textKey, :text, :kind, :entry, :wording, :missed, :until, :by, :at, :decision)`,
  );
  const { id, kind, entry, by, at } = decision;
  for (const question of questions) put.run({ kb, kind, entry, by, at, decision: id, ...question });
}

export const getDecision = (db: Database, kb: string, id: string): ClusterDecision | null =>
  sql<object, ClusterDecision>(db, `SELECT ${columns} FROM cluster_decisions d WHERE d.kb_id = :kb AND d.id = :id`).get({ kb, id }) ?? null;

/** What it decided of each question. */
export const listDecidedQuestions = (db: Database, kb: string, decision: string): Pick<StoredDecision, "miss" | "text" | "wording">[] =>
  sql<object, Pick<StoredDecision, "miss" | "text" | "wording">>(
    db,
    "SELECT miss, text, wording_id AS wording FROM review_decisions WHERE kb_id = :kb AND decision = :decision ORDER BY seq",
  ).all({ kb, decision });

export function markUndone(db: Database, kb: string, id: string, at: string): void {
  sql(db, "UPDATE cluster_decisions SET undone_at = :at WHERE kb_id = :kb AND id = :id").run({ kb, id, at });
  sql(db, "UPDATE review_decisions SET undone_at = :at WHERE kb_id = :kb AND decision = :id").run({ kb, id, at });
}

/** Decisions that were not undone, newest first; `today`: since a time. */
export function listDecisionRows(
  db: Database,
  kb: string,
  since: string,
  offset: number,
  limit: number,
): { total: number; today: number; rows: ClusterDecision[] } {
  const counts = sql<object, { total: number; today: number }>(
    db,
    "SELECT count(*) AS total, count(CASE WHEN at >= :since THEN 1 END) AS today FROM cluster_decisions WHERE kb_id = :kb AND undone_at IS NULL",
  ).get({ kb, since })!;
  const rows = sql<object, ClusterDecision>(
    db,
    `SELECT ${columns} FROM cluster_decisions d WHERE d.kb_id = :kb AND d.undone_at IS NULL ORDER BY d.seq DESC LIMIT :limit OFFSET :offset`,
  ).all({ kb, offset, limit });
  return { ...counts, rows };
}

/** What was decided of any of these questions, undone or not, newest first. */
export const listStory = (db: Database, kb: string, questions: readonly string[], limit: number): ClusterDecision[] =>
  sql<object, ClusterDecision>(
    db,
    `SELECT ${columns} FROM cluster_decisions d WHERE d.kb_id = :kb AND d.id IN (
       SELECT r.decision FROM json_each(:questions) q CROSS JOIN review_decisions r INDEXED BY review_decisions_of_question ON r.kb_id = :kb AND r.miss = q.value
     ) ORDER BY d.seq DESC LIMIT :limit`,
  ).all({ kb, questions: JSON.stringify(questions), limit });

/** Questions of which anything was decided that stands. */
export const listDecided = (db: Database, kb: string): string[] =>
  sql<object, { miss: string }>(
    db,
    "SELECT DISTINCT miss FROM review_decisions INDEXED BY review_decisions_by_miss WHERE kb_id = :kb AND undone_at IS NULL",
  )
    .all({ kb })
    .map((row) => row.miss);

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
  decision: Pick<StoredDecision, "id" | "decision" | "kind" | "entry" | "missed" | "until" | "by" | "at"> | null;
  /** When it was published first, if it is live still: from then on customers should be answered as was decided. */
  liveSince: string | null;
}

interface Row {
  id: string;
  teacher: string | null;
  speaks: number | null;
  inForce: number | null;
  notOurs: number;
  part: string | null;
  decision: string | null;
  kind: DecisionKind | null;
  entry: string | null;
  missed: number | null;
  until: string | null;
  by: string | null;
  at: string | null;
  liveSince: string | null;
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
       d.id AS part, d.decision, d.kind, ${entryNow} AS entry, d.missed, d.until_at AS until, d.by, d.at,
       (SELECT min(v.at) FROM environment_moves v WHERE v.kb_id = :kb AND v.name = 'live' AND v.kind = 'publish' AND v.at >= d.at AND v.version <= n.version) AS liveSince
     FROM taught t LEFT JOIN entries e ON e.kb_id = :kb AND e.id = t.teacher LEFT JOIN review_decisions d ON d.id = t.decision
       LEFT JOIN environments n ON n.kb_id = :kb AND n.name = 'live'`,
  ).all({ kb, now, questions: JSON.stringify(questions.map((q) => [q.id, q.textKey])) });
  return rows.map((r) => ({
    id: r.id,
    teacher: r.teacher,
    speaks: r.speaks === 1,
    inForce: r.inForce === 1,
    notOurs: r.notOurs === 1,
    liveSince: r.liveSince,
    decision:
      r.part === null
        ? null
        : { id: r.part, decision: r.decision!, kind: r.kind!, entry: r.entry, missed: r.missed!, until: r.until, by: r.by, at: r.at! },
  }));
}
