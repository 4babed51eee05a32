// What is wrong with a row of a file of entries, in words: for the preview, and for the file of rejected rows.
import { contentFields } from "../knowledge/fields.ts";
import type { RowProblem } from "../knowledge/jsonl.ts";
import { knowledge } from "./knowledge.ts";

const fields = ["id", ...contentFields] as const;
const ofTheRow = [
  "duplicate_id",
  "ends_before_start",
  "duplicate_question",
  "repeated_wording",
  "missing_related",
  "invalid_json",
  "line_too_long",
  "entry_too_long",
  "unclosed_quote",
  "text_after_quote",
  "unknown_field",
  "unknown_column",
  "repeated_column",
  "extra_cells",
  "formula_error",
  "header_again",
  "header_below",
  "strange_id",
  "foreign_id",
  "foreign_row",
  "unknown_channel",
  "not_a_period",
] as const;
const asWritten: ReadonlySet<string> = new Set(["unknown_field", "unknown_column", "repeated_column"]);
const timeOrFlag = { validFrom: "time", validUntil: "time", enabled: "flag", id: "id" } as const;

type Problem = Pick<RowProblem, "field" | "code" | "message"> & { values?: RowProblem["values"] | undefined };

/** "field: what was expected"; what we have no words for is said as the server says it. */
export function problemWords(language: "zh" | "en", { field, code, message, values = {} }: Problem): string {
  const { problem, field: names } = knowledge[language].import;
  const { check } = knowledge[language].editor;
  const { place, placeAlone } = knowledge[language].files;
  const row = fill(values.sheet === undefined ? placeAlone : place, { sheet: values.sheet, row: values.row });
  const own = { ...values, place: row };
  const [root, index, part] = (field ?? "").split(".");
  // A column or field nobody knows is called as the file calls it, also where we use the same word.
  const known = asWritten.has(code) ? undefined : fields.find((f) => f === root);
  const name = known ? names[known] : field;
  const said = (words: string): string => (name ? fill(problem.at, { name, words: fill(words, own) }) : fill(words, own));
  if (code === "left_to_another") return said(values.row !== undefined ? problem.leftToRow : problem.leftToEntry);
  if (code === "taught_elsewhere") return said(values.row !== undefined ? problem.taughtInRow : problem.taughtByEntry);
  const ours = ofTheRow.find((one) => one === code);
  if (ours) return said(problem[ours]);
  if (root === "validFrom" || root === "validUntil" || root === "enabled" || root === "id") return said(problem[timeOrFlag[root]]);
  if (root === "question" || root === "tags" || root === "related" || root === "note") return said(check[root]);
  if (root === "similar") return said(index === undefined ? check.similarMany : check.similar);
  if (root === "answers" && index === undefined) return said(check.answersMany);
  if (root === "answers") return said(part === "when" ? check.condition : check.answer);
  if (!name) return problem.invalid_json;
  return fill(problem.at, { name, words: fill(check.other, { expected: message }) });
}

/** Each {{name}} by its value; a value's own braces stay. */
const fill = (text: string, values: Record<string, string | number | undefined>): string =>
  text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ""));
