// Times as files have them, of entries and of logs: 2026-11-11 08:30:00, 2026/11/11, 20261111, 2026年11月11日 8:30, 12/31/2026, or ISO times with their offset.
import { instantOf, localClock } from "../engine/time.ts";

const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu;

/** UTC ISO time; null if it is none. Without an offset it is what the clock in the time zone shows; a day is its beginning. */
export function readTime(text: string, timeZone: string): string | null {
  const spelled = usualOrder(text.normalize("NFKC").trim());
  const found = written.exec(spelled);
  if (!found) return readOther(spelled);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const read = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, Number((found[7] ?? "").padEnd(3, "0").slice(0, 3))));
  const wall = read.setUTCFullYear(year);
  // 31 February would roll over into March.
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  return new Date(instantWith(found[8], wall, timeZone)).toISOString();
}

/** A time as something's end: as `readTime`, but a day alone, and 24:00 of a day, is when that day is over. */
export function readEndTime(text: string, timeZone: string): string | null {
  const spelled = usualOrder(text.normalize("NFKC").trim());
  const midnight = /[T ]24:00(?::00)?$/u.exec(spelled);
  const alone = midnight ? spelled.slice(0, midnight.index).trimEnd() : spelled;
  const begin = dayAlone.test(alone) ? readTime(alone, "UTC") : null;
  if (begin === null) return readTime(spelled, timeZone);
  return new Date(instantOf(Date.parse(begin) + day, timeZone)).toISOString();
}

const dayAlone = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/u;
const day = 86_400_000;

/** Days that are written without separators, in the other order, or with the weekday behind → year-month-day and what follows; both 3/4/2026 are none. */
function usualOrder(text: string): string {
  const bare = text.replace(weekday, "").trim();
  const end = bare.search(/[\sT]/u);
  const [head, rest] = end < 0 ? [bare, ""] : [bare.slice(0, end), bare.slice(end)];
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(head);
  if (compact) return `${compact.slice(1).join("-")}${rest}`;
  const turned = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(head);
  if (!turned) return `${head.replace(/号$/u, "日")}${rest}`;
  const [a = 0, b = 0, year = 0] = turned.slice(1).map(Number);
  if (a > 12 && b <= 12) return `${year}-${b}-${a}${rest}`;
  return a <= 12 && (b > 12 || a === b) ? `${year}-${a}-${b}${rest}` : bare;
}
const weekday = /\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/u;

/** Any other spelling that says its offset, such as Wed, 11 Nov 2026 08:30:00 +0800. */
function readOther(text: string): string | null {
  const at = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function instantWith(offset: string | undefined, wall: number, timeZone: string): number {
  if (offset === undefined) return instantOf(wall, timeZone);
  if (offset.toUpperCase() === "Z") return wall;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return wall - (offset.startsWith("-") ? -1 : 1) * minutes * 60_000;
}

/** A UTC time as clocks in the zone show it; with its offset where that would not read back as the same instant (an hour that comes twice). */
export function showTime(at: string | null, timeZone: string): string {
  if (at === null) return "";
  const local = localClock(at, timeZone);
  const exact = new Date(at).toISOString();
  return local !== null && readTime(local, timeZone) === exact ? local : exact;
}
