// Jobs that take turns out of the log: one customer's or one conversation's on request, and those older than they are to be kept.
import { addDays, dayStart, localDay } from "../../shared/engine/time.ts";
import type { App, Kb } from "../base/context.ts";
import { described } from "../base/faults.ts";
import { inSlice } from "../change/transaction.ts";
import { diskWritten } from "../change/disk.ts";
import { runningJob } from "../jobs/jobs.ts";
import type { Runner, RunningJob } from "../jobs/jobs.ts";
import { allKbs, keptDays } from "../knowledgeBases/knowledgeBases.ts";
import { forgetDrawn } from "../labels/forgetting.ts";
import { takeMessages } from "./agentMessages.ts";
import { someMessagesBefore, someMessagesToWhom } from "./agentMessages.store.ts";
import { countTurnsOfWhom, someTurnsBefore, someTurnsOfWhom, type Whose } from "./removal.store.ts";
import { removeTurns } from "./removeTurns.ts";

// A turn is looked up in six indexes: how many go into a slice is found out while it runs.
const fewestTurns = 10;
const mostTurns = 400;
const sliceMs = 10;

/** Removes what `some` names until it names nothing, in slices that hold nobody up; `total` 0: not known. Safe to run again. */
export async function takeAway(
  job: RunningJob,
  some: (limit: number) => string[],
  { counts, total }: { counts: "removed" | "kept"; total: number },
): Promise<number> {
  const { app, kb } = job;
  let removed = 0;
  let size = 50;
  for (;;) {
    const begun = performance.now();
    const ids = some(size);
    if (ids.length === 0) break;
    await job.patiently(() => removeTurns(app.logs, kb.id, ids, counts));
    app.turnLog.forget();
    const took = performance.now() - begun;
    if (took > sliceMs) size = Math.max(fewestTurns, size >> 1);
    else if (took < sliceMs / 2) size = Math.min(mostTurns, size + 10);
    removed += ids.length;
    await diskWritten(app, "logs");
    await job.next(Math.min(removed, total || removed), total === 0 ? 0 : Math.max(removed, total), "turns");
  }
  app.foresight.drop(kb.id);
  return removed;
}

/** Turns of one customer or one conversation, from the log, its counts, and what spot checks drew of them. What was taught and decided stays. */
export const forgetTurns: Runner = async (job) => {
  const { app, kb } = job;
  const whose = job.input["whose"] as Whose;
  const total = countTurnsOfWhom(app.logs, kb.id, whose);
  // What was said to them goes first: it is found by their conversations.
  const messages = await takeMessages(job, (limit) => someMessagesToWhom(app.logs, kb.id, whose, limit));
  // Drawn copies go first: run again after a kill, the log no longer knows whose they were.
  await job.slice((c) => forgetDrawn(c.db, kb.id, someTurnsOfWhom(app.logs, kb.id, whose, mostForgotten)));
  const removed = await takeAway(job, (limit) => someTurnsOfWhom(app.logs, kb.id, whose, limit), { counts: "removed", total });
  await job.slice((c) =>
    c.audit({ action: "log.turns_forgotten", subject: Object.values(whose)[0] ?? null, after: { removed, messages } }),
  );
  return { removed: removed + messages, messages };
};
/** A customer who asked more often than this is a program; what spot checks drew of the rest stays masked as it is. */
const mostForgotten = 100_000;

/** Turns from before the days that are kept. What was counted of them by day stays: it names nobody. */
export const expireTurns: Runner = async (job) => {
  const { app, kb } = job;
  const days = keptDays(app.db, kb.id);
  if (days === null) return { removed: 0 };
  const before = firstKept(app, kb, days);
  const removed = await takeAway(job, (limit) => someTurnsBefore(app.logs, kb.id, before, limit), { counts: "kept", total: 0 });
  const messages = await takeMessages(job, (limit) => someMessagesBefore(app.logs, kb.id, before, limit));
  await job.slice((c) => c.audit({ action: "log.turns_expired", subject: null, after: { removed, messages, days, before } }));
  return { removed: removed + messages, messages };
};

/** The first moment whose turns are kept: a day of the shop's. */
const firstKept = (app: Pick<App, "now">, kb: Kb, days: number): string =>
  dayStart(addDays(localDay(app.now(), kb.timeZone), -days), kb.timeZone);

/** Starts what is due: for each knowledge base that keeps turns for some days and has older ones. */
function startExpiry(app: App): void {
  for (const kb of allKbs(app.db)) {
    const days = keptDays(app.db, kb.id);
    if (days === null || runningJob(app.db, kb.id, "expire_turns")) continue;
    const before = firstKept(app, kb, days);
    if (someTurnsBefore(app.logs, kb.id, before, 1).length + someMessagesBefore(app.logs, kb.id, before, 1).length === 0) continue;
    const caller = { user: { id: null, name: "system", admin: true }, role: "admin" as const, kb };
    inSlice(app, caller, (c) => app.jobs.start(c, { kb: kb.id, kind: "expire_turns", by: null, input: {} }));
  }
}

/** Looks every hour for what is due, and at once; turns are kept whole days, so that it happens once a day. */
export function startExpiryDaily(app: App): NodeJS.Timeout {
  const look = (): void => {
    try {
      startExpiry(app);
    } catch (error) {
      // A lock or a full disk: in an hour again.
      if (!app.storage.note(error)) app.log.error({ err: described(error) }, "clearing old turns could not begin");
    }
  };
  look();
  return setInterval(look, 3_600_000).unref();
}
