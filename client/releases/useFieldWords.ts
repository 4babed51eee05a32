// How values of an entry are worded: conditions, categories, validity, handoff.
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../shared/knowledge/categories.ts";
import type { Answer, EntryContent } from "../../shared/knowledge/entry.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import { useTimes } from "../lib/time.ts";
import type { ContentField } from "../lib/contentFields.ts";

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
            .map((c) => t("releases.value.condition", { field: named(c.field), values: c.in.join(" / ") }))
            .join(t("releases.publish.comma")),
    value: (field, content, tree) => {
      if (field === "category") return categoryPath(tree, content.category).join(" › ") || t("releases.value.noCategory");
      if (field === "enabled") return t(content.enabled ? "releases.value.on" : "releases.value.off");
      if (field === "validFrom" || field === "validUntil")
        return content[field] === null ? t("releases.value.always") : full(content[field]);
      if (field === "handOff") {
        if (content.handOff === null) return t("releases.value.noHandOff");
        return content.handOff.skillGroup === null
          ? t("releases.value.handOffCategory")
          : t("releases.value.handOffTo", { group: content.handOff.skillGroup });
      }
      return "";
    },
  };
}
