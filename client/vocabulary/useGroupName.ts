// A synonym group in one line: its words, or its words and what they count as.
import { useTranslation } from "react-i18next";
import type { Group } from "./groups.ts";

export function useGroupName(): (group: Group | undefined) => string {
  const { t } = useTranslation();
  return (group) => {
    if (!group) return "";
    if (group.to === undefined) return group.words.join(t("vocabulary.group.separator"));
    return t("vocabulary.group.oneWay", { words: group.words.join(t("vocabulary.group.comma")), to: group.to });
  };
}
