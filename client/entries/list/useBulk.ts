// A change of many entries at once, in calls of 500, with one Undo for all of them.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, type InputOf, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { refetchChanges } from "../../lib/queries.ts";
import { useErrorText } from "../../lib/errors.ts";
import type { KnowledgeSearch } from "../search.ts";
import { listInput } from "./useEntries.ts";

export type BulkSet = InputOf<"updateEntries">["set"];
const most = 500;

export function useBulk() {
  const { t } = useTranslation();
  const words = useErrorText();
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();

  const send = async (ids: readonly string[], set: BulkSet): Promise<OutputOf<"updateEntries">["changed"]> => {
    const changed: OutputOf<"updateEntries">["changed"] = [];
    for (let i = 0; i < ids.length; i += most)
      changed.push(...(await call("updateEntries", { kb, entries: ids.slice(i, i + most), set })).changed);
    return changed;
  };
  /** What was on or off goes back in one call; a category or tag by restoring each entry's revision. */
  const undo = (changed: OutputOf<"updateEntries">["changed"], set: BulkSet) => async () => {
    const ids = changed.map((c) => c.id);
    if (set.field === "enabled") await send(ids, { field: "enabled", enabled: !set.enabled });
    else if (set.field === "deleted") await send(ids, { field: "deleted", deleted: !set.deleted });
    else for (const { id, previous } of changed) await call("restoreRevision", { kb, entry: id, revision: previous });
    refetchChanges(client, "updateEntries");
  };
  return {
    /** @param text says what was done, from how many really changed */
    run: async (ids: readonly string[], set: BulkSet, text: (count: number) => string): Promise<void> => {
      try {
        const changed = await send(ids, set);
        if (changed.length === 0) showDone(t("knowledge.bulk.unchanged"));
        else showUndo(text(changed.length), undo(changed, set));
      } catch (error) {
        showDone(words(error));
      } finally {
        refetchChanges(client, "updateEntries");
      }
    },
    /** Ids of everything the filters leave, not only of what was scrolled to. */
    all: async (search: KnowledgeSearch): Promise<string[]> => {
      const ids: string[] = [];
      for (let total = 1; ids.length < total;) {
        const page = await call("listEntries", { ...listInput(kb, search), offset: ids.length, limit: most });
        if (page.rows.length === 0) break;
        total = page.total;
        ids.push(...page.rows.map((row) => row.id));
      }
      return ids;
    },
  };
}
