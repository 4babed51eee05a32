// A thread of its own that lives on, with something in its memory: what it is told and says are messages.
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Piscina } from "piscina";
import { argumentsOfThreads } from "../base/beside.ts";
import { asError } from "../base/faults.ts";
import type { Tasks } from "./pool.ts";

/** What the thread's one task is given: it ends only by failing. */
export interface ThreadCall<D> {
  data: D;
  port: MessagePort;
}

/** A thread, as who started it sees it. */
export interface Thread<In> {
  tell: (message: In) => void;
  /** Ends it, whatever it is doing. `onEnd` is not called. */
  end: () => Promise<void>;
}

/** Runs a task that goes on for ever in a thread of its own. `onEnd`: it failed, such as for want of memory. */
export function startThread<In, Out, D>(
  { module }: Pick<Tasks<unknown>, "module">,
  name: string,
  { data, heapMb, onSaid, onEnd }: { data: D; heapMb: number; onSaid: (message: Out) => void; onEnd: (error: Error) => void },
): Thread<In> {
  const pool = new Piscina({
    minThreads: 0,
    maxThreads: 1,
    execArgv: argumentsOfThreads,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const { port1, port2 } = new MessageChannel();
  let ended = false;
  const end = (error: unknown): void => {
    if (ended) return;
    ended = true;
    onEnd(asError(error));
  };
  pool.on("error", end);
  const call: ThreadCall<D> = { data, port: port2 };
  pool.run(call, { filename: module, name, transferList: [port2] }).then(() => end(new Error("the thread ended by itself")), end);
  port1.on("message", onSaid);
  port1.unref();
  return {
    tell: (message) => port1.postMessage(message),
    end: async () => {
      ended = true;
      port1.close();
      await pool.destroy();
    },
  };
}
