// The columns of the wide form in their order: what each holds, and its headers.

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

export const wideFields = columns.map(({ field }) => field);
export const wideHeaders: Record<"zh" | "en", readonly string[]> = { zh: columns.map(({ zh }) => zh), en: columns.map(({ en }) => en) };

/** The column in which our own exports name the knowledge base they are of: there an id is the entry's. */
export const markHeaders = { zh: "知识库", en: "knowledge base" } as const;

/** Columns of the file of rejected rows; ignored when it comes back corrected. */
export const reasonHeaders = { zh: ["行号", "原因"], en: ["row", "reason"] } as const;
