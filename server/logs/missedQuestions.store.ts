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
export interface MissFilter {
  reason: string | null;
  channel: string | null;
  /** UTC ISO: missed at or after this. */
  since: string | null;
}

const fits =
  "(:reason IS NULL OR reason = :reason) AND (:channel IS NULL OR channel = :channel) AND (:since IS NULL OR last_missed_at >= :since)";
// The index is named: the planner would rather sort all of them.
const statements = {
  count: `SELECT ${columns} FROM questions INDEXED BY questions_by_missed WHERE kb_id = :kb AND missed > 0 AND (missed, last_missed_at, id) < (:missed, :last, :after) AND ${fits}
    ORDER BY missed DESC, last_missed_at DESC, id DESC LIMIT :limit`,
  recent: `SELECT ${columns} FROM questions INDEXED BY questions_by_last_miss WHERE kb_id = :kb AND missed > 0 AND (last_missed_at, id) < (:last, :after) AND ${fits}
    ORDER BY last_missed_at DESC, id DESC LIMIT :limit`,
};

/** Missed questions after another, most missed or latest missed first. */
export const listMissed = (
  logs: Database,
  kb: string,
  filter: MissFilter,
  sort: keyof typeof statements,
  after: MissedQuestion | null,
  limit: number,
): MissedQuestion[] =>
  sql<object, MissedQuestion>(logs, statements[sort]).all({
    kb,
    ...filter,
    after: after?.id ?? "",
    missed: after?.missed ?? Number.MAX_SAFE_INTEGER,
    last: after?.lastMissedAt ?? "9",
    limit,
  });

export const getMissed = (logs: Database, kb: string, id: string): MissedQuestion | null =>
  sql<object, MissedQuestion>(logs, `SELECT ${columns} FROM questions WHERE kb_id = :kb AND id = :id AND missed > 0`).get({ kb, id }) ??
  null;

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
