// Word lists as text files: synonyms as search engines (Solr, Elasticsearch) read them, single words one a line; `#` begins a comment.
import { type Group, uniqueWords, wordKey } from "./groups.ts";

/** Why a line could not be taken. */
export type LineFault = "one_word" | "no_word" | "no_target" | "several_targets" | "too_long" | "too_many";

/** What a file holds. Lines are counted from 1. */
export interface WordFile<T> {
  found: T[];
  faults: { line: number; text: string; why: LineFault }[];
}

/** What comes of adding the groups or words of a file to a list. */
export interface Added<T> {
  list: T[];
  /** New ones, those that were there and got more words, and those that were there. */
  fresh: number;
  grown: number;
  known: number;
}

const MOST_IN_GROUP = 50;
const LONGEST = 60;
export const MOST_LINES = 5_000;

/** Commas are the format's own; what parts words elsewhere is understood too. An escaped one (`\\,`) belongs to the word. */
const WORD = /(?:\\.|[^,，、;；|\t\\])+/gu;
const ARROW = /=>|->|→/u;
const unescaped = (word: string): string => word.replace(/\\(.)/gu, "$1").trim();
const wordsIn = (text: string): string[] => (text.match(WORD) ?? []).map(unescaped).filter((word) => word !== "");

function eachLine<T extends object>(text: string, read: (line: string) => T | LineFault): WordFile<T> {
  const file: WordFile<T> = { found: [], faults: [] };
  for (const [i, line] of text.split(/\r\n|[\n\r\u2028]/u).entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const one = file.found.length < MOST_LINES ? read(line) : "too_many";
    if (typeof one === "string") file.faults.push({ line: i + 1, text: line.trim(), why: one });
    else file.found.push(one);
  }
  return file;
}

/** `a, b, c`: all the same; `a, b => c`: a and b count as c. */
export const readSynonyms = (text: string): WordFile<Group> =>
  eachLine<Group>(text, (line) => {
    const [left = "", right, more] = line.split(ARROW);
    const words = uniqueWords(wordsIn(left));
    const targets = right === undefined ? [] : uniqueWords(wordsIn(right));
    if (more !== undefined || targets.length > 1) return "several_targets";
    if ([...words, ...targets].some((word) => word.length > LONGEST)) return "too_long";
    if (words.length > MOST_IN_GROUP) return "too_many";
    if (right === undefined) return words.length < 2 ? "one_word" : { words };
    const [to] = targets;
    if (to === undefined) return "no_target";
    // What counts as itself is said twice.
    const others = words.filter((word) => wordKey(word) !== wordKey(to));
    return others.length === 0 ? "no_word" : { words: others, to };
  });

/** One word a line; several are parted as in a group. */
export function readWords(text: string): WordFile<string> {
  const lines = eachLine<string[]>(text, (line) => {
    const words = wordsIn(line);
    return words.length === 0 ? "no_word" : words.some((word) => word.length > LONGEST) ? "too_long" : words;
  });
  return { ...lines, found: lines.found.flat() };
}

/** A group whose words stand in one of the same direction already gives it what it lacks; else it is a group more. New ones stand first. */
export function addGroups(list: readonly Group[], groups: readonly Group[]): Added<Group> {
  const next = [...list];
  const fresh: Group[] = [];
  const added = { fresh: 0, grown: 0, known: 0 };
  const way = ({ to }: Group): string => (to === undefined ? "" : `\n${wordKey(to)}`);
  /** Where each word stands, by direction and what it counts as. */
  const places = new Map<string, number>();
  const note = (group: Group, at: number): void => group.words.forEach((word) => places.set(way(group) + wordKey(word), at));
  next.forEach(note);
  for (const group of groups) {
    const own = new Set(group.words.flatMap((word) => places.get(way(group) + wordKey(word)) ?? []));
    const [at] = own;
    if (own.size !== 1 || at === undefined) {
      fresh.push(group);
      added.fresh += 1;
      continue;
    }
    const before = next[at]!;
    const words = uniqueWords([...before.words, ...group.words]);
    if (words.length === before.words.length || words.length > MOST_IN_GROUP) {
      if (words.length > MOST_IN_GROUP) fresh.push(group);
      added[words.length > MOST_IN_GROUP ? "fresh" : "known"] += 1;
      continue;
    }
    next[at] = { ...before, words };
    note(next[at], at);
    added.grown += 1;
  }
  return { list: [...fresh, ...next], ...added };
}

/** Words that are not there yet, first. */
export function addWordsTo(list: readonly { word: string }[], words: readonly string[]): Added<{ word: string }> {
  const known = new Set(list.map(({ word }) => wordKey(word)));
  const fresh = uniqueWords(words).filter((word) => !known.has(wordKey(word)));
  return { list: [...fresh.map((word) => ({ word })), ...list], fresh: fresh.length, grown: 0, known: words.length - fresh.length };
}

const escaped = (word: string): string => word.replace(/[\\,，、;；|]/gu, "\\$&").replace(/^#/u, "\\#");

/** As they are read again. */
export const writeSynonyms = (groups: readonly Group[]): string =>
  groups.map(({ words, to }) => `${words.map(escaped).join(", ")}${to === undefined ? "" : ` => ${escaped(to)}`}\n`).join("");

/** One a line. */
export const writeWords = (words: readonly { word: string }[]): string => words.map(({ word }) => `${escaped(word)}\n`).join("");

/** A text file's text: by its mark, else UTF-8, else GB18030; null where it is none of these. */
export function decodeWordFile(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null;
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // Not this one.
    }
  }
  return null;
}
