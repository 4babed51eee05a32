// One entry in the wide form: its rows as they are written, and the entry they are read as.
import type { EntryContent } from "./entry.ts";
import { contentFields, heldIn, isKind, kindOf, type FieldKind, type FieldOf } from "./fields.ts";
import { readEntry, type ReadEntry, type RowProblem } from "./jsonl.ts";
import { issueCode } from "./text.ts";
import { joinList, lists, neutralise, oneLine, readConditions, readFlag, showConditions, splitList, type WideCells } from "./wideCells.ts";
import { wideFields, type WideField } from "./wideColumns.ts";
import type { Separator } from "./separators.ts";
import { lineEnd, partWordings, withBreaks, withoutCount } from "./wideTexts.ts";
import { readEndTime, readTime, showTime } from "./writtenTime.ts";

const path = "/>";
/** Of a list in a cell no more is looked at: that it is too long shows by then. */
const mostItems = 1_000;
/** Excel cuts a cell at 32,767 characters. */
const cellLimit = 30_000;

/** Kinds that one cell of an entry's first row holds, as it is. */
type PlainKind = "words" | "entries" | "time" | "flag";
const plainKinds = ["words", "entries", "time", "flag"] as const satisfies readonly FieldKind[];
type Plain = FieldOf<PlainKind>;
const plain = contentFields.filter(
  (field): field is Plain => isKind(field, ...plainKinds) && (wideFields as readonly string[]).includes(field),
);
const isPlain = (field: WideField): field is Plain => plain.some((one) => one === field);

/** The rows of one entry, cells made safe for spreadsheets. */
export function toWideRows(
  id: string,
  content: EntryContent,
  category: readonly string[],
  language: "zh" | "en",
  timeZone: string,
): string[][] {
  const cellsOf = {
    id: null,
    category: [joinList(category, " / ", path)],
    question: [oneLine(content.question)],
    similar: chunks(content.similar.filter((s) => s.kind === "positive").map((s) => s.text)),
    negatives: chunks(content.similar.filter((s) => s.kind === "negative").map((s) => s.text)),
    answer: content.answers.map(({ text }) => text),
    channel: content.answers.map(({ when }) => showConditions(when)),
  };
  const rows = Math.max(1, cellsOf.similar.length, cellsOf.negatives.length, content.answers.length);
  return Array.from({ length: rows }, (_, i) =>
    wideFields
      .map((field) => {
        if (field === "id") return id;
        if (isPlain(field)) return i > 0 ? "" : shown(content, field, language, timeZone);
        return cellsOf[field][i] ?? "";
      })
      .map(neutralise),
  );
}

function shown(content: EntryContent, field: Plain, language: "zh" | "en", timeZone: string): string {
  const { kind, value } = heldIn(content, field);
  if (kind === "time") return showTime(value, timeZone);
  if (kind === "flag") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  return kind === "words" || kind === "entries" ? joinList(value, "\n", lists) : "";
}

/** Wordings one a line, in cells that no spreadsheet cuts. */
function chunks(texts: readonly string[]): string[] {
  const cells: string[] = [];
  for (const text of texts.map(oneLine)) {
    const last = cells.at(-1);
    if (last === undefined || last.length + text.length >= cellLimit) cells.push(text);
    else cells[cells.length - 1] = `${last}\n${text}`;
  }
  return cells;
}

/** How texts of a file are taken. */
export interface WideTexts {
  timeZone: string;
  /** Several wordings in one cell are parted here. */
  part?: readonly Separator[];
}

/** The entry that these rows are; null, with what was expected, where they cannot be one. */
export function readWideEntry(
  rows: readonly WideCells[],
  { timeZone, part = [] }: WideTexts,
): { entry: ReadEntry | null; problems: RowProblem[] } {
  const first = rows[0]!;
  // Our own files mean every character as it stands.
  const isOurs = (first.one("mark") ?? "") !== "";
  const breaks = isOurs ? (text: string): string => text : withBreaks;
  const problems: RowProblem[] = rows.flatMap((row) =>
    row.errors().map(({ field, text }): RowProblem => {
      const message = `a value, not the error ${text} of a formula; read as an empty cell`;
      return { field, code: "formula_error", message, values: { text }, severity: "warning" };
    }),
  );
  const wordings = (field: "similar" | "negatives", kind: string) =>
    rows
      .flatMap((row) => row.all(field) ?? [])
      .flatMap((cell) => (isOurs ? cell.split(/[\r\n]+/u, mostItems) : withoutCount(breaks(cell).split(lineEnd, mostItems))))
      .flatMap((line) => partWordings(line, part, false))
      .slice(0, mostItems)
      .map((text) => ({ text, kind }));
  const [question = "", ...more] = partWordings(breaks(first.one("question") ?? ""), part, true);
  const similar = [...more.map((text) => ({ text, kind: "positive" })), ...wordings("similar", "positive")];
  const answers = rows.flatMap((row) =>
    (row.all("answer") ?? []).flatMap((text) =>
      text === "" ? [] : [{ text: breaks(text), when: readConditions(row.one("channel") ?? "", mostItems) }],
    ),
  );
  const value: Record<string, unknown> = {
    id: first.one("id") || null,
    question,
    similar:
      first.all("similar") === undefined && first.all("negatives") === undefined && more.length === 0
        ? undefined
        : [...similar, ...wordings("negatives", "negative")],
    answers: first.all("answer") === undefined ? undefined : answers,
    category: first
      .all("category")
      ?.flatMap((cell) => splitList(cell, path))
      .slice(0, mostItems),
  };
  for (const field of plain) {
    const read = readPlain(field, first.all(field), timeZone);
    if (typeof read === "object" && read !== null && "expected" in read)
      problems.push({ field, code: read.code, message: read.expected, severity: "rejected" });
    else value[field] = read;
  }
  const parsed = readEntry.safeParse(value);
  if (!parsed.success)
    problems.push(
      ...parsed.error.issues
        .slice(0, 10)
        .map((i): RowProblem => ({ field: i.path.join(".") || null, code: issueCode(i), message: i.message, severity: "rejected" })),
    );
  return { entry: parsed.success && !problems.some((p) => p.severity === "rejected") ? parsed.data : null, problems };
}

/** Words for a time that never comes. */
const isEver = (cell: string): boolean =>
  /^(?:长期|永久|永远|一直)(?:有效)?$|^(?:不限|无|无限期|没有|[-—/]+|forever|never|none|always|unlimited|permanent|n\/a)$/iu.test(cell);

type PlainValue = string[] | string | boolean | null | undefined;

/** An empty cell clears a time, and says nothing of a flag. */
function readPlain(field: Plain, cells: string[] | undefined, timeZone: string): PlainValue | { code: string; expected: string } {
  if (cells === undefined) return undefined;
  const [kind, cell = ""] = [kindOf(field), cells[0]];
  if (kind === "words" || kind === "entries") return cells.flatMap((one) => splitList(one, lists)).slice(0, mostItems);
  if (kind === "flag") return cell === "" ? undefined : (readFlag(cell) ?? { code: "invalid_value", expected: "是 or 否, yes or no" });
  const expected = "a time such as 2026-11-11 08:30:00, in the shop's time zone";
  if (cell === "" || isEver(cell)) return null;
  // A day alone is its beginning, and as an end it is over when the day is.
  const read = field === "validUntil" ? readEndTime(cell, timeZone) : readTime(cell, timeZone);
  return read ?? { code: "invalid_time", expected };
}
