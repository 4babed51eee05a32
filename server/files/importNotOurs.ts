// Questions of a file that must not be answered: written as "not our business" by the import, and taken back with it.
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { addNotOurs, removeNotOurs } from "../notOurs/notOurs.ts";
import type { RunningJob } from "../jobs/jobs.ts";
import { forgetNotOurs, insertImportedNotOurs, someNotOurs } from "./importChanges.store.ts";

const batchSize = 50;

/** Adds those that are not there yet; how many. `robot`: the robot learns of each, else it is rebuilt by whoever calls. */
export async function takeNotOurs(job: RunningJob, file: string, robot: boolean): Promise<number> {
  if (!existsSync(file)) return 0;
  let added = 0;
  let texts: string[] = [];
  const write = async (): Promise<void> => {
    added += await job.stage((c) => {
      const fresh = texts.filter((text) => addNotOurs(c, text, robot));
      for (const text of fresh) insertImportedNotOurs(c.db, c.kb.id, job.id, text);
      return fresh.length;
    });
    texts = [];
    await job.next(added, added, "entries");
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    texts.push((JSON.parse(line) as { text: string }).text);
    if (texts.length >= batchSize) await write();
  }
  if (texts.length > 0) await write();
  return added;
}

/** Takes back what the import added and is still there; how many. */
export async function returnNotOurs(job: RunningJob, undone: string, robot: boolean): Promise<number> {
  let removed = 0;
  for (;;) {
    const texts = someNotOurs(job.app.db, job.kb.id, undone, batchSize);
    if (texts.length === 0) return removed;
    await job.stage((c) => {
      for (const text of texts) {
        removeNotOurs(c, text, robot);
        forgetNotOurs(c.db, c.kb.id, undone, text);
      }
    });
    removed += texts.length;
    await job.next(removed, removed, "entries");
  }
}
