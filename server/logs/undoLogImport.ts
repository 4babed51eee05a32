// The job that takes an import of a log back: its turns go, with all that was counted of them. What was taught and decided stays.
import type { Runner } from "../jobs/jobs.ts";
import { takeMessages } from "./agentMessages.ts";
import { someMessagesOf } from "./agentMessages.store.ts";
import { getImport, someTurnsOf } from "./imports.store.ts";
import { takeAway } from "./takeAway.ts";

/** Safe to run again: what is gone is gone. */
export const undoLogImport: Runner = async (job) => {
  const { app, kb } = job;
  const undone = String(job.input["import"]);
  const total = getImport(app.logs, kb.id, undone)?.turns ?? 0;
  const removed = await takeAway(job, (limit) => someTurnsOf(app.logs, kb.id, undone, limit), { counts: "removed", total });
  const messages = await takeMessages(job, (limit) => someMessagesOf(app.logs, kb.id, undone, limit));
  await job.slice((c) => c.audit({ action: "log.import_undone", subject: undone, after: { removed, messages } }));
  return { removed: removed + messages, messages, import: undone };
};
