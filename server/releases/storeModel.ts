// Stores a version's model in parts, so that the thread that answers never stops for all of it.
import { open } from "node:fs/promises";
import type { RunningJob } from "../jobs/jobs.ts";
import { stageModelPart } from "../versions/models.ts";

// Some 2 ms of writing.
const partSize = 256 * 1024;

/** Stores what lies in the file as the model of a version that is being made. `next` is told the share that is done. */
export async function storeModel(job: RunningJob, version: string, path: string, next: (share: number) => Promise<void>): Promise<void> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size; at += partSize) {
      const part = Buffer.alloc(Math.min(partSize, size - at));
      const { bytesRead } = await file.read(part, 0, part.length, at);
      if (bytesRead < part.length) throw new Error(`the model in ${path} ends early`);
      await job.stage((c) => stageModelPart(c.db, version, at / partSize, part));
      await next(at / size);
    }
  } finally {
    await file.close();
  }
}
