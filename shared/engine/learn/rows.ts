// Wordings as rows to train on, in one order whatever the order of loading: entries in training order, wordings by position.
import { startsOfLengths } from "../arrays/packed.ts";
import { type Dictionary } from "../text/dictionary.ts";
import { readTokens } from "../text/features.ts";
import { questionVector } from "../text/questionVector.ts";
import { emptyScratch, growRows, scratchRows, type Scratch } from "./scratch.ts";
import { weightsOf, type Ordered, type EntryVectors } from "./wordings.ts";

/** An entry to train for. */
export interface Taught extends Ordered {
  vectors: EntryVectors;
  /** Where entries are trained one at a time. */
  rows?: EntryRows;
}

/** An entry's wordings once more, row by row: a few of each of 1,000 entries are gathered in 2 ms, from transposed vectors in 50. */
export type EntryRows = Pick<Rows, "starts" | "ids" | "weights">;

/** Under a trained dictionary: its weights stay as they are. */
export function rowsOf(vectors: EntryVectors, dictionary: Dictionary): EntryRows {
  const starts = new Int32Array(vectors.count + 1);
  starts.set(vectors.lengths, 1);
  startsOfLengths(starts);
  const rows = { starts, ids: new Int32Array(starts[vectors.count]!), weights: new Float32Array(starts[vectors.count]!) };
  fill(rows, 0, vectors, null, weightsOf(vectors, dictionary));
  return rows;
}

/** Wordings as sparse vectors of unit length or less, side by side: an object a row cost more to collect than to train on. Row i stands at starts[i] to starts[i + 1]. */
export interface Rows {
  starts: Int32Array;
  /** Features, ascending within a row. */
  ids: Int32Array;
  weights: Float32Array;
  /** Sum of the squared weights of each row. */
  squares: Float64Array;
}

/** A text that no entry is taught by. */
export interface OutOfScopeRow {
  ids: Int32Array;
  weights: Float32Array;
}

/** null when it shares nothing with what is taught. */
export function outOfScopeRow(rewritten: string, dictionary: Dictionary): OutOfScopeRow | null {
  const { ids, weights } = questionVector(readTokens(rewritten), dictionary);
  return ids.length === 0 ? null : { ids, weights };
}

/** The wordings wanted of an entry, or all. */
export interface Part extends Pick<Taught, "vectors" | "rows"> {
  wanted: readonly number[] | null;
}

/** The wordings of entries, then out-of-scope texts. */
export function makeRows(
  parts: readonly Part[],
  outOfScope: readonly OutOfScopeRow[],
  dictionary: Dictionary,
  scratch: Scratch = emptyScratch(),
): Rows {
  const count = parts.reduce((sum, { vectors, wanted }) => sum + (wanted?.length ?? vectors.count), outOfScope.length);
  const rows = scratchRows(scratch, count);
  const { starts } = rows;
  let first = 0;
  const firsts = parts.map(({ vectors, wanted }) => {
    const own = first;
    if (wanted) wanted.forEach((wording, i) => (starts[own + i + 1] = vectors.lengths[wording] ?? 0));
    else starts.set(vectors.lengths, own + 1);
    first += wanted?.length ?? vectors.count;
    return own;
  });
  outOfScope.forEach(({ ids }, i) => (starts[first + i + 1] = ids.length));
  startsOfLengths(starts, count);
  growRows(rows, starts[count] ?? 0);
  parts.forEach((part, i) => {
    if (part.rows && part.wanted) copy(rows, firsts[i] ?? 0, part.rows, part.wanted);
    else fill(rows, firsts[i] ?? 0, part.vectors, part.wanted, weightsOf(part.vectors, dictionary));
  });
  outOfScope.forEach(({ ids, weights }, i) => {
    rows.ids.set(ids, starts[first + i]);
    rows.weights.set(weights, starts[first + i]);
  });
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) square += rows.weights[k]! * rows.weights[k]!;
    rows.squares[i] = square;
  }
  return rows;
}

function copy(rows: Rows, first: number, { starts, ids, weights }: EntryRows, wanted: readonly number[]): void {
  for (let i = 0; i < wanted.length; i++) {
    const from = starts[wanted[i]!]!;
    const until = starts[wanted[i]! + 1]!;
    let place = rows.starts[first + i]!;
    for (let at = from; at < until; at++, place++) {
      rows.ids[place] = ids[at]!;
      rows.weights[place] = weights[at]!;
    }
  }
}

function fill(rows: EntryRows, first: number, vectors: EntryVectors, wanted: readonly number[] | null, weights: Float32Array): void {
  const { features, starts, wording, count } = vectors;
  const ends = new Int32Array(count).fill(-1);
  if (wanted) wanted.forEach((index, i) => (ends[index] = rows.starts[first + i]!));
  else for (let index = 0; index < count; index++) ends[index] = rows.starts[first + index]!;
  for (let i = 0; i < features.length; i++) {
    const end = starts[i + 1]!;
    for (let at = starts[i]!; at < end; at++) {
      const place = ends[wording[at]!]!;
      if (place < 0) continue;
      rows.ids[place] = features[i]!;
      rows.weights[place] = weights[at]!;
      ends[wording[at]!] = place + 1;
    }
  }
}
