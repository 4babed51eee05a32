// What trainers say of clusters themselves: which questions belong elsewhere, and who sees to one.
import { Failure } from "../../shared/errors.ts";
import type { Context, OutputOf } from "../base/context.ts";
import {
  listAssigned,
  listWriters,
  membersOf,
  placeMisses,
  putAssignee,
  putMoves,
  sizesOf,
  type ClusterRow,
} from "../clusters/clusters.ts";
import { MOST_MEMBERS } from "./members.ts";

/** Takes questions out of a cluster. What is grouped later leaves them where they were put. */
export function split(c: Context, from: string, wanted: readonly string[], into: string | null): OutputOf<"splitCluster"> {
  const members = [...new Set(wanted)];
  if (into === from) throw new Failure("rule_broken", "another cluster to put them into is expected", { field: "into" });
  const places = membersOf(c.logs, c.kb.id, [from], MOST_MEMBERS);
  const own = new Set(places.map((place) => place.question));
  if (members.some((id) => !own.has(id))) throw new Failure("not_found", "a question is not in this cluster any more; load it again");
  if (into === null && members.length === own.size)
    throw new Failure("rule_broken", "questions to take out and questions that stay are expected", { field: "members" });
  if (into !== null && (sizesOf(c.logs, c.kb.id, [into]).get(into) ?? 0) + members.length > MOST_MEMBERS)
    throw new Failure("rule_broken", `a cluster has at most ${MOST_MEMBERS} questions`, {
      field: "into",
      expected: `at most ${MOST_MEMBERS}`,
    });
  const cluster = into ?? c.newId("k");
  const by = { by: c.user?.name ?? null, at: c.now() };
  putMoves(c.db, c.kb.id, members, { cluster, ...by });
  // Who sees to one that is joined to another as a whole sees to the other, unless somebody does already.
  const assigned = new Map(listAssigned(c.db, c.kb.id, [from, cluster]).map((one) => [one.cluster, one.user]));
  const heir = assigned.get(from);
  if (members.length === own.size && heir !== undefined && !assigned.has(cluster))
    putAssignee(c.db, c.kb.id, cluster, { user: heir, ...by });
  const moved = places.filter(({ question }) => members.includes(question));
  c.audit({ action: "cluster.split", subject: from, after: { questions: members, into: cluster } });
  c.afterCommit(() => {
    placeMisses(
      c,
      c.kb.id,
      moved.map(({ question, nearest }) => ({ question, cluster, nearest })),
    );
    c.foresight.misplaced(c.kb.id);
  });
  return { cluster };
}

/** Gives it to somebody who may write, or (null) to nobody. */
export function assign(c: Context, { id, name }: Pick<ClusterRow, "id" | "name">, user: string | null): OutputOf<"assignCluster"> {
  const assignee = listWriters(c.db, c.kb.id).find((one) => one.user === user) ?? null;
  if (user !== null && !assignee)
    throw new Failure("rule_broken", "somebody who may write in this knowledge base is expected", { field: "user" });
  putAssignee(c.db, c.kb.id, id, { user, by: c.user?.name ?? null, at: c.now() });
  c.audit({ action: "cluster.assigned", subject: name, after: { cluster: id, to: assignee?.name ?? null } });
  return { assignee };
}
