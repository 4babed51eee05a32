// A question as a vector: its features counted, weighed, and brought to unit length.
import {
  groupScales,
  quantise,
  rarityOf,
  rarityOfUntaught,
  weightIn,
  weightOfUntaught,
  type ByGroup,
  type Dictionary,
} from "./dictionary.ts";
import { eachAdded, eachCore, eachPiece, eachWord, stemOf, type Emit } from "./features.ts";
import { eachMeaning } from "./meanings.ts";
import type { Token } from "../text.ts";

/** A question as a sparse vector of unit length over the dictionary; features nobody taught count towards the length only. */
export interface QuestionVector {
  ids: Int32Array;
  weights: Float32Array;
  /** Share of the weight of the words group that is known, 0–1. */
  known: number;
  /** How much its words that nobody taught tell, each once (`rarityOf`). */
  untaught: number;
}

/** The vector of a question, and of words added beside it (of these only what is taught). Adds nothing to the dictionary. */
export function questionVector(
  tokens: readonly Token[],
  dictionary: Dictionary,
  added: readonly (readonly Token[])[] = [],
): QuestionVector {
  const found: number[] = [];
  // How often each group has what nobody taught: it counts towards the length.
  const strange = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const emit: Emit = (group, name) => {
    const id = dictionary.ids.get(name);
    if (id === undefined) strange[group].set(name, (strange[group].get(name) ?? 0) + 1);
    else found.push(id);
  };
  const stemmed = tokens.map(stemOf);
  tokens.forEach((token, i) => {
    eachWord(stemmed, i, emit);
    eachCore(tokens, i, emit);
    const pieces = token.kind === "word" ? dictionary.pieces.get(token.text) : undefined;
    if (pieces) for (const id of pieces) found.push(id);
    else eachPiece(tokens, i, emit);
  });
  // Of what is meant what nobody taught counts only beside what is taught: where no English is taught everything stays as it is without.
  let strangeMeaning = 0;
  let hasMeaning = false;
  eachMeaning(tokens, stemmed, (name, times) => {
    const id = dictionary.ids.get(name);
    if (id === undefined) strangeMeaning += times * times;
    else for (let time = 0; time < times; time++) found.push(id);
  });
  for (const word of added)
    eachAdded(word, (_, name) => {
      const id = dictionary.ids.get(name);
      if (id !== undefined && (dictionary.df[id] ?? 0) > 0) found.push(id);
    });
  const squares: ByGroup = [0, 0, 0, 0];
  let words = 0;
  let knownWords = 0;
  let untaught = 0;
  for (const group of [0, 1, 2] as const)
    for (const [name, tf] of strange[group]) {
      const raw = weightOfUntaught(dictionary, name, tf);
      squares[group] += raw * raw;
      if (group !== 0) continue;
      words += raw;
      untaught += rarityOfUntaught(name);
    }
  const sorted = new Int32Array(found).sort();
  const ids: number[] = [];
  const raws: number[] = [];
  for (let i = 0; i < sorted.length;) {
    const id = sorted[i]!;
    let tf = 0;
    for (; sorted[i] === id; i++) tf++;
    const group = dictionary.group[id]!;
    const raw = weightIn(dictionary, id, tf);
    if (group === 3) {
      if ((dictionary.df[id] ?? 0) === 0) {
        strangeMeaning += raw * raw;
        continue;
      }
      hasMeaning = true;
    }
    squares[group] += raw * raw;
    if (group === 0) words += raw;
    if ((dictionary.df[id] ?? 0) === 0) {
      if (group === 0) untaught += rarityOf(dictionary, id);
      continue;
    }
    if (group === 0) knownWords += raw;
    ids.push(id);
    raws.push(raw);
  }
  if (hasMeaning) squares[3] += strangeMeaning;
  const scales = groupScales(squares);
  const weights = new Float32Array(ids.length);
  for (let i = 0; i < ids.length; i++) weights[i] = quantise(raws[i]! * scales[dictionary.group[ids[i]!]!]);
  return {
    ids: new Int32Array(ids),
    weights,
    known: words === 0 ? 0 : knownWords / words,
    untaught,
  };
}
