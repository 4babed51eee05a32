// The job that changes many entries: those that were chosen when it began, or all in a category that goes.
import { z } from "zod";
import { Failure } from "../../shared/errors.ts";
import { bulkChange, type BulkChange } from "../../shared/knowledge/bulkChange.ts";
import { dissolved } from "../../shared/knowledge/categories.ts";
import type { Category } from "../../shared/knowledge/version.ts";
import type { Context } from "../base/context.ts";
import { entriesByCategory, someIn } from "../entries/entryLookup.ts";
import { currentContent, knownEntry, saveContent } from "../entries/saveContent.ts";
import type { Runner, RunningJob } from "../jobs/jobs.ts";
import { currentPart, savePart } from "../parts/parts.ts";
import { restoreParts } from "./restoreParts.ts";
import {
  countBulkChanged,
  forgetBulkChanged,
  forgetChoices,
  deleteParts,
  getChoice,
  insertBulkChange,
  insertPart,
  isBulkChanged,
  listOldBulkChanges,
} from "./bulkChanges.store.ts";
import { type BulkResult, changeOne } from "./changeOne.ts";

/** A slice ends after this, in ms: commit and what follows still fit into 20. */
const sliceTime = 10;
/** From so many on the robot is rebuilt once; below it one entry a slice, as each retrains. */
const manyEntries = 20;
const mostNamed = 200;
/** So many bulk changes can be undone, each knowledge base's newest. */
const undoable = 50;
const atOnce = 1_000;

/** What a job is given. Stored. */
export const bulkInput = z.object({
  change: bulkChange,
  chosen: z.number(),
  tree: z.object({ category: z.string(), into: z.string().nullable(), names: z.array(z.string().nullable()) }).nullable(),
  isWhole: z.boolean().default(false),
});

/** Safe to run again: what it changed is known by the same transactions, and is left as it is. */
export const runBulkChange: Runner = async (job) => {
  const { change, chosen, tree, isWhole } = bulkInput.parse(job.input);
  const result: BulkResult = { edited: 0, unchanged: 0, refused: 0, since: 0, left: [] };
  if (change.field === "moment" && isWhole) await job.slice((c) => restoreParts(c, job.id, change.before));
  if (tree) await dissolve(job, tree, chosen, result);
  else await changeChosen(job, change, chosen, result);
  const { left: _, ...counts } = result;
  await job.slice((c) => {
    forgetChoices(c.db, c.kb.id, job.id);
    c.audit({ action: "entries.bulk_changed", subject: job.id, after: { ...said(change), ...counts } });
  });
  await forgetOldChanges(job);
  await job.next(chosen, chosen, "entries");
  return result;
};

/** A change as the audit tells it. */
export const said = ({ field, ...rest }: BulkChange): Record<string, unknown> => ({ set_field: field, ...rest });

async function changeChosen(job: RunningJob, change: BulkChange, chosen: number, result: BulkResult): Promise<void> {
  const { app, kb } = job;
  const robot = chosen < manyEntries;
  const first = getChoice(app.db, kb.id, job.id, 0);
  if (!first && chosen === 0) return;
  if (!first) throw new Failure("nothing_to_do", "it was undone, or 50 others came after it");
  let done = 0;
  try {
    for (let part = 0, rows: typeof first | null = first; rows; rows = getChoice(app.db, kb.id, job.id, (part += 1)))
      for (let at = 0; at < rows.length;) {
        const open = rows.slice(at);
        const nth = await job.stage((c) => {
          refuseGoneCategory(c, change);
          const began = performance.now();
          let n = 0;
          for (const most = robot ? 1 : open.length; n < most && (n === 0 || performance.now() - began < sliceTime); n += 1)
            count(c, job.id, open[n]!, change, robot, result);
          return n;
        });
        at += nth;
        done += nth;
        await job.next(done, chosen, "entries");
      }
  } finally {
    if (!robot && result.edited > 0) app.robots.rebuild(kb.id);
  }
}

function count(c: Context, job: string, [entry, revision]: [string, number], change: BulkChange, robot: boolean, result: BulkResult): void {
  if (isBulkChanged(c.db, c.kb.id, job, entry)) return void (result.edited += 1);
  const changed = changeOne(c, entry, revision, change, robot);
  if (changed.kind === "unchanged") result.unchanged += 1;
  else if (changed.kind === "edited") {
    result.edited += 1;
    insertBulkChange(c.db, c.kb.id, job, { entry, before: changed.before, after: changed.after });
  } else {
    result[changed.left.why === "changed_since" ? "since" : "refused"] += 1;
    if (result.left.length < mostNamed) result.left.push(changed.left);
  }
}

function refuseGoneCategory(c: Context, change: BulkChange): void {
  if (change.field !== "category" || change.category === null) return;
  const { category } = change;
  if (!currentPart<Category[]>(c.db, "category", c.kb.id).content.some(({ id }) => id === category))
    throw new Failure("not_found", "the category was removed");
}

/** Whatever is in the category, saved since or not, goes along; the category itself goes in one transaction with the last of it. */
async function dissolve(
  job: RunningJob,
  { category, into }: { category: string; into: string | null },
  total: number,
  result: BulkResult,
): Promise<void> {
  const { app, kb } = job;
  try {
    for (let over = false; !over;) {
      over = await job.stage((c) => {
        const { content: categories, revision } = currentPart<Category[]>(c.db, "category", c.kb.id);
        if (!categories.some(({ id }) => id === category)) return true;
        if (into !== null && !categories.some(({ id }) => id === into)) throw new Failure("not_found", "the other category was removed");
        const plan = dissolved(categories, category, into);
        if (!plan) throw new Failure("rule_broken", "the other category lies below this one by now", { field: "into" });
        const entries = someIn(c.db, c.kb.id, [...plan.moves.keys()], 100);
        if (entries.length === 0) {
          insertPart(c.db, c.kb.id, job.id, {
            part: "category",
            before: revision,
            after: savePart(c, "category", revision, plan.categories),
          });
          return true;
        }
        const began = performance.now();
        for (const entry of entries) {
          const before = knownEntry(c, entry).revision;
          const content = currentContent(c, entry);
          const next = { ...content, category: plan.moves.get(content.category ?? "") ?? null };
          const after = saveContent(c, entry, next, "bulk_category", { audit: false, robot: false });
          insertBulkChange(c.db, c.kb.id, job.id, { entry, before, after });
          if (performance.now() - began > sliceTime) break;
        }
        return false;
      });
      result.edited = countBulkChanged(app.db, kb.id, job.id);
      await job.next(Math.min(result.edited, total), total, "entries");
    }
  } finally {
    app.robots.rebuild(kb.id);
  }
}

/** Entries that are in a category that goes. */
export function countIn(c: Context, categories: ReadonlySet<string>): number {
  const rows = entriesByCategory(c.db, c.kb.id);
  return rows.reduce((sum, { category, entries }) => sum + (category !== null && categories.has(category) ? entries : 0), 0);
}

async function forgetOldChanges(job: RunningJob): Promise<void> {
  for (const old of listOldBulkChanges(job.app.db, job.kb.id, undoable)) {
    while ((await job.stage((c) => forgetBulkChanged(c.db, c.kb.id, old, atOnce))) === atOnce);
    await job.stage((c) => {
      forgetChoices(c.db, c.kb.id, old);
      deleteParts(c.db, c.kb.id, old);
    });
  }
}
