// What can be done to a whole entry: link, copy, delete and take it back.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { ApiError, serverAddress } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { apiKey, useCommand } from "../../lib/queries.ts";
import { newDraftId } from "../../lib/newId.ts";
import { type Entry, type EntryForm, type Newer, newerOf } from "./useEntryForm.ts";

/** Somebody saved before it was deleted. */
export interface RefusedRemoval {
  /** What was seen when it was to be deleted. */
  before: EntryContent;
  newer: Newer;
  removing: boolean;
  /** Deletes what was saved since. */
  again: () => void;
  keep: () => void;
}

export interface EntryActions {
  copyLink: () => void;
  duplicate: (() => void) | null;
  remove: (() => void) | null;
  restore: (() => void) | null;
  /** Until it is deleted or kept, or saved once more. */
  refused: RefusedRemoval | null;
  error: unknown;
}

/** @param fetched the entry as it was fetched last; null: a new one */
export function useEntryActions(
  fetched: Pick<Entry, "id" | "revision"> | null,
  { content, base, newer }: Pick<EntryForm, "content" | "base" | "newer">,
  onOpen: (entry: string) => void,
): EntryActions {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const entry = fetched?.id ?? null;
  // An own save, and one that got in its way, are seen before the entry is fetched again.
  const seen = Math.max(fetched?.revision ?? 0, base.revision ?? 0, newer?.revision ?? 0);
  const write = useMay()("write") && entry !== null;
  const queries = useQueryClient();
  const create = useCommand("createEntry");
  const remove = useCommand("deleteEntry");
  const undelete = useCommand("undeleteEntry");
  const input = { kb, entry: entry ?? "" };
  const { question } = content;
  const [refusal, setRefusal] = useState<Pick<RefusedRemoval, "before" | "newer"> | null>(null);
  const reset = (): void => [create, remove, undelete].forEach((command) => command.reset());
  const lookAgain = (): void => void queries.invalidateQueries({ queryKey: apiKey("getEntry", input) });

  const removeAsSeen = (revision: number, before: EntryContent): void => {
    reset();
    remove.mutate(
      { ...input, base: revision },
      {
        // What somebody saved meanwhile is to be seen before it goes.
        onError: (error) => {
          const newerNow = newerOf(error);
          setRefusal(newerNow && { before, newer: newerNow });
          lookAgain();
        },
        onSuccess: () => {
          setRefusal(null);
          showUndo(t("knowledge.editor.removed", { question }), () => undelete.mutateAsync(input));
        },
      },
    );
  };
  const restore = (): void => {
    reset();
    undelete.mutate(input, { onError: lookAgain, onSuccess: () => showDone(t("knowledge.editor.restored", { question })) });
  };

  const duplicate = async (): Promise<void> => {
    reset();
    // A copy must not fight its original for the same wordings: it begins with the answers, and a question of its own.
    const copy: EntryContent = {
      ...content,
      question: t("knowledge.editor.copyOf", { question }).slice(0, 500),
      similar: content.similar.filter((s) => s.kind === "negative").map((s) => ({ ...s, id: newDraftId("q") })),
      enabled: false,
    };
    onOpen((await create.mutateAsync({ kb, content: copy })).id);
  };
  return {
    copyLink: () => {
      const address = `${serverAddress()}/kb/${kb}/knowledge?entry=${encodeURIComponent(entry ?? "")}`;
      // Only there in a secure context (https or loopback).
      void (navigator.clipboard as Clipboard | undefined)?.writeText(address).then(
        () => showDone(t("knowledge.editor.linkCopied")),
        () => showDone(t("knowledge.editor.copyFailed")),
      );
      if (!("clipboard" in navigator)) showDone(t("knowledge.editor.copyFailed"));
    },
    duplicate: write ? () => void duplicate().catch(() => {}) : null,
    remove: write ? () => removeAsSeen(seen, newer?.content ?? base.content) : null,
    restore: write ? restore : null,
    refused:
      refusal && (base.revision ?? 0) <= refusal.newer.revision
        ? {
            ...refusal,
            removing: remove.isPending,
            again: () => removeAsSeen(refusal.newer.revision, refusal.newer.content),
            keep: () => setRefusal(null),
          }
        : null,
    error: create.error ?? unlessSeen(remove.error) ?? unlessSeen(undelete.error),
  };
}

/** Refused since it is so already, or somebody saved first: what there is now is fetched and shown, and says so itself. */
const unlessSeen = (error: unknown): unknown =>
  error instanceof ApiError && (error.code === "nothing_to_do" || newerOf(error)) ? null : error;
