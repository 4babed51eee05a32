// All SQL that reads distinct questions and their misses: what review and figures are made from.
import { sql, type Database } from "../base/db.ts";

/** A distinct question that went badly at least once. reason, channel and lastMissedAt are the latest miss's. */
export interface MissedQuestion {
  id: string;
  textKey: string;
  text: string;
  asked: number;
  missed: number;
  reason: string;
  channel: string | null;
  firstAt: string;
  lastMissedAt: string;
}

const columns =
  "questions.id, text_key AS textKey, text, asked, missed, reason, channel, first_at AS firstAt, last_missed_at AS lastMissedAt";
/** A distinct question as the log counts it; without a miss `reason` and `lastMissedAt` are null. */
export type LoggedQuestion = Omit<MissedQuestion, "reason" | "lastMissedAt"> & { reason: string | null; lastMissedAt: string | null };

/** Questions by their ids, missed or not, in no order. */
export const listQuestions = (logs: Database, kb: string, ids: readonly string[]): LoggedQuestion[] =>
  sql<object, LoggedQuestion>(
    logs,
    `SELECT ${columns} FROM json_each(:ids) i CROSS JOIN questions ON kb_id = :kb AND questions.id = i.value`,
  ).all({ kb, ids: JSON.stringify(ids) });

// CROSS JOIN keeps the order: the planner would go through all of daily_misses and look into the list.
/** Misses of these questions by day, from a day on. */
export const listDailyMisses = (
  logs: Database,
  kb: string,
  questions: readonly string[],
  from: string,
): { question: string; day: string; missed: number }[] =>
  sql<object, { question: string; day: string; missed: number }>(
    logs,
    `SELECT m.question_id AS question, m.day, sum(m.missed) AS missed FROM json_each(:questions) q CROSS JOIN daily_misses m ON m.kb_id = :kb AND m.question_id = q.value AND m.day >= :from
     GROUP BY m.question_id, m.day`,
  ).all({ kb, questions: JSON.stringify(questions), from });
