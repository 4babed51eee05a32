// Runs one task in a worker thread of its own, from source or from what was built.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { Failure, errorStatus, type ErrorCode } from "../../shared/errors.ts";

// By a name of its own: a bundler takes `new URL(…, import.meta.url)` for an asset of a page (tests of pages run the server too).
const here = import.meta.url;
const fromSource = here.endsWith(".ts");
// Node 20 cannot begin a worker with TypeScript: from source a line of JavaScript brings the loader, then imports it.
const entry = (name: string): URL => {
  const file = new URL(`./${name}.worker.${fromSource ? "ts" : "js"}`, here);
  if (!fromSource) return file;
  const loader = pathToFileURL(createRequire(here).resolve("tsx/esm/api")).href.replace(/\.cjs$/, ".mjs");
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { register } from "${loader}"; register(); await import("${file.href}");`)}`,
  );
};

/** What a worker of ours posts when it ends. */
export type WorkerEnd<T> = { done: T } | { failed: { code: string; message: string; details?: unknown } };

/** Starts `<name>.worker` of this folder with the task and resolves with what it posts. A failure keeps its code; running out of memory is `too_large`. */
export function inWorker<T>(name: string, task: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry(name), { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 2_000 } });
    worker.once("message", (end: WorkerEnd<T>) => ("done" in end ? resolve(end.done) : reject(failure(end.failed))));
    worker.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new Failure("too_large", "the file is too large to be read") : error),
    );
    worker.once("exit", () => reject(new Error(`the worker ${name} ended without a result`)));
  });
}

const failure = ({ code, message, details }: { code: string; message: string; details?: unknown }): Error =>
  code in errorStatus ? new Failure(code as ErrorCode, message, details) : new Error(message);
