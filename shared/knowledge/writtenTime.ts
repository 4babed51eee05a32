// Times as files have them, of entries and of logs: 2026-11-11 08:30:00, 2026/11/11, 20261111, 2026年11月11日 8:30, 12/31/2026 8:30 PM, 11 Nov 2026, or ISO times with their offset.
import { instantOf, localClock } from "../engine/time.ts";

const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu;

/** No time is written longer; keeps whole texts out. */
const longest = 80;

/** UTC ISO time; null if it is none. Without an offset it is what the clock in the time zone shows; a day is its beginning. */
export function readTime(text: string, timeZone: string): string | null {
  if (text.length > longest) return null;
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

/** Whether a time says its offset, and so is not by the shop's clock: 2026-11-30T10:00Z. */
export const saysOffset = (text: string): boolean => text.includes(":") && /(?:Z|[+-]\d{2}:?\d{2})$/iu.test(text.trim());

/** A time as something's end: as `readTime`, but a day alone, and 24:00 of a day, is when that day is over. */
export function readEndTime(text: string, timeZone: string): string | null {
  if (text.length > longest) return null;
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
  const bare = withMonthNumber(withHours24(text.replace(weekday, "").trim()));
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

/** 8:30 PM, 下午8:30 → 20:30. */
function withHours24(text: string): string {
  const found = /^(.*?)[ T]?(上午|下午|晚上|凌晨)? ?(\d{1,2})([:：]\d{2}(?:[:：]\d{2})?) ?([ap])?\.?(?:m\.?)?$/iu.exec(text);
  const half = found?.[2] ?? found?.[5]?.toLowerCase();
  if (!found || half === undefined) return text;
  const isLater = half === "p" || half === "下午" || half === "晚上";
  const hour = Number(found[3]);
  // 下午 14:30 says it twice.
  if (hour > 12) return `${found[1]!.trim()} ${hour}${found[4]}`;
  return `${found[1]!.trim()} ${(hour % 12) + (isLater ? 12 : 0)}${found[4]}`;
}

/** 11 Nov 2026, Nov 11th, 2026 → 2026-11-11. */
function withMonthNumber(text: string): string {
  const found =
    /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?![\d:])/iu.exec(text) ??
    /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?![\d:])/iu.exec(text);
  if (!found) return text;
  const [day, name] = /^\d/u.test(found[1]!) ? [found[1]!, found[2]!] : [found[2]!, found[1]!];
  const month = 1 + months.findIndex((one) => one.startsWith(name.toLowerCase()));
  return month === 0 ? text : `${found[3]}-${month}-${day}${text.slice(found[0].length).replace(/^,/u, "")}`;
}
const months = "january february march april may june july august september october november december".split(" ");

/** Any other spelling that says its offset, such as Wed, 11 Nov 2026 08:30:00 +0800. */
function readOther(given: string): string | null {
  const text = given.replace(/^([a-z]{3} [a-z]{3} \d{1,2} [\d:]{8}) ([+-]\d{4}) (\d{4})$/iu, "$1 $3 $2");
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
