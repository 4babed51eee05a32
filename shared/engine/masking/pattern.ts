// What a masking rule is made of.

import type { MaskingKind } from "../types.ts";

/** A regular expression that finds data of a kind. */
export interface Pattern {
  kind: MaskingKind;
  /** So many digits it finds at least, where it is more than one: it need not look at a text with fewer. */
  digits?: number;
  /** Its first group, where it has one, is the data and stands at the end: what comes before only introduces it. */
  find: RegExp;
  /** How many characters of the data found really are such data; 0 or false: none. All of them where nothing is said. */
  accept?: (data: string) => number | boolean;
}

/** A place in a plain copy, half-open. */
export interface Place {
  from: number;
  until: number;
}

/** Where a pattern finds data, in order. */
export function* foundPlaces({ find, accept }: Pick<Pattern, "find" | "accept">, plain: string): Generator<Place, void, undefined> {
  // Most patterns find nothing, and to be told so takes a third of the time.
  find.lastIndex = 0;
  if (!find.test(plain)) return;
  find.lastIndex = 0;
  for (const found of plain.matchAll(find)) {
    const data = found[1] ?? found[0];
    const accepted = accept ? accept(data) : true;
    const length = accepted === true ? data.length : Number(accepted);
    const from = found.index + found[0].length - data.length;
    if (length > 0) yield { from, until: from + length };
  }
}
