// A worker at work for a job: its progress is the job's, and it ends with the job.
import { setTimeout as pause } from "node:timers/promises";
import type { RunningJob } from "./jobs.ts";

/** Waits for a worker while the job's progress is told, and ends it with the job. */
export async function watched<T>(
  job: RunningJob,
  begin: (options: { signal: AbortSignal; onProgress: (done: number) => void }) => Promise<T>,
  at: (done: number) => [done: number, total: number, step: string],
): Promise<T> {
  const stop = new AbortController();
  let done = 0;
  const working = begin({ signal: stop.signal, onProgress: (told) => (done = told) });
  try {
    await job.next(...at(0));
    const ended = working.then(() => true);
    while (!(await Promise.race([ended, pause(100, false)]))) await job.next(...at(done));
    return await working;
  } catch (error) {
    stop.abort();
    await working.catch(() => {});
    throw error;
  }
}
