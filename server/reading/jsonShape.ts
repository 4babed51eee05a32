// What JSON is made of, told from its bytes or text before it is parsed: a few kilobytes of brackets may cost more than megabytes of data.
import { Failure } from "../../shared/errors.ts";

/** No body and no line of ours is nested deeper than 10. */
export const deepestJson = 64;

interface Shape {
  depth: number;
  /** Commas and opening brackets. */
  values: number;
  /** Names of objects: objects of very many take longest. */
  names: number;
}

/** Counted outside strings, without checking anything; stops counting beyond either limit. */
export function jsonShape(text: string | Buffer, most: Shape): Shape {
  const at: (i: number) => number = typeof text === "string" ? (i) => text.charCodeAt(i) : (i) => text[i]!;
  const found = { depth: 0, values: 0, names: 0 };
  let level = 0;
  for (let i = 0; i < text.length && !isBeyond(found, most); i += 1) {
    const c = at(i);
    if (c === 0x22) i = endOfString(text, at, i + 1);
    else if (c === 0x7b || c === 0x5b) {
      found.depth = Math.max(found.depth, (level += 1));
      found.values += 1;
    } else if (c === 0x7d || c === 0x5d) level -= 1;
    else if (c === 0x2c) found.values += 1;
    else if (c === 0x3a) found.names += 1;
  }
  return found;
}

/** Where the quotation mark stands that ends the string: one after an even number of back slashes. */
function endOfString(text: string | Buffer, at: (i: number) => number, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (quote - 1 - slashes >= from && at(quote - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return quote;
    from = quote + 1;
  }
  return text.length;
}

export const isBeyond = (found: Shape, most: Shape): boolean =>
  found.depth > most.depth || found.values > most.values || found.names > most.names;

/** A vocabulary at its limits: 5,000 groups of 50 words, and 30,000 names. */
const mostOfBody: Shape = { depth: deepestJson, values: 300_000, names: 60_000 };

/** Refuses what is nested too deep or holds too much, before it is parsed. */
export function refuseCostlyJson(body: Buffer): void {
  const found = jsonShape(body, mostOfBody);
  const why = (["depth", "values", "names"] as const).find((one) => found[one] > mostOfBody[one]);
  if (!why) return;
  const limit = mostOfBody[why];
  const expected = {
    depth: `nested at most ${limit} deep`,
    values: `of at most ${limit.toLocaleString("en")} values`,
    names: `of at most ${limit.toLocaleString("en")} fields`,
  };
  throw new Failure("bad_input", `a body ${expected[why]} was expected`, { why: `json_${why}`, limit });
}
