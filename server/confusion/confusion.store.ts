// All SQL that reads which entries questions waver between: counts by day, questions behind a pair, entries as the draft has them.
import { sql, type Database } from "../base/db.ts";

/** Turns by kind, as they are stored: `wrong` is known of labels. */
export interface TrafficCounts {
  close: number;
  asked: number;
  confirmed: number;
  overturned: number;
  none: number;
  unhelpful: number;
}

const counts = "close, asked, confirmed, overturned, none, unhelpful";
const summed = counts
  .split(", ")
  .map((kind) => `sum(${kind}) AS ${kind}`)
  .join(", ");

/** One day's pairs. 10,000 take about 10 ms. */
export const listDailyPairs = (logs: Database, kb: string, day: string): (TrafficCounts & { ahead: string; behind: string })[] =>
  sql<object, TrafficCounts & { ahead: string; behind: string }>(
    logs,
    `SELECT ahead, behind, ${counts} FROM daily_confusions WHERE kb_id = :kb AND day = :day`,
  ).all({ kb, day });

export type PairQuestion = TrafficCounts & { question: string; last: string };

/** Questions from a day on that had one of these entries ahead of one of those. */
export const listPairQuestions = (
  logs: Database,
  kb: string,
  pair: { ahead: readonly string[]; behind: readonly string[]; since: string },
): PairQuestion[] =>
  sql<object, PairQuestion>(
    logs,
    `SELECT c.question_id AS question, max(c.day) AS last, ${summed} FROM json_each(:ahead) a CROSS JOIN json_each(:behind) b
     CROSS JOIN confused_questions c ON c.kb_id = :kb AND c.ahead = a.value AND c.behind = b.value AND c.day >= :since GROUP BY c.question_id`,
  ).all({ kb, ahead: JSON.stringify(pair.ahead), behind: JSON.stringify(pair.behind), since: pair.since });

/** Texts and keys of logged questions; those nobody asks any more are absent. */
export const listQuestionTexts = (logs: Database, kb: string, ids: readonly string[]): { id: string; text: string; textKey: string }[] =>
  sql<object, { id: string; text: string; textKey: string }>(
    logs,
    "SELECT id, text, text_key AS textKey FROM questions WHERE kb_id = :kb AND id IN (SELECT value FROM json_each(:ids))",
  ).all({ kb, ids: JSON.stringify(ids) });

/** How far turns of earlier programs are counted; null: all are. */
export const getFilling = (logs: Database): { done: number; total: number } | null =>
  sql<object, { done: number; total: number }>(logs, "SELECT done, last AS total FROM confusion_fill").get({}) ?? null;

/** Entries that were merged, and into which. */
export const listMergedEntries = (db: Database, kb: string): { entry: string; into: string }[] =>
  sql<object, { entry: string; into: string }>(db, 'SELECT entry_id AS entry, into_id AS "into" FROM merged_entries WHERE kb_id = :kb').all(
    {
      kb,
    },
  );

/** Entries the draft has, of the given ones. 2,000 take about 3 ms. */
export const listPresentEntries = (
  db: Database,
  kb: string,
  ids: readonly string[],
): { id: string; question: string; category: string | null }[] =>
  sql<object, { id: string; question: string; category: string | null }>(
    db,
    "SELECT id, question, category FROM entries WHERE kb_id = :kb AND deleted = 0 AND id IN (SELECT value FROM json_each(:ids))",
  ).all({ kb, ids: JSON.stringify(ids) });
