// All SQL that counts how often each question was asked, by channel.
import { sql, type Database } from "../base/db.ts";

/** A question's times on a channel ("" for none). */
export interface AskedOn {
  question: string;
  channel: string;
  times: number;
}

/** What was asked from one moment until another. */
export const askedWithin = (logs: Database, kb: string, from: string, until: string): AskedOn[] =>
  sql<object, AskedOn>(
    logs,
    `SELECT t.question_id AS question, coalesce(t.channel, '') AS channel, count(*) AS times
     FROM turns t INDEXED BY turns_by_time
     WHERE t.kb_id = :kb AND t.at >= :from AND t.at < :until AND t.source <> 'simulated'
     GROUP BY t.question_id, coalesce(t.channel, '')`,
  ).all({ kb, from, until });
