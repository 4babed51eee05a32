// The own-wording check as a job: computed in a worker on a snapshot of the draft, stored in slices, announced whole.
import { idleTurn } from "../base/turn.ts";
import { Failure } from "../../shared/errors.ts";
import type { RunningJob, Runner } from "../jobs/jobs.ts";
import { watched } from "../jobs/watched.ts";
import { runInWorker } from "../workers/pool.ts";
import { dropLeftovers, insertEntries, insertLosses, insertNear, putCheck } from "./ownWordings.store.ts";
import { leavingOut } from "./tasks.ts";

// Rows a slice writes or removes: some 10 ms.
const slice = 2_000;

export const checkDraft: Runner = async (job) => {
  await sweep(job);
  const { calibration, size } = await job.app.robots.draft(job.kb.id);
  if (size === 0) throw new Failure("nothing_to_do", "the draft has no entries yet; there is nothing to leave out", { field: "kb" });
  const at = job.app.now();
  const input = { dataDir: job.app.config.dataDir, kb: job.kb, calibration };
  const found = await watched(
    job,
    (options) => runInWorker(leavingOut, "check", input, options),
    (done) => [Math.floor((size * done) / 1000), size, "check"],
  );
  const id = job.app.newId("ow");
  for (let from = 0; from < Math.max(found.entries.length, found.losses.length, found.near.length); from += slice) {
    await job.slice(({ db }) => insertEntries(db, job.kb.id, id, found.entries.slice(from, from + slice)));
    await job.slice(({ db }) => insertLosses(db, job.kb.id, id, found.losses.slice(from, from + slice)));
    await job.slice(({ db }) => insertNear(db, job.kb.id, id, found.near.slice(from, from + slice)));
    await job.next(size, size, "write");
  }
  const losing = new Set(found.losses.map(({ entry }) => entry)).size;
  const result = { entries: found.entries.length, wordings: found.wordings, weak: found.losses.length, losing };
  await job.slice((c) => {
    putCheck(c.db, job.kb.id, {
      id,
      at,
      by: job.by,
      entries: result.entries,
      wordings: found.wordings,
      alone: found.alone,
      vocabulary: found.vocabulary,
    });
    c.audit({ action: "own_wordings.checked", subject: id, after: result });
  });
  await sweep(job);
  return result;
};

/** Removes the rows of checks that were replaced or broke off. */
async function sweep(job: RunningJob): Promise<void> {
  while ((await job.slice(({ db }) => dropLeftovers(db, job.kb.id, slice))) > 0) await idleTurn();
}
