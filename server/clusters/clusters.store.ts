// All SQL of clusters as the queue shows them: missed questions that ask the same thing, summed up.
import { sql, type Database } from "../base/db.ts";

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
