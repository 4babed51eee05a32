// Publishing as a job: freeze, hash in a worker, make the robot, then announce version and pointer in one transaction. A crash anywhere leaves the old version live.
import { rm } from "node:fs/promises";
import type { Robot } from "../../shared/engine/robot.ts";
import { Failure } from "../../shared/errors.ts";
import type { RunningJob, Runner } from "../jobs/jobs.ts";
import { watched } from "../jobs/watched.ts";
import { packing } from "../packs/tasks.ts";
import { loadRobot } from "../robots/loadRobot.ts";
import { training } from "../robots/tasks.ts";
import { frozenOf } from "../versions/environments.ts";
import { modelPath } from "../versions/models.ts";
import { runInWorker } from "../workers/pool.ts";
import { freeze, unfreeze, type FrozenVersion } from "./freeze.ts";
import { insertVersion, moveEnvironment, nextNumber, numberOfJob } from "./releases.store.ts";
import { storeModel } from "./storeModel.ts";

export const publish: Runner = (job) => publishDraft(job, typeof job.input.note === "string" ? job.input.note : "");

/** Publishes the draft to live as it is at the moment of the call; also a step of loading the sample shop, whose version is dated before its customers. Running the same job again makes no second version. */
export async function publishDraft(job: RunningJob, note: string, at: string = job.app.now()): Promise<{ version: number }> {
  const made = numberOfJob(job.app.db, job.id);
  if (made !== null) return { version: made };
  const id = job.app.newId("v");
  const trained = modelPath(job.app.config.dataDir, id);
  try {
    const frozen = await freeze(job, id, at);
    const { entries } = frozen.counts;
    await trainModel(job, frozen, trained);
    await storeModel(job, id, trained, (share) => job.next(Math.floor(entries * (1 + share)), entries * 4, "write"));
    const pack = await describePack(job, frozen, note);
    const robot = await makeRobot(job, frozen);
    await announce(job, { ...frozen, note, ...pack }, robot);
    return { version: frozen.number };
  } catch (error) {
    await unfreeze(job, id);
    throw error;
  } finally {
    await rm(trained, { force: true });
  }
}

type Described = Awaited<ReturnType<typeof describePack>>;

/** The model, by a worker, to a file. Progress: a quarter of the way per step, in entries. */
async function trainModel(job: RunningJob, frozen: FrozenVersion, path: string): Promise<void> {
  const { counts } = frozen;
  const input = { dataDir: job.app.config.dataDir, kb: job.kb, frozen: frozenOf(frozen), path };
  return watched(
    job,
    (options) => runInWorker(training, "train", input, options),
    (done) => [Math.floor((counts.entries * done) / 1000), counts.entries * 4, "train"],
  );
}

/** The pack's manifest and checksum, from a worker. */
async function describePack(job: RunningJob, frozen: FrozenVersion, note: string) {
  const { number: version, parent, counts, at: publishedAt } = frozen;
  const input = {
    dataDir: job.app.config.dataDir,
    kb: job.kb.id,
    frozen: frozenOf(frozen),
    heading: { knowledgeBase: job.kb, version, parent, note, author: job.by, publishedAt, counts },
  };
  return watched(
    job,
    (options) => runInWorker(packing, "describe", input, options),
    (done) => [counts.entries * 2 + done, counts.entries * 4, "hash"],
  );
}

/** The new version's robot, ready before anybody can ask it. */
async function makeRobot(job: RunningJob, frozen: FrozenVersion): Promise<Robot> {
  const { entries } = frozen.counts;
  await job.next(entries * 3, entries * 4, "load");
  const pause = (made: number): Promise<void> => job.next(entries * 3 + Math.min(made, entries - 1), entries * 4, "load");
  const order = { kb: job.kb, frozen: frozenOf(frozen), places: [{ version: frozen.id }], untrained: false, pause };
  const robot = await loadRobot(job.app, order);
  if (!robot) throw new Error(`the model of version ${frozen.id} cannot be read back`);
  await job.next(entries * 4, entries * 4, "write");
  return robot;
}

function announce(job: RunningJob, version: FrozenVersion & { note: string } & Described, robot: Robot): Promise<void> {
  const { number, note, counts, checksum, parent } = version;
  return job.slice((c) => {
    if (nextNumber(c.db, job.kb.id) !== number) throw new Failure("busy", "another version was published meanwhile");
    insertVersion(c.db, { ...version, fit: robot.calibration.fit ?? null, kb: job.kb.id, by: job.by, job: job.id });
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
