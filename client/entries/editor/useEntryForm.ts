// The state of one editor: what was typed over which revision, kept in this browser, saved as a revision, merged when somebody else saved first.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { emptyEntry, entryContent, type EntryContent } from "../../../shared/knowledge/entry.ts";
import { ApiError, type OutputOf } from "../../lib/api.ts";
import { useDraft } from "../../lib/draftStore.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { apiKey, useCommand } from "../../lib/queries.ts";
import { changedFields, countChangedFields } from "./contentChanges.ts";
import { mergeSaves, type SavedBy } from "./mergeSaves.ts";
import { asSettled, type EntryDraft, parseDraft, type SettledElsewhere } from "./entryDraft.ts";
import { type FieldErrors, fieldErrors, without } from "./fieldErrors.ts";
import { positives, roughKey } from "./useTaught.ts";

export type Entry = OutputOf<"getEntry">;

/** A newer revision than the one that was edited or seen. */
const newerRevision = z.object({ revision: z.number(), content: entryContent, by: z.string().nullable(), deleted: z.boolean() });
export type Newer = z.output<typeof newerRevision>;

/** The newer revision because of which the server refused a change of this entry; null if it failed for anything else. */
export const newerOf = (error: unknown): Newer | null =>
  error instanceof ApiError && error.code === "conflict" ? (newerRevision.safeParse(error.details).data ?? null) : null;

export interface EntryForm {
  content: EntryContent;
  set: (patch: Partial<EntryContent> | ((now: EntryContent) => Partial<EntryContent>)) => void;
  /** The text in the "add a similar question" box. */
  adding: string;
  setAdding: (text: string) => void;
  /** Wordings that the save takes from other entries, by `roughKey` of their text. */
  settled: ReadonlyMap<string, SettledElsewhere>;
  /** null: it is left to the other entry after all. */
  settle: (text: string, how: Omit<SettledElsewhere, "text"> | null) => void;
  base: { revision: number | null; content: EntryContent };
  changes: number;
  /** Somebody saved this while there were unsaved changes here. */
  newer: Newer | null;
  takeTheirs: () => void;
  /** Both on top of what they saved; where both changed the same, what was chosen. */
  keepBoth: (choices: Readonly<Record<string, SavedBy>>) => void;
  errors: FieldErrors;
  error: unknown;
  saving: boolean;
  /** Resolves with the saved id and revision, or null when it was refused (see `errors`, `error`, `newer`). */
  save: () => Promise<{ id: string; revision: number } | null>;
  discard: () => void;
  /** What is typed now, to be put back over this revision (null: of the new entry) when a merge was undone. */
  keepTyped: () => (revision: number | null) => void;
  isNew: boolean;
  /** Undo of something typed; fails once the editor was left, so that Undo says it could not. */
  takeBack: (run: () => void) => Promise<void>;
}

interface Start {
  /** null: a new entry. */
  entry: Entry | null;
  /** A new entry's first content, and what names its draft. */
  initial?: EntryContent;
  name: string;
}

