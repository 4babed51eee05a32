// The wordings of all entries as rows to train on, in one order whatever the order of loading: entries by id, wordings by position.
import { rowOf, type Row } from "./classifier.ts";
import { questionVector, readTokens, type Dictionary } from "./features.ts";
import { weightsOf, type EntryVectors } from "./wordings.ts";

/** An entry to train for. */
export interface Taught {
  id: string;
  vectors: EntryVectors;
}

/** The wordings of an entry, positive ones first; of those not wanted only an empty row. */
export function rowsOf(vectors: EntryVectors, dictionary: Dictionary, isWanted: (wording: number) => boolean = () => true): Row[] {
  const weights = weightsOf(vectors, dictionary);
  const { features, starts, wording, count } = vectors;
  const wanted = Uint8Array.from({ length: count }, (_, index) => (isWanted(index) ? 1 : 0));
  const lengths = new Int32Array(count);
  for (const index of wording) lengths[index]! += wanted[index]!;
  const rows = Array.from(lengths, (length) => ({ ids: new Int32Array(length), weights: new Float32Array(length) }));
  const filled = new Int32Array(count);
  for (let i = 0; i < features.length; i++) {
    const end = starts[i + 1]!;
    for (let at = starts[i]!; at < end; at++) {
      const index = wording[at]!;
      if (wanted[index] === 0) continue;
      const row = rows[index]!;
      const place = filled[index]!++;
      row.ids[place] = features[i]!;
      row.weights[place] = weights[at]!;
    }
  }
  return rows.map((row) => rowOf(row.ids, row.weights));
}

/** A text that no entry is taught by, as a row; null when it shares nothing with what is taught. */
export function strangerRow(rewritten: string, dictionary: Dictionary): Row | null {
  const { ids, weights } = questionVector(readTokens(rewritten), dictionary);
  return ids.length === 0 ? null : rowOf(ids, weights);
}

/** For a feature, calls `use` with the place of each positive wording that holds it and its weight there. */
export type Postings = (feature: number, use: (place: number, weight: number) => void) => void;

/** Where each entry's positive wordings begin among all, how many there are, and whose each is. */
export function placesOf(taught: readonly Taught[]): { first: Int32Array; total: number; owners: Int32Array } {
  const first = new Int32Array(taught.length + 1);
  taught.forEach(({ vectors }, i) => (first[i + 1] = (first[i] ?? 0) + vectors.positives));
  const total = first[taught.length] ?? 0;
  const owners = new Int32Array(total);
  taught.forEach((_, entry) => owners.fill(entry, first[entry], first[entry + 1]));
  return { first, total, owners };
}

/** Looks a feature up entry by entry: for one retraining, where an index would cost more than it saves. */
export function scanPostings(taught: readonly Taught[], first: Int32Array, dictionary: Dictionary): Postings {
  return (feature, use) =>
    taught.forEach(({ vectors }, entry) => {
      const i = placeIn(vectors.features, feature);
      if (i < 0) return;
      const weights = weightsOf(vectors, dictionary);
      for (let at = vectors.starts[i] ?? 0; at < (vectors.starts[i + 1] ?? 0); at++) {
        const wording = vectors.wording[at] ?? 0;
        if (wording < vectors.positives) use((first[entry] ?? 0) + wording, weights[at] ?? 0);
      }
    });
}

function placeIn(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
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
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
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
