// How sure may a model be? Asked of the knowledge base itself: some entries are hidden, and some wordings of the others, and the hidden are asked.
import { calibrationError } from "./calibrationError.ts";
import type { Calibration, Evidence } from "./confidence.ts";
import { PLAIN_READINGS, readings, USUAL } from "./confidence.ts";
import type { Dictionary } from "./features.ts";
import { readTokens } from "./features.ts";
import { crossFit, fitLogistic, FOLDS, foldsOf, logitOf, type Sample } from "./fit.ts";
import { createMargins } from "./model.ts";
import { hashOf } from "./random.ts";
import { rankEntries } from "./ranker.ts";
import { createScorer } from "./score.ts";
import { standingOf, standingsOf, type Standings } from "./standings.ts";
import { assemble, trainAll, type Progress, type Pupil } from "./trainAll.ts";
import { keepWordings } from "./wordings.ts";

/** One in so many entries is hidden whole, and one in so many wordings of the others. */
const HIDDEN = 5;
/** Asking all 5,400 of 15,000 questions took over a second. */
const MOST_SAMPLES = 2_000;
const SAMPLES_A_SLICE = 20;
/** What share of all questions no entry is meant for, for want of knowing. Unweighted it would be over half: the expected calibration error on six dev splits was .09–.26 then, and is .03–.11. */
const UNKNOWN_SHARE = 0.25;
/** How many samples the usual calibration is worth. */
const FIRMNESS = 1;

/**
 * Of more wordings than this, entries drawn by lot stand for all, but at least one in STANDING: a quarter of lcqmc_zh's moved the expected
 * calibration error from .06 to .07, a sixteenth to .12; half of clinc150's from .12 to .08 (dev). A third of all training was calibration.
 */
const MOST_WORDINGS = 7_500;
const STANDING = 4;

/** Trains on what is left of the entries drawn (`drawnFrom`), asks what was hidden, and fits how likely an answer is right. */
export function* calibrate(
  pupils: readonly Pupil[],
  strangers: readonly string[],
  dictionary: Dictionary,
  total: number,
): Generator<Progress, Calibration, undefined> {
  const reduced: Dictionary = { ...dictionary, df: dictionary.df.map(() => 0), wordings: 0, generation: 0 };
  const isHidden = (pupil: Pupil): boolean => hashOf(`entry ${pupil.lot}`) % HIDDEN === 0;
  const left = pupils
    .filter((pupil) => !isHidden(pupil))
    .map((pupil) => ({ ...pupil, entry: pupil, vectors: keepWordings(pupil.vectors, (i) => !isHeldOut(pupil, i), reduced) }));
  const classifiers = yield* trainAll(left, strangers, reduced, { done: 0, total });
  const known = new Map(left.map((pupil) => [pupil.id, pupil]));
  const bench = {
    dictionary: reduced,
    scorer: createScorer(reduced),
    margins: createMargins(assemble(left, strangers, reduced, classifiers)),
    calibration: USUAL,
    known: (id: string) => known.get(id),
    all: () => left,
    candidates: () => [],
  };
  const hidden = pupils.flatMap((pupil) =>
    Array.from({ length: pupil.vectors.positives }, (_, wording) => ({ pupil, wording })).filter(
      ({ wording }) => isHidden(pupil) || isHeldOut(pupil, wording),
    ),
  );
  const samples: (Sample & { isUnknown: boolean })[] = [];
  const every = Math.ceil(hidden.length / MOST_SAMPLES);
  for (let i = 0; i < hidden.length; i += every) {
    const { pupil, wording } = hidden[i]!;
    const [best] = rankEntries(bench, readTokens(pupil.wordings[wording]?.rewritten ?? ""), null, () => false).ranked;
    if (!best) continue;
    const right = best.scored.entry === pupil.id;
    samples.push({ readings: readings(best.evidence).slice(0, PLAIN_READINGS), right, weight: 1, isUnknown: isHidden(pupil) });
    if (i % SAMPLES_A_SLICE === 0) yield { done: left.length, total };
  }
  weighUnknown(samples);
  return fitted(samples, USUAL.coefficients, "own");
}

