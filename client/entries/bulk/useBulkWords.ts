// A bulk change in words: "Moved to …", "Tag … became …".
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import type { OutputOf } from "../../lib/api.ts";
import { useTimes } from "../../lib/time.ts";
import { useCategories } from "../categories/useCategories.ts";

type Row = Pick<OutputOf<"listBulkChanges">["rows"][number], "change" | "tree">;

export function useBulkWords(): (row: Row) => string {
  const { t } = useTranslation();
  const { full } = useTimes();
  const categories = useCategories().data?.categories ?? [];
  const names = (tags: readonly string[]): string => tags.join(t("common.list.separator"));
  return ({ change, tree }) => {
    if (tree)
      return tree.into === null
        ? t("knowledge.bulk.report.did.removedCategory", { category: tree.category })
        : t("knowledge.bulk.report.did.dissolved", { category: tree.category, into: tree.into });
    switch (change.field) {
      case "category":
        return t("knowledge.bulk.report.did.category", {
          name: change.category === null ? t("knowledge.none") : (categoryPath(categories, change.category).at(-1) ?? change.category),
        });
      case "tags":
        if (change.remove.length === 0) return t("knowledge.bulk.report.did.tagAdd", { names: names(change.add) });
        return change.add.length === 0
          ? t("knowledge.bulk.report.did.tagRemove", { names: names(change.remove) })
          : t("knowledge.bulk.report.did.retag", { from: names(change.remove), names: names(change.add) });
      case "validity":
        return t("knowledge.bulk.report.did.validity");
      case "enabled":
        return t(change.enabled ? "knowledge.bulk.report.did.enabled" : "knowledge.bulk.report.did.disabled");
      case "deleted":
        return t(change.deleted ? "knowledge.bulk.report.did.deleted" : "knowledge.bulk.report.did.restored");
      case "moment":
        return t("knowledge.bulk.report.did.moment", { at: full(change.before) });
      case "text":
        return t("knowledge.bulk.report.did.text", { find: change.find, replace: change.replace });
    }
  };
}
