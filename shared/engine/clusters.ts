// Missed questions in groups that ask the same, whatever their wording: groups that grow as questions come and never change what they are called.
import { averageLink } from "./cluster/averageLink.ts";
import { edgesBetween } from "./cluster/edges.ts";
import { createMembership, type HeldText } from "./cluster/membership.ts";
import { createNeighbours, NEIGHBOURS, type NearTexts, type Neighbours } from "./cluster/neighbours.ts";
import { belongingOf, centreOf, compareMembers, spreadOf } from "./cluster/reading.ts";
import { chooseThreshold } from "./cluster/threshold.ts";

/** A missed question as it is grouped. */
export interface MissedText {
  id: string;
  /** Masked. */
  text: string;
  /** How often it went badly. */
  times: number;
  /** What the draft found nearest when it was grouped, best first, at most 8; `score` as in Candidate of types.ts. */
  nearest: readonly { entry: string; score: number }[];
}

/** How far a long work is. */
export interface ClusterProgress {
  done: number;
  total: number;
}

/** Groups that grow: texts join them or begin new ones, and stay where they are. */
export interface Clusters {
  /**
   * Groups texts, many at once or one (then < 1 ms): those that are near a known cluster join it, the others are clustered among themselves.
   * Texts that are alone in their cluster are undecided: where a new text is near them they are looked at again, and either of them may come to
   * the other; a cluster of two or more stays together, and its id is never given up. Returns the cluster of each by text id, undecided ones
   * that moved among them. A new cluster bears the id of the undecided text in it (of several the most asked), else of its most asked member;
   * of equally often asked ones the lowest. Ids that are there already are left out. In whatever order the texts of one call stand, the
   * clusters are the same. Yields progress in slices of a few ms.
   */
  add: (texts: readonly MissedText[]) => Generator<ClusterProgress, Map<string, string>, undefined>;
  /** A trainer split or moved a text: it is in that cluster, known or new, from now on. Unknown texts are ignored. */
  move: (id: string, cluster: string) => void;
  /** Takes a text out; its cluster is called as before. Unknown ones are ignored. */
  remove: (id: string) => void;
  /** Texts in it. */
  readonly size: number;
}

/** A cluster as it is read. */
export interface ClusterReading {
  /** Id of its most central wording. */
  name: string;
  /** All members, those that belong best first. `belongs`: how likely the member asks what the name asks, 0–1. `ticked`: it does more likely than not. */
  members: { id: string; belongs: number; ticked: boolean }[];
  /** The mean of `belongs`, 0–1: the share of members that probably ask the same. Below .5 a split is worth offering. */
  cohesion: number;
}

/** Reads a cluster: its name, how well each member belongs, which are ticked at first. Some 50 µs a member and 1 µs a pair; at least one member. */
export function readCluster(members: readonly MissedText[]): ClusterReading {
  const nearnesses = compareMembers(members);
  const centre = centreOf(members, nearnesses);
  const read = members.map(({ id, times }, place) => ({
    id,
    times,
    ...belongingOf(place === centre ? 1 : nearnesses.between(centre, place)),
  }));
  const name = members[centre]!.id;
  read.sort(
    (a, b) => Number(b.id === name) - Number(a.id === name) || b.belongs - a.belongs || b.times - a.times || (a.id < b.id ? -1 : 1),
  );
  const cohesion = read.reduce((sum, { belongs }) => sum + belongs, 0) / members.length;
  return { name, members: read.map(({ id, belongs, ticked }) => ({ id, belongs, ticked })), cohesion };
}

/** Which texts ask more likely than not what another asks, as members of a cluster beside its name. */
export function nearEachOther(name: string, texts: readonly string[]): boolean[] {
  const { between } = compareMembers([name, ...texts].map((text, i) => ({ id: String(i), text, times: 1, nearest: [] })));
  return texts.map((_, i) => belongingOf(between(0, i + 1)).ticked);
}

