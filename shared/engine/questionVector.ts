// A question as a vector: its features counted, weighed, and brought to unit length.
import {
  eachAdded,
  eachCore,
  eachPiece,
  eachWord,
  groupScales,
  quantise,
  stemOf,
  weightIn,
  type Dictionary,
  type Emit,
} from "./features.ts";
import type { Token } from "./normalize.ts";

/** A question as a sparse vector of unit length over the dictionary; features nobody taught count towards the length only. */
export interface QuestionVector {
  ids: Int32Array;
  weights: Float32Array;
  /** Share of the weight of the words group that is known, 0–1. */
  known: number;
}

/** The vector of a question, and of words added beside it (of these only what is taught). Adds nothing to the dictionary. */
export function questionVector(
  tokens: readonly Token[],
  dictionary: Dictionary,
  added: readonly (readonly Token[])[] = [],
): QuestionVector {
  // By id, or by name where nobody taught it.
  const counts = new Map<number | string, { group: 0 | 1 | 2; tf: number; id: number }>();
  const count = (key: number | string, group: 0 | 1 | 2, id: number): void => {
    const seen = counts.get(key);
    if (seen) seen.tf++;
    else counts.set(key, { group, tf: 1, id });
  };
  const emit: Emit = (group, name) => {
    const id = dictionary.ids.get(name);
    count(id ?? name, group, id ?? -1);
  };
  const stemmed = tokens.map(stemOf);
  tokens.forEach((token, i) => {
    eachWord(stemmed, i, emit);
    eachCore(tokens, i, emit);
    const pieces = token.kind === "word" ? dictionary.pieces.get(token.text) : undefined;
    if (pieces) for (const id of pieces) count(id, 2, id);
    else eachPiece(tokens, i, emit);
  });
  for (const word of added)
    eachAdded(word, (group, name) => {
      const id = dictionary.ids.get(name);
      if (id !== undefined && (dictionary.df[id] ?? 0) > 0) count(id, group, id);
    });
  const squares: [number, number, number] = [0, 0, 0];
  let words = 0;
  let knownWords = 0;
  const rows: { id: number; group: 0 | 1 | 2; raw: number }[] = [];
  for (const { group, tf, id } of counts.values()) {
    const df = dictionary.df[id] ?? 0;
    const raw = weightIn(dictionary, id, tf);
    squares[group] += raw * raw;
    if (group === 0) words += raw;
    if (group === 0 && df > 0) knownWords += raw;
    if (df > 0) rows.push({ id, group, raw });
  }
  const scales = groupScales(squares);
  rows.sort((a, b) => a.id - b.id);
  return {
    ids: Int32Array.from(rows, (row) => row.id),
    weights: Float32Array.from(rows, (row) => quantise(row.raw * scales[row.group])),
    known: words === 0 ? 0 : knownWords / words,
  };
}
