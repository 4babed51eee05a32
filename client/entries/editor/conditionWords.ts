// Conditions of an answer: what they say in words, and time ranges taken apart.
import i18next from "i18next";
import type { Answer } from "../../../shared/knowledge/entry.ts";
import { channelWords } from "../../lib/channelName.ts";
import { dayBeside } from "./clockText.ts";

export type Condition = Answer["when"][number];

/** "2026-11-01T00:00/2026-11-26T00:00" → its two ends, "" = open. */
export function rangeOf(text: string): { from: string; until: string } {
  const [from = "", until = ""] = text.split("/");
  return { from: from.trim(), until: until.trim() };
}
export const rangeText = (from: string, until: string): string => `${from}/${until}`;

/** Local ISO as date fields have it, and back. A bare day is its beginning. */
export const toField = (local: string): string | null =>
  local === "" ? null : (local.length <= 10 ? `${local}T00:00:00` : local.length === 16 ? `${local}:00` : local).replace("T", " ");
export const fromField = (value: string | null): string => (value === null ? "" : value.replace(" ", "T"));

/** "11-01 00:00"; midnight goes without saying. */
const short = (local: string): string => {
  const [day = "", clock = ""] = local.replace(" ", "T").split("T");
  const shown = day.startsWith(String(new Date().getFullYear())) ? day.slice(5) : day;
  return clock === "" || clock.startsWith("00:00") ? shown : `${shown} ${clock.slice(0, 5)}`;
};

/** An end at midnight is told by the last day before it. */
const lastOf = (until: string): string => (/^.{10}(?:[T ]00:00(?::00)?)?$/u.test(until) ? dayBeside(until, -1) : until);

export function rangeWords(text: string): string {
  const { from, until } = rangeOf(text);
  if (from !== "" && until !== "") return i18next.t("knowledge.answers.range", { from: short(from), until: short(lastOf(until)) });
  if (from !== "") return i18next.t("knowledge.answers.since", { from: short(from) });
  return until === "" ? i18next.t("knowledge.answers.incomplete") : i18next.t("knowledge.answers.upTo", { until: short(lastOf(until)) });
}

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
  const words = { time: rangeWords, channel: channelWords }[condition.field];
  return (words ? condition.in.map(words) : condition.in).join(" · ");
}

/** All conditions of an answer, for names and histories. */
export const conditionWords = (when: readonly Condition[]): string => when.map((c) => `${fieldWords(c.field)} ${valueWords(c)}`).join("，");
