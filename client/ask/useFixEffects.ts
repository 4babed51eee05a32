// What making each fix would flip of real traffic: told by the piece that tells it while an entry is edited.
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { flipDays } from "../flips/knownFlips.ts";
import type { OutputOf } from "../lib/api.ts";
import { newDraftId } from "../lib/newId.ts";
import { apiQuery, untilTold } from "../lib/queries.ts";
import { useMay } from "../lib/session.ts";
import type { TriedFix } from "./useFix.ts";

export type FixEffect = OutputOf<"previewFix">;

/** In the order of the fixes; undefined: not asked for, or not known yet. */
export function useFixEffects(kb: string, fixes: readonly TriedFix[]): (FixEffect | undefined)[] {
  const write = useMay()("write");
  const [screen] = useState(() => newDraftId("editor"));
  const found = useQueries({
    queries: fixes.map(({ fix }, i) => ({
      ...apiQuery("previewFix", { kb, fix, days: flipDays, editor: `${screen} ${i}` }),
      enabled: write,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      // The thread that holds the questions may have to be made first, and a synonym is trained.
      refetchInterval: untilTold,
    })),
  });
  return found.map(({ data }) => data);
}
