// One clock with time zones, for engine, server and pages: what a shop's clock shows at an instant, and which instant a time on it names.
// Instants are ISO times or milliseconds; times on the shop's clock are texts such as 2026-11-11T08:30:00, its days 2026-11-11.

const quarter = 15 * 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this machine knows the time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-US", { timeZone }));
  } catch {
    return false;
  }
}

/**
 * A format of times, made once: making one takes some 50 µs. Who takes in a time zone refuses an unknown one (`isTimeZone`); one that was
 * known where it was chosen and is not here (another browser, older data) is read as UTC rather than that nobody is answered or shown anything.
 */
export function timeFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: isTimeZone(timeZone) ? timeZone : "UTC" });
  formats.set(key, made);
  return made;
}

/** "2026-11-11T08:30:00": what the clock in the time zone shows at an ISO time. Throws RangeError for a broken time. */
export function localTime(at: string, timeZone: string): string {
  const ms = Date.parse(at);
  return new Date(ms + offsetAt(ms, timeZone)).toISOString().slice(0, -5);
}

/** The same with a blank between day and time, as date fields hold it; null for a broken time. */
export const localClock = (at: string, timeZone: string): string | null =>
  Number.isNaN(Date.parse(at)) ? null : localTime(at, timeZone).replace("T", " ");

/** An ISO time of any offset and precision as everything is stored, so that the two compare as texts. Throws RangeError for a broken time. */
export const inUtc = (at: string): string => new Date(at).toISOString();

/** The shop's day ("2026-11-11") of an ISO time. Throws RangeError for a broken time. */
export const localDay = (at: string, timeZone: string): string => localTime(at, timeZone).slice(0, -9);

/** The instant (ms) at which the clock shows a time, itself given as if it were UTC (ms); NaN for a broken one. A time that a clock change skips is read after the change; of one that comes twice it is either. */
export function instantOf(wall: number, timeZone: string): number {
  if (Number.isNaN(wall)) return NaN;
  // Around a change of the clock the offset at the guess is not that of the answer: a second look settles it, unless the time is skipped.
  const second = offsetAt(wall - offsetAt(wall, timeZone), timeZone);
  const third = offsetAt(wall - second, timeZone);
  return wall - Math.min(second, third);
}

/** "2026-11-11 08:30:00" or shorter, as the shop's clock shows it → UTC ISO; null if it is no time. */
export function instantOfClock(clock: string, timeZone: string): string | null {
  const ms = instantOf(Date.parse(`${clock.trim().replace(" ", "T")}Z`), timeZone);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** When a shop day begins, UTC ISO. */
export const dayStart = (day: string, timeZone: string): string => new Date(instantOf(midnight(day), timeZone)).toISOString();

/** The day `days` after (negative: before) another. */
export const addDays = (day: string, days: number): string => new Date(midnight(day) + days * dayMs).toISOString().slice(0, 10);

/** How many days later another one is; 0 for the same. */
export const daysFrom = (day: string, other: string): number => (midnight(other) - midnight(day)) / dayMs;

/** Days from `from` to `until`, both included. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** By time zone: its offset from UTC in ms at the beginnings of quarters of an hour. Asking Intl costs some µs. */
const offsets = new Map<string, Map<number, number>>();
const mostOffsets = 50_000;

function offsetAt(ms: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (!known) offsets.set(timeZone, (known = new Map()));
  const slot = Math.floor(ms / quarter);
  const offset = offsetOfSlot(known, slot, timeZone);
  // Clocks change at quarters of an hour, but for some of long ago.
  return offset === offsetOfSlot(known, slot + 1, timeZone) ? offset : askOffset(Math.floor(ms / 1000) * 1000, timeZone);
}

function offsetOfSlot(known: Map<number, number>, slot: number, timeZone: string): number {
  const offset = known.get(slot);
  if (offset !== undefined) return offset;
  const asked = askOffset(slot * quarter, timeZone);
  if (known.size >= mostOffsets) known.clear();
  known.set(slot, asked);
  return asked;
}

const clock = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;

function askOffset(ms: number, timeZone: string): number {
  // Its calendar has years before 1 too.
  const parts = new Map(
    timeFormat("en-u-ca-iso8601", timeZone, clock)
      .formatToParts(ms)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = new Date(Date.UTC(2000, part("month") - 1, part("day"), part("hour"), part("minute"), part("second")));
  // Date.UTC would take the years 0–99 as those from 1900 on.
  return wall.setUTCFullYear(part("year")) - ms;
}
