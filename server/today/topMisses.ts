// The open misses that would lift coverage most; after them those that the figures shown do not count.
import { setImmediate as nextTurn } from "node:timers/promises";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { dayStart } from "../../shared/engine/time.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { findMisses } from "../review/queue.ts";
import { sumMisses, type Period } from "./today.store.ts";

const shown = 6;

/** `denominator`: what coverage is divided by in the period. A miss that was answered, only badly, gains nothing; nor does noise. */
export async function topMisses(c: Context, period: Period & { denominator: number }): Promise<OutputOf<"getToday">["misses"]> {
  const { misses } = await findMisses(c, c.kb, {
    filter: { reason: null, channel: null, since: dayStart(period.from, c.kb.timeZone) },
    sort: "count",
    state: "open",
  });
  const texts = new Map<string, string>();
  for (let i = 0; i < misses.length; i += 200) {
    for (const { id, text, textKey } of misses.slice(i, i + 200)) if (asksNothing(text, textKey) === null) texts.set(id, text);
    await nextTurn();
  }
  const ids = [...texts.keys()];
  const sums: { id: string; missed: number; uncovered: number }[] = [];
  const { denominator, ...where } = period;
  for (let i = 0; i < ids.length; i += 200) {
    sums.push(...sumMisses(c.logs, c.kb.id, ids.slice(i, i + 200), where));
    await nextTurn();
  }
  sums.sort((a, b) => b.uncovered - a.uncovered || b.missed - a.missed || (a.id < b.id ? -1 : 1));
  return sums.slice(0, shown).map(({ id, missed, uncovered }) => ({
    id,
    text: texts.get(id)!,
    count: missed,
    gain: denominator === 0 ? 0 : uncovered / denominator,
  }));
}
