// Texts as vectors that are compared with one another, and which of them lie nearest to one: an index that grows.
import { firstNotBelow } from "../arrays/search.ts";
import { background } from "../text/background.ts";
import { eachFeatureId, emptyDictionary, type Dictionary } from "../text/dictionary.ts";
import { readTokens } from "../text/features.ts";
import { normalize } from "../text.ts";

/**
 * What a word tells is worth more here than where a question is answered: ln((N + 1)/(df + ½)) + ½ instead of + 4, and words before pieces of
 * them. There a classifier learns which words matter; here nothing else tells (adjusted mutual information on dev .74 → .79, .73 → .75, .46 → .47).
 */
const LEAST_WEIGHT = 0.5;
const GROUP_WEIGHTS = [1, 0.7, 0.7] as const;
/** Of a longer text only so many words or Han characters are compared. */
const MOST_TOKENS = 120;
/** Postings looked at for one text, its rarest features first; of one feature; of a piece of a word, which tells what the word told unless it is rare, as in a typo. */
const MOST_LOOKED_AT = 1_000;
const MOST_OF_FEATURE = 250;
const MOST_OF_PIECE = 50;
/** So many of those that share most are compared exactly. With all of them instead the adjusted mutual information changes by .01. */
const COMPARED = 40;
/** A power of two: a text's features are marked by their last 15 bits: most of another text's are told from them without a look into a large array. */
const SEEN = 32_768;

/** Texts by number, in the order they came. */
export interface TextVectors {
  dictionary: Dictionary;
  /** Where the features of each text begin and end in the three below. */
  starts: number[];
  ends: number[];
  /** Distinct features of a text, ascending; how often it holds each; what each weighs in it, of unit length. */
  ids: Int32Array;
  tfs: Uint8Array;
  weights: Float32Array;
  /** By feature: the texts that hold it, ascending; where it is one, that: most features stand in one text only. */
  postings: (number[] | number | undefined)[];
  /** Room for one search; zero between two. */
  dense: Float32Array;
  seen: Uint8Array;
  shared: Float32Array;
  touched: Int32Array;
}

/** Holds nothing. */
export const emptyVectors = (): TextVectors => ({
  dictionary: emptyDictionary(),
  starts: [],
  ends: [],
  ids: new Int32Array(0),
  tfs: new Uint8Array(0),
  weights: new Float32Array(0),
  postings: [],
  dense: new Float32Array(0),
  seen: new Uint8Array(SEEN),
  shared: new Float32Array(0),
  touched: new Int32Array(0),
});

const NUMBER = /^\d+(?:\.\d+)*%?$/u;
const TEXTS_A_SLICE = 50;

/** Counts what is in texts that are compared with nothing, so that it is known how much their words tell. In slices. */
export function* countTexts({ dictionary }: TextVectors, texts: readonly string[]): Generator<void, void, undefined> {
  for (const [i, text] of texts.entries()) {
    const features = featuresOf(dictionary, text);
    for (let at = 0; at < features.length; at++) if (features[at] !== features[at - 1]) dictionary.df[features[at]!]!++;
    dictionary.wordings++;
    if (i % TEXTS_A_SLICE === 0) yield;
  }
}

/** Puts texts in, weighed by what all of them hold; returns the number of the first. In slices: yields how many are read, of twice as many. */
export function* addToVectors(vectors: TextVectors, texts: readonly string[]): Generator<number, number, undefined> {
  const first = vectors.starts.length;
  for (const [i, text] of texts.entries()) {
    read(vectors, text);
    if (i % TEXTS_A_SLICE === TEXTS_A_SLICE - 1) yield i;
  }
  makeRoom(vectors);
  for (let text = first; text < vectors.starts.length; text++) {
    weigh(vectors, text);
    post(vectors, text);
    if ((text - first) % TEXTS_A_SLICE === TEXTS_A_SLICE - 1) yield texts.length + text - first;
  }
  return first;
}

/** Takes a text out; the numbers of the others stay. */
export function removeText({ dictionary, starts, ends, ids, postings }: TextVectors, text: number): void {
  for (let at = starts[text]!; at < ends[text]!; at++) {
    const id = ids[at]!;
    const list = postings[id];
    if (typeof list === "object") list.splice(list.indexOf(text), 1);
    else postings[id] = undefined;
    dictionary.df[id]!--;
  }
  dictionary.wordings--;
  ends[text] = starts[text]!;
}

