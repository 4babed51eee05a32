// Between instants (UTC ISO) and the shop's clock ("2026-11-11 08:30:00", what date fields hold).
import { localTime } from "../../../shared/engine/validity.ts";

/** An instant as the shop's clock shows it; null for a broken one. */
export function toShopClock(iso: string, timeZone: string): string | null {
  return Number.isNaN(Date.parse(iso)) ? null : localTime(iso, timeZone).replace("T", " ");
}

/** The instant at which the shop's clock shows this; where a clock change skips it, the instant just after. */
export function fromShopClock(clock: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${clock.replace(" ", "T")}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offset = (at: number): number => Date.parse(`${localTime(new Date(at).toISOString(), timeZone)}Z`) - at;
  const first = asUtc - offset(asUtc);
  return new Date(asUtc - offset(first)).toISOString();
}
