// Missed questions as other nouns read them.
import { addDays, daysBetween, localDay } from "../../shared/engine/time.ts";
import type { App, Kb } from "../base/context.ts";
import { getMissed, listDailyMisses, listMissed, listQuestions } from "./missedQuestions.store.ts";
import { listMissesOf } from "./turns.store.ts";
import { shownTurns, type Turn } from "./turns.ts";

export type { LoggedQuestion, MissedQuestion, MissFilter } from "./missedQuestions.store.ts";
/** Missed questions after another, most missed or latest missed first. */
export const missedAfter = listMissed;
/** One missed question, or null. */
export const missedQuestion = getMissed;
/** Questions by id, missed or not. */
export const askedQuestions = listQuestions;

/** Misses on each of the last 14 shop days, oldest first, for each of these questions. */
export function missesByDay(
  app: Pick<App, "logs" | "now">,
  kb: Pick<Kb, "id" | "timeZone">,
  questions: readonly string[],
): Map<string, number[]> {
  const today = localDay(app.now(), kb.timeZone);
  const days = daysBetween(addDays(today, -13), today);
  const counts = new Map(questions.map((id) => [id, days.map(() => 0)]));
  for (const row of listDailyMisses(app.logs, kb.id, questions, days[0]!)) {
    const at = days.indexOf(row.day);
    // Turns of a clock that runs ahead are after today.
    if (at !== -1) counts.get(row.question)![at] = row.missed;
  }
  return counts;
}

/** The latest turns in which this question went badly, newest first. */
export const latestMisses = (app: Pick<App, "db" | "logs">, kb: Pick<Kb, "id">, question: string, limit: number): Turn[] =>
  shownTurns(app, kb, listMissesOf(app.logs, kb.id, question, limit));
