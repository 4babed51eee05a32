// A CSV file in which a quotation mark is never closed: that line alone is lost, what follows is read anew from the next one.
import { readRow } from "../logs/logRecords.ts";
import type { BrokenRow } from "../../shared/knowledge/wide.ts";

/** No row is longer: an entry's 300 similar questions and 20 answers are 350,000 characters. */
const longestRow = 500_000;
/** So many lines may be broken; more, and it is no CSV file. */
const mostBroken = 1_000;

/** The rows, broken ones as what they are; null if too many are. */
export function readBrokenCsv(text: string, delimiter: "," | ";" | "\t"): (string[] | BrokenRow)[] | null {
  const rows: (string[] | BrokenRow)[] = [];
  let broken = 0;
  for (let at = 0; at < text.length;) {
    const line = endOfLine(text, at);
    const end = endOfRow(text, at, delimiter);
    if (end === null) {
      if ((broken += 1) > mostBroken) return null;
      rows.push({ broken: text.slice(at, line).split(delimiter) });
    } else rows.push(readRow(text.slice(at, end), delimiter).fields);
    at = afterBreak(text, end ?? line);
  }
  return rows;
}

/** Where the row that begins at `at` ends; null if a quotation mark in it is never closed. */
function endOfRow(text: string, at: number, delimiter: string): number | null {
  const ends = new RegExp(`[${delimiter}\\r\\n]`, "gu");
  for (let field = at; ;) {
    let rest = field;
    if (text[field] === '"') {
      let quote = text.indexOf('"', field + 1);
      while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
      if (quote === -1 || quote - at > longestRow) return null;
      rest = quote + 1;
    }
    // Whichever comes first: a row of very many fields is still read only once.
    const next = find(ends, text, rest);
    if (text[next] !== delimiter) return next;
    field = next + 1;
  }
}

const endOfLine = (text: string, from: number): number => find(/[\r\n]/gu, text, from);

function find(what: RegExp, text: string, from: number): number {
  what.lastIndex = from;
  return what.exec(text)?.index ?? text.length;
}

const afterBreak = (text: string, at: number): number => at + (text.startsWith("\r\n", at) ? 2 : 1);
