// The tree of categories: arrows move and open, Enter filters, F2 renames, Delete removes; rows can be dragged.
import { type DragEvent, type KeyboardEvent, lazy, memo, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Category } from "../../../shared/knowledge/version.ts";
import { useMay } from "../../lib/session.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { CategoryItem } from "./CategoryItem.tsx";
import { CategoryName } from "./CategoryName.tsx";
import css from "./CategoryTree.module.css";
import { ancestors, type CategoryRow, moveCategory, nameIsFree, shiftCategory, treeRows } from "./categoryTree.ts";
import { useCategories, useCategoryEdits } from "./useCategories.ts";
import { useEntryDrop } from "./entryDrag.ts";

const MoveCategory = lazy(async () => ({ default: (await import("./CategoryDialogs.tsx")).MoveCategory }));
const SkillGroupForm = lazy(async () => ({ default: (await import("./CategoryDialogs.tsx")).SkillGroupForm }));

export type Editing = { kind: "create"; parent: string | null } | { kind: "rename"; id: string } | null;
export interface CategoryTreeProps {
  /** A category's id, "none", or undefined for all. */
  selected: string | undefined;
  onSelect: (category: string | undefined) => void;
  editing: Editing;
  onEdit: (editing: Editing) => void;
}

const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every((id) => typeof id === "string");

