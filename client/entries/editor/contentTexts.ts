// A content's fields as texts to compare word by word, in the interface's language.
import i18next from "i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import type { Answer, EntryContent } from "../../../shared/knowledge/entry.ts";
import type { Category } from "../../../shared/knowledge/version.ts";
import type { ContentField } from "../../lib/contentFields.ts";
import { conditionWords } from "./conditionWords.ts";

export interface Naming {
  categories: readonly Category[];
  /** An instant as the shop reads it. */
  time: (iso: string) => string;
  /** An entry's standard question, where it is known. */
  question: (id: string) => string;
}

/** "" = nothing there. Similar questions and answers are compared one by one and not here. */
export function fieldText(content: EntryContent, field: Exclude<ContentField, "similar" | "answers">, naming: Naming): string {
  switch (field) {
    case "question":
      return content.question;
    case "note":
      return content.note;
    case "category":
      return content.category === null ? "" : categoryPath(naming.categories, content.category).join(" › ") || content.category;
    case "tags":
      return content.tags.join("、");
    case "related":
      return content.related.map(naming.question).join("\n");
    case "validFrom":
    case "validUntil":
      return content[field] === null ? "" : naming.time(content[field]);
    case "enabled":
      return i18next.t(content.enabled ? "knowledge.fields.yes" : "knowledge.fields.no");
    case "handOff":
      return content.handOff === null ? "" : (content.handOff.skillGroup ?? i18next.t("knowledge.fields.yes"));
  }
}

const answerText = (answer: Answer): string =>
  answer.when.length > 0
    ? `${i18next.t("knowledge.fields.when", { conditions: conditionWords(answer.when) })}\n${answer.text}`
    : answer.text;

/** Answers that are not on both sides, those of before with those of after in their order; "" where one side has none. */
export function answerPairs(before: EntryContent, after: EntryContent): { before: string; after: string }[] {
  const old = before.answers.map(answerText);
  const now = after.answers.map(answerText);
  const removed = old.filter((text) => !now.includes(text));
  const added = now.filter((text) => !old.includes(text));
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, i) => ({ before: removed[i] ?? "", after: added[i] ?? "" }));
}
