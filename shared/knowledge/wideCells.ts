// What stands in one cell of the wide form: text made safe for spreadsheets, lists, yes and no, times of the shop.
import { localTime } from "../engine/validity.ts";

// Spreadsheets run a cell that begins so as a formula. A quote in front stops that; one that was already there is doubled, so that reading is exact.
const formula = /^'*[=+\-@\t\r]/;
const neutralised = /^'+[=+\-@\t\r]/;

/** The cell as it is written: one more `'` in front of what a spreadsheet would run. */
export const neutralise = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** Takes back what `neutralise` did; everything else stays as it is. */
export const readNeutralised = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell);

/** Items in one cell, by `separator`. A separator or backslash within an item gets a backslash. `special` are all characters that separate when read. */
export const joinList = (items: readonly string[], separator: string, special: string): string =>
  items.map((item) => [...item].map((c) => (c === "\\" || special.includes(c) ? `\\${c}` : c)).join("")).join(separator);

/** The items of a cell, trimmed, without empty ones. */
export function splitList(cell: string, special: string): string[] {
  const items = [""];
  const characters = [...cell];
  for (let i = 0; i < characters.length; i += 1) {
    const c = characters[i]!;
    const following = characters[i + 1];
    if (c === "\\" && following !== undefined && (following === "\\" || special.includes(following))) {
      items[items.length - 1] += following;
      i += 1;
    } else if (special.includes(c)) items.push("");
    else items[items.length - 1] += c;
  }
  return items.map((item) => item.trim()).filter(Boolean);
}

const yes = ["是", "启用", "yes", "y", "true", "1", "on", "enabled"];
const no = ["否", "停用", "no", "n", "false", "0", "off", "disabled"];

/** true, false, or null for a word that is neither. */
export function readFlag(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  return yes.includes(word) ? true : no.includes(word) ? false : null;
}

const clock = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2}))?)?$/;

/** `2026-11-11 08:30:00` (or only the day) as clocks in the zone show it, or an ISO time with offset → UTC ISO time; null if it is neither. */
export function readTime(cell: string, timeZone: string): string | null {
  const text = cell.trim();
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const found = clock.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wanted);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  // Where clocks change, the offset at the guess may not be that of the result: a second look settles it.
  let at = wanted - offset(wanted, timeZone);
  at = wanted - offset(at, timeZone);
  return new Date(at).toISOString();
}

const offset = (at: number, timeZone: string): number =>
  Date.parse(`${localTime(new Date(at).toISOString(), timeZone)}Z`) - Math.floor(at / 1000) * 1000;

/** A UTC time as clocks in the zone show it; with its offset where that would not read back as the same instant (an hour that comes twice). */
export function showTime(at: string | null, timeZone: string): string {
  if (at === null) return "";
  const local = localTime(at, timeZone).replace("T", " ");
  return readTime(local, timeZone) === new Date(at).toISOString() ? local : new Date(at).toISOString();
}
