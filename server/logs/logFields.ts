// The fields of a log line: how their values are read.
import { outcomes } from "../../shared/contract/reply.ts";
import type { Outcome } from "../../shared/engine/types.ts";
import type { LogField, LogProblem } from "../../shared/knowledge/logProblem.ts";
import { readTime } from "../../shared/knowledge/writtenTime.ts";

/** Thrown while a line is read: which field, and what was expected. Never holds the value: it may be personal. */
export class BadField extends Error {
  readonly problem: LogProblem;
  constructor(field: LogField, code: LogProblem["code"], expected: string, most?: number) {
    super(`${field}: ${expected}`);
    this.problem = { field, code, message: this.message, most };
  }
}

/** A text of at most `max` characters; numbers are taken as written; null when empty. */
export function textOf(value: unknown, field: LogField, max: number): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "string" && typeof value !== "number") throw new BadField(field, "not_text", "text was expected");
  const text = String(value).trim();
  if (text === "") return null;
  if ([...text].length > max)
    throw new BadField(field, "text_too_long", `at most ${max.toLocaleString("en")} characters were expected`, max);
  if (text.includes("\uFFFD")) throw new BadField(field, "bad_characters", "text in UTF-8, UTF-16, GB18030 or Big5 was expected");
  return text;
}

const outcomeNames = new Map<string, Outcome>([
  ...outcomes.map((o) => [o, o] as const),
  ["直接回答", "answered"],
  ["反问澄清", "clarify"],
  ["未命中", "unanswered"],
  ["转人工", "handoff"],
  ["敏感拦截", "blocked"],
]);

export function outcomeOf(value: unknown): Outcome | null {
  const text = textOf(value, "outcome", 40);
  if (text === null) return null;
  const outcome = outcomeNames.get(text.toLowerCase());
  if (!outcome) throw new BadField("outcome", "not_an_outcome", `one of ${outcomes.join(", ")} was expected`);
  return outcome;
}

export function confidenceIn(value: unknown): number | null {
  const text = textOf(value, "confidence", 40)?.replace(/%$/, "");
  if (text === undefined) return null;
  const number = Number(text);
  if (!(number >= 0 && number <= 100)) throw new BadField("confidence", "not_a_confidence", "a number from 0 to 100 was expected");
  return number;
}

export function versionIn(value: unknown): number | null {
  const text = textOf(value, "version", 12);
  if (text === null) return null;
  const [, number] = /^v?(\d{1,9})$/i.exec(text) ?? [];
  if (number === undefined) throw new BadField("version", "not_a_version", "a whole number was expected");
  return Number(number) || null;
}

const yes = new Set(["true", "1", "yes", "y", "是", "有", "有帮助"]);
const no = new Set(["false", "0", "no", "n", "否", "没", "没帮助", "无"]);

export function helpfulOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const text = textOf(value, "helpful", 12)?.toLowerCase();
  if (text === undefined) return null;
  if (!yes.has(text) && !no.has(text)) throw new BadField("helpful", "not_yes_or_no", "true or false was expected");
  return yes.has(text);
}

const day = 86_400_000;

/** UTC ISO time, or null when empty. A time without an offset is the shop's; 10 or 13 digits are seconds or milliseconds. */
export function timeOf(value: unknown, timeZone: string, now: string): string | null {
  const text = textOf(value, "time", 60);
  if (text === null) return null;
  const ms = /^\d{10}$/.test(text)
    ? Number(text) * 1000
    : /^\d{13}$/.test(text)
      ? Number(text)
      : Date.parse(readTime(text, timeZone) ?? "");
  if (Number.isNaN(ms)) throw new BadField("time", "not_a_time", "a time such as 2026-11-11T09:30:00+08:00 was expected");
  if (ms > Date.parse(now) + day || ms < 0) throw new BadField("time", "time_out_of_range", "a time from 1970 until now was expected");
  return new Date(ms).toISOString();
}
