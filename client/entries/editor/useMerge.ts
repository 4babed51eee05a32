// What two entries would be as one: which stays, what was chosen of each, how that looks, and doing it with Undo.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type EntryContent, savedContent } from "../../../shared/knowledge/entry.ts";
import type { InputOf, OutputOf } from "../../lib/api.ts";
import { useApi, useCommand } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showUndo } from "../../lib/undo.ts";

export type Entry = OutputOf<"getEntry">;
type Preview = OutputOf<"previewMerge">;
type Choices = NonNullable<InputOf<"mergeEntries">["choices"]>;

/** The entries stand beside each other, whichever of them stays. */
export type Column = "mine" | "other";
type WordingKind = "positive" | "negative";

/** What is open in the editor. */
export interface Mine {
  /** null: never saved. */
  entry: Entry | null;
  content: EntryContent;
  /** The revision that was edited; 0 for one never saved. */
  base: number;
  isChanged: boolean;
}

interface Picked {
  stays: Column;
  question?: Column;
  category?: Column;
  validity?: Column;
  handOff?: Column;
  /** By their conditions as JSON. */
  answers: Readonly<Record<string, Column>>;
  wordings: Readonly<Record<string, WordingKind>>;
}

export interface Merging {
  other: Entry | undefined;
  preview: Preview | undefined;
  picked: Picked;
  /** Which stays, and which goes; null: it was never saved. */
  ends: { kept: string | null; goes: string | null };
  pick: (some: Partial<Picked>) => void;
  columnOf: (side: "kept" | "taken") => Column;
  /** The form has to be completed first. */
  isIncomplete: boolean;
  /** null: not yet, for what `preview` says. */
  run: (() => void) | null;
  busy: boolean;
  error: unknown;
}

export interface MergeEnds {
  onMerged: (kept: string) => void;
  /** Called with the revision that the entry which was open has now; null: it never had one. */
  onUndone: (revision: number | null) => void;
}

export const keyOfConditions = (when: Preview["answers"][number]["when"]): string => JSON.stringify(when);

export function useMerge(mine: Mine, otherId: string, { onMerged, onUndone }: MergeEnds): Merging {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const [picked, setPicked] = useState<Picked>({ stays: mine.entry ? "mine" : "other", answers: {}, wordings: {} });
  const other = useApi("getEntry", { kb, entry: otherId }, { keepPrevious: false });
  const doing = useCommand("mergeEntries");
  const undoing = useCommand("undoMerge");
  const typed = mine.isChanged ? savedContent.safeParse(mine.content) : null;
  const content = typed?.success ? { content: typed.data } : {};
  const isIncomplete = typed !== null && !typed.success;
  const columnOf = (side: "kept" | "taken"): Column => ((side === "kept") === (picked.stays === "mine") ? "mine" : "other");
  const sideOf = (column: Column): "kept" | "taken" => (column === picked.stays ? "kept" : "taken");
  const mineId = mine.entry?.id ?? null;

  const choices: Choices = {
    ...(picked.question ? { question: sideOf(picked.question) } : {}),
    ...(picked.category ? { category: sideOf(picked.category) } : {}),
    ...(picked.validity ? { validity: sideOf(picked.validity) } : {}),
    ...(picked.handOff ? { handOff: sideOf(picked.handOff) } : {}),
    answers: Object.entries(picked.answers).map(([key, column]) => ({ when: JSON.parse(key) as [], from: sideOf(column) })),
    wordings: Object.entries(picked.wordings).map(([text, kind]) => ({ text, kind })),
  };
  const entry = picked.stays === "mine" ? mineId : otherId;
  const [kept, taken] = picked.stays === "mine" ? [content, {}] : [{}, content];
  const goes = picked.stays === "mine" ? otherId : mineId;
  const preview = useApi(
    "previewMerge",
    isIncomplete || entry === null ? null : { kb, entry, ...kept, taken: { entry: goes, ...taken }, choices },
    { staleTime: 0 },
  );
  const found = preview.data;
  const isOpen = found === undefined || preview.isPlaceholderData || found.tooMany > 0 || found.clashes.some(({ kind }) => kind === null);

  const run = (): void => {
    if (!found || entry === null) return;
    const bases =
      picked.stays === "mine" ? { base: found.base, goes: found.takenBase ?? 0 } : { base: found.base, goes: found.takenBase ?? 0 };
    // What was typed was typed over a revision: a newer one is told instead of overwritten.
    if (mine.isChanged && mineId !== null) bases[picked.stays === "mine" ? "base" : "goes"] = mine.base;
    doing.mutate(
      { kb, entry, base: bases.base, ...kept, taken: { entry: goes, base: bases.goes, ...taken }, choices },
      {
        onSuccess: ({ merge }) => {
          onMerged(entry);
          showUndo(t("knowledge.merge.done", { question: found.content.question }), async () => {
            const { entry: stayed, revision, takenRevision } = await undoing.mutateAsync({ kb, merge });
            onUndone(mineId === null ? null : stayed === mineId ? revision : takenRevision);
          });
        },
        onError: () => void Promise.all([preview.refetch(), other.refetch()]),
      },
    );
  };
  return {
    other: other.data,
    preview: found,
    picked,
    ends: { kept: entry, goes },
    pick: (some) => setPicked((now) => ({ ...now, ...some })),
    columnOf,
    isIncomplete,
    run: isOpen || isIncomplete ? null : run,
    busy: doing.isPending,
    error: doing.error ?? preview.error ?? other.error,
  };
}
