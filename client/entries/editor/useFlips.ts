// What saving the form as it stands would flip of real questions: asked after each pause of typing, what was asked before is given up.
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { type EntryContent, savedContent } from "../../../shared/knowledge/entry.ts";
import type { OutputOf } from "../../lib/api.ts";
import { type KnownFlips, flipDays } from "../../flips/knownFlips.ts";
import { useApi, untilTold } from "../../lib/queries.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { newDraftId } from "../../lib/newId.ts";
import { asSettled } from "./entryDraft.ts";
import type { Entry, EntryForm } from "./useEntryForm.ts";

/** ms without typing. The server takes some 100 more. */
const pause = 100;

/** What saving the entry would flip. */
export interface EntryFlips extends KnownFlips<OutputOf<"previewFlips">> {
  /** A wording that still stands in its box is counted in. */
  withAdding: boolean;
  /** The standard question and the positive similar ones. */
  ownWordings: number;
  /** As if the entry were deleted, until something is typed; null: a new one is only discarded. */
  deleting: { is: boolean; set: (on: boolean) => void } | null;
}

export function useFlips(entry: Entry | null, form: EntryForm, readOnly: boolean): EntryFlips {
  const kb = useKnowledgeBase().id;
  const [editor] = useState(() => newDraftId("editor"));
  const { content, adding, changes } = form;
  const typed = adding.trim();
  const withAdding = typed !== "" && [content.question, ...content.similar.map(({ text }) => text)].every((text) => text.trim() !== typed);
  const wanted = useMemo(() => (withAdding ? withWording(content, typed) : content), [content, typed, withAdding]);
  const [settled] = useDebouncedValue(wanted, pause);
  const saveable = savedContent.safeParse(settled);
  const [deleted, setDeleted] = useState<EntryContent | null>(null);
  const isDeleting = entry !== null && deleted === wanted;
  const days = flipDays;
  const asSaved = saveable.success
    ? { kb, entry: entry?.id ?? null, content: saveable.data, settle: asSettled(form.settled.values()), days, editor }
    : null;
  const input = readOnly ? null : isDeleting ? { kb, entry: entry.id, content: null, days, editor } : asSaved;
  const preview = useApi("previewFlips", input, {
    // What others save meanwhile changes it.
    staleTime: 5_000,
    gcTime: 30_000,
    refetchInterval: untilTold,
  });
  return {
    list: input && { name: "listFlips", input },
    found: preview.data,
    isStale: wanted !== settled || preview.isPlaceholderData,
    isChanged: entry === null || changes > 0 || withAdding || isDeleting,
    isIncomplete: !readOnly && !saveable.success && !isDeleting,
    withAdding: withAdding && !isDeleting,
    deleting: entry && { is: isDeleting, set: (on) => setDeleted(on ? wanted : null) },
    ownWordings: 1 + settled.similar.filter(({ kind }) => kind === "positive").length,
    error: preview.error,
    retry: () => void preview.refetch(),
  };
}

const withWording = (content: EntryContent, text: string): EntryContent => ({
  ...content,
  similar: [{ id: "q_adding", text, kind: "positive", origin: "hand", by: null, at: null }, ...content.similar],
});
