// The queue of review: clusters of missed questions, summed up anew where something changed, a few milliseconds at a time.
import { addDays, localDay } from "../../shared/engine/time.ts";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { GAIN_DAYS } from "../../shared/contract/review.ts";
import { findReplies, MOST_STALE, repliedTo, staleTalks } from "../agents/replies.ts";
import type { App, Kb } from "../base/context.ts";
import { diskWritten } from "../change/disk.ts";
import type { Database } from "../base/db.ts";
import { machineFailure } from "../base/faults.ts";
import { clusterId } from "../base/ids.ts";
import { idleTurn, nextTurn } from "../base/turn.ts";
import { membersOf, movesOf, missPlaces, sizesOf, stale, summaries, type ClusterFilter, type ClusterRow } from "../clusters/clusters.ts";
import { missedSince } from "../logs/missedQuestions.ts";
import { getStandings } from "./decisions.store.ts";
import { noticeAllAnew, noticeChanges } from "./marks.ts";
import { type ClusterQuestion, missesOf, stateOf } from "./misses.ts";
import { readMembers } from "./reading.ts";
import { answererOf, type Says } from "./standing.ts";
import type { RobotSettings } from "../../shared/knowledge/version.ts";
import { currentPart } from "../parts/parts.ts";

type Reader = Pick<App, "db" | "logs" | "now">;
type Writer = Reader & Pick<App, "config">;

/** Questions summed up in a slice: some 10 ms. */
const SLICE = 100;
/** Who asks waits while so many are stale; more are summed up behind them. */
const MOST_AWAITED = 500;
const MOST_SUMMED_UP = 1_000_000;
/** Of a cluster so many questions are looked at, the most missed. */
export const MOST_MEMBERS = 300;

/** The queue as it opens: all that ask something and are not dealt with. */
export const OPEN_CLUSTERS: ClusterFilter = {
  state: "open",
  tray: false,
  reason: null,
  channel: null,
  since: null,
  among: null,
  people: false,
};

const running = new WeakMap<Database, Map<string, Run>>();

/** Resolves when what is shown is what is so; sooner (with true) where much is stale, or the log's file cannot be written now: what was summed up before is shown then. */
export async function freshQueue(app: Writer, kb: Kb): Promise<boolean> {
  try {
    noticeChanges(app, kb);
    const isBehind =
      stale.count(app.logs, kb.id, MOST_AWAITED + 1) > MOST_AWAITED || staleTalks(app.logs, kb.id, MOST_STALE + 1) > MOST_STALE;
    const run = sumAllUp(app, kb);
    // What fails behind is marked anew.
    if (isBehind) run.done.catch(() => {});
    else {
      await waitFor(run);
      // What the thread has moved meanwhile stands in two clusters' sums.
      if (stale.count(app.logs, kb.id, 1) > 0) await waitFor(sumAllUp(app, kb));
    }
    return isBehind;
  } catch (error) {
    if (machineFailure(error)) return true;
    throw error;
  }
}

interface Run {
  /** How it ends. */
  done: Promise<void>;
  isBegun: boolean;
  /** The one before it. */
  before: Run | undefined;
  /** How many wait for its end. */
  awaited: number;
}

/** One at a time for each knowledge base; who comes while one runs shares the next: it sees what they caused. */
function sumAllUp(app: Writer, kb: Kb): Run {
  const byKb = running.get(app.db) ?? new Map<string, Run>();
  running.set(app.db, byKb);
  const before = byKb.get(kb.id);
  if (before && !before.isBegun) return before;
  const run: Run = { isBegun: false, done: Promise.resolve(), before, awaited: 0 };
  run.done = (before?.done ?? Promise.resolve())
    .catch(() => {})
    .then(() => {
      run.isBegun = true;
      run.before = undefined;
      return sumUpStale(app, kb, async () => {
        // SQLite would write it by itself one day, and hold everybody up.
        const written = diskWritten(app, "logs").catch(() => {});
        if (run.awaited > 0) return nextTurn();
        await written;
        return idleTurn();
      });
    });
  byKb.set(kb.id, run);
  return run;
}

async function waitFor(run: Run): Promise<void> {
  const all = run.before ? [run.before, run] : [run];
  for (const one of all) one.awaited += 1;
  try {
    await run.done;
  } finally {
    for (const one of all) one.awaited -= 1;
  }
}

/** What is stale by now, and no more: the thread may go on marking for a while. */
async function sumUpStale(app: Reader, kb: Kb, turn: () => Promise<void>): Promise<void> {
  try {
    // Who was answered by people is summed up, too.
    await findReplies(app, kb, turn);
    await sumUpSlices(app, kb, turn);
  } catch (error) {
    noticeAllAnew(app, kb);
    throw error;
  }
}

async function sumUpSlices(app: Reader, kb: Kb, turn: () => Promise<void>): Promise<void> {
  for (let left = stale.count(app.logs, kb.id, MOST_SUMMED_UP); left > 0; left -= SLICE) {
    const questions = stale.list(app.logs, kb.id, SLICE);
    if (questions.length === 0) return;
    for (const clusters of inSlices(app.logs, kb.id, placeFresh(app, kb, questions))) {
      await turn();
      sumUp(app, kb, clusters);
    }
    await turn();
  }
}

