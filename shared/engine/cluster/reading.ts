// A cluster as it is read: which wording names it, how well each other belongs to it, which are worth teaching.
import { runThrough } from "../learn/slices.ts";
import { createNeighbours, type Compared } from "./neighbours.ts";

/** What is read of a member. */
export interface ClusterMember extends Compared {
  id: string;
  times: number;
}

/**
 * How likely a member asks what the one that names its cluster asks: 1 ÷ (1 + e^−(4.7 · nearness − .8)), fitted to clusters of missed questions
 * of four sets (dev; two thirds of the entries taught), where questions meant for no entry belong to one another. What lies near the others
 * too, or the size, told nothing more.
 */
const STEEPNESS = 4.7;
const START = 0.8;
const TICKED_FROM = 0.5;
/** Of more members only the most asked are compared with all. */
const MOST_COMPARED = 100;

/** How near members are to one another, by their places. */
export interface Nearnesses {
  /** The places of the most asked, in order. */
  first: number[];
  between: (one: number, other: number) => number;
}

/** Members beside one another; what all of them say tells nothing. */
export function compareMembers(members: readonly ClusterMember[]): Nearnesses {
  const neighbours = runThrough(createNeighbours([]));
  runThrough(neighbours.add(members));
  const first = members.map((_, i) => i).sort((a, b) => byTimes(members[a]!, members[b]!));
  return { first: first.slice(0, MOST_COMPARED), between: neighbours.nearness };
}

/** Most asked first, then by id. */
export const byTimes = (a: ClusterMember, b: ClusterMember): number => b.times - a.times || (a.id < b.id ? -1 : 1);

/** The place of the most central one: that with the greatest Σ nearness · (1 + ln times), each of itself too. */
export function centreOf(members: readonly ClusterMember[], { first, between }: Nearnesses): number {
  const weightOf = (place: number): number => 1 + Math.log(Math.max(1, members[place]!.times));
  let centre = first[0] ?? 0;
  let most = -1;
  for (const one of first) {
    let sum = 0;
    for (const other of first) sum += weightOf(other) * (other === one ? 1 : between(one, other));
    if (sum > most + 1e-9) {
      most = sum;
      centre = one;
    }
  }
  return centre;
}

/** 0–1, and whether it is ticked at first. */
export function belongingOf(nearness: number): { belongs: number; ticked: boolean } {
  const belongs = 1 / (1 + Math.exp(START - STEEPNESS * nearness));
  return { belongs, ticked: belongs >= TICKED_FROM };
}

/** Places of at most so many: the most asked first, and of those asked equally often the one whose nearest chosen one lies farthest. */
export function spreadOf(members: readonly ClusterMember[], { first, between }: Nearnesses, most: number): number[] {
  const chosen: number[] = [];
  const nearest = new Map(first.map((place) => [place, 0]));
  while (chosen.length < most && nearest.size > 0) {
    let best = -1;
    for (const [place, near] of nearest) {
      if (best < 0) best = place;
      else if (valueOf(members[place]!, near) > valueOf(members[best]!, nearest.get(best)!)) best = place;
    }
    chosen.push(best);
    nearest.delete(best);
    for (const [place, near] of nearest) nearest.set(place, Math.max(near, between(place, best)));
  }
  return chosen;
}

const valueOf = ({ times }: ClusterMember, near: number): number => times + (1 - near) / 2;
