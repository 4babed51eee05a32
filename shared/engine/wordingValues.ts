// What each similar question of one entry is worth: it is left out, the entry really retrained, and the questions are asked again.
import type { Library, Ranking } from "./library.ts";

/** A real question (logged, or a test case) and the entry it is meant for; null: none. */
export interface Labelled {
  question: string;
  entry: string | null;
}

export interface WordingValue {
  /** As the trainer wrote it. */
  text: string;
  /** The entry that wins this very wording when it is not taught; null for none. */
  winner: string | null;
  /** Questions meant for the entry that only this wording lets it win. */
  wins: number;
  /** Questions meant for others, or for none, that the entry takes only because of this wording. */
  costs: number;
  /** The entry loses the wording when it is left out. */
  isWeak: boolean;
  /** Nothing changes when it is left out: the entry answers it all the same, and no question goes another way. */
  isRedundant: boolean;
}

/** Value of each positive similar question (the standard question stays), one a step. A retraining and a ranking of all questions each. */
export function* wordingValues(
  entry: string,
  questions: readonly Labelled[],
  answerBand: number,
  library: Library,
  rank: (question: string) => Ranking,
): Generator<void, WordingValue[], undefined> {
  const known = library.known(entry);
  if (!known) return [];
  const isTaken = (question: string): boolean => {
    const best = rank(question).ranked[0]?.candidate;
    return best?.entry === entry && best.confidence >= answerBand;
  };
  const taken = questions.filter(({ question }) => isTaken(question));
  const values: WordingValue[] = [];
  for (const { text, kind } of known.entry.similar) {
    if (kind !== "positive") continue;
    const without = { ...known.entry, similar: known.entry.similar.filter((other) => other.text !== text || other.kind !== "positive") };
    const value = library.tryOut([without], null, () => {
      const best = rank(text).ranked[0]?.candidate ?? null;
      const lost = taken.filter(({ question }) => !isTaken(question));
      const wins = lost.filter((one) => one.entry === entry).length;
      const isWeak = best?.entry !== entry;
      const isRedundant = lost.length === 0 && !isWeak && best.confidence >= answerBand;
      return { text, winner: best?.entry ?? null, wins, costs: lost.length - wins, isWeak, isRedundant };
    });
    values.push(value);
    yield;
  }
  return values;
}
