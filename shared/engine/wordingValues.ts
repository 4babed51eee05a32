// What each similar question of one entry is worth: it is left out, the entry really retrained, and the questions are asked again.
import type { Candidate, SimilarQuestion } from "./types.ts";
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
  /** Nothing changes when it is left out, together with those found redundant before it: the entry answers them all the same, and no question goes another way. */
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
  /** Those found redundant before: another is redundant only if it can go together with them. */
  redundant?: ReadonlySet<string> | undefined;
}

/** Questions asked a slice: with one retraining some 20–40 ms among 15,000 taught questions. */
const SLICE = 75;

/**
 * Value of each positive similar question (the standard question stays). Each is left out by itself: a retraining of the entry alone, as after
 * a save, and a ranking of the questions the entry takes now, again for each 75 of them. Of two that say the same each could go, but not both:
 * what could go is tried out once more together with those found redundant before it, so that all of them can be taken out at once.
 */
export function* wordingValues<Q extends Labelled>(
  entry: string,
  { questions, ids, redundant }: Valuing<Q>,
  answerBand: number,
  library: Library,
  rank: (question: string) => Ranking,
): Generator<void, Valued<Q>, undefined> {
  const isTaken = (question: string): boolean => {
    const best = rank(question).ranked[0]?.candidate;
    return best?.entry === entry && best.confidence >= answerBand;
  };
  const taken: Q[] = [];
  for (const slice of slicesOf(questions)) {
    taken.push(...slice.filter(({ question }) => isTaken(question)));
    yield;
  }
  const similar = (): SimilarQuestion[] => library.known(entry)?.entry.similar ?? [];
  const gone = new Set(redundant);
  const goneTexts = similar().flatMap(({ id, text }) => (gone.has(id) ? [text] : []));

  /** Which of the questions the entry loses without some wordings, and the best candidate for one more. */
  const without = function* (out: ReadonlySet<string>, asked: readonly string[], text: string) {
    const lost: number[] = [];
    let best: Candidate | null = null;
    for (const [n, slice] of slicesOf(asked).entries()) {
      const known = library.known(entry);
      if (!known) return { lost, best };
      const left = { ...known.entry, similar: known.entry.similar.filter(({ id }) => !out.has(id)) };
      library.tryOut([left], null, () => {
        slice.forEach((question, i) => !isTaken(question) && lost.push(n * SLICE + i));
        if (n === 0) best = rank(text).ranked[0]?.candidate ?? null;
      });
      yield;
    }
    return { lost, best: best as Candidate | null };
  };

  const values: WordingValue<Q>[] = [];
  const asked = taken.map(({ question }) => question);
  for (const { id, text } of similar().filter((one) => one.kind === "positive" && (ids?.has(one.id) ?? true))) {
    // Somebody took it out meanwhile: what is left is to be asked anew.
    if (!similar().some((one) => one.id === id)) break;
    const { lost, best } = yield* without(new Set([id]), asked, text);
    const winner = best?.entry ?? null;
    const confidence = best?.confidence ?? 0;
    const isWeak = winner !== entry;
    let isRedundant = lost.length === 0 && !isWeak && confidence >= answerBand;
    if (isRedundant && goneTexts.length > 0)
      isRedundant = (yield* without(new Set([...gone, id]), [...asked, ...goneTexts, text], text)).lost.length === 0;
    if (isRedundant) {
      gone.add(id);
      goneTexts.push(text);
    }
    const questionsLost = lost.flatMap((i) => taken[i] ?? []);
    values.push({
      id,
      text,
      winner,
      confidence,
      wins: questionsLost.filter((one) => one.entry === entry),
      costs: questionsLost.filter((one) => one.entry !== entry),
      isWeak,
      isRedundant,
    });
  }
  return { taken, values };
}

/** At least one, so that something is tried without any question. */
const slicesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.max(1, Math.ceil(all.length / SLICE)) }, (_, n) => all.slice(n * SLICE, (n + 1) * SLICE));
