// What takes whole trainings, a worker's work: the model, its confidence fitted to what people said, and whether entries keep their own wordings.
import type { Labelled } from "./studies.ts";
import type { EngineSettings, Knowledge } from "./types.ts";
import { runThrough } from "./learn/slices.ts";
import { assemble, readTrainingEntries, outOfScopeTexts, trainAll, type Progress, type TrainingEntry } from "./learn/trainAll.ts";
import { createMargins } from "./learn/margins.ts";
import { keepWordings, taughtIn, type TextReader } from "./learn/wordings.ts";
import { allKinds } from "./mask.ts";
import type { Model } from "./model.ts";
import { likelihoodOf } from "./rank/confidence.ts";
import { fitGeneralCalibration, generalCoefficients, type GeneralCalibration, type GeneralSample } from "./rank/general.ts";
import { calibrate, drawnFrom } from "./rank/calibrate.ts";
import { rankEntries, type Ranked } from "./rank/ranker.ts";
import { createScorer, type Scorer } from "./rank/score.ts";
import { createRobot } from "./robot.ts";
import { hashOf } from "./statistics.ts";
import { emptyDictionary } from "./text/dictionary.ts";
import { readTokens } from "./text/features.ts";
import { readVocabulary } from "./text/vocabulary.ts";

/** What a training is of. */
type Taught = Pick<Knowledge, "entries" | "vocabulary" | "notOurs"> & { settings?: EngineSettings };

function readerOf({ vocabulary: words, settings }: Taught): TextReader {
  const vocabulary = readVocabulary(words);
  return { rules: settings?.masking ?? allKinds, rewrite: (normalized) => vocabulary.rewrite(normalized).text };
}

/** Trains in slices of a few milliseconds (an entry each); returns the model. */
export function* trainModel(knowledge: Taught): Generator<Progress, Model, undefined> {
  const reader = readerOf(knowledge);
  const dictionary = emptyDictionary();
  const trainingEntries = yield* readTrainingEntries(knowledge.entries, reader, dictionary, 2 * knowledge.entries.length);
  const outOfScope = outOfScopeTexts(knowledge.notOurs, reader);
  const drawn = drawnFrom(trainingEntries);
  const total = drawn.length + trainingEntries.length;
  const calibration = yield* calibrate(drawn, outOfScope, dictionary, total);
  const classifiers = yield* trainAll(trainingEntries, outOfScope, dictionary, { done: drawn.length, total });
  return assemble(trainingEntries, outOfScope, dictionary, classifiers, calibration);
}

/** The model in one go: for tests and workers. */
export const trainNow = (knowledge: Taught): Model => runThrough(trainModel(knowledge));

/** Fits the general calibration to questions of many knowledge bases: what `npm run calibrate` does. Seconds for 50,000. */
export const fitGeneral = (samples: readonly GeneralSample[]): GeneralCalibration => fitGeneralCalibration(samples);

/** How likely a general calibration says that the best is right, in a knowledge base of this size. 0–1. */
export const generalLikelihood = (evidence: GeneralSample["evidence"], size: GeneralSample["size"], general: GeneralCalibration): number =>
  likelihoodOf(evidence, { coefficients: generalCoefficients(size, general) });

/** From so many labelled questions on they know better than the knowledge base itself (README.md, "Confidence"). */
export const LEAST_LABELS = 100;

/** The newest so many are fitted to: enough for seven coefficients, and older ones speak of what was asked long ago. Those taught since cost tens of milliseconds each. */
const MOST_LABELS = 500;

/** A real question, the entry somebody said it is meant for (null: none there is), and when. One a question. */
export interface Label extends Labelled {
  at: string;
}

/** Nothing is read of such a question. */
const PUNCTUATION = /^[\p{P}\p{Z}\p{Cc}\p{Cf}]*$/u;

/** Labels this knowledge can be judged by: those whose entry is still there. In order of their questions. */
export function usableLabels(labels: readonly Label[], isKnown: (entry: string) => boolean): Label[] {
  return labels
    .filter(({ question, entry }) => !PUNCTUATION.test(question) && (entry === null || isKnown(entry)))
    .toSorted((a, b) => (a.question < b.question ? -1 : a.question > b.question ? 1 : 0));
}

/** Equal for labels that fit alike; 0 for too few to fit by. */
export const labelsHash = (usable: readonly Label[]): number =>
  usable.length < LEAST_LABELS ? 0 : hashOf(usable.map(({ question, entry, at }) => `${question}\n${entry ?? ""}\n${at}`).join("\n"));

