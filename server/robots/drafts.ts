// The drafts' robots: every committed change is in them at once; the full model follows from a worker and is swapped in whole.
import type { Robot } from "../../shared/engine/robot.ts";
import type { App } from "../base/context.ts";
import { described } from "../base/faults.ts";
import type { DraftChange, DraftFollower, TakenChange, TrainingState } from "../base/services.ts";
import { nextTurn } from "../base/turn.ts";
import { kbById } from "../knowledgeBases/knowledgeBases.ts";
import { isFitted, mayRefit } from "../labels/labels.ts";
import { liveVersion } from "../versions/environments.ts";
import { modelPath } from "../versions/models.ts";
import { runInWorker } from "../workers/pool.ts";
import { loadRobot } from "./loadRobot.ts";
import { training } from "./tasks.ts";

interface Draft {
  robot: Robot | null;
  building: Promise<Robot> | null;
  /** How the robot reads is out of date (vocabulary, categories, settings): whoever asks waits for the new one. */
  outdated: boolean;
  /** Changes committed while a build runs: applied to the new robot before it is swapped in. */
  pending: DraftChange[];
  /** What the robot took in since it was made, in order: who makes a second one like it needs that. null: too much. */
  taken: TakenChange[] | null;
  /** Counts the robots made. */
  made: number;
  followers: Set<DraftFollower>;
  /** Raised by every reason to build: a build that began before is not the last word. */
  wanted: number;
  /** Counts changes; training is due when some came after the last training began. */
  changes: number;
  trainedAt: number;
  timer: NodeJS.Timeout | null;
  training: boolean;
  /** Its confidence is fitted to the labels of spot checks as they are now. */
  fitted: boolean;
  /** How far it is: entries done of those it began with. */
  progress: { done: number; total: number };
  /** ms the last training took: the next waits at least as long, so that a large draft does not keep a core busy. */
  took: number;
  /** ms to wait after a training that failed; 0 after one that did not. */
  patience: number;
}

export interface Drafts {
  robot: (kb: string) => Promise<Robot>;
  robotNow: (kb: string) => Robot | null;
  /** null while the draft is not loaded: nothing was asked of it yet. */
  training: (kb: string) => TrainingState | null;
  change: (kb: string, change: DraftChange) => void;
  follow: (kb: string, follower: DraftFollower) => () => void;
  rebuild: (kb: string) => void;
  /** People labelled questions, or took labels back: training is due if that changes what the confidence is fitted to. */
  relabel: (kb: string) => void;
  /** Ends waiting trainings; a running one is dropped when it comes back. */
  stop: () => void;
}

const mostTaken = 2_000;
const firstPatience = 2_000;
const longestPatience = 300_000;

