// One change in one line: the texts that differ most tellingly, or the facts of what is new or gone.
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { useTimes } from "../lib/time.ts";
import { type ListedChange, type EntryChange, isPart, type PartChange } from "./changes.ts";
import { type ContentField, contentFields, isKind } from "../../shared/knowledge/fields.ts";
import { answerChanged, answerChanges, changedKnowledge, nearChange, wordingChanges } from "./entryDiff.ts";
import {
  categoryChanges,
  lineChanges,
  oneWayChanges,
  settingChanges,
  type SettingChange,
  synonymChanges,
  wordChanges,
} from "./partDiff.ts";
import { type Trees, useFieldWords } from "./useFieldWords.ts";

/** `label` names the field (empty for an answer, which speaks for itself); `swap`: one short value for another; `rest` says what else there is. */
export type Summary = { facts: string } | { label: string; before: string; after: string; swap: boolean; rest: string };

/** The field a row shows first: what customers will notice most, then the others. */
const telling: readonly ContentField[] = [
  ...(["answers", "question", "similar", "enabled", "handOff", "validUntil", "validFrom", "category", "related"] as const),
  ...contentFields,
];

/** Fields with one short value: read better side by side than word by word. */
const isSwapped = (field: ContentField): boolean => isKind(field, "flag", "handOff", "time", "category", "entries");

export function useSettingName(): (name: SettingChange["name"]) => string {
  const { t } = useTranslation();
  return (name) => {
    return t(`releases.part.${name}`);
  };
}

export function useSummary(trees: Trees): (change: ListedChange) => Summary {
  const entry = useEntrySummary(trees);
  const part = usePartSummary();
  return (change) => (isPart(change) ? part(change) : entry(change));
}

function useEntrySummary(trees: Trees): (change: EntryChange) => Summary {
  const { t } = useTranslation();
  const { day } = useTimes();
  const words = useFieldWords();
  const facts = (c: EntryContent): string => {
    const negatives = c.similar.filter((q) => q.kind === "negative").length;
    return [
      c.similar.length > negatives ? t("releases.summary.similar", { count: c.similar.length - negatives }) : "",
      negatives > 0 ? t("releases.summary.negatives", { count: negatives }) : "",
      c.answers.length > 0 ? t("releases.summary.answers", { count: c.answers.length }) : c.handOff ? "" : t("releases.summary.noAnswer"),
      c.handOff ? t("releases.summary.handOff") : "",
      c.enabled ? "" : t("releases.summary.disabled"),
      c.validFrom ? t("releases.summary.from", { date: day(c.validFrom) }) : "",
      c.validUntil ? t("releases.summary.until", { date: day(c.validUntil) }) : "",
    ]
      .filter((fact) => fact !== "")
      .join(" · ");
  };
  const texts = (field: ContentField, before: EntryContent, after: EntryContent): { label: string; before: string; after: string } => {
    const label = t(`releases.field.${field}`);
    if (isKind(field, "text")) return { label, before: before[field], after: after[field] };
    if (isKind(field, "words")) return { label, before: before[field].join(" · "), after: after[field].join(" · ") };
    if (isKind(field, "entries")) return { label, before: String(before[field].length), after: String(after[field].length) };
    if (field === "answers") {
      const first = answerChanges(before.answers, after.answers).find(answerChanged);
      if (!first) return { label, before: t("releases.summary.order"), after: t("releases.summary.order") };
      const sameText = first.before?.text === first.after?.text;
      const text = (answer: typeof first.before): string => (answer === null ? "" : sameText ? words.conditions(answer) : answer.text);
      return { label: sameText ? t("releases.field.conditions") : "", before: text(first.before), after: text(first.after) };
    }
    if (field === "similar") {
      const first = wordingChanges(before.similar, after.similar)[0];
      const word = (of: "positive" | "negative"): string => t(`releases.value.${of}`);
      if (first?.kind === "moved") return { label: first.after.text, before: word(first.before.kind), after: word(first.after.kind) };
      return {
        label,
        before: first?.kind === "added" ? "" : (first?.before.text ?? ""),
        after: first?.kind === "removed" ? "" : (first?.after.text ?? ""),
      };
    }
    return { label, before: words.value(field, before, trees.before), after: words.value(field, after, trees.after) };
  };
  return ({ before, after }) => {
    if (!before || !after) {
      const content = after ?? before;
      const all = content ? facts(content) : "";
      return { facts: after ? all : t("releases.summary.was", { what: all }) };
    }
    const changed = changedKnowledge(before, after);
    const field = telling.find((one) => changed.includes(one));
    if (!field) return { facts: t("releases.summary.none") };
    const { label, ...pair } = texts(field, before, after);
    const first = field === "similar" ? wordingChanges(before.similar, after.similar)[0] : undefined;
    const within =
      field === "similar"
        ? wordingChanges(before.similar, after.similar).filter((c) => c.kind !== "same").length
        : field === "answers"
          ? Math.max(1, answerChanges(before.answers, after.answers).filter(answerChanged).length)
          : 1;
    const more = changed.length - 1 + within - 1;
    return {
      label,
      ...nearChange(pair.before, pair.after),
      swap: isSwapped(field) || (field === "similar" && first?.kind === "moved"),
      rest: more > 0 ? t("releases.summary.more", { count: more }) : "",
    };
  };
}

