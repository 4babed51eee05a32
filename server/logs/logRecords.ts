// Records of a log file from its lines of JSON or rows of CSV. A bad one costs itself and nothing else.
import { Failure } from "../../shared/errors.ts";
import type { CsvRow } from "../reading/csvTable.ts";
import type { JsonLine } from "../reading/jsonLines.ts";
import { mostColumns } from "../reading/limits.ts";
import { longestLogLine } from "../reading/textLines.ts";
import { fieldOf, type Field } from "./logFields.ts";

export type RawRecord = Partial<Record<Field, unknown>>;
/** A record with the number of its first line, or why it is none. */
export type Read = { line: number; record: RawRecord } | { line: number; reason: string };

/** How long lines and rows may be; a quoted field may hold line breaks, but one that is still open after so many lines was never meant to be. */
export const logBounds = { line: longestLogLine, row: { characters: longestLogLine, lines: 50 } };

const tooLong = "a line of at most 64,000 characters was expected";
const notJson = "a JSON object was expected";
const openQuote = "a closing quotation mark was expected";
const strayText = "a separator or the line's end was expected after the quotation mark that closes the one opened on this line";

const tooManyCells = (most: number): string =>
  `at most ${most} cells were expected, as many as the first row has; a text with a separator in it stands in quotation marks`;

/** The record of a line of JSON. */
export const recordOfLine = ({ line, read }: JsonLine): Read =>
  typeof read === "string"
    ? { line, reason: read === "too_long" ? tooLong : notJson }
    : { line, record: named(Object.entries(read.value)) };

/** Records of a CSV's rows, the first of which names the columns. Throws `unreadable_file` when it does not name the question. */
export function rowRecords(take: (read: Read) => void): (row: CsvRow) => void {
  let header: (Field | null)[] | null = null;
  let names: string[] = [];
  return ({ line, cells }) => {
    if (!header) {
      header = headerOf(cells);
      names = Array.isArray(cells) ? cells.map((cell) => cell.trim()) : [];
      return;
    }
    if (cells === "too_long") return take({ line, reason: tooLong });
    if (cells === "too_wide") return take({ line, reason: `at most ${mostColumns.toLocaleString("en")} columns were expected` });
    if ("broken" in cells) return take({ line, reason: cells.met === null ? openQuote : strayText });
    if (cells.every((cell) => cell.trim() === "")) return;
    // A comma that nobody quoted would cut the question, or move the rest into other columns.
    if (cells.slice(header.length).some((cell) => cell.trim() !== "")) return take({ line, reason: tooManyCells(header.length) });
    if (cells.every((cell, i) => cell.trim() === "" || cell.trim() === names[i])) return;
    const fields = header.flatMap((field, i) => (field === null ? [] : [[field, cells[i]?.replaceAll("\r\n", "\n")] as const]));
    take({ line, record: named(fields) });
  };
}

function headerOf(cells: CsvRow["cells"]): (Field | null)[] {
  const header = Array.isArray(cells) ? cells.map(fieldOf) : [];
  if (!header.includes("question"))
    throw new Failure("unreadable_file", "expected JSON lines, or a CSV whose first row names its columns, `question` (问题) among them");
  return header;
}

function named(entries: readonly (readonly [string, unknown])[]): RawRecord {
  const record: RawRecord = {};
  for (const [name, value] of entries) {
    const field = fieldOf(name);
    if (field !== null) record[field] = value;
  }
  return record;
}
