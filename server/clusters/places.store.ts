// All SQL of places: in which cluster each missed question stands, and what the draft does with it.
import { sql, type Database } from "../base/db.ts";

/** A missed question's place. */
export interface GroupedMiss {
  question: string;
  cluster: string;
  /** The draft's best entries when it was placed, `[[entry, score]]` as JSON; null: not placed yet, it stands for itself. */
  nearest: string | null;
  /** What answers it in the draft, when it was asked last; null: nothing. */
  served: string | null;
  confidence: number | null;
  /** null: not asked yet. */
  stoodAt: string | null;
}

const columns = "question_id AS question, cluster_id AS cluster, nearest, served, confidence, stood_at AS stoodAt";

/** Places of these questions, in no order; of those without one nothing. */
export const listPlaces = (logs: Database, kb: string, questions: readonly string[]): GroupedMiss[] =>
  sql<object, GroupedMiss>(
    logs,
    `SELECT ${columns} FROM json_each(:questions) q CROSS JOIN grouped_misses ON kb_id = :kb AND question_id = q.value`,
  ).all({ kb, questions: JSON.stringify(questions) });

/** Those in some clusters, by cluster, the most missed first; `most` of each. */
export const listMembers = (logs: Database, kb: string, clusters: readonly string[], most: number): GroupedMiss[] =>
  sql<object, GroupedMiss>(
    logs,
    `SELECT ${columns} FROM (
       SELECT g.*, row_number() OVER (PARTITION BY g.cluster_id ORDER BY coalesce(q.missed, 0) DESC, g.question_id) AS nth
       FROM json_each(:clusters) c CROSS JOIN grouped_misses g INDEXED BY grouped_by_cluster ON g.kb_id = :kb AND g.cluster_id = c.value
       LEFT JOIN questions q ON q.kb_id = :kb AND q.id = g.question_id
     ) WHERE nth <= :most ORDER BY cluster_id, nth`,
  ).all({ kb, clusters: JSON.stringify(clusters), most });

/** Puts questions into clusters; what the draft did with them stays. `nearest`: null where they only stand for themselves for now. */
export function putPlaces(
  logs: Database,
  kb: string,
  rows: readonly { question: string; cluster: string; nearest: string | null }[],
): void {
  const put = sql(
    logs,
    `INSERT INTO grouped_misses (kb_id, question_id, cluster_id, nearest) VALUES (:kb, :question, :cluster, :nearest)
     ON CONFLICT DO UPDATE SET cluster_id = excluded.cluster_id, nearest = excluded.nearest`,
  );
  for (const row of rows) put.run({ kb, ...row });
}

/** What the draft does with a question now. */
export interface DraftSaid {
  question: string;
  served: string | null;
  confidence: number;
}

/** Notes what the draft does with questions now; tells which of them it did something else with. */
export function putStood(logs: Database, kb: string, rows: readonly DraftSaid[], at: string): string[] {
  const put = sql<object, { changed: number }>(
    logs,
    `UPDATE grouped_misses SET served = :served, confidence = :confidence, stood_at = :at WHERE kb_id = :kb AND question_id = :question
     AND (stood_at IS NULL OR served IS NOT :served OR confidence IS NOT :confidence)`,
  );
  return rows.flatMap((row) => (put.run({ kb, at, ...row }).changes > 0 ? [row.question] : []));
}

export const putTeachers = (logs: Database, kb: string, rows: readonly { question: string; teacher: string | null }[]): void => {
  const put = sql(
    logs,
    "UPDATE grouped_misses SET taught_by = :teacher WHERE kb_id = :kb AND question_id = :question AND taught_by IS NOT :teacher",
  );
  for (const row of rows) put.run({ kb, ...row });
};

export const deletePlaces = (logs: Database, kb: string, questions: readonly string[]): void =>
  void sql(logs, "DELETE FROM grouped_misses WHERE kb_id = :kb AND question_id IN (SELECT value FROM json_each(:questions))").run({
    kb,
    questions: JSON.stringify(questions),
  });

/** Questions that hang on an entry: it teaches them, or the draft answers them with it. */
export const listOn = (logs: Database, kb: string, entry: string): string[] =>
  sql<object, { question: string }>(
    logs,
    `SELECT question_id AS question FROM grouped_misses WHERE kb_id = :kb AND taught_by = :entry
     UNION SELECT question_id FROM grouped_misses WHERE kb_id = :kb AND served = :entry`,
  )
    .all({ kb, entry })
    .map((row) => row.question);

/** How many questions some clusters hold. */
export const countMembers = (logs: Database, kb: string, clusters: readonly string[]): Map<string, number> =>
  new Map(
    sql<object, { id: string; n: number }>(
      logs,
      `SELECT c.value AS id, count(*) AS n FROM json_each(:clusters) c CROSS JOIN grouped_misses g INDEXED BY grouped_by_cluster ON g.kb_id = :kb AND g.cluster_id = c.value
       GROUP BY c.value`,
    )
      .all({ kb, clusters: JSON.stringify(clusters) })
      .map((row) => [row.id, row.n]),
  );

/** A missed question as the thread groups and asks it. */
export interface HeldMiss {
  question: string;
  text: string;
  channel: string | null;
  missed: number;
  cluster: string;
  nearest: string | null;
}

/** Missed questions that have a place, the latest missed first. */
export const listHeld = (logs: Database, kb: string, most: number): HeldMiss[] =>
  sql<object, HeldMiss>(
    logs,
    `SELECT q.id AS question, q.text, q.channel, q.missed, g.cluster_id AS cluster, g.nearest
     FROM questions q INDEXED BY questions_by_last_miss CROSS JOIN grouped_misses g ON g.kb_id = q.kb_id AND g.question_id = q.id
     WHERE q.kb_id = :kb AND q.missed > 0 ORDER BY q.last_missed_at DESC, q.id DESC LIMIT :most`,
  ).all({ kb, most });

/** How many questions stand for themselves that were not looked at yet. */
export const countUnplaced = (logs: Database, kb: string): number =>
  sql<object, { n: number }>(
    logs,
    "SELECT count(*) AS n FROM grouped_misses INDEXED BY grouped_unplaced WHERE kb_id = :kb AND nearest IS NULL",
  ).get({ kb })!.n;
