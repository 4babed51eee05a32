// The category tree, and its changes: shown at once, saved whole, with Undo.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../shared/knowledge/version.ts";
import { ApiError, type OutputOf } from "../../lib/api.ts";
import { useKnowledgeBase } from "../../lib/session.ts";
import { showDone, showUndo } from "../../lib/undo.ts";
import { apiKey, useApi, useCommand } from "../../lib/queries.ts";
import { useErrorText } from "../../lib/errors.ts";
import { newDraftId } from "../../lib/newId.ts";
import { useBulk } from "../useBulk.ts";
import { addCategory, changeCategory } from "./categoryTree.ts";

export const useCategories = () => useApi("getCategories", { kb: useKnowledgeBase().id });

export interface CategoryEdits {
  create: (name: string, parent: string | null) => Promise<string | null>;
  rename: (id: string, name: string) => Promise<void>;
  setSkillGroup: (id: string, skillGroup: string | null) => Promise<void>;
  /** Any rearrangement, as the whole tree. */
  arrange: (next: Category[], name: string) => Promise<void>;
  /** Its entries and what lies below it go to another. */
  merge: (id: string, into: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

export function useCategoryEdits(): CategoryEdits {
  const { t } = useTranslation();
  const words = useErrorText();
  const kb = useKnowledgeBase().id;
  const client = useQueryClient();
  const key = apiKey("getCategories", { kb });
  const save = useCommand("saveCategories");
  const bulk = useBulk();
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
    merge: (id, into) => {
      const words = { category: name(id), into: name(into) };
      return bulk.dissolve(id, into, (count) => t("knowledge.bulk.dissolved", { ...words, count }));
    },
    remove: (id) => {
      const category = name(id);
      return bulk.dissolve(id, null, (count) =>
        count > 0 ? t("knowledge.bulk.removedCategory", { category, count }) : t("knowledge.tree.removed", { name: category }),
      );
    },
  };
}
