// Conditions of an answer: what they say in words, and time ranges taken apart.
import i18next from "i18next";
import type { Answer } from "../../../shared/knowledge/entry.ts";
import { channelWords } from "../../lib/channelName.ts";
import { rangeWords } from "../../lib/rangeWords.ts";

export type Condition = Answer["when"][number];

export const rangeText = (from: string, until: string): string => `${from}/${until}`;

/** Local ISO as date fields have it, and back. A bare day is its beginning. */
export const toField = (local: string): string | null =>
  local === "" ? null : (local.length <= 10 ? `${local}T00:00:00` : local.length === 16 ? `${local}:00` : local).replace("T", " ");
export const fromField = (value: string | null): string => (value === null ? "" : value.replace(" ", "T"));

export const fieldWords = (field: string): string =>
  field === "channel" || field === "time"
    ? i18next.t(`knowledge.answers.${field}`)
    : field === ""
      ? i18next.t("knowledge.answers.context")
      : field;

export const isComplete = ({ field, in: values }: Condition): boolean =>
  field.trim() !== "" && values.length > 0 && (field !== "time" || values.every((v) => v !== "/" && v !== ""));

export function valueWords(condition: Condition): string {
  if (!isComplete(condition)) return i18next.t("knowledge.answers.incomplete");
  const words = { time: (range: string) => rangeWords(range) ?? i18next.t("knowledge.answers.incomplete"), channel: channelWords }[
    condition.field
  ];
  return (words ? condition.in.map(words) : condition.in).join(" · ");
}

/** All conditions of an answer, for names and histories. */
export const conditionWords = (when: readonly Condition[]): string =>
  when.map((c) => `${fieldWords(c.field)} ${valueWords(c)}`).join(i18next.t("knowledge.answers.comma"));
