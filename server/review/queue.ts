// The queue of review: clusters of missed questions, summed up anew where something changed, before they are shown or behind whoever asks.
import { MOST_STALE, staleTalks } from "../agents/replies.ts";
import type { App, Kb } from "../base/context.ts";
import { diskWritten } from "../change/disk.ts";
import type { Database } from "../base/db.ts";
import { machineFailure } from "../base/faults.ts";
import { idleTurn, nextTurn } from "../base/turn.ts";
import { stale, type ClusterFilter } from "../clusters/clusters.ts";
import { noticeChanges } from "./marks.ts";
import { sumUpStale } from "./summing.ts";

type Writer = Pick<App, "config" | "db" | "logs" | "now">;

/** Who asks waits while so many are stale; more are summed up behind them. */
const MOST_AWAITED = 500;

/** The queue as it opens: all that ask something and are not dealt with. */
export const OPEN_CLUSTERS: ClusterFilter = {
  state: "open",
  tray: false,
  reason: null,
  channel: null,
  since: null,
  among: null,
  people: false,
};

const running = new WeakMap<Database, Map<string, Run>>();

/** Resolves when what is shown is what is so; sooner (with true) where much is stale, or the log's file cannot be written now: what was summed up before is shown then. */
export async function freshQueue(app: Writer, kb: Kb): Promise<boolean> {
  try {
    noticeChanges(app, kb);
    const isBehind =
      stale.count(app.logs, kb.id, MOST_AWAITED + 1) > MOST_AWAITED || staleTalks(app.logs, kb.id, MOST_STALE + 1) > MOST_STALE;
    const run = sumAllUp(app, kb);
    // What fails behind is marked anew.
    if (isBehind) run.done.catch(() => {});
    else {
      await waitFor(run);
      // What the thread has moved meanwhile stands in two clusters' sums.
      if (stale.count(app.logs, kb.id, 1) > 0) await waitFor(sumAllUp(app, kb));
    }
    return isBehind;
  } catch (error) {
    if (machineFailure(error)) return true;
    throw error;
  }
}

interface Run {
  /** How it ends. */
  done: Promise<void>;
  isBegun: boolean;
  /** The one before it. */
  before: Run | undefined;
  /** Somebody waits for its end. */
  isAwaited: boolean;
}

/** One at a time for each knowledge base; who comes while one runs shares the next: it sees what they caused. */
function sumAllUp(app: Writer, kb: Kb): Run {
  const byKb = running.get(app.db) ?? new Map<string, Run>();
  running.set(app.db, byKb);
  const before = byKb.get(kb.id);
  if (before && !before.isBegun) return before;
  const run: Run = { isBegun: false, done: Promise.resolve(), before, isAwaited: false };
  run.done = (before?.done ?? Promise.resolve())
    .catch(() => {})
    .then(() => {
      run.isBegun = true;
      run.before = undefined;
      return sumUpStale(app, kb, async () => {
        // SQLite would write it by itself one day, and hold everybody up.
        const written = diskWritten(app, "logs").catch(() => {});
        if (run.isAwaited) return nextTurn();
        await written;
        return idleTurn();
      });
    });
  byKb.set(kb.id, run);
  return run;
}

function waitFor(run: Run): Promise<void> {
  for (const one of run.before ? [run.before, run] : [run]) one.isAwaited = true;
  return run.done;
}
