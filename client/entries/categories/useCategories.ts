// The category tree, and its changes: shown at once, saved whole, with Undo.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../shared/knowledge/version.ts";
import { ApiError, call, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { apiKey, useApi, useCommand } from "../../lib/queries.ts";
import { useErrorText } from "../../lib/errors.ts";
import { newDraftId } from "../../lib/newId.ts";
import { addCategory, changeCategory, removeCategory, subtree } from "./categoryTree.ts";

export const useCategories = () => useApi("getCategories", { kb: useKnowledgeBase().id });

export interface CategoryEdits {
  create: (name: string, parent: string | null) => Promise<string | null>;
  rename: (id: string, name: string) => Promise<void>;
  setSkillGroup: (id: string, skillGroup: string | null) => Promise<void>;
  /** Any rearrangement, as the whole tree. */
  arrange: (next: Category[], name: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

const chunk = 500;

export function useCategoryEdits(): CategoryEdits {
  const { t } = useTranslation();
  const words = useErrorText();
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();
  const key = apiKey("getCategories", { kb });
  const save = useCommand("saveCategories");
  const bulk = useCommand("updateEntries");
  const now = (): OutputOf<"getCategories"> | undefined => client.getQueryData(key);

  /** The tree before, or null when nothing was saved. The new tree is on screen at once. */
  const put = async (make: (categories: Category[]) => Category[]): Promise<Category[] | null> => {
    const before = now();
    if (!before) return null;
    const next = make(before.categories);
    if (JSON.stringify(next) === JSON.stringify(before.categories)) return null;
    client.setQueryData(key, { ...before, categories: next });
    try {
      const { revision } = await save.mutateAsync({ kb, base: before.revision, categories: next });
      client.setQueryData<OutputOf<"getCategories">>(key, (after) => after && { ...after, revision });
      return before.categories;
    } catch (error) {
      client.setQueryData(key, before);
      await client.invalidateQueries({ queryKey: key });
      showDone(error instanceof ApiError && error.code === "conflict" ? t("knowledge.tree.conflict") : words(error));
      return null;
    }
  };
  const putBack = (before: Category[]) => async () => {
    await client.refetchQueries({ queryKey: key });
    await put(() => before);
  };
  const withUndo = async (text: string, make: (categories: Category[]) => Category[]): Promise<void> => {
    const before = await put(make);
    if (before) showUndo(text, putBack(before));
  };
  const name = (id: string): string => now()?.categories.find((c) => c.id === id)?.name ?? "";

  /** Entry ids by their category, for those about to lose it. */
  const entriesIn = async (category: string): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>();
    for (let offset = 0, total = 1; offset < total; offset += chunk) {
      const page = await call("listEntries", { kb, category, sort: "updated", offset, limit: chunk });
      total = page.total;
      for (const row of page.rows) if (row.category !== null) found.set(row.category, [...(found.get(row.category) ?? []), row.id]);
    }
    return found;
  };

  return {
    create: async (said, parent) => {
      const id = newDraftId("c");
      const before = await put((all) => addCategory(all, id, said, parent));
      if (before) showUndo(t("knowledge.tree.created", { name: said }), putBack(before));
      return before ? id : null;
    },
    rename: (id, said) => withUndo(t("knowledge.tree.renamed", { name: said }), (all) => changeCategory(all, id, { name: said })),
    setSkillGroup: (id, skillGroup) =>
      withUndo(t("knowledge.tree.grouped", { name: name(id) }), (all) => changeCategory(all, id, { skillGroup })),
    arrange: (next, said) => withUndo(t("knowledge.tree.moved", { name: said }), () => next),
    remove: async (id) => {
      const data = now();
      const gone = name(id);
      const counted = data ? subtree(data.categories, id).reduce((sum, c) => sum + (data.counts[c] ?? 0), 0) : 0;
      const held = counted > 0 ? await entriesIn(id) : new Map<string, string[]>();
      const count = [...held.values()].reduce((sum, ids) => sum + ids.length, 0);
      const before = await put((all) => removeCategory(all, id));
      if (!before) return;
      showUndo(
        count > 0 ? t("knowledge.tree.removedWith", { name: gone, count }) : t("knowledge.tree.removed", { name: gone }),
        async () => {
          await putBack(before)();
          for (const [category, ids] of held)
            for (let i = 0; i < ids.length; i += chunk)
              await bulk.mutateAsync({ kb, entries: ids.slice(i, i + chunk), set: { field: "category", category } });
        },
      );
    },
  };
}
