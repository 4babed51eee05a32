// How sure may a model be? Asked of the knowledge base itself: some entries are hidden, and some wordings of the others, and the hidden are asked.
import { calibrationError, hashOf, type JudgedAnswer } from "../statistics.ts";
import type { Calibration, CalibrationFit, EntryBiases } from "../types.ts";
import { type Evidence, readings, UNCALIBRATED } from "./confidence.ts";
import { type Dictionary } from "../text/dictionary.ts";
import { readTokens } from "../text/features.ts";
import { crossFit, fitLogistic, FOLDS, foldsOf, logitOf, type Sample } from "./logistic.ts";
import { generalCoefficients, plainReadings, type Size } from "./general.ts";
import { createMargins } from "../learn/margins.ts";
import { rankEntries } from "./ranker.ts";
import { createScorer } from "./score.ts";
import { entryBiasOf, fitEntryBiases } from "./entryBias.ts";
import { assemble, trainAll, type Progress, type TrainingEntry } from "../learn/trainAll.ts";
import { keepWordings, taughtIn } from "../learn/wordings.ts";

/** One in so many entries is hidden whole, and one in so many wordings of the others. */
const HIDDEN = 5;
/** Asking all 5,400 of 15,000 questions took over a second. */
const MOST_SAMPLES = 2_000;
const SAMPLES_A_SLICE = 20;
/** What share of all questions no entry is meant for, for want of knowing. Unweighted it would be over half: the expected calibration error on six dev splits was .09–.26 then, and is .03–.11. */
const UNKNOWN_SHARE = 0.25;
/** How many samples the calibration that is drawn towards is worth, in a fit. */
const PRIOR_WEIGHT = 1;
/**
 * How many of its own samples a knowledge base is believed as much as all others together: they are taught wordings, more like one another
 * than what customers ask. On dev, with an earlier set of readings, 400 handled .3 points less of the full sets; fewer gave nothing.
 */
const OWN_WORTH = 100;

/**
 * Of more wordings than this, entries drawn at random stand for all, but at least one in LEAST_SHARE: a quarter of lcqmc_zh's moved the expected
 * calibration error from .06 to .07, a sixteenth to .12; half of clinc150's from .12 to .08 (dev). A third of all training was calibration.
 */
const MOST_WORDINGS = 7_500;
const LEAST_SHARE = 4;

/** A question the knowledge base asks itself: what the best candidate's evidence was, and whether it was right. */
interface OwnSample {
  evidence: Evidence;
  right: boolean;
  /** Of an entry that was hidden whole. */
  isUnknown: boolean;
}

/** Trains on what is left of the entries drawn (`drawnFrom`), asks what was hidden, and fits how likely an answer is right. */
export function* calibrate(
  trainingEntries: readonly TrainingEntry[],
  outOfScope: readonly string[],
  dictionary: Dictionary,
  total: number,
): Generator<Progress, Calibration, undefined> {
  const { own, size } = yield* ownSamples(trainingEntries, outOfScope, dictionary, total);
  const samples = own.map((sample) => ({ ...sample, readings: plainReadings(sample.evidence), weight: 1 }));
  weighUnknown(samples);
  // What its own samples say differs from what is usual at the size that was left of it is different at its full size, too.
  const reduced = generalCoefficients(size);
  const general = generalCoefficients(sizeOf(trainingEntries));
  const trust = samples.length / (samples.length + OWN_WORTH);
  const settle = (fit: readonly number[], usual: readonly number[]): number[] =>
    fit.map((coefficient, i) => usual[i]! + Math.round(65_536 * trust * (coefficient - reduced[i]!)) / 65_536);
  const likelihoods = crossFit(samples, reduced, PRIOR_WEIGHT, (fit) => settle(fit, reduced));
  return {
    coefficients: settle(fitLogistic(samples, reduced, PRIOR_WEIGHT), general),
    fit: fitTo(
      "own",
      samples.map(({ right, weight }, i) => ({ likelihood: likelihoods[i] ?? 0, right, weight })),
    ),
  };
}

const sizeOf = (trainingEntries: readonly TrainingEntry[]): Size => ({
  entries: trainingEntries.length,
  wordings: trainingEntries.reduce((sum, { vectors }) => sum + taughtIn(vectors), 0),
});

/** Hides some entries, and some wordings of the others, trains the rest, and asks what was hidden. `size`: of what was left. */
function* ownSamples(
  trainingEntries: readonly TrainingEntry[],
  outOfScope: readonly string[],
  dictionary: Dictionary,
  total: number,
): Generator<Progress, { own: OwnSample[]; size: Size }, undefined> {
  const reduced: Dictionary = { ...dictionary, df: dictionary.df.map(() => 0), wordings: 0, generation: 0 };
  const isHidden = (trainingEntry: TrainingEntry): boolean => hashOf(`entry ${trainingEntry.order}`) % HIDDEN === 0;
  const left = trainingEntries
    .filter((trainingEntry) => !isHidden(trainingEntry))
    .map((trainingEntry) => ({
      ...trainingEntry,
      entry: trainingEntry,
      vectors: keepWordings(trainingEntry.vectors, (i) => !isHeldOut(trainingEntry, i), reduced),
    }));
  const classifiers = yield* trainAll(left, outOfScope, reduced, { done: 0, total });
  const known = new Map(left.map((trainingEntry) => [trainingEntry.id, trainingEntry]));
  const context = {
    dictionary: reduced,
    scorer: createScorer(reduced),
    margins: createMargins(assemble(left, outOfScope, reduced, classifiers, UNCALIBRATED)),
    calibration: UNCALIBRATED,
    known: (id: string) => known.get(id),
    all: () => left,
    candidates: () => [],
  };
  const hidden = trainingEntries.flatMap((trainingEntry) =>
    Array.from({ length: taughtIn(trainingEntry.vectors) }, (_, wording) => ({ trainingEntry, wording })).filter(
      ({ wording }) => isHidden(trainingEntry) || isHeldOut(trainingEntry, wording),
    ),
  );
  const own: OwnSample[] = [];
  const every = Math.ceil(hidden.length / MOST_SAMPLES);
  for (let i = 0; i < hidden.length; i += every) {
    const { trainingEntry, wording } = hidden[i]!;
    const [best] = rankEntries(context, readTokens(trainingEntry.wordings[wording]?.rewritten ?? ""), null, () => false).ranked;
    if (!best) continue;
    const right = best.scored.entry === trainingEntry.id;
    own.push({ evidence: best.evidence, right, isUnknown: isHidden(trainingEntry) });
    if (i % SAMPLES_A_SLICE === 0) yield { done: left.length, total };
  }
  return { own, size: sizeOf(left) };
}

