// A condition's period of time in words: "11-01 至 11-15", the day it ends is its last.
import i18next from "i18next";

/** "2026-11-01T00:00/2026-11-26T00:00" → its two ends, "" = open. */
export function rangeOf(text: string): { from: string; until: string } {
  const [from = "", until = ""] = text.split("/");
  return { from: from.trim(), until: until.trim() };
}

/** "11-01 00:00"; midnight goes without saying, and so does this year. */
const short = (local: string): string => {
  const [day = "", clock = ""] = local.replace(" ", "T").split("T");
  const shown = day.startsWith(String(new Date().getFullYear())) ? day.slice(5) : day;
  return clock === "" || clock.startsWith("00:00") ? shown : `${shown} ${clock.slice(0, 5)}`;
};

/** An end at midnight is told by the last day before it. */
function lastOf(until: string): string {
  if (!/^\d{4}-\d\d-\d\d(?:[T ]00:00(?::00)?)?$/u.test(until)) return until;
  return new Date(Date.parse(`${until.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** null for a period that is open at both ends. */
export function rangeWords(text: string): string | null {
  const { from, until } = rangeOf(text);
  if (from !== "" && until !== "") return i18next.t("common.range.between", { from: short(from), until: short(lastOf(until)) });
  if (from !== "") return i18next.t("common.range.since", { from: short(from) });
  return until === "" ? null : i18next.t("common.range.upTo", { until: short(lastOf(until)) });
}
