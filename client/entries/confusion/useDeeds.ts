// The four deeds of a question with what each would flip of real questions, before one is done; done as one save, with Undo.
import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { newDraftId } from "../../lib/newId.ts";
import { apiQuery, untilTold } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { flipDays, type KnownFlips } from "../../flips/knownFlips.ts";
import { useSettling } from "../useSettling.ts";
import { type ConfusedQuestion, type ConfusedSide, type Settlement, deedsFor } from "./deeds.ts";

type Preview = OutputOf<"previewFlips">;
export interface ForeseenDeed extends Settlement {
  flips: KnownFlips<Preview>;
  /** null: it cannot be done now. */
  run: (() => void) | null;
}

/** ms without going on to another question. */
const pause = 150;

/** @param onDone the question is settled: the next one */
export function useDeeds(
  question: ConfusedQuestion | undefined,
  pair: Record<ConfusedSide, OutputOf<"getEntry">> | null,
  onDone: () => void,
): { deeds: readonly ForeseenDeed[]; error: unknown } {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const { settle, busy, error } = useSettling();
  const [screen] = useState(() => newDraftId("confusion"));
  const deeds = useMemo(() => (question && pair ? deedsFor(question, pair) : []), [question, pair]);
  const [asked] = useDebouncedValue(deeds, pause);
  const isAsked = asked === deeds;
  const inputs = deeds.map(({ id, edit }) => edit && { kb, ...edit, days: flipDays, editor: `${screen} ${id}` });
  const found = useQueries({
    queries: inputs.map((input, i) => ({
      ...apiQuery("previewFlips", input ?? { kb, entry: null, content: null, days: flipDays, editor: `${screen} ${i}` }),
      enabled: write && input !== null && isAsked,
      // What others save meanwhile changes it.
      staleTime: 5_000,
      gcTime: 30_000,
      refetchInterval: untilTold,
    })),
  });
  const done = ({ id, entry, from }: Settlement): string =>
    t(
      id === "notFirst" || id === "notSecond"
        ? "confusion.deed.forbidden"
        : from === null
          ? "confusion.deed.taught"
          : "confusion.deed.moved",
      {
        question: entry.question,
      },
    );
  return {
    deeds: deeds.map((deed, i): ForeseenDeed => {
      const input = inputs[i] ?? null;
      const preview = found[i];
      // Nothing is done before it is said what it does; where that cannot be worked out the reason stands there.
      const isTold = preview?.data?.state === "ready" || preview?.isError === true;
      return {
        ...deed,
        flips: {
          list: input && { name: "listFlips", input },
          found: preview?.data,
          isStale: preview?.data === undefined,
          isChanged: deed.hindered === null,
          isIncomplete: false,
          error: preview?.error ?? null,
          retry: () => void preview?.refetch(),
        },
        run:
          write && !busy && isTold && deed.hindered === null && question
            ? () => settle(question.text, deed.entries, done(deed), onDone)
            : null,
      };
    }),
    error,
  };
}
