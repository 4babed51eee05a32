// What can be done to a whole entry: link, copy, delete and take it back.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { serverAddress } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { apiKey, useCommand } from "../../lib/queries.ts";
import { newDraftId } from "../../lib/newId.ts";
import type { Entry, EntryForm } from "./useEntryForm.ts";

export interface EntryActions {
  copyLink: () => void;
  duplicate: (() => void) | null;
  remove: (() => void) | null;
  restore: (() => void) | null;
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

  const duplicate = async (): Promise<void> => {
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
    remove: write
      ? () =>
          remove.mutate(
            { ...input, base: seen },
            {
              // What somebody saved meanwhile is to be seen before it goes.
              onError: () => void queries.invalidateQueries({ queryKey: apiKey("getEntry", input) }),
              onSuccess: () => showUndo(t("knowledge.editor.removed", { question }), () => undelete.mutateAsync(input)),
            },
          )
      : null,
    restore: write ? () => undelete.mutate(input, { onSuccess: () => showDone(t("knowledge.editor.restored", { question })) }) : null,
    error: create.error ?? remove.error ?? undelete.error,
  };
}
