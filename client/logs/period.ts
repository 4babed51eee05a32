// The days in the address bar and the half-open UTC period the server is asked for, on the shop's calendar.
import { fromShopTime } from "../lib/shopTime.ts";

const dayMs = 86_400_000;
const isDay = (value: string): boolean => value.length === 10;

/** The day after, or before: "2026-11-30" + 1 → "2026-12-01". */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Days become midnights of the shop, `until` the one after its day; instants stay. */
export function periodOf(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  timeZone: string,
): { from?: string; until?: string } {
  const instant = (value: string, days: number): string | undefined =>
    isDay(value) ? (fromShopTime(`${addDays(value, days)} 00:00:00`, timeZone) ?? undefined) : value;
  const [first, last] = [from === undefined ? undefined : instant(from, 0), until === undefined ? undefined : instant(until, 1)];
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { until: last }) };
}
