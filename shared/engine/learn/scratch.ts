// Scratch buffers to train in, kept from one save to the next: fresh arrays each time, 10 MB at 100,000 wordings, brought the garbage collector.
import type { Rows } from "./rows.ts";

/** Arrays that one training leaves to the next; of no meaning in between. */
export interface Scratch {
  /** All zero between two trainings, like the next. */
  weights: Float32Array;
  nearness: Float64Array;
  near: Int32Array;
  isTaken: Uint8Array;
  rows: Rows;
}

/** Buffers of no length: they grow with the first training. */
export const emptyScratch = (): Scratch => ({
  weights: new Float32Array(0),
  nearness: new Float64Array(0),
  near: new Int32Array(0),
  isTaken: new Uint8Array(0),
  rows: { starts: new Int32Array(1), ids: new Int32Array(0), weights: new Float32Array(0), squares: new Float64Array(0) },
});

/** A quarter more than is needed where it turned out too small: knowledge grows wording by wording. */
const grown = (now: { length: number }, needed: number): number => (now.length === 0 ? needed : Math.ceil(needed * 1.25));

/** Makes it large enough for so many features and wordings. */
export function growScratch(scratch: Scratch, features: number, wordings: number): Scratch {
  if (scratch.weights.length < features) scratch.weights = new Float32Array(grown(scratch.weights, features));
  if (scratch.nearness.length >= wordings) return scratch;
  const length = grown(scratch.nearness, wordings);
  return Object.assign(scratch, { nearness: new Float64Array(length), near: new Int32Array(length), isTaken: new Uint8Array(length) });
}

/** Rows for so many wordings. Its arrays may be longer, and hold what they held, but for the first start, 0. */
export function scratchRows({ rows }: Scratch, count: number): Rows {
  if (rows.squares.length >= count) return rows;
  const length = grown(rows.squares, count);
  return Object.assign(rows, { starts: new Int32Array(length + 1), squares: new Float64Array(length) });
}

/** The same for so many features of theirs. */
export function growRows(rows: Rows, features: number): void {
  if (rows.ids.length >= features) return;
  const length = grown(rows.ids, features);
  Object.assign(rows, { ids: new Int32Array(length), weights: new Float32Array(length) });
}
