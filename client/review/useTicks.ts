// Which of a cluster's questions are meant: those that belong, unless somebody said otherwise.
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

export function useTicks(detail: ClusterDetail | undefined): Ticks {
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  return useMemo(() => {
    const left = detail?.members.filter(({ state }) => state !== "closed") ?? [];
    const own = new Map(left.map(({ id, ticked }) => [id, ticked]));
    const has: Ticks["has"] = ({ id }) => said.get(id) ?? own.get(id) ?? false;
    return {
      has,
      set: ({ id }, on) => setSaid((now) => new Map(now).set(id, on)),
      members: left.filter(has),
      others: left.filter((member) => !has(member)),
    };
  }, [detail, said]);
}
