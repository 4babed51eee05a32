// What teaching questions of a cluster to an entry would flip, told by the thread that holds the traffic: as the editor tells it.
import type { Parsed } from "../../shared/contract/endpoint.ts";
import { MOST_TAUGHT, type review as contract } from "../../shared/contract/review.ts";
import type { Context, OutputOf } from "../base/context.ts";
import type { Edit } from "../base/foreseen.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { currentContent } from "../entries/saveContent.ts";
import { whatSettles } from "../entries/settleWordings.ts";
import { askTraffic, NO_PAGE } from "../flips/flips.ts";
import { engineEntry } from "../robots/knowledge.ts";
import type { ClusterQuestion } from "./misses.ts";
import { refuseSilent } from "./decide.ts";
import { wordingsToTeach } from "./reading.ts";

const DAYS = 30;
/** Names of questions that flip from or to something else. */
const FIRST = 5;

export async function previewDecision(
  c: Context,
  members: readonly ClusterQuestion[],
  { entry, settle, editor }: Parsed<(typeof contract)["previewDecision"]>,
): Promise<() => OutputOf<"previewDecision">> {
  refuseSilent(c, entry, "entry");
  const content = currentContent(c, entry);
  const taught = wordingsToTeach(members, MOST_TAUGHT);
  const similar = [
    ...content.similar,
    ...taught.map(({ id, text }) => ({ id, text, kind: "positive" as const, origin: "review" as const, by: null, at: null })),
  ];
  const others = whatSettles(
    c,
    settle.filter((one) => one.entry !== entry),
  );
  const changes = [
    ...others.map((one) => ({ id: one.entry, entry: engineEntry(one.entry, one.content) })),
    { id: entry, entry: engineEntry(entry, { ...content, similar }) },
  ];
  return flipsOfTeaching(c, members, { entry, changes, editor });
}

/** What a change of entries that teaches questions of a cluster to `entry` would flip. */
export async function flipsOfTeaching(
  c: Context,
  members: readonly ClusterQuestion[],
  { entry, changes, editor }: { entry: string; changes: Extract<Edit, { kind: "entries" }>["changes"]; editor: string | undefined },
): Promise<() => OutputOf<"previewDecision">> {
  const said = await askTraffic(
    c,
    { days: DAYS, editor },
    { kind: "entries", changes, own: entry, watched: members.map(({ miss }) => miss.id) },
    NO_PAGE,
  );
  return () => {
    if (said.state === "making") return said;
    if (said.state !== "ready") throw new Error("something was told that was not asked");
    const { gained, lost, moved, brokenCount, behind, watched } = said;
    const first = [...lost.first, ...moved.first].sort((a, b) => b.times - a.times).slice(0, FIRST);
    const names = standardQuestions(
      c.db,
      c.kb.id,
      first.flatMap(({ from, to }) => [from, to].flatMap((id) => id ?? [])),
    );
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
    const reached = new Set(watched.filter(({ to }) => to === entry).map(({ id }) => id));
    const own = members.filter(({ miss }) => reached.has(miss.id));
    return {
      state: said.state,
      behind,
      gained: gained.questions,
      moved: moved.questions,
      lost: lost.questions,
      own: { questions: own.length, times: own.reduce((sum, { miss }) => sum + miss.missed, 0) },
      broken: brokenCount,
      first: first.map(({ text, times, from, to }) => ({ text, times, from: nameOf(from), to: nameOf(to) })),
    };
  };
}
