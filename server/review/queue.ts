// The queue of review: missed questions that nobody dealt with yet, found in slices.
import { setImmediate as nextTurn } from "node:timers/promises";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import type { App, Kb } from "../base/context.ts";
import { missedAfter, type MissedQuestion, type MissFilter } from "../logs/missedQuestions.ts";
import { getStandings } from "./decisions.store.ts";
import { asMiss, reasonOf, stateOf, wrongMisses, type Miss } from "./misses.ts";
import type { MissState } from "./standing.ts";

// The queue shows so many at most. Those dealt with are passed over, but not without end.
const mostShown = 2_000;
const mostPassed = 50_000;
// A slice of 500 questions takes about 8 ms.
const slice = 500;

export const everyMiss: MissFilter = { reason: null, channel: null, since: null };

/** Questions in this state, most missed or latest missed first, at most 2,000; `more`: there may be others behind them. However often it was typed, noise comes after all that asks something. */
export async function findMisses(
  app: Pick<App, "db" | "logs" | "now">,
  kb: Pick<Kb, "id">,
  options: { filter: MissFilter; sort: "count" | "recent"; state: Exclude<MissState, "closed"> },
): Promise<{ misses: Miss[]; more: boolean }> {
  const { filter, sort, state } = options;
  const now = app.now();
  // With other counts than the log's: sorted in where they belong.
  const wrong = new Set<string>();
  let misses: Miss[] = [];
  let found = 0;
  for (const some of wrongMisses(app, kb)) {
    for (const { id } of some) wrong.add(id);
    const fitting = inState(app, kb, some, state, now).filter((miss) => fits(miss, filter));
    found += fitting.length;
    misses.push(...fitting);
    // More are never shown.
    if (misses.length > 2 * mostShown) misses = inOrder(misses, sort);
    await nextTurn();
  }
  let after: MissedQuestion | null = null;
  let shown = 0;
  for (let passed = 0; passed < mostPassed; passed += slice) {
    const rows: MissedQuestion[] = missedAfter(app.logs, kb.id, filter, sort, after, slice);
    const open = inState(app, kb, rows.filter((row) => !wrong.has(row.id)).map(asMiss), state, now);
    for (const miss of open) {
      if (shown === mostShown) return { misses: inOrder(misses, sort), more: true };
      // What is last takes no place from what comes before.
      if (sort === "recent" || !isNoise(miss)) shown += 1;
      found += 1;
      misses.push(miss);
    }
    if (rows.length < slice) return { misses: inOrder(misses, sort), more: found > mostShown };
    after = rows.at(-1)!;
    await nextTurn();
  }
  return { misses: inOrder(misses, sort), more: true };
}

/** Those in the state, with the reason they are in it for. */
function inState(app: Pick<App, "db">, kb: Pick<Kb, "id">, misses: Miss[], state: MissState, now: string): Miss[] {
  const standings = new Map(getStandings(app.db, kb.id, misses, now).map((s) => [s.id, s]));
  return misses
    .filter((miss) => stateOf(miss, standings.get(miss.id)!, now) === state)
    .map((miss) => ({ ...miss, reason: reasonOf(miss, standings.get(miss.id)!, now) }));
}

const fits = (miss: Miss, { reason, channel, since }: MissFilter): boolean =>
  (reason === null || miss.reason === reason) &&
  (channel === null || miss.channel === channel) &&
  (since === null || miss.lastMissedAt >= since);

const isNoise = ({ text }: Miss): boolean => asksNothing(text) === "noise";

/** As the log sorts them; by count noise is last. */
function inOrder(misses: Miss[], sort: "count" | "recent"): Miss[] {
  const byTime = (a: Miss, b: Miss): number =>
    a.lastMissedAt === b.lastMissedAt ? (a.id < b.id ? 1 : -1) : a.lastMissedAt < b.lastMissedAt ? 1 : -1;
  if (sort === "recent") return misses.sort(byTime).slice(0, mostShown);
  const noise = new Set(misses.filter(isNoise));
  return misses.sort((a, b) => Number(noise.has(a)) - Number(noise.has(b)) || b.missed - a.missed || byTime(a, b)).slice(0, mostShown);
}
