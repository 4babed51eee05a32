// What the fields of an entry are called, wherever they are named.
import type { ContentField } from "../knowledge/fields.ts";

export const fieldNames: Record<"zh" | "en", Record<ContentField, string>> = {
  zh: { question: "标准问", similar: "相似问", answers: "答案", category: "类目", tags: "标签", related: "关联问", validFrom: "生效时间", validUntil: "失效时间", enabled: "启用", handOff: "转人工", note: "备注" },
  en: { question: "Standard question", similar: "Similar questions", answers: "Answers", category: "Category", tags: "Tags", related: "Related questions", validFrom: "Valid from", validUntil: "Valid until", enabled: "Enabled", handOff: "Handoff", note: "Note" },
};
