// Writes what arrives in one moment in one go, and tells whoever waits when it is written. What cannot be written now (a lock, a full disk) is kept in memory, in its order, and written by itself as soon as it can be.
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { codeOf } from "../base/faults.ts";

/** written: committed. kept: to be written later, whatever becomes of it. lost: neither. */
export type Fate = "written" | "kept" | "lost";

export interface GroupWriter<Line> {
  add: (line: Line) => Promise<Fate>;
  /** Whether lines are kept because they cannot be written now. */
  holds: () => boolean;
  /** What is not written yet, oldest first. */
  pending: () => readonly Line[];
  /** Writes what is pending, with some patience; the rest is lost. */
  close: () => Promise<void>;
}

export interface Writing<Line> {
  /** Writes lines in their order, all or none; throws what the database throws. */
  write: (lines: readonly Line[]) => void;
  /** Runs a write that is to fail at once where the file is locked. */
  atOnce: (work: () => void) => void;
  /** Characters that a line holds in memory. */
  sizeOf: (line: Line) => number;
  /** Told each error with which writing failed. */
  noteTrouble: (error: unknown) => void;
  countLost: (lines: number) => void;
  log: Logger;
}

/** Of one moment; more wait for the next. 100 turns take about 6 ms. */
const mostAtOnce = 200;
// What is kept in memory at most: some minutes of a busy shop.
const mostLines = 10_000;
const mostChars = 20_000_000;
const firstPauseMs = 100;
const longestPauseMs = 1_000;
const closingMs = 5_000;

/** Whether a write that failed so may be tried again as it is. */
const mayPass = (error: unknown): boolean =>
  /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR(?!_CORRUPTFS|_DATA)|CANTOPEN|READONLY|NOMEM|PROTOCOL)|^data_gone$/u.test(codeOf(error));

export function createGroupWriter<Line>({ write, atOnce, sizeOf, noteTrouble, countLost, log }: Writing<Line>): GroupWriter<Line> {
  let waiting: { line: Line; size: number; tell: (fate: Fate) => void }[] = [];
  let size = 0;
  let trouble: { code: string; pause: number; lost: number } | null = null;
  let scheduled = false;
  let retrying: NodeJS.Timeout | null = null;
  // So many are written one by one: one of them is at fault, and the others must not be lost with it.
  let careful = 0;

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (!trouble) writeNext();
    });
  };

  const writeNext = (): void => {
    const some = waiting.slice(0, careful > 0 ? 1 : mostAtOnce);
    if (some.length === 0) return;
    try {
      write(some.map(({ line }) => line));
      settle(some.length, "written");
    } catch (error) {
      noteTrouble(error);
      if (mayPass(error)) return hold(codeOf(error));
      if (some.length > 1) careful = some.length;
      else {
        log.error({ code: codeOf(error) || "unknown", lines: 1 }, "the query log could not be written");
        settle(1, "lost");
        countLost(1);
      }
    }
    if (trouble) log.info({ code: trouble.code, lost: trouble.lost }, "the query log can be written again");
    trouble = null;
    schedule();
  };

  const settle = (count: number, fate: Fate): void => {
    const settled = waiting.slice(0, count);
    waiting = waiting.slice(count);
    careful = Math.max(0, careful - count);
    size = waiting.length === 0 ? 0 : size - settled.reduce((sum, each) => sum + each.size, 0);
    for (const { tell } of settled) tell(fate);
  };

  /** Nobody waits any longer; never tried more often than ten times a second. */
  const hold = (code: string): void => {
    if (!trouble) log.error({ code }, "the query log cannot be written now; turns are kept in memory until it can");
    trouble = { code, lost: trouble?.lost ?? 0, pause: Math.min(longestPauseMs, (trouble?.pause ?? firstPauseMs / 2) * 2) };
    for (const { tell } of waiting) tell("kept");
    if (retrying) clearTimeout(retrying);
    retrying = setTimeout(() => atOnce(writeNext), trouble.pause).unref();
  };

  return {
    add: async (line) => {
      const own = sizeOf(line);
      if (trouble && (waiting.length >= mostLines || size + own > mostChars)) {
        trouble.lost += 1;
        countLost(1);
        return "lost";
      }
      size += own;
      return new Promise((tell) => {
        waiting.push({ line, size: own, tell });
        if (trouble) tell("kept");
        else schedule();
      });
    },
    holds: () => trouble !== null,
    pending: () => waiting.map(({ line }) => line),
    close: async () => {
      const end = performance.now() + closingMs;
      while (waiting.length > 0 && performance.now() < end) {
        atOnce(writeNext);
        if (trouble) await pause(firstPauseMs);
      }
      if (retrying) clearTimeout(retrying);
      if (waiting.length === 0) return;
      log.error({ code: trouble?.code, lines: waiting.length }, "the query log could not be written before the server stopped");
      countLost(waiting.length);
      settle(waiting.length, "lost");
    },
  };
}
