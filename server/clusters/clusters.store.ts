// All SQL of clusters: which missed questions ask the same thing, what the draft does with each, and what the queue shows of them.
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

// --- Stale ----------------------------------------------------------------------------------------------------------------

export const markStale = (logs: Database, kb: string, questions: readonly string[]): void =>
  void sql(logs, "INSERT OR IGNORE INTO stale_misses SELECT :kb, value FROM json_each(:questions)").run({
    kb,
    questions: JSON.stringify(questions),
  });

/** All that have a place. */
export const markAllStale = (logs: Database, kb: string): void =>
  void sql(logs, "INSERT OR IGNORE INTO stale_misses SELECT kb_id, question_id FROM grouped_misses WHERE kb_id = :kb").run({ kb });

/** Those in clusters that come back by now. */
export const markBack = (logs: Database, kb: string, now: string): void =>
  void sql(
    logs,
    `INSERT OR IGNORE INTO stale_misses SELECT g.kb_id, g.question_id FROM clusters c CROSS JOIN grouped_misses g ON g.kb_id = c.kb_id AND g.cluster_id = c.id
     WHERE c.kb_id = :kb AND c.back_at <= :now`,
  ).run({ kb, now });

export const countStale = (logs: Database, kb: string, most: number): number =>
  sql<object, { n: number }>(logs, "SELECT count(*) AS n FROM (SELECT 1 FROM stale_misses WHERE kb_id = :kb LIMIT :most)").get({
    kb,
    most,
  })!.n;

export const listStale = (logs: Database, kb: string, limit: number): string[] =>
  sql<object, { id: string }>(logs, "SELECT question_id AS id FROM stale_misses WHERE kb_id = :kb ORDER BY question_id LIMIT :limit")
    .all({ kb, limit })
    .map((row) => row.id);

export const deleteStale = (logs: Database, kb: string, questions: readonly string[]): void =>
  void sql(logs, "DELETE FROM stale_misses WHERE kb_id = :kb AND question_id IN (SELECT value FROM json_each(:questions))").run({
    kb,
    questions: JSON.stringify(questions),
  });

// --- The queue ------------------------------------------------------------------------------------------------------------

/** A cluster as the queue shows it. */
export interface ClusterRow {
  id: string;
  state: "open" | "later" | "closed";
  /** 1: asks nothing. */
  tray: number;
  /** 1: people of the shop answered one of those that belong and are in its state. */
  people: number;
  /** Its most central wording, and the question that is. */
  name: string;
  nameId: string;
  /** Of those in its state: how many, and how often they went badly. */
  questions: number;
  times: number;
  /** All of them; and those that the draft answers now. */
  total: number;
  answered: number;
  /** What it is worth to decide on it next, as the engine orders them. */
  rank: number;
  /** Misses that one decision is expected to end, of the last 30 days. */
  gain: number;
  /** Of the latest miss. */
  reason: string;
  /** JSON lists. */
  reasons: string;
  channels: string;
  firstAt: string;
  lastMissedAt: string;
  backAt: string | null;
}

const shown = `id, state, tray, people, name, name_id AS nameId, questions, times, total, answered, rank, gain, reason, reasons, channels, first_at AS firstAt, last_missed_at AS lastMissedAt,
  back_at AS backAt`;

export const putCluster = (logs: Database, kb: string, row: ClusterRow): void =>
  void sql(
    logs,
    `INSERT OR REPLACE INTO clusters (kb_id, id, state, tray, people, name, name_id, questions, times, total, answered, rank, gain, reason, reasons, channels, first_at, last_missed_at, back_at)
     VALUES (:kb, :id, :state, :tray, :people, :name, :nameId, :questions, :times, :total, :answered, :rank, :gain, :reason, :reasons, :channels, :firstAt, :lastMissedAt, :backAt)`,
  ).run({ kb, ...row });

export const deleteClusters = (logs: Database, kb: string, ids: readonly string[]): void =>
  void sql(logs, "DELETE FROM clusters WHERE kb_id = :kb AND id IN (SELECT value FROM json_each(:ids))").run({
    kb,
    ids: JSON.stringify(ids),
  });

