// What an entry's similar questions are worth: as last worked out, or being worked out by a job that goes on when the entry is left.
import { useMemo } from "react";
import type { OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useApi } from "../../lib/useApi.ts";
import { useCommand } from "../../lib/useCommand.ts";
import type { Entry } from "./useEntryForm.ts";

type Found = NonNullable<OutputOf<"getWordingValues">["values"]>;
export type WordingValue = Found["rows"][number];

export interface WordingValues {
  /** undefined while it is not here, null if it was never worked out. */
  found: Found | null | undefined;
  /** The entry was taught other wordings since. */
  outdated: boolean;
  running: { done: number; total: number } | null;
  /** null: not allowed. */
  start: (() => void) | null;
  stop: (() => void) | null;
  error: unknown;
}

export function useWordingValues(entry: Entry | null): WordingValues {
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const id = entry?.id ?? "";
  const values = useApi("getWordingValues", entry && { kb, entry: id }, { keepPrevious: false });
  const jobs = useApi("listJobs", { kb }).data?.rows;
  const { mutate: value, error: refused } = useCommand("valueWordings");
  const { mutate: cancel } = useCommand("cancelJob");
  const { data, error } = values;
  const job = jobs?.find(({ id: one }) => one === data?.job);
  // Ended, and what it found not yet here: nothing is to vanish meanwhile.
  const running = useMemo(() => (data?.job ? (job?.state === "running" ? job : { id: data.job, done: 0, total: 0 }) : null), [data, job]);
  const saved = entry?.content.similar;
  return useMemo(
    () => ({
      found: data?.values,
      outdated: data?.values ? isOutdated(data.values.rows, saved ?? []) : false,
      running,
      start: write && id !== "" ? () => value({ kb, entry: id }) : null,
      stop: write && running ? () => cancel({ kb, job: running.id }) : null,
      error: refused ?? error,
    }),
    [data, saved, running, write, kb, id, value, cancel, refused, error],
  );
}

/** Those found redundant may go, any of them: what was found of the others stands. */
function isOutdated(rows: readonly WordingValue[], saved: Entry["content"]["similar"]): boolean {
  const now = new Map(saved.flatMap(({ id, text, kind }) => (kind === "positive" ? [[id, text] as const] : [])));
  const judged = new Map(rows.map((row) => [row.id, row]));
  return rows.some(({ id, isRedundant }) => !isRedundant && !now.has(id)) || [...now].some(([id, text]) => judged.get(id)?.text !== text);
}
