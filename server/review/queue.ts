// The queue of review: missed questions that nobody dealt with yet, found in slices.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { App, Kb } from "../context.ts";
import { missedAfter, type MissedQuestion, type MissFilter } from "../logs/missedQuestions.ts";
import { getStandings } from "./decisions.store.ts";
import { missState, type MissState } from "./standing.ts";

// The queue shows so many at most. Those dealt with are passed over, but not without end.
const mostShown = 2_000;
const mostPassed = 50_000;
// A slice of 500 questions takes about 8 ms.
const slice = 500;

export const everyMiss: MissFilter = { reason: null, channel: null, since: null };

/** Questions in this state, most missed or latest missed first, at most 2,000; `more`: there may be others behind them. */
export async function findMisses(
  app: Pick<App, "db" | "logs" | "now">,
  kb: Pick<Kb, "id">,
  options: { filter: MissFilter; sort: "count" | "recent"; state: Exclude<MissState, "closed"> },
): Promise<{ misses: MissedQuestion[]; more: boolean }> {
  const misses: MissedQuestion[] = [];
  const now = app.now();
  let after: MissedQuestion | null = null;
  for (let passed = 0; passed < mostPassed; passed += slice) {
    const rows: MissedQuestion[] = missedAfter(app.logs, kb.id, options.filter, options.sort, after, slice);
    const standings = new Map(getStandings(app.db, kb.id, rows, now).map((s) => [s.id, s]));
    for (const row of rows) {
      if (missState(row, standings.get(row.id)!, now) !== options.state) continue;
      if (misses.length === mostShown) return { misses, more: true };
      misses.push(row);
    }
    if (rows.length < slice) return { misses, more: false };
    after = rows.at(-1)!;
    await nextTurn();
  }
  return { misses, more: true };
}
