// Editing what is saved whole (vocabulary, robot settings): unsaved changes survive reloads, and meet somebody else's newer revision without losing either.
import { useState } from "react";
import { flushSync } from "react-dom";
import { z } from "zod";
import { ApiError } from "./api.ts";
import { useDraft } from "./draftStore.ts";
import { usePerson } from "./session.ts";

export interface SavedPart<T> {
  revision: number;
  content: T;
  by: string | null;
  at: string;
}

export interface PartFormOptions<T> {
  /** Names the draft in this browser. */
  what: string;
  shape: z.ZodType<T>;
  /** The newest revision that was fetched. */
  saved: SavedPart<T>;
  /** In how many places two contents differ; 0 = equal. */
  countChanges: (before: T, after: T) => number;
  /** What was changed between `base` and `mine`, done to `theirs`. */
  merge: (base: T, mine: T, theirs: T) => T;
  send: (base: number, content: T) => Promise<{ revision: number }>;
}

export interface PartForm<T> {
  value: T;
  set: (change: (now: T) => T) => void;
  /** What the unsaved changes began from. */
  base: SavedPart<T>;
  changes: number;
  save: () => void;
  saving: boolean;
  /** Why the last save failed; a newer revision is `conflict` instead. */
  error: unknown;
  /** Somebody's newer revision; saving waits until it is merged or put aside. */
  conflict: SavedPart<T> | null;
  merge: () => void;
  keepMine: () => void;
  /** Drops the unsaved changes; what is returned puts them back. */
  discard: () => () => void;
}

/** What footers and notes read of any such form. */
export type PartState = Omit<PartForm<unknown>, "value" | "set">;

interface Edit<T> {
  base: SavedPart<T>;
  mine: T;
}

export function usePartForm<T>({ what, shape, saved, countChanges, merge, send }: PartFormOptions<T>): PartForm<T> {
  const person = usePerson();
  const part = z.object({ revision: z.number(), content: shape, by: z.string().nullable(), at: z.string() });
  const draft = useDraft<Edit<T>>(what, (stored) => z.object({ base: part, mine: shape }).safeParse(stored).data ?? null);
  const [edit, setEdit] = useState<Edit<T> | null>(() => draft.read());
  // A revision known before it is fetched: our own just saved, or the one a refusal told of.
  const [told, setTold] = useState<SavedPart<T> | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const newest = told && told.revision > saved.revision ? told : saved;
  const changes = edit ? countChanges(edit.base.content, edit.mine) : 0;
  const conflict = edit && changes > 0 && newest.revision > edit.base.revision ? newest : null;

  const keep = (next: Edit<T> | null): void => {
    setEdit(next);
    if (next) draft.write(next);
    else draft.clear();
  };
  const save = async (): Promise<void> => {
    if (!edit || changes === 0 || saving || conflict) return;
    setSaving(true);
    setError(null);
    try {
      const { revision } = await send(edit.base.revision, edit.mine);
      const now: SavedPart<T> = { revision, content: edit.mine, by: person.name, at: new Date().toISOString() };
      setTold(now);
      // What was typed while it was being saved stays, on top of it.
      setEdit((latest) => {
        const next = latest && latest !== edit ? { base: now, mine: latest.mine } : null;
        if (next) draft.write(next);
        else draft.clear();
        return next;
      });
    } catch (reason) {
      const newer = reason instanceof ApiError && reason.code === "conflict" ? part.safeParse(reason.details).data : undefined;
      if (newer) setTold(newer);
      else setError(reason);
    } finally {
      setSaving(false);
    }
  };
  return {
    value: edit ? edit.mine : newest.content,
    // At once, so that Ctrl Enter in a field saves what the field has just told.
    set: (change) =>
      flushSync(() => {
        setError(null);
        setEdit((now) => {
          const base = now?.base ?? newest;
          const mine = change(now ? now.mine : newest.content);
          const next = countChanges(base.content, mine) > 0 ? { base, mine } : null;
          if (next) draft.write(next);
          else draft.clear();
          return next;
        });
      }),
    base: edit?.base ?? newest,
    changes,
    save: () => void save(),
    saving,
    error,
    conflict,
    merge: () => edit && keep({ base: newest, mine: merge(edit.base.content, edit.mine, newest.content) }),
    keepMine: () => edit && keep({ base: newest, mine: edit.mine }),
    discard: () => {
      const dropped = edit;
      keep(null);
      setError(null);
      return () => keep(dropped);
    },
  };
}
