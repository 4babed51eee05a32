// Trains one entry's classifier: chooses the wordings of others it is most in danger of, and some by lot.
import { trainClassifier, type Classifier, type Row } from "./classifier.ts";
import type { Dictionary } from "./features.ts";
import { drawFrom, hashOf } from "./random.ts";
import { indexPostings, placesOf, rowsOf, scanPostings, type Taught } from "./rows.ts";

/** Wordings of others per entry: this many hardest, and as many by lot. */
const LEAST_OTHERS = 150;
const OTHERS_PER_WORDING = 10;
/** Features of an entry's centroid that find its hardest neighbours: the heaviest; the rest are "what" and "the". */
const CENTROID_FEATURES = 32;
/** Wordings looked at to find one of the hardest: without a bound 10,000 small entries took twice as long. */
const LOOKED_PER_OTHER = 64;

export interface Teacher {
  /** The classifier of the entry at this place of `taught`. */
  train: (entry: number) => Classifier;
}

/** `taught` by id. `strangers` belong to no entry: background, questions that are not our business. `all`: whether every entry will be trained, or one. */
export function createTeacher(taught: readonly Taught[], strangers: readonly Row[], dictionary: Dictionary, all: boolean): Teacher {
  const { first, total, owners } = placesOf(taught);
  const postings = (all ? indexPostings : scanPostings)(taught, first, dictionary);
  const rows: (Row[] | undefined)[] = [];
  // All rows are made once where all are needed; one retraining makes those it uses.
  const rowsAt = (entry: number, isWanted?: (wording: number) => boolean): Row[] => {
    const vectors = taught[entry]?.vectors;
    if (!vectors) return [];
    return all ? (rows[entry] ??= rowsOf(vectors, dictionary)) : rowsOf(vectors, dictionary, isWanted);
  };
  const scratch = new Float64Array(dictionary.df.length);
  const nearness = new Float64Array(total);
  const near = new Int32Array(total);
  const isTaken = new Uint8Array(total);

  /** Places of others' wordings to learn from, ascending: the hardest, and as many by lot. */
  const othersOf = (entry: number, own: readonly Row[], seed: number): number[] => {
    const [from, until] = [first[entry] ?? 0, first[entry + 1] ?? 0];
    const wanted = Math.max(LEAST_OTHERS, OTHERS_PER_WORDING * own.length);
    isTaken.fill(1, from, until);
    const others = hardest(own, wanted);
    for (const place of others) isTaken[place] = 1;
    let left = total - own.length - others.length;
    const draw = drawFrom(seed);
    for (let drawn = 0; drawn < wanted && left > 0; drawn++) {
      let place = draw(total);
      // Where nearly everything is chosen already the next free one is as good as a draw.
      while (isTaken[place] !== 0) place = (place + 1) % total;
      isTaken[place] = 1;
      others.push(place);
      left--;
    }
    isTaken.fill(0, from, until);
    for (const place of others) isTaken[place] = 0;
    return others.sort((a, b) => a - b);
  };

  const rowsAtPlaces = (places: readonly number[]): Row[] => {
    const found: Row[] = [];
    for (let i = 0; i < places.length;) {
      const entry = owners[places[i]!]!;
      const start = first[entry]!;
      const wordings: number[] = [];
      for (; i < places.length && places[i]! < first[entry + 1]!; i++) wordings.push(places[i]! - start);
      const own = rowsAt(entry, (wording) => wordings.includes(wording));
      for (const wording of wordings) found.push(own[wording]!);
    }
    return found;
  };

  /** Places of the wordings nearest to the middle of the entry's own. */
  const hardest = (own: readonly Row[], wanted: number): number[] => {
    let touched = 0;
    let looked = 0;
    const look = (place: number, value: number): void => {
      looked++;
      if (isTaken[place] !== 0) return;
      if (nearness[place] === 0) near[touched++] = place;
      nearness[place]! += weight * value;
    };
    let weight = 0;
    for (const feature of heaviest(own)) {
      if (looked > LOOKED_PER_OTHER * wanted) break;
      weight = feature.weight;
      postings(feature.id, look);
    }
    const found = highest(near.subarray(0, touched), nearness, wanted);
    for (let i = 0; i < touched; i++) nearness[near[i]!] = 0;
    return found;
  };

  return {
    train: (entry) => {
      const { id = "", vectors } = taught[entry] ?? {};
      const mine = rowsAt(entry);
      const own = mine.slice(0, vectors?.positives);
      const seed = hashOf(id);
      const negatives = [...mine.slice(own.length), ...rowsAtPlaces(othersOf(entry, own, seed))];
      return trainClassifier({ positives: own, negatives, strangers }, scratch, seed);
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

function heaviest(rows: readonly Row[]): { id: number; weight: number }[] {
  const sums = new Map<number, number>();
  for (const { ids, weights } of rows) ids.forEach((id, k) => sums.set(id, (sums.get(id) ?? 0) + (weights[k] ?? 0)));
  return [...sums]
    .map(([id, weight]) => ({ id, weight }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, CENTROID_FEATURES);
}
