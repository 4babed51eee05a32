// One entry of many: changed, said so already, or left alone and why.
import type { z } from "zod";
import type { bulkResult } from "../../shared/contract/bulkResult.ts";
import { Failure } from "../../shared/errors.ts";
import { applyBulkChange, type BulkChange, refusedBulk } from "../../shared/knowledge/bulkChange.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import type { Context } from "../base/context.ts";
import { draftContent } from "../entries/contents.ts";
import { goneAgainAs, stateBefore } from "../entries/moment.ts";
import { type BulkReason, saveContent } from "../entries/saveContent.ts";

export type BulkResult = z.output<typeof bulkResult>;
export type Left = BulkResult["left"][number];

/** What became of an entry. */
export type Changed = { kind: "edited"; before: number; after: number } | { kind: "unchanged" } | { kind: "left"; left: Left };

const reasons: Record<BulkChange["field"], BulkReason> = {
  category: "bulk_category",
  tags: "bulk_tags",
  validity: "bulk_validity",
  enabled: "bulk_enabled",
  text: "bulk_text",
  deleted: "bulk_deleted",
  moment: "bulk_moment",
};

/** Why an entry is left alone. */
export const leftBecause = (entry: string, question: string, why: Left["why"], more: Partial<Pick<Left, "text" | "twin">> = {}): Left => ({
  entry,
  question,
  why,
  text: more.text?.slice(0, 500) ?? null,
  twin: more.twin ?? null,
});

/** Whether a change is for an entry as it is; otherwise what is to be said of it. */
export function standsOpen(
  entry: string,
  revision: number,
  now: { content: EntryContent; deleted: boolean; revision: number } | null,
  change: BulkChange,
): Changed | null {
  if (!now || now.revision !== revision) return { kind: "left", left: leftBecause(entry, now?.content.question ?? entry, "changed_since") };
  if (change.field === "moment") return null;
  if (change.field === "deleted") return now.deleted === change.deleted ? { kind: "unchanged" } : null;
  return now.deleted ? { kind: "left", left: leftBecause(entry, now.content.question, "deleted") } : null;
}

/** `robot: false`: it is rebuilt once for all. */
export function changeOne(c: Context, entry: string, revision: number, change: BulkChange, robot: boolean): Changed {
  const now = draftContent(c.db, c.kb.id, entry);
  const settled = standsOpen(entry, revision, now, change);
  if (settled || !now) return settled ?? { kind: "unchanged" };
  if (change.field === "moment") return backTo(c, entry, now, change.before, robot);
  const { content } = applyBulkChange(now.content, change);
  if (change.field !== "deleted" && content === now.content) return { kind: "unchanged" };
  const refused = refusedBulk(content, change);
  const { question } = now.content;
  if (refused) return { kind: "left", left: leftBecause(entry, question, refused.why, { text: refused.text }) };
  const deleted = change.field === "deleted" && change.deleted;
  const reason = change.field === "deleted" && !change.deleted ? "bulk_restored" : reasons[change.field];
  try {
    return { kind: "edited", before: revision, after: saveContent(c, entry, content, reason, { deleted, audit: false, robot }) };
  } catch (error) {
    // Refused before anything is written.
    if (!(error instanceof Failure) || error.code !== "taken") throw error;
    const { text, twin, entry: by } = error.details as { text: string; twin: string; entry?: string };
    return by === undefined
      ? { kind: "left", left: leftBecause(entry, question, "twice", { text }) }
      : { kind: "left", left: leftBecause(entry, question, "taken", { text, twin: { id: by, question: twin } }) };
  }
}

/** As it was right before an instant. One that was not there then is deleted, and says what it says now. */
function backTo(
  c: Context,
  entry: string,
  now: { content: EntryContent; deleted: boolean; revision: number },
  before: string,
  robot: boolean,
): Changed {
  const found = stateBefore(c.db, c.kb.id, entry, before);
  const then = found ?? { content: now.content, deleted: true, revision: 0 };
  if (then.deleted === now.deleted && (then.deleted || JSON.stringify(then.content) === JSON.stringify(now.content)))
    return { kind: "unchanged" };
  const after = saveContent(c, entry, then.content, "bulk_moment", { deleted: then.deleted, audit: false, robot });
  if (then.deleted) goneAgainAs(c.db, c.kb.id, entry, then.revision);
  return { kind: "edited", before: now.revision, after };
}
