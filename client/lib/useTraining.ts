// How far the draft's full training is: read with the running jobs, which the top bar polls; nothing is polled for it alone.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { OutputOf } from "./api.ts";
import { useKnowledgeBase } from "./session.ts";
import { useApi } from "./queries.ts";

export type Training = NonNullable<OutputOf<"listJobs">["training"]>;

/** null while nobody has asked the draft anything. */
export function useTraining(): Training | null {
  const kb = useKnowledgeBase().id;
  return useApi("listJobs", { kb }, { beside: true }).data?.training ?? null;
}

/** Whether something is still to come: only then is it asked how far it is. */
export const isUnderWay = (training: Training | null | undefined): boolean =>
  training?.state === "waiting" || training?.state === "running";

/** Asks once how far it is: somebody else may have begun it. */
export function useLookAtTraining(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: ["listJobs"] }), [client]);
}
