// What the trainer's word lists do to a text: synonyms become one form, core words are marked, sensitive words are found. For questions see question.ts.
import type { EngineVocabulary } from "../types.ts";
import { markCores } from "./coreWords.ts";
import { keyOf, normalize, tokenize } from "../text.ts";
import { questionReader, type Reading } from "./question.ts";
import { placeFinder } from "./wordPlaces.ts";

/** A synonym that was found. `at` and `length` say where `to` stands in the rewritten text. */
export interface AppliedSynonym {
  from: string;
  to: string;
  at: number;
  length: number;
}

/** A normalised text after the word lists. */
export interface Rewritten {
  /** As it is compared, core words marked. */
  text: string;
  /** The same without marks. */
  plain: string;
  /** Every synonym in it; one that was said in its group's form has `from` equal to `to`. */
  found: AppliedSynonym[];
}

/** The word lists, ready to be applied. */
export interface VocabularyReader {
  /** Rewrites every two-way synonym of a normalised text to its group's form: longest word first, Latin at word boundaries, Han anywhere. */
  rewrite: (normalized: string) => Rewritten;
  /** Reads a normalised question, with what acts on questions only. */
  readQuestion: (normalized: string) => Reading;
  /** Sensitive words in a text key (findWords). */
  findSensitive: (key: string) => string[];
}

/** Reads the word lists once. Two-way groups that share a word are one group. */
export function readVocabulary(vocabulary: EngineVocabulary): VocabularyReader {
  const forms = synonymForms(vocabulary);
  const findSynonym = wordFinder(forms.keys());
  const rewriteSynonyms = (normalized: string): Omit<Rewritten, "text"> =>
    forms.size === 0 ? { plain: normalized, found: [] } : rewriteWith(normalized, forms, findSynonym);
  const read = (normalized: string): string => rewriteSynonyms(normalized).plain;
  const findCores = placeFinder(
    (vocabulary.core ?? []).map(({ word }) => [word, null]),
    read,
  );
  const rewrite = (normalized: string): Rewritten => {
    const rewritten = rewriteSynonyms(normalized);
    return { ...rewritten, text: findCores ? markCores(rewritten.plain, findCores) : rewritten.plain };
  };
  return {
    rewrite,
    readQuestion: questionReader(vocabulary, rewrite),
    findSensitive: findWords(vocabulary.sensitive.map(({ word }) => word)),
  };
}

/** Reads a list of words once; returns what finds those that a text key holds, as they were written, each once. The key has no spaces or punctuation between Han, so neither hides a word. */
export function findWords(words: Iterable<string>): (key: string) => string[] {
  const written = new Map<string, string>();
  for (const word of words) {
    const key = keyOf(tokenize(normalize(word)));
    if (key !== "" && !written.has(key)) written.set(key, word);
  }
  const find = wordFinder(written.keys());
  return (key) => {
    const found = new Set<string>();
    for (let at = 0; written.size > 0 && at < key.length; at++) {
      const word = find(key, at);
      if (word !== null) found.add(written.get(word) ?? word);
    }
    return [...found];
  };
}

/** Word → the form of its group, joined over groups that share a word. */
function synonymForms(vocabulary: EngineVocabulary): Map<string, string> {
  const parent = new Map<string, string>();
  const formOf = (word: string): string => {
    let form = word;
    for (let up = parent.get(form); up !== undefined && up !== form; up = parent.get(form)) form = up;
    return form;
  };
  for (const { words, to } of vocabulary.synonyms) {
    if (to !== undefined) continue;
    const group = words.map(normalize).filter((word) => word !== "");
    const form = group.map((word) => (parent.has(word) ? formOf(word) : null)).find((known) => known !== null) ?? group[0];
    for (const word of group) {
      const known = parent.has(word) ? formOf(word) : word;
      if (form !== undefined) parent.set(known, form);
      if (form !== undefined) parent.set(word, form);
    }
  }
  return new Map([...parent.keys()].map((word) => [word, formOf(word)]));
}

/** Finds the longest word that begins at a place of a text. */
function wordFinder(words: Iterable<string>): (text: string, at: number) => string | null {
  const byStart = new Map<string, string[]>();
  for (const word of words) {
    const start = word.slice(0, 1);
    const list = byStart.get(start);
    if (list) list.push(word);
    else byStart.set(start, [word]);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length);
  return (text, at) => {
    for (const word of byStart.get(text.charAt(at)) ?? []) {
      if (text.startsWith(word, at) && isWhole(text, at, at + word.length)) return word;
    }
    return null;
  };
}

// Words of spaced scripts end where letters end; Han may stand anywhere.
const SPACED = /(?!\p{Script=Han})[\p{L}\p{N}]/u;
const splitsWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && SPACED.test(text.charAt(at - 1)) && SPACED.test(text.charAt(at));
const isWhole = (text: string, start: number, end: number): boolean => !splitsWord(text, start) && !splitsWord(text, end);

const PLACEHOLDER = /<[a-z]{2,12}>/y;

function rewriteWith(
  normalized: string,
  forms: Map<string, string>,
  find: (text: string, at: number) => string | null,
): Omit<Rewritten, "text"> {
  const found: AppliedSynonym[] = [];
  let text = "";
  // All before it is in `text`.
  let done = 0;
  for (let at = 0; at < normalized.length;) {
    PLACEHOLDER.lastIndex = at;
    if (normalized.charAt(at) === "<" && PLACEHOLDER.test(normalized)) {
      at = PLACEHOLDER.lastIndex;
      continue;
    }
    const from = find(normalized, at);
    if (from === null) {
      at += 1;
      continue;
    }
    text += normalized.slice(done, at);
    const to = forms.get(from) ?? from;
    // "qq" + "手机→phone" must not become one word.
    if (splitsWord(text + to, text.length)) text += " ";
    found.push({ from, to, at: text.length, length: to.length });
    text += to;
    at += from.length;
    done = at;
    if (at < normalized.length && splitsWord(to + normalized.charAt(at), to.length)) text += " ";
  }
  return { plain: text + normalized.slice(done), found };
}
