// Records of a log file, JSONL or CSV, from its lines. A bad line costs itself and nothing else.
import { Failure } from "../../shared/errors.ts";
import { longestLogLine, type Line } from "../reading/textLines.ts";
import { fieldOf, type Field } from "./logFields.ts";

export type RawRecord = Partial<Record<Field, unknown>>;
/** A record with the number of its first line, or why it is none. */
export type Read = { line: number; record: RawRecord } | { line: number; reason: string };

/** Takes lines as they come; `end` gives what was waiting for more. Throws `unreadable_file` when a CSV has no header that names the question. */
export interface RecordReader {
  push: (line: Line) => Read[];
  end: () => Read[];
}

/** The format shows in the first line: JSONL begins with a brace. */
export function recordReader(): RecordReader {
  let reader: RecordReader | null = null;
  return {
    push: (line) => {
      if (line.text?.trim() === "" && !reader) return [];
      reader ??= line.text?.trimStart().startsWith("{") ? jsonReader() : csvReader();
      return reader.push(line);
    },
    end: () => reader?.end() ?? [],
  };
}

/** One JSON object a line. */
export function jsonReader(): RecordReader {
  return {
    push: ({ number, text }) => {
      if (text === null) return [{ line: number, reason: tooLong }];
      if (text.trim() === "") return [];
      try {
        const value: unknown = JSON.parse(text);
        if (value !== null && typeof value === "object" && !Array.isArray(value))
          return [{ line: number, record: named(Object.entries(value)) }];
      } catch {
        // Said below.
      }
      return [{ line: number, reason: "a JSON object was expected" }];
    },
    end: () => [],
  };
}

const tooLong = "a line of at most 64,000 characters was expected";
// A quoted field may hold line breaks; one that is still open after so many lines was never meant to be.
const mostLines = 50;
/** So many quotation marks may be left open; more, and it is no CSV file. */
const mostGivenUp = 1_000;
const strayText = "a separator or the line's end was expected after the quotation mark that closes the one opened on this line";

function csvReader(): RecordReader {
  let header: (Field | null)[] | null = null;
  let delimiter = ",";
  let open: { number: number; text: string }[] = [];
  let row: Row | null = null;
  let givenUp = 0;

  const take = (line: Line): Read[] => {
    if (line.text === null) return [...giveUp(), { line: line.number, reason: tooLong }];
    if (!header) return readHeader(line.text);
    open.push({ number: line.number, text: line.text });
    row ??= csvRow(delimiter);
    const state = row.add(line.text);
    if (state === "broken") return giveUp(strayText);
    if (state === "open") return open.length >= mostLines || row.length() > longestLogLine ? giveUp() : [];
    const { fields } = row;
    const { number } = open[0]!;
    open = [];
    row = null;
    if (fields.every((f) => f.trim() === "")) return [];
    return [{ line: number, record: named(header.flatMap((field, i) => (field === null ? [] : [[field, fields[i]] as const]))) }];
  };
  const readHeader = (text: string): Read[] => {
    delimiter = likelyDelimiter(text);
    const whole = csvRow(delimiter);
    whole.add(text);
    header = whole.fields.map(fieldOf);
    if (!header.includes("question"))
      throw new Failure("unreadable_file", "expected JSON lines, or a CSV whose first row names its columns, `question` (问题) among them");
    return [];
  };
  /** The first open line alone is bad; those after it are read anew. */
  const giveUp = (reason = "a closing quotation mark was expected"): Read[] => {
    const [first, ...others] = open;
    open = [];
    row = null;
    if (!first) return [];
    if ((givenUp += 1) > mostGivenUp)
      throw new Failure("unreadable_file", "not a CSV file: too many quotation marks are not closed", { why: "quotes" });
    return [{ line: first.number, reason }, ...others.flatMap(take)];
  };
  return {
    push: take,
    end: () => {
      const read: Read[] = [];
      while (open.length > 0) read.push(...giveUp());
      return read;
    },
  };
}

interface Row {
  fields: string[];
  /** Takes the next line. "open": a quotation mark is not closed yet; "broken": the one that closes it has more text after it and took in a separator or line end: it opened a field of its own. */
  add: (line: string) => "open" | "broken" | "whole";
  /** Characters taken so far. */
  length: () => number;
}

/**
 * A CSV row from its lines, each looked at once. Only a quote at the start of a field opens one. Text after one that is closed, and took in
 * no separator or line end, makes it a field that begins with a quoted word.
 */
function csvRow(delimiter: string): Row {
  const fields: string[] = [];
  let open: string | null = null;
  let length = 0;
  return {
    fields,
    length: () => length,
    add: (text) => {
      length += text.length + 1;
      for (let at = 0; ;) {
        const isQuoted: boolean = open !== null || text[at] === '"';
        let field: string = open === null ? "" : `${open}\n`;
        if (isQuoted) {
          if (open === null) at += 1;
          for (open = null; ;) {
            const quote = text.indexOf('"', at);
            if (quote === -1) {
              open = field + text.slice(at);
              return "open";
            }
            field += text.slice(at, quote);
            at = quote + 1;
            if (text[at] !== '"') break;
            field += '"';
            at += 1;
          }
        }
        const end = text.indexOf(delimiter, at);
        const after = text.slice(at, end === -1 ? undefined : end);
        if (isQuoted && after.trim() !== "" && (field.includes(delimiter) || field.includes("\n"))) return "broken";
        fields.push(field + after);
        if (end === -1) return "whole";
        at = end + delimiter.length;
      }
    },
  };
}

function likelyDelimiter(header: string): string {
  const counts = [",", "\t", ";", "|", "，"].map((d) => ({ d, fields: fieldCount(header, d) }));
  return counts.reduce((best, each) => (each.fields > best.fields ? each : best)).d;
}

function fieldCount(header: string, delimiter: string): number {
  const row = csvRow(delimiter);
  row.add(header);
  return row.fields.length;
}

function named(entries: readonly (readonly [string, unknown])[]): RawRecord {
  const record: RawRecord = {};
  for (const [name, value] of entries) {
    const field = fieldOf(name);
    if (field !== null) record[field] = value;
  }
  return record;
}
