// Times as files have them, of entries and of logs: 2026-11-11 08:30:00, 2026/11/11, 2026年11月11日 8:30, or ISO times with their offset.
import { instantOf, localClock } from "../engine/time.ts";

const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu;

/** UTC ISO time; null if it is none. Without an offset it is what the clock in the time zone shows; a day is its beginning. */
export function readTime(text: string, timeZone: string): string | null {
  const found = written.exec(text.trim());
  if (!found) return readOther(text.trim());
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const read = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, Number((found[7] ?? "").padEnd(3, "0").slice(0, 3))));
  const wall = read.setUTCFullYear(year);
  // 31 February would roll over into March.
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  return new Date(instantWith(found[8], wall, timeZone)).toISOString();
}

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
