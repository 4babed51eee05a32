// How large a file's parts may be. What is beyond is refused with the limit and what was found; nothing is made room for on a file's word alone.
import { Failure } from "../../shared/errors.ts";

/** As in spreadsheets: the last row, and the last column, XFD. */
export const mostSheetRows = 1_048_576;
export const mostColumns = 16_384;
/** Rows of a file of entries that hold anything: twice the largest knowledge base we measure. */
export const mostRows = 100_000;
/** Cells of a file, gaps before a row's last cell included. */
export const mostCells = 3_000_000;
/** Characters of all cells: a spreadsheet's zip holds one text and names it a million times. */
export const mostText = 60_000_000;
/** Characters of a row or line: an entry's 300 similar questions and 20 answers are 350,000. */
export const longestRow = 500_000;
/** The same in JSON, where a character may be written as six. */
export const longestLine = 2_000_000;
/** Wordings of a file, standard questions included. */
export const mostWordings = 1_000_000;
/** Bytes of a spreadsheet's parts, unpacked; only what is needed is unpacked. */
export const mostUnpacked = 250_000_000;
/** Members of a zip. */
export const mostMembers = 5_000;

/** Which limit was passed, for interfaces: `limit` in the unit its name says (MB, seconds, or a number of things). */
export type Limit =
  | "rows"
  | "rowNumber"
  | "columns"
  | "cells"
  | "text"
  | "rowLength"
  | "wordings"
  | "unpacked"
  | "members"
  | "memory"
  | "time";

/** `too_large` with the limit's name, the limit, and what was found where that is known. */
export const beyond = (why: Limit, message: string, limit: number, found: Record<string, number | string> = {}): Failure =>
  new Failure("too_large", message, { why, limit, ...found });

const number = (n: number): string => n.toLocaleString("en");

/** Counts what a table holds while it is read; throws `too_large` at the first row, column, cell or character too many. */
export function tableMeter(): (row: number, cells: readonly string[]) => void {
  let rows = 0;
  let cellCount = 0;
  let text = 0;
  return (row, cells) => {
    if ((rows += 1) > mostRows)
      throw beyond("rows", `row ${number(row)}: a file has at most ${number(mostRows)} rows of entries`, mostRows, { row });
    if (cells.length > mostColumns) throw rowTooWide(row);
    if ((cellCount += cells.length) > mostCells)
      throw beyond("cells", `row ${number(row)}: a file has at most ${number(mostCells)} cells`, mostCells, { row });
    let length = 0;
    for (const cell of cells) length += cell.length;
    if (length > longestRow) throw rowTooLong(row);
    if ((text += length) > mostText)
      throw beyond("text", `row ${number(row)}: a file has at most ${number(mostText)} characters of text`, mostText, { row });
  };
}

export const rowTooWide = (row: number): Failure =>
  beyond("columns", `row ${number(row)} has more than ${number(mostColumns)} columns`, mostColumns, { row });

export const rowTooLong = (row: number): Failure =>
  beyond("rowLength", `row ${number(row)} has more than ${number(longestRow)} characters`, longestRow, { row });