/** The model with its confidence fitted to the labels; as it is with fewer than 100 usable ones. The same model and labels give the same bits. */
export function refit(model: Model, knowledge: Knowledge, labels: readonly Label[]): Model {
  const known = new Set(model.entries);
  const usable = usableLabels(labels, (entry) => known.has(entry));
  if (usable.length < LEAST_LABELS) return model;
  // Sorting is stable: of labels given at one moment the first questions.
  const newest = usable.toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0)).slice(0, MOST_LABELS);
  const fitted = createRobot(knowledge, model).fitConfidence(newest);
  if (!fitted.fit) return model;
  const { at: until } = newest[0]!;
  return { ...model, calibration: { ...fitted, fit: { ...fitted.fit, questions: newest.length, until, labelsAs: labelsHash(usable) } } };
}

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
  /** Of the other entries that rank at all the one with a wording nearest to it, that wording, and its cosine (0–1). */
  nearest: { entry: string; text: string; cosine: number } | null;
}

/**
 * Wordings are left out in as many rounds as this, each wording in one: an entry of up to so many wordings loses one at a time, a larger
 * one a tenth. In each round everything is trained anew without them, so nothing anywhere knows what is asked: ten trainings instead of
 * one a wording, and no approximation.
 */
const ROUNDS = 10;

/** In slices; a round after the other. For what each wording is worth see study/wordingValues.ts. */
export function* checkOwnWordings(
  knowledge: Taught,
  { calibration }: Pick<Model, "calibration">,
): Generator<Progress, OwnWording[], undefined> {
  const reader = readerOf(knowledge);
  const dictionary = emptyDictionary();
  const total = ROUNDS * knowledge.entries.length;
  const trainingEntries = yield* readTrainingEntries(knowledge.entries, reader, dictionary, total);
  const outOfScope = outOfScopeTexts(knowledge.notOurs, reader);
  const found = new Map<string, OwnWording>();
  const keyOf = (entry: string, wording: number): string => `${entry} ${wording}`;
  trainingEntries.forEach(({ id, wordings, vectors }) =>
    wordings.slice(0, taughtIn(vectors)).forEach(({ text }, i) => {
      found.set(keyOf(id, i), { entry: id, text, winner: null, confidence: 0, isWeak: true, nearest: null });
    }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const reduced = { ...dictionary, df: dictionary.df.map(() => 0), wordings: 0, generation: 0 };
    const isOut = (wording: number, { vectors }: TrainingEntry): boolean => wording < taughtIn(vectors) && wording % ROUNDS === round;
    const left = trainingEntries.map((trainingEntry) => ({
      ...trainingEntry,
      entry: trainingEntry,
      vectors: keepWordings(trainingEntry.vectors, (i) => !isOut(i, trainingEntry), reduced),
    }));
    const classifiers = yield* trainAll(left, outOfScope, reduced, { done: round * trainingEntries.length, total });
    const known = new Map(left.map((trainingEntry) => [trainingEntry.id, trainingEntry]));
    const context = {
      dictionary: reduced,
      scorer: createScorer(reduced),
      margins: createMargins(assemble(left, outOfScope, reduced, classifiers, calibration)),
      calibration,
      known: (id: string) => known.get(id),
      all: () => left,
      candidates: () => [],
    };
    for (const trainingEntry of trainingEntries) {
      for (let i = round; i < taughtIn(trainingEntry.vectors); i += ROUNDS) {
        const { ranked } = rankEntries(context, readTokens(trainingEntry.wordings[i]?.rewritten ?? ""), null, () => false);
        const own = found.get(keyOf(trainingEntry.id, i));
        note(own, ranked);
        if (own) own.nearest = nearestOf(own.entry, ranked, context.scorer, isOut);
      }
      yield { done: (round + 1) * trainingEntries.length, total };
    }
  }
  return [...found.values()];
}

function note(one: OwnWording | undefined, ranked: readonly Ranked<TrainingEntry & { entry: TrainingEntry }>[]): void {
  const [best] = ranked;
  if (!one || !best) return;
  one.winner = best.scored.entry;
  one.confidence = best.confidence;
  one.isWeak = best.scored.entry !== one.entry;
}

/** Of the question asked last: the other entry that lies nearest, and which of its taught wordings. */
function nearestOf(
  own: string,
  ranked: readonly Ranked<TrainingEntry & { entry: TrainingEntry }>[],
  scorer: Pick<Scorer, "allCosines">,
  isOut: (wording: number, entry: TrainingEntry) => boolean,
): OwnWording["nearest"] {
  let near: (typeof ranked)[number] | null = null;
  for (const one of ranked) if (one.scored.entry !== own && cosineOf(one) > (near ? cosineOf(near) : 0)) near = one;
  if (!near) return null;
  const { entry, vectors } = near.known;
  const cosines = scorer.allCosines(vectors);
  let at = 0;
  for (let i = 1; i < taughtIn(vectors); i++) if (cosines[i]! > cosines[at]!) at = i;
  const wording = entry.wordings.filter((_, i) => !isOut(i, entry))[at];
  return wording ? { entry: near.scored.entry, text: wording.text, cosine: cosines[at]! } : null;
}

const cosineOf = ({ scored }: Pick<Ranked<TrainingEntry>, "scored">): number => scored.cosines[0] ?? 0;
