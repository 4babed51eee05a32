// The threads that hold traffic: one for each knowledge base whose editor is open, told of every change of its draft.
import { Failure } from "../../shared/errors.ts";
import type { App } from "../base/context.ts";
import { described } from "../base/faults.ts";
import type { Foresight, ForesightSaid } from "../base/foreseen.ts";
import { countUnplaced, noteStood, placeMisses } from "../clusters/clusters.ts";
import { tasksBeside } from "../workers/pool.ts";
import { startThread, type Thread } from "../workers/thread.ts";
import type { FromTraffic, ToTraffic, TrafficBegin } from "./messages.ts";

const traffic = tasksBeside(import.meta.url, "traffic", "long");

/** Each holds a whole robot once more: 100 MB and 2 kB a question at 15,000 taught ones (server/README.md). */
const MOST_THREADS = 2;
const IDLE = 10 * 60_000;
const HEAP_MB = 2_048;
/** After one that failed, such as for want of memory, nothing is tried for so long. */
const PATIENCE = 60_000;

interface Waiting {
  editor: string;
  resolve: (said: ForesightSaid) => void;
  reject: (why: Error) => void;
}

interface Holder {
  thread: Thread<ToTraffic>;
  waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout;
  /** No longer told of changes. */
  leave: () => void;
  /** Of the missed questions: null until somebody looks at them. */
  watch: Watch | null;
  /** Changes that the thread was told of, and those that it has taken in. */
  told: number;
  taken: number;
}

interface Watch {
  /** ms, when they were read last. */
  at: number;
  progress: { done: number; total: number } | null;
  /** Questions that stand for themselves and were not held: more than it holds. */
  left: number;
}

/** What customers asked meanwhile is read again after so many ms. */
const WATCHED_ANEW = 5_000;
/** ms: what is shown first is not held up by it. */
const BEGUN_AFTER = 300;
const NOT_COUNTED = { done: 0, total: 0 };

