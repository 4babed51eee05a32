// Some entries draw questions that are nobody's, whatever the evidence says: labelled questions tell which, and the confidence listens.
import { logistic } from "./logistic.ts";
import type { EntryBiases } from "../types.ts";

/** An answer that somebody judged: right, or given to a question no entry is meant for. */
export interface BiasSample {
  entry: string;
  right: boolean;
  /** What the evidence says, in log-odds. */
  logit: number;
  weight: number;
}

/**
 * An entry's bias stays near 0 until it has about so many labels. How much the biases count at all is fitted beside the other readings, to
 * biases that do not know the question: on dev, in five folds, they are worth +1.4 points of AUROC and +1.1 of questions handled rightly on
 * banking77_oos, +.4 and +.3 on clinc150, +.3 and +.3 over the seven sets; where they tell nothing they come to count nothing. 3 labels: +.2
 * of AUROC, 20: +.3.
 */
const PRIOR_WEIGHT = 8;
const ROUNDS = 20;

/**
 * The most likely biases under a Gaussian prior round 0. Answers that should have been another entry's are left out: they say that two
 * entries are alike, not that one draws out-of-scope questions (with them sofmattress lost 2 points of AUROC).
 */
export function fitEntryBiases(judged: readonly BiasSample[]): EntryBiases {
  const byEntry = new Map<string, BiasSample[]>();
  for (const each of judged) byEntry.set(each.entry, [...(byEntry.get(each.entry) ?? []), each]);
  return Object.fromEntries([...byEntry].map(([entry, own]) => [entry, biasOf(own)]));
}

/** 0 for an entry nobody judged. */
export const entryBiasOf = (entry: string, biases: EntryBiases | undefined): number =>
  biases && Object.hasOwn(biases, entry) ? (biases[entry] ?? 0) : 0;

/** Newton's method; rounded to 2^-16, so that a last bit of Math.exp does not show. */
function biasOf(own: readonly BiasSample[]): number {
  let value = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let gradient = -PRIOR_WEIGHT * value;
    let curvature = PRIOR_WEIGHT;
    for (const { right, logit, weight } of own) {
      const likely = logistic(logit + value);
      gradient += weight * ((right ? 1 : 0) - likely);
      curvature += weight * likely * (1 - likely);
    }
    // Where all is nearly certain a whole step overshoots.
    value += Math.max(-1, Math.min(1, gradient / curvature));
  }
  return Math.round(value * 65_536) / 65_536;
}
