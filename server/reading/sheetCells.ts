// Addresses and values of a spreadsheet's cells: what the spreadsheet shows, by the number formats it knows.
import { format, getFormatDateInfo, isDateFormat } from "numfmt";
import { inChineseDigits } from "./chineseDigits.ts";
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

/** How cells of one style show their numbers. */
export interface CellStyle {
  /** null: General, or none that we can use. */
  code: string | null;
  /** Null for what is no date; else whether its format shows a day alone. */
  date: { isDay: boolean } | null;
}

export interface Workbook {
  texts: SharedTexts;
  styles: readonly CellStyle[];
  /** Days are counted from 1904. */
  from1904: boolean;
}

export interface Shown {
  text: string;
  /** Of a date: what the clock shows, `2026-12-31` or `2026-12-31 08:30:00`, however it is formatted. */
  clock: string | null;
}

const plain = (text: string): Shown => ({ text, clock: null });

/** What the cell shows. An error of a formula is its text, such as #N/A. Dates have no zone there: they are clocks in the shop. */
export function shownIn({ type, style, value }: Cell, workbook: Workbook): Shown {
  if (value === "") return plain("");
  const { code, date } = workbook.styles[style] ?? general;
  if (type === "s") return plain(shownText(clean(workbook.texts.at(Number(value)) ?? ""), code));
  if (type === "b") return plain(value === "1" ? "TRUE" : "FALSE");
  if (type === "d") {
    const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(value) ? value : `${value}Z`);
    return Number.isNaN(at) ? plain(clean(value)) : shownNumber(at / day + from1970, code, date ?? { isDay: at % day === 0 }, value);
  }
  if (type === "n" || type === "") {
    const number = Number(value);
    if (Number.isNaN(number)) return plain(clean(value));
    // As many digits as spreadsheets keep: 0.1 + 0.2 is 0.3 there.
    return shownNumber(Number(number.toPrecision(15)) + (date && workbook.from1904 ? 1_462 : 0), code, date, value);
  }
  return plain(type === "e" ? clean(value) : shownText(clean(value), code));
}

function shownNumber(number: number, code: string | null, date: CellStyle["date"], given: string): Shown {
  const clock = date && clockOf(Math.round((number - from1970) * 86_400) * 1000);
  const shown = code === null ? null : formatted(code, number);
  const text = code === null || shown === null ? null : inChineseDigits(code, shown, date !== null);
  return { text: text ?? clock ?? generalNumber(number, given), clock: clock && date?.isDay ? clock.slice(0, 10) : clock };
}

const day = 86_400_000;
/** 1970-01-01 as a spreadsheet counts days. */
const from1970 = 25_569;

/** Whole numbers keep their digits, as where a spreadsheet lets one edit them: long ones are telephone and order numbers. */
const generalNumber = (number: number, given: string): string =>
  Number.isInteger(number) && Math.abs(number) < 1e15 ? String(number) : (formatted("General", number) ?? given);

/** Formats may decorate texts too; without an @ they leave them alone. */
const shownText = (text: string, code: string | null): string =>
  code === null || code === "@" || !code.includes("@") ? text : (formatted(code, text) ?? text);

/** null where the format or the number is none that it shows. */
function formatted(code: string, value: number | string): string | null {
  try {
    const text = format(code, value, { throws: true, dateErrorThrows: true, nbsp: false });
    return /^#+$/u.test(text) ? null : text;
  } catch {
    return null;
  }
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

const general: CellStyle = { code: null, date: null };
/** Of a format's code, as in Excel. */
const longestCode = 255;

/** The style of a number format, by its number and, where the workbook has one, its code. */
export function styleOf(id: number, own: string | undefined, language: "zh" | "en"): CellStyle {
  const given = own ?? builtIn(id, language);
  if (given === undefined || given.length > longestCode || /^general$/iu.test(given)) return general;
  // Only the Chinese words are not known to the library.
  const code = given.includes("上午/下午") ? `[$-804]${given.replaceAll("上午/下午", "AM/PM")}` : given;
  if (!isDateFormat(code)) return { code, date: null };
  const { hours, minutes, seconds } = getFormatDateInfo(code);
  return { code, date: { isDay: !hours && !minutes && !seconds } };
}

const everywhere: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};
const [monthDay, yearMonth, fullDay, twelveHours] = ['m"月"d"日"', 'yyyy"年"m"月"', 'yyyy"年"m"月"d"日"', '上午/下午h"时"mm"分"'];
const inChinese: Readonly<Record<number, string>> = {
  27: yearMonth,
  28: monthDay,
  29: monthDay,
  30: "m-d-yy",
  31: fullDay,
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: twelveHours,
  35: `${twelveHours}ss"秒"`,
  36: yearMonth,
  50: yearMonth,
  51: monthDay,
  52: yearMonth,
  53: monthDay,
  54: monthDay,
  55: twelveHours,
  56: `${twelveHours}ss"秒"`,
  57: yearMonth,
  58: monthDay,
};

/** Formats that spreadsheets know by number; dates as the reader's language writes them. */
function builtIn(id: number, language: "zh" | "en"): string | undefined {
  if (id === 14) return language === "zh" ? "yyyy/m/d" : "m/d/yyyy";
  if (id === 22) return language === "zh" ? "yyyy/m/d h:mm" : "m/d/yyyy h:mm";
  return everywhere[id] ?? inChinese[id];
}
