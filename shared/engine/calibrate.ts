// How sure may a model be? Asked of the knowledge base itself: some entries are hidden, and some wordings of the others, and the hidden are asked.
import type { Calibration, Evidence } from "./confidence.ts";
import { PLAIN_READINGS, readings, USUAL } from "./confidence.ts";
import type { Dictionary } from "./features.ts";
import { readTokens } from "./features.ts";
import { fitLogistic, type Sample } from "./fit.ts";
import { createMargins } from "./model.ts";
import { hashOf } from "./random.ts";
import { rankEntries } from "./ranker.ts";
import { createScorer } from "./score.ts";
import { assemble, trainAll, type Progress, type Pupil } from "./trainAll.ts";
import { keepWordings } from "./wordings.ts";

/** One in so many entries is hidden whole, and one in so many wordings of the others. */
const HIDDEN = 5;
/** What share of all questions no entry is meant for, for want of knowing. Unweighted it would be over half, and the confidence 9 to 21 points too low (dev). */
const UNKNOWN_SHARE = 0.25;
/** How many samples the usual calibration is worth. */
const FIRMNESS = 1;

/** Trains on what is left, asks what was hidden, and fits how likely an answer is right. */
export function* calibrate(
  pupils: readonly Pupil[],
  strangers: readonly string[],
  dictionary: Dictionary,
  total: number,
): Generator<Progress, Calibration, undefined> {
  const reduced: Dictionary = { ...dictionary, df: dictionary.df.map(() => 0), wordings: 0, generation: 0 };
  const isHidden = (pupil: Pupil): boolean => hashOf(`entry ${pupil.id}`) % HIDDEN === 0;
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
  const samples: (Sample & { isUnknown: boolean })[] = [];
  for (const pupil of pupils) {
    for (let i = 0; i < pupil.vectors.positives; i++) {
      if (!isHidden(pupil) && !isHeldOut(pupil, i)) continue;
      const [best] = rankEntries(bench, readTokens(pupil.wordings[i]?.rewritten ?? ""), null, () => false).ranked;
      if (best)
        samples.push({
          readings: readings(best.evidence).slice(0, PLAIN_READINGS),
          right: best.scored.entry === pupil.id,
          weight: 1,
          isUnknown: isHidden(pupil),
        });
    }
    yield { done: left.length, total };
  }
  const unknown = samples.filter((sample) => sample.isUnknown).length;
  if (unknown > 0) {
    const weight = ((UNKNOWN_SHARE / (1 - UNKNOWN_SHARE)) * (samples.length - unknown)) / unknown;
    for (const sample of samples) if (sample.isUnknown) sample.weight = weight;
  }
  return { coefficients: fitLogistic(samples, USUAL.coefficients, FIRMNESS) };
}

/** Fits the confidence to labelled questions, with all readings, drawn towards what the knowledge base said of itself. */
export function fitToLabels(labelled: readonly { evidence: Evidence; right: boolean }[], own: Calibration): Calibration {
  const samples = labelled.map(({ evidence, right }) => ({ readings: readings(evidence), right, weight: 1 }));
  const usual = readings(NOTHING).map((_, i) => own.coefficients[i] ?? 0);
  return { coefficients: fitLogistic(samples, usual, FIRMNESS) };
}

const NOTHING: Evidence = { margin: 0, nearest: 0, pooled: 0, score: 0, lead: 0, known: 0, length: 0 };

/** Never the last wording of an entry: the standard question stays. */
const isHeldOut = (pupil: Pupil, wording: number): boolean =>
  wording > 0 && wording < pupil.vectors.positives && hashOf(`${pupil.id} ${wording}`) % HIDDEN === 0;
