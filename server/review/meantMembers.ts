// Which questions of a cluster a decision is for.
import { Failure } from "../../shared/errors.ts";
import type { Context } from "../base/context.ts";
import type { ClusterRow } from "../clusters/clusters.ts";
import type { ClusterQuestion } from "./misses.ts";
import { membersIn } from "./members.ts";
import { readMembers } from "./reading.ts";

/** Those of a cluster's questions that are meant; without a list those that belong and are not dealt with. Throws `not_found` where one is gone. */
export function meantMembers(c: Context, { id }: ClusterRow, ids: readonly string[] | undefined): readonly ClusterQuestion[] {
  if (ids === undefined) {
    const all = membersIn(c, c.kb, [id]);
    const left = all.filter(({ state }) => state !== "closed");
    return left.length === 0 ? all : readMembers(left).members.flatMap(({ member, ticked }) => (ticked ? [member] : []));
  }
  const wanted = new Set(ids);
  const members = membersIn(c, c.kb, [id]).filter(({ miss }) => wanted.has(miss.id));
  if (members.length < wanted.size) throw new Failure("not_found", "a question is not in this cluster any more; load it again");
  return members;
}
