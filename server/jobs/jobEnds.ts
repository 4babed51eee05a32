// How jobs ended, until it can be written: a full disk or a lock held elsewhere delays a job's last line, and ends nothing else.
import type { App, Context } from "../base/context.ts";
import { described } from "../base/faults.ts";
import type { JobEnd } from "../base/services.ts";
import { endJob, interruptRunning, listRunningIds } from "./jobs.store.ts";

export interface Ends {
  /** Writes an end; one that cannot be written is held, and written later. */
  write: (id: string, end: JobEnd) => void;
  /** Writes what is held in a transaction that is open: what is about to begin must not be refused for what has ended. */
  writeWithin: (c: Pick<Context, "db" | "afterCommit">) => void;
  held: (id: string) => JobEnd | null;
  /** Marks as interrupted what the last process left running. */
  interrupt: (at: string) => void;
  /** Tries a last time; what is still held is shown as interrupted after the next start. */
  stop: () => void;
}

// The first try again comes after so many ms, each further one after twice as long.
const firstPause = 250;
const longestPause = 5_000;

export function createEnds(app: Pick<App, "db" | "log" | "storage">): Ends {
  const held = new Map<string, JobEnd>();
  let timer: NodeJS.Timeout | null = null;
  let pause = firstPause;

  const writeHeld = (): void => {
    for (const [id, end] of held) {
      endJob(app.db, id, end);
      held.delete(id);
    }
  };
  const tryAgain = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (held.size === 0) return;
    try {
      writeHeld();
      pause = firstPause;
      app.log.info("the ends of jobs are written");
    } catch (error) {
      app.storage.note(error);
      later();
    }
  };
  const later = (): void => {
    timer ??= setTimeout(tryAgain, pause).unref();
    pause = Math.min(longestPause, pause * 2);
  };
  const hold = (id: string, end: JobEnd, error: unknown): void => {
    held.set(id, end);
    app.storage.note(error);
    app.log.error({ err: described(error), job: id, state: end.state }, "the end of a job could not be written yet; it is tried again");
    later();
  };
  app.storage.whenWritable(tryAgain);
  return {
    write: (id, end) => {
      try {
        endJob(app.db, id, end);
      } catch (error) {
        hold(id, end, error);
      }
    },
    writeWithin: (c) => {
      const ids = [...held.keys()];
      for (const id of ids) endJob(c.db, id, held.get(id)!);
      if (ids.length > 0) c.afterCommit(() => ids.forEach((id) => held.delete(id)));
    },
    held: (id) => held.get(id) ?? null,
    interrupt: (at) => {
      try {
        interruptRunning(app.db, at);
      } catch (error) {
        for (const id of listRunningIds(app.db)) hold(id, { state: "interrupted", at }, error);
      }
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      try {
        writeHeld();
      } catch (error) {
        app.log.error({ err: described(error), jobs: [...held.keys()] }, "jobs whose end could not be written are shown as interrupted");
      }
    },
  };
}
