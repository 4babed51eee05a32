// What can be wrong with word lists: words that stand twice, that contradict each other, or that say nothing.
import type { Vocabulary } from "./version.ts";

/** `at`: the place in the list; `other`: what the word stands in too, groups counted from 0. */
export type WordProblem =
  | { kind: "short"; list: "synonyms"; at: number }
  | { kind: "empty" | "repeated"; list: WordList; at: number; word: string }
  | { kind: "shared"; list: "synonyms"; at: number; word: string; other: number }
  | { kind: "contradicted"; list: "stop"; at: number; word: string; other: "core" | "synonyms" };
type WordList = "synonyms" | "core" | "stop" | "sensitive";

/**
 * Everything that keeps word lists from being saved, in order; lists saved before may still hold it, and are read. `keyOf`: equal for words
 * that are read as the same, "" for one that says nothing. One pass: 5,000 groups of 10 words take about 20 ms.
 * A sensitive word may be of punctuation only.
 */
export function findWordProblems(
  { synonyms, core = [], stop = [], sensitive }: Vocabulary,
  keyOf: (word: string) => string,
): WordProblem[] {
  const problems: WordProblem[] = [];
  // A word may stand in a two-way and in a one-way group, but in one of each only. `more`: the groups of words that stand in several.
  const first = { both: new Map<string, number>(), one: new Map<string, number>() };
  const more = { both: new Map<string, number[]>(), one: new Map<string, number[]>() };
  const targets = new Set<string>();
  const keys = synonyms.map(({ words, to }, at) => {
    const way = to === undefined ? "both" : "one";
    const own = words.map(keyOf);
    own.forEach((key, i) => {
      if (key === "") problems.push({ kind: "empty", list: "synonyms", at, word: words[i] ?? "" });
      const known = first[way].get(key);
      if (known === undefined) first[way].set(key, at);
      else if (own.indexOf(key) < i) problems.push({ kind: "repeated", list: "synonyms", at, word: words[i] ?? "" });
      else more[way].set(key, [...(more[way].get(key) ?? [known]), at]);
    });
    if (to === undefined) {
      if (!own.some((key) => key !== own[0])) problems.push({ kind: "short", list: "synonyms", at });
      return own;
    }
    const target = keyOf(to);
    targets.add(target);
    if (target === "") problems.push({ kind: "empty", list: "synonyms", at, word: to });
    else if (own.includes(target)) problems.push({ kind: "repeated", list: "synonyms", at, word: to });
    if (own.length === 0) problems.push({ kind: "short", list: "synonyms", at });
    return own;
  });
  keys.forEach((own, at) => {
    const { words = [], to } = synonyms[at] ?? {};
    const several = to === undefined ? more.both : more.one;
    if (several.size === 0) return;
    own.forEach((key, i) => {
      for (const other of several.get(key) ?? [])
        if (other !== at && key !== "") problems.push({ kind: "shared", list: "synonyms", at, word: words[i] ?? "", other });
    });
  });
  const coreKeys = new Set(findRepeated("core", core, keyOf, problems));
  const stopKeys = findRepeated("stop", stop, keyOf, problems);
  stopKeys.forEach((key, at) => {
    const isSynonym = first.both.has(key) || first.one.has(key) || targets.has(key);
    const other = coreKeys.has(key) ? "core" : isSynonym ? "synonyms" : null;
    if (other && key !== "") problems.push({ kind: "contradicted", list: "stop", at, word: stop[at]?.word ?? "", other });
  });
  findRepeated("sensitive", sensitive, (word) => keyOf(word) || word, problems);
  return problems;
}

function findRepeated(
  list: "core" | "stop" | "sensitive",
  words: readonly { word: string }[],
  keyOf: (word: string) => string,
  into: WordProblem[],
): string[] {
  const keys = words.map(({ word }) => keyOf(word));
  const seen = new Set<string>();
  keys.forEach((key, at) => {
    if (key === "" || seen.has(key)) into.push({ kind: key === "" ? "empty" : "repeated", list, at, word: words[at]?.word ?? "" });
    seen.add(key);
  });
  return keys;
}

/** The vocabulary without lists that are empty: one that was never given the newer lists is stored, frozen and packed as it always was. */
export function withoutEmptyLists({ core = [], stop = [], ...rest }: Vocabulary): Vocabulary {
  return { ...rest, ...(core.length > 0 ? { core } : {}), ...(stop.length > 0 ? { stop } : {}) };
}

/** The groups with these words made synonyms of each other: two-way groups that hold one of them become one, as a word may stand in one only. */
export function joinSynonyms(groups: Vocabulary["synonyms"], words: readonly string[]): Vocabulary["synonyms"] {
  const keyOf = (word: string): string => word.normalize("NFKC").trim().toLowerCase();
  const keys = new Set(words.map(keyOf));
  const isTheirs = ({ words: own, to }: Vocabulary["synonyms"][number]): boolean =>
    to === undefined && own.some((word) => keys.has(keyOf(word)));
  const joined = new Map<string, string>();
  for (const word of [...groups.filter(isTheirs).flatMap((group) => group.words), ...words])
    if (!joined.has(keyOf(word))) joined.set(keyOf(word), word);
  const group = { words: [...joined.values()] };
  const first = groups.findIndex(isTheirs);
  return first < 0 ? [...groups, group] : groups.flatMap((each, i) => (i === first ? [group] : isTheirs(each) ? [] : [each]));
}
