// A date and time by the shop's clock as it is typed and shown. The end of a period is half-open underneath: typed or picked, a day is the last one in it, and shows as its 24:00.
import { readEndTime, readTime, saysOffset } from "../../../shared/knowledge/writtenTime.ts";

// Blanks are gone by then, but the one between day and time.
const typed = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})(?:日|(?:日|[T ])(\d{1,2})[:点时](?:(\d{1,2})(?:分|:(\d{1,2}))?)?)?$/u;
const withoutBlanks = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/ ?([-/.年月日:点时分]) ?/gu, "$1");

const day = (clock: string): Date => new Date(`${clock.slice(0, 10)}T00:00:00Z`);
const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** The day before or after, "YYYY-MM-DD". */
export function dayBeside(clock: string, days: 1 | -1): string {
  const at = day(clock);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** "2026-11-30", "2026/11/30 8:30", "11月30日 18点", "11-30 24:00" → "2026-11-30 08:30:00"; null for none of these, or a day there is not. */
export function readClock(text: string, isEnd: boolean, year: number): string | null {
  const found = typed.exec(withoutBlanks(text));
  if (!found) return readAsInFiles(text, isEnd);
  const [y, month, date, hour, minute = "0", second = "0"] = found.slice(1);
  const clock = `${y ?? year}-${twoDigits(Number(month))}-${twoDigits(Number(date))}`;
  const at = day(clock);
  // 31 February would roll over into March.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== clock) return null;
  if (hour === undefined) return `${isEnd ? dayBeside(clock, 1) : clock} 00:00:00`;
  if (Number(hour) === 24 && Number(minute) + Number(second) === 0) return `${dayBeside(clock, 1)} 00:00:00`;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${clock} ${[hour, minute, second].map((part) => twoDigits(Number(part))).join(":")}`;
}

/** 30 Nov 2026, 20261130, 2026-11-30 下午6:00. What names an offset is not by the shop's clock. */
function readAsInFiles(text: string, isEnd: boolean): string | null {
  if (saysOffset(text)) return null;
  const read = isEnd ? readEndTime(text, "UTC") : readTime(text, "UTC");
  return read === null ? null : read.slice(0, 19).replace("T", " ");
}

/** The clock after a day was picked from a calendar: its time of day stays, if it had one of its own. */
export function pickDay(value: string | null, picked: string, isEnd: boolean): string | null {
  const clock = value === null || value.endsWith("00:00:00") ? "" : value.slice(10);
  return clock === "" ? readClock(picked, isEnd, 0) : `${picked.slice(0, 10)}${clock}`;
}

/** "2026-11-30 08:30"; of an end at midnight the day before, "2026-11-30 24:00". Seconds only where there are any. */
export function showClock(clock: string, isEnd: boolean): string {
  if (isEnd && clock.slice(11) === "00:00:00") return `${dayBeside(clock, -1)} 24:00`;
  return clock.endsWith(":00") ? clock.slice(0, 16) : clock;
}
