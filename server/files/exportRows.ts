// The draft as rows of a file, in the order in which entries came, a slice at a time; the same knowledge gives the same file.
import { categoryPath } from "../../shared/knowledge/categories.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { toJsonlEntry } from "../../shared/knowledge/jsonl.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import { markHeaders, wideHeaders } from "../../shared/knowledge/wideColumns.ts";
import { toWideRows } from "../../shared/knowledge/wideEntry.ts";
import type { Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { isOwnId } from "../base/ids.ts";
import { contentsAsTheyCame, contentsOf } from "../entries/contents.ts";
import { currentPart } from "../parts/parts.ts";

const slice = 200;

/** Distinct ids in the order in which they came; null = the whole draft. */
export type Selection = readonly string[] | null;

/** JSONL, some 200 lines at a time; where an id came from elsewhere, its line names the knowledge base of which it is one by now. */
export function* jsonlSlices(db: Database, kb: Kb, some: Selection): Generator<string> {
  const paths = pathsOf(db, kb);
  for (const rows of contentSlices(db, kb, some))
    yield rows
      .map(
        (r) =>
          `${JSON.stringify({ ...toJsonlEntry(r.id, r.content, paths(r.content.category)), ...(isOwnId(r.id) ? {} : { kb: kb.id }) })}\n`,
      )
      .join("");
}

/** Rows of the wide form, the header first, in the language of the knowledge base; the last column names it. */
export function* wideSlices(db: Database, kb: Kb, some: Selection): Generator<string[][]> {
  const paths = pathsOf(db, kb);
  yield [[...wideHeaders[kb.language], markHeaders[kb.language]]];
  for (const rows of contentSlices(db, kb, some))
    yield rows.flatMap((r) =>
      toWideRows(r.id, r.content, paths(r.content.category), kb.language, kb.timeZone).map((row) => [...row, kb.id]),
    );
}

/** Entries with their contents, a slice at a time. */
export function* contentSlices(db: Database, kb: Kb, some: Selection): Generator<{ id: string; content: EntryContent }[]> {
  if (some) {
    for (let i = 0; i < some.length; i += slice) yield contentsOf(db, kb.id, some.slice(i, i + slice));
    return;
  }
  for (let after = 0; ;) {
    const rows = contentsAsTheyCame(db, kb.id, after, slice);
    if (rows.length > 0) yield rows;
    if (rows.length < slice) return;
    after = rows.at(-1)!.came;
  }
}

/** Of a category's id the names from the root. */
export function pathsOf(db: Database, kb: Kb): (category: string | null) => string[] {
  const categories = currentPart<Category[]>(db, "category", kb.id).content;
  const known = new Map<string | null, string[]>();
  return (id) => {
    const path = known.get(id) ?? categoryPath(categories, id);
    known.set(id, path);
    return path;
  };
}
