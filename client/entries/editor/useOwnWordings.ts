// What is known of an entry's own wordings: which it loses when they are left out, by the latest check, and which could go, by their values.
import { useMemo } from "react";
import type { OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { useApi } from "../../lib/useApi.ts";
import type { Entry, EntryForm } from "./useEntryForm.ts";
import { useWordingValues, type WordingValues } from "./useWordingValues.ts";

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
