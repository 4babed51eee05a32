// A line of a CSV that cannot be read because of its quotation marks, and what is said of it.
import type { RowProblem } from "./jsonl.ts";

/**
 * A line with a quotation mark that nothing closes: its cells as far as they can be told. `opened`: the line of the file on which the mark
 * stands; `met`: that of the next one, after which there is more text; null: there is none.
 */
export type BrokenRow = { broken: string[]; opened: number; met: number | null };

/** What is wrong with it. */
export function quoteProblem({ opened, met }: BrokenRow): RowProblem {
  if (met === null) return { field: null, code: "unclosed_quote", message: "a closing quotation mark", severity: "rejected" };
  const message = `a separator or a line end after the quotation mark on line ${met} that closes the one on line ${opened}; text inside quotation marks has its own doubled`;
  return { field: null, code: "text_after_quote", message, values: { line: opened, met }, severity: "rejected" };
}
