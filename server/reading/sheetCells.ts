// Addresses and values of a spreadsheet's cells, as text.
import type { SharedTexts } from "./sharedTexts.ts";

/** 1 for "A1"; null for what is no address; beyond the last column for letters no sheet has. */
export function columnOf(address: string): number | null {
  const letters = /^[A-Z]{1,8}/iu.exec(address)?.[0].toUpperCase();
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

export interface Cell {
  type: string;
  style: number;
  /** What stands in <v>, or the text of <is>. */
  value: string;
}

export interface Workbook {
  texts: SharedTexts;
  /** By style: whether its numbers are dates. */
  dates: readonly boolean[];
  /** Days are counted from 1904. */
  from1904: boolean;
}

/** What stands in the cell. Dates have no zone there: they are clocks in the shop. An error of a formula is an empty cell. */
export function cellText({ type, style, value }: Cell, { texts, dates, from1904 }: Workbook): string {
  if (value === "" || type === "e") return "";
  if (type === "s") return clean(texts.at(Number(value)) ?? "");
  if (type === "b") return value === "1" ? "true" : "false";
  if (type === "d") return clockOf(Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(value) ? value : `${value}Z`)) ?? value;
  if (type === "n" || type === "") {
    const number = Number(value);
    if (Number.isNaN(number)) return clean(value);
    if (dates[style]) return clockOf(Math.round((number - (from1904 ? 24_107 : 25_569)) * 86_400) * 1000) ?? value;
    // As many digits as spreadsheets keep: 0.1 + 0.2 is 0.3 there.
    return String(Number(number.toPrecision(15)));
  }
  return clean(value);
}

/** Line ends as everywhere; `_x000D_` and the like are characters that XML does not allow. */
const clean = (text: string): string =>
  (text.includes("_x") ? text.replace(/_x([\da-f]{4})_/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text).replace(
    /\r\n?/gu,
    "\n",
  );

function clockOf(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 0
    ? null
    : date.toISOString().slice(0, 19).replace("T", " ");
}

// Formats that every spreadsheet knows by number: Western, Chinese and Japanese, Thai.
const builtIn = [
  [14, 22],
  [45, 47],
  [27, 36],
  [50, 58],
  [71, 81],
] as const;
const dateToken = /^(?:s{1,2}|h{1,2}|am|pm|a|p|m{1,5}|d{1,4}|a{3,5}|y{1,4}|e{1,4}|b{1,4}|g{1,3})$/u;

/** Whether a number format shows dates or times: any of its sections has their letters and none of a number's. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.some(([from, to]) => id >= from && id <= to);
  return code
    .slice(0, 500)
    .toLowerCase()
    .replace(/;@$/u, "")
    .replace(/\\./gu, " ")
    .replace(/"[^"]*"/gu, " ")
    .split(";")
    .some((section) => {
      const tokens = section
        .replace(/\[([smhd]{1,2})\]/gu, "$1")
        .replace(/\[[^[\]]*\]/gu, "")
        .replace(/([smhd])[.,]0{1,3}/gu, "$1")
        .split(/[^a-z0#?%]+/u)
        .filter(Boolean);
      return tokens.length > 0 && tokens.every((token) => dateToken.test(token));
    });
}
