// Question sets as they lie on disk (entries.jsonl, queries.jsonl), and the knowledge they make.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { drawFrom } from "../../shared/engine/random.ts";
import type { EngineEntry, Knowledge } from "../../shared/engine/types.ts";
import { defaultSettings } from "../../shared/knowledge/version.ts";

export interface Query {
  text: string;
  /** null: no entry is meant for it. */
  expected: string | null;
  split: string;
}

export interface QuestionSet {
  name: string;
  entries: { id: string; questions: string[]; answer?: string }[];
  queries: Query[];
}

/** Ends the process where the folder is no question set: nothing is measured without one. */
export function readSet(folder: string): QuestionSet {
  const missing = ["entries.jsonl", "queries.jsonl"].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    console.error(`NO QUESTION SET in ${folder}: expected ${missing.join(" and ")} there. Nothing was measured.`);
    process.exit(1);
  }
  const read = <T>(file: string): T[] =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as T);
  return { name: basename(folder), entries: read("entries.jsonl"), queries: read("queries.jsonl") };
}

/** Knowledge as a new knowledge base would hold it, with today's usual bands. */
export function knowledgeOf(entries: QuestionSet["entries"]): Knowledge {
  return {
    entries: entries.map(entryOf),
    vocabulary: { synonyms: [], sensitive: [] },
    settings: defaultSettings("en"),
    skillGroups: {},
    notOurs: [],
    timeZone: "UTC",
  };
}

function entryOf({ id, questions, answer }: QuestionSet["entries"][number]): EngineEntry {
  const [question = "", ...similar] = questions;
  return {
    id,
    question,
    similar: similar.map((text, i) => ({ id: `${id}-${i}`, text, kind: "positive" })),
    answers: [{ text: answer ?? question, when: [] }],
    tags: [],
    related: [],
    validFrom: null,
    validUntil: null,
    enabled: true,
    handOff: null,
    category: null,
  };
}

/** The set copied until it holds so many entries; in the copies about one word in five is made another by adding the copy's number. */
export function replicated({ name, entries, queries }: QuestionSet, wanted = 1_000): QuestionSet {
  const draw = drawFrom(7);
  const copies = Array.from({ length: wanted - entries.length }, (_, i) => {
    const { id, questions } = entries[i % entries.length] ?? { id: "", questions: [] };
    const copy = 1 + Math.floor(i / entries.length);
    const changed = (text: string): string =>
      text
        .split(" ")
        .map((word) => (draw(5) === 0 ? `${word}${"bcdfghjk".charAt(copy)}` : word))
        .join(" ");
    return { id: `${id}#${copy}`, questions: questions.map(changed) };
  });
  return { name: `${name}, replicated`, entries: [...entries, ...copies], queries };
}
