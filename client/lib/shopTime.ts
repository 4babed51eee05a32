// Clock times of the shop and UTC instants, both ways: date fields show the shop's clock, the server is told UTC.
import { localTime } from "../../shared/engine/validity.ts";

/** UTC ISO → "2026-11-11 08:30:00" as the shop's clock shows it. */
export const toShopTime = (iso: string, timeZone: string): string => localTime(iso, timeZone).replace("T", " ");

/** "2026-11-11 08:30" on the shop's clock → UTC ISO, or null if it is no time. A time that summer time skips becomes the one an hour later. */
export function fromShopTime(text: string, timeZone: string): string | null {
  const wanted = Date.parse(`${text.trim().replace(" ", "T")}Z`);
  if (Number.isNaN(wanted)) return null;
  const offset = (at: number): number => Date.parse(`${localTime(new Date(at).toISOString(), timeZone)}Z`) - at;
  // The offset at the guess may be another than at the answer: once more around a change of the clock.
  const guess = wanted - offset(wanted);
  return new Date(wanted - offset(guess)).toISOString();
}
