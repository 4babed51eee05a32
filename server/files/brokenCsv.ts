// A CSV file in which a quotation mark is never closed, or meets one that more text follows: that line alone is lost, what follows is read
// anew from the next one. A mark left open pairs up with the next that opens a field, and would take the rows between them into one cell.
import { readRow } from "../logs/logRecords.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";

/** No row is longer: an entry's 300 similar questions and 20 answers are 350,000 characters. */
const longestRow = 500_000;
/** So many lines may be broken; more, and it is no CSV file. */
const mostBroken = 1_000;

type Delimiter = "," | ";" | "\t";

/** Whether any row is broken; one pass. */
export function hasBrokenRow(text: string, delimiter: Delimiter): boolean {
  for (let at = 0; at < text.length;) {
    const row = endOfRow(text, at, delimiter);
    if ("opened" in row) return true;
    at = afterBreak(text, row.end);
  }
  return false;
}

/** The rows, broken ones as what they are; null if too many are. */
export function readBrokenCsv(text: string, delimiter: Delimiter): (string[] | BrokenRow)[] | null {
  const rows: (string[] | BrokenRow)[] = [];
  let broken = 0;
  let line = 1;
  for (let at = 0; at < text.length;) {
    const row = endOfRow(text, at, delimiter, longestRow);
    const end = "opened" in row ? find(/[\r\n]/gu, text, at) : row.end;
    if ("opened" in row) {
      if ((broken += 1) > mostBroken) return null;
      const opened = line + countBreaks(text.slice(at, row.opened));
      const met = row.met === null ? null : opened + countBreaks(text.slice(row.opened, row.met));
      rows.push({ broken: text.slice(at, end).split(delimiter), opened, met });
    } else rows.push(readRow(text.slice(at, end), delimiter).fields);
    const next = afterBreak(text, end);
    line += countBreaks(text.slice(at, next));
    at = next;
  }
  return rows;
}

/** Where the row that begins at `at` ends; or where the quotation mark stands that breaks it, and the one it meets, null if there is none. */
function endOfRow(
  text: string,
  at: number,
  delimiter: Delimiter,
  longest = Infinity,
): { end: number } | { opened: number; met: number | null } {
  const ends = new RegExp(`[${delimiter}\\r\\n]`, "gu");
  for (let field = at; ;) {
    let quote = -1;
    if (text[field] === '"') {
      quote = text.indexOf('"', field + 1);
      while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
      if (quote === -1 || quote - at > longest) return { opened: field, met: null };
    }
    // Whichever comes first: a row of very many fields is still read only once.
    const next = find(ends, text, quote === -1 ? field : quote + 1);
    // Text after a quotation that took in nothing but text (`"Pro" 7`) is a field that begins with a quoted word.
    if (quote !== -1 && text.slice(quote + 1, next).trim() !== "" && find(ends, text, field) < quote) return { opened: field, met: quote };
    if (text[next] !== delimiter) return { end: next };
    field = next + 1;
  }
}

function find(what: RegExp, text: string, from: number): number {
  what.lastIndex = from;
  return what.exec(text)?.index ?? text.length;
}

const countBreaks = (text: string): number => text.match(/\r\n|\r|\n/gu)?.length ?? 0;

const afterBreak = (text: string, at: number): number => at + (text.startsWith("\r\n", at) ? 2 : 1);
