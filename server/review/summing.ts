// Summing up: what the queue shows of clusters, made anew of their questions as they stand, a few milliseconds at a time.
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { findReplies, repliedTo } from "../agents/replies.ts";
import type { App, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { clusterId } from "../base/ids.ts";
import { movesOf, missPlaces, sizesOf, stale, summaries, type ClusterRow } from "../clusters/clusters.ts";
import { noticeAllAnew } from "./marks.ts";
import { membersIn, MOST_MEMBERS } from "./members.ts";
import { type ClusterQuestion, missesOf } from "./misses.ts";
import { readMembers } from "./reading.ts";

type Reader = Pick<App, "db" | "logs" | "now">;

/** Questions summed up in a slice: some 10 ms. */
const SLICE = 100;
const MOST_SUMMED_UP = 1_000_000;

/** What is stale by now, and no more: the thread may go on marking for a while. */
export async function sumUpStale(app: Reader, kb: Kb, turn: () => Promise<void>): Promise<void> {
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
    rank,
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
