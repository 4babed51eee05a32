// The threads that hold traffic: one for each knowledge base whose editor is open, told of every change of its draft.
import { Failure } from "../../shared/errors.ts";
import type { App } from "../base/context.ts";
import { described } from "../base/faults.ts";
import type { Foresight, ForesightSaid } from "../base/services.ts";
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
}

/** Starts nothing until somebody asks. */
export function createForesight(app: Pick<App, "config" | "log" | "now" | "robots">): Foresight {
  /** The one used last stands last. */
  const holders = new Map<string, Holder>();
  const failedAt = new Map<string, number>();
  let asked = 0;

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
    const leave = app.robots.followDraft(kb, {
      made: (number, taken) => thread.tell({ kind: "made", number, taken }),
      changed: (taken) => thread.tell({ kind: "changed", taken }),
    });
    return { thread, waiting, leave, idle: setTimeout(() => void close(kb, new Error("nobody asked")), IDLE).unref() };
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

  return {
    ask: async ({ id: kb }, order, signal) => {
      if (performance.now() - (failedAt.get(kb) ?? Number.NEGATIVE_INFINITY) < PATIENCE)
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
    drop: (kb) => void close(kb, new Failure("cancelled", "questions were taken out of the log; ask again")),
    stop: async () => {
      await Promise.all([...holders.keys()].map((kb) => close(kb, new Failure("cancelled", "the server stops"))));
    },
  };
}
