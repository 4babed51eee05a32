// A month as weeks of days from Monday on; days are "2026-12-01", as the shop counts them.
import { addDays } from "../../../shared/engine/time.ts";

const monthOf = (day: string): string => day.slice(0, 7);

/** The first day of the month so many months from a day's. */
export function monthStart(day: string, months = 0): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

/** 0 is Monday. */
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The weeks that hold a month, whole: the first and last may begin before it and end after it. */
export function weeksOf(day: string): string[][] {
  const first = monthStart(day);
  const weeks: string[][] = [];
  for (let start = addDays(first, -weekday(first)); start < monthStart(day, 1); start = addDays(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(start, i)));
  return weeks;
}

export const isInMonth = (day: string, other: string): boolean => monthOf(day) === monthOf(other);

/** The same day of another month, or its last. */
export function sameDayIn(day: string, months: number): string {
  const start = monthStart(day, months);
  const last = addDays(monthStart(day, months + 1), -1);
  const wanted = `${start.slice(0, 8)}${day.slice(8)}`;
  return wanted > last ? last : wanted;
}

const written = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;
/** A day that the calendar has, of those written so. */
export const isDay = (text: string | undefined): text is string =>
  text !== undefined && written.test(text) && addDays(text, 0) === text && text > "1970-01-02" && text < "9000-01-01";
