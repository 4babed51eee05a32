// What can be done to a whole entry: link, copy, delete and take it back.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EntryContent } from "../../../shared/knowledge/entry.ts";
import { serverAddress } from "../../lib/api.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { apiKey, useCommand } from "../../lib/queries.ts";
import { newDraftId } from "../../lib/newId.ts";
import type { Entry } from "./useEntryForm.ts";

export interface EntryActions {
  copyLink: () => void;
  duplicate: (() => void) | null;
  remove: (() => void) | null;
  restore: (() => void) | null;
  error: unknown;
}

/** @param seen the entry as it is shown; null: a new one */
export function useEntryActions(
  seen: Pick<Entry, "id" | "revision"> | null,
  content: EntryContent,
  onOpen: (entry: string) => void,
): EntryActions {
  const { t } = useTranslation();
  const kb = useKnowledgeBase().id;
  const entry = seen?.id ?? null;
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
            { ...input, base: seen?.revision },
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
