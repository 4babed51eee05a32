// The category tree read in ways that several places need.
import type { Category } from "./version.ts";

/** Category id → the skill group of the category or its nearest ancestor that names one. */
export function skillGroupsOf(categories: readonly Category[]): Record<string, string> {
  const byId = new Map(categories.map((c) => [c.id, c]));
  const groups: Record<string, string> = {};
  for (const category of categories) {
    let at: Category | undefined = category;
    for (let steps = 0; at && at.skillGroup === null && steps < 20; steps += 1) at = at.parent === null ? undefined : byId.get(at.parent);
    if (at?.skillGroup) groups[category.id] = at.skillGroup;
  }
  return groups;
}

/** Of many categories: names from the root to the category; [] for none or an unknown one. */
export function categoryPaths(categories: readonly Category[]): (id: string | null) => string[] {
  const byId = new Map(categories.map((c) => [c.id, c]));
  return (id) => {
    const path: string[] = [];
    for (let at = id === null ? undefined : byId.get(id); at && path.length < 20; at = at.parent === null ? undefined : byId.get(at.parent))
      path.unshift(at.name);
    return path;
  };
}

/** Names from the root to the category; [] for none or an unknown one. */
export const categoryPath = (categories: readonly Category[], id: string | null): string[] => categoryPaths(categories)(id);

/** The category and everything below it. */
export function withAllBelow(categories: readonly Category[], id: string): string[] {
  const found = [id];
  for (let i = 0; i < found.length && found.length <= categories.length; i += 1)
    found.push(...categories.filter((c) => c.parent === found[i]).map((c) => c.id));
  return found;
}

/**
 * The tree once a category is merged into another (namesakes below the two are joined as well), or removed with all below it (`into` null):
 * which categories go, and where what was in each goes. null: the other one is that category, or lies below it.
 */
export function dissolved(
  categories: readonly Category[],
  category: string,
  into: string | null,
): { categories: Category[]; moves: Map<string, string | null> } | null {
  const below = withAllBelow(categories, category);
  const moves = new Map<string, string | null>();
  if (into === null) {
    for (const id of below) moves.set(id, null);
    return { categories: categories.filter((c) => !moves.has(c.id)), moves };
  }
  if (below.includes(into)) return null;
  const parents = new Map(categories.map((c) => [c.id, c.parent]));
  const join = (from: string, to: string): void => {
    moves.set(from, to);
    for (const child of categories.filter((c) => c.parent === from)) {
      const namesake = categories.find((c) => c.parent === to && c.name === child.name && c.id !== category);
      if (namesake) join(child.id, namesake.id);
      else parents.set(child.id, to);
    }
  };
  join(category, into);
  const kept = categories.filter((c) => !moves.has(c.id));
  return { categories: kept.map((c) => ({ ...c, parent: parents.get(c.id) ?? null })), moves };
}

/** The tree with what a change took away from it back where it was, and what it moved too, unless that was moved again since. A name that is taken by now gets a number. */
export function withCategoriesBack(now: readonly Category[], before: readonly Category[], after: readonly Category[]): Category[] {
  const wasAfter = new Map(after.map((c) => [c.id, c]));
  const back = [...now];
  const place = (category: Category): void => {
    const at = before
      .slice(
        0,
        before.findIndex((c) => c.id === category.id),
      )
      .findLast((c) => back.some((b) => b.id === c.id));
    back.splice(at ? back.findIndex((b) => b.id === at.id) + 1 : 0, 0, category);
  };
  for (const category of before) if (!wasAfter.has(category.id) && !back.some((c) => c.id === category.id)) place(category);
  const known = new Set(back.map((c) => c.id));
  const parented = back.map((category) => {
    const [was, then] = [before.find((c) => c.id === category.id), wasAfter.get(category.id)];
    const parent = was && then && was.parent !== then.parent && category.parent === then.parent ? was.parent : category.parent;
    return { ...category, parent: parent !== null && known.has(parent) ? parent : null };
  });
  const fresh = new Set(parented.filter((c) => !now.some((n) => n.id === c.id && n.parent === c.parent)).map((c) => c.id));
  return parented.map((category) => {
    if (!fresh.has(category.id)) return category;
    const isTaken = (name: string): boolean =>
      parented.some((c) => c.id !== category.id && c.parent === category.parent && c.name === name && !fresh.has(c.id));
    let name = category.name;
    for (let number = 2; isTaken(name); number += 1) name = `${category.name.slice(0, 55)} ${number}`;
    return { ...category, name };
  });
}
