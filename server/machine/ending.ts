// How the process ends: in order when told or after a fatal error, and by force when a thread or the main thread itself does not come to an end.
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import { described } from "../base/faults.ts";

const threads = new Set<Worker>();
let force = (): void => {};

/**
 * To be called once, by the program that is the server. A rejection nobody waits for is logged and ends nothing: it concerns one request or
 * one job, whose changes are a transaction or nothing. Output that nobody takes ends nothing either.
 */
export function surviveRejections(log: Logger): void {
  process.on("unhandledRejection", (error) => log.error({ err: described(error) }, "something failed that nobody waited for"));
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}

/** Makes sure that this process can end: Node waits for each worker thread, and one that is busy in a built-in function cannot be stopped. */
export function watchThreads(): void {
  process.on("worker", (worker: Worker) => {
    threads.add(worker);
    worker.once("exit", () => threads.delete(worker));
  });
  force = () => process.kill(process.pid, "SIGKILL");
  // Nobody has ended them: this is not the end in order.
  process.on("exit", () => {
    if (threads.size > 0) force();
  });
}

/** Ends the worker threads, or after so many ms this process with them. To be called when everything is written and closed. */
export async function endThreads(patience: number): Promise<void> {
  const timer = setTimeout(force, patience);
  await Promise.all([...threads].map((worker) => worker.terminate()));
  clearTimeout(timer);
}

// A thread that looks whether the main thread still comes round. It counts its own looks, not time: a process that was suspended has missed none.
const watchdog = `
const { workerData } = require("node:worker_threads");
const { beat, every, most } = workerData;
for (let seen = -1, missed = 0; missed < most; ) {
  Atomics.wait(beat, 1, 0, every);
  const now = Atomics.load(beat, 0);
  missed = now === seen ? missed + 1 : 0;
  seen = now;
}
process.kill(process.pid, "SIGKILL");
`;

/**
 * Kills this process when its main thread has not come round for so many seconds: it answers nobody, hears no signal and holds the data
 * folder. Whoever watches over the process starts it again. Not under a debugger, where standing still is meant.
 */
export function killWhenStuck(seconds: number): void {
  if (process.execArgv.some((arg) => arg.startsWith("--inspect"))) return;
  const beat = new Int32Array(new SharedArrayBuffer(8));
  const every = (seconds * 1000) / 20;
  const worker = new Worker(watchdog, {
    eval: true,
    execArgv: [],
    workerData: { beat, every, most: 20 },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  });
  // The server does its work without being watched.
  worker.on("error", () => {});
  worker.unref();
  setInterval(() => Atomics.add(beat, 0, 1), every / 2).unref();
}
