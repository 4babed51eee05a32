// Trains one entry's classifier: chooses the wordings of others it is most in danger of, and some by lot.
import { trainClassifier, type Classifier, type Row } from "./classifier.ts";
import type { Dictionary } from "./features.ts";
import { drawFrom, hashOf } from "./random.ts";
import { indexPostings, placesOf, rowsOf, scanPostings, type Taught } from "./rows.ts";

/** Wordings of others per entry: this many hardest, and as many by lot. */
const LEAST_OTHERS = 300;
const OTHERS_PER_WORDING = 10;
/** Features of an entry's centroid that find its hardest neighbours: the heaviest; the rest are "what" and "the". */
const CENTROID_FEATURES = 32;

export interface Teacher {
  /** The classifier of the entry at this place of `taught`. */
  train: (entry: number) => Classifier;
}

/** `taught` by id. `strangers` belong to no entry: background, questions that are not our business. `all`: whether every entry will be trained, or one. */
export function createTeacher(taught: readonly Taught[], strangers: readonly Row[], dictionary: Dictionary, all: boolean): Teacher {
  const { first, total } = placesOf(taught);
  const postings = (all ? indexPostings : scanPostings)(taught, first, dictionary);
  const rows: (Row[] | undefined)[] = [];
  // All rows are made once where all are needed; one retraining makes those it uses (still 26 of its 50 ms at 15,000 questions).
  const rowsAt = (entry: number, isWanted?: (wording: number) => boolean): Row[] => {
    const vectors = taught[entry]?.vectors;
    if (!vectors) return [];
    return all ? (rows[entry] ??= rowsOf(vectors, dictionary)) : rowsOf(vectors, dictionary, isWanted);
  };
  const scratch = new Float64Array(dictionary.df.length);
  const nearness = new Float64Array(total);

  const othersOf = (entry: number, own: readonly Row[], seed: number): Row[] => {
    const [from, until] = [first[entry] ?? 0, first[entry + 1] ?? 0];
    const wanted = Math.max(LEAST_OTHERS, OTHERS_PER_WORDING * own.length);
    const chosen = new Uint8Array(total).fill(1, from, until);
    let left = total - own.length;
    for (const place of hardest(own, wanted, chosen)) {
      chosen[place] = 2;
      left--;
    }
    const draw = drawFrom(seed);
    for (let drawn = 0; drawn < wanted && left > 0; drawn++) {
      let place = draw(total);
      // Where nearly everything is chosen already the next free one is as good as a draw.
      while (chosen[place] !== 0) place = (place + 1) % total;
      chosen[place] = 2;
      left--;
    }
    const others = taught.flatMap((_, of) => {
      const start = first[of] ?? 0;
      const isChosen = (wording: number): boolean => start + wording < first[of + 1]! && chosen[start + wording] === 2;
      return chosen.subarray(start, first[of + 1]).includes(2) ? rowsAt(of, isChosen).filter((_row, wording) => isChosen(wording)) : [];
    });
    return others;
  };

  /** Places of the wordings nearest to the middle of the entry's own. */
  const hardest = (own: readonly Row[], wanted: number, chosen: Uint8Array): number[] => {
    const touched: number[] = [];
    for (const { id, weight } of heaviest(own)) {
      postings(id, (place, value) => {
        if (chosen[place] !== 0) return;
        if (nearness[place] === 0) touched.push(place);
        nearness[place]! += weight * value;
      });
    }
    const found = highest(touched, nearness, wanted);
    for (const place of touched) nearness[place] = 0;
    return found;
  };

  return {
    train: (entry) => {
      const { id = "", vectors } = taught[entry] ?? {};
      const mine = rowsAt(entry);
      const own = mine.slice(0, vectors?.positives);
      const seed = hashOf(id);
      const negatives = [...mine.slice(own.length), ...othersOf(entry, own, seed)];
      return trainClassifier({ positives: own, negatives, strangers }, scratch, seed);
    },
  };
}

/** The places with the highest values; of equal ones the first. In no order. */
function highest(places: readonly number[], values: Float64Array, wanted: number): number[] {
  if (places.length <= wanted) return [...places];
  const sorted = Float64Array.from(places, (place) => values[place] ?? 0).sort();
  const least = sorted[sorted.length - wanted] ?? 0;
  const found = places.filter((place) => (values[place] ?? 0) > least);
  const equal = places.filter((place) => values[place] === least).sort((a, b) => a - b);
  return [...found, ...equal.slice(0, wanted - found.length)];
}

function heaviest(rows: readonly Row[]): { id: number; weight: number }[] {
  const sums = new Map<number, number>();
  for (const { ids, weights } of rows) ids.forEach((id, k) => sums.set(id, (sums.get(id) ?? 0) + (weights[k] ?? 0)));
  return [...sums]
    .map(([id, weight]) => ({ id, weight }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, CENTROID_FEATURES);
}