export function useEntryForm({ entry, initial = emptyEntry(), name }: Start): EntryForm {
  const kb = useKnowledgeBase().id;
  const draft = useDraft(name, parseDraft);
  const [state, setState] = useState<EntryDraft>(() => {
    const began = entry?.content ?? initial;
    const fresh = { base: entry?.revision ?? null, from: began, content: began, adding: "", settle: [] };
    const kept = draft.read();
    return kept && (kept.base === null) === (entry === null) ? (kept.base === fresh.base ? { ...kept, from: fresh.from } : kept) : fresh;
  });
  const [refused, setRefused] = useState<Newer | null>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const queries = useQueryClient();
  const create = useCommand("createEntry");
  const update = useCommand("saveEntry");
  const { base, from, content, adding } = state;
  const wanted = new Set(positives(content).map(roughKey));
  const settled = new Map(state.settle.map((one) => [roughKey(one.text), one] as const).filter(([key]) => wanted.has(key)));
  const changes = countChangedFields(from, content);

  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const unsaved = changes > 0 || adding !== "";
  useEffect(() => {
    if (unsaved) draft.write(state);
    else draft.clear();
  }, [draft, state, unsaved]);
  const start = (revision: number | null, now: EntryContent): void => {
    setRefused(null);
    setErrors({});
    create.reset();
    update.reset();
    setState({ base: revision, from: now, content: now, adding: "", settle: [] });
  };

  // Changed elsewhere (taught, restored, another person) while nothing is unsaved here: show it. Our own save comes back this way too, trimmed.
  const fetched =
    entry &&
    base !== null &&
    entry.revision >= base &&
    changes === 0 &&
    (entry.revision > base || changedFields(from, entry.content).length > 0)
      ? entry
      : null;
  useEffect(() => {
    if (fetched) setState((now) => ({ ...now, base: fetched.revision, from: fetched.content, content: fetched.content }));
  }, [fetched]);

  // Deleted, or brought back, with the content that was begun from: nothing stands against what is typed, which goes over it.
  const isAhead = entry !== null && base !== null && entry.revision > base && changes > 0;
  const sameAhead = isAhead && changedFields(from, entry.content).length === 0 ? entry.revision : null;
  useEffect(() => {
    if (sameAhead !== null) setState((now) => ({ ...now, base: sameAhead }));
  }, [sameAhead]);

  const fetchedNewer: Newer | null =
    isAhead && sameAhead === null
      ? { revision: entry.revision, content: entry.content, by: entry.updatedBy, deleted: entry.deleted }
      : null;
  const stands = refused && refused.revision > (sameAhead ?? base ?? 0) ? refused : null;
  const newer = stands && (!fetchedNewer || stands.revision >= fetchedNewer.revision) ? stands : fetchedNewer;

  return {
    content,
    adding,
    settled,
    settle: (text, how) => {
      setErrors({});
      setState((now) => ({
        ...now,
        settle: [...now.settle.filter((one) => roughKey(one.text) !== roughKey(text)), ...(how ? [{ ...how, text }] : [])],
      }));
    },
    changes,
    errors,
    newer,
    base: { revision: base, content: from },
    set: (patch) => {
      const said = typeof patch === "function" ? patch(content) : patch;
      setErrors((now) => without(now, Object.keys(said)));
      setState((now) => ({ ...now, content: { ...now.content, ...(typeof patch === "function" ? patch(now.content) : patch) } }));
    },
    setAdding: (text) => setState((now) => ({ ...now, adding: text })),
    takeTheirs: () => newer && start(newer.revision, newer.content),
    keepBoth: (choices) => {
      if (!newer) return;
      setRefused(null);
      update.reset();
      setState({
        base: newer.revision,
        from: newer.content,
        content: mergeSaves(from, content, newer.content, choices).content,
        adding,
        settle: state.settle,
      });
    },
    error:
      newer || Object.keys(errors).length > 0 || (newerOf(update.error)?.revision ?? Infinity) <= (base ?? 0)
        ? null
        : (create.error ?? update.error),
    saving: create.isPending || update.isPending,
    save: async () => {
      setErrors({});
      try {
        const sent = content;
        const settle = asSettled(settled.values());
        const saved =
          base === null || entry === null
            ? await create.mutateAsync({ kb, content: sent, settle })
            : { id: entry.id, ...(await update.mutateAsync({ kb, entry: entry.id, base, content: sent, settle })) };
        setRefused(null);
        // What was typed while the call was under way stays typed. A new entry goes on in an editor of its own.
        if (entry) setState((now) => ({ ...now, base: saved.revision, from: sent, settle: [] }));
        else draft.clear();
        return saved;
      } catch (error) {
        const newerNow = newerOf(error);
        if (newerNow) {
          setRefused(newerNow);
          if (entry) void queries.invalidateQueries({ queryKey: apiKey("getEntry", { kb, entry: entry.id }) });
        }
        setErrors(fieldErrors(error, content));
        return null;
      }
    },
    discard: () => start(base, from),
    keepTyped: () => (revision) => {
      if (!unsaved) return;
      const typed = { ...state, base: entry === null ? null : revision };
      if (here.current) setState(typed);
      else draft.writeNow(typed);
    },
    isNew: entry === null,
    takeBack: (run) => (here.current ? Promise.resolve(run()) : Promise.reject(new Error("the editor was left"))),
  };
}
