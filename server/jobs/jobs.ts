// Long work: a row that says how far it is, slices that each commit, a cancel flag, and a clear end after a restart.
import { setTimeout as pause } from "node:timers/promises";
import type { jobs as contract } from "../../shared/contract/jobs.ts";
import { Failure } from "../../shared/errors.ts";
import { may } from "../../shared/permissions.ts";
import type { App, Context, Handlers, Kb, OutputOf } from "../base/context.ts";
import { writeSoon, type Database } from "../base/db.ts";
import { described, isLocked } from "../base/faults.ts";
import type { JobEnd, JobKind, Jobs } from "../base/services.ts";
import { idleTurn } from "../base/turn.ts";
import { diskWritten } from "../change/disk.ts";
import { inSlice } from "../change/transaction.ts";
import { kbById } from "../knowledgeBases/knowledgeBases.ts";
import { createEnds } from "./jobEnds.ts";
import {
  askToCancel,
  getJobRow,
  hasRunning,
  insertJob,
  isCancelled,
  listJobRows,
  listOfKind,
  restartJob,
  saveProgress,
  type StoredJob,
} from "./jobs.store.ts";

/** What a runner works with. */
export interface RunningJob {
  id: string;
  app: App;
  kb: Kb;
  by: string | null;
  input: Record<string, unknown>;
  /** Reports progress, lets other work in, and throws if the job was cancelled or the server is stopping. Call it between slices. */
  next: (done: number, total: number, step: string) => Promise<void>;
  /** One transaction under 20 ms, as the person who started the job. Waits while another process holds the database. */
  slice: <T>(work: (c: Context) => T) => Promise<T>;
  /** The same for what is staged, and counts only when a later slice says so: it does not wait for the disk. */
  stage: <T>(work: (c: Context) => T) => Promise<T>;
  /** Any other writing that a lock held elsewhere may stop; run again while it does. */
  patiently: <T>(write: () => T) => Promise<T>;
}

/** Does the work in slices and returns the result shown when it is done. Run again after an interruption it must count nothing twice. */
export type Runner = (job: RunningJob) => Promise<Record<string, unknown>>;

class Stopped extends Error {}
class Cancelled extends Error {}

/** Runs jobs of an app. What the last process left running is marked as interrupted. */
export function createJobs(app: App, runners: Record<JobKind, Runner>): Jobs {
  const running = new Map<string, Promise<void>>();
  const ends = createEnds(app);
  let stopping = false;
  ends.interrupt(app.now());

  const begin = (id: string): void => {
    const done = run(app, runners, id, () => stopping)
      .then((end) => ends.write(id, end))
      .catch((error: unknown) => app.log.error({ err: described(error), job: id }, "the end of a job was lost"))
      .finally(() => running.delete(id));
    running.set(id, done);
  };
  return {
    start: (c, job) => {
      ends.writeWithin(c);
      if (hasRunning(c.db, job.kb, job.kind)) throw new Failure("busy", "a job of this kind is already running for this knowledge base");
      const id = c.newId("j");
      insertJob(c.db, { ...job, id, at: c.now() });
      c.afterCommit(() => begin(id));
      return id;
    },
    isRunning: (db, kb, kind) => hasRunning(db, kb, kind),
    repeat: (c, { id, kb, kind }) => {
      ends.writeWithin(c);
      if (hasRunning(c.db, kb, kind)) throw new Failure("busy", "a job of this kind is already running for this knowledge base");
      restartJob(c.db, id, c.now());
      c.afterCommit(() => begin(id));
    },
    ended: ends.held,
    wait: async (id) => running.get(id),
    stop: async () => {
      stopping = true;
      await Promise.allSettled(running.values());
      ends.stop();
    },
  };
}

/** These hold on to what is there before their call is answered: no edit of who was answered comes in. */
const atOnce: ReadonlySet<string> = new Set<JobKind>(["publish"]);

/** Does a job's work and says how it ended; never throws. */
async function run(app: App, runners: Record<JobKind, Runner>, id: string, stopping: () => boolean): Promise<JobEnd> {
  let kind = "unknown";
  try {
    const job = getJobRow(app.db, id)!;
    ({ kind } = job);
    if (!atOnce.has(job.kind)) await idleTurn();
    const result = await runners[kind as JobKind](makeRunning(app, job, stopping));
    return { state: "done", result, at: app.now() };
  } catch (error) {
    const state = error instanceof Stopped ? "interrupted" : error instanceof Cancelled ? "cancelled" : "failed";
    if (state !== "failed") return { state, at: app.now() };
    const failure = error instanceof Failure ? error : app.storage.note(error);
    if (!failure) app.log.error({ err: described(error), job: id, kind }, "job failed");
    return {
      state,
      at: app.now(),
      error: { code: failure?.code ?? "internal", message: failure?.message ?? "something went wrong; it was logged" },
    };
  }
}

