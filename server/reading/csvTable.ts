// A CSV table from text that arrives in pieces, of entries and of logs. Where a quotation mark is never closed, or meets one that more text
// follows, that line alone is lost and what follows is read anew from the next one: a mark left open pairs up with the next that opens a
// field, and would take the rows between them into one cell.
import { Failure } from "../../shared/errors.ts";
import type { BrokenRow } from "../../shared/knowledge/brokenRow.ts";
import { mostColumns } from "./limits.ts";

/** So many lines may be broken; more, and it is no CSV file. */
const mostBroken = 1_000;
/** Of a broken line that is longer only the beginning is kept. */
const keptOfBroken = 10_000;

export interface CsvRow {
  /** The first row is 1; empty ones count, a line `sep=;` before the first does not, as in spreadsheets. */
  row: number;
  /** The line of the file on which it begins; the first is 1. */
  line: number;
  /** Or what is wrong with its quotation marks, or that it is longer or wider than a row may be. */
  cells: string[] | BrokenRow | "too_long" | "too_wide";
  /** What parts the cells of the file. */
  delimiter: string;
}

export interface RowBounds {
  characters: number;
  /** Lines a quoted cell may go on over; beyond, its mark was never meant to be open. */
  lines: number;
}

/** Hands over the rows in order. Throws `unreadable_file` when too many lines are broken. */
export function csvReader(bounds: RowBounds, take: (row: CsvRow) => void): { push: (piece: string) => void; end: () => void } {
  let text = "";
  let delimiter: Delimiter | null = null;
  let row = 0;
  let line = 1;
  let broken = 0;
  /** Cells of the first row. */
  let width = 0;
  // Inside a line that cannot be read and of which the end has not come yet.
  let isSkipping = false;

  const read = (isEnd: boolean): void => {
    let at = 0;
    // What is waited for is long enough for every row that may be read.
    const until = text.length - (isEnd ? 0 : bounds.characters + 2);
    while (at < until) {
      if (isSkipping) {
        at = skip(at, isEnd);
        continue;
      }
      if (delimiter === null) {
        const end = findBreak(text, at);
        const first = text.slice(at, Math.min(end, at + bounds.characters));
        const named = /^"?sep=(.)"?$/iu.exec(first)?.[1];
        const isNamed = named !== undefined && isDelimiter(named);
        if (isNamed || first.trim() === "") {
          if (isNamed) delimiter = named;
          else row += 1;
          at = skip(at, isEnd);
          continue;
        }
        delimiter = detectDelimiter(first);
      }
      row += 1;
      const found = readRow(text, at, delimiter, bounds);
      if (typeof found === "object" && "cells" in found) {
        width ||= found.cells.length;
        take({ row, line, cells: found.cells, delimiter });
        at = past(found.end, found.breaks);
        continue;
      }
      const literal = typeof found === "string" || delimiter !== "\t" ? [] : text.slice(at, findBreak(text, at)).split(delimiter);
      if (literal.length > 1 && literal.length === width) {
        // Programs that part by tabs mostly quote nothing: the mark is a sign of the text.
        take({ row, line, cells: literal, delimiter });
        at = skip(at, isEnd);
        continue;
      }
      take({ row, line, cells: typeof found === "string" ? found : brokenRow(at, found, delimiter), delimiter });
      at = skip(at, isEnd);
    }
    text = text.slice(at);
  };
  const brokenRow = (at: number, { opened, met }: { opened: number; met: number | null }, delimiter: Delimiter): BrokenRow => {
    if ((broken += 1) > mostBroken)
      throw new Failure("unreadable_file", "not a CSV file: too many quotation marks are not closed", { why: "quotes" });
    const openedLine = line + countBreaks(text.slice(at, opened));
    const metLine = met === null ? null : openedLine + countBreaks(text.slice(opened, met));
    const end = Math.min(findBreak(text, at), at + keptOfBroken);
    return { broken: text.slice(at, end).split(delimiter), opened: openedLine, met: metLine };
  };
  const skip = (at: number, isEnd: boolean): number => {
    const end = findBreak(text, at);
    isSkipping = end === text.length && !isEnd;
    return isSkipping ? end : past(end);
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
  bounds: RowBounds,
): { cells: string[]; end: number; breaks: number } | { opened: number; met: number | null } | "too_long" | "too_wide" {
  const cells: string[] = [];
  let breaks = 0;
  for (let field = at; ;) {
    let next: number;
    if (text[field] === '"') {
      let quote = text.indexOf('"', field + 1);
      while (quote !== -1 && text[quote + 1] === '"' && quote - at <= bounds.characters) quote = text.indexOf('"', quote + 2);
      if (quote === -1 || quote - at > bounds.characters) return { opened: field, met: null };
      next = findEnd(text, quote + 1, delimiter);
      const cell = text.slice(field + 1, quote);
      breaks += countBreaks(cell);
      if (breaks >= bounds.lines) return { opened: field, met: null };
      // Text after a quotation that took in nothing but text (`"Pro" 7`) is a field that begins with a quoted word.
      if (text.slice(quote + 1, next).trim() === "") cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      else if (findEnd(text, field, delimiter) < quote) return { opened: field, met: quote };
      else cells.push(text.slice(field, next));
    } else {
      next = findEnd(text, field, delimiter);
      cells.push(text.slice(field, next));
    }
    if (cells.length > mostColumns) return "too_wide";
    if (next - at > bounds.characters) return "too_long";
    if (text[next] !== delimiter) return { cells, end: next, breaks };
    field = next + 1;
  }
}

const ends = { ",": /[,\r\n]/gu, ";": /[;\r\n]/gu, "\t": /[\t\r\n]/gu, "|": /[|\r\n]/gu, "，": /[，\r\n]/gu };
type Delimiter = keyof typeof ends;
const delimiters = [",", ";", "\t", "|", "，"] as const;
const isDelimiter = (c: string): c is Delimiter => Object.hasOwn(ends, c);
const findEnd = (text: string, from: number, delimiter: Delimiter): number => find(ends[delimiter], text, from);
const findBreak = (text: string, from: number): number => find(/[\r\n]/gu, text, from);

function find(what: RegExp, text: string, from: number): number {
  what.lastIndex = from;
  return what.exec(text)?.index ?? text.length;
}

const countBreaks = (text: string): number => (/[\r\n]/u.test(text) ? text.match(/\r\n|\r|\n/gu)!.length : 0);

/** What separates: the one most frequent in the first line, outside quotes. */
function detectDelimiter(line: string): Delimiter {
  const count = { ",": 0, ";": 0, "\t": 0, "|": 0, "，": 0 };
  let isQuoted = false;
  for (const c of line) {
    if (c === '"') isQuoted = !isQuoted;
    else if (!isQuoted && isDelimiter(c)) count[c] += 1;
  }
  return delimiters.reduce<Delimiter>((best, each) => (count[each] > count[best] ? each : best), ",");
}