/** Which wordings are taught, by id: at most `most`, most asked first; of those asked equally often the one that lies farthest from what is chosen. Give it those that are ticked. */
export function chooseTaught(members: readonly MissedText[], most = 8): string[] {
  return spreadOf(members, compareMembers(members), most).map((place) => members[place]!.id);
}

/**
 * What one decision on a cluster is expected to gain, by which the queue is ordered: Σ belongs · √times over the members given. Give it those
 * that the draft does not answer now, and the reading of all of them: what is answered already gains nothing. The root, since a text asked a
 * hundred times tells of what will be asked less than a hundred texts do (README.md, "Missed questions in groups").
 */
export function expectedGain(members: readonly MissedText[], read: ClusterReading = readCluster(members)): number {
  const belongs = new Map(read.members.map((member) => [member.id, member.belongs]));
  return members.reduce((sum, { id, times }) => sum + Math.sqrt(times) * (belongs.get(id) ?? 0), 0);
}

/** At most so many are clustered into one at once; it may grow further. */
const MOST_MEMBERS = 40;
/** A cluster that has grown so far takes no more: what comes then begins another, that somebody can still look through. */
const MOST_GROWN = 200;
/** A text joins the cluster with the greatest Σ of its neighbours' nearness ÷ √members, from this on. */
const JOINS_FROM = 0.3;
const TEXTS_A_SLICE = 20;

/**
 * `known`: texts with the cluster they are in already; `taught`: taught wordings with their entry, which tell how much a word tells, and by which
 * the threshold is chosen without labels (a sample of them if they are many). In slices of a few ms.
 */
export function* createClusters(
  known: readonly (MissedText & { cluster: string })[],
  taught: readonly { text: string; entry: string }[],
): Generator<ClusterProgress, Clusters, undefined> {
  const total = known.length;
  const threshold = yield* during({ done: 0, total }, chooseThreshold(taught, { neighbours: NEIGHBOURS, most: MOST_MEMBERS }));
  const neighbours = yield* during({ done: 0, total }, createNeighbours(taught));
  const clusters = growClusters(neighbours, threshold);
  yield* clusters.hold(inOrder(known));
  return clusters;
}

/** Ends as the work ends, telling the same progress at each of its steps. */
function* during<T>(progress: ClusterProgress, work: Generator<unknown, T, undefined>): Generator<ClusterProgress, T, undefined> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield progress;
  }
}

/** By id, so that the order they were given in changes nothing. */
const inOrder = <T extends { id: string }>(texts: readonly T[]): T[] => texts.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Whose id a cluster bears. */
const leads = (one: HeldText, other: HeldText): boolean => one.times > other.times || (one.times === other.times && one.id < other.id);

type Holding = Clusters & { hold: (known: readonly (MissedText & { cluster: string })[]) => Generator<ClusterProgress, void, undefined> };

