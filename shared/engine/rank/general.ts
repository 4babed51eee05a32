// How likely the best candidate is right, whatever the knowledge base: fitted once to many, of 1 to 150 entries with 1 to 100 wordings, so that it knows what each reading is worth at which size.
import { fitLogistic, type Sample } from "./logistic.ts";
import { type Evidence, PLAIN_READINGS, readings } from "./confidence.ts";

/** How much is taught: entries, and their positive wordings in all. */
export interface Size {
  entries: number;
  wordings: number;
}

/** A coefficient for each reading, and its shares with ln(wordings an entry), with ln(entries) − 3, and with 1 / entries: where nothing else is taught there is no rival to lead. */
export type GeneralCalibration = readonly (readonly number[])[];

/** One after another as `npm run calibrate` prints them (tests/bench/calibrate.ts says what they are fitted to). */
const GENERAL: GeneralCalibration = [
  [-1.465545654296875, -0.410888671875, 0.3330230712890625, -0.811737060546875],
  [3.54644775390625, -0.2876739501953125, -0.13031005859375, 0.367462158203125],
  [-0.2712860107421875, 0.9894256591796875, -0.8087310791015625, -1.9239501953125],
  [3.0579681396484375, -0.453765869140625, 0.64788818359375, 1.045501708984375],
  [0.2942352294921875, 0.0157928466796875, 0.00091552734375, -0.196624755859375],
  [0.7200164794921875, -0.1786956787109375, -0.1278533935546875, 0.2198028564453125],
];

const TERMS = 4;
const termsOf = ({ entries, wordings }: Size): number[] => [
  1,
  Math.log(Math.max(1, wordings) / Math.max(1, entries)),
  Math.log(Math.max(1, entries)) - 3,
  1 / Math.max(1, entries),
];

/** Coefficients for the plain readings of a knowledge base of this size. In steps of 2^-16, so that a last bit of Math.log does not show. */
export function generalCoefficients(size: Size, general: GeneralCalibration = GENERAL): number[] {
  const terms = termsOf(size);
  return general.map((shares) => Math.round(65_536 * shares.reduce((sum, share, k) => sum + share * terms[k]!, 0)) / 65_536);
}

/** A question whose best candidate was right or not, in a knowledge base of this size; `weight` 1 is one question. */
export interface GeneralSample {
  evidence: Evidence;
  right: boolean;
  weight: number;
  size: Size;
}

/** Fits one to questions of many knowledge bases. */
export function fitGeneralCalibration(samples: readonly GeneralSample[]): GeneralCalibration {
  const crossed = samples.map(({ evidence, size, right, weight }): Sample => {
    const terms = termsOf(size);
    return { readings: plainReadings(evidence).flatMap((reading) => terms.map((term) => reading * term)), right, weight };
  });
  const found = fitLogistic(
    crossed,
    Array.from({ length: TERMS * PLAIN_READINGS }, () => 0),
    1,
  );
  return Array.from({ length: PLAIN_READINGS }, (_, i) => found.slice(TERMS * i, TERMS * (i + 1)));
}

/** Those that need no labels. */
export const plainReadings = (evidence: Evidence): number[] => readings(evidence).slice(0, PLAIN_READINGS);
