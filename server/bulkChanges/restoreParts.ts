// What is kept whole, as it was at a moment: categories and vocabulary. Settings are the publisher's and stay.
import { withCategoriesBack } from "../../shared/knowledge/categories.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import { currentPart, partAt, partBefore, savePart } from "../parts/parts.ts";
import { type BulkPart, deleteParts, insertPart, listBulkParts } from "./bulkChanges.store.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What either part would be; the current content where nothing changes. Categories made since stay, as entries may be in them that are left alone. */
export function partAtMoment(
  c: Pick<Context, "db" | "kb">,
  part: BulkPart["part"],
  before: string,
): { now: unknown; then: unknown; revision: number } {
  const { content: now, revision } = currentPart<unknown>(c.db, part, c.kb.id);
  const then = partBefore<unknown>(c.db, part, c.kb.id, before);
  if (then === null || same(then, now)) return { now, then: now, revision };
  return {
    now,
    then: part === "category" ? withCategoriesBack(then as Category[], now as Category[], then as Category[]) : then,
    revision,
  };
}

/** Saves both as they were right before an instant; safe to run again. */
export function restoreParts(c: Context, job: string, before: string): void {
  if (listBulkParts(c.db, c.kb.id, job).length > 0) return;
  for (const part of ["category", "vocabulary"] as const) {
    const { now, then, revision } = partAtMoment(c, part, before);
    if (!same(now, then)) insertPart(c.db, c.kb.id, job, { part, before: revision, after: savePart(c, part, revision, then) });
  }
  if (listBulkParts(c.db, c.kb.id, job).length > 0) c.afterCommit(() => c.robots.rebuild(c.kb.id));
}

/** As they were before a bulk change saved them. Of categories that somebody saved since those it took away come back; such a vocabulary stays. */
export function bringPartsBack(c: Context, job: string): void {
  const parts = listBulkParts(c.db, c.kb.id, job);
  for (const { part, before, after } of parts) {
    const { content: now, revision } = currentPart<unknown>(c.db, part, c.kb.id);
    const at = (number: number): unknown => partAt<unknown>(c.db, part, c.kb.id, number);
    const then =
      revision === after
        ? at(before)
        : part === "category"
          ? withCategoriesBack(now as Category[], at(before) as Category[], at(after) as Category[])
          : now;
    if (!same(now, then)) savePart(c, part, revision, then);
  }
  deleteParts(c.db, c.kb.id, job);
  if (parts.length > 0) c.afterCommit(() => c.robots.rebuild(c.kb.id));
}
