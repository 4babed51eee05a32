// How two vocabularies differ, and what was changed on one done to another: the order of groups says nothing.
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { wordListNames } from "../../shared/knowledge/wordLists.ts";
import { type Group, wordKey } from "./groups.ts";

const groupKey = ({ words, to }: Group): string => [...words, ...(to === undefined ? [] : ["", to])].join("\n");

export type WordListName = (typeof wordListNames)[number];
const wordsIn = (vocabulary: Vocabulary, list: WordListName): { word: string }[] => vocabulary[list] ?? [];

/** Items of `a` that `b` has not, each as often as it is missing. */
function missing<T>(a: readonly T[], b: readonly T[], key: (item: T) => string): T[] {
  if (a === b) return [];
  const left = new Map<string, number>();
  for (const item of b) left.set(key(item), (left.get(key(item)) ?? 0) + 1);
  return a.filter((item) => {
    const n = left.get(key(item)) ?? 0;
    left.set(key(item), n - 1);
    return n <= 0;
  });
}
const allWords = ({ words, to = "" }: Group): string[] => [...words, to];
const wordOf = ({ word }: { word: string }): string => word;

/** Changed, added and removed groups and words; a changed group counts once. */
export const countChangedWords = (before: Vocabulary, after: Vocabulary): number =>
  differing(after.synonyms, before.synonyms, groupKey) +
  wordListNames.reduce((sum, list) => sum + differing(wordsIn(after, list), wordsIn(before, list), wordOf), 0);

const differing = <T>(a: readonly T[], b: readonly T[], key: (item: T) => string): number =>
  Math.max(missing(a, b, key).length, missing(b, a, key).length);

/** What was done to `base` to get `mine`, done to `theirs`. A group both changed stays twice: shared words are flagged, to be merged by a person. */
export function mergeVocabulary(base: Vocabulary, mine: Vocabulary, theirs: Vocabulary): Vocabulary {
  const gone = missing(base.synonyms, mine.synonyms, groupKey);
  const made = missing(mine.synonyms, base.synonyms, groupKey);
  const goneKeys = new Set(gone.map(groupKey));
  const theirKeys = new Set(theirs.synonyms.map(groupKey));
  // A new group that shares a word with a removed one is that group, changed: it keeps its place.
  const inPlace = new Map<string, Group>();
  const fresh: Group[] = [];
  for (const group of made) {
    const words = new Set(allWords(group).map(wordKey));
    const from = gone.find(
      (old) => !inPlace.has(groupKey(old)) && theirKeys.has(groupKey(old)) && allWords(old).some((word) => words.has(wordKey(word))),
    );
    if (from) inPlace.set(groupKey(from), group);
    else if (!theirKeys.has(groupKey(group))) fresh.push(group);
  }
  const kept = theirs.synonyms.flatMap((group) => (goneKeys.has(groupKey(group)) ? (inPlace.get(groupKey(group)) ?? []) : [group]));
  const merged = { synonyms: [...fresh, ...kept], sensitive: mergeWords(base.sensitive, mine.sensitive, theirs.sensitive) };
  return { ...merged, core: mergeWords(base.core, mine.core, theirs.core), stop: mergeWords(base.stop, mine.stop, theirs.stop) };
}

type Words = { word: string }[];
function mergeWords(base: Words = [], mine: Words = [], theirs: Words = []): Words {
  const gone = new Set(missing(base, mine, wordOf).map(wordOf));
  const known = new Set(theirs.map(wordOf));
  const made = missing(mine, base, wordOf).filter((one) => !known.has(one.word));
  return [...made, ...theirs.filter((one) => !gone.has(one.word))];
}
