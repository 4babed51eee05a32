// Features as numbers, how many taught wordings hold each, and what each weighs by that.
import { background, backgroundCounts } from "./background.ts";
import { eachAdded, eachCore, eachPiece, eachWord, stemOf, type Emit, type Group } from "./features.ts";
import { findName, firstOf, nameAt, type Names } from "./names.ts";
import { eachMeaning } from "./meanings.ts";
import type { Token } from "../text.ts";

/** What each group of features weighs: it is brought to unit length before. */
export const GROUP_WEIGHTS = [0.8, 0.7, 1, 0.6] as const;

/** A number of each group. */
export type ByGroup = [number, number, number, number];

/** Calls `use` with the id of every feature of the tokens but what they mean together, repeated ones repeatedly: new features are given one. */
export function eachFeatureId(tokens: readonly Token[], dictionary: Dictionary, use: (id: number) => void): void {
  const words = tokens.map(stemOf);
  const emit: Emit = (group, name) => use(idOf(dictionary, group, name));
  for (let i = 0; i < words.length; i++) {
    eachWord(words, i, emit);
    eachCore(tokens, i, emit);
    if (tokens[i]?.kind === "word") piecesOf(tokens, i, dictionary).forEach(use);
    else eachPiece(tokens, i, emit);
  }
}

/** The same of what the tokens mean together. */
export const eachMeaningId = (tokens: readonly Token[], dictionary: Dictionary, use: (id: number) => void): void =>
  eachMeaning(tokens, tokens.map(stemOf), (name, times) => {
    const id = idOf(dictionary, 3, name);
    for (let time = 0; time < times; time++) use(id);
  });

/** The ids of all features of the tokens, and of words added beside them: ascending, each once. New features are given one. */
export function featureIds(tokens: readonly Token[], added: readonly (readonly Token[])[], dictionary: Dictionary): Int32Array {
  const found: number[] = [];
  eachFeatureId(tokens, dictionary, (id) => void found.push(id));
  eachMeaningId(tokens, dictionary, (id) => void found.push(id));
  for (const word of added) eachAdded(word, (group, name) => void found.push(idOf(dictionary, group, name)));
  return Int32Array.from(found)
    .sort()
    .filter((id, i, sorted) => id !== sorted[i - 1]);
}

/** The ids of a taught word's pieces: twenty lookups of names saved each time it stands in a text. */
function piecesOf(tokens: readonly Token[], i: number, dictionary: Dictionary): Int32Array {
  const text = tokens[i]?.text ?? "";
  const known = dictionary.pieces.get(text);
  if (known) return known;
  const ids: number[] = [];
  eachPiece(tokens, i, (group, name) => ids.push(idOf(dictionary, group, name)));
  const pieces = Int32Array.from(ids);
  dictionary.pieces.set(text, pieces);
  return pieces;
}

/** A feature's number by its name. */
interface FeatureIds {
  get: (name: string) => number | undefined;
  set: (name: string, id: number) => void;
  /** In order of their numbers. */
  keys: () => Iterable<string>;
}

/** Features as numbers, with how many taught wordings hold each. */
export interface Dictionary {
  ids: FeatureIds;
  /** Ids of the pieces of each Latin word that was taught. */
  pieces: Map<string, Int32Array>;
  /** Group of each feature id. */
  group: Group[];
  /** Taught wordings that hold the feature: kept live, so that adding and removing equals building anew. */
  df: number[];
  /** Background sentences that hold the feature. */
  common: number[];
  /** Taught wordings in all. */
  wordings: number;
  /** Raised with every change of the counts that weights are made from: weights made under another number are stale. */
  generation: number;
  /** The counts a model was trained under. While it serves, they make the weights, and `df` only says what is known. */
  trained: { df: Uint32Array; wordings: number } | null;
}

/** Knows no feature. */
export const emptyDictionary = (): Dictionary => ({
  ids: idsInParts(),
  pieces: new Map(),
  group: [],
  df: [],
  common: [],
  wordings: 0,
  generation: 0,
  trained: null,
});

const PARTS = 32;

/** In several maps: one of half a million names takes 30 ms at once to grow. */
function idsInParts(): FeatureIds {
  const parts = Array.from({ length: PARTS }, () => new Map<string, number>());
  const names: string[] = [];
  const partOf = (name: string): Map<string, number> =>
    parts[(name.charCodeAt(1) + 7 * name.charCodeAt(name.length - 1) + 3 * name.length) % PARTS]!;
  return {
    get: (name) => partOf(name).get(name),
    set: (name, id) => {
      partOf(name).set(name, id);
      names.push(name);
    },
    keys: () => names,
  };
}