export const getCluster = (logs: Database, kb: string, id: string): ClusterRow | null =>
  sql<object, ClusterRow>(logs, `SELECT ${shown} FROM clusters WHERE kb_id = :kb AND id = :id`).get({ kb, id }) ?? null;

/** How many questions stand for themselves that were not looked at yet. */
export const countUnplaced = (logs: Database, kb: string): number =>
  sql<object, { n: number }>(
    logs,
    "SELECT count(*) AS n FROM grouped_misses INDEXED BY grouped_unplaced WHERE kb_id = :kb AND nearest IS NULL",
  ).get({ kb })!.n;

/** Which clusters are shown. `among`: only these; null: any. */
export interface ClusterFilter {
  state: "open" | "later";
  tray: boolean;
  reason: string | null;
  channel: string | null;
  /** UTC ISO: missed at or after this. */
  since: string | null;
  among: readonly string[] | null;
  /** Only those in which people of the shop answered something. */
  people: boolean;
}

const fits = `kb_id = :kb AND state = :state AND tray = :tray AND (:since IS NULL OR last_missed_at >= :since)
  AND (:reason IS NULL OR EXISTS (SELECT 1 FROM json_each(reasons) WHERE value = :reason))
  AND (:channel IS NULL OR EXISTS (SELECT 1 FROM json_each(channels) WHERE value = :channel))
  AND (:among IS NULL OR id IN (SELECT value FROM json_each(:among))) AND people >= :people`;
const orders = {
  best: "rank DESC, gain DESC, id",
  gain: "gain DESC, times DESC, id",
  count: "times DESC, gain DESC, id",
  recent: "last_missed_at DESC, id",
};

const given = (kb: string, { tray, among, people, ...filter }: ClusterFilter): object => ({
  kb,
  ...filter,
  tray: Number(tray),
  among: among && JSON.stringify(among),
  people: Number(people),
});

export const listClusterRows = (
  logs: Database,
  kb: string,
  filter: ClusterFilter,
  sort: keyof typeof orders,
  offset: number,
  limit: number,
): ClusterRow[] =>
  sql<object, ClusterRow>(logs, `SELECT ${shown} FROM clusters WHERE ${fits} ORDER BY ${orders[sort]} LIMIT :limit OFFSET :offset`).all({
    ...given(kb, filter),
    offset,
    limit,
  });

const sums = "SELECT count(*) AS clusters, coalesce(sum(questions), 0) AS questions, coalesce(sum(gain), 0) AS gain FROM clusters";
interface ClusterSums {
  clusters: number;
  questions: number;
  gain: number;
}

/** How many, with how many questions, and what deciding all of them is expected to end. Without a filter read out of an index alone. */
export function sumClusters(logs: Database, kb: string, filter: ClusterFilter): ClusterSums {
  const { state, tray, reason, channel, since, among, people } = filter;
  if (reason === null && channel === null && since === null && among === null) {
    const found = people ? "INDEXED BY clusters_with_people WHERE people = 1 AND" : "INDEXED BY clusters_sums WHERE";
    return sql<object, ClusterSums>(logs, `${sums} ${found} kb_id = :kb AND state = :state AND tray = :tray`).get({
      kb,
      state,
      tray: Number(tray),
    })!;
  }
  return sql<object, ClusterSums>(logs, `${sums} WHERE ${fits}`).get(given(kb, filter))!;
}

/** Misses of some clusters by day, from a day on. */
export const listClusterDays = (
  logs: Database,
  kb: string,
  clusters: readonly string[],
  from: string,
): { cluster: string; day: string; missed: number }[] =>
  sql<object, { cluster: string; day: string; missed: number }>(
    logs,
    `SELECT g.cluster_id AS cluster, m.day, sum(m.missed) AS missed FROM json_each(:clusters) c
     CROSS JOIN grouped_misses g INDEXED BY grouped_by_cluster ON g.kb_id = :kb AND g.cluster_id = c.value
     CROSS JOIN daily_misses m ON m.kb_id = :kb AND m.question_id = g.question_id AND m.day >= :from GROUP BY g.cluster_id, m.day`,
  ).all({ kb, clusters: JSON.stringify(clusters), from });
