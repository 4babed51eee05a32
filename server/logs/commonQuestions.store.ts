// All SQL that finds what was asked most among the turns that had certain entries in view.
import { sql, type Database } from "../base/db.ts";

/** Of some turns, one question: how often it was asked, and whether an entry was seen among its candidates (0: the turns say nothing of candidates). */
export interface CountedQuestion {
  question: string;
  times: number;
  seen: number;
}

/** A place in the turns, newest first. */
export interface Spot {
  at: string;
  seq: number;
}

const range =
  "turns t INDEXED BY turns_by_time WHERE t.kb_id = :kb AND (t.at, t.seq) < (:at, :seq) AND t.at >= :since AND t.source <> 'simulated'";

/** A place with `rows` turns between it and another above, or null if no more are left. */
export const spotBelow = (logs: Database, kb: string, from: Spot, since: string, rows: number): Spot | null =>
  sql<object, Spot>(logs, `SELECT t.at, t.seq FROM ${range} ORDER BY t.at DESC, t.seq DESC LIMIT 1 OFFSET :rows`).get({
    kb,
    ...from,
    since,
    rows,
  }) ?? null;

/** Questions between two places (until included, or to `since`) that had one of two entries in view, or whose turns do not tell. Candidates are JSON: an id stands there in quotes. */
export const askedBetween = (
  logs: Database,
  kb: string,
  from: Spot,
  until: Spot | null,
  since: string,
  entries: readonly [string, string],
): CountedQuestion[] =>
  sql<object, CountedQuestion>(
    logs,
    `SELECT t.question_id AS question, count(*) AS times,
       max(coalesce(coalesce(t.entry_id, t.chosen) IN (:a, :b), 0) OR coalesce(instr(t.candidates, '"' || :a || '"') + instr(t.candidates, '"' || :b || '"') > 0, 0)) AS seen
     FROM ${range} AND (t.at, t.seq) >= (:untilAt, :untilSeq)
       AND (t.candidates IS NULL OR coalesce(t.entry_id, t.chosen) IN (:a, :b) OR instr(t.candidates, '"' || :a || '"') + instr(t.candidates, '"' || :b || '"') > 0)
     GROUP BY t.question_id`,
  ).all({ kb, ...from, untilAt: until?.at ?? "", untilSeq: until?.seq ?? 0, since, a: entries[0], b: entries[1] });

/** The texts of questions, by id. */
export const textsOf = (logs: Database, kb: string, questions: readonly string[]): Map<string, string> =>
  new Map(
    sql<object, { id: string; text: string }>(
      logs,
      "SELECT id, text FROM questions WHERE kb_id = :kb AND id IN (SELECT value FROM json_each(:questions))",
    )
      .all({ kb, questions: JSON.stringify(questions) })
      .map(({ id, text }) => [id, text]),
  );