/**
 * Those that lie near a text, in no order, with their cosine: the 40 that share most with it in its rarest features, since what all ask tells
 * nothing and takes the time. Of a feature that many hold, those that came just before the text, or first.
 */
export function nearTexts(vectors: TextVectors, text: number): { texts: Int32Array; cosines: Float32Array } {
  const { starts, ends, ids, weights, postings, shared, touched, dense, seen } = vectors;
  const start = starts[text]!;
  const end = ends[text]!;
  let count = 0;
  let left = MOST_LOOKED_AT;
  // Is not zero, and is not counted: a text is not near to itself.
  shared[text] = NaN;
  for (const at of rarestFirst(vectors, text)) {
    if (left <= 0) break;
    const list = postings[ids[at]!];
    if (typeof list !== "object") continue;
    const square = weights[at]! ** 2;
    const own = list.length <= MOST_OF_FEATURE ? list.length : firstNotBelow(0, list.length, (place) => list[place]! <= text);
    const from = Math.max(0, own - MOST_OF_FEATURE);
    const until = Math.min(list.length, Math.max(own, MOST_OF_FEATURE));
    // Backwards from the text itself: where all are alike the nearest by number are taken, and not the same few by everybody.
    for (let place = own - 1; place >= from; place--) {
      const other = list[place]!;
      if (shared[other] === 0) touched[count++] = other;
      shared[other]! += square;
    }
    for (let place = own; place < until; place++) {
      const other = list[place]!;
      if (shared[other] === 0) touched[count++] = other;
      shared[other]! += square;
    }
    left -= until - from;
  }
  const texts = mostSharing(touched.subarray(0, count), shared);
  shared[text] = 0;
  for (let i = 0; i < count; i++) shared[touched[i]!] = 0;
  for (let at = start; at < end; at++) {
    dense[ids[at]!] = weights[at]!;
    seen[ids[at]! & (SEEN - 1)] = 1;
  }
  const cosines = new Float32Array(texts.length);
  for (let i = 0; i < texts.length; i++) cosines[i] = productWith(vectors, texts[i]!);
  for (let at = start; at < end; at++) {
    dense[ids[at]!] = 0;
    seen[ids[at]! & (SEEN - 1)] = 0;
  }
  return { texts, cosines };
}

function productWith({ starts, ends, ids, weights, dense, seen }: TextVectors, text: number): number {
  let product = 0;
  const end = ends[text]!;
  for (let at = starts[text]!; at < end; at++) if (seen[ids[at]! & (SEEN - 1)] === 1) product += dense[ids[at]!]! * weights[at]!;
  return product;
}

/** The cosine of two texts. */
export function cosineOf({ starts, ends, ids, weights }: TextVectors, one: number, other: number): number {
  let cosine = 0;
  for (let i = starts[one]!, k = starts[other]!; i < ends[one]! && k < ends[other]!;) {
    const behind = ids[i]! - ids[k]!;
    if (behind === 0) cosine += weights[i]! * weights[k]!;
    if (behind <= 0) i++;
    if (behind >= 0) k++;
  }
  return cosine;
}

/** Ascending, repeated ones repeatedly. */
function featuresOf(dictionary: Dictionary, text: string): Int32Array {
  const found: number[] = [];
  const tokens = readTokens(normalize(text)).slice(0, MOST_TOKENS);
  // Whatever number is named, the same is asked.
  for (const token of tokens) if (NUMBER.test(token.text)) token.text = "0";
  eachFeatureId(tokens, dictionary, (id) => void found.push(id));
  return Int32Array.from(found).sort();
}

function read(vectors: TextVectors, text: string): void {
  const { dictionary, starts, ends } = vectors;
  const features = featuresOf(dictionary, text);
  const start = ends.at(-1) ?? 0;
  if (vectors.ids.length < start + features.length) grow(vectors, start, start + features.length);
  const { ids, tfs } = vectors;
  let end = start;
  for (let i = 0; i < features.length; i++) {
    if (i > 0 && features[i] === features[i - 1]) {
      tfs[end - 1] = Math.min(255, tfs[end - 1]! + 1);
      continue;
    }
    ids[end] = features[i]!;
    tfs[end++] = 1;
    dictionary.df[features[i]!]!++;
  }
  dictionary.wordings++;
  starts.push(start);
  ends.push(end);
}