const NAMES_A_SLICE = 20_000;

/** Makes an empty dictionary one whose first features are those of a model, in its order, and which weighs them as the model does. In slices. */
export function* takeFeatures(
  dictionary: Dictionary,
  features: Names,
  df: Uint32Array,
  wordings: number,
): Generator<void, void, undefined> {
  dictionary.trained = { df, wordings };
  dictionary.ids = idsBehind(features);
  for (let i = 0; i < features.count; i++) {
    dictionary.group.push(groupOf(firstOf(features, i)));
    dictionary.df.push(0);
    dictionary.common.push(0);
    if (i % NAMES_A_SLICE === 0) yield;
  }
  for (const [name, count] of backgroundCounts()) {
    const id = findName(features, name);
    if (id >= 0) dictionary.common[id] = count;
  }
}

/** The model's names, and those that came since. */
function idsBehind(features: Names): FeatureIds {
  const more = new Map<string, number>();
  return {
    get: (name) => {
      const found = findName(features, name);
      return found >= 0 ? found : more.size === 0 ? undefined : more.get(name);
    },
    set: (name, id) => void more.set(name, id),
    keys: function* () {
      for (let i = 0; i < features.count; i++) yield nameAt(features, i);
      yield* more.keys();
    },
  };
}

const GROUP_OF_SIGN: Readonly<Record<string, Group>> = { w: 0, b: 1, s: 1, c: 2, v: 3 };
const groupOf = (first: string): Group => GROUP_OF_SIGN[first] ?? 1;

/**
 * The weight of a feature that stands `tf` times in a text, before its group is brought to unit length. The background counts beside what is
 * taught: what a word tells comes from the language as much as from a few entries (+1 point of top-1 with one wording an entry, on dev).
 */
export function weightIn(dictionary: Dictionary, id: number, tf: number): number {
  // How often a direction counts says all: common words count little already.
  if (dictionary.group[id] === 3) return tf;
  const { df, wordings } = dictionary.trained ?? dictionary;
  return rawWeight(tf, (df[id] ?? 0) + (dictionary.common[id] ?? 0), wordings + background().length);
}

/** The same of one that nobody taught. */
export function weightOfUntaught(dictionary: Dictionary, name: string, tf: number): number {
  const { wordings } = dictionary.trained ?? dictionary;
  return rawWeight(tf, backgroundCounts().get(name) ?? 0, wordings + background().length);
}

/** How rare the language itself uses a feature: ln((B + 1)/(b + ½)) where b of the background's B sentences hold it. From 1 for what stands in a third of them to some 8. */
export const rarityOf = ({ common }: Dictionary, id: number): number => rarityOfCount(common[id] ?? 0);

/** The same of one that nobody taught. */
export const rarityOfUntaught = (name: string): number => rarityOfCount(backgroundCounts().get(name) ?? 0);

/** In steps of 2^-10, so that no order of adding changes a sum. */
const rarityOfCount = (sentences: number): number => Math.round(1024 * Math.log((background().length + 1) / (sentences + 0.5))) / 1024;

/** The id of a feature, given one if it is new. */
export function idOf(dictionary: Dictionary, group: Group, name: string): number {
  const known = dictionary.ids.get(name);
  if (known !== undefined) return known;
  const id = dictionary.group.length;
  dictionary.ids.set(name, id);
  dictionary.group.push(group);
  dictionary.df.push(0);
  dictionary.common.push(backgroundCounts().get(name) ?? 0);
  return id;
}

/** (1 + ln tf) · (ln((N + 1)/(df + ½)) + 4), in steps of 2^-10: sums of their squares are exact, so no order of adding changes them. */
const rawWeight = (tf: number, df: number, wordings: number): number =>
  Math.round((1 + Math.log(tf)) * (Math.log((wordings + 1) / (df + 0.5)) + 4) * 1024) / 1024;

/** What a raw weight of each group is multiplied by: each group to unit length, times its weight, then the whole to unit length. `squares` are the groups' sums of squared raw weights. */
export function groupScales(squares: Readonly<ByGroup>): ByGroup {
  let total = 0;
  squares.forEach((square, group) => (total += square > 0 ? (GROUP_WEIGHTS[group] ?? 0) ** 2 : 0));
  const scale = (group: Group): number => (squares[group] > 0 ? GROUP_WEIGHTS[group] / Math.sqrt(squares[group] * total) : 0);
  return [scale(0), scale(1), scale(2), scale(3)];
}

/** Unit weights are kept in steps of 2^-20: products and their sums are then exact in a double, whatever their order. */
export const quantise = (weight: number): number => Math.round(weight * 1_048_576) / 1_048_576;
