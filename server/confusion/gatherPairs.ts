// All pairs of entries between which questions wavered in some days, worst first: out of the log's daily counts and of what people called wrong.
import { CONFUSION_WEIGHTS } from "../../shared/contract/confusion.ts";
import { addDays, daysBetween, localDay } from "../../shared/engine/time.ts";
import type { App, Kb, OutputOf } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { wrongAnswers } from "../labels/wrongAnswers.ts";
import { keptUnchanged } from "./keptUnchanged.ts";
import { listDailyPairs, listMergedEntries, listPresentEntries, type TrafficCounts } from "./confusion.store.ts";

export type PairCounts = OutputOf<"listConfusions">["rows"][number]["counts"];
type Reader = Pick<App, "db" | "logs" | "now">;

/** One way of a pair: `ahead` was put before `behind`. */
interface Way {
  ahead: string;
  behind: string;
  counts: PairCounts;
}

export interface ConfusedPair {
  /** The lower id. */
  first: PresentEntry;
  second: PresentEntry;
  points: number;
  counts: PairCounts;
  /** Turns in which the first, or the second, was put before the other. */
  ahead: { first: number; second: number };
  /** … of them those that say the other one was meant. */
  bad: { first: number; second: number };
}

export type PresentEntry = ReturnType<typeof listPresentEntries>[number];

export const noCounts = (): PairCounts => ({ wrong: 0, overturned: 0, unhelpful: 0, asked: 0, confirmed: 0, none: 0, close: 0 });
const kinds = Object.keys(CONFUSION_WEIGHTS) as (keyof PairCounts)[];

/** What a pair, or a question, weighs (`CONFUSION_WEIGHTS`). */
export const pointsOf = (counts: PairCounts): number => kinds.reduce((sum, kind) => sum + counts[kind] * CONFUSION_WEIGHTS[kind], 0);
/** Distinct turns. */
export const wavered = ({ wrong: _, ...traffic }: PairCounts): number => Object.values(traffic).reduce((sum, n) => sum + n, 0);
export const badOf = ({ wrong, overturned, unhelpful }: PairCounts): number => wrong + overturned + unhelpful;

/** The first of so many shop days, today included. */
export const firstDayIn = (now: string, { timeZone }: Pick<Kb, "timeZone">, days: number): string =>
  addDays(localDay(now, timeZone), 1 - days);

/** Who an entry is now: what was merged goes by the one it went into. */
export const followMerges = (db: Database, kb: string): ((entry: string) => string) => {
  const merged = new Map(listMergedEntries(db, kb).map(({ entry, into }) => [entry, into]));
  return (entry) => merged.get(entry) ?? entry;
};

const entriesASlice = 2_000;

/** Made in slices of some milliseconds, and kept until something is written: the list and the map beside it read it once. */
export const confusedPairs = keptUnchanged(
  (app: Reader, kb: Kb, days: number) => gather(app, kb, daysBetween(firstDayIn(app.now(), kb, days), localDay(app.now(), kb.timeZone))),
  (app, kb, days) => `${kb.id} ${localDay(app.now(), kb.timeZone)} ${days}`,
);

async function gather(app: Reader, kb: Kb, days: readonly string[]): Promise<ConfusedPair[]> {
  const follow = followMerges(app.db, kb.id);
  const ways = new Map<string, Way>();
  const wayOf = (from: string, to: string): PairCounts => {
    const [ahead, behind] = [follow(from), follow(to)];
    const name = `${ahead} ${behind}`;
    const way = ways.get(name) ?? { ahead, behind, counts: noCounts() };
    ways.set(name, way);
    return way.counts;
  };
  const breathe = breather();
  for (const day of days) {
    for (const row of listDailyPairs(app.logs, kb.id, day)) addCounts(wayOf(row.ahead, row.behind), row);
    await breathe();
  }
  for await (const { given, meant, turns } of calledWrong(app, kb, days[0]!)) wayOf(given, meant).wrong += turns;
  return joined([...ways.values()], await presentOf(app, kb, [...ways.values()]));
}

