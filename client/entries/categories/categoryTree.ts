// The category tree as rows to draw, and every way to change it; nothing here touches the screen or the server.
import type { Category } from "../../../shared/knowledge/version.ts";

export interface CategoryRow {
  id: string;
  name: string;
  depth: number;
  /** Entries here and everywhere below. */
  count: number;
  hasChildren: boolean;
  expanded: boolean;
  category: Category;
}

const childrenOf = (categories: readonly Category[], parent: string | null): Category[] => categories.filter((c) => c.parent === parent);

function byParent(categories: readonly Category[]): Map<string | null, Category[]> {
  const map = new Map<string | null, Category[]>();
  for (const category of categories) {
    const known = map.get(category.parent);
    if (known) known.push(category);
    else map.set(category.parent, [category]);
  }
  return map;
}

/** The category and everything below it. */
export function subtree(categories: readonly Category[], id: string): string[] {
  const children = byParent(categories);
  const found = [id];
  for (let i = 0; i < found.length && found.length <= categories.length; i += 1)
    found.push(...(children.get(found[i] ?? null) ?? []).map((c) => c.id));
  return found;
}

/** @param expanded null shows everything open, as a list to choose from */
export function treeRows(
  categories: readonly Category[],
  counts: Readonly<Record<string, number>>,
  expanded: ReadonlySet<string> | null,
): CategoryRow[] {
  const children = byParent(categories);
  const total = (id: string): number => (counts[id] ?? 0) + (children.get(id) ?? []).reduce((sum, c) => sum + total(c.id), 0);
  const rows: CategoryRow[] = [];
  const add = (parent: string | null, depth: number): void => {
    for (const category of children.get(parent) ?? []) {
      const hasChildren = children.has(category.id);
      const open = expanded === null || expanded.has(category.id);
      rows.push({
        id: category.id,
        name: category.name,
        depth,
        count: total(category.id),
        hasChildren,
        expanded: hasChildren && open,
        category,
      });
      if (open) add(category.id, depth + 1);
    }
  };
  add(null, 0);
  return rows;
}

/** Ids of the categories above one, so that the tree can show it. */
export function ancestors(categories: readonly Category[], id: string): string[] {
  const byId = new Map(categories.map((c) => [c.id, c]));
  const found: string[] = [];
  for (let at = byId.get(id)?.parent ?? null; at !== null && found.length < 20; at = byId.get(at)?.parent ?? null) found.push(at);
  return found;
}

export const addCategory = (categories: readonly Category[], id: string, name: string, parent: string | null): Category[] => [
  ...categories,
  { id, name, parent, skillGroup: null },
];

export const changeCategory = (
  categories: readonly Category[],
  id: string,
  patch: Partial<Pick<Category, "name" | "skillGroup">>,
): Category[] => categories.map((c) => (c.id === id ? { ...c, ...patch } : c));

export function removeCategory(categories: readonly Category[], id: string): Category[] {
  const gone = new Set(subtree(categories, id));
  return categories.filter((c) => !gone.has(c.id));
}

/** Puts a category below another parent, last or just before a sibling. Moving it below itself changes nothing. */
export function moveCategory(categories: readonly Category[], id: string, parent: string | null, before: string | null = null): Category[] {
  const moved = categories.find((c) => c.id === id);
  if (!moved || before === id || (parent !== null && subtree(categories, id).includes(parent))) return [...categories];
  const rest = categories.filter((c) => c.id !== id);
  const at = before === null ? rest.length : rest.findIndex((c) => c.id === before);
  return rest.toSpliced(at < 0 ? rest.length : at, 0, { ...moved, parent });
}

/** One step up or down among its siblings. */
export function shiftCategory(categories: readonly Category[], id: string, step: -1 | 1): Category[] {
  const moved = categories.find((c) => c.id === id);
  if (!moved) return [...categories];
  const siblings = childrenOf(categories, moved.parent);
  const place = siblings.indexOf(moved);
  const other = siblings[place + step];
  if (!other) return [...categories];
  return moveCategory(categories, id, moved.parent, step === -1 ? other.id : (siblings[place + 2]?.id ?? null));
}

/** Whether the name is free below this parent, the category itself left out. */
export const nameIsFree = (categories: readonly Category[], name: string, parent: string | null, self: string | null = null): boolean =>
  !categories.some((c) => c.parent === parent && c.name === name && c.id !== self);
