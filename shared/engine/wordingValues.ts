// What each similar question of one entry is worth: it is left out, the entry really retrained, and the questions are asked again.
import type { Candidate, EngineEntry } from "./types.ts";
import type { Library, Ranking } from "./library.ts";

/** A real question (logged, or a test case) and the entry it is meant for; null: none. */
export interface Labelled {
  question: string;
  entry: string | null;
}

/** @typeParam Q what is known of each question besides */
export interface WordingValue<Q extends Labelled = Labelled> {
  /** Of the similar question. */
  id: string;
  /** As the trainer wrote it. */
  text: string;
  /** The entry that wins this very wording when it is not taught, and how sure (0–100); null for none. */
  winner: string | null;
  confidence: number;
  /** Questions meant for the entry that only this wording lets it win. */
  wins: Q[];
  /** Questions meant for others, or for none, that the entry takes only because of this wording. */
  costs: Q[];
  /** The entry loses the wording when it is left out. */
  isWeak: boolean;
  /** Nothing changes when it is left out: the entry answers it all the same, and no question goes another way. */
  isRedundant: boolean;
}

export interface Valued<Q extends Labelled> {
  /** Those of the questions that the entry takes as it is taught now. */
  taken: Q[];
  values: WordingValue<Q>[];
}

export interface Valuing<Q extends Labelled> {
  questions: readonly Q[];
  /** The similar questions to judge, by id; all unless said. */
  ids?: ReadonlySet<string> | undefined;
}

/** Questions asked a slice: with one retraining some 20–40 ms among 15,000 taught questions. */
const SLICE = 75;

/**
 * Value of each positive similar question (the standard question stays). Each is left out by itself: a retraining of the entry alone, as after
 * a save, and a ranking of the questions the entry takes now, again for each 75 of them. Two that say the same are each redundant beside the
 * other: after one is taken out, ask anew.
 */
export function* wordingValues<Q extends Labelled>(
  entry: string,
  { questions, ids }: Valuing<Q>,
  answerBand: number,
  library: Library,
  rank: (question: string) => Ranking,
): Generator<void, Valued<Q>, undefined> {
  const isTaken = ({ question }: Labelled): boolean => {
    const best = rank(question).ranked[0]?.candidate;
    return best?.entry === entry && best.confidence >= answerBand;
  };
  const taken: Q[] = [];
  for (let from = 0; from < questions.length; from += SLICE) {
    taken.push(...questions.slice(from, from + SLICE).filter(isTaken));
    yield;
  }
  const judged = library.known(entry)?.entry.similar.filter(({ id, kind }) => kind === "positive" && (ids?.has(id) ?? true)) ?? [];
  const values: WordingValue<Q>[] = [];
  for (const { id, text } of judged) {
    const lost: Q[] = [];
    let best: Candidate | null = null;
    for (let from = 0; from === 0 || from < taken.length; from += SLICE) {
      const known = library.known(entry);
      // Somebody took it out meanwhile: what is left is to be asked anew.
      if (!known?.entry.similar.some((one) => one.id === id)) return { taken, values };
      const slice = taken.slice(from, from + SLICE);
      best = library.tryOut([withoutWording(known.entry, id)], null, () => {
        lost.push(...slice.filter((one) => !isTaken(one)));
        return from === 0 ? (rank(text).ranked[0]?.candidate ?? null) : best;
      });
      yield;
    }
    const wins = lost.filter((one) => one.entry === entry);
    const winner = best?.entry ?? null;
    const confidence = best?.confidence ?? 0;
    const isWeak = winner !== entry;
    values.push({
      id,
      text,
      winner,
      confidence,
      wins,
      costs: lost.filter((one) => one.entry !== entry),
      isWeak,
      isRedundant: lost.length === 0 && !isWeak && confidence >= answerBand,
    });
  }
  return { taken, values };
}

const withoutWording = (entry: EngineEntry, id: string): EngineEntry => ({
  ...entry,
  similar: entry.similar.filter((one) => one.id !== id),
});
