// All SQL of what trainers said of clusters themselves: which questions belong elsewhere, and who sees to one.
import { sql, type Database } from "../base/db.ts";

/** Where trainers put questions, by question; of the others nothing. */
export const movesOf = (db: Database, kb: string, questions: readonly string[]): Map<string, string> =>
  new Map(
    sql<object, { question: string; cluster: string }>(
      db,
      "SELECT question_id AS question, cluster FROM json_each(:questions) q CROSS JOIN cluster_moves ON kb_id = :kb AND question_id = q.value",
    )
      .all({ kb, questions: JSON.stringify(questions) })
      .map((row) => [row.question, row.cluster]),
  );

export function putMoves(
  db: Database,
  kb: string,
  questions: readonly string[],
  to: { cluster: string; by: string | null; at: string },
): void {
  const put = sql(
    db,
    `INSERT INTO cluster_moves (kb_id, question_id, cluster, by, at) VALUES (:kb, :question, :cluster, :by, :at)
     ON CONFLICT DO UPDATE SET cluster = :cluster, by = :by, at = :at`,
  );
  for (const question of questions) put.run({ kb, question, ...to });
}

/** Who sees to a cluster. */
export interface Assigned {
  cluster: string;
  user: string;
  name: string;
}

/** Of these clusters, or (null) of all; those assigned to nobody, or to somebody who may not write any more, are absent. */
export const listAssigned = (db: Database, kb: string, clusters: readonly string[] | null): Assigned[] =>
  sql<object, Assigned>(
    db,
    `SELECT a.cluster, a.user_id AS user, u.name FROM cluster_assignments a JOIN users u ON u.id = a.user_id LEFT JOIN members m ON m.kb_id = a.kb_id AND m.user_id = a.user_id
     WHERE a.kb_id = :kb AND (u.admin = 1 OR m.role IN ('trainer', 'publisher')) AND (:clusters IS NULL OR a.cluster IN (SELECT value FROM json_each(:clusters)))`,
  ).all({ kb, clusters: clusters && JSON.stringify(clusters) });

/** user null: nobody any more. */
export function putAssignee(db: Database, kb: string, cluster: string, to: { user: string | null; by: string | null; at: string }): void {
  sql(db, "DELETE FROM cluster_assignments WHERE kb_id = :kb AND cluster = :cluster").run({ kb, cluster });
  if (to.user !== null)
    sql(db, "INSERT INTO cluster_assignments (kb_id, cluster, user_id, by, at) VALUES (:kb, :cluster, :user, :by, :at)").run({
      kb,
      cluster,
      ...to,
    });
}

/** Those who may write in a knowledge base, by name. */
export const listWriters = (db: Database, kb: string): { user: string; name: string }[] =>
  sql<object, { user: string; name: string }>(
    db,
    `SELECT u.id AS user, u.name FROM users u LEFT JOIN members m ON m.kb_id = :kb AND m.user_id = u.id
     WHERE u.admin = 1 OR m.role IN ('trainer', 'publisher') ORDER BY u.name`,
  ).all({ kb });
