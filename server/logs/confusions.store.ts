// All SQL that writes the counts of pairs of entries between which questions waver.
import { sql, type Database } from "../base/db.ts";

const kinds = ["close", "asked", "confirmed", "overturned", "none", "unhelpful"] as const;
/** How a turn wavered between two entries; said in the migration that made the table. */
export type ConfusionKind = (typeof kinds)[number];
/** Turns of each kind. */
export type Confusion = Record<ConfusionKind, number>;

export interface DailyConfusion extends Confusion {
  kb: string;
  day: string;
  ahead: string;
  behind: string;
}
export interface ConfusedQuestion extends DailyConfusion {
  question: string;
}

export const noConfusion = (): Confusion => ({ close: 0, asked: 0, confirmed: 0, overturned: 0, none: 0, unhelpful: 0 });

const columns = kinds.join(", ");
const values = kinds.map((kind) => `:${kind}`).join(", ");
const added = kinds.map((kind) => `${kind} = ${kind} + excluded.${kind}`).join(", ");
const nothing = kinds.map((kind) => `${kind} = 0`).join(" AND ");
const takesAway = (row: Confusion): boolean => kinds.some((kind) => row[kind] < 0);

/** Adds (or, negative, takes away); a row that counts nothing goes. */
export function addToDailyConfusion(logs: Database, row: DailyConfusion): void {
  sql(
    logs,
    `INSERT INTO daily_confusions (kb_id, day, ahead, behind, ${columns}) VALUES (:kb, :day, :ahead, :behind, ${values}) ON CONFLICT DO UPDATE SET ${added}`,
  ).run(row);
  if (takesAway(row))
    sql(logs, `DELETE FROM daily_confusions WHERE kb_id = :kb AND day = :day AND ahead = :ahead AND behind = :behind AND ${nothing}`).run({
      kb: row.kb,
      day: row.day,
      ahead: row.ahead,
      behind: row.behind,
    });
}

/** The same by question. */
export function addToConfusedQuestion(logs: Database, row: ConfusedQuestion): void {
  sql(
    logs,
    `INSERT INTO confused_questions (kb_id, ahead, behind, day, question_id, ${columns}) VALUES (:kb, :ahead, :behind, :day, :question, ${values}) ON CONFLICT DO UPDATE SET ${added}`,
  ).run(row);
  if (takesAway(row))
    sql(
      logs,
      `DELETE FROM confused_questions WHERE kb_id = :kb AND ahead = :ahead AND behind = :behind AND day = :day AND question_id = :question AND ${nothing}`,
    ).run({ kb: row.kb, day: row.day, ahead: row.ahead, behind: row.behind, question: row.question });
}

/** Turns up to `last` are counted as far as `done`; null: all turns are. */
export interface ConfusionFill {
  done: number;
  last: number;
}

export const getConfusionFill = (logs: Database): ConfusionFill | null =>
  sql<object, ConfusionFill>(logs, "SELECT done, last FROM confusion_fill").get({}) ?? null;

export const setConfusionsFilled = (logs: Database, done: number): void =>
  void sql(logs, "UPDATE confusion_fill SET done = :done").run({ done });

export const endConfusionFill = (logs: Database): void => void sql(logs, "DELETE FROM confusion_fill").run({});

/** Whether a turn is in the counts of pairs: then what is said of it, or its removal, changes them. */
export const isInConfusions = (fill: ConfusionFill | null, seq: number): boolean => fill === null || seq > fill.last || seq <= fill.done;