/** Lets others in once some milliseconds are spent: a day of few pairs is no slice, and each turn of the loop may be a slice of somebody's. */
function breather(): () => Promise<void> | undefined {
  let begun = performance.now();
  return () => {
    if (performance.now() - begun < sliceMs) return undefined;
    return nextTurn().then(() => void (begun = performance.now()));
  };
}
const sliceMs = 8;

/** Answers that spot checks called wrong and that should have been another entry, by question; drawn turns of days that count. In slices. */
export async function* calledWrong(
  { db }: Pick<App, "db">,
  { id, timeZone }: Kb,
  since: string,
): AsyncGenerator<{ question: string; text: string; textKey: string; given: string; meant: string; turns: number }> {
  const breathe = breather();
  for (const slice of wrongAnswers(db, id)) {
    for (const { question, text, textKey, verdict, entry, turns, given } of slice) {
      if (verdict !== "wrong" || entry === null) continue;
      for (const one of given) {
        const drawn = turns.filter((turn) => turn.given === one && localDay(turn.at, timeZone) >= since).length;
        if (one !== entry && drawn > 0) yield { question, text, textKey, given: one, meant: entry, turns: drawn };
      }
    }
    await breathe();
  }
}

export function addCounts(into: PairCounts, more: TrafficCounts): void {
  for (const kind of kinds) if (kind !== "wrong") into[kind] += more[kind];
}

async function presentOf({ db }: Reader, kb: Kb, ways: readonly Way[]): Promise<ReadonlyMap<string, PresentEntry>> {
  const ids = [...new Set(ways.flatMap(({ ahead, behind }) => [ahead, behind]))];
  const present = new Map<string, PresentEntry>();
  const breathe = breather();
  for (let from = 0; from < ids.length; from += entriesASlice) {
    for (const entry of listPresentEntries(db, kb.id, ids.slice(from, from + entriesASlice))) present.set(entry.id, entry);
    await breathe();
  }
  return present;
}

async function joined(ways: readonly Way[], present: ReadonlyMap<string, PresentEntry>): Promise<ConfusedPair[]> {
  const breathe = breather();
  const pairs = new Map<string, ConfusedPair>();
  for (const { ahead, behind, counts } of ways) {
    const [first, second] = ahead < behind ? [present.get(ahead), present.get(behind)] : [present.get(behind), present.get(ahead)];
    // Deleted since, or merged into one.
    if (!first || !second || first === second) continue;
    const name = `${first.id} ${second.id}`;
    const none = { first: 0, second: 0 };
    const pair = pairs.get(name) ?? { first, second, points: 0, counts: noCounts(), ahead: { ...none }, bad: { ...none } };
    pairs.set(name, pair);
    const side = ahead === first.id ? "first" : "second";
    addCounts(pair.counts, counts);
    pair.counts.wrong += counts.wrong;
    pair.points += pointsOf(counts);
    pair.ahead[side] += wavered(counts);
    pair.bad[side] += badOf(counts);
    await breathe();
  }
  return [...pairs.values()].sort(worstFirst);
}

const worstFirst = (a: ConfusedPair, b: ConfusedPair): number =>
  b.points - a.points || (a.first.id < b.first.id || (a.first.id === b.first.id && a.second.id < b.second.id) ? -1 : 1);

/** Those a filter leaves. `categories` null: all; [null]: those without one. */
export const narrowed = (
  pairs: readonly ConfusedPair[],
  { entry, categories }: { entry: string | undefined; categories: ReadonlySet<string | null> | null },
): ConfusedPair[] =>
  pairs.filter(
    ({ first, second }) =>
      (entry === undefined || first.id === entry || second.id === entry) &&
      (categories === null || categories.has(first.category) || categories.has(second.category)),
  );