/**
 * Fits the confidence to labelled questions, with all readings, drawn towards what the knowledge base said of itself. Where the labels
 * hold few strangers these count for more, up to the usual share: how many there are is then little known.
 */
export function fitToLabels(
  labelled: readonly { evidence: Evidence; right: boolean; isUnknown: boolean }[],
  own: Calibration,
): Calibration {
  const samples = labelled.map((label) => ({ ...label, readings: readings(label.evidence), weight: 1 }));
  const usual = readings(NOTHING).map((_, i) => own.coefficients[i] ?? 0);
  const share = samples.filter(({ isUnknown }) => isUnknown).length / Math.max(1, samples.length);
  if (share < UNKNOWN_SHARE) weighUnknown(samples);
  const standingsBy = (coefficients: readonly number[], isHeard: (i: number) => boolean): Standings =>
    standingsOf(
      samples
        .filter(({ right, isUnknown }, i) => (right || isUnknown) && isHeard(i))
        .map(({ evidence: { entry }, right, weight, ...sample }) => ({
          entry,
          right,
          weight,
          logit: logitOf(sample.readings, coefficients),
        })),
    );
  // What its standing tells of a question is learnt from standings that have not heard of it.
  const others = foldsOf(samples, usual, FIRMNESS).map((coefficients, fold) => standingsBy(coefficients, (i) => i % FOLDS !== fold));
  const stood = samples.map((sample, i) => ({
    ...sample,
    readings: readings(sample.evidence, standingOf(sample.evidence.entry, others[i % FOLDS])),
  }));
  return { ...fitted(stood, usual, "labels"), standings: standingsBy(fitLogistic(samples, usual, FIRMNESS), () => true) };
}

/** Fits, and says how far off such a fit is on questions it has not seen. Labels are a sample of what is really asked: each counts once. */
function fitted(samples: readonly Sample[], usual: readonly number[], to: "own" | "labels"): Calibration {
  const likelihoods = crossFit(samples, usual, FIRMNESS);
  const judged = samples.map(({ right, weight }, i) => ({ likelihood: likelihoods[i] ?? 0, right, weight: to === "own" ? weight : 1 }));
  const error = calibrationError(judged);
  return {
    coefficients: fitLogistic(samples, usual, FIRMNESS),
    // In steps of 2^-16, so that a last bit of Math.exp does not show.
    fit: { to, questions: samples.length, error: error && Math.round(error * 65_536) / 65_536, until: null, labelsAs: 0 },
  };
}

/** Gives the samples no entry is meant for the usual share of all weight. */
function weighUnknown(samples: (Sample & { isUnknown: boolean })[]): void {
  const unknown = samples.filter((sample) => sample.isUnknown).length;
  const weight = unknown === 0 ? 1 : ((UNKNOWN_SHARE / (1 - UNKNOWN_SHARE)) * (samples.length - unknown)) / unknown;
  for (const sample of samples) if (sample.isUnknown) sample.weight = weight;
}

const NOTHING: Evidence = { entry: "", margin: 0, nearest: 0, pooled: 0, score: 0, lead: 0, known: 0, own: 0, crowd: 0, length: 0 };

/** Never the last wording of an entry: the standard question stays. */
const isHeldOut = (pupil: Pupil, wording: number): boolean =>
  wording > 0 && wording < pupil.vectors.positives && hashOf(`${pupil.lot} ${wording}`) % HIDDEN === 0;

/** The entries the calibration is made with, in their order. */
export function drawnFrom(pupils: readonly Pupil[]): readonly Pupil[] {
  const lots = new Map(pupils.map((pupil) => [pupil, hashOf(`calibrate ${pupil.lot}`)]));
  let wordings = 0;
  const drawn = new Set(
    pupils
      .toSorted((a, b) => (lots.get(a) ?? 0) - (lots.get(b) ?? 0))
      .filter(({ vectors }, i) => (wordings += vectors.positives) <= MOST_WORDINGS || i < pupils.length / STANDING),
  );
  return pupils.filter((pupil) => drawn.has(pupil));
}
