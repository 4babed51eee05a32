// Counts the pairs of turns that were logged before pairs were counted: in slices, behind everything else, from the start of the server on.
import { setTimeout as pause } from "node:timers/promises";
import type { App } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { described } from "../base/faults.ts";
import { diskWritten } from "../change/disk.ts";
import { tallyConfusions } from "./confusions.ts";
import { endConfusionFill, getConfusionFill, setConfusionsFilled } from "./confusions.store.ts";
import { listTurnRows } from "./record.store.ts";
import { emptyTally, writeTally } from "./tally.ts";

const turnsASlice = 150;
/** ms until it is tried again where the log is locked or the disk full. */
const patience = 5_000;

/** Counts the next so many turns in one transaction; false: all are counted. 150 take some 5 ms. Killed in between it goes on where it was. */
export const fillConfusions = (logs: Database, limit = turnsASlice): boolean =>
  getConfusionFill(logs) !== null &&
  logs
    .transaction(() => {
      const fill = getConfusionFill(logs);
      if (!fill) return false;
      const turns = listTurnRows(logs, fill.done, fill.last, limit);
      const tally = emptyTally();
      for (const turn of turns) tallyConfusions(tally, turn, 1);
      writeTally(logs, tally);
      if (turns.length < limit) endConfusionFill(logs);
      else setConfusionsFilled(logs, turns.at(-1)!.seq);
      return turns.length === limit;
    })
    .immediate();

/** Goes on until all are counted; what it returns stops it and resolves when it stands. */
export function startFillingConfusions(app: App): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const fill = async (): Promise<void> => {
    for (let isLeft = true; isLeft && !signal.aborted;) {
      try {
        isLeft = fillConfusions(app.logs);
        if (isLeft) await diskWritten(app, "logs");
      } catch (error) {
        if (!app.storage.note(error)) {
          app.log.error(
            { err: described(error) },
            "pairs of entries of older turns could not be counted: it is tried again at the next start",
          );
          return;
        }
        await pause(patience, undefined, { signal }).catch(() => {});
      }
      // Others first.
      await pause(1);
    }
  };
  const done = fill();
  return () => {
    stopped.abort();
    return done;
  };
}
