// How a worker of this folder ends: it posts its result, or the failure's code, message and details.
import { parentPort } from "node:worker_threads";
import { Failure } from "../../shared/errors.ts";
import type { WorkerEnd } from "./inWorker.ts";

export async function endWith<T>(work: () => Promise<T>): Promise<void> {
  const end: WorkerEnd<T> = await work().then(
    (done) => ({ done }),
    (error: unknown) => ({
      failed:
        error instanceof Failure
          ? { code: error.code, message: error.message, details: error.details }
          : { code: "", message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    }),
  );
  parentPort?.postMessage(end);
}
