// What saving the words as they stand would do to real questions and to what is taught, worked out anew after each pause.
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { type Vocabulary, vocabularyShape } from "../../shared/knowledge/version.ts";
import { flipDays, type KnownFlips } from "../flips/knownFlips.ts";
import type { OutputOf } from "../lib/api.ts";
import { newDraftId } from "../lib/newId.ts";
import { useApi, untilTold } from "../lib/queries.ts";
import type { PartForm } from "../lib/usePartForm.ts";

/** ms without a change: it takes the server seconds. */
const pause = 400;

/** @param isBlocked it cannot be saved as it is */
export function useVocabularyFlips(
  kb: string,
  { value, changes }: PartForm<Vocabulary>,
  isBlocked: boolean,
  readOnly: boolean,
): KnownFlips<OutputOf<"previewVocabularyFlips">> {
  const [editor] = useState(() => newDraftId("editor"));
  const [settled] = useDebouncedValue(value, pause);
  const input = useMemo(() => {
    const saveable = readOnly || changes === 0 || isBlocked ? null : vocabularyShape.safeParse(settled);
    return saveable?.success ? { kb, vocabulary: saveable.data, days: flipDays, editor } : null;
  }, [kb, settled, changes, isBlocked, readOnly, editor]);
  const preview = useApi("previewVocabularyFlips", input, {
    staleTime: 5_000,
    gcTime: 30_000,
    refetchInterval: untilTold,
  });
  return {
    list: input && { name: "listVocabularyFlips", input },
    found: input === null ? undefined : preview.data,
    isStale: value !== settled || preview.isPlaceholderData,
    isChanged: changes > 0,
    isIncomplete: isBlocked,
    error: input === null ? null : preview.error,
    retry: () => void preview.refetch(),
  };
}
