// How well an entry fits a question: the margin of its classifier, where one is trained, and the cosines to its nearest taught wordings.
import { keepBest } from "../arrays/best.ts";
import type { Dictionary } from "../text/dictionary.ts";
import type { QuestionVector } from "../text/questionVector.ts";
import { cosines, taughtIn, type EntryVectors } from "../learn/wordings.ts";
import type { Contradiction } from "../types.ts";

/** What the first, second and third nearest wording count (README.md, "Score"). */
export const NEAREST_WEIGHTS = [1, 0.5, 0.3] as const;

/**
 * An entry with one or two wordings gets this share of its last cosine for each one missing, or it would lose to entries with many
 * wordings for having few: +2 to +7 points of top-1 where entries have 1–20 wordings, +1 on lcqmc_zh (dev), nothing elsewhere.
 */
const MISSING_WORDING = 0.8;

/** What it costs by how much a negative wording is nearer than the nearest positive one. */
export const NEGATIVE_WEIGHT = 2;

/** What the cosines count beside a trained classifier's margin (README.md, "Score"). */
const COSINE_SHARE = 0.1;

/** More than this the cosines never add to a classifier's margin: each is 1 at most, but for a rounding. */
export const MOST_BESIDE_MARGIN = 1.001 * COSINE_SHARE * NEAREST_WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** An entry's score for the question that is loaded, and what it is made of. */
export interface Scored {
  entry: string;
  /** margin + share · (cos₁ + .5 cos₂ + .3 cos₃ − 2 · (cosine to the nearest negative − cos₁, where that is positive)). */
  score: number;
  /** Of the entry's classifier; null where none is trained. */
  margin: number | null;
  /** What the cosines count: 1 without a classifier. */
  share: number;
  /** Indices of the three nearest positive wordings, one that stands in for missing ones more than once; none where there is none. */
  wordings: number[];
  /** What of its cosine each is given: 1, or less where it stands in. */
  parts: number[];
  /** cos₁ … cos₃. */
  cosines: number[];
  /** The nearest negative wording, where it is nearer than any positive one. */
  negative: { wording: number; cosine: number } | null;
  /** What speaks against it (contradiction.ts); its cost is in the score. */
  contradiction: Contradiction | null;
}

/** Scores entries for one question at a time. */
export interface Scorer {
  /** Fills the question in; `score` and `allCosines` then speak of it. */
  load: (question: QuestionVector) => void;
  score: (entry: string, vectors: EntryVectors, margin: number | null) => Scored;
  /** How much of the nearness of the nearest wordings, of all entries scored since the question was loaded, is the entry's; 0–1. */
  neighbourShareOf: (entry: string) => number;
  /** Cosine to every wording of an entry. Valid until the next call. */
  allCosines: (vectors: EntryVectors) => Float64Array;
}

const MAX_WORDINGS = 512;

/** How many nearest wordings count as its neighbours. */
const NEIGHBOURS = 10;

/** One scorer a robot: it keeps the question as a dense array, cleared again by the next one. */
export function createScorer(dictionary: Dictionary): Scorer {
  let dense = new Float32Array(1024);
  let loaded: QuestionVector = { ids: new Int32Array(0), weights: new Float32Array(0), known: 0, untaught: 0 };
  let cosine = new Float64Array(MAX_WORDINGS);
  let neighbours: Near[] = [];
  const allCosines = (vectors: EntryVectors): Float64Array => {
    if (vectors.count > cosine.length) cosine = new Float64Array(vectors.count * 2);
    cosines(loaded, dense, vectors, dictionary, cosine);
    return cosine;
  };
  return {
    load: (question) => {
      for (const id of loaded.ids) dense[id] = 0;
      if (dictionary.df.length > dense.length) dense = new Float32Array(dictionary.df.length * 2);
      question.ids.forEach((id, i) => (dense[id] = question.weights[i] ?? 0));
      loaded = question;
      neighbours = [];
    },
    score: (entry, vectors, margin) => {
      const values = allCosines(vectors);
      for (let i = 0; i < vectors.positives; i++) {
        const cosine = values[i]!;
        // Most are farther than all ten: nothing is made for them.
        if (cosine > 0 && cosine >= (neighbours[NEIGHBOURS - 1]?.cosine ?? 0))
          keepBest(neighbours, { entry, cosine }, NEIGHBOURS, isNearer);
      }
      return scoreOf(entry, vectors, values, margin);
    },
    neighbourShareOf: (entry) => {
      let own = 0;
      let all = 0;
      for (const near of neighbours) {
        all += near.cosine;
        if (near.entry === entry) own += near.cosine;
      }
      return all === 0 ? 0 : own / all;
    },
    allCosines,
  };
}

/** A taught wording, and how near it is. */
interface Near {
  entry: string;
  cosine: number;
}

/** Of equal ones those of the lowest id are nearer, whatever their order of coming. */
const isNearer = (one: Near, other: Near): boolean => one.cosine > other.cosine || (one.cosine === other.cosine && one.entry < other.entry);

function scoreOf(entry: string, vectors: EntryVectors, cosine: Float64Array, margin: number | null): Scored {
  const { count, positives } = vectors;
  const taught = taughtIn(vectors);
  const wordings: number[] = [];
  const isHigher = (one: number, other: number): boolean => cosine[one]! > cosine[other]!;
  for (let i = 0; i < taught; i++) {
    if (wordings.length < NEAREST_WEIGHTS.length || cosine[i]! > cosine[wordings.at(-1)!]!)
      keepBest(wordings, i, NEAREST_WEIGHTS.length, isHigher);
  }
  const parts = wordings.map(() => 1);
  const near = wordings.map((i) => cosine[i] ?? 0);
  while (near.length > 0 && near.length < NEAREST_WEIGHTS.length) {
    wordings.push(wordings.at(-1)!);
    parts.push(MISSING_WORDING * parts.at(-1)!);
    near.push(MISSING_WORDING * near.at(-1)!);
  }
  // What its answer says can only bring an entry nearer.
  for (let i = taught; i < positives; i++) {
    const place = near.findIndex((value) => value < cosine[i]!);
    if (place < 0) continue;
    for (const [slots, value] of [
      [wordings, i],
      [parts, 1],
      [near, cosine[i]!],
    ] as const) {
      slots.splice(place, 0, value);
      slots.pop();
    }
  }
  const first = near[0] ?? 0;
  let negative: Scored["negative"] = null;
  for (let i = positives; i < count; i++) {
    const value = cosine[i] ?? 0;
    if (value > (negative?.cosine ?? first)) negative = { wording: i, cosine: value };
  }
  const cost = negative ? NEGATIVE_WEIGHT * (negative.cosine - first) : 0;
  const sum = near.reduce((total, value, i) => total + (NEAREST_WEIGHTS[i] ?? 0) * value, 0);
  const share = margin === null ? 1 : COSINE_SHARE;
  return {
    entry,
    score: (margin ?? 0) + share * (sum - cost),
    margin,
    share,
    wordings,
    parts,
    cosines: near,
    negative,
    contradiction: null,
  };
}
