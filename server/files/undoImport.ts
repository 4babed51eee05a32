// The job that takes an import back: entries it made go, those it changed are as they were; what was saved since is left alone.
import type { Context } from "../base/context.ts";
import { stateAt } from "../entries/contents.ts";
import { knownEntry, saveContent } from "../entries/saveContent.ts";
import type { Runner } from "../jobs/jobs.ts";
import { returnNotOurs } from "./importNotOurs.ts";
import { countImportChanges, countImportedNotOurs, deleteChange, someChanges, type ImportChange } from "./importChanges.store.ts";

/** A slice ends after this, in ms. */
const sliceTime = 10;
const batchSize = 50;
/** From so many on the robot is rebuilt once. */
const manyEntries = 200;

/** Safe to run again: what is taken back is forgotten in the same transaction. */
export const undoImport: Runner = async (job) => {
  const undone = String(job.input.job);
  const total = countImportChanges(job.app.db, job.kb.id, undone);
  const robot = total + countImportedNotOurs(job.app.db, job.kb.id, undone) < manyEntries;
  const counts = { undone: 0, kept: 0, notOurs: 0 };
  try {
    for (let done = 0; done < total;) {
      done += await job.stage((c) => {
        const began = performance.now();
        let nth = 0;
        for (const change of someChanges(c.db, c.kb.id, undone, batchSize)) {
          counts[takeBack(c, change, robot) ? "undone" : "kept"] += 1;
          deleteChange(c.db, c.kb.id, undone, change.entry);
          nth += 1;
          if (performance.now() - began > sliceTime) break;
        }
        return Math.max(1, nth);
      });
      await job.next(Math.min(done, total), total, "entries");
    }
    counts.notOurs = await returnNotOurs(job, undone, robot);
  } finally {
    if (!robot) job.app.robots.rebuild(job.kb.id);
  }
  await job.slice((c) => c.audit({ action: "entries.import_undone", subject: undone, after: counts }));
  return { ...counts, job: undone };
};

function takeBack(c: Context, { entry, before, after }: ImportChange, robot: boolean): boolean {
  if (knownEntry(c, entry).revision !== after) return false;
  const now = stateAt(c.db, c.kb.id, entry, after)!;
  const then = before === null ? { ...now, deleted: true } : stateAt(c.db, c.kb.id, entry, before)!;
  saveContent(c, entry, then.content, "undone", { deleted: then.deleted, audit: false, robot });
  return true;
}