/**
 * Fits the confidence to labelled questions, with all readings, drawn towards what the knowledge base said of itself. Where the labels
 * hold few out-of-scope questions these count for more, up to the usual share: how many there are is then little known.
 */
export function fitToLabels(
  labelled: readonly { evidence: Evidence; right: boolean; isUnknown: boolean }[],
  own: Calibration,
): Calibration {
  const samples = labelled.map((label) => ({ ...label, readings: readings(label.evidence), weight: 1 }));
  const usual = readings(NOTHING).map((_, i) => own.coefficients[i] ?? 0);
  const share = samples.filter(({ isUnknown }) => isUnknown).length / Math.max(1, samples.length);
  if (share < UNKNOWN_SHARE) weighUnknown(samples);
  const entryBiasesBy = (coefficients: readonly number[], isHeard: (i: number) => boolean): EntryBiases =>
    fitEntryBiases(
      samples
        .filter(({ right, isUnknown }, i) => (right || isUnknown) && isHeard(i))
        .map(({ evidence: { entry }, right, weight, ...sample }) => ({
          entry,
          right,
          weight,
          logit: logitOf(sample.readings, coefficients),
        })),
    );
  // What its bias tells of a question is learnt from biases that have not heard of it.
  const others = foldsOf(samples, usual, PRIOR_WEIGHT).map((coefficients, fold) => entryBiasesBy(coefficients, (i) => i % FOLDS !== fold));
  const biased = samples.map((sample, i) => ({
    ...sample,
    readings: readings(sample.evidence, entryBiasOf(sample.evidence.entry, others[i % FOLDS])),
  }));
  const likelihoods = crossFit(biased, usual, PRIOR_WEIGHT);
  return {
    coefficients: fitLogistic(biased, usual, PRIOR_WEIGHT),
    standings: entryBiasesBy(fitLogistic(samples, usual, PRIOR_WEIGHT), () => true),
    // Labels are a sample of what is really asked: each counts once.
    fit: fitTo(
      "labels",
      biased.map(({ right }, i) => ({ likelihood: likelihoods[i] ?? 0, right, weight: 1 })),
    ),
  };
}

/** Says how far off a fit is on questions it has not seen. In steps of 2^-16, so that a last bit of Math.exp does not show. */
function fitTo(to: "own" | "labels", judged: readonly JudgedAnswer[]): CalibrationFit {
  const error = calibrationError(judged);
  return { to, questions: judged.length, error: error && Math.round(error * 65_536) / 65_536, until: null, labelsAs: 0 };
}

/** Gives the samples no entry is meant for the usual share of all weight. */
function weighUnknown(samples: (Sample & { isUnknown: boolean })[]): void {
  const unknown = samples.filter((sample) => sample.isUnknown).length;
  const weight = unknown === 0 ? 1 : ((UNKNOWN_SHARE / (1 - UNKNOWN_SHARE)) * (samples.length - unknown)) / unknown;
  for (const sample of samples) if (sample.isUnknown) sample.weight = weight;
}

const NOTHING: Evidence = {
  entry: "",
  margin: 0,
  nearest: 0,
  pooled: 0,
  score: 0,
  lead: 0,
  known: 0,
  own: 0,
  matched: 0,
  telling: 0,
  unmatched: 0,
  neighbourShare: 0,
  length: 0,
};

/** Never the last wording of an entry: the standard question stays. */
const isHeldOut = (trainingEntry: TrainingEntry, wording: number): boolean =>
  wording > 0 && wording < taughtIn(trainingEntry.vectors) && hashOf(`${trainingEntry.order} ${wording}`) % HIDDEN === 0;

/** The entries the calibration is made with, in their order. */
export function drawnFrom(trainingEntries: readonly TrainingEntry[]): readonly TrainingEntry[] {
  const draws = new Map(trainingEntries.map((trainingEntry) => [trainingEntry, hashOf(`calibrate ${trainingEntry.order}`)]));
  let wordings = 0;
  const drawn = new Set(
    trainingEntries
      .toSorted((a, b) => (draws.get(a) ?? 0) - (draws.get(b) ?? 0))
      .filter(({ vectors }, i) => (wordings += taughtIn(vectors)) <= MOST_WORDINGS || i < trainingEntries.length / LEAST_SHARE),
  );
  return trainingEntries.filter((trainingEntry) => drawn.has(trainingEntry));
}
