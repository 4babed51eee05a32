// What teaching the questions that are meant to each proposal would flip of real traffic: told by the piece that tells it while an entry is edited.
import { useDebouncedValue } from "@mantine/hooks";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { OutputOf } from "../lib/api.ts";
import { newDraftId } from "../lib/newId.ts";
import { apiQuery, untilTold } from "../lib/queries.ts";
import { useMay } from "../lib/session.ts";

export type TeachingEffect = Extract<OutputOf<"previewDecision">, { state: "ready" }>;

/** ms without a tick. */
const pause = 150;

/** By entry; those not known yet are absent. */
export function useEffects(
  kb: string,
  cluster: string,
  members: readonly string[],
  entries: readonly string[],
): ReadonlyMap<string, TeachingEffect> {
  const write = useMay()("write");
  const [screen] = useState(() => newDraftId("review"));
  const [settled] = useDebouncedValue(members, pause);
  const found = useQueries({
    queries: entries.map((entry, i) => ({
      ...apiQuery("previewDecision", { kb, cluster, members: [...settled], entry, settle: [], editor: `${screen} ${i}` }),
      enabled: write && settled.length > 0,
      staleTime: 5_000,
      gcTime: 30_000,
      // The thread that holds the questions may have to be made first.
      refetchInterval: untilTold,
    })),
  });
  return new Map(found.flatMap(({ data }, i) => (data?.state === "ready" ? [[entries[i]!, data] as const] : [])));
}
