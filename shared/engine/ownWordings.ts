// Does each entry keep its own wordings? Every taught question is left out in turn, and asked.
import type { Knowledge } from "./types.ts";
import { emptyDictionary, readTokens } from "./features.ts";
import { createMargins, type Model } from "./model.ts";
import { rankEntries, type Ranked } from "./ranker.ts";
import { createScorer } from "./score.ts";
import { readPupils, strangersOf } from "./training.ts";
import { assemble, trainAll, type Progress, type Pupil } from "./trainAll.ts";
import { readVocabulary } from "./vocabulary.ts";
import { keepWordings } from "./wordings.ts";

/** How a taught question fares when it is not taught. */
export interface OwnWording {
  entry: string;
  /** As the trainer wrote it. */
  text: string;
  /** The entry that wins it, or null for none. */
  winner: string | null;
  /** 0–100 of the winner. */
  confidence: number;
  /** Weak: another entry, or none, wins it. */
  isWeak: boolean;
}

/**
 * Wordings are left out in as many rounds as this, each wording in one: an entry of up to so many wordings loses one at a time, a larger
 * one a tenth. In each round everything is trained anew without them, so nothing anywhere knows what is asked: ten trainings instead of
 * one a wording, and no approximation.
 */
const ROUNDS = 10;

/** In slices; a round after the other. For what each wording is worth see wordingValues.ts. */
export function* checkOwnWordings(
  knowledge: Pick<Knowledge, "entries" | "vocabulary" | "notOurs">,
  { calibration }: Pick<Model, "calibration">,
): Generator<Progress, OwnWording[], undefined> {
  const vocabulary = readVocabulary(knowledge.vocabulary);
  const rewrite = (normalized: string): string => vocabulary.rewrite(normalized).text;
  const dictionary = emptyDictionary();
  const total = ROUNDS * knowledge.entries.length;
  const pupils = yield* readPupils(knowledge.entries, rewrite, dictionary, total);
  const strangers = strangersOf(knowledge.notOurs, rewrite);
  const found = new Map<string, OwnWording>();
  const keyOf = (entry: string, wording: number): string => `${entry} ${wording}`;
  pupils.forEach(({ id, wordings, vectors }) =>
    wordings.slice(0, vectors.positives).forEach(({ text }, i) => {
      found.set(keyOf(id, i), { entry: id, text, winner: null, confidence: 0, isWeak: true });
    }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const reduced = { ...dictionary, df: dictionary.df.map(() => 0), wordings: 0, generation: 0 };
    const isOut = (wording: number, { vectors }: Pupil): boolean => wording < vectors.positives && wording % ROUNDS === round;
    const left = pupils.map((pupil) => ({
      ...pupil,
      entry: pupil,
      vectors: keepWordings(pupil.vectors, (i) => !isOut(i, pupil), reduced),
    }));
    const classifiers = yield* trainAll(left, strangers, reduced, { done: round * pupils.length, total });
    const known = new Map(left.map((pupil) => [pupil.id, pupil]));
    const bench = {
      dictionary: reduced,
      scorer: createScorer(reduced),
      margins: createMargins(assemble(left, strangers, reduced, classifiers)),
      calibration,
      known: (id: string) => known.get(id),
      all: () => left,
      candidates: () => [],
    };
    for (const pupil of pupils) {
      for (let i = round; i < pupil.vectors.positives; i += ROUNDS) {
        const { ranked } = rankEntries(bench, readTokens(pupil.wordings[i]?.rewritten ?? ""), null, () => false);
        note(found.get(keyOf(pupil.id, i)), ranked);
      }
      yield { done: (round + 1) * pupils.length, total };
    }
  }
  return [...found.values()];
}

function note(one: OwnWording | undefined, [best]: readonly Ranked<Pupil & { entry: Pupil }>[]): void {
  if (!one || !best) return;
  one.winner = best.scored.entry;
  one.confidence = best.confidence;
  one.isWeak = best.scored.entry !== one.entry;
}
