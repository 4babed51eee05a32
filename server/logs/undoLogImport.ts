// The job that takes an import of a log back: its turns go, with all that was counted of them. What was taught and decided stays.
import type { Runner } from "../jobs/jobs.ts";
import { diskWritten } from "../change/disk.ts";
import { getImport, someTurnsOf } from "./imports.store.ts";
import { removeTurns } from "./removeTurns.ts";

// A turn is looked up in five indexes: how many go into a slice is found out while it runs.
const fewestTurns = 10;
const mostTurns = 400;
const sliceMs = 10;

/** Safe to run again: what is gone is gone. */
export const undoLogImport: Runner = async (job) => {
  const { app, kb } = job;
  const undone = String(job.input["import"]);
  const total = getImport(app.logs, kb.id, undone)?.turns ?? 0;
  let removed = 0;
  let size = 50;
  for (;;) {
    const begun = performance.now();
    const ids = someTurnsOf(app.logs, kb.id, undone, size);
    if (ids.length === 0) break;
    await job.patiently(() => removeTurns(app.logs, kb.id, undone, ids));
    app.turnLog.forget();
    const took = performance.now() - begun;
    if (took > sliceMs) size = Math.max(fewestTurns, size >> 1);
    else if (took < sliceMs / 2) size = Math.min(mostTurns, size + 10);
    removed += ids.length;
    await diskWritten(app, "logs");
    await job.next(Math.min(removed, total), Math.max(removed, total), "turns");
  }
  app.foresight.drop(kb.id);
  await job.slice((c) => c.audit({ action: "log.import_undone", subject: undone, after: { removed } }));
  return { removed, import: undone };
};
