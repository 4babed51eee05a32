// Which two words stand where one should, in words: the same one, or two spellings that are read alike.
import { useTranslation } from "react-i18next";
import type { Group, OneWayPair, Shared } from "./groups.ts";

/** Twice in one group. */
export function Twice({ pair }: { pair: OneWayPair | undefined }) {
  const { t } = useTranslation();
  if (!pair) return null;
  const { word, twin } = pair;
  return word === twin ? t("vocabulary.group.twice", { word }) : t("vocabulary.group.alike", { word, twin });
}

/** In this group and in another. */
export function InGroupToo({ shared: { word, twin, group } }: { shared: Shared }) {
  const { t } = useTranslation();
  const number = group + 1;
  return word === twin ? t("vocabulary.group.shared", { word, number }) : t("vocabulary.group.sharedAs", { word, twin, number });
}

/** A synonym group in one line: its words, or its words and what they count as. */
export function useGroupName(): (group: Group | undefined) => string {
  const { t } = useTranslation();
  return (group) => {
    if (!group) return "";
    if (group.to === undefined) return group.words.join(t("vocabulary.group.separator"));
    return t("vocabulary.group.oneWay", { words: group.words.join(t("vocabulary.group.comma")), to: group.to });
  };
}
