// The live engines in memory: one draft per knowledge base, and the versions in use. Swapped whole, never half.
import { setTimeout as wait } from "node:timers/promises";
import type { Robot } from "../../shared/engine/robot.ts";
import { Failure } from "../../shared/errors.ts";
import type { App } from "../base/context.ts";
import { keptUntilWritten } from "../base/db.ts";
import { described } from "../base/faults.ts";
import type { Robots } from "../base/services.ts";
import { allKbs, kbById } from "../knowledgeBases/knowledgeBases.ts";
import { frozenOf, liveVersion, versionOf } from "../versions/environments.ts";
import { modelPath } from "../versions/models.ts";
import { runInWorker } from "../workers/pool.ts";
import { createDrafts } from "./drafts.ts";
import { engineEntry } from "./knowledge.ts";
import { loadRobot } from "./loadRobot.ts";
import { writeLongAnswers } from "./longAnswers.ts";
import { training } from "./tasks.ts";

const keptVersions = 3;
// Between two tries to load what could not be loaded, in ms.
const firstPause = 1_000;
const longestPause = 60_000;

const liveNumber = keptUntilWritten((db, kb: string) => liveVersion(db, kb)?.number ?? null);
const kbsThereAre = keptUntilWritten(allKbs);

export function createRobots(app: Pick<App, "db" | "config" | "log" | "storage">): Robots {
  const drafts = createDrafts(app);
  const versions = new Map<string, Promise<Robot>>();
  /** Saved long answers whose plain text is being written: the draft is asked when it is there. */
  const writing = new Map<string, Promise<void>>();
  let stopped = false;

  const version = (kb: string, number: number): Promise<Robot> => {
    const key = `${kb}@${number}`;
    const known = versions.get(key);
    const loaded = known ?? loadVersion(app, kb, number);
    versions.delete(key);
    versions.set(key, loaded);
    if (!known) {
      loaded.catch(() => versions.delete(key));
      forgetOld(app, versions);
    }
    return loaded;
  };
  return {
    draft: async (kb) => {
      await writing.get(kb);
      return drafts.robot(kb);
    },
    draftNow: drafts.robotNow,
    training: drafts.training,
    version,
    adopt: (kb, number, robot) => {
      versions.set(`${kb}@${number}`, Promise.resolve(robot));
      forgetOld(app, versions);
    },
    live: async (kb) => {
      const live = liveNumber(app.db, kb);
      return live === null ? null : { robot: await version(kb, live), version: live };
    },
    followDraft: drafts.follow,
    entrySaved: (kb, id, content) => {
      const entry = engineEntry(id, content);
      drafts.change(kb, { kind: "entry", id, entry });
      const written = writeLongAnswers([entry]);
      // Should the worker fail, whoever asks first writes it.
      if (written)
        writing.set(
          kb,
          Promise.allSettled([written, writing.get(kb)]).then(() => {}),
        );
    },
    entryRemoved: (kb, id) => drafts.change(kb, { kind: "entry", id, entry: null }),
    notOursChanged: (kb, text, added) => drafts.change(kb, { kind: "notOurs", text, added }),
    labelsChanged: drafts.relabel,
    rebuild: drafts.rebuild,
    timeZoneChanged: (kb) => {
      drafts.rebuild(kb);
      for (const key of versions.keys()) if (key.startsWith(`${kb}@`)) versions.delete(key);
      // Whoever asks meanwhile waits for the new one: nothing is answered by a clock that was wrong.
      const live = liveVersion(app.db, kb);
      if (live) void version(kb, live.number).catch(() => {});
    },
    stop: () => {
      stopped = true;
      drafts.stop();
    },
    warm: async () => {
      for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
        const failed = await warmOnce(app, version);
        if (!failed) return;
        await wait(pause, undefined, { ref: false });
        if (stopped) return;
      }
    },
  };
}

/** Loads what is live in every knowledge base; one that fails keeps no other from being loaded. True if one failed. */
async function warmOnce(app: Pick<App, "db" | "log" | "storage">, load: Robots["version"]): Promise<boolean> {
  let failed = false;
  try {
    for (const kb of allKbs(app.db)) {
      const live = liveVersion(app.db, kb.id);
      if (!live) continue;
      const subject = `${kb.name} v${live.number}`;
      try {
        await load(kb.id, live.number);
        app.storage.noteVersion(subject, null);
      } catch (error) {
        failed = true;
        app.storage.note(error);
        app.storage.noteVersion(subject, error);
        app.log.error({ err: described(error), kb: kb.id, version: live.number }, "a live version could not be loaded; it is tried again");
      }
    }
  } catch (error) {
    failed = true;
    app.storage.note(error);
    app.log.error({ err: described(error) }, "the live versions could not be read; it is tried again");
  }
  return failed;
}

/** The robot of a version, or `not_found`. */
export async function robotOfVersion(app: Pick<App, "db" | "robots">, kb: string, number: number): Promise<Robot> {
  if (!versionOf(app.db, kb, number)) throw new Failure("not_found", `there is no version ${number}`);
  return app.robots.version(kb, number);
}

/** A version's robot with the model it was published with. One that another engine wrote is trained anew, in a worker, once: what comes of it is kept in a file. */
async function loadVersion(app: Pick<App, "db" | "config" | "log">, kbId: string, number: number): Promise<Robot> {
  const kb = kbById(app.db, kbId)!;
  const version = versionOf(app.db, kbId, number);
  if (!version) throw new Error(`version ${number} of ${kbId} is missing`);
  const { dataDir } = app.config;
  const path = modelPath(dataDir, version.id);
  const order = { kb, frozen: frozenOf(version), untrained: false };
  const robot = await loadRobot(app, { ...order, places: [{ version: version.id }, { path }] });
  if (robot) return robot;
  app.log.warn({ kb: kbId, version: number }, "the version's model was written by another engine; training it anew");
  await runInWorker(training, "train", { dataDir, kb, frozen: frozenOf(version), path });
  return (await loadRobot(app, { ...order, places: [{ path }], untrained: true }))!;
}

/** Keeps the live versions and the few used last (a Map remembers the order of use). */
function forgetOld(app: Pick<App, "db">, versions: Map<string, Promise<Robot>>): void {
  if (versions.size <= keptVersions) return;
  const live = new Set(kbsThereAre(app.db).map((kb) => `${kb.id}@${liveNumber(app.db, kb.id) ?? ""}`));
  const others = [...versions.keys()].filter((key) => !live.has(key));
  for (const key of others.slice(0, Math.max(0, others.length - keptVersions))) versions.delete(key);
}
