// Records of a log file from its lines of JSON or rows of CSV. A bad one costs itself and nothing else.
import { mask } from "../../shared/engine/mask.ts";
import { Failure } from "../../shared/errors.ts";
import type { LogField, LogProblem, Speaker } from "../../shared/knowledge/logProblem.ts";
import { columnName } from "../../shared/knowledge/wideHeader.ts";
import { withBreaks } from "../../shared/knowledge/wideTexts.ts";
import type { CsvRow } from "../reading/csvTable.ts";
import type { JsonLine } from "../reading/jsonLines.ts";
import { mostColumns } from "../reading/limits.ts";
import { longestLogLine } from "../reading/textLines.ts";
import { fieldOf, saysRole, usualFieldOf } from "./logNames.ts";

export type RawRecord = Partial<Record<LogField, unknown>>;
/** A record with the number of its first line, or why it is none. */
export type Read = { line: number; record: RawRecord } | { line: number; problem: LogProblem };

/** How a log is to be read, as a person said after seeing it. */
export interface LogReading {
  /** What columns and keys hold, by name; null: nothing of ours. */
  columns: ReadonlyMap<string, LogField | null>;
  /** A row with more cells than the header: refused, what is too many put back into the question with its commas, or left out. */
  extra: "refuse" | "join" | "drop";
  /** Whether the first row of a CSV names its columns, or is one like the others: they are then called by their letters. */
  header: "first" | "none";
  /** Whom a role means, by its word (roles.ts). */
  roles: ReadonlyMap<string, Speaker>;
}
export const asItComes: LogReading = { columns: new Map(), extra: "refuse", header: "first", roles: new Map() };
/** In these, keys are called as in our own format and mean nothing else. */
const ours: Pick<LogReading, "columns"> & { isOurs: true } = { columns: new Map(), isOurs: true };

/** Told of what goes by: columns with their texts, and rows with too many cells. */
export interface Watch {
  column: (name: string, field: LogField | null, value: unknown) => void;
  extra: (line: number, cells: readonly string[]) => void;
}
const nobody: Watch = { column: () => {}, extra: () => {} };

/** How long lines and rows may be; a quoted field may hold line breaks, but one that is still open after so many lines was never meant to be. */
export const logBounds = { line: longestLogLine, row: { characters: longestLogLine, lines: 50 } };

const ofTheLine = (code: LogProblem["code"], message: string, most?: number): LogProblem => ({ field: null, code, message, most });
const tooLong = ofTheLine("line_too_long", "a line of at most 64,000 characters was expected", longestLogLine);
const notJson = ofTheLine("not_json", "a JSON object was expected");
const openQuote = ofTheLine("unclosed_quote", "a closing quotation mark was expected");
const strayText = ofTheLine(
  "text_after_quote",
  "a separator or the line's end was expected after the quotation mark that closes the one opened on this line",
);
const tooWide = ofTheLine("too_wide", `at most ${mostColumns.toLocaleString("en")} columns were expected`, mostColumns);
const tooManyCells = (most: number): LogProblem =>
  ofTheLine(
    "extra_cells",
    `at most ${most} cells were expected, as many as the first row has; a text with a separator in it stands in quotation marks`,
    most,
  );

