// What is wrong with a row of a file of entries, in the reader's language.
import type { TFunction } from "i18next";
import { contentFields } from "../../../shared/knowledge/fields.ts";
import type { ImportPreview } from "./choices.ts";

type Problem = ImportPreview["problems"][number];

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
  "strange_id",
] as const;
const asWritten: ReadonlySet<string> = new Set(["unknown_field", "unknown_column", "repeated_column"]);
const timeOrFlag = { validFrom: "time", validUntil: "time", enabled: "flag", id: "id" } as const;

/** "field: what was expected"; what we have no words for is said as the server says it. */
export function problemText(t: TFunction, place: string, { field, code, message, values: named }: Problem): string {
  const { text = "", entry = "", row = 0, left = 0, line = 0, met = 0 } = named ?? {};
  const values = { text, entry, row, left, line, met, place };
  const [root, index, part] = (field ?? "").split(".");
  // A column or field nobody knows is called as the file calls it, also where we use the same word.
  const known = asWritten.has(code) ? undefined : fields.find((f) => f === root);
  const name = known ? t(`knowledge.import.field.${known}`) : field;
  const said = (words: string): string => (name ? t("knowledge.import.problem.at", { name, words }) : words);
  if (code === "taught_elsewhere")
    return said(
      named?.row !== undefined ? t("knowledge.import.problem.taughtInRow", values) : t("knowledge.import.problem.taughtByEntry", values),
    );
  const own = ofTheRow.find((one) => one === code);
  if (own) return said(t(`knowledge.import.problem.${own}`, values));
  if (root === "validFrom" || root === "validUntil" || root === "enabled" || root === "id")
    return said(t(`knowledge.import.problem.${timeOrFlag[root]}`));
  if (root === "question" || root === "tags" || root === "related" || root === "note") return said(t(`knowledge.editor.check.${root}`));
  if (root === "similar") return said(t(index === undefined ? "knowledge.editor.check.similarMany" : "knowledge.editor.check.similar"));
  if (root === "answers" && index === undefined) return said(t("knowledge.editor.check.answersMany"));
  if (root === "answers") return said(t(part === "when" ? "knowledge.editor.check.condition" : "knowledge.editor.check.answer"));
  if (!name) return t("knowledge.import.problem.invalid_json");
  return said(t("knowledge.editor.check.other", { expected: message }));
}
