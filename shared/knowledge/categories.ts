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

/** Names from the root to the category; [] for none or an unknown one. */
export function categoryPath(categories: readonly Category[], id: string | null): string[] {
  const byId = new Map(categories.map((c) => [c.id, c]));
  const path: string[] = [];
  for (let at = id === null ? undefined : byId.get(id); at && path.length < 20; at = at.parent === null ? undefined : byId.get(at.parent))
    path.unshift(at.name);
  return path;
}
