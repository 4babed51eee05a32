// Worker threads: what reads or computes much runs beside the thread that answers. Workers never write to a database.
import { createRequire } from "node:module";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, type MessagePort, type TransferListItem } from "node:worker_threads";
import { Piscina } from "piscina";
import { asError } from "../machine/faults.ts";
import type * as backing from "./backing.ts";
import type * as checking from "./checking.ts";
import type * as checkpointing from "./checkpointing.ts";
import type * as loading from "./loading.ts";
import type * as ownWordings from "./ownWordings.ts";
import type * as packing from "./packing.ts";
import type * as plainTexts from "./plainTexts.ts";
import type * as training from "./training.ts";

/** What a task is given besides its input. */
export interface WorkerCall<I> {
  input: I;
  /** Takes the number of things done so far. */
  progress: MessagePort;
}
type Task = (call: WorkerCall<never>) => unknown;
type InputOf<T extends Task> = Parameters<T>[0]["input"];

/** A module of tasks, by the name of its file in this folder. */
interface Modules {
  backing: typeof backing;
  ownWordings: typeof ownWordings;
  packing: typeof packing;
  training: typeof training;
  checkpointing: typeof checkpointing;
  checking: typeof checking;
  loading: typeof loading;
  plainTexts: typeof plainTexts;
}

// From source (tests, development) a worker needs tsx to read TypeScript; compiled it is JavaScript like the rest.
const here = import.meta.url;
const extension = extname(here);
const execArgv = extension === ".ts" ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href] : [];

// What somebody waits for does not stand in line behind trainings that take a minute.
const lengthOf = (module: keyof Modules): "short" | "long" | "backup" =>
  module === "backing" ? "backup" : ["ownWordings", "packing", "training"].includes(module) ? "long" : "short";
const pools: Partial<Record<ReturnType<typeof lengthOf>, Piscina>> = {};

function threads(length: ReturnType<typeof lengthOf>): Piscina {
  const known = pools[length];
  if (known) return known;
  const pool = new Piscina({ minThreads: 0, maxThreads: 2, idleTimeout: 10_000, execArgv });
  // A thread that cannot begin (too many open files, no memory) has no task yet to tell it to. What waits for it would wait for ever:
  // unless another thread is there to take it, all that waits fails with this pool, and the next task begins a new one.
  pool.on("error", (error: unknown) => {
    if (pool.threads.length > 0) return;
    if (pools[length] === pool) delete pools[length];
    whyEnded.set(pool, asError(error));
    void endPool(pool);
  });
  pools[length] = pool;
  return pool;
}
async function endPool(pool: Piscina): Promise<void> {
  try {
    await pool.destroy();
  } catch {
    // It is ended as far as it can be; its tasks were told.
  }
}
const whyEnded = new WeakMap<Piscina, Error>();

/** Runs a task in a worker thread. Aborting ends the thread. Errors arrive with their message. */
export async function runInWorker<M extends keyof Modules, N extends keyof Modules[M] & string>(
  module: M,
  name: N,
  input: Modules[M][N] extends Task ? InputOf<Modules[M][N]> : never,
  options: { signal?: AbortSignal; onProgress?: (done: number) => void; transfer?: TransferListItem[] } = {},
): Promise<Modules[M][N] extends Task ? Awaited<ReturnType<Modules[M][N]>> : never> {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (done: number) => options.onProgress?.(done));
  port1.unref();
  const pool = threads(lengthOf(module));
  try {
    // `here`, because Vite (page tests) rewrites a URL made from import.meta.url into an address of the page.
    const filename = new URL(`./${module}${extension}`, here).href;
    return (await pool.run(
      { input, progress: port2 },
      { filename, name, transferList: [port2, ...(options.transfer ?? [])], ...(options.signal ? { signal: options.signal } : {}) },
    )) as never;
  } catch (error) {
    const why = whyEnded.get(pool);
    throw why ? new Error(`a worker thread could not begin: ${why.message}`, { cause: why }) : asError(error);
  } finally {
    port1.close();
  }
}
