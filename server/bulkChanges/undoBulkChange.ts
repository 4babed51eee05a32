// The job that takes a bulk change back: categories first, then every entry that nobody saved since.
import type { Context } from "../base/context.ts";
import { stateAt } from "../entries/contents.ts";
import { goneAgainAs } from "../entries/moment.ts";
import { knownEntry, saveContent } from "../entries/saveContent.ts";
import type { Runner } from "../jobs/jobs.ts";
import { countBulkChanged, deleteBulkChanged, type EntryBulkChange, forgetChoices, someBulkChanged } from "./bulkChanges.store.ts";
import { bringPartsBack } from "./restoreParts.ts";

/** A slice ends after this, in ms. */
const sliceTime = 10;
const batchSize = 50;
/** From so many on the robot is rebuilt once; below it one entry a slice, as each retrains. */
const manyEntries = 20;
const mostNamed = 200;

/** Safe to run again: what is taken back is forgotten in the same transaction. */
export const undoBulkChange: Runner = async (job) => {
  const undone = String(job.input.job);
  const total = countBulkChanged(job.app.db, job.kb.id, undone);
  const robot = total < manyEntries;
  const result = { undone: 0, kept: 0, left: [] as { entry: string; question: string }[] };
  // It cannot be run again, nor go on from where it was stopped.
  await job.slice((c) => {
    forgetChoices(c.db, c.kb.id, undone);
    bringPartsBack(c, undone);
  });
  try {
    for (let done = 0; done < total;) {
      done += await job.stage((c) => {
        const began = performance.now();
        let nth = 0;
        for (const change of someBulkChanged(c.db, c.kb.id, undone, robot ? 1 : batchSize)) {
          if (takeBack(c, change, robot)) result.undone += 1;
          else {
            result.kept += 1;
            const { question } = knownEntry(c, change.entry);
            if (result.left.length < mostNamed) result.left.push({ entry: change.entry, question });
          }
          deleteBulkChanged(c.db, c.kb.id, undone, change.entry);
          nth += 1;
          if (performance.now() - began > sliceTime) break;
        }
        return Math.max(1, nth);
      });
      await job.next(Math.min(done, total), total, "entries");
    }
  } finally {
    if (!robot) job.app.robots.rebuild(job.kb.id);
  }
  const { left: _, ...counts } = result;
  await job.slice((c) => c.audit({ action: "entries.bulk_undone", subject: undone, after: counts }));
  return { ...result, job: undone };
};

function takeBack(c: Context, { entry, before, after }: EntryBulkChange, robot: boolean): boolean {
  if (knownEntry(c, entry).revision !== after) return false;
  const then = stateAt(c.db, c.kb.id, entry, before)!;
  saveContent(c, entry, then.content, "undone", { deleted: then.deleted, audit: false, robot });
  if (then.deleted) goneAgainAs(c.db, c.kb.id, entry, before);
  return true;
}
