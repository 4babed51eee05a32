// The columns of the wide form in their order: what each holds, and its headers.
import type { RowProblem } from "./jsonl.ts";

const columns = [
  { field: "id", zh: "ID", en: "id" },
  { field: "category", zh: "类目", en: "category" },
  { field: "question", zh: "标准问", en: "question" },
  { field: "similar", zh: "相似问", en: "similar questions" },
  { field: "negatives", zh: "反例", en: "negative questions" },
  { field: "answer", zh: "答案", en: "answer" },
  { field: "channel", zh: "渠道", en: "channel" },
  { field: "tags", zh: "标签", en: "tags" },
  { field: "related", zh: "关联问", en: "related" },
  { field: "validFrom", zh: "生效时间", en: "valid from" },
  { field: "validUntil", zh: "失效时间", en: "valid until" },
  { field: "enabled", zh: "启用", en: "enabled" },
] as const;
export type WideField = (typeof columns)[number]["field"];

export const wideFields: readonly WideField[] = columns.map(({ field }) => field);
export const wideHeaders: Record<"zh" | "en", readonly string[]> = { zh: columns.map(({ zh }) => zh), en: columns.map(({ en }) => en) };

/** Columns of the file of rejected rows; ignored when it comes back corrected. */
export const reasonHeaders = { zh: ["行号", "原因"], en: ["row", "reason"] } as const;

/** Which column holds which field; null when there is no standard question among the headers. Unknown headers are warnings. */
export function readWideHeader(cells: readonly string[]): { columns: Map<WideField, number>; problems: RowProblem[] } | null {
  const found = new Map<WideField, number>();
  const problems: RowProblem[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase();
    const field = columns.find(({ zh, en }) => zh.toLowerCase() === name || en === name)?.field;
    if (field && !found.has(field)) found.set(field, index);
    else if (name !== "" && ![...reasonHeaders.zh, ...reasonHeaders.en].some((h) => h === name))
      problems.push({
        field: cell.trim(),
        ...(field
          ? { code: "repeated_column", message: "this column stands here twice; the first is read, this one ignored" }
          : { code: "unknown_column", message: `not one of the columns ${wideHeaders.en.join(", ")} (or in Chinese); ignored` }),
        severity: "warning",
      });
  }
  return found.has("question") ? { columns: found, problems } : null;
}
