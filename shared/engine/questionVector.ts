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
  const found: number[] = [];
  // What nobody taught, by name: it counts towards the length.
  const strange = new Map<string, { group: 0 | 1 | 2; tf: number }>();
  const emit: Emit = (group, name) => {
    const id = dictionary.ids.get(name);
    if (id !== undefined) return void found.push(id);
    const seen = strange.get(name);
    if (seen) seen.tf++;
    else strange.set(name, { group, tf: 1 });
  };
  const stemmed = tokens.map(stemOf);
  tokens.forEach((token, i) => {
    eachWord(stemmed, i, emit);
    eachCore(tokens, i, emit);
    const pieces = token.kind === "word" ? dictionary.pieces.get(token.text) : undefined;
    if (pieces) for (const id of pieces) found.push(id);
    else eachPiece(tokens, i, emit);
  });
  for (const word of added)
    eachAdded(word, (_, name) => {
      const id = dictionary.ids.get(name);
      if (id !== undefined && (dictionary.df[id] ?? 0) > 0) found.push(id);
    });
  const squares: [number, number, number] = [0, 0, 0];
  let words = 0;
  let knownWords = 0;
  for (const { group, tf } of strange.values()) {
    const raw = weightIn(dictionary, -1, tf);
    squares[group] += raw * raw;
    if (group === 0) words += raw;
  }
  const sorted = Int32Array.from(found).sort();
  const ids: number[] = [];
  const raws: number[] = [];
  for (let i = 0; i < sorted.length;) {
    const id = sorted[i]!;
    let tf = 0;
    for (; sorted[i] === id; i++) tf++;
    const group = dictionary.group[id]!;
    const raw = weightIn(dictionary, id, tf);
    squares[group] += raw * raw;
    if (group === 0) words += raw;
    if ((dictionary.df[id] ?? 0) === 0) continue;
    if (group === 0) knownWords += raw;
    ids.push(id);
    raws.push(raw);
  }
  const scales = groupScales(squares);
  return {
    ids: Int32Array.from(ids),
    weights: Float32Array.from(raws, (raw, i) => quantise(raw * scales[dictionary.group[ids[i]!]!])),
    known: words === 0 ? 0 : knownWords / words,
  };
}
