// How two vocabularies differ, and what was changed on one done to another: the order of groups says nothing.
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { type Group, wordKey } from "./groups.ts";

const groupKey = ({ words }: Group): string => words.join("\n");

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
const wordOf = ({ word }: { word: string }): string => word;

/** Changed, added and removed groups and words; a changed group counts once. */
export const countChanges = (before: Vocabulary, after: Vocabulary): number =>
  Math.max(missing(after.synonyms, before.synonyms, groupKey).length, missing(before.synonyms, after.synonyms, groupKey).length) +
  Math.max(missing(after.sensitive, before.sensitive, wordOf).length, missing(before.sensitive, after.sensitive, wordOf).length);

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
    const words = new Set(group.words.map(wordKey));
    const from = gone.find(
      (old) => !inPlace.has(groupKey(old)) && theirKeys.has(groupKey(old)) && old.words.some((word) => words.has(wordKey(word))),
    );
    if (from) inPlace.set(groupKey(from), group);
    else if (!theirKeys.has(groupKey(group))) fresh.push(group);
  }
  const kept = theirs.synonyms.flatMap((group) => (goneKeys.has(groupKey(group)) ? (inPlace.get(groupKey(group)) ?? []) : [group]));
  const goneWords = new Set(missing(base.sensitive, mine.sensitive, wordOf).map(wordOf));
  const theirWords = new Set(theirs.sensitive.map(wordOf));
  const madeWords = missing(mine.sensitive, base.sensitive, wordOf).filter((one) => !theirWords.has(one.word));
  return { synonyms: [...fresh, ...kept], sensitive: [...madeWords, ...theirs.sensitive.filter((one) => !goneWords.has(one.word))] };
}