function growClusters(neighbours: Neighbours, threshold: number): Holding {
  const texts = createMembership();
  const sizeOf = ({ cluster }: HeldText): number => texts.sizeOf(cluster);
  const nearOf = (one: HeldText): NearTexts => (one.near ??= neighbours.near(one.number));

  function* take<T extends MissedText>(all: readonly T[]): Generator<number, { text: T; held: HeldText }[], undefined> {
    const fresh = all.filter(({ id }, i) => !texts.get(id) && all[i - 1]?.id !== id);
    const first = yield* neighbours.add(fresh);
    return fresh.map((text, i) => {
      const held: HeldText = { id: text.id, times: text.times, number: first + i, cluster: "", near: null };
      texts.hold(held);
      return { text, held };
    });
  }

  /** The known cluster of two or more that a text joins; null for none. What came with it is in none yet. */
  function joinedBy(one: HeldText, joined: ReadonlyMap<string, number>): string | null {
    const near = nearOf(one);
    const sums = new Map<string, number>();
    for (let i = 0; i < near.texts.length; i++) {
      const other = texts.numbered(near.texts[i]!);
      if (!other || sizeOf(other) < 2) continue;
      sums.set(other.cluster, (sums.get(other.cluster) ?? 0) + near.weights[i]!);
    }
    let best: string | null = null;
    let most = JOINS_FROM;
    for (const [cluster, sum] of sums) {
      if (texts.sizeOf(cluster) + (joined.get(cluster) ?? 0) >= MOST_GROWN) continue;
      const pull = sum / Math.sqrt(texts.sizeOf(cluster));
      if (pull < most || (pull === most && best !== null && cluster > best)) continue;
      best = cluster;
      most = pull;
    }
    return best;
  }

  /** The undecided texts near those that joined nothing: together with these they are clustered. */
  function undecidedNear(free: readonly HeldText[]): HeldText[] {
    const found = new Set<HeldText>();
    for (const one of free) {
      for (const number of nearOf(one).texts) {
        const other = texts.numbered(number);
        if (other && other.cluster !== "" && sizeOf(other) === 1) found.add(other);
      }
    }
    return [...found].sort((a, b) => a.number - b.number);
  }

  /** The id of the cluster that these become: that of an undecided one, else that of a member no other cluster is called by. */
  function nameFor(group: readonly HeldText[]): string {
    const undecided = group.filter(({ cluster }) => cluster !== "");
    const free = group.filter(({ id }) => texts.sizeOf(id) === 0);
    const [some] = [undecided, free, group].filter(({ length }) => length > 0);
    const lead = some!.reduce((best, one) => (leads(one, best) ? one : best));
    return lead.cluster === "" ? lead.id : lead.cluster;
  }

  return {
    *hold(known) {
      const taken = take(known);
      let step = taken.next();
      for (; !step.done; step = taken.next()) yield { done: Math.floor(step.value / 2), total: known.length };
      for (const { text, held } of step.value) texts.put(held, text.cluster);
    },
    *add(missed) {
      const total = missed.length;
      const found = new Map<string, string>();
      const taken = take(inOrder(missed));
      // Reading is a fifth of the work, searching most of the rest.
      let step = taken.next();
      for (; !step.done; step = taken.next()) yield { done: Math.floor(step.value / 10), total };
      const fresh = step.value.map(({ held }) => held);
      const joining = new Map<HeldText, string>();
      const joined = new Map<string, number>();
      for (const [i, one] of fresh.entries()) {
        const cluster = joinedBy(one, joined);
        if (cluster !== null) {
          joining.set(one, cluster);
          joined.set(cluster, (joined.get(cluster) ?? 0) + 1);
        }
        if (i % TEXTS_A_SLICE === TEXTS_A_SLICE - 1) yield { done: Math.floor(0.2 * total + 0.6 * i), total };
      }
      for (const [one, cluster] of joining) {
        texts.put(one, cluster);
        found.set(one.id, cluster);
      }
      const free = fresh.filter((one) => !joining.has(one));
      const all = [...undecidedNear(free), ...free];
      const places = new Map(all.map(({ number }, place) => [number, place]));
      const edges = yield* during(
        { done: Math.floor(0.8 * total), total },
        edgesBetween(all.map(nearOf), (number) => places.get(number) ?? -1),
      );
      const roots = yield* during({ done: Math.floor(0.9 * total), total }, averageLink(edges, threshold, MOST_MEMBERS));
      const groups = new Map<number, HeldText[]>();
      for (const [place, one] of all.entries()) {
        const group = groups.get(roots[place]!);
        if (group) group.push(one);
        else groups.set(roots[place]!, [one]);
      }
      for (const group of groups.values()) {
        const cluster = nameFor(group);
        for (const one of group) {
          if (one.cluster === cluster) continue;
          texts.put(one, cluster);
          found.set(one.id, cluster);
        }
      }
      // Only the undecided are looked at again.
      for (const one of all) if (sizeOf(one) > 1) one.near = null;
      for (const one of joining.keys()) one.near = null;
      return found;
    },
    move: (id, cluster) => {
      const one = texts.get(id);
      if (one) texts.put(one, cluster);
    },
    remove: (id) => {
      const one = texts.get(id);
      if (!one) return;
      texts.forget(one);
      neighbours.remove(one.number);
    },
    get size() {
      return texts.size;
    },
  };
}
