// Reading a question: what the word lists do to questions only. One-way synonyms are added beside it, stop words are left out.
import type { EngineVocabulary } from "../types.ts";
import { readTokens } from "./features.ts";
import { keyOf, normalize, type Token } from "../text.ts";
import type { AppliedSynonym, Rewritten } from "./vocabulary.ts";
import { placeFinder, type WordPlace } from "./wordPlaces.ts";

/** A word that the question counts as besides. `first` and `last` are the tokens that say so, both included. */
export interface AddedWord {
  from: string;
  to: string;
  tokens: readonly Token[];
  first: number;
  last: number;
}

/** A question as the engine read it. */
export interface Reading {
  /** Normalised, synonyms rewritten, nothing left out. */
  rewritten: string;
  /** What it is compared by. */
  tokens: readonly Token[];
  /** Two-way synonyms that were rewritten. */
  applied: readonly AppliedSynonym[];
  added: readonly AddedWord[];
  /** Where stop words were left out, in order. */
  ignored: readonly { start: number; end: number }[];
}

const NONE: readonly never[] = [];

/** A reader of normalised questions. */
export function questionReader(
  { synonyms, stop }: EngineVocabulary,
  rewrite: (normalized: string) => Rewritten,
): (normalized: string) => Reading {
  const read = (normalized: string): string => rewrite(normalized).plain;
  const oneWay = synonyms.flatMap(({ words, to }) => (to === undefined ? [] : words.map((word) => [word, to] as const)));
  const targets = new Map(oneWay.map(([, to]) => [to, readTokens(rewrite(normalize(to)).text)]));
  const findOneWay = placeFinder(oneWay, read);
  const findStops = placeFinder(
    (stop ?? []).map(({ word }) => [word, null]),
    read,
  );

  /** What a word counts as, and what that counts as in turn, each once. */
  const targetsOf = (to: string, into = new Map<string, readonly Token[]>()): Map<string, readonly Token[]> => {
    const tokens = targets.get(to) ?? [];
    if (tokens.length === 0 || into.has(keyOf(tokens))) return into;
    into.set(keyOf(tokens), tokens);
    for (const { first, last, value } of findOneWay?.(tokens) ?? []) if (first === 0 && last === tokens.length - 1) targetsOf(value, into);
    return into;
  };

  return (normalized) => {
    const { text, plain, found } = rewrite(normalized);
    const tokens = readTokens(text);
    const reading = { rewritten: plain, tokens, applied: found.filter(({ from, to }) => from !== to), added: NONE, ignored: NONE };
    if (!findOneWay && !findStops) return reading;
    const taken = coresIn(tokens);
    const oneWays = (findOneWay?.(tokens) ?? []).filter((place) => !splitsCore(place, tokens));
    const added = new Map<string, AddedWord>();
    for (const { first, last, value } of oneWays) {
      const from = plain.slice(tokens[first]?.start, tokens[last]?.end);
      const own = keyOf(tokens.slice(first, last + 1));
      for (const [to, word] of targetsOf(value)) if (to !== own && !added.has(to)) added.set(to, { from, to, tokens: word, first, last });
      taken.fill(1, first, last + 1);
    }
    for (const { at, length } of found)
      tokens.forEach(({ start, end }, i) => {
        if (start < at + length && end > at) taken[i] = 1;
      });
    const stops = findStops?.(tokens, taken) ?? [];
    const isStop = new Uint8Array(tokens.length);
    for (const { first, last } of stops) isStop.fill(1, first, last + 1);
    // A question of stop words only is read as it stands.
    if (stops.length === 0 || !isStop.includes(0)) return { ...reading, added: [...added.values()] };
    const kept = tokens.filter((_, i) => isStop[i] === 0);
    const place = (i: number): number => i - isStop.subarray(0, i).reduce((sum, one) => sum + one, 0);
    return {
      ...reading,
      tokens: kept,
      added: [...added.values()].map((word) => ({ ...word, first: place(word.first), last: place(word.last) })),
      ignored: stops.map(({ first, last }) => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 })),
    };
  };
}

/** Tokens of core words, 1 each. */
function coresIn(tokens: readonly Token[]): Uint8Array {
  const cores = new Uint8Array(tokens.length);
  tokens.forEach(({ core }, i) => core && cores.fill(1, i, i + core.tokens));
  return cores;
}

/** Whether a word is only part of a core word that holds it, or reaches into one. */
const splitsCore = ({ first, last }: WordPlace<unknown>, tokens: readonly Token[]): boolean =>
  tokens.some(({ core }, i) => core && i <= last && i + core.tokens > first && (i < first || i + core.tokens - 1 > last));
