// How likely the best candidate is right, whatever the knowledge base: fitted once to many, of 4 to 150 entries with 1 to 100 wordings, so that it knows what each reading is worth at which size.
import { fitLogistic, type Sample } from "./logistic.ts";
import { type Evidence, PLAIN_READINGS, readings } from "./confidence.ts";

/** How much is taught: entries, and their positive wordings in all. */
export interface Size {
  entries: number;
  wordings: number;
}

/** A coefficient for each reading, its share with ln(wordings an entry), and its share with ln(entries) − 3. */
export type GeneralCalibration = readonly (readonly number[])[];

/** One after another as `npm run calibrate` prints them (tests/bench/calibrate.ts says what they are fitted to). */
const GENERAL: GeneralCalibration = [
  [0.357421875, -0.47802734375, 0.018463134765625],
  [2.393951416015625, -0.0980682373046875, 0.439910888671875],
  [0.5772857666015625, 0.72625732421875, -0.0911865234375],
  [3.40264892578125, -0.542510986328125, -0.373443603515625],
  [0.397613525390625, 0.02545166015625, 0.2098541259765625],
  [-3.939453125, 0.40118408203125, 0.33978271484375],
  [0.88690185546875, -0.1052093505859375, -0.106048583984375],
];

const termsOf = ({ entries, wordings }: Size): [number, number, number] => [
  1,
  Math.log(Math.max(1, wordings) / Math.max(1, entries)),
  Math.log(Math.max(1, entries)) - 3,
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
    Array.from({ length: 3 * PLAIN_READINGS }, () => 0),
    1,
  );
  return Array.from({ length: PLAIN_READINGS }, (_, i) => found.slice(3 * i, 3 * i + 3));
}

/** Those that need no labels. */
export const plainReadings = (evidence: Evidence): number[] => readings(evidence).slice(0, PLAIN_READINGS);
