// A CSV table from text that arrives in pieces. Where a quotation mark is never closed, or meets one that more text follows, that line alone
// is lost and what follows is read anew from the next one: a mark left open pairs up with the next that opens a field, and would take the
// rows between them into one cell.
import { Failure } from "../../shared/errors.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";
import { beyond, longestRow, mostColumns, rowTooLong } from "./limits.ts";

/** So many lines may be broken; more, and it is no CSV file. */
const mostBroken = 1_000;
/** Of a broken line that is longer only the beginning is kept. */
const keptOfBroken = 10_000;

type Delimiter = "," | ";" | "\t";
type Take = (row: number, cells: string[] | BrokenRow) => void;

/** Hands over the rows by number, empty ones included; the first row is 1. Throws `unreadable_file` when too many lines are broken, `too_large` for a row that is too wide or too long. */
export function csvReader(take: Take): { push: (piece: string) => void; end: () => void } {
  let text = "";
  let delimiter: Delimiter | null = null;
  let row = 0;
  let line = 1;
  let broken = 0;
  // Inside a broken line of which the end has not come yet.
  let isSkipping = false;

  const read = (isEnd: boolean): void => {
    let at = 0;
    // What is waited for is long enough for every row that may be read.
    const until = text.length - (isEnd ? 0 : longestRow + 2);
    while (at < until) {
      if (isSkipping) {
        const end = findBreak(text, at);
        isSkipping = end === text.length && !isEnd;
        at = isSkipping ? end : past(end);
        continue;
      }
      delimiter ??= detectDelimiter(text);
      row += 1;
      const found = readRow(text, at, delimiter, row);
      if ("cells" in found) {
        take(row, found.cells);
        at = past(found.end, found.breaks);
        continue;
      }
      if ((broken += 1) > mostBroken)
        throw new Failure("unreadable_file", "not a CSV file: too many quotation marks are not closed", { why: "quotes" });
      const end = findBreak(text, at);
      const opened = line + countBreaks(text.slice(at, found.opened));
      const met = found.met === null ? null : opened + countBreaks(text.slice(found.opened, found.met));
      take(row, { broken: text.slice(at, Math.min(end, at + keptOfBroken)).split(delimiter), opened, met });
      isSkipping = end === text.length && !isEnd;
      at = isSkipping ? end : past(end);
    }
    text = text.slice(at);
  };
  const past = (end: number, within = 0): number => {
    line += 1 + within;
    return end + (text.startsWith("\r\n", end) ? 2 : 1);
  };
  return {
    push: (piece) => {
      text += piece;
      read(false);
    },
    end: () => read(true),
  };
}

/** The row that begins at `at`: its cells and where it ends; or where the quotation mark stands that breaks it, and the one it meets, null if there is none. */
function readRow(
  text: string,
  at: number,
  delimiter: Delimiter,
  row: number,
): { cells: string[]; end: number; breaks: number } | { opened: number; met: number | null } {
  const cells: string[] = [];
  let breaks = 0;
  for (let field = at; ;) {
    let next: number;
    if (text[field] === '"') {
      let quote = text.indexOf('"', field + 1);
      while (quote !== -1 && text[quote + 1] === '"' && quote - at <= longestRow) quote = text.indexOf('"', quote + 2);
      if (quote === -1 || quote - at > longestRow) return { opened: field, met: null };
      next = findEnd(text, quote + 1, delimiter);
      const cell = text.slice(field + 1, quote);
      // Text after a quotation that took in nothing but text (`"Pro" 7`) is a field that begins with a quoted word.
      if (text.slice(quote + 1, next).trim() === "") cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      else if (findEnd(text, field, delimiter) < quote) return { opened: field, met: quote };
      else cells.push(text.slice(field, next));
      breaks += countBreaks(cell);
    } else {
      next = findEnd(text, field, delimiter);
      cells.push(text.slice(field, next));
    }
    if (cells.length > mostColumns)
      throw beyond("columns", `row ${row} has more than ${mostColumns.toLocaleString("en")} columns`, mostColumns, { row });
    if (next - at > longestRow) throw rowTooLong(row);
    if (text[next] !== delimiter) return { cells, end: next, breaks };
    field = next + 1;
  }
}

const ends = { ",": /[,\r\n]/gu, ";": /[;\r\n]/gu, "\t": /[\t\r\n]/gu };
const findEnd = (text: string, from: number, delimiter: Delimiter): number => find(ends[delimiter], text, from);
const findBreak = (text: string, from: number): number => find(/[\r\n]/gu, text, from);

function find(what: RegExp, text: string, from: number): number {
  what.lastIndex = from;
  return what.exec(text)?.index ?? text.length;
}

const countBreaks = (text: string): number => (/[\r\n]/u.test(text) ? text.match(/\r\n|\r|\n/gu)!.length : 0);

/** Which of , ; or tab separates: the one most frequent in the first line, outside quotes. */
function detectDelimiter(text: string): Delimiter {
  const count = { ",": 0, ";": 0, "\t": 0 };
  let isQuoted = false;
  for (const c of text.slice(0, longestRow)) {
    if (c === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (c === "\r" || c === "\n")) break;
    else if (!isQuoted && c in count) count[c as Delimiter] += 1;
  }
  return ([",", ";", "\t"] as const).reduce((best, d) => (count[d] > count[best] ? d : best));
}
