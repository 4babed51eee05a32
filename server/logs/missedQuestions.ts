// Missed questions as other nouns read them.
import type { App, Kb } from "../base/context.ts";
import { listDailyMisses, listQuestions } from "./missedQuestions.store.ts";
import { listMissesOf } from "./turns.store.ts";
import { shownTurns, type Turn } from "./turns.ts";

export type { LoggedQuestion, MissedQuestion } from "./missedQuestions.store.ts";
/** Questions by id, missed or not. */
export const askedQuestions = listQuestions;

/** Misses of each of these questions from a shop day on; those without any are absent. */
export function missedSince(logs: App["logs"], kb: string, questions: readonly string[], from: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { question, missed } of listDailyMisses(logs, kb, questions, from)) sums.set(question, (sums.get(question) ?? 0) + missed);
  return sums;
}

/** The latest turns in which this question went badly, newest first. */
export const latestMisses = (app: Pick<App, "db" | "logs">, kb: Pick<Kb, "id">, question: string, limit: number): Turn[] =>
  shownTurns(app, kb, listMissesOf(app.logs, kb.id, question, limit));