function usePartSummary(): (change: PartChange) => Summary {
  const { t } = useTranslation();
  const settingName = useSettingName();
  const labelWords = useLabelWords();
  const more = (count: number): string => (count > 0 ? t("releases.summary.more", { count }) : "");
  const lines = (changes: { added: string[]; removed: string[] }, label: string): Summary => {
    const [text, gone] = changes.added[0] !== undefined ? [changes.added[0], false] : [changes.removed[0] ?? "", true];
    return {
      label,
      before: gone ? text : "",
      after: gone ? "" : text,
      swap: false,
      rest: more(changes.added.length + changes.removed.length - 1),
    };
  };
  return (change) => {
    if (change.part === "vocabulary") {
      const groups = synonymChanges(change.before, change.after);
      const oneWay = oneWayChanges(change.before, change.after);
      const words = wordChanges(change.before, change.after);
      const all = groups.length + oneWay.length + words.reduce((sum, { added, removed }) => sum + added.length + removed.length, 0);
      const [list] = words;
      const first = groups[0] ?? oneWay[0];
      if (!first)
        return list ? { ...lines(list, t(`releases.part.${list.list}`)), rest: more(all - 1) } : { facts: t("releases.summary.none") };
      const [name, between] = groups[0] ? (["synonyms", " = "] as const) : (["oneWay", " "] as const);
      return {
        label: t(`releases.part.${name}`),
        before: first.before.join(between),
        after: first.after.join(between),
        swap: false,
        rest: more(all - 1),
      };
    }
    if (change.part === "settings") {
      const changes = settingChanges(change.before, change.after);
      const first = changes[0];
      return first
        ? {
            label: settingName(first.name),
            ...nearChange(first.before, first.after),
            swap: !first.name.startsWith("reply."),
            rest: more(changes.length - 1),
          }
        : { facts: t("releases.summary.none") };
    }
    if (change.part === "categories") {
      const changes = categoryChanges(change.before, change.after);
      const first = changes[0];
      if (!first) return { facts: t("releases.summary.order") };
      const group = first.skillGroup && first.before === first.after;
      return {
        label: group ? first.after : "",
        before: group ? (first.skillGroup?.before ?? "") : first.before,
        after: group ? (first.skillGroup?.after ?? "") : first.after,
        swap: true,
        rest: more(changes.length - 1),
      };
    }
    if (change.part === "labels") {
      return {
        label: t("releases.part.calibration"),
        before: change.before ? labelWords(change.before.questions) : "",
        after: labelWords(change.after.questions),
        swap: true,
        rest: "",
      };
    }
    return lines(lineChanges(change.before, change.after), "");
  };
}

/** What so many labelled questions mean for the confidence; 0: it is fitted to the knowledge base itself. */
export function useLabelWords(): (questions: number) => string {
  const { t } = useTranslation();
  return (questions) => (questions === 0 ? t("releases.part.ownCalibration") : t("releases.part.labels", { count: questions }));
}
