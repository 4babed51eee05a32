// Lines of JSON, of entries and of logs: one object a line; what is too long or too costly to parse is not parsed.
import { deepestJson, isBeyond, jsonShape } from "./jsonShape.ts";
import type { Line } from "./textLines.ts";

/** An entry of 300 similar questions and 20 answers with conditions holds some 15,000. */
export const mostOfLine = { depth: deepestJson, values: 50_000, names: 50_000 };

export interface JsonLine {
  /** 1-based. */
  line: number;
  /** The object, or why there is none. */
  read: { value: object } | "too_long" | "too_costly" | "not_json";
  /** The line without blanks around; empty for one that was too long to keep. */
  text: string;
}

/** null for a blank line. */
export function readJsonLine({ number, text }: Line): JsonLine | null {
  if (text === null) return { line: number, read: "too_long", text: "" };
  const trimmed = text.trim();
  return trimmed === "" ? null : { line: number, read: parsed(trimmed), text: trimmed };
}

function parsed(text: string): JsonLine["read"] {
  if (isBeyond(jsonShape(text, mostOfLine), mostOfLine)) return "too_costly";
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? { value } : "not_json";
  } catch {
    return "not_json";
  }
}
