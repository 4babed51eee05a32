// In the thread that holds the traffic: the missed questions, grouped by what they ask, and what the draft does with each.
import { createClusters, type Clusters, type MissedText } from "../../shared/engine/clusters.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Traffic, WatchedQuestion, WatchedStanding } from "../../shared/engine/studies.ts";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { openReadOnly } from "../base/db.ts";
import type { Kb } from "../base/context.ts";
import { clusterId } from "../base/ids.ts";
import { heldMisses, type HeldMiss, type DraftSaid } from "../clusters/clusters.ts";
import type { FromTraffic, Placed, TrafficBegin } from "./messages.ts";

/** The latest missed; some 3 kB each. */
const MOST_MISSES = 50_000;
/** Said at a time: what the server writes in some 10 ms. */
const SAID_AT_A_TIME = 200;

/** What is held of them outlives the robot that is asked. */
export interface Misses {
  /** Reads them anew, asks those that were not asked, and groups those that have no cluster. `letIn`: awaited between two slices; false ends it, and the next call goes on. */
  watch: (one: { robot: Robot; traffic: Traffic; kb: Kb }, letIn: () => Promise<boolean>) => Promise<void>;
  /** Says what stands otherwise since it was said last. */
  tellStood: () => void;
}

type Nearest = [entry: string, score: number][];

/** Holds none yet. */
export function createMisses({ dataDir, kb: id }: TrafficBegin, say: (message: FromTraffic) => void): Misses {
  let clusters: Clusters | null = null;
  /** The cluster of each as it is grouped here. */
  const placed = new Map<string, string>();
  const nearest = new Map<string, Nearest>();
  let stood: DraftSaid[] = [];
  const tellStood = (): void => {
    for (let i = 0; i < stood.length; i += SAID_AT_A_TIME) say({ kind: "stood", rows: stood.slice(i, i + SAID_AT_A_TIME) });
    stood = [];
  };
  const progress = (done: number, total: number): void => say({ kind: "watching", progress: { done, total } });

  const note = ({ id: question, served, confidence, nearest: near }: WatchedStanding): void => {
    nearest.set(question, near);
    stood.push({ question, served, confidence });
  };
  const textOf = ({ question, text, missed, nearest: stored }: HeldMiss): MissedText => {
    const near = stored === null ? (nearest.get(question) ?? []) : (JSON.parse(stored) as Nearest);
    return { id: question, text, times: missed, nearest: near.map(([entry, score]) => ({ entry, score })) };
  };

  /** Makes the groups of what has a cluster already, or brings them up to date. False: nobody wants it any more. */
  const follow = async (rows: readonly HeldMiss[], robot: Robot, letIn: () => Promise<boolean>): Promise<boolean> => {
    const known = rows.filter((row) => row.nearest !== null);
    if (clusters === null) {
      const making = createClusters(
        known.map((row) => ({ ...textOf(row), cluster: row.cluster })),
        taughtBy(robot),
      );
      for (let step = making.next(); ; step = making.next()) {
        if (step.done) {
          clusters = step.value;
          break;
        }
        if (!(await letIn())) return false;
      }
      for (const row of known) placed.set(row.question, row.cluster);
      return true;
    }
    const there = new Set(rows.map((row) => row.question));
    for (const question of placed.keys())
      if (!there.has(question)) {
        clusters.remove(question);
        placed.delete(question);
        nearest.delete(question);
      }
    // A trainer put them elsewhere.
    for (const { question, cluster } of known)
      if (placed.has(question) && placed.get(question) !== cluster) {
        clusters.move(question, cluster);
        placed.set(question, cluster);
      }
    return true;
  };

  const group = async (rows: readonly HeldMiss[], letIn: () => Promise<boolean>): Promise<boolean> => {
    const fresh = rows.filter((row) => row.nearest === null && !placed.has(row.question));
    if (fresh.length === 0 || clusters === null) return true;
    const adding = clusters.add(fresh.map(textOf));
    let step = adding.next();
    for (; !step.done; step = adding.next()) {
      progress(step.value.done, step.value.total);
      if (await letIn()) continue;
      // Half of it holds no cluster: it begins anew.
      adding.return(undefined as never);
      clusters = null;
      placed.clear();
      return false;
    }
    const found: Placed[] = [];
    for (const [question, begun] of step.value) {
      const cluster = clusterId(begun);
      placed.set(question, cluster);
      found.push({ question, cluster, nearest: JSON.stringify(nearest.get(question) ?? []) });
    }
    for (let i = 0; i < found.length; i += SAID_AT_A_TIME) say({ kind: "placed", rows: found.slice(i, i + SAID_AT_A_TIME) });
    return true;
  };

  return {
    watch: async ({ robot, traffic }, letIn) => {
      const rows = readMisses(dataDir, id);
      const questions = rows.map(({ question, text, channel, missed }): WatchedQuestion => ({
        id: question,
        text,
        channel: channel ?? undefined,
        times: missed,
      }));
      for (const done of traffic.watch(questions, note)) {
        progress(done, questions.length);
        tellStood();
        if (!(await letIn())) return;
      }
      tellStood();
      const isDone = (await follow(rows, robot, letIn)) && (await group(rows, letIn));
      if (isDone) say({ kind: "watching", progress: null });
    },
    tellStood,
  };
}

/** Those that ask something. */
function readMisses(dataDir: string, kb: string): HeldMiss[] {
  const logs = openReadOnly(dataDir, "logs");
  try {
    return heldMisses(logs, kb, MOST_MISSES).filter(({ text }) => asksNothing(text) === null);
  } finally {
    logs.close();
  }
}

function taughtBy(robot: Robot): { text: string; entry: string }[] {
  const taught: { text: string; entry: string }[] = [];
  for (const { id, question, similar } of robot.entries()) {
    taught.push({ text: question, entry: id });
    for (const { text, kind } of similar) if (kind === "positive") taught.push({ text, entry: id });
  }
  return taught;
}