/** Doubled, so that growing costs no more than filling. */
function grow(vectors: TextVectors, used: number, wanted: number): void {
  const length = Math.max(2 * used, wanted, 1_024);
  const { ids, tfs, weights } = vectors;
  vectors.ids = new Int32Array(length);
  vectors.ids.set(ids);
  vectors.tfs = new Uint8Array(length);
  vectors.tfs.set(tfs);
  vectors.weights = new Float32Array(length);
  vectors.weights.set(weights);
}

/** (1 + ln tf) · (ln((N + 1)/(df + ½)) + ½), the background counted in; each group to unit length, times its weight, then the whole to unit length. */
function weigh({ dictionary, starts, ends, ids, tfs, weights }: TextVectors, text: number): void {
  const { df, common, group, wordings } = dictionary;
  const all = wordings + background().length + 1;
  const squares = [0, 0, 0];
  const [start, end] = [starts[text]!, ends[text]!];
  for (let at = start; at < end; at++) {
    const id = ids[at]!;
    const tf = tfs[at]!;
    const weight = (tf === 1 ? 1 : 1 + Math.log(tf)) * (Math.log(all / (df[id]! + common[id]! + 0.5)) + LEAST_WEIGHT);
    weights[at] = weight;
    squares[group[id]!]! += weight * weight;
  }
  let total = 0;
  squares.forEach((square, i) => (total += square > 0 ? GROUP_WEIGHTS[i]! ** 2 : 0));
  const scales = squares.map((square, i) => (square > 0 ? GROUP_WEIGHTS[i]! / Math.sqrt(square * total) : 0));
  for (let at = start; at < end; at++) weights[at]! *= scales[group[ids[at]!]!]!;
}

function post({ starts, ends, ids, postings }: TextVectors, text: number): void {
  for (let at = starts[text]!; at < ends[text]!; at++) {
    const list = postings[ids[at]!];
    if (list === undefined) postings[ids[at]!] = text;
    else if (typeof list === "number") postings[ids[at]!] = [list, text];
    else list.push(text);
  }
}

function makeRoom(vectors: TextVectors): void {
  const features = vectors.dictionary.df.length;
  const texts = vectors.starts.length;
  if (vectors.dense.length < features) vectors.dense = new Float32Array(2 * features);
  if (vectors.shared.length >= texts) return;
  vectors.shared = new Float32Array(2 * texts);
  vectors.touched = new Int32Array(2 * texts);
}

/** Below as many places a text can have. */
const PLACES = 2 ** 30;

/** Places of a text's features that are worth looking at, those that few texts hold first. */
function rarestFirst({ starts, ends, ids, postings, dictionary }: TextVectors, text: number): Float64Array {
  const { group } = dictionary;
  const end = ends[text]!;
  // One number each, so that the engine's own sorting of numbers does it.
  const keys = new Float64Array(end - starts[text]!);
  let count = 0;
  for (let at = starts[text]!; at < end; at++) {
    const list = postings[ids[at]!];
    if (typeof list !== "object" || (list.length > MOST_OF_PIECE && group[ids[at]!] === 2)) continue;
    keys[count++] = list.length * PLACES + at;
  }
  const sorted = keys.subarray(0, count).sort();
  for (let i = 0; i < count; i++) sorted[i]! -= Math.floor(sorted[i]! / PLACES) * PLACES;
  return sorted;
}

/** The `COMPARED` of them that share most, in a heap with the least on top. */
function mostSharing(texts: Int32Array, shared: Float32Array): Int32Array {
  const heap = texts.slice(0, COMPARED);
  if (texts.length <= COMPARED) return heap;
  const sink = (from: number): void => {
    for (let at = from, child = 2 * at + 1; child < COMPARED; child = 2 * at + 1) {
      if (child + 1 < COMPARED && shared[heap[child + 1]!]! < shared[heap[child]!]!) child++;
      if (shared[heap[child]!]! >= shared[heap[at]!]!) return;
      const up = heap[child]!;
      heap[child] = heap[at]!;
      heap[at] = up;
      at = child;
    }
  };
  for (let at = COMPARED >> 1; at >= 0; at--) sink(at);
  for (let i = COMPARED; i < texts.length; i++) {
    if (shared[texts[i]!]! <= shared[heap[0]!]!) continue;
    heap[0] = texts[i]!;
    sink(0);
  }
  return heap;
}
