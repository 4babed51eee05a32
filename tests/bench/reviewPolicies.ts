// In which order a trainer is shown what was missed, and how much at once: ours, and what it is measured against.
import { chooseTaught, createClusters, expectedGain, readCluster, type MissedText } from "../../shared/engine/clusters.ts";
import { runToEnd } from "./runToEnd.ts";
import type { Miss, World } from "./reviewWorld.ts";

/** A queue: `next` says which lines are shown next, of what is still there; each is read, and all are proposed as one decision. */
export interface Queue {
  next: () => readonly Miss[];
  /** These are decided. */
  remove: (misses: readonly Miss[]) => void;
  /** What the draft finds nearest now, and whether it answers, rightly or not. */
  renew: (nearest: (miss: Miss) => string, isAnswered: (miss: Miss) => boolean) => void;
}

const SHOWN = 8;

/** The policies by name; the first is ours. */
export const policies: Readonly<Record<string, (world: World) => Queue>> = {
  ours: ({ misses, start }) => groupQueue(misses, clusterOf(misses, start), { rank: gainOf, shown: shownOfUnanswered }),
  "one by arrival": ({ misses }) => lineQueue(misses),
  "by frequency": ({ misses }) => lineQueue(misses.toSorted((a, b) => b.times - a.times)),
  "… unanswered": ({ misses }) =>
    lineQueue(
      misses.toSorted((a, b) => b.times - a.times),
      true,
    ),
  "nearest entry": ({ misses }) =>
    groupQueue(misses, (miss) => miss.nearest[0]?.entry ?? "", { rank: timesOf, shown: mostAsked, isRenewed: true }),
  "biggest first": ({ misses, start }) =>
    groupQueue(misses, clusterOf(misses, start), { rank: ({ length }) => length, shown: shownOfCluster }),
};

function clusterOf(misses: readonly Miss[], { wordings }: World["start"]): (miss: Miss) => string {
  const taught = [...wordings].flatMap(([entry, texts]) => texts.map((text) => ({ text, entry })));
  const clusters = runToEnd(createClusters([], taught));
  const found = runToEnd(clusters.add(misses));
  return ({ id }) => found.get(id)!;
}

const timesOf = (members: readonly MissedText[]): number => members.reduce((sum, { times }) => sum + times, 0);

const mostAsked = (members: readonly Miss[]): Miss[] => members.toSorted((a, b) => b.times - a.times).slice(0, SHOWN);

const withoutAnswered = (members: readonly Miss[], answered: ReadonlySet<Miss>): Miss[] => members.filter((miss) => !answered.has(miss));

/** What the draft answers already gains nothing. */
function gainOf(members: readonly Miss[], answered: ReadonlySet<Miss>): number {
  return expectedGain(withoutAnswered(members, answered), readCluster(members));
}

function shownOfUnanswered(members: readonly Miss[], answered: ReadonlySet<Miss>): Miss[] {
  const left = withoutAnswered(members, answered);
  return shownOfCluster(left.length > 0 ? left : members);
}

/** The ticked ones that would be taught. */
function shownOfCluster(members: readonly Miss[]): Miss[] {
  const { name, members: read } = readCluster(members);
  const ticked = new Set(read.flatMap(({ id, ticked: isTicked }) => (isTicked || id === name ? [id] : [])));
  const chosen = new Set(
    chooseTaught(
      members.filter(({ id }) => ticked.has(id)),
      SHOWN,
    ),
  );
  return members.filter(({ id }) => chosen.has(id));
}

/** One line at a time, in this order; where `isUnanswered` those that the draft answers now come last. */
function lineQueue(misses: readonly Miss[], isUnanswered = false): Queue {
  const left = new Set(misses);
  let answered = new Set<Miss>();
  return {
    next: () => {
      for (const miss of left) if (!answered.has(miss)) return [miss];
      return [...left].slice(0, 1);
    },
    remove: (gone) => gone.forEach((miss) => left.delete(miss)),
    renew: (_, isAnswered) => {
      if (isUnanswered) answered = new Set([...left].filter(isAnswered));
    },
  };
}

interface GroupOrder {
  rank: (members: readonly Miss[], answered: ReadonlySet<Miss>) => number;
  shown: (members: readonly Miss[], answered: ReadonlySet<Miss>) => Miss[];
  isRenewed?: boolean;
}

/** Group by group, the one that ranks highest first; what is left of a group stays one. */
function groupQueue(misses: readonly Miss[], groupOf: (miss: Miss) => string, { rank, shown, isRenewed = false }: GroupOrder): Queue {
  const groups = new Map<string, Set<Miss>>();
  const place = new Map<Miss, string>();
  const answered = new Set<Miss>();
  const ranks = new Map<string, number>();
  const put = (miss: Miss, group: string): void => {
    place.set(miss, group);
    const members = groups.get(group);
    if (members) members.add(miss);
    else groups.set(group, new Set([miss]));
    ranks.delete(group);
  };
  for (const miss of misses) put(miss, groupOf(miss));
  return {
    next: () => {
      let best: Set<Miss> | null = null;
      let highest = -Infinity;
      for (const [group, members] of groups) {
        let value = ranks.get(group);
        if (value === undefined) ranks.set(group, (value = rank([...members], answered)));
        if (value <= highest) continue;
        highest = value;
        best = members;
      }
      return best ? shown([...best], answered) : [];
    },
    remove: (gone) => {
      for (const miss of gone) {
        const group = place.get(miss);
        if (group === undefined) continue;
        place.delete(miss);
        ranks.delete(group);
        const members = groups.get(group)!;
        members.delete(miss);
        if (members.size === 0) groups.delete(group);
      }
    },
    renew: (nearest, isAnswered) => {
      answered.clear();
      for (const miss of place.keys()) if (isAnswered(miss)) answered.add(miss);
      ranks.clear();
      if (!isRenewed) return;
      const left = [...place.keys()];
      groups.clear();
      ranks.clear();
      for (const miss of left) put(miss, nearest(miss));
    },
  };
}
