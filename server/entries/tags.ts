// The tags of a knowledge base with how many entries have each: counted in slices, and again only once anything was written.
import type { Context } from "../base/context.ts";
import { type Database, rowsWritten } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { listTagTexts } from "./entries.store.ts";

interface TagCount {
  tag: string;
  entries: number;
}

const most = 500;
const atOnce = 5_000;

const kept = new WeakMap<Database, Map<string, { writes: number; tags: TagCount[] }>>();

/** The 500 most used, the most used first. */
export async function tagsOf({ db, kb }: Pick<Context, "db" | "kb">): Promise<TagCount[]> {
  const known = kept.get(db) ?? new Map<string, { writes: number; tags: TagCount[] }>();
  kept.set(db, known);
  const writes = rowsWritten(db);
  const before = known.get(kb.id);
  if (before?.writes === writes) return before.tags;
  const counts = new Map<string, number>();
  for (let after = ""; ;) {
    const rows = listTagTexts(db, kb.id, after, atOnce);
    for (const { tags } of rows)
      if (tags !== "[]") for (const tag of JSON.parse(tags) as string[]) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    if (rows.length < atOnce) break;
    after = rows.at(-1)!.id;
    await nextTurn();
  }
  const tags = [...counts].map(([tag, entries]) => ({ tag, entries })).sort((a, b) => b.entries - a.entries || (a.tag < b.tag ? -1 : 1));
  known.set(kb.id, { writes, tags: tags.slice(0, most) });
  return tags.slice(0, most);
}
