// The times of an answer's condition: FROM/UNTIL by the shop's clock, half-open, one side may be open.
import { readEndTime, readTime, saysOffset } from "./writtenTime.ts";

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/u;
function isEnd(text: string): boolean {
  const day = written.exec(text)?.[1];
  const at = new Date(`${day}T00:00:00Z`);
  // 31 February would roll over into March.
  return text === "" || (day !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day));
}

/** Whether some times are in it and others are not. Any other text holds never or always, and reads like a condition all the same. */
export function isPeriod(text: string): boolean {
  const [from = "", until = "", ...rest] = text.split("/").map((side) => side.trim());
  if (rest.length > 0 || !text.includes("/") || (from === "" && until === "")) return false;
  if (!isEnd(from) || !isEnd(until)) return false;
  return until === "" || from.replace(" ", "T") < until.replace(" ", "T");
}

/** A period as files have it: `2026/11/1 至 2026-11-30`, `2026-11-01 08:00/`; a day alone as its end is the last day in it. Null if it is none. */
export function readPeriod(text: string): string | null {
  const sides = sidesOf(text);
  if (!sides) return null;
  const [from, until] = [sides[0] === "" ? "" : clockOf(readTime, sides[0]), sides[1] === "" ? "" : clockOf(readEndTime, sides[1])];
  const period = from === null || until === null ? null : `${from}/${until}`;
  return period !== null && isPeriod(period) ? period : null;
}

const between = [/\//u, /至|到/u, /[~～]/u, / [-–—] /u, /[–—]/u];

function sidesOf(text: string): [string, string] | null {
  for (const sign of between) {
    const [from, until, ...rest] = text.split(sign);
    if (from !== undefined && until !== undefined && rest.length === 0) return [from.trim(), until.trim()];
  }
  return null;
}

/** What the shop's clock shows then. */
function clockOf(read: typeof readTime, text: string): string | null {
  if (saysOffset(text)) return null;
  return read(text, "UTC")?.slice(0, 19).replace(/:00$/u, "") ?? null;
}
