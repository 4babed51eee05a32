// Categories by their names from the root, as files give them; missing ones are made.
import type { Category } from "../../shared/knowledge/version.ts";
import { categoriesShape as schema } from "../../shared/knowledge/version.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context } from "../base/context.ts";
import { currentPart, savePart } from "../parts/parts.ts";

/** The id of the category with this path; null when there is none. [] and null mean no category. */
export function findCategory(categories: readonly Category[], path: readonly string[]): string | null {
  let at: string | null = null;
  for (const name of path) {
    const child: Category | undefined = categories.find((k) => k.parent === at && k.name === name);
    if (!child) return null;
    at = child.id;
  }
  return at;
}

/** Makes whatever is missing on these paths, in one new revision if any is. Returns all categories. */
export function addCategories(c: Context, paths: readonly (readonly string[])[]): Category[] {
  const { revision, content } = currentPart<Category[]>(c.db, "category", c.kb.id);
  const categories = [...content];
  for (const path of paths) {
    let at: string | null = null;
    for (const name of path) {
      let child: Category | undefined = categories.find((k) => k.parent === at && k.name === name);
      if (!child) categories.push((child = { id: c.newId("c"), name, parent: at, skillGroup: null }));
      at = child.id;
    }
  }
  if (categories.length === content.length) return categories;
  if (!schema.safeParse(categories).success) throw new Failure("rule_broken", "at most 2,000 categories", { field: "category" });
  savePart(c, "category", revision, categories);
  return categories;
}
