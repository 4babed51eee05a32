// The process beside the server in which files are read: one task at a time, each within bounds. It ends with the server, however that ends.
import { Worker } from "node:worker_threads";
import { Failure } from "../../shared/errors.ts";
import { beyond } from "./limits.ts";
import type { FromReader, ReaderBounds, ToReader } from "./messages.ts";

type Work = (input: unknown, chunks: AsyncIterable<Buffer>) => Promise<unknown>;

const tell = (message: FromReader): void => void process.send?.(message);

// The server's own end is what ends this: a signal sent to the whole group would cut off a reply it has begun.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());

/** For the thread that watches: the bounds, and what is raised with each task and each piece taken in: processor time counts from there. */
const shared = new Int32Array(new SharedArrayBuffer(12));
const [steps, memoryMb, milliseconds] = [0, 1, 2];
watch();

let chunks = queue();
process.on("message", (message: ToReader) => {
  if ("chunk" in message) return chunks.push(Buffer.from(message.chunk.buffer, message.chunk.byteOffset, message.chunk.byteLength));
  if ("end" in message) return chunks.push(null);
  chunks = queue();
  void run(message);
});

async function run({ module, name, input, bounds }: Extract<ToReader, { module: unknown }>): Promise<void> {
  Atomics.store(shared, memoryMb, bounds.memoryMb);
  Atomics.store(shared, milliseconds, bounds.seconds * 1000);
  Atomics.add(shared, steps, 1);
  try {
    const tasks = (await import(module)) as Record<string, Work>;
    tell({ done: await tasks[name]!(input, chunks.taken) });
  } catch (error) {
    tell({ failed: failureOf(error, bounds) });
  }
}

function failureOf(error: unknown, { memoryMb }: ReaderBounds): Extract<FromReader, { failed: unknown }>["failed"] {
  // What the language itself cannot make larger: a string, an array, a map.
  const failure = error instanceof RangeError ? beyond("memory", `reading it took more than ${memoryMb} MB of memory`, memoryMb) : error;
  if (failure instanceof Failure) return { code: failure.code, message: failure.message, details: failure.details };
  return { code: "", message: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
}

/** Pieces as they arrive; the sender is told of each one that is taken, and waits for that. */
function queue(): { push: (chunk: Buffer | null) => void; taken: AsyncGenerator<Buffer> } {
  const held: (Buffer | null)[] = [];
  let wake = (): void => {};
  const taken = async function* (): AsyncGenerator<Buffer> {
    for (;;) {
      while (held.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const chunk = held.shift();
      if (!chunk) return;
      Atomics.add(shared, steps, 1);
      yield chunk;
      tell({ taken: 1 });
    }
  };
  return {
    push: (chunk) => {
      held.push(chunk);
      wake();
    },
    taken: taken(),
  };
}

/**
 * A thread that ends the process when it takes too much, or when the server is gone while this thread is busy. A limit on the heap does
 * not count buffers and ends nothing that computes. JavaScript as text: a thread cannot begin with TypeScript.
 */
function watch(): void {
  const code = `
    const { workerData: { shared, parent } } = require("node:worker_threads");
    const { writeSync } = require("node:fs");
    const end = (why) => { try { writeSync(1, why); } finally { process.kill(process.pid, "SIGKILL"); } };
    let step = 0, from = 0;
    setInterval(() => {
      if (process.ppid !== parent) end("orphan");
      const [now, memoryMb, milliseconds] = [0, 1, 2].map((i) => Atomics.load(shared, i));
      if (now === 0) return;
      const { user, system } = process.cpuUsage();
      const spent = (user + system) / 1e3;
      if (now !== step) { step = now; from = spent; }
      if (process.memoryUsage.rss() > memoryMb * 1e6) end("memory");
      else if (spent - from > milliseconds) end("time");
    }, 20);`;
  new Worker(code, {
    eval: true,
    execArgv: [],
    workerData: { shared, parent: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  }).unref();
}
