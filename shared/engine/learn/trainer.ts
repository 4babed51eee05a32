// Trains one entry's classifier: chooses the wordings of others it is most in danger of, and some at random.
import { keepBest } from "../arrays/best.ts";
import { trainClassifier, type Classifier, type TrainingSet } from "./classifier.ts";
import type { Dictionary } from "../text/dictionary.ts";
import { drawFrom } from "../statistics.ts";
import { emptyScratch, growScratch, type Scratch } from "./scratch.ts";
import { heldPostings, indexPostings, placesOf, type Holders } from "./postings.ts";
import { makeRows, type Part, type OutOfScopeRow, type Taught } from "./rows.ts";
import { weightsOf, type EntryVectors } from "./wordings.ts";

/** Wordings of others per entry that are the hardest: so many, or so many a wording. At least 300 against 150: +.2 points of top-1 on clinc150_10shot, +.1 on lcqmc_zh (dev). */
const LEAST_HARDEST = 300;
const HARDEST_PER_WORDING = 10;
/**
 * And at random, so many and so many a wording. Three times as many as the hardest, against as many (dev, seven sets): top-1 +.1 points, AUROC without
 * labels +.15, questions handled rightly +.3; of a hundred wordings an entry twice as many do as well, and train a sixth sooner.
 */
const DRAWN = 150;
const DRAWN_PER_WORDING = 20;
/** Beyond so many wordings in all, one more in fifty: the few were too small a part of 100,000 (bench: top-1 .75 without, .79 with). */
const COMMON = 15_000;
const COMMON_PER_DRAWN = 50;
/** Features of an entry's centroid that find its hardest neighbours: the heaviest; the rest are "what" and "the". */
const CENTROID_FEATURES = 32;
/** Wordings looked at to find one of the hardest: words that too many hold are passed over. 8 against 64: +.1 points of top-1 and questions handled rightly (dev, mean of four sets), and a faster save. */
const LOOKED_PER_OTHER = 8;

/** Trains the classifiers of entries among each other. */
export interface Trainer {
  /** The classifier of the entry at this place of `taught`. */
  train: (entry: number) => Classifier;
}

/** What training one or a few, not all, is spared: making buffers for it, and reading who holds a feature. */
export interface AtHand {
  scratch: Scratch;
  holders: Holders;
}

