// What English words mean together: who asks the same in words that nobody taught is near all the same. Of a table made of word vectors (`npm run wordVectors`).
import { codebook, codes, stemsInOrder } from "./meanings/table.ts";
import type { Token } from "../text.ts";

/** Signs of a stem in the table: one a piece of its vector, and its weight. */
const PIECES = 16;
const NUMBERS_A_PIECE = 4;
const SIZE = PIECES * NUMBERS_A_PIECE;
const FIRST_SIGN = 33;
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(FIRST_SIGN + i)).filter((sign) => !"`\\$".includes(sign));
/** The sign that stands for 0 in the code book. */
const MIDDLE = 45;

interface Meanings {
  /** Place of each stem. */
  places: Map<string, number>;
  /** SIZE numbers a stem, about of one length, and what it counts: the rarer in the language the more (0–90). */
  vectors: Int8Array;
  weights: Uint8Array;
}

let read: Meanings | undefined;

/** Read when the first English text comes: 7,000 stems in a few milliseconds. */
function meanings(): Meanings {
  if (read) return read;
  const valueOf = new Uint8Array(128);
  SIGNS.forEach((sign, value) => (valueOf[sign.charCodeAt(0)] = value));
  const valuesOf = (text: string): Uint8Array => Uint8Array.from(text.replaceAll("\n", ""), (sign) => valueOf[sign.charCodeAt(0)]!);
  const places = new Map<string, number>();
  let stem = "";
  for (const [, same, rest] of stemsInOrder.replaceAll("\n", "").matchAll(/(\d)([a-z]*)/gu)) {
    stem = stem.slice(0, Number(same)) + rest;
    places.set(stem, places.size);
  }
  const pieces = valuesOf(codebook);
  const signs = valuesOf(codes);
  const vectors = new Int8Array(places.size * SIZE);
  const weights = new Uint8Array(places.size);
  for (let place = 0; place < places.size; place++) {
    const at = place * (PIECES + 1);
    weights[place] = signs[at + PIECES]!;
    for (let piece = 0; piece < PIECES; piece++) {
      const from = (piece * SIGNS.length + signs[at + piece]!) * NUMBERS_A_PIECE;
      // Number k of a piece is number k · PIECES + piece of the vector.
      for (let k = 0; k < NUMBERS_A_PIECE; k++) vectors[place * SIZE + k * PIECES + piece] = pieces[from + k]! - MIDDLE;
    }
  }
  return (read = { places, vectors, weights });
}

/** A direction of meaning in a text: its feature's name, and how often it counts. */
export type UseMeaning = (name: string, times: number) => void;

/** How often the directions of a text count on average (root mean square). 1 to 2.5 are as good; .5 less. */
const USUAL_TIMES = 1.5;

/** Names of the features: each direction both ways. */
const NAMES = Array.from({ length: 2 * SIZE }, (_, i) => `v${i >> 1}${i % 2 === 0 ? "+" : "-"}`);

/**
 * Calls `use` with each direction in which the text's words together lie: the sum of their vectors, each times its weight. Whole numbers but
 * for one root and one division, so that it is the same everywhere. None where Han or another script without spaces stands: an "app" in a
 * Chinese question would speak for all of it.
 */
export function eachMeaning(tokens: readonly Token[], stems: readonly string[], use: UseMeaning): void {
  const sums = sumOf(tokens, stems);
  if (sums) eachTimes(sums, (name, times) => use(name, times));
}

/** The same for an explanation: each time with the token it comes from, by how much each word pulled that way. */
export function eachMeaningOfToken(tokens: readonly Token[], stems: readonly string[], use: (name: string, token: number) => void): void {
  const sums = sumOf(tokens, stems);
  if (!sums) return;
  const { places, vectors, weights } = meanings();
  const known = stems.flatMap((stem, token) => {
    const place = places.get(stem);
    return place === undefined ? [] : [{ token, place, weight: weights[place]! }];
  });
  eachTimes(sums, (name, times, d) => {
    const sign = Math.sign(sums[d]!);
    const pulls = known.map(({ place, weight }) => Math.max(0, sign * weight * vectors[place * SIZE + d]!));
    const all = pulls.reduce((sum, pull) => sum + pull, 0);
    for (let time = 0; time < times; time++) {
      let left = ((time + 0.5) / times) * all;
      use(name, known[pulls.findIndex((pull) => (left -= pull) < 0)]!.token);
    }
  });
}

/** null where there is nothing to sum. */
function sumOf(tokens: readonly Token[], stems: readonly string[]): Int32Array | null {
  if (!tokens.some(({ kind }) => kind === "word") || tokens.some(({ kind }) => kind === "character")) return null;
  const { places, vectors, weights } = meanings();
  const sums = new Int32Array(SIZE);
  for (const stem of stems) {
    const place = places.get(stem);
    if (place === undefined) continue;
    const weight = weights[place]!;
    const from = place * SIZE;
    for (let d = 0; d < SIZE; d++) sums[d]! += weight * vectors[from + d]!;
  }
  return sums.some((sum) => sum !== 0) ? sums : null;
}

function eachTimes(sums: Int32Array, use: (name: string, times: number, direction: number) => void): void {
  let square = 0;
  for (const sum of sums) square += sum * sum;
  const scale = (USUAL_TIMES * Math.sqrt(SIZE)) / Math.sqrt(square);
  for (let d = 0; d < SIZE; d++) {
    const times = Math.round(Math.abs(sums[d]!) * scale);
    if (times > 0) use(NAMES[2 * d + (sums[d]! > 0 ? 0 : 1)]!, times, d);
  }
}

/** Words that count less than this of 90 (the 250 most frequent: where, does) are near one another for being used alike. */
const TELLING = 36;

/** How near two stems are in meaning, as a cosine; 0 where one of them is not known, or so frequent that it tells nothing. */
export function nearnessOf(one: string, other: string): number {
  const { places, vectors, weights } = meanings();
  const [a, b] = [places.get(one), places.get(other)];
  if (a === undefined || b === undefined || Math.min(weights[a]!, weights[b]!) < TELLING) return 0;
  let [both, first, second] = [0, 0, 0];
  for (let d = 0; d < SIZE; d++) {
    const [x, y] = [vectors[a * SIZE + d]!, vectors[b * SIZE + d]!];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return both / Math.sqrt(first * second);
}
