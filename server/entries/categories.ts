// The category tree: one document, saved whole.
import type { categories as contract } from "../../shared/contract/categories.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, Handlers } from "../base/context.ts";
import { currentPart, savePart } from "../parts/parts.ts";
import { countByCategory } from "./entries.store.ts";
import { clearCategories } from "./clearCategories.ts";

export const categoryHandlers: Handlers<keyof typeof contract> = {
  getCategories: (c) => {
    const { revision, content } = currentPart<Category[]>(c.db, "category", c.kb.id);
    const rows = countByCategory(c.db, c.kb.id);
    const counts = Object.fromEntries(rows.flatMap((r) => (r.category === null ? [] : [[r.category, r.entries]])));
    return {
      revision,
      categories: content,
      counts,
      total: rows.reduce((sum, r) => sum + r.entries, 0),
      uncategorised: rows.find((r) => r.category === null)?.entries ?? 0,
    };
  },
  saveCategories: (c, input) => {
    checkTree(input.categories);
    const before = currentPart<Category[]>(c.db, "category", c.kb.id).content;
    const revision = savePart(c, "category", input.base, input.categories);
    const kept = new Set(input.categories.map((k) => k.id));
    clearCategories(
      c,
      before.filter((k) => !kept.has(k.id)).map((k) => k.id),
    );
    c.afterCommit(() => c.robots.rebuild(c.kb.id));
    return { revision };
  },
};

/** The category and everything below it. */
export function withDescendants(c: Context, root: string): string[] {
  const all = currentPart<Category[]>(c.db, "category", c.kb.id).content;
  const found = [root];
  for (let i = 0; i < found.length; i += 1) found.push(...all.filter((k) => k.parent === found[i]).map((k) => k.id));
  return found;
}

function checkTree(categories: readonly Category[]): void {
  const byId = new Map(categories.map((k) => [k.id, k]));
  if (byId.size !== categories.length) throw new Failure("rule_broken", "categories: every id once", { field: "categories" });
  for (const k of categories) {
    if (k.parent !== null && !byId.has(k.parent))
      throw new Failure("rule_broken", `the parent of "${k.name}" is not in the tree`, { field: "categories" });
    const twin = categories.find((o) => o !== k && o.parent === k.parent && o.name === k.name);
    if (twin) throw new Failure("taken", `two categories named "${k.name}" under one parent`, { field: "name", name: k.name });
    let steps = 0;
    for (let up = k.parent; up !== null; up = byId.get(up)!.parent)
      if ((steps += 1) > 20) throw new Failure("rule_broken", "the tree has a circle, or is deeper than 20", { field: "categories" });
  }
}
