// The days in the address bar and the half-open UTC period the server is asked for, on the shop's calendar.
import { addDays, dayStart } from "../../shared/engine/time.ts";

const isDay = (value: string): boolean => value.length === 10;

/** Days become midnights of the shop, `until` the one after its day; instants stay. */
export function periodOf(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  timeZone: string,
): { from?: string; until?: string } {
  const instant = (value: string, days: number): string => (isDay(value) ? dayStart(addDays(value, days), timeZone) : value);
  const [first, last] = [from === undefined ? undefined : instant(from, 0), until === undefined ? undefined : instant(until, 1)];
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { until: last }) };
}
