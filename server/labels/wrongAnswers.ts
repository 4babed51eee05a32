// Answers that spot checks call wrong, by question: what Review shows as `wrong_answer`. Decisions, so they stand here and not in the log.
import type { Database } from "../base/db.ts";
import { getNamedEntry, listWrongTurns, nextStretch, type WrongTurn } from "./labels.store.ts";

export interface WrongAnswer {
  question: string;
  textKey: string;
  text: string;
  /** Drawn turns that were answered wrongly, each once, latest first. `counted`: the log counts it as a miss already. */
  turns: { id: string; at: string; channel: string | null; counted: boolean; given: string }[];
  /** Entries that answered it wrongly. */
  given: string[];
  /** The newest label: the entry it should be; null for one still to be made, or (`not_ours`) none. */
  verdict: "wrong" | "not_ours";
  entry: string | null;
  check: string;
  by: string | null;
  labelledAt: string;
}

const questionsASlice = 300;

/** All of a knowledge base, in slices of a few milliseconds. */
export function* wrongAnswers(db: Database, kb: string): Generator<WrongAnswer[], void, undefined> {
  for (let stretch = nextStretch(db, kb, "", questionsASlice); stretch; stretch = nextStretch(db, kb, stretch.until, questionsASlice))
    yield byQuestion(listWrongTurns(db, kb, stretch));
}

/** One question's, or null. */
export const wrongAnswer = (db: Database, kb: string, question: string): WrongAnswer | null =>
  byQuestion(listWrongTurns(db, kb, { from: question, until: question }))[0] ?? null;

/** The entry a question is meant for, as its newest label says, answered or not; null without one. */
export const namedEntry = getNamedEntry;

function byQuestion(turns: readonly WrongTurn[]): WrongAnswer[] {
  const answers = new Map<string, WrongAnswer>();
  for (const turn of turns) {
    const { question, textKey, text, given, verdict, entry, check, by, labelledAt } = turn;
    const answer = answers.get(question) ?? { question, textKey, text, turns: [], given: [], verdict, entry, check, by, labelledAt };
    answers.set(question, answer);
    answer.turns.push({ id: turn.turn, at: turn.at, channel: turn.channel, counted: turn.counted === 1, given });
    if (!answer.given.includes(given)) answer.given.push(given);
    if (labelledAt > answer.labelledAt) Object.assign(answer, { verdict, entry, check, by, labelledAt });
  }
  return [...answers.values()];
}
