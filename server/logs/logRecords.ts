// Records of a log file, JSONL or CSV, from its lines. A bad line costs itself and nothing else.
import { Failure } from "../../shared/errors.ts";
import { fieldOf, type Field } from "./logFields.ts";
import type { Line } from "./textLines.ts";

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
const strayText = "a separator or the line's end was expected after the quotation mark that closes the one opened on this line";

function csvReader(): RecordReader {
  let header: (Field | null)[] | null = null;
  let delimiter = ",";
  let open: { number: number; text: string }[] = [];

  const take = (line: Line): Read[] => {
    if (line.text === null) return [...giveUp(), { line: line.number, reason: tooLong }];
    if (!header) return readHeader(line.text);
    open.push({ number: line.number, text: line.text });
    const row = readRow(open.map((l) => l.text).join("\n"), delimiter);
    if (row.broken) return giveUp(strayText);
    if (row.open) return open.length >= mostLines ? giveUp() : [];
    const { number } = open[0]!;
    open = [];
    if (row.fields.every((f) => f.trim() === "")) return [];
    return [{ line: number, record: named(header.flatMap((field, i) => (field === null ? [] : [[field, row.fields[i]] as const]))) }];
  };
  const readHeader = (text: string): Read[] => {
    delimiter = likelyDelimiter(text);
    header = readRow(text, delimiter).fields.map(fieldOf);
    if (!header.includes("question"))
      throw new Failure("unreadable_file", "expected JSON lines, or a CSV whose first row names its columns, `question` (问题) among them");
    return [];
  };
  /** The first open line alone is bad; those after it are read anew. */
  const giveUp = (reason = "a closing quotation mark was expected"): Read[] => {
    const [first, ...others] = open;
    open = [];
    return first ? [{ line: first.number, reason }, ...others.flatMap(take)] : [];
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

/**
 * Fields of a CSV row. Only a quote at the start of a field opens one; `open`: its end was not found. `broken`: the one found has more text
 * after it and a separator or line end before: it opened a field of its own. Without these it is a field that begins with a quoted word.
 */
export function readRow(text: string, delimiter: string): { fields: string[]; open: boolean; broken: boolean } {
  const fields: string[] = [];
  let broken = false;
  for (let at = 0; ;) {
    let field = "";
    const quoted = text[at] === '"';
    if (quoted) {
      for (at += 1; ;) {
        const quote = text.indexOf('"', at);
        if (quote === -1) return { fields, open: true, broken };
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
    }
    const end = text.indexOf(delimiter, at);
    const after = text.slice(at, end === -1 ? undefined : end);
    broken ||= quoted && after.trim() !== "" && (field.includes(delimiter) || field.includes("\n"));
    fields.push(field + after);
    if (end === -1) return { fields, open: false, broken };
    at = end + delimiter.length;
  }
}

function likelyDelimiter(header: string): string {
  const counts = [",", "\t", ";", "|", "，"].map((d) => ({ d, fields: readRow(header, d).fields.length }));
  return counts.reduce((best, each) => (each.fields > best.fields ? each : best)).d;
}

function named(entries: readonly (readonly [string, unknown])[]): RawRecord {
  const record: RawRecord = {};
  for (const [name, value] of entries) {
    const field = fieldOf(name);
    if (field !== null) record[field] = value;
  }
  return record;
}
