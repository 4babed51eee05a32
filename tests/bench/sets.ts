// Question sets as they lie on disk (entries.jsonl, queries.jsonl), and the knowledge they make.
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { drawFrom } from "../../shared/engine/statistics.ts";
import type { EngineEntry, Knowledge } from "../../shared/engine/types.ts";
import { defaultSettings } from "../../shared/knowledge/usualSettings.ts";

export interface Query {
  text: string;
  /** null: no entry is meant for it. */
  expected: string | null;
  split: string;
}

export interface QuestionSet {
  name: string;
  entries: { id: string; questions: string[]; answer?: string | undefined }[];
  queries: Query[];
}

const entryRow = z.object({ id: z.string().min(1), questions: z.array(z.string()).min(1), answer: z.string().optional() });
const queryRow = z.object({ text: z.string(), expected: z.string().nullable(), split: z.string() });

/** Ends the process, with a line on stderr, where the folder is no question set: nothing is measured without one. */
export function readSet(folder: string): QuestionSet {
  const missing = ["entries.jsonl", "queries.jsonl"].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) refuse(folder, `expected ${missing.join(" and ")} there`);
  return {
    name: basename(resolve(folder)),
    entries: readRows(folder, "entries.jsonl", entryRow, "{id, questions: [at least one], answer?}"),
    queries: readRows(folder, "queries.jsonl", queryRow, "{id, text, expected: id or null, split}"),
  };
}

function readRows<T>(folder: string, file: string, row: z.ZodType<T>, shape: string): T[] {
  const rows: T[] = [];
  for (const [i, line] of readFileSync(join(folder, file), "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = row.safeParse(parsed(line));
    if (!read.success) refuse(folder, `line ${i + 1} of ${file} is not ${shape}`);
    rows.push(read.data);
  }
  if (rows.length === 0) refuse(folder, `${file} is empty, expected lines of ${shape}`);
  return rows;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function refuse(folder: string, why: string): never {
  console.error(`NO QUESTION SET in ${folder}: ${why}. Nothing was measured.`);
  process.exit(1);
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
    // Where a set gives no answer it must not count as evidence.
    answers: [{ text: answer ?? "…", when: [] }],
    tags: [],
    related: [],
    validFrom: null,
    validUntil: null,
    enabled: true,
    handOff: null,
    category: null,
  };
}

/** The set with at most so many wordings an entry, drawn by seed and left in their order; the queries stay. */
export function withDrawnWordings({ entries, ...set }: QuestionSet, most: number, seed: number): QuestionSet {
  const draw = drawFrom(seed);
  return {
    ...set,
    entries: entries.map((entry) => {
      const left = entry.questions.map((_, i) => i);
      while (left.length > most) left.splice(draw(left.length), 1);
      return { ...entry, questions: left.map((i) => entry.questions[i]!) };
    }),
  };
}

/** The set copied until it holds so many entries; in the copies about one word in five is made another by adding the copy's number. */
export function replicated({ name, entries, queries }: QuestionSet, wanted = 1_000): QuestionSet {
  const draw = drawFrom(7);
  const copies = Array.from({ length: wanted - entries.length }, (_, i) => {
    const { id, questions } = entries[i % entries.length] ?? { id: "", questions: [] };
    const copy = 1 + Math.floor(i / entries.length);
    const letter = "bcdfghjk".charAt(copy);
    const changed = (text: string): string =>
      text
        .split(" ")
        .map((word) => (draw(5) === 0 ? `${word}${letter}` : word))
        .join(" ");
    // No two entries may have one standard question.
    const [standard = "", ...similar] = questions.map(changed);
    return { id: `${id}#${copy}`, questions: [standard === questions[0] ? `${standard}${letter}` : standard, ...similar] };
  });
  return { name: `${name}, replicated`, entries: [...entries, ...copies], queries };
}
