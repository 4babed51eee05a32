// How words are used: by how many entries, by how often they were asked with, and which of a group nobody said.
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Vocabulary } from "../../shared/knowledge/version.ts";
import { flipDays } from "../flips/knownFlips.ts";
import type { OutputOf } from "../lib/api.ts";
import { useApi, untilTold } from "../lib/queries.ts";

/** Of one group, or of one word of a list. */
export type Use = Extract<OutputOf<"countWords">, { state: "counted" }>["use"][number];

/** ms without a change. */
const pause = 400;

/** The use of each of a list's groups or words, in their order; undefined while it is not known of these. */
export function useWordUse(kb: string, list: keyof Vocabulary, value: Vocabulary): readonly Use[] | undefined {
  const wanted = useMemo(
    () =>
      list === "synonyms"
        ? value.synonyms.map(({ words, to }) => (to === undefined ? words : [...words, to]))
        : (value[list] ?? []).map(({ word }) => [word]),
    [list, value],
  );
  const [groups] = useDebouncedValue(wanted, pause);
  const { data, isPlaceholderData } = useApi("countWords", groups.length === 0 ? null : { kb, groups, days: flipDays }, {
    staleTime: 60_000,
    refetchInterval: untilTold,
  });
  return data?.state === "counted" && groups === wanted && !isPlaceholderData ? data.use : undefined;
}

/** In a row. */
export function UseFigures({ use }: { use: Use | undefined }) {
  const { t } = useTranslation();
  if (!use) return null;
  const { entries, questions, times } = use;
  return (
    <span className="xs text-3 num nowrap" title={t("vocabulary.use.title", { entries, questions, times, days: flipDays })}>
      {entries === 0 && questions === 0 ? t("vocabulary.use.nowhere") : t("vocabulary.use.row", { count: entries, times })}
    </span>
  );
}

/** Under a group's words: those that stand in no question. */
export function UnaskedWords({ use, words }: { use: Use | undefined; words: readonly string[] }) {
  const { t } = useTranslation();
  const unasked = use?.unasked.flatMap((place) => words[place] ?? []) ?? [];
  if (!use || unasked.length === 0) return null;
  return <p className="xs text-2">{t("vocabulary.use.unasked", { words: unasked.join(t("vocabulary.group.comma")), days: flipDays })}</p>;
}
