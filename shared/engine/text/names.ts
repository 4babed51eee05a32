// The features' names as two typed arrays and a hash table: a model of 600,000 features loads without a map being built, and nothing of it weighs on the garbage collector.
import { hashOf, hashOfUnits } from "../statistics.ts";

/** Immutable. Each name stands there once; its number is its place. */
export interface Names {
  count: number;
  /** All names, one after another, as UTF-16 units (so that lone surrogates survive); bytes where all of them fit. */
  text: Uint8Array | Uint16Array;
  /** Name i stands at starts[i] to starts[i + 1]. */
  starts: Uint32Array;
  /** Open addressing: a name's number + 1, at its hash or the next place that was free; 0 where nothing is. */
  table: Uint32Array;
}

/** Packs names that are all different. */
export function packNames(names: Iterable<string>): Names {
  const all = [...names];
  const starts = new Uint32Array(all.length + 1);
  let isNarrow = true;
  all.forEach((name, i) => {
    starts[i + 1] = starts[i]! + name.length;
    for (let at = 0; at < name.length && isNarrow; at++) isNarrow = name.charCodeAt(at) < 256;
  });
  const text = new (isNarrow ? Uint8Array : Uint16Array)(starts[all.length] ?? 0);
  all.forEach((name, i) => {
    const start = starts[i]!;
    for (let at = 0; at < name.length; at++) text[start + at] = name.charCodeAt(at);
  });
  return indexNames(text, starts);
}

/** Names from their characters and where each begins. 600,000 take some 60 ms: a worker's work. */
export function indexNames(text: Names["text"], starts: Uint32Array): Names {
  const count = starts.length - 1;
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(1.5 * count + 2)));
  const last = table.length - 1;
  for (let i = 0; i < count; i++) {
    let at = hashOfUnits(text, starts[i]!, starts[i + 1]!) & last;
    while (table[at] !== 0) at = (at + 1) & last;
    table[at] = i + 1;
  }
  return { count, text, starts, table };
}

/** A name's number, or -1. */
export function findName({ text, starts, table }: Names, name: string): number {
  const last = table.length - 1;
  for (let at = hashOf(name) & last; ; at = (at + 1) & last) {
    const number = table[at]! - 1;
    if (number < 0) return -1;
    const start = starts[number]!;
    if (starts[number + 1]! - start !== name.length) continue;
    let same = 0;
    while (same < name.length && text[start + same] === name.charCodeAt(same)) same++;
    if (same === name.length) return number;
  }
}

/** The first character of a name. */
export const firstOf = ({ text, starts }: Names, number: number): string => String.fromCharCode(text[starts[number]!]!);

/** A name by its number. */
export const nameAt = ({ text, starts }: Names, number: number): string =>
  String.fromCharCode(...text.subarray(starts[number], starts[number + 1]));
