// A group of changes in words: "周敏 保存 3 个知识点".
import { useTranslation } from "react-i18next";
import type { HistoryGroup } from "./history.ts";

export function useGroupWords(): (group: HistoryGroup) => string {
  const { t } = useTranslation();
  return ({ kind, by, reason, entries, changes, version }) => {
    const who = by ?? t("history.system");
    if (kind === "version") return `${who} ${t("history.version", { number: version?.number ?? 0 })}`;
    if (kind !== "entries") {
      const did = t(`history.part.${kind}`);
      return `${who} ${changes === 1 ? did : t("history.times", { did, count: changes })}`;
    }
    return `${who} ${t("history.entries", { did: reason === null ? "" : t(`history.did.${reason}`), count: entries })}`;
  };
}
