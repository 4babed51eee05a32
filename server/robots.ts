// The live engines in memory: one draft per knowledge base, and the versions in use. Swapped whole, never half.
import { setImmediate as nextTurn } from "node:timers/promises";
import { buildRobot, type Robot } from "../shared/engine/robot.ts";
import type { Knowledge } from "../shared/engine/types.ts";
import type { EntryContent } from "../shared/knowledge/entry.ts";
import { Failure } from "../shared/errors.ts";
import type { App } from "./context.ts";
import { draftKnowledge, engineEntry, versionKnowledge } from "./knowledge.ts";
import { allKbs, kbById } from "./knowledgeBases/knowledgeBases.ts";
import { liveVersion, versionOf } from "./releases/environments.ts";

export interface Robots {
  /** The draft's robot with every committed change in it; loads it when first asked for. */
  draft: (kb: string) => Promise<Robot>;
  /** The same if it is loaded and current, without waiting. */
  draftNow: (kb: string) => Robot | null;
  /** A published version's robot. Live versions stay loaded; of the others the latest few. */
  version: (kb: string, number: number) => Promise<Robot>;
  /** Takes in a version's robot that was made before the version was announced, so that no customer waits for it. */
  adopt: (kb: string, number: number, robot: Robot) => void;
  /** The robot customers talk to and its version's number, or null when nothing was published. Without waiting once loaded. */
  live: (kb: string) => Promise<{ robot: Robot; version: number } | null>;
  entrySaved: (kb: string, id: string, content: EntryContent) => void;
  entryRemoved: (kb: string, id: string) => void;
  notOursChanged: (kb: string, text: string, added: boolean) => void;
  /** What changes how the whole draft is read (vocabulary, categories, settings): the old robot serves until the new one is whole. */
  rebuild: (kb: string) => void;
  /** The time zone belongs to no version: it acts at once, on the draft and on every version that is loaded. */
  timeZoneChanged: (kb: string) => void;
  /** Loads every live version; resolves when customers can be answered. */
  warm: () => Promise<void>;
}

interface Draft {
  robot: Robot | null;
  building: Promise<Robot> | null;
  /** Changes committed while a build runs: applied to the new robot before it is swapped in. */
  pending: ((robot: Robot) => void)[];
  /** Raised by `rebuild`: a build that began before is not the last word. */
  wanted: number;
}

const keptVersions = 3;

export function createRobots(app: Pick<App, "db">): Robots {
  const drafts = new Map<string, Draft>();
  const versions = new Map<string, Promise<Robot>>();

  const draftOf = (kb: string): Draft => {
    const draft = drafts.get(kb) ?? { robot: null, building: null, pending: [], wanted: 0 };
    drafts.set(kb, draft);
    return draft;
  };
  const build = (kb: string, draft: Draft): Promise<Robot> => {
    draft.building ??= (async () => {
      for (;;) {
        const { wanted } = draft;
        draft.pending = [];
        const robot = await made(draftKnowledge(app.db, kbById(app.db, kb)!));
        if (wanted !== draft.wanted) continue;
        for (const change of draft.pending) change(robot);
        draft.robot = robot;
        draft.pending = [];
        return robot;
      }
    })().finally(() => (draft.building = null));
    return draft.building;
  };
  const change = (kb: string, apply: (robot: Robot) => void): void => {
    const draft = drafts.get(kb);
    if (draft?.robot) apply(draft.robot);
    if (draft?.building) draft.pending.push(apply);
  };
  const version = (kb: string, number: number): Promise<Robot> => {
    const key = `${kb}@${number}`;
    const loaded = versions.get(key) ?? made(versionKnowledge(app.db, kbById(app.db, kb)!, number));
    versions.delete(key);
    versions.set(key, loaded);
    loaded.catch(() => versions.delete(key));
    forgetOld(app, versions);
    return loaded;
  };
  const rebuild = (kb: string): void => {
    const draft = drafts.get(kb);
    if (!draft) return;
    draft.wanted += 1;
    // A failed build shows itself to whoever asks next.
    build(kb, draft).catch(() => {});
  };
  return {
    draft: async (kb) => {
      const draft = draftOf(kb);
      return draft.building ?? draft.robot ?? build(kb, draft);
    },
    draftNow: (kb) => {
      const draft = draftOf(kb);
      return draft.building ? null : draft.robot;
    },
    version,
    adopt: (kb, number, robot) => void versions.set(`${kb}@${number}`, Promise.resolve(robot)),
    live: async (kb) => {
      const live = liveVersion(app.db, kb);
      return live && { robot: await version(kb, live.number), version: live.number };
    },
    entrySaved: (kb, id, content) => change(kb, (robot) => robot.replace(engineEntry(id, content))),
    entryRemoved: (kb, id) => change(kb, (robot) => robot.remove(id)),
    notOursChanged: (kb, text, added) => change(kb, (robot) => (added ? robot.addNotOurs(text) : robot.removeNotOurs(text))),
    rebuild,
    timeZoneChanged: (kb) => {
      rebuild(kb);
      for (const key of versions.keys()) if (key.startsWith(`${kb}@`)) versions.delete(key);
      // Whoever asks meanwhile waits for the new one: nothing is answered by a clock that was wrong.
      const live = liveVersion(app.db, kb);
      if (live) void version(kb, live.number).catch(() => {});
    },
    warm: async () => {
      for (const kb of allKbs(app.db)) {
        const live = liveVersion(app.db, kb.id);
        if (live) await version(kb.id, live.number);
      }
    },
  };
}

/** The robot of a version, or `not_found`. */
export async function robotOfVersion(app: Pick<App, "db" | "robots">, kb: string, number: number): Promise<Robot> {
  if (!versionOf(app.db, kb, number)) throw new Failure("not_found", `there is no version ${number}`);
  return app.robots.version(kb, number);
}

async function made(knowledge: Promise<Knowledge>): Promise<Robot> {
  return buildRobot(await knowledge, { pause: () => nextTurn() });
}

/** Keeps the live versions and the few used last (a Map remembers the order of use). */
function forgetOld(app: Pick<App, "db">, versions: Map<string, Promise<Robot>>): void {
  if (versions.size <= keptVersions) return;
  const live = new Set(allKbs(app.db).map((kb) => `${kb.id}@${liveVersion(app.db, kb.id)?.number ?? ""}`));
  const others = [...versions.keys()].filter((key) => !live.has(key));
  for (const key of others.slice(0, Math.max(0, others.length - keptVersions))) versions.delete(key);
}
