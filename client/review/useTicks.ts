// Which of a cluster's questions are meant: those that belong, unless somebody said otherwise. After a decision nothing is: the next 1 would teach what did not belong.
import { useMemo, useState } from "react";
import type { ClusterDetail, ClusterMember } from "./useDecide.ts";

export interface Ticks {
  has: (member: Pick<ClusterMember, "id">) => boolean;
  set: (member: Pick<ClusterMember, "id">, on: boolean) => void;
  /** Those that are meant, and not dealt with. */
  members: readonly ClusterMember[];
  /** Those that are not meant, and not dealt with. */
  others: readonly ClusterMember[];
}

/** @param decided clusters that were decided on in this visit: what is left of them is not meant until somebody says so */
export function useTicks(detail: ClusterDetail | undefined, decided: ReadonlySet<string>): Ticks {
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  return useMemo(() => {
    const left = detail?.members.filter(({ state }) => state !== "closed") ?? [];
    const isLeftover = detail !== undefined && decided.has(detail.id);
    const own = new Map(left.map(({ id, ticked }) => [id, ticked && !isLeftover]));
    const has: Ticks["has"] = ({ id }) => said.get(id) ?? own.get(id) ?? false;
    return {
      has,
      set: ({ id }, on) => setSaid((now) => new Map(now).set(id, on)),
      members: left.filter(has),
      others: left.filter((member) => !has(member)),
    };
  }, [detail, said, decided]);
}
