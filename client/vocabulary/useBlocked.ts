// Why a vocabulary cannot be saved as it is, in words.
import { useTranslation } from "react-i18next";
import type { GroupProblems } from "./groups.ts";

/** Why it cannot be saved. */
export function useBlocked({ short, shared, twice, stop, repeated, alike }: GroupProblems): string | null {
  const { t } = useTranslation();
  if (short.size > 0) return t("vocabulary.blocked.short", { count: short.size });
  if (alike) return t("vocabulary.blocked.alike", { list: t(`vocabulary.${alike.list}`), word: alike.word, twin: alike.twin });
  if (shared.size > 0) return t("vocabulary.blocked.shared", { count: shared.size });
  if (twice.size > 0) return t("vocabulary.blocked.twice", { count: twice.size });
  if (stop.size > 0) return t("vocabulary.blocked.stop", { count: stop.size });
  const count = repeated.core.size + repeated.stop.size + repeated.sensitive.size;
  return count > 0 ? t("vocabulary.blocked.repeated", { count }) : null;
}
