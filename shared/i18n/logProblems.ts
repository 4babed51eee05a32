// Why a line of a log was not taken, in words: for the preview, the job, and the file of rejected lines.
import type { LogProblem } from "../knowledge/logProblem.ts";
import { logs } from "./logs.ts";

type Language = "zh" | "en";

/** "what is wrong", the field named first. */
export function logProblemWords(language: Language, { field, code, most }: Pick<LogProblem, "field" | "code" | "most">): string {
  const { problem, field: names, fieldAt } = logs[language].import;
  const words = fill(problem[code], { most: most?.toLocaleString("en") });
  return field === null ? words : fill(fieldAt, { name: names[field], words });
}

/** The first row of the file of rejected lines. */
export function rejectedLogHeader(language: Language): string[] {
  const { rejectedLine, rejectedReason } = logs[language].import;
  return [rejectedLine, rejectedReason];
}

/** A row of it. */
export const rejectedLogRow = (language: Language, line: number, problem: LogProblem): string[] => [
  String(line),
  logProblemWords(language, problem),
];

const fill = (text: string, values: Record<string, string | undefined>): string =>
  text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? "");
