// One entry's classifier: a linear support vector machine that tells the entry's wordings from everybody else's.
import { drawFrom } from "../statistics.ts";
import type { Rows } from "./rows.ts";
import { taughtIn } from "./wordings.ts";

/** A trained linear classifier: its margin for a question x is w · x + bias, above 0 on the entry's side. */
export interface Classifier {
  /** Feature ids, ascending. */
  ids: Int32Array;
  /** Their weights in steps of 1 / WEIGHT_STEPS. */
  weights: Int16Array;
  /** Quantised like the weights. */
  bias: number;
}

/** Weights are whole multiples of 2^-12: products with a question's weights (2^-20) add up exactly in a double, whatever their order. */
export const WEIGHT_STEPS = 4096;

const COST = 1;
/** A wording of the entry counts for three of others: they are few, and a miss costs more than a clarification. What its answer says counts once (the sample shop and two other knowledge bases with answers: 2 and 3 do more for one wording and harm one of the three; .3 gives half). */
const POSITIVE_COST = 3;
/** A sentence of nobody's counts less: there are a thousand of them, and a dozen wordings (+.4 points on clinc150_10shot, +.7 on hint3_curekart, dev, against 1). */
const OUT_OF_SCOPE_COST = 0.3;
/** Where the optimum is reached whatever the order: 8 left .25 points of top-1 to chance (mean of seven sets, dev), 4 left .7, 30 find nothing more. */
const PASSES = 16;
/** Weights below are dropped: .005 kept 2.2 to 3.3 times as many, for .1 points of top-1 (dev). */
const LEAST_WEIGHT = 0.02;

/** What a classifier learns from, as numbers of `rows`: first the entry's wordings, then those it must tell them from, last the sentences of nobody's. */
export interface TrainingSet {
  rows: Rows;
  learnt: Int32Array;
  positives: number;
  answers: number;
  outOfScope: number;
}

/**
 * L2-loss SVM by dual coordinate descent (Hsieh et al. 2008, algorithm 1, rows that are right by far rest in all passes but the first and fourth), the bias a feature that every row holds at 1.
 * `scratch` is a zeroed array as long as there are features, and zeroed again on return.
 */
export function trainClassifier(set: TrainingSet, scratch: Float32Array, seed: number): Classifier {
  const { bias, moving } = descend(set, scratch, seed);
  return collect(set.rows, moving, scratch, bias);
}

/** Passes over the rows that move `weights` (dense) towards the optimum; returns the bias, and the rows that moved anything. */
function descend(set: TrainingSet, weights: Float32Array, seed: number): { bias: number; moving: Int32Array } {
  const { starts, ids, weights: values, squares } = set.rows;
  const { learnt: rows, positives } = set;
  const taught = taughtIn(set);
  const firstOutOfScope = rows.length - set.outOfScope;
  const alphas = new Float64Array(rows.length);
  let bias = 0;
  const order = Int32Array.from(rows.keys());
  const draw = drawFrom(seed);
  const rests = new Uint8Array(rows.length);
  const moves = new Uint8Array(rows.length);
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, draw);
    const isFull = pass === 0 || pass === 3;
    for (const i of order) {
      if (rests[i] === 1 && !isFull) continue;
      const from = starts[rows[i]!]!;
      const until = starts[rows[i]! + 1]!;
      const sign = i < positives ? 1 : -1;
      const slack = 1 / (2 * (i < taught ? POSITIVE_COST : i < firstOutOfScope ? COST : OUT_OF_SCOPE_COST));
      // Four sums side by side: in one, each addition waits for the last (a tenth of all training).
      let a = bias;
      let b = 0;
      let c = 0;
      let d = 0;
      let k = from;
      for (; k + 3 < until; k += 4) {
        a += weights[ids[k]!]! * values[k]!;
        b += weights[ids[k + 1]!]! * values[k + 1]!;
        c += weights[ids[k + 2]!]! * values[k + 2]!;
        d += weights[ids[k + 3]!]! * values[k + 3]!;
      }
      for (; k < until; k++) a += weights[ids[k]!]! * values[k]!;
      const margin = a + b + (c + d);
      const alpha = alphas[i]!;
      const gradient = sign * margin - 1 + slack * alpha;
      const next = Math.max(0, alpha - gradient / (squares[rows[i]!]! + 1 + slack));
      rests[i] = next === 0 ? 1 : 0;
      if (next === alpha) continue;
      const step = (next - alpha) * sign;
      alphas[i] = next;
      moves[i] = 1;
      bias += step;
      for (let k = from; k < until; k++) weights[ids[k]!]! += step * values[k]!;
    }
  }
  return { bias, moving: rows.filter((_, i) => moves[i] === 1) };
}

function shuffle(order: Int32Array, draw: (below: number) => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    const moved = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = moved;
  }
}

function collect({ starts, ids }: Rows, moving: Int32Array, weights: Float32Array, bias: number): Classifier {
  // A feature and its weight in one number: an object for each took longer to sort than the rest to collect.
  const kept: number[] = [];
  for (const row of moving) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const id = ids[k]!;
      const weight = weights[id]!;
      if (weight === 0) continue;
      weights[id] = 0;
      if (Math.abs(weight) >= LEAST_WEIGHT) kept.push(id * STEPS + stepsOf(weight) - LEAST_STEPS);
    }
  }
  const sorted = Float64Array.from(kept).sort();
  return {
    ids: Int32Array.from(sorted, (both) => Math.floor(both / STEPS)),
    weights: Int16Array.from(sorted, (both) => (both % STEPS) + LEAST_STEPS),
    bias: stepsOf(bias) / WEIGHT_STEPS,
  };
}

const STEPS = 65_536;
const LEAST_STEPS = -32_768;
const stepsOf = (weight: number): number => Math.max(LEAST_STEPS, Math.min(LEAST_STEPS + STEPS - 1, Math.round(weight * WEIGHT_STEPS)));