/** Retrains when nothing has changed for `config.trainAfter` ms; never when that is null. */
export function createDrafts(app: Pick<App, "db" | "config" | "log" | "storage">): Drafts {
  const drafts = new Map<string, Draft>();
  let stopped = false;

  const draftOf = (kb: string): Draft => {
    const draft = drafts.get(kb) ?? {
      robot: null,
      building: null,
      outdated: false,
      pending: [],
      taken: [],
      made: 0,
      followers: new Set(),
      wanted: 0,
      changes: 0,
      trainedAt: -1,
      took: 0,
      patience: 0,
      timer: null,
      training: false,
      fitted: true,
      progress: { done: 0, total: 0 },
    };
    drafts.set(kb, draft);
    return draft;
  };
  const build = (kb: string, draft: Draft): Promise<Robot> => {
    draft.building ??= (async () => {
      for (;;) {
        const { wanted, changes } = draft;
        draft.pending = [];
        // The model last trained on the draft, else the live version's; what changed since is retrained entry by entry when the robot is built.
        const live = liveVersion(app.db, kb);
        const places = [{ path: modelPath(app.config.dataDir, kb) }, ...(live ? [{ version: live.id }] : [])];
        const robot = (await loadRobot(app, { kb: kbById(app.db, kb)!, frozen: null, places, untrained: true }))!;
        const fitted = await isFitted(app.db, kb, robot);
        // One a turn, each being tens of milliseconds of retraining, and as many as came since: whoever saves without a pause is caught up with.
        const taken: TakenChange[] = [];
        for (let left = draft.pending.length; left > 0 && wanted === draft.wanted; left = draft.pending.length) {
          await nextTurn();
          const some = draft.pending.splice(0, 1 + draft.pending.length - left);
          for (const change of some) taken.push(takeIn(robot, change));
        }
        if (wanted !== draft.wanted) continue;
        Object.assign(draft, { robot, outdated: false, fitted: fitted && changes === draft.changes, taken, made: draft.made + 1 });
        for (const follower of draft.followers) follower.made(draft.made, taken);
        schedule(kb, draft);
        return robot;
      }
    })().finally(() => (draft.building = null));
    return draft.building;
  };
  const schedule = (kb: string, draft: Draft): void => {
    const { trainAfter } = app.config;
    if (trainAfter === null || stopped || draft.training || draft.trainedAt === draft.changes) return;
    if (!draft.robot || isWhole(draft, draft.robot)) return;
    if (draft.timer) clearTimeout(draft.timer);
    draft.timer = setTimeout(() => void train(kb, draft), Math.max(trainAfter, draft.took, draft.patience)).unref();
  };
  const train = async (kb: string, draft: Draft): Promise<void> => {
    const total = draft.robot?.size ?? 0;
    Object.assign(draft, { training: true, timer: null, trainedAt: draft.changes, progress: { done: 0, total } });
    const begun = performance.now();
    try {
      const { dataDir } = app.config;
      const input = { dataDir, kb: kbById(app.db, kb)!, frozen: null, path: modelPath(dataDir, kb) };
      const onProgress = (done: number): void => void (draft.progress = { done: Math.floor((total * done) / 1000), total });
      await runInWorker(training, "train", input, { onProgress });
      if (stopped) return;
      draft.wanted += 1;
      await build(kb, draft);
      draft.patience = 0;
    } catch (error) {
      if (stopped) return;
      // The robot goes on answering with what it has; the next change tries again, and without one a pause that doubles.
      app.storage.note(error);
      app.log.error({ err: described(error), kb }, "the draft could not be trained; it is tried again");
      Object.assign(draft, { trainedAt: -1, patience: Math.min(longestPatience, Math.max(firstPatience, draft.patience * 2)) });
    } finally {
      Object.assign(draft, { training: false, took: performance.now() - begun });
      if (!stopped) schedule(kb, draft);
    }
  };
  app.storage.whenWritable(() => {
    for (const [kb, draft] of drafts) {
      draft.patience = 0;
      schedule(kb, draft);
    }
  });
  return {
    robot: async (kb) => {
      const draft = draftOf(kb);
      return draft.robot && !draft.outdated ? draft.robot : build(kb, draft);
    },
    robotNow: (kb) => {
      const draft = draftOf(kb);
      return draft.outdated ? null : draft.robot;
    },
    training: (kb) => {
      const draft = drafts.get(kb);
      return draft?.robot ? trainingOf(draft, draft.robot) : null;
    },
    follow: (kb, follower) => {
      const draft = draftOf(kb);
      draft.followers.add(follower);
      if (draft.robot) follower.made(draft.made, draft.taken);
      return () => void draft.followers.delete(follower);
    },
    change: (kb, change) => {
      const draft = drafts.get(kb);
      if (!draft) return;
      draft.changes += 1;
      try {
        if (draft.robot) note(draft, takeIn(draft.robot, change));
      } catch (error) {
        // The change is committed: a robot that could not take it in is made anew.
        app.log.error({ err: described(error), kb }, "the draft's robot could not take in a change; it is made anew");
        draft.robot = null;
      }
      if (draft.building) draft.pending.push(change);
      else schedule(kb, draft);
    },
    rebuild: (kb) => {
      const draft = drafts.get(kb);
      if (!draft) return;
      draft.wanted += 1;
      draft.changes += 1;
      draft.outdated = true;
      // A failed build shows itself to whoever asks next.
      build(kb, draft).catch(() => {});
    },
    relabel: (kb) => {
      const draft = drafts.get(kb);
      // One that is not loaded, or is being made anew, looks at the labels itself.
      if (!draft?.robot) return;
      if (!mayRefit(app.db, kb, draft.robot)) return;
      draft.fitted = false;
      draft.changes += 1;
      schedule(kb, draft);
    },
    stop: () => {
      stopped = true;
      for (const { timer } of drafts.values()) if (timer) clearTimeout(timer);
    },
  };
}

/** Changes the robot; tells what was there before. */
function takeIn(robot: Robot, change: DraftChange): TakenChange {
  if (change.kind === "notOurs") {
    if (change.added) robot.addNotOurs(change.text);
    else robot.removeNotOurs(change.text);
    return { change, before: null };
  }
  const before = robot.entry(change.id);
  if (change.entry) robot.replace(change.entry);
  else robot.remove(change.id);
  return { change, before };
}

function note(draft: Draft, taken: TakenChange): void {
  if (draft.taken && draft.taken.length >= mostTaken) draft.taken = null;
  draft.taken?.push(taken);
  for (const follower of draft.followers) follower.changed(taken);
}

const isWhole = ({ fitted }: Draft, robot: Robot): boolean => robot.size === 0 || (robot.trained && !robot.provisional && fitted);

function trainingOf(draft: Draft, robot: Robot): TrainingState {
  const total = robot.size;
  if (draft.training) return { state: "running", ...draft.progress };
  if (draft.timer || draft.building) return { state: "waiting", done: 0, total };
  return isWhole(draft, robot) ? { state: "done", done: total, total } : { state: "stale", done: 0, total };
}
