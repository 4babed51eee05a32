// What can be said of the word lists without asking anybody: words that stand in several, groups that are not yet groups, merging, turning.
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { findWordProblems, type WordProblem } from "../../shared/knowledge/wordLists.ts";
import type { WordListName } from "./changes.ts";

export type Group = Vocabulary["synonyms"][number];

/** Words are the same however they are typed: width and case do not matter (the engine reads them so). */
export const wordKey = (word: string): string => word.normalize("NFKC").trim().toLowerCase();

/** A word, and the one it is read as: the same, or another spelling. */
export interface OneWayPair {
  word: string;
  twin: string;
}
export interface Shared extends OneWayPair {
  /** Another group that has it, counted from 0. */
  group: number;
}

export interface GroupProblems {
  /** Words of a group that other groups of its direction have too. */
  shared: ReadonlyMap<number, Shared[]>;
  /** Two-way groups with fewer than two different words, one-way ones without a word or without what it counts as: they say nothing yet. */
  short: ReadonlySet<number>;
  /** A word that stands twice in a group, or counts as itself. */
  twice: ReadonlyMap<number, OneWayPair>;
  /** Stop words by their place in the list, and where else they stand. */
  stop: ReadonlyMap<number, OneWayPair & { where: "core" | "synonyms" }>;
  /** Single words that stand twice in their list, by their place. */
  repeated: Record<WordListName, ReadonlyMap<number, OneWayPair>>;
  /** The first two that are spelt differently and read as the same, and where. */
  alike: (OneWayPair & { list: WordListName | "synonyms" }) | null;
  /** Synonym groups with something to put right, in order. */
  all: number[];
}

/** The server refuses the same (and finds traditional beside simplified characters: `refused`); told here while it is written. */
export function findGroupProblems(lists: Vocabulary, refused: readonly WordProblem[] = []): GroupProblems {
  const shared = new Map<number, Shared[]>();
  const short = new Set<number>();
  const twice = new Map<number, OneWayPair>();
  const stop = new Map<number, OneWayPair & { where: "core" | "synonyms" }>();
  const repeated = { core: new Map<number, OneWayPair>(), stop: new Map<number, OneWayPair>(), sensitive: new Map<number, OneWayPair>() };
  let alike: GroupProblems["alike"] = null;
  for (const problem of refused.length > 0 ? refused : findWordProblems(lists, wordKey)) {
    if ((problem.kind === "repeated" || problem.kind === "shared") && problem.word !== problem.twin) alike ??= problem;
    if (problem.kind === "contradicted") stop.set(problem.at, { ...problem, where: problem.other });
    if (problem.list !== "synonyms") {
      if (problem.kind === "repeated") repeated[problem.list].set(problem.at, problem);
      continue;
    }
    if (problem.kind === "short" || problem.kind === "empty") short.add(problem.at);
    else if (problem.kind === "repeated") twice.set(problem.at, problem);
    else if (problem.kind === "shared")
      shared.set(problem.at, [...(shared.get(problem.at) ?? []), { word: problem.word, twin: problem.twin, group: problem.other }]);
  }
  const all = new Set([...shared.keys(), ...short, ...twice.keys()]);
  return { shared, short, twice, stop, repeated, alike, all: lists.synonyms.flatMap((_, index) => (all.has(index) ? [index] : [])) };
}

/** The group and all of its direction that share a word with it (`shared`: in another spelling too), and with those, become one at its place. */
export function mergeGroups(groups: readonly Group[], index: number, shared: readonly Shared[]): { groups: Group[]; merged: number } {
  const to = groups[index]?.to;
  const together = new Set([index, ...shared.map(({ group }) => group)]);
  const keys = new Set([...together].flatMap((i) => groups[i]?.words ?? []).map(wordKey));
  for (let grown = true; grown;) {
    grown = false;
    groups.forEach(({ words, to: other }, i) => {
      if ((to === undefined) !== (other === undefined)) return;
      if (together.has(i) || !words.some((word) => keys.has(wordKey(word)))) return;
      together.add(i);
      for (const word of words) keys.add(wordKey(word));
      grown = true;
    });
  }
  // Of two spellings this group's own stays.
  const others = new Set(shared.filter(({ word, twin }) => word !== twin).map(({ twin }) => twin));
  const words = uniqueWords([...together].flatMap((i) => (groups[i]?.words ?? []).filter((word) => i === index || !others.has(word))));
  const merged = to === undefined ? { words } : { words, to };
  return { groups: groups.flatMap((group, i) => (i === index ? [merged] : together.has(i) ? [] : [group])), merged: together.size };
}

/** The group in the other direction: its first word is what the others count as, or joins them. */
export function turnGroup({ words, to }: Group): Group {
  if (to !== undefined) return { words: uniqueWords([to, ...words].filter((word) => word !== "")) };
  const [first = "", ...rest] = words;
  return { words: rest, to: first };
}

/** Each word once, as it was first written. */
export function uniqueWords(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => {
    const key = wordKey(word);
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
