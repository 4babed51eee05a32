// Which entries are too close to each other: wordings taught twice, wordings that one takes from the other when they are left out, and wordings that lie near. Worst first.
import type { Database } from "../base/db.ts";
import { nextTurn } from "../base/turn.ts";
import { lossesBetween } from "../losses/confusables.ts";
import { getStamp, listNear, listSharedWordings } from "./pairs.store.ts";

export interface ClosePair {
  /** The lower id. */
  first: string;
  second: string;
  /** Taught by both. */
  same: string[];
  /** Of the first, taken by the second when left out. */
  lost: string[];
  /** Of the second, taken by the first. */
  won: string[];
  /** The wording of the one (`entry`) that lies nearest to one of the other; cosine in hundredths. */
  near: { entry: string; text: string; otherText: string; cosine: number } | null;
}

// 200,000 wordings take some 150 ms in all, none of it over 9 at a time.
const slice = 2_000;
const known = new WeakMap<Database, Map<string, { stamp: string; pairs: Promise<ClosePair[]> }>>();

/** All of a knowledge base, made in slices of some milliseconds and kept until something changes. */
export function closePairs(db: Database, kb: string): Promise<ClosePair[]> {
  const byKb = known.get(db) ?? new Map<string, { stamp: string; pairs: Promise<ClosePair[]> }>();
  known.set(db, byKb);
  const stamp = getStamp(db, kb);
  const before = byKb.get(kb);
  if (before?.stamp === stamp) return before.pairs;
  const pairs = findPairs(db, kb);
  byKb.set(kb, { stamp, pairs });
  // One that failed is tried again.
  pairs.catch(() => byKb.delete(kb));
  return pairs;
}

async function findPairs(db: Database, kb: string): Promise<ClosePair[]> {
  const pairs = new Map<string, ClosePair>();
  const pairOf = (one: string, two: string): ClosePair => {
    const [first, second] = one < two ? [one, two] : [two, one];
    const key = `${first} ${second}`;
    const pair = pairs.get(key) ?? { first, second, same: [], lost: [], won: [], near: null };
    pairs.set(key, pair);
    return pair;
  };
  for (let after: string | null = ""; after !== null;) {
    const { rows, until }: ReturnType<typeof listSharedWordings> = listSharedWordings(db, kb, after, slice);
    const teachers = new Map<string, string[]>();
    for (const { key, entry, text } of rows) {
      const others = teachers.get(key) ?? [];
      teachers.set(key, others);
      for (const other of others) pairOf(other, entry).same.push(text);
      others.push(entry);
    }
    after = until;
    await nextTurn();
  }
  for await (const { entry, winner, text } of lossesBetween(db, kb)) {
    const pair = pairOf(entry, winner);
    (pair.first === entry ? pair.lost : pair.won).push(text);
  }
  for (let after = { entry: "", other: "" }; ;) {
    const near = listNear(db, kb, after, slice);
    for (const { entry, other, text, otherText, cosine } of near) {
      const pair = pairOf(entry, other);
      if (cosine > (pair.near?.cosine ?? 0)) pair.near = { entry, text, otherText, cosine };
    }
    if (near.length < slice) break;
    after = { entry: near.at(-1)!.entry, other: near.at(-1)!.found };
    await nextTurn();
  }
  return [...pairs.values()].filter(isClose).sort(worseFirst);
}

/** Fewer are taken between many entries that nobody would call close: of the sample's 148 entries in 353 pairs, 47 of them with three or more. */
const MANY_TAKEN = 3;
const isClose = (pair: ClosePair): boolean => pair.same.length > 0 || pair.near !== null || weightOf(pair) >= MANY_TAKEN;

const weightOf = ({ lost, won }: ClosePair): number => lost.length + won.length;
const worseFirst = (a: ClosePair, b: ClosePair): number =>
  b.same.length - a.same.length ||
  weightOf(b) - weightOf(a) ||
  (b.near?.cosine ?? 0) - (a.near?.cosine ?? 0) ||
  (a.first < b.first || (a.first === b.first && a.second < b.second) ? -1 : 1);
