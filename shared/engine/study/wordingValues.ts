// What each similar question of one entry is worth: it is left out, the entry really retrained, and the questions are asked again.
import type { Labelled, Valued, Valuing, WordingValue } from "../studies.ts";
import type { SimilarQuestion } from "../types.ts";
import type { Library, Ranking } from "../store/library.ts";

/**
 * Value of each positive similar question (the standard question stays). Each is left out by itself: a retraining of the entry alone, as after
 * a save, and a ranking of the questions the entry takes now. Of two that say the same each could go, but not both: those that could go are
 * left out together, and of what is then lost half is put back, until nothing is lost. Yields after each retraining or 50 questions: how many
 * wordings are judged.
 */
export function* wordingValues<Q extends Labelled>(
  entry: string,
  { questions, most }: Valuing<Q>,
  answerBand: number,
  library: Library,
  rank: (question: string) => Ranking,
): Generator<number, Valued<Q>, undefined> {
  const known = library.known(entry);
  if (!known) return { taken: [], values: [] };
  const isTaken = (question: string): boolean => {
    const best = rank(question).ranked[0]?.candidate;
    return best?.entry === entry && best.confidence >= answerBand;
  };
  const taken: Q[] = [];
  for (const [i, one] of questions.entries()) {
    if (taken.length >= most) break;
    if (isTaken(one.question)) taken.push(one);
    if (i % 50 === 49) yield 0;
  }
  const without = <T>(out: ReadonlySet<SimilarQuestion>, use: () => T): T =>
    library.tryOut([{ ...known.entry, similar: known.entry.similar.filter((one) => !out.has(one)) }], null, use);

  const values: WordingValue<Q>[] = [];
  let redundant: SimilarQuestion[] = [];
  for (const similar of known.entry.similar.filter(({ kind }) => kind === "positive")) {
    const { lost, best } = without(new Set([similar]), () => ({
      lost: taken.filter(({ question }) => !isTaken(question)),
      best: rank(similar.text).ranked[0]?.candidate,
    }));
    const isWeak = best?.entry !== entry;
    if (lost.length === 0 && !isWeak && best.confidence >= answerBand) redundant.push(similar);
    values.push({
      id: similar.id,
      text: similar.text,
      winner: best?.entry ?? null,
      confidence: best?.confidence ?? 0,
      wins: lost.filter((one) => one.entry === entry),
      costs: lost.filter((one) => one.entry !== entry),
      isWeak,
      isRedundant: false,
    });
    yield values.length;
  }
  while (redundant.length > 1) {
    const { lost, isWhole } = without(new Set(redundant), () => ({
      lost: redundant.filter(({ text }) => !isTaken(text)),
      isWhole: taken.every(({ question }) => isTaken(question)),
    }));
    yield values.length;
    if (lost.length === 0 && isWhole) break;
    const doubtful = lost.length > 0 ? lost : redundant;
    const back = new Set(doubtful.slice(0, Math.ceil(doubtful.length / 2)));
    redundant = redundant.filter((one) => !back.has(one));
  }
  const ids = new Set(redundant.map(({ id }) => id));
  return { taken, values: values.map((value) => ({ ...value, isRedundant: ids.has(value.id) })) };
}
