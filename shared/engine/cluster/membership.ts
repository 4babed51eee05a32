// Which text is in which cluster.
import type { NearTexts } from "./neighbours.ts";

/** A text that is in a cluster, or about to be. */
export interface HeldText {
  id: string;
  times: number;
  number: number;
  /** "" until it is put into one. */
  cluster: string;
  /** Found when it is first asked for. */
  near: NearTexts | null;
}

/** Texts by id and by number, and the sizes of their clusters. */
export interface Membership {
  get: (id: string) => HeldText | undefined;
  /** undefined of what is gone. */
  numbered: (number: number) => HeldText | undefined;
  /** Takes a text in that is in no cluster yet. */
  hold: (one: HeldText) => void;
  put: (one: HeldText, cluster: string) => void;
  forget: (one: HeldText) => void;
  sizeOf: (cluster: string) => number;
  readonly size: number;
}

/** Without texts. */
export function createMembership(): Membership {
  const byId = new Map<string, HeldText>();
  const byNumber: (HeldText | undefined)[] = [];
  const sizes = new Map<string, number>();
  const count = (cluster: string, change: 1 | -1): void => {
    if (cluster === "") return;
    const size = (sizes.get(cluster) ?? 0) + change;
    if (size === 0) sizes.delete(cluster);
    else sizes.set(cluster, size);
  };
  return {
    get: (id) => byId.get(id),
    numbered: (number) => byNumber[number],
    hold: (one) => {
      byId.set(one.id, one);
      byNumber[one.number] = one;
    },
    put: (one, cluster) => {
      count(one.cluster, -1);
      one.cluster = cluster;
      count(cluster, 1);
    },
    forget: (one) => {
      count(one.cluster, -1);
      byId.delete(one.id);
      byNumber[one.number] = undefined;
    },
    sizeOf: (cluster) => sizes.get(cluster) ?? 0,
    get size() {
      return byId.size;
    },
  };
}