/** Starts nothing until somebody asks. */
export function createForesight(app: Pick<App, "config" | "db" | "log" | "logs" | "now" | "robots" | "storage">): Foresight {
  /** The one used last stands last. */
  const holders = new Map<string, Holder>();
  const failedAt = new Map<string, number>();
  let asked = 0;
  let isStopped = false;

  const close = async (kb: string, why: Error): Promise<void> => {
    const holder = holders.get(kb);
    if (!holder) return;
    holders.delete(kb);
    clearTimeout(holder.idle);
    holder.leave();
    for (const { reject } of holder.waiting.values()) reject(why);
    await holder.thread.end();
  };
  const open = (kb: string): Holder => {
    const waiting = new Map<number, Waiting>();
    const thread = startThread<ToTraffic, FromTraffic, TrafficBegin>(traffic, "holdTraffic", {
      data: { dataDir: app.config.dataDir, kb },
      heapMb: HEAP_MB,
      onSaid: (message) => {
        if (message.kind === "sync") return thread.tell({ kind: "synced" });
        if (message.kind !== "said" && message.kind !== "failed") return note(kb, holder, message);
        const one = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.kind === "said") one?.resolve(message.said);
        else one?.reject(new Error(message.why));
      },
      onEnd: (error) => {
        app.log.error({ err: described(error), kb }, "the thread that holds the questions asked lately ended");
        failedAt.set(kb, performance.now());
        void close(kb, error);
      },
    });
    const idle = setTimeout(() => void close(kb, new Error("nobody asked")), IDLE).unref();
    const holder: Holder = { thread, waiting, leave: () => {}, idle, watch: null, told: 0, taken: 0 };
    holder.leave = app.robots.followDraft(kb, {
      made: (number, taken) => {
        thread.tell({ kind: "made", number, taken });
        // All are asked anew.
        if (holder.watch) holder.watch.progress = NOT_COUNTED;
      },
      changed: (taken) => {
        holder.told += 1;
        thread.tell({ kind: "changed", taken });
      },
    });
    return holder;
  };
  /** What was found of the missed questions is written down; a log that cannot be written is found again when they are watched anew. */
  const note = (kb: string, holder: Holder, found: Exclude<FromTraffic, { kind: "sync" | "said" | "failed" }>): void => {
    try {
      if (found.kind === "took") holder.taken = found.changes;
      else if (found.kind === "stood") noteStood(app.logs, kb, found.rows, app.now());
      else if (found.kind === "placed") placeMisses(app, kb, found.rows);
      else if (holder.watch) {
        holder.watch.progress = found.progress;
        if (found.progress === null) holder.watch.left = countUnplaced(app.logs, kb);
      }
    } catch (error) {
      app.storage.note(error);
      app.log.error({ err: described(error), kb }, "what was found of missed questions could not be written");
      void close(kb, new Failure("cancelled", "what was found could not be written; ask again"));
    }
  };
  const holderOf = (kb: string): Holder => {
    const holder = holders.get(kb) ?? open(kb);
    holders.delete(kb);
    holders.set(kb, holder);
    holder.idle.refresh();
    if (holders.size > MOST_THREADS)
      void close(holders.keys().next().value!, new Failure("cancelled", "another knowledge base is written in now"));
    return holder;
  };

  const beginning = new Map<string, NodeJS.Timeout>();
  const beginWatching = async (kb: string): Promise<void> => {
    try {
      // The thread makes a robot like the draft's.
      await app.robots.draft(kb);
    } catch {
      // It is said to whoever asks the draft.
      return;
    } finally {
      beginning.delete(kb);
    }
    if (isStopped) return;
    const holder = holderOf(kb);
    holder.watch = { progress: NOT_COUNTED, left: 0, ...holder.watch, at: performance.now() };
    holder.thread.tell({ kind: "watch", now: app.now() });
  };
  /** One that failed a moment ago. */
  const isResting = (kb: string): boolean => performance.now() - (failedAt.get(kb) ?? Number.NEGATIVE_INFINITY) < PATIENCE;
  const stillToTell = ({ watch, told, taken }: Holder): Watch["progress"] => watch?.progress ?? (told > taken ? NOT_COUNTED : null);

  return {
    ask: async ({ id: kb }, order, signal) => {
      if (isResting(kb))
        throw new Failure("not_ready", "the questions asked lately could not be held in memory; try again in a minute", { retryAfter: 60 });
      // The thread makes a second robot like it.
      await app.robots.draft(kb);
      const { thread, waiting } = holderOf(kb);
      const cancel = (id: number): void => {
        const one = waiting.get(id);
        if (!one) return;
        waiting.delete(id);
        thread.tell({ kind: "cancel", id });
        one.reject(new Failure("cancelled", "the same editor asked anew, or nobody waits for it any more"));
      };
      const { editor } = order;
      for (const [id, one] of waiting) if (one.editor === editor) cancel(id);
      const id = ++asked;
      return new Promise<ForesightSaid>((resolve, reject) => {
        waiting.set(id, { editor, resolve, reject });
        if (signal.aborted) return cancel(id);
        signal.addEventListener("abort", () => cancel(id), { once: true });
        thread.tell({ kind: "ask", id, order, now: app.now() });
      });
    },
    watchMisses: (kb) => {
      if (isResting(kb)) return null;
      const watch = holders.get(kb)?.watch ?? null;
      const isAwaited = countUnplaced(app.logs, kb) > (watch?.left ?? 0);
      const since = watch ? performance.now() - watch.at : Number.POSITIVE_INFINITY;
      if (!beginning.has(kb) && since > (isAwaited ? BEGUN_AFTER : WATCHED_ANEW))
        beginning.set(kb, setTimeout(() => void beginWatching(kb), BEGUN_AFTER).unref());
      return (watch ? stillToTell(holderOf(kb)) : NOT_COUNTED) ?? (isAwaited ? NOT_COUNTED : null);
    },
    misplaced: (kb) => {
      const watch = holders.get(kb)?.watch;
      if (watch) watch.at = Number.NEGATIVE_INFINITY;
    },
    logged: (kb) => holders.get(kb)?.thread.tell({ kind: "logged" }),
    drop: (kb) => void close(kb, new Failure("cancelled", "questions were taken out of the log; ask again")),
    stop: async () => {
      isStopped = true;
      for (const timer of beginning.values()) clearTimeout(timer);
      await Promise.all([...holders.keys()].map((kb) => close(kb, new Failure("cancelled", "the server stops"))));
    },
  };
}
