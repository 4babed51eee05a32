// The check of all own wordings: what the latest found, the one that runs, and how to start or stop it.
import type { OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useApi, useCommand } from "../../lib/queries.ts";

export interface OwnCheck {
  found: OutputOf<"getOwnWordings"> | undefined;
  running: { done: number; total: number } | null;
  /** null: not allowed. */
  start: (() => void) | null;
  stop: (() => void) | null;
  starting: boolean;
  error: unknown;
}

export function useOwnCheck(): OwnCheck {
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const found = useApi("getOwnWordings", { kb });
  const job = useApi("listJobs", { kb }).data?.rows.find(({ kind, state }) => kind === "check_own_wordings" && state === "running");
  const check = useCommand("checkOwnWordings");
  const cancel = useCommand("cancelJob");
  return {
    found: found.data,
    running: job ?? null,
    start: write ? () => check.mutate({ kb }) : null,
    stop: write && job ? () => cancel.mutate({ kb, job: job.id }) : null,
    starting: check.isPending,
    error: check.error ?? cancel.error ?? found.error,
  };
}
