// Preloaded into the server that stalls.ts watches: measures how long its main thread lets nobody in, and tells phase by phase.
import { openSync, readSync } from "node:fs";
import { Session, type Profiler } from "node:inspector";
import { setTimeout as pause } from "node:timers/promises";

/** What was measured from one message of the watcher to the next. */
export interface Measured {
  totalMs: number;
  /** The longest the event loop was held up: as it was, and without the time the thread waited for a core that others used. */
  stallMs: number;
  ownStallMs: number;
  /** The most the main thread worked without letting anybody in: a stall without what it waited for the disk; null where the system does not tell. */
  workMs: number | null;
  /** Own stalls of more than 50 ms. */
  over: number;
  /** Work of the main thread; null where the system does not tell it thread by thread. */
  cpuMs: number | null;
  /** heapUsed + external after collecting (arrayBuffers does not count those that came from a worker); measured only when asked for. */
  memoryMb: number | null;
  rssMb: number;
  /** With `--why`: what ran during own stalls of more than 30 ms. */
  why: string[];
}

/** What the watcher sends. */
export interface Order {
  collect: boolean;
}

interface Stall {
  from: number;
  until: number;
  /** Without the time the thread waited for a core that others used. */
  own: number;
  /** What the thread worked. */
  work: number;
}

const TICK = 2;
const LIMIT = 50;
const EXPLAINED = 30;

const times = threadTimes();
const profiler = process.argv.includes("--why") ? startProfiler() : null;
let begun = performance.now();
let last = times();
const first = { ...last };
let stalls: Stall[] = [];
let mostWork = 0;

setInterval(tick, TICK).unref();
process.on("message", (order: Order) => void report(order));
process.channel?.unref();

function tick(): void {
  const now = times();
  const wall = now.at - last.at;
  const work = (now.cpu ?? 0) - (last.cpu ?? 0);
  stalls.push({ from: last.at, until: now.at, own: wall - (now.waited - last.waited), work });
  mostWork = Math.max(mostWork, work);
  // The longest is kept, and what must be explained.
  if (stalls.length > 5_000) stalls = stalls.sort((a, b) => b.own - a.own).slice(0, 500);
  last = now;
}

async function report({ collect }: Order): Promise<void> {
  tick();
  const { at, cpu } = last;
  const measured: Measured = {
    totalMs: at - begun,
    stallMs: Math.max(...stalls.map(({ from, until }) => until - from)),
    ownStallMs: Math.max(...stalls.map(({ own }) => own)),
    workMs: cpu === null ? null : mostWork,
    over: stalls.filter(({ own }) => own > LIMIT).length,
    cpuMs: cpu === null ? null : cpu - (first.cpu ?? 0),
    memoryMb: null,
    rssMb: process.memoryUsage.rss() / 1e6,
    why: profiler ? await profiler(stalls.filter(({ own }) => own > EXPLAINED)) : [],
  };
  if (collect) {
    // What arrays held is given back a little later.
    globalThis.gc?.();
    await pause(200);
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    measured.memoryMb = (heapUsed + external) / 1e6;
  }
  process.send?.(measured);
  last = times();
  begun = last.at;
  Object.assign(first, last);
  stalls = [];
  mostWork = 0;
}

/** Milliseconds: now, what the main thread has worked, and how long it has waited for a core (Linux tells both). */
function threadTimes(): () => { at: number; cpu: number | null; waited: number } {
  const bytes = Buffer.alloc(80);
  try {
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
    return () => {
      const [cpu = 0, waited = 0] = bytes
        .toString("latin1", 0, readSync(file, bytes, 0, 80, 0))
        .split(" ")
        .map(Number);
      return { at: performance.now(), cpu: cpu / 1e6, waited: waited / 1e6 };
    };
  } catch {
    return () => ({ at: performance.now(), cpu: null, waited: 0 });
  }
}

type Explain = (stalls: readonly Stall[]) => Promise<string[]>;

/** Samples the stack all the time; who asks gets, for each stall, the functions it was spent in. */
function startProfiler(): Explain {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: 1_000 });
  session.post("Profiler.start");
  const zero = process.hrtime.bigint() - BigInt(Math.round(performance.now() * 1e6));
  return (stalls) =>
    new Promise((resolve, reject) => {
      session.post("Profiler.stop", (error, { profile }) => {
        if (error) return reject(error);
        session.post("Profiler.start");
        resolve(
          stalls.map(
            ({ from, until, own, work }) =>
              `${own.toFixed(0)} ms (work ${work.toFixed(0)}): ${spentIn(profile, Number(zero) / 1e3, from, until)}`,
          ),
        );
      });
    });
}

function spentIn({ nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile, zero: number, from: number, until: number): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const counts = new Map<string, number>();
  let at = startTime;
  samples.forEach((sample, i) => {
    at += timeDeltas[i] ?? 0;
    const ms = (at - zero) / 1e3;
    if (ms < from || ms > until) return;
    const names: string[] = [];
    for (let id: number | undefined = sample; id !== undefined && names.length < 5; id = parents.get(id)) {
      const { functionName, url, lineNumber } = byId.get(id)!.callFrame;
      names.push(`${functionName || "?"}@${url.split("/").at(-1)}:${lineNumber + 1}`);
    }
    const path = names.join(" < ");
    counts.set(path, (counts.get(path) ?? 0) + 1);
  });
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return most.map(([path, count]) => `${count}× ${path}`).join("\n      ");
}