/** `taught` in training order. `outOfScope` belong to no entry: background, questions that are not our business. */
export function createTrainer(
  taught: readonly Taught[],
  outOfScope: readonly OutOfScopeRow[],
  dictionary: Dictionary,
  atHand: AtHand | null = null,
): Trainer {
  const scratch = atHand?.scratch;
  const first = placesOf(taught);
  const total = first[taught.length]!;
  const postings = atHand ? heldPostings(atHand.holders, taught, first, dictionary) : indexPostings(taught, first, dictionary);
  const everything = scratch
    ? null
    : makeRows(
        taught.map(({ vectors }) => ({ vectors, wanted: null })),
        outOfScope,
        dictionary,
      );
  const { weights, nearness, near, isTaken } = growScratch(scratch ?? emptyScratch(), dictionary.df.length, total);
  isTaken.fill(0);
  let positives = 0;
  taught.forEach(({ vectors }, entry) => {
    positives += vectors.positives;
    // A negative wording says nothing of whose it is.
    if (vectors.count > vectors.positives) isTaken.fill(1, first[entry]! + vectors.positives, first[entry + 1]);
  });

  /** Places of others' wordings to learn from, ascending: the hardest, and some at random. */
  const othersOf = (entry: number, own: EntryVectors, seed: number): Int32Array => {
    const from = first[entry]!;
    const wanted = Math.max(LEAST_HARDEST, HARDEST_PER_WORDING * own.positives);
    const draws = DRAWN + DRAWN_PER_WORDING * own.positives + Math.max(0, Math.floor((total - COMMON) / COMMON_PER_DRAWN));
    isTaken.fill(1, from, from + own.positives);
    const others = hardest(own, wanted);
    for (const place of others) isTaken[place] = 1;
    let left = positives - own.positives - others.length;
    const draw = drawFrom(seed);
    for (let drawn = 0; drawn < draws && left > 0; drawn++) {
      let place = draw(total);
      // Where nearly everything is chosen already the next free one is as good as a draw.
      while (isTaken[place] !== 0) place = (place + 1) % total;
      isTaken[place] = 1;
      others.push(place);
      left--;
    }
    isTaken.fill(0, from, from + own.positives);
    for (const place of others) isTaken[place] = 0;
    return Int32Array.from(others).sort();
  };

  /** Places of the wordings nearest to the middle of the entry's own. */
  const hardest = (own: EntryVectors, wanted: number): number[] => {
    let touched = 0;
    let weight = 0;
    const look = (place: number, value: number): void => {
      if (isTaken[place] !== 0) return;
      if (nearness[place] === 0) near[touched++] = place;
      nearness[place]! += weight * value;
    };
    let held = 0;
    const heavy = heaviest(own, weightsOf(own, dictionary), dictionary).filter(({ id }) => {
      const df = dictionary.df[id]!;
      if (held + df > LOOKED_PER_OTHER * wanted) return false;
      held += df;
      return true;
    });
    for (const feature of heavy) {
      weight = feature.weight;
      postings(feature.id, look);
    }
    const found = highest(near.subarray(0, touched), nearness, wanted);
    for (let i = 0; i < touched; i++) nearness[near[i]!] = 0;
    return found;
  };

  /** From everything where that is at hand, else from rows made of what this one needs. */
  const trainingSetOf = (entry: number, own: EntryVectors, others: Int32Array): TrainingSet => {
    const count = own.count + others.length;
    const learnt = new Int32Array(count + outOfScope.length).map((_, i) => i);
    const sizes = { positives: own.positives, answers: own.answers, outOfScope: outOfScope.length };
    if (!everything)
      return { rows: makeRows([{ vectors: own, wanted: null }, ...wantedOf(others)], outOfScope, dictionary, scratch), learnt, ...sizes };
    for (let i = 0; i < own.count; i++) learnt[i] = first[entry]! + i;
    learnt.set(others, own.count);
    for (let i = 0; i < outOfScope.length; i++) learnt[count + i] = total + i;
    return { rows: everything, learnt, ...sizes };
  };

  /** Places as wordings of their entries. */
  const wantedOf = (places: Int32Array): Part[] => {
    const parts: Part[] = [];
    let wanted: number[] = [];
    let owner = -1;
    for (const place of places) {
      if (place >= first[owner + 1]!) {
        while (place >= first[owner + 1]!) owner++;
        wanted = [];
        parts.push({ ...taught[owner]!, wanted });
      }
      wanted.push(place - first[owner]!);
    }
    return parts;
  };

  return {
    train: (entry) => {
      const { order, vectors } = taught[entry]!;
      return trainClassifier(trainingSetOf(entry, vectors, othersOf(entry, vectors, order)), weights, order);
    },
  };
}

const BUCKETS = 1024;

/** The places with the highest values (all above 0); of equal ones the first. In no order. */
function highest(places: Int32Array, values: Float64Array, wanted: number): number[] {
  if (places.length <= wanted) return [...places];
  let most = 0;
  for (const place of places) most = Math.max(most, values[place]!);
  const bucketOf = (place: number): number => Math.min(BUCKETS - 1, Math.floor((values[place]! / most) * BUCKETS));
  const counts = new Int32Array(BUCKETS);
  for (const place of places) counts[bucketOf(place)]!++;
  let bucket = BUCKETS - 1;
  let above = 0;
  while (above + counts[bucket]! < wanted) above += counts[bucket--]!;
  const found: number[] = [];
  const last: number[] = [];
  for (const place of places) {
    const own = bucketOf(place);
    if (own > bucket) found.push(place);
    else if (own === bucket) last.push(place);
  }
  last.sort((a, b) => values[b]! - values[a]! || a - b);
  return found.concat(last.slice(0, wanted - above));
}

const isHeavier = (one: { weight: number }, other: { weight: number }): boolean => one.weight > other.weight;

/** The features that its positive wordings hold most of, heaviest first; of equal ones the lowest id. */
function heaviest(
  { features, starts, wording, positives }: EntryVectors,
  weights: Float32Array,
  { group }: Dictionary,
): { id: number; weight: number }[] {
  const first: { id: number; weight: number }[] = [];
  for (let i = 0; i < features.length; i++) {
    // Half of all wordings lie in any one direction of meaning.
    if (group[features[i]!] === 3) continue;
    let weight = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) if (wording[at]! < positives) weight += weights[at]!;
    if (first.length === CENTROID_FEATURES && weight <= first[CENTROID_FEATURES - 1]!.weight) continue;
    keepBest(first, { id: features[i]!, weight }, CENTROID_FEATURES, isHeavier);
  }
  return first;
}
