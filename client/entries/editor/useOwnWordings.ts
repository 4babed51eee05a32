// What is known of an entry's own wordings: which it loses when they are left out, by the latest check, and which could go, by their values.
import { useEffect, useMemo } from "react";
import type { OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import type { Entry, EntryForm } from "./useEntryForm.ts";

export type OwnRow = OutputOf<"getEntryOwnWordings">["rows"][number];

export interface OwnWordings {
  /** undefined while it is not here. */
  found: OutputOf<"getEntryOwnWordings"> | undefined;
  error: unknown;
  /** Weak similar questions as they stand in the form, by id. */
  weak: ReadonlyMap<string, OwnRow>;
  /** Similar questions of the form that can all be taken out at once. */
  redundant: ReadonlySet<string>;
  values: WordingValues;
}

export function useOwnWordings(entry: Entry | null, form: EntryForm): OwnWordings {
  const kb = useKnowledgeBase().id;
  const found = useApi("getEntryOwnWordings", entry && { kb, entry: entry.id }, { keepPrevious: false });
  const values = useWordingValues(entry);
  const { similar } = form.content;
  return useMemo(() => {
    // What was reworded here is not what was judged.
    const texts = new Map(similar.flatMap(({ id, text, kind }) => (kind === "positive" ? [[id, text] as const] : [])));
    const rows = (found.data?.rows ?? []).flatMap((row) =>
      row.id !== null && texts.get(row.id) === row.text ? [[row.id, row] as const] : [],
    );
    const judged = values.outdated
      ? []
      : (values.found?.rows ?? []).filter(({ id, text, isRedundant }) => isRedundant && texts.get(id) === text);
    return {
      found: found.data,
      error: found.error,
      weak: new Map(rows.filter(([, { state }]) => state === "weak")),
      redundant: new Set(judged.map(({ id }) => id)),
      values,
    };
  }, [similar, found.data, found.error, values]);
}

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

/** What an entry's similar questions are worth: as last worked out, or being worked out by a job that goes on when the entry is left. */
function useWordingValues(entry: Entry | null): WordingValues {
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const id = entry?.id ?? "";
  const values = useApi("getWordingValues", entry && { kb, entry: id }, { keepPrevious: false });
  const jobs = useApi("listJobs", { kb }).data?.rows;
  const { mutate: value, error: refused } = useCommand("valueWordings");
  const { mutate: cancel } = useCommand("cancelJob");
  const { data, error, refetch } = values;
  const job = jobs?.find(({ id: one }) => one === data?.job);
  // It may have ended before the list of jobs was first read: nobody else says so then.
  const isOver = job !== undefined && job.state !== "running";
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
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