/** Misses that are new stand for themselves until they are grouped; what is no miss any more leaves its cluster. The clusters of all of them. */
function placeFresh({ db, logs, ...app }: Reader, kb: Kb, questions: readonly string[]): string[] {
  const places = new Map(missPlaces(logs, kb.id, questions).map((place) => [place.question, place]));
  const found = missesOf({ db, logs, ...app }, kb, questions);
  const fresh = questions.filter((id) => found.has(id) && !places.has(id));
  const moves = movesOf(db, kb.id, fresh);
  // Noise stands for itself for good, and what only a spot check calls wrong until the log calls it a miss, too.
  const begun = fresh.map((id) => ({
    question: id,
    cluster: moves.get(id) ?? clusterId(id),
    nearest: found.get(id)!.logged !== null && asksNothing(found.get(id)!.text, found.get(id)!.textKey) === null ? null : "[]",
  }));
  logs
    .transaction(() => {
      summaries.place(logs, kb.id, begun);
      summaries.removePlaces(
        logs,
        kb.id,
        questions.filter((id) => !found.has(id) && places.has(id)),
      );
      // Before their clusters are summed up: what happens to them from now on marks them anew.
      stale.forget(logs, kb.id, questions);
    })
    .immediate();
  return [...new Set([...places.values(), ...begun].map(({ cluster }) => cluster))];
}

/** Clusters whose questions can be looked at in one go. */
function* inSlices(logs: Database, kb: string, clusters: readonly string[]): Generator<string[], void, undefined> {
  const sizes = sizesOf(logs, kb, clusters);
  let slice: string[] = [];
  let questions = 0;
  for (const id of clusters) {
    slice.push(id);
    questions += Math.min(sizes.get(id) ?? 0, MOST_MEMBERS);
    if (questions < SLICE) continue;
    yield slice;
    slice = [];
    questions = 0;
  }
  if (slice.length > 0) yield slice;
}

function sumUp(app: Reader, kb: Kb, clusters: readonly string[]): void {
  const { logs } = app;
  const members = new Map(clusters.map((id) => [id, [] as ClusterQuestion[]]));
  for (const member of membersIn(app, kb, clusters)) members.get(member.place.cluster)!.push(member);
  const all = [...members.values()].flat();
  const replied = new Set(
    repliedTo(
      logs,
      kb.id,
      all.map(({ miss }) => miss.id),
    ),
  );
  const rows = [...members].flatMap(([id, own]) => (own.length > 0 ? [rowOf(id, own, replied)] : []));
  logs
    .transaction(() => {
      for (const row of rows) summaries.put(logs, kb.id, row);
      summaries.remove(
        logs,
        kb.id,
        clusters.filter((id) => members.get(id)!.length === 0),
      );
      summaries.teachers(
        logs,
        kb.id,
        all.map(({ miss, teacher }) => ({ question: miss.id, teacher })),
      );
      stale.forget(
        logs,
        kb.id,
        all.map(({ miss }) => miss.id),
      );
    })
    .immediate();
}

/** The questions of some clusters as they stand, the most missed of each first. */
export function membersIn(app: Reader, kb: Kb, clusters: readonly string[]): ClusterQuestion[] {
  const places = membersOf(app.logs, kb.id, clusters, MOST_MEMBERS);
  const ids = places.map((place) => place.question);
  const misses = missesOf(app, kb, ids);
  const now = app.now();
  const standings = new Map(getStandings(app.db, kb.id, [...misses.values()], now).map((one) => [one.id, one]));
  const recent = missedSince(app.logs, kb.id, ids, addDays(localDay(now, kb.timeZone), 1 - GAIN_DAYS));
  const { bands } = currentPart<RobotSettings>(app.db, "robot_settings", kb.id).content;
  return places.flatMap((place) => {
    const miss = misses.get(place.question);
    if (!miss) return [];
    const standing = standings.get(miss.id)!;
    const says: Says = { served: place.served, confidence: place.confidence ?? 0, answerBand: bands.answer };
    const isAnswered = answererOf(standing, says) !== null;
    const { teacher, decision } = standing;
    return [
      {
        miss,
        place,
        ...stateOf(miss, standing, says, now),
        isAnswered,
        teacher,
        isDecided: decision !== null,
        until: decision?.until ?? null,
        recent: recent.get(miss.id) ?? 0,
      },
    ];
  });
}

function rowOf(id: string, members: readonly ClusterQuestion[], replied: ReadonlySet<string>): ClusterRow {
  const state = members.some((one) => one.state === "open") ? "open" : members.some((one) => one.state === "later") ? "later" : "closed";
  const own = members.filter((one) => one.state === state);
  const latest = own.reduce((best, one) => (one.miss.lastMissedAt > best.miss.lastMissedAt ? one : best));
  const { name, rank, gain, members: read } = readMembers(own);
  const tray = asksNothing(name.miss.text, name.miss.textKey) === null ? 0 : 1;
  const channels = new Set(own.flatMap(({ miss }) => miss.channel ?? []));
  return {
    id,
    state,
    tray,
    people: Number(read.some(({ member, ticked }) => ticked && replied.has(member.miss.id))),
    name: name.miss.text,
    nameId: name.miss.id,
    questions: own.length,
    times: own.reduce((sum, { miss }) => sum + miss.missed, 0),
    total: members.length,
    answered: members.filter((one) => one.isAnswered).length,
    rank: tray === 1 ? 0 : rank,
    gain: tray === 1 ? 0 : gain,
    reason: latest.reason,
    reasons: JSON.stringify([...new Set(own.map((one) => one.reason))]),
    channels: JSON.stringify([...channels]),
    firstAt: own.reduce((first, { miss }) => (miss.firstAt < first ? miss.firstAt : first), latest.miss.firstAt),
    lastMissedAt: latest.miss.lastMissedAt,
    backAt:
      state === "later"
        ? own.reduce<string | null>((first, { until }) => (first === null || (until ?? "") < first ? until : first), null)
        : null,
  };
}
