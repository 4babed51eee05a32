// Entries of removed categories lose their category, each by a revision of its own.
import type { Context } from "../base/context.ts";
import { listIds } from "./entries.store.ts";
import { currentContent, saveContent } from "./saveContent.ts";

export function clearCategories(c: Context, removed: readonly string[]): void {
  if (removed.length === 0) return;
  const filter = {
    categories: removed,
    uncategorised: false,
    change: null,
    validity: null,
    tag: null,
    enabled: null,
    without: null,
    now: c.now(),
  };
  for (const id of listIds(c.db, c.kb.id, "", filter, "updated")) saveContent(c, id, { ...currentContent(c, id), category: null }, "saved");
}
