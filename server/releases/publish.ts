// Publishing as a job: freeze, hash in a worker, make the robot, then announce version and pointer in one transaction. A crash anywhere leaves the old version live.
import { setTimeout as pause } from "node:timers/promises";
import { buildRobot, type Robot } from "../../shared/engine/robot.ts";
import { Failure } from "../../shared/errors.ts";
import type { Running, Runner } from "../jobs.ts";
import { frozenKnowledge } from "../knowledge.ts";
import { runInWorker } from "../workers/pool.ts";
import { freeze, unfreeze, type FrozenVersion } from "./freeze.ts";
import { insertVersion, moveEnvironment, nextNumber, numberOfJob } from "./releases.store.ts";

export const publish: Runner = (job) => publishDraft(job, typeof job.input.note === "string" ? job.input.note : "");

/** Publishes the draft to live as it is at the moment of the call; also a step of loading the sample shop, whose version is dated before its customers. Running the same job again makes no second version. */
export async function publishDraft(job: Running, note: string, at: string = job.app.now()): Promise<{ version: number }> {
  const made = numberOfJob(job.app.db, job.id);
  if (made !== null) return { version: made };
  const id = job.app.newId("v");
  try {
    const frozen = await freeze(job, id, at);
    const pack = await describePack(job, frozen, note);
    const robot = await makeRobot(job, frozen);
    announce(job, { ...frozen, note, ...pack }, robot);
    return { version: frozen.number };
  } catch (error) {
    await unfreeze(job, id);
    throw error;
  }
}

type Described = Awaited<ReturnType<typeof describePack>>;

/** The pack's manifest and checksum, from a worker. Progress: a third of the way per step, in entries. */
async function describePack(job: Running, frozen: FrozenVersion, note: string) {
  const { id, categoryRevision, vocabularyRevision, settingsRevision, notOurs, number: version, parent, counts, at: publishedAt } = frozen;
  const stop = new AbortController();
  let done = 0;
  const working = runInWorker(
    "packing",
    "describe",
    {
      dataDir: job.app.config.dataDir,
      kb: job.kb.id,
      frozen: { id, categoryRevision, vocabularyRevision, settingsRevision, notOurs },
      heading: { knowledgeBase: job.kb, version, parent, note, author: job.by, publishedAt, counts },
    },
    { signal: stop.signal, onProgress: (entries) => (done = entries) },
  );
  try {
    const ended = working.then(() => true);
    while (!(await Promise.race([ended, pause(100, false)]))) await job.next(counts.entries + done, counts.entries * 3, "hash");
    return await working;
  } catch (error) {
    stop.abort();
    await working.catch(() => {});
    throw error;
  }
}

/** The new version's robot, ready before anybody can ask it. */
async function makeRobot(job: Running, frozen: FrozenVersion): Promise<Robot> {
  const { entries } = frozen.counts;
  await job.next(entries * 2, entries * 3, "load");
  const knowledge = await frozenKnowledge(job.app.db, job.kb, frozen);
  const robot = await buildRobot(knowledge, { pause: (made) => job.next(entries * 2 + Math.min(made, entries - 1), entries * 3, "load") });
  await job.next(entries * 3, entries * 3, "write");
  return robot;
}

function announce(job: Running, version: FrozenVersion & { note: string } & Described, robot: Robot): void {
  const { number, note, counts, checksum, parent } = version;
  job.slice((c) => {
    if (nextNumber(c.db, job.kb.id) !== number) throw new Failure("busy", "another version was published meanwhile");
    insertVersion(c.db, { ...version, kb: job.kb.id, by: job.by, job: job.id });
    moveEnvironment(c.db, { kb: job.kb.id, name: "live", version: number, kind: "publish", at: version.at, by: job.by });
    c.audit({
      action: "version.published",
      subject: String(number),
      before: { live: parent },
      after: { live: number, note, counts, checksum },
    });
    c.afterCommit(() => c.robots.adopt(job.kb.id, number, robot));
  });
}