// How long a job waits for a lock that another process holds: a backup tool's is gone by then.
const lockPatience = 120_000;
const lockPause = 100;

function makeRunning(app: App, job: StoredJob, stopping: () => boolean): RunningJob {
  const kb = kbById(app.db, job.kb)!;
  const caller = { user: { id: null, name: job.by ?? "system", admin: true }, role: "admin" as const, kb };
  let saved = 0;
  let shown = "";
  const next = async (done: number, total: number, step: string): Promise<void> => {
    await idleTurn();
    await diskWritten(app, "trainer");
    if (stopping()) throw new Stopped();
    if (isCancelled(app.db, job.id)) throw new Cancelled();
    // A row at each new step and four times a second is enough for a bar that is polled twice a second.
    if (done === total || step !== shown || performance.now() - saved > 250) {
      shown = step;
      saved = performance.now();
      try {
        writeSoon(app.db, () => saveProgress(app.db, job.id, done, total, step));
      } catch (error) {
        // A bar that stands still stops nobody; what cannot go on either fails by itself.
        if (!app.storage.note(error)) throw error;
      }
    }
  };
  const patiently: RunningJob["patiently"] = async (write) => {
    for (const begun = performance.now(); ;) {
      try {
        return write();
      } catch (error) {
        // The lock is taken before anything is done, so that nothing is done twice.
        if (!isLocked(error) || performance.now() - begun > lockPatience) throw error;
      }
      await pause(lockPause);
      if (stopping()) throw new Stopped();
    }
  };
  const slice: RunningJob["slice"] = (work) => patiently(() => inSlice(app, caller, work));
  const stage: RunningJob["stage"] = (work) => patiently(() => writeSoon(app.db, () => inSlice(app, caller, work)));
  return { id: job.id, app, kb, by: job.by, input: job.input, next, slice, stage, patiently };
}

/** What a kind of job that runs for a knowledge base was given, and its id; null if none runs. */
export function runningJob(db: Database, kb: string, kind: JobKind): { id: string; input: Record<string, unknown> } | null {
  return listJobRows(db, kb).find((job) => job.kind === kind && job.state === "running") ?? null;
}

/** The latest jobs of a kind, newest first, each with what it was given. */
export const latestJobs = (c: Context, kind: JobKind, limit: number): { job: OutputOf<"getJob">; input: Record<string, unknown> }[] =>
  listOfKind(c.db, c.kb.id, kind, limit).map((job) => ({ job: shown(withEnd(c, job)), input: job.input }));

export const jobHandlers: Handlers<keyof typeof contract> = {
  listJobs: (c) => ({ rows: listJobRows(c.db, c.kb.id).map((job) => shown(withEnd(c, job))), training: c.robots.training(c.kb.id) }),
  getJob: (c, input) => shown(known(c, input.job)),
  cancelJob: (c, input) => {
    const { kind, state } = known(c, input.job);
    if (state !== "running" || !askToCancel(c.db, input.job)) throw new Failure("nothing_to_do", "the job has already ended");
    c.audit({ action: "job.cancelled", subject: input.job, after: { kind } });
    return null;
  },
  repeatJob: (c, input) => {
    const job = known(c, input.job);
    if (!repeatable(job)) throw new Failure("nothing_to_do", "only an interrupted, failed or cancelled job can be run again");
    if (job.kind === "publish" && !may(c.role, "publish")) throw new Failure("forbidden", "this needs the right to publish");
    c.jobs.repeat(c, job);
    c.audit({ action: "job.repeated", subject: job.id, after: { kind: job.kind } });
    return { job: job.id };
  },
};

const repeatable = (job: StoredJob): boolean => job.state === "interrupted" || job.state === "failed" || job.state === "cancelled";

/** What kind of job of this knowledge base it is, and whether it runs; `not_found`. */
export const knownJob = (c: Context, id: string): Pick<StoredJob, "kind" | "state"> => known(c, id);

function known(c: Context, id: string): StoredJob {
  const job = getJobRow(c.db, id);
  if (!job || job.kb !== c.kb.id) throw new Failure("not_found", "no such job");
  return withEnd(c, job);
}

/** A job whose end waits to be written is shown as ended. */
function withEnd(c: Pick<Context, "jobs">, job: StoredJob): StoredJob {
  const end = c.jobs.ended(job.id);
  return end ? { ...job, state: end.state, result: end.result ?? null, error: end.error ?? null, endedAt: end.at } : job;
}

function shown(job: StoredJob): OutputOf<"getJob"> {
  const { kb: _, cancel: __, input: ___, ...rest } = job;
  return { ...rest, kind: job.kind as JobKind, repeatable: repeatable(job) };
}
