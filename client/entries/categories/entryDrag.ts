// Entries dragged from the list onto a category. What is dragged is which entries, not the entries: all that match a filter, too.
import type { DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { chosenBy, type ChosenEntries, countSelected, isSelected, type Selection } from "../selection.ts";
import { useBulk } from "../useBulk.ts";
import css from "./CategoryTree.module.css";
import { useCategories } from "./useCategories.ts";

const kind = "application/x-robot-trainer-entries";
const dragged = z.union([
  z.object({ by: z.literal("entries"), entries: z.array(z.string()) }),
  z.object({ by: z.literal("filter"), filter: z.record(z.string(), z.string()), except: z.array(z.string()) }),
]);

/** Whether entries are dragged, and not a category or anything else. */
export const holdsEntries = (event: DragEvent): boolean => event.dataTransfer.types.includes(kind);

/** The selected entries go along with one of them; any other row goes alone. */
export function useEntryDrag(selection: Selection, total: number): (event: DragEvent, id: string) => void {
  const { t } = useTranslation();
  return (event, id) => {
    const all = isSelected(selection, id) && countSelected(selection, total) > 0;
    const chosen: ChosenEntries = all ? chosenBy(selection) : { by: "entries", entries: [id] };
    event.dataTransfer.setData(kind, JSON.stringify(chosen));
    event.dataTransfer.effectAllowed = "move";
    const shown = document.createElement("div");
    shown.className = css.drag ?? "";
    shown.textContent = t("knowledge.bulk.dragged", { count: all ? countSelected(selection, total) : 1 });
    document.body.append(shown);
    event.dataTransfer.setDragImage(shown, -12, -12);
    // The browser has drawn it by then.
    setTimeout(() => shown.remove(), 0);
  };
}

/** Moves dropped entries to a category (null: to none); false if something else was dropped. */
export function useEntryDrop(): (event: DragEvent, category: string | null) => boolean {
  const { t } = useTranslation();
  const bulk = useBulk();
  const categories = useCategories().data?.categories ?? [];
  return (event, category) => {
    if (!holdsEntries(event)) return false;
    const chosen = dragged.safeParse(JSON.parse(event.dataTransfer.getData(kind))).data;
    const name = category === null ? t("knowledge.none") : (categoryPath(categories, category).at(-1) ?? "");
    if (chosen)
      void bulk.run(chosen as ChosenEntries, { field: "category", category }, (count) => t("knowledge.bulk.movedTo", { count, name }));
    return true;
  };
}
