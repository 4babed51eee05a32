// The SQL of coverage by version.
import { sql, type Database } from "../db.ts";

/** Sums of the live turns of each version. `asked`: all of them; `counted`: without blocked ones and handoffs on request. */
export const listVersionCounts = (logs: Database, kb: string): { version: number; asked: number; counted: number; covered: number }[] =>
  sql<object, { version: number; asked: number; counted: number; covered: number }>(
    logs,
    `SELECT version, sum(asked) AS asked,
       sum(CASE WHEN outcome = 'blocked' OR (outcome = 'handoff' AND reason = 'requested') THEN 0 ELSE asked END) AS counted,
       sum(CASE outcome WHEN 'answered' THEN asked WHEN 'clarify' THEN chosen ELSE 0 END) AS covered
     FROM daily_counts WHERE kb_id = :kb GROUP BY version`,
  ).all({ kb });
