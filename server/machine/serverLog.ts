// The server's own log: JSON lines on standard output that never keep the server waiting. What cannot be written is dropped and counted.
import { pino, type Logger } from "pino";
import sonicBoom from "sonic-boom";

export interface ServerLog {
  log: Logger;
  /** Writes what is waiting; gives up after so many ms. */
  flush: (patience: number) => Promise<void>;
}

// What may wait to be written, in characters; then lines are dropped. Written at once from `atOnce` on, else after `flushEvery` ms.
const mostWaiting = 256_000;
const atOnce = 4_096;
const flushEvery = 250;

const dropped = new WeakMap<Logger, { lines: number }>();

/** Lines of this log that were dropped since the start. */
export const droppedLines = (log: Logger): number => dropped.get(log)?.lines ?? 0;

/** Writes to a file descriptor without waiting: a full disk, a pipe nobody reads or nobody holds any more costs lines, and nothing else. */
export function createServerLog(level: string, fd: number): ServerLog {
  const count = { lines: 0, told: 0 };
  const out = new sonicBoom.SonicBoom({ fd, sync: false, minLength: atOnce, maxLength: mostWaiting, periodicFlush: flushEvery });
  // What was being written is kept and tried again with the next line.
  out.on("error", () => {});
  out.on("drop", () => (count.lines += 1));
  // Only what SonicBoom is asked to do here: pino would else flush synchronously, and wait.
  const log = pino({ level }, { write: (line: string) => void out.write(line) });
  out.on("drain", () => {
    const lines = count.lines - count.told;
    if (lines === 0) return;
    count.told = count.lines;
    log.warn({ lines }, "lines of this log were dropped, because they could not be written");
  });
  dropped.set(log, count);
  const flush = (patience: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      out.flush(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  return { log, flush };
}