/** The record of a line of JSON; without a `reading` by the names of our own format alone. */
export function recordOfLine(
  { line, read }: JsonLine,
  { columns, isOurs = false }: Pick<LogReading, "columns"> & { isOurs?: boolean } = ours,
  watch: Watch = nobody,
): Read {
  if (typeof read === "string") return { line, problem: read === "too_long" ? tooLong : notJson };
  const record: RawRecord = {};
  const unknown: [string, unknown][] = [];
  const keep = (name: string, field: LogField | null, value: unknown): void => {
    watch.column(name, field, value);
    if (field !== null && (record[field] === undefined || !isEmpty(value))) record[field] = value;
  };
  for (const [name, value] of Object.entries(read.value)) {
    const field = columns.has(name) ? columns.get(name)! : fieldOf(name);
    if (field === null && !isOurs && !columns.has(name)) unknown.push([name, value]);
    else keep(name, field, value);
  }
  // Where our own names left something open, others say it.
  for (const [name, value] of unknown) {
    const field = usualFieldOf(name);
    keep(name, field !== null && isEmpty(record[field]) ? field : null, value);
  }
  return { line, record };
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (typeof value === "string" && value.trim() === "");

/** Records of a CSV's rows, the first of which names the columns. Throws `unreadable_file` when no column holds the question. */
export function rowRecords(take: (read: Read) => void, reading: LogReading = asItComes, watch: Watch = nobody): (row: CsvRow) => void {
  let header: Header | null = null;
  return ({ line, cells: given, delimiter }) => {
    if (!header) {
      header = headerOf(given, reading);
      for (const [i, name] of header.names.entries()) if (name !== "") watch.column(name, header.fields[i]!, null);
      if (reading.header === "first") return;
    }
    if (given === "too_long") return take({ line, problem: tooLong });
    if (given === "too_wide") return take({ line, problem: tooWide });
    if ("broken" in given) return take({ line, problem: given.met === null ? openQuote : strayText });
    if (given.every((cell) => cell.trim() === "")) return;
    let cells = given;
    // A comma that nobody quoted would cut the question, or move the rest into other columns.
    if (given.slice(header.fields.length).some((cell) => cell.trim() !== "")) {
      watch.extra(line, given);
      if (reading.extra === "refuse") return take({ line, problem: tooManyCells(header.fields.length) });
      cells = reading.extra === "join" ? joined(given, header, delimiter) : given.slice(0, header.fields.length);
    }
    if (header.names.every((name, i) => (cells[i] ?? "").trim() === "" || (cells[i] ?? "").trim() === name)) return;
    const record: RawRecord = {};
    for (const [i, field] of header.fields.entries()) {
      const cell = cells[i]?.replaceAll("\r\n", "\n");
      if (header.names[i] !== "") watch.column(header.names[i]!, field, cell);
      if (field !== null) record[field] = field === "question" && cell !== undefined ? withBreaks(cell) : cell;
    }
    take({ line, record });
  };
}

interface Header {
  /** Trimmed; empty where the column has none. */
  names: string[];
  fields: (LogField | null)[];
}

function headerOf(given: CsvRow["cells"], { columns, header }: LogReading): Header {
  const cells = Array.isArray(given) ? given.map((cell) => cell.trim()) : [];
  const hasNames = header === "first";
  const names = cells.map((cell, i) => (hasNames && cell === "" ? "" : columnName(hasNames ? cell : "", i)));
  const taken = new Set<LogField>();
  const fields = names.map((name) => columns.get(name) ?? null);
  for (const field of fields) if (field) taken.add(field);
  // Of two columns that are called alike the first is read; the other is shown as not read.
  for (const named of [fieldOf, usualFieldOf])
    for (const [i, name] of names.entries()) {
      const field = columns.has(name) || fields[i] !== null ? null : named(name);
      if (!field || taken.has(field)) continue;
      if (field === "role" && !saysRole(name) && names.some((other) => usualFieldOf(other) === "role" && saysRole(other))) continue;
      taken.add(field);
      fields[i] = field;
    }
  if (!taken.has("question"))
    throw new Failure("unreadable_file", "expected JSON lines, or a CSV whose first row names its columns, `question` (问题) among them", {
      why: "header",
      columns: names.filter((name) => name !== "").slice(0, 100),
      // Shown to who sent the file; masked all the same, as all of a log is.
      ...(hasNames ? {} : { samples: cells.slice(0, 100).map((cell) => mask(cell.slice(0, 200)).slice(0, 60)) }),
    });
  return { names, fields };
}

/** What the separators in a question parted is one again. */
function joined(cells: readonly string[], { fields }: Header, delimiter: string): string[] {
  const last = 1 + cells.findLastIndex((cell) => cell.trim() !== "");
  const at = fields.indexOf("question");
  const over = last - fields.length;
  return [...cells.slice(0, at), cells.slice(at, at + over + 1).join(delimiter), ...cells.slice(at + over + 1, last)];
}