export const CategoryTree = memo(function CategoryTree({ selected, onSelect, editing, onEdit }: CategoryTreeProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useCategories();
  const edits = useCategoryEdits();
  const tree = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(() => readStored("tree.open", isIds, []));
  const [dialog, setDialog] = useState<{ kind: "move" | "merge" | "group"; category: Category } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const dropEntries = useEntryDrop();
  if (!data) return null;
  const { categories, counts } = data;
  const shownAbove = [
    ...(selected ? ancestors(categories, selected) : []),
    ...(editing?.kind === "create" && editing.parent ? [editing.parent] : []),
  ];
  const rows = treeRows(categories, counts, new Set([...open, ...shownAbove]));
  const ids = ["all", ...rows.map((r) => r.id), ...(data.uncategorised > 0 && categories.length > 0 ? ["none"] : [])];
  const at = selected ?? "all";
  const write = may("write");

  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...open, id] : open.filter((one) => one !== id);
    setOpen(next);
    writeStored("tree.open", next.slice(-500));
  };
  /** Where the name field has left nobody in focus: who has gone on meanwhile is not called back. */
  const focusAgain = (id: string): void => {
    if (document.activeElement === document.body) focus(id);
  };
  const focus = (id: string | undefined): void => {
    if (id !== undefined) tree.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent, id: string, row: CategoryRow | null): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const place = ids.indexOf(id);
    const shift = event.key === "ArrowUp" ? -1 : 1;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      if (row && write) void edits.arrange(shiftCategory(categories, id, shift), row.name).then(() => focus(id));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") focus(ids[place + shift]);
    else if (event.key === "Home") focus(ids[0]);
    else if (event.key === "End") focus(ids.at(-1));
    else if (event.key === "ArrowRight" && row?.expanded) focus(ids[place + 1]);
    else if (event.key === "ArrowRight" && row?.hasChildren) toggle(id, true);
    else if (event.key === "ArrowLeft" && row?.expanded) toggle(id, false);
    else if (event.key === "ArrowLeft" && row) focus(row.category.parent ?? "all");
    else if (event.key === "Enter" || event.key === " ") onSelect(id === "all" ? undefined : id);
    else if (event.key === "F2" && row && write) onEdit({ kind: "rename", id });
    else if (event.code === "KeyM" && row && write) setDialog({ kind: event.shiftKey ? "merge" : "move", category: row.category });
    else if (event.key === "Delete" && row && write) void edits.remove(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (event: DragEvent, onto: string | null): void => {
    event.preventDefault();
    if (dropEntries(event, onto)) return;
    const moved = categories.find((c) => c.id === dragged);
    setDragged(null);
    if (moved && moved.parent !== onto) void edits.arrange(moveCategory(categories, moved.id, onto), moved.name);
  };
  const finish = (name: string | null): void => {
    const was = editing;
    onEdit(null);
    if (name === null || !was) return;
    if (was.kind === "rename") return void edits.rename(was.id, name).then(() => focusAgain(was.id));
    if (was.parent) toggle(was.parent, true);
    void edits.create(name, was.parent).then((id) => id !== null && focusAgain(id));
  };
  const nameField = (parent: string | null, id: string | null, depth: number, value: string) => (
    <CategoryName
      key={`name-${id ?? "new"}`}
      depth={depth}
      value={value}
      isFree={(name) => nameIsFree(categories, name, parent, id)}
      onDone={finish}
    />
  );
  const created = (parent: string | null, depth: number) =>
    editing?.kind === "create" && editing.parent === parent && nameField(parent, null, depth, "");
  const fixed = (id: "all" | "none", name: string, count: number) => (
    <CategoryItem
      id={id}
      name={name}
      count={count}
      depth={0}
      selected={at === id}
      reachable={at === id || (id === "all" && !ids.includes(at))}
      onSelect={() => onSelect(id === "all" ? undefined : id)}
      onKeyDown={(e) => keys(e, id, null)}
      {...(write && id === "all" ? { takes: "categories" as const, onDrop: (e: DragEvent) => drop(e, null) } : {})}
      {...(write && id === "none" ? { takes: "entries" as const, onDrop: (e: DragEvent) => drop(e, null) } : {})}
    />
  );
  return (
    <>
      <div ref={tree} role="tree" aria-label={t("knowledge.tree.label")} className={css.tree}>
        {fixed("all", t("knowledge.all"), data.total)}
        {rows.map((row) =>
          editing?.kind === "rename" && editing.id === row.id ? (
            nameField(row.category.parent, row.id, row.depth, row.name)
          ) : (
            <CategoryItem
              key={row.id}
              id={row.id}
              name={row.name}
              count={row.count}
              depth={row.depth}
              selected={at === row.id}
              reachable={at === row.id}
              expanded={row.hasChildren ? row.expanded : undefined}
              onToggle={() => toggle(row.id, !row.expanded)}
              onSelect={() => onSelect(row.id)}
              onKeyDown={(e) => keys(e, row.id, row)}
              {...(write
                ? {
                    actions: {
                      create: () => onEdit({ kind: "create", parent: row.id }),
                      rename: () => onEdit({ kind: "rename", id: row.id }),
                      move: () => setDialog({ kind: "move", category: row.category }),
                      merge: () => setDialog({ kind: "merge", category: row.category }),
                      group: () => setDialog({ kind: "group", category: row.category }),
                      shift: (step: -1 | 1) => void edits.arrange(shiftCategory(categories, row.id, step), row.name),
                      remove: () => void edits.remove(row.id),
                    },
                    onDragStart: () => setDragged(row.id),
                    takes: "both" as const,
                    onDrop: (e: DragEvent) => drop(e, row.id),
                  }
                : {})}
            >
              {created(row.id, row.depth + 1)}
            </CategoryItem>
          ),
        )}
        {created(null, 0)}
        {ids.includes("none") && fixed("none", t("knowledge.none"), data.uncategorised)}
      </div>
      <Suspense fallback={null}>
        {(dialog?.kind === "move" || dialog?.kind === "merge") && (
          <MoveCategory
            category={dialog.category}
            categories={categories}
            merges={dialog.kind === "merge"}
            onClose={() => setDialog(null)}
            onMove={(parent) => void edits.arrange(moveCategory(categories, dialog.category.id, parent), dialog.category.name)}
            onMerge={(into) => void edits.merge(dialog.category.id, into)}
          />
        )}
        {dialog?.kind === "group" && (
          <SkillGroupForm
            category={dialog.category}
            onClose={() => setDialog(null)}
            onSave={(group) => void edits.setSkillGroup(dialog.category.id, group)}
          />
        )}
      </Suspense>
    </>
  );
});
