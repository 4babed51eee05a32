// All SQL of what is stale: missed questions whose clusters are to be summed up anew.
import { sql, type Database } from "../base/db.ts";

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
