// The shop's days: which day an instant belongs to in a time zone, and which instant a local time names.

const quarter = 15 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** The zone's offset from UTC in ms at an instant. Intl is asked once a quarter of an hour: offsets change on no finer grid, and asking costs some µs. */
function offsetAt(timeZone: string, ms: number): number {
  const slot = Math.floor(ms / quarter);
  const key = `${timeZone}@${slot}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 50_000) offsets.clear();
  const offset = wallClock(timeZone, slot * quarter) - slot * quarter;
  offsets.set(key, offset);
  return offset;
}

function wallClock(timeZone: string, ms: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-u-ca-iso8601", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(ms).map((p) => [p.type, Number(p.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/** The shop's day (YYYY-MM-DD) of a UTC ISO time. */
export function shopDay(timeZone: string, at: string): string {
  const ms = Date.parse(at);
  return new Date(ms + offsetAt(timeZone, ms)).toISOString().slice(0, 10);
}

/** The instant (ms) of a wall-clock time, itself given as if it were UTC ms. A time that a clock change skips is read after the change. */
export function instantOf(timeZone: string, wall: number): number {
  const first = wall - offsetAt(timeZone, wall);
  return wall - offsetAt(timeZone, first);
}

/** When a shop day begins, UTC ISO. */
export const dayStart = (timeZone: string, day: string): string =>
  new Date(instantOf(timeZone, Date.parse(`${day}T00:00:00Z`))).toISOString();

/** The day `days` after (negative: before) another. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days from `from` to `until`, both included. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
