// What readers of other systems' files are given and give: entries as rows, questions that must not be answered, and what is to be known of the rest.
import { issueCode } from "../../../shared/knowledge/text.ts";
import { id as idShape, MOST_SIMILAR } from "../../../shared/knowledge/entry.ts";
import type { FileNote } from "../../../shared/knowledge/fileFormats.ts";
import { readEntry, type RowProblem } from "../../../shared/knowledge/jsonl.ts";
import { oneLine } from "../../../shared/knowledge/wideCells.ts";
import type { WideRow } from "../../../shared/knowledge/wide.ts";

/** A file, or a member of a zip of several: those have names. */
export interface FilePart {
  name: string | null;
  text: string;
}

/** What a person said of such a file. */
export interface ForeignChoices {
  /** Of a file in several languages; null: the knowledge base's, or else the one with most entries. */
  language: string | null;
  outOfScope: "notOurs" | "entries" | "leave";
  followUps: "leave" | "read";
}

export interface ForeignTakes {
  row: (row: WideRow) => void;
  /** A question that must not be answered. */
  notOurs: (text: string) => void;
  /** A question that the other system put forward, and nobody took yet: to be reviewed. */
  suggested: (text: string) => void;
  note: (code: FileNote, sample: string, count?: number) => void;
  /** Languages of the file with how many entries have each, and the one that is read. */
  languages: (found: { name: string; entries: number }[], read: string) => void;
  /** How much was noted so far. */
  noted: () => number;
}

export interface ForeignHow extends ForeignChoices {
  kbLanguage: "zh" | "en";
}

export interface ForeignEntry {
  part: string | null;
  /** 1-based: a line, or which of the file's entries. */
  row: number;
  id?: string;
  questions: readonly string[];
  answers?: readonly string[];
  category?: readonly string[];
  tags?: readonly string[];
  /** Ids within the file. */
  related?: readonly string[];
  enabled?: boolean;
  /** For the file of rejected rows. */
  source: unknown;
}

const longest = 500;

/** The entry as a row of a file: the first wording is its standard question. What is beyond an entry's limits is left out and told. */
export function foreignRow(given: ForeignEntry, note: ForeignTakes["note"]): WideRow {
  const trimmed = given.questions.map((text) => oneLine(text).trim()).filter(Boolean);
  const [question = "", ...more] = trimmed.filter((text) => {
    const fits = [...text].length <= longest;
    if (!fits) note("tooLong", text.slice(0, 60));
    return fits;
  });
  const distinct = [...new Set(more)].filter((text) => text !== question);
  if (distinct.length > MOST_SIMILAR) note("tooMany", question, distinct.length - MOST_SIMILAR);
  const answers = given.answers?.map((text) => text.trim()).filter(Boolean);
  const parsed = readEntry.safeParse({
    id: given.id !== undefined && idShape.safeParse(given.id).success ? given.id : null,
    question,
    similar: distinct.slice(0, MOST_SIMILAR).map((text) => ({ text })),
    // A file without an answer says nothing of that of an entry that exists.
    answers: answers && answers.length > 0 ? [...new Set(answers)].slice(0, 20).map((text) => ({ text })) : undefined,
    category: given.category,
    tags: given.tags,
    related: given.related,
    enabled: given.enabled,
  });
  const place = { sheet: given.part, segment: 0, row: given.row, mark: null, cells: [[shownSource(given.source)]] };
  if (parsed.success) return { ...place, entry: parsed.data, problems: [] };
  const problems = parsed.error.issues
    .slice(0, 10)
    .map((i): RowProblem => ({ field: i.path.join(".") || null, code: issueCode(i), message: i.message, severity: "rejected" }));
  return { ...place, entry: null, problems };
}

/** A row of which nothing can be made. */
export const unreadRow = (part: string | null, row: number, source: unknown, problem: Omit<RowProblem, "severity">): WideRow => ({
  sheet: part,
  segment: 0,
  row,
  mark: null,
  cells: [[shownSource(source)]],
  entry: null,
  problems: [{ ...problem, severity: "rejected" }],
});

const shownSource = (source: unknown): string => (typeof source === "string" ? source : (JSON.stringify(source) ?? "")).slice(0, 10_000);

/** Slots and parameters in an answer, which nobody fills here: `{name}`, `$city`, `#ctx.name`, `{{event.x}}`, `@entity`, a content element's name. */
const placeholder = /\{\{?[\w.-]+\}?\}|\$[a-z_][\w-]*(?:\.\w+)*|#[\w-]+\.[\w-]+|#!\w+[\w-]*/iu;

export function noteOfAnswers(answers: readonly string[], note: ForeignTakes["note"]): void {
  for (const answer of answers) if (placeholder.test(answer)) note("placeholders", answer.slice(0, 80));
}

/** Names under which other systems keep what a robot must not answer. */
const outOfScope = /^(?:(?:out[_ .-]?of[_ .-]?scope|oos)(?:\/.*)?|irrelevant|none|(?:nlu[_ .-]?|default )?fallback(?: intent)?)$/iu;
export const isOutOfScope = (intent: string): boolean => outOfScope.test(intent.trim());

/** Takes the wordings of an intent that must not be answered as the person said. */
export function takeOutOfScope(questions: readonly string[], how: ForeignChoices, take: ForeignTakes): void {
  const texts = [...new Set(questions.map((text) => oneLine(text).trim()))].filter((text) => text !== "");
  for (const text of texts) {
    take.note("outOfScope", text);
    if (how.outOfScope === "notOurs" && [...text].length <= longest) take.notOurs(text);
  }
}

/** Of a file in several languages the one that is read. */
export function chooseLanguage(count: ReadonlyMap<string, number>, how: ForeignHow, take: ForeignTakes): string {
  const found = [...count].map(([name, entries]) => ({ name, entries })).sort((a, b) => b.entries - a.entries);
  const said = found.find(({ name }) => name === how.language);
  const ours = found.find(({ name }) => name.toLowerCase().split(/[-_]/u)[0] === how.kbLanguage);
  const read = (said ?? ours ?? found[0])?.name ?? "";
  if (found.length > 1) take.languages(found, read);
  return read;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** The texts in a list, or the one that stands for it. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (typeof one === "string" ? [one] : []));
