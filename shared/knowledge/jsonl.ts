// Our lossless JSONL: one entry a line, keys in one order; and reading of that, of a short form and of anything in between.
import { z } from "zod";
import { answer, emptyEntry, entryContent, id, similarQuestion, wording, type Answer, type EntryContent } from "./entry.ts";
import { issueCode, text } from "./text.ts";
import { readEndTime, readTime } from "./writtenTime.ts";

const similarLine = similarQuestion.extend({
  // null = the file gives none that could be ours; whoever imports gives it one.
  id: id.nullable().catch(null).default(null),
  kind: similarQuestion.shape.kind.default("positive"),
  origin: similarQuestion.shape.origin.default("import"),
  by: similarQuestion.shape.by.default(null),
  at: similarQuestion.shape.at.default(null),
});

/** One entry as a file gives it. What is undefined is left alone where the entry exists, and empty where it is new. */
export const readEntry = entryContent.partial().extend({
  id: text(200, 1)
    .nullable()
    .default(null)
    .describe("As the file has it: what could not be ours names the row within the file alone. null: a new one is made"),
  question: wording,
  similar: z.array(similarLine).max(300).optional(),
  answers: z
    .array(answer.extend({ when: answer.shape.when.default([]) }))
    .max(20)
    .optional(),
  category: z.array(text(60, 1)).max(20).nullable().optional().describe("Names from the root; null or [] = none"),
  related: z.array(text(500, 1)).max(20).optional().describe("Entry ids; standard questions are looked up on import"),
});
export type ReadEntry = z.output<typeof readEntry>;

/** Something about one row: rejected rows have at least one that is not a warning. `field` is a path such as `similar.3.text`. */
export interface RowProblem {
  field: string | null;
  code: string;
  message: string;
  /** What the message names, for who says it in another language. */
  values?: {
    text?: string | undefined;
    /** What it might have been, in one text. */
    known?: string | undefined;
    entry?: string | undefined;
    row?: number | undefined;
    left?: number | undefined;
    line?: number | undefined;
    met?: number | undefined;
    sheet?: string | undefined;
  };
  severity: "rejected" | "warning";
}

export interface JsonlEntry extends Omit<EntryContent, "similar" | "answers" | "category"> {
  id: string;
  similar: object[];
  answers: { text: string; when?: Answer["when"] }[];
  category: string[];
}

/** An entry as one line of the file: `JSON.stringify` of it is the same for the same entry, whoever writes it. `category` is the path of names from the root. */
export function toJsonlEntry(entryId: string, content: EntryContent, category: readonly string[]): JsonlEntry {
  return {
    id: entryId,
    // In the order of the schema, whatever the content's own.
    ...emptyEntry(),
    ...content,
    similar: content.similar.map((s) => ({
      id: s.id,
      text: s.text,
      ...(s.kind === "positive" ? {} : { kind: s.kind }),
      ...(s.origin === "import" ? {} : { origin: s.origin }),
      ...(s.by === null ? {} : { by: s.by }),
      ...(s.at === null ? {} : { at: s.at }),
    })),
    answers: content.answers.map((a) => ({
      text: a.text,
      ...(a.when.length === 0 ? {} : { when: a.when.map((w) => ({ field: w.field, in: w.in })) }),
    })),
    category: [...category],
    handOff: content.handOff && { skillGroup: content.handOff.skillGroup },
  };
}

/**
 * Reads one parsed line: the full form, the short one (`{id?, questions[], answer?}`, the first question is the standard question) and
 * loose ones (plain strings as similar questions or answers, a category path as text). Unknown keys are warnings.
 * Times may be spelled as in tables, by the clock in `timeZone`. `mark`: the knowledge base of which an export of ours says it is (`kb`).
 * `entry` is null when the row cannot be used; then a problem says what was expected.
 */
export function readJsonlEntry(value: unknown, timeZone = "UTC"): { entry: ReadEntry | null; problems: RowProblem[]; mark: string | null } {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return {
      entry: null,
      mark: null,
      problems: [
        { field: null, code: "invalid_type", message: "one JSON object a line, with `question` or `questions`", severity: "rejected" },
      ],
    };
  const { kb, ...given }: Fields = { ...value };
  const mark = typeof kb === "string" ? kb : null;
  const { full, unknown } = spelledOut(given, timeZone);
  const warnings = unknown.map((key): RowProblem => ({
    field: key,
    code: "unknown_field",
    message: `not a field of an entry; ignored`,
    severity: "warning",
  }));
  const parsed = readEntry.safeParse(full);
  if (parsed.success) return { entry: parsed.data, problems: warnings, mark };
  const issues = parsed.error.issues
    .slice(0, 10)
    .map((i): RowProblem => ({ field: i.path.join(".") || null, code: issueCode(i), message: i.message, severity: "rejected" }));
  return { entry: null, problems: [...issues, ...warnings], mark };
}

type Fields = Record<string, unknown>;
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const wrapped = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((v: unknown) => (typeof v === "string" ? { text: v } : v)) : value;
/** "Shop / Returns" or "Shop > Returns". */
const namesIn = (path: string): string[] =>
  path
    .split(/[/>]/u)
    .map((name) => name.trim())
    .filter(Boolean);

/** Short and loose forms → the full form's keys; what is unchecked stays unchecked for the schema. */
function spelledOut(given: Fields, timeZone: string): { full: Fields; unknown: string[] } {
  const { questions, answer: single, ...full } = given;
  if (Array.isArray(questions)) {
    const [first, ...others] = full.question === undefined ? questions : [full.question, ...questions];
    full.question = first;
    full.similar = [...others, ...(full.similar === undefined ? [] : asList(full.similar))];
  }
  if (single !== undefined && full.answers === undefined) full.answers = single === null || single === "" ? undefined : asList(single);
  if (typeof full.id === "number") full.id = String(full.id);
  if (full.id === "") full.id = null;
  if (typeof full.category === "string") full.category = namesIn(full.category);
  if (typeof full.validFrom === "string") full.validFrom = readTime(full.validFrom, timeZone) ?? full.validFrom;
  if (typeof full.validUntil === "string") full.validUntil = readEndTime(full.validUntil, timeZone) ?? full.validUntil;
  full.similar = wrapped(full.similar);
  full.answers = wrapped(full.answers);
  for (const key of ["similar", "answers", "tags", "related", "enabled", "note"]) if (full[key] === null) full[key] = undefined;
  return { full, unknown: Object.keys(full).filter((key) => !(key in readEntry.shape)) };
}
