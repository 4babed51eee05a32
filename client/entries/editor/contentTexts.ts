// A content's fields as texts to compare word by word, in the interface's language.
import i18next from "i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import type { Answer, EntryContent } from "../../../shared/knowledge/entry.ts";
import type { Category } from "../../../shared/knowledge/version.ts";
import { type ContentField, type FieldOf, heldIn } from "../../../shared/knowledge/fields.ts";
import { conditionWords } from "./conditionWords.ts";

export interface Naming {
  categories: readonly Category[];
  /** An instant as the shop reads it. */
  time: (iso: string) => string;
  /** An entry's standard question, where it is known. */
  question: (id: string) => string;
}

/** "" = nothing there. Similar questions and answers are compared one by one and not here. */
export function fieldText(content: EntryContent, field: Exclude<ContentField, FieldOf<"wordings" | "answers">>, naming: Naming): string {
  const held = heldIn(content, field);
  switch (held.kind) {
    case "text":
      return held.value;
    case "category":
      return held.value === null ? "" : categoryPath(naming.categories, held.value).join(" › ") || held.value;
    case "words":
      return held.value.join("、");
    case "entries":
      return held.value.map(naming.question).join("\n");
    case "time":
      return held.value === null ? "" : naming.time(held.value);
    case "flag":
      return i18next.t(held.value ? "knowledge.fields.yes" : "knowledge.fields.no");
    case "handOff":
      return held.value === null ? "" : (held.value.skillGroup ?? i18next.t("knowledge.fields.yes"));
    case "wordings":
    case "answers":
      return "";
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
