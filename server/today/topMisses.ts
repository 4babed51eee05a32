// The clusters of misses that would lift coverage most; after them those that the figures shown do not count.
import { dayStart } from "../../shared/engine/time.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { clusterPage } from "../clusters/clusters.ts";
import { freshQueue, OPEN_CLUSTERS } from "../review/queue.ts";
import { sumMisses, type Period } from "./today.store.ts";

const shown = 6;
/** Looked at, by what a decision is expected to gain. */
const looked = 1_000;
const slice = 100;

/** `denominator`: what coverage is divided by in the period. A miss that was answered, only badly, gains nothing; nor does noise. */
export async function topMisses(c: Context, period: Period & { denominator: number }): Promise<OutputOf<"getToday">["misses"]> {
  await freshQueue(c, c.kb);
  const filter = { ...OPEN_CLUSTERS, since: dayStart(period.from, c.kb.timeZone) };
  const names = new Map(clusterPage(c.logs, c.kb.id, filter, "best", 0, looked).map((row) => [row.id, row.name]));
  const ids = [...names.keys()];
  const sums: { id: string; missed: number; uncovered: number }[] = [];
  const { denominator, ...where } = period;
  for (let i = 0; i < ids.length; i += slice) {
    sums.push(...sumMisses(c.logs, c.kb.id, ids.slice(i, i + slice), where));
    await nextTurn();
  }
  sums.sort((a, b) => b.uncovered - a.uncovered || b.missed - a.missed || (a.id < b.id ? -1 : 1));
  return sums.slice(0, shown).map(({ id, missed, uncovered }) => ({
    id,
    text: names.get(id)!,
    count: missed,
    gain: denominator === 0 ? 0 : uncovered / denominator,
  }));
}
