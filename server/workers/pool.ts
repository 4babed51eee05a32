// Worker threads: what reads or computes much runs beside the thread that answers. Workers never write to a database.
import { MessageChannel, type MessagePort, type TransferListItem } from "node:worker_threads";
import { Piscina } from "piscina";
import { argumentsOfThreads, moduleBeside } from "../base/beside.ts";
import { asError } from "../base/faults.ts";

/** What a task is given besides its input. */
export interface WorkerCall<I> {
  input: I;
  /** Takes the number of things done so far. */
  progress: MessagePort;
}
type Task = (call: WorkerCall<never>) => unknown;
type InputOf<T extends Task> = Parameters<T>[0]["input"];

/** What somebody waits for does not stand in line behind trainings that take a minute. */
type Length = "short" | "long" | "backup";

/** A module of tasks, `M` being its type: the thread that calls one loads nothing of what it does. */
export interface Tasks<M> {
  /** Its address. */
  module: string;
  length: Length;
  tasks?: M;
}

/** Tasks of the module `<name>.task.ts` that lies beside the file whose `import.meta.url` is given. */
export function tasksBeside<M>(here: string, name: string, length: Length): Tasks<M> {
  return { module: moduleBeside(here, `${name}.task`), length };
}

const pools: Partial<Record<Length, Piscina>> = {};

function threads(length: Length): Piscina {
  const known = pools[length];
  if (known) return known;
  const pool = new Piscina({ minThreads: 0, maxThreads: 2, idleTimeout: 10_000, execArgv: argumentsOfThreads });
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
export async function runInWorker<M, N extends keyof M & string>(
  { module, length }: Tasks<M>,
  name: N,
  input: M[N] extends Task ? InputOf<M[N]> : never,
  options: { signal?: AbortSignal; onProgress?: (done: number) => void; transfer?: TransferListItem[] } = {},
): Promise<M[N] extends Task ? Awaited<ReturnType<M[N]>> : never> {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (done: number) => options.onProgress?.(done));
  port1.unref();
  const pool = threads(length);
  try {
    return (await pool.run(
      { input, progress: port2 },
      { filename: module, name, transferList: [port2, ...(options.transfer ?? [])], ...(options.signal ? { signal: options.signal } : {}) },
    )) as never;
  } catch (error) {
    const why = whyEnded.get(pool);
    throw why ? new Error(`a worker thread could not begin: ${why.message}`, { cause: why }) : asError(error);
  } finally {
    port1.close();
  }
}
