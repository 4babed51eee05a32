// Which wordings hold a feature: of all features for training everything, and for one retraining without reading everything.
import { numbersBelow, startsOfLengths } from "../arrays/packed.ts";
import { placeIn } from "../arrays/search.ts";
import type { Dictionary } from "../text/dictionary.ts";
import type { Taught } from "./rows.ts";
import { byTrainingOrder, weightsOf } from "./wordings.ts";

/** Calls `use` with the place of each positive wording that holds the feature and its weight there. */
export type Postings = (feature: number, use: (place: number, weight: number) => void) => void;

/** Where each entry's wordings begin among all, and, last, how many there are. */
export function placesOf(taught: readonly Taught[]): Int32Array {
  const first = new Int32Array(taught.length + 1);
  taught.forEach(({ vectors }, i) => (first[i + 1] = (first[i] ?? 0) + vectors.count));
  return first;
}

/** An index of all features, for training everything. */
export function indexPostings(taught: readonly Taught[], first: Int32Array, dictionary: Dictionary): Postings {
  const starts = new Int32Array(dictionary.df.length + 1);
  const each = (use: (feature: number, place: number, weight: number) => void): void =>
    taught.forEach(({ vectors }, entry) => {
      const weights = weightsOf(vectors, dictionary);
      for (let i = 0; i < vectors.features.length; i++) {
        for (let at = vectors.starts[i] ?? 0; at < (vectors.starts[i + 1] ?? 0); at++) {
          const wording = vectors.wording[at] ?? 0;
          if (wording < vectors.positives) use(vectors.features[i] ?? 0, (first[entry] ?? 0) + wording, weights[at] ?? 0);
        }
      }
    });
  each((feature) => starts[feature + 1]!++);
  startsOfLengths(starts);
  const places = new Int32Array(starts.at(-1) ?? 0);
  const values = new Float32Array(places.length);
  const filled = starts.slice();
  each((feature, place, weight) => {
    const at = filled[feature]!++;
    places[at] = place;
    values[at] = weight;
  });
  return (feature, use) => {
    for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at++) use(places[at] ?? 0, values[at] ?? 0);
  };
}

/** Which entries hold each feature, made once for many retrainings. What changes meanwhile is read beside it. */
export interface Holders {
  /** Those it was made of, in order of training. */
  entries: readonly Taught[];
  /** Feature i is held by owners[starts[i]] to owners[starts[i + 1]]: places in `entries`. */
  starts: Uint32Array;
  owners: Uint16Array | Uint32Array;
}

const FEATURES_A_SLICE = 200_000;

/** In slices of a few milliseconds. `taught` in order of training. */
export function* holdersOf(taught: readonly Taught[], features: number): Generator<void, Holders, undefined> {
  const entries = [...taught];
  const starts = new Uint32Array(features + 1);
  let read = 0;
  for (const { vectors } of entries) {
    for (const id of vectors.features) starts[id + 1]!++;
    read += vectors.features.length;
    if (read < FEATURES_A_SLICE) continue;
    read = 0;
    yield;
  }
  startsOfLengths(starts);
  yield;
  const owners = numbersBelow(entries.length, starts[features]!);
  const filled = starts.slice();
  for (const [i, { vectors }] of entries.entries()) {
    for (const id of vectors.features) owners[filled[id]!++] = i;
    read += vectors.features.length;
    if (read < FEATURES_A_SLICE) continue;
    read = 0;
    yield;
  }
  return { entries, starts, owners };
}

/** Postings of `taught`, of which most are as they were when `holders` was made. Reading all 50,000 entries anew took 80 of a save's 140 ms. */
export function heldPostings(holders: Holders, taught: readonly Taught[], first: Int32Array, dictionary: Dictionary): Postings {
  const { places, others } = placesNow(holders.entries, taught);
  return (feature, use) => {
    const inEntry = (entry: number): void => {
      const { vectors } = taught[entry]!;
      const i = placeIn(vectors.features, feature);
      if (i < 0) return;
      const { wording, starts, positives } = vectors;
      const weights = weightsOf(vectors, dictionary);
      const end = starts[i + 1]!;
      for (let at = starts[i]!; at < end; at++) if (wording[at]! < positives) use(first[entry]! + wording[at]!, weights[at]!);
    };
    // A feature that came since is held by the others only.
    const until = holders.starts[feature + 1] ?? 0;
    for (let at = holders.starts[feature] ?? until; at < until; at++) {
      const entry = places[holders.owners[at]!]!;
      if (entry >= 0) inEntry(entry);
    }
    for (const entry of others) inEntry(entry);
  };
}

/** Where each of `before` stands now, or −1 where it was changed or removed; and the places of those that were not among them. Both in order of training. */
function placesNow(before: readonly Taught[], now: readonly Taught[]): { places: Int32Array; others: number[] } {
  const places = new Int32Array(before.length).fill(-1);
  const others: number[] = [];
  let old = 0;
  for (let place = 0; place < now.length; place++) {
    const one = now[place]!;
    while (old < before.length && before[old] !== one && before[old]!.id !== one.id && byTrainingOrder(before[old]!, one) < 0) old++;
    if (before[old] === one) places[old++] = place;
    else others.push(place);
  }
  return { places, others };
}
