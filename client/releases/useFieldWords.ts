// How values of an entry are worded: conditions, categories, validity, handoff.
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../shared/knowledge/categories.ts";
import type { Answer, EntryContent } from "../../shared/knowledge/entry.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import { channelWords } from "../lib/channelName.ts";
import { rangeWords } from "../lib/rangeWords.ts";
import { useTimes } from "../lib/time.ts";
import { type ContentField, heldIn } from "../../shared/knowledge/fields.ts";

/** Channels and periods by the names a trainer knows, other values as they are. */
const valuesOf = ({ field, in: values }: Answer["when"][number]): string[] =>
  field === "channel" ? values.map(channelWords) : field === "time" ? values.map((range) => rangeWords(range) ?? range) : values;

export interface Trees {
  before: readonly Category[];
  after: readonly Category[];
}

export interface FieldWords {
  conditions: (answer: Answer) => string;
  /** A field that has one short value, in words. */
  value: (field: ContentField, content: EntryContent, tree: readonly Category[]) => string;
}

export function useFieldWords(): FieldWords {
  const { t } = useTranslation();
  const { full } = useTimes();
  const named = (field: string): string => (field === "channel" || field === "time" ? t(`releases.value.${field}`) : field);
  return {
    conditions: (answer) =>
      answer.when.length === 0
        ? t("releases.value.defaultAnswer")
        : answer.when
            .map((c) => t("releases.value.condition", { field: named(c.field), values: valuesOf(c).join(" / ") }))
            .join(t("releases.publish.comma")),
    value: (field, content, tree) => {
      const { kind, value } = heldIn(content, field);
      if (kind === "category") return categoryPath(tree, value).join(" › ") || t("releases.value.noCategory");
      if (kind === "flag") return t(value ? "releases.value.on" : "releases.value.off");
      if (kind === "time") return value === null ? t("releases.value.always") : full(value);
      if (kind === "handOff") {
        if (value === null) return t("releases.value.noHandOff");
        return value.skillGroup === null ? t("releases.value.handOffCategory") : t("releases.value.handOffTo", { group: value.skillGroup });
      }
      return "";
    },
  };
}
