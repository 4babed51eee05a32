// The vocabulary: saving it makes a new revision and rebuilds the draft's robot. Where it changes how wordings are read (two-way synonyms,
// core words) the robot is then trained anew; what acts on questions only (one-way synonyms, stop words, sensitive words) leaves its model as it is.
import type { vocabulary as contract } from "../../shared/contract/vocabulary.ts";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { findWordProblems, withoutEmptyLists, type WordProblem } from "../../shared/knowledge/wordLists.ts";
import { normalize } from "../../shared/engine/text.ts";
import { Failure } from "../../shared/errors.ts";
import type { Handlers } from "../base/context.ts";
import { currentPart, savePart } from "../parts/parts.ts";

export const vocabularyHandlers: Handlers<keyof typeof contract> = {
  getVocabulary: (c) => {
    const { content, ...rest } = currentPart<Vocabulary>(c.db, "vocabulary", c.kb.id);
    return { ...rest, vocabulary: content };
  },
  saveVocabulary: (c, input) => {
    refuseProblems(input.vocabulary);
    const revision = savePart(c, "vocabulary", input.base, withoutEmptyLists(input.vocabulary));
    c.afterCommit(() => c.robots.rebuild(c.kb.id));
    return { revision };
  },
};

/** Throws `rule_broken`, with the words, for a vocabulary that cannot be saved. */
export function refuseProblems(vocabulary: Vocabulary): void {
  const problems = wordProblems(vocabulary);
  if (problems.length === 0) return;
  const told = problems.slice(0, 20);
  const fields = told.map(({ list, at, ...problem }) => ({ field: `vocabulary.${list}.${at}`, expected: expectedOf(problem) }));
  throw new Failure("rule_broken", fields.map(({ field, expected }) => `${field}: ${expected}`).join("; "), { fields, words: told });
}

/** What keeps a vocabulary from being saved. */
export const wordProblems = (vocabulary: Vocabulary): WordProblem[] => findWordProblems(vocabulary, keysOf(vocabulary));

/** Words as the engine reads them; punctuation alone says nothing. Read in one text: one by one 50,000 words take 100 ms, so 25. */
function keysOf({ synonyms, core = [], stop = [], sensitive }: Vocabulary): (word: string) => string {
  const words = [
    ...synonyms.flatMap((group) => [...group.words, group.to ?? ""]),
    ...[...core, ...stop, ...sensitive].map(({ word }) => word),
  ];
  const together = words.filter((word) => !/[|\uFF5C]/u.test(word));
  const read = normalize(together.join("|")).split("|");
  const keys = new Map(read.length === together.length ? together.map((word, i) => [word, read[i]?.trim() ?? ""]) : []);
  return (word) => {
    const key = keys.get(word) ?? normalize(word);
    return /[\p{L}\p{N}\p{S}]/u.test(key) ? key : "";
  };
}

type Problem = WordProblem extends infer P ? (P extends WordProblem ? Omit<P, "list" | "at"> : never) : never;

function expectedOf(problem: Problem): string {
  switch (problem.kind) {
    case "short":
      return "at least two different words";
    case "empty":
      return `a word with a letter, digit or symbol in it, not "${problem.word}"`;
    case "repeated":
      return `each word once; "${problem.word}" stands here twice${alike(problem)}`;
    case "shared":
      return `a word in one group of a direction only; "${problem.word}" stands in group ${problem.other + 1} too${alike(problem)}: merge them`;
    case "contradicted":
      return `no stop word that is a ${problem.other === "core" ? "core word" : "synonym"}: "${problem.word}"${alike(problem)}`;
  }
}

/** Two spellings of one word are both named. */
const alike = ({ word, twin }: { word: string; twin: string }): string =>
  word === twin ? "" : `: "${twin}" is read as the same word (width, case, and traditional or simplified characters do not matter)`;
