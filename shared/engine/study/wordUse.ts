// How words are used: by questions, and by what is taught.
import type { WordUse } from "../studies.ts";
import { findWords } from "../text/vocabulary.ts";
import { textKey } from "../text.ts";

/** Text keys a slice looks through, some µs each. */
const SLICE = 1_000;

/** Texts by their keys: questions with how often each was asked, entries with those of their wordings. */
export interface UsingTexts {
  questions: Iterable<{ key: string; times: number }>;
  entries: Iterable<readonly string[]>;
}

/** Counts each group's, whatever word of it is used; words are found as sensitive words are: of two that begin at one place the longer. */
export function* countWordUse(
  groups: readonly (readonly string[])[],
  { questions, entries }: UsingTexts,
): Generator<void, WordUse[], undefined> {
  const find = findWords(groups.flat());
  const places = new Map<string, { group: number; word: number }[]>();
  for (const [group, words] of groups.entries())
    for (const [word, text] of words.entries()) {
      const key = textKey(text);
      places.set(key, [...(places.get(key) ?? []), { group, word }]);
    }
  const placesIn = (key: string): { group: number; word: number }[] => find(key).flatMap((word) => places.get(textKey(word)) ?? []);
  const asked = groups.map(() => new Set<number>());
  const use = groups.map(() => ({ entries: 0, questions: 0, times: 0 }));
  let looked = 0;
  for (const { key, times } of questions) {
    const found = placesIn(key);
    for (const { group, word } of found) asked[group]!.add(word);
    for (const group of new Set(found.map((place) => place.group))) {
      use[group]!.questions += 1;
      use[group]!.times += times;
    }
    if (++looked % SLICE === 0) yield;
  }
  for (const keys of entries) {
    for (const group of new Set(keys.flatMap(placesIn).map((place) => place.group))) use[group]!.entries += 1;
    looked += keys.length;
    if (looked >= SLICE) {
      looked = 0;
      yield;
    }
  }
  return use.map((counted, group) => ({
    ...counted,
    unasked: groups[group]!.flatMap((_, word) => (asked[group]!.has(word) ? [] : [word])),
  }));
}
