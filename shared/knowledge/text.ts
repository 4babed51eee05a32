// Texts as they may be sent: counted in characters, as JSON Schema and people count, so that the API's document and the server say the same.
import { z } from "zod";

/** From `least` to `most` characters (code points: an emoji counts as one), blanks included. */
export const characters = (most: number, least = 0): z.ZodString =>
  z
    .string()
    .refine((value) => holds(value, least, most), length(`text of ${said(least, most)} characters`))
    .meta({ ...(least > 0 ? { minLength: least } : {}), maxLength: most });

/** As `characters`; blanks around it are then left out. With `least` it must not be blank altogether. */
export const text = (most: number, least: 0 | 1 = 0): z.ZodString =>
  z
    .string()
    .refine(
      (value) => holds(value, least, most) && (least === 0 || value.trim() !== ""),
      length(`text of ${said(least, most)} characters${least > 0 ? ", not all of them blanks" : ""}`),
    )
    .trim()
    .meta({ ...(least > 0 ? { minLength: 1, pattern: "\\S" } : {}), maxLength: most });

const length = (error: string): { error: string; params: { code: "text_length" } } => ({ error, params: { code: "text_length" } });

/** The code of an issue: its own name for a text too long or too short, else zod's. */
export const issueCode = (issue: { code: string; params?: unknown }): string =>
  typeof issue.params === "object" && issue.params !== null && "code" in issue.params ? String(issue.params.code) : issue.code;

const said = (least: number, most: number): string =>
  least > 0 ? `${least}–${most.toLocaleString("en")}` : `at most ${most.toLocaleString("en")}`;

function holds(value: string, least: number, most: number): boolean {
  // A character is one or two units: most texts need no counting.
  if (value.length > most * 2 || value.length < least) return false;
  if (value.length <= most && value.length >= least * 2) return true;
  const count = [...value].length;
  return count >= least && count <= most;
}
