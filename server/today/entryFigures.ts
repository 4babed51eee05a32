// Entries by how they did in a period: hot, cold, badly rated; and those that expire this week.
import { setImmediate as nextTurn } from "node:timers/promises";
import { daysBetween } from "../../shared/engine/time.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { hitsOfDay, weeklyHits, type EntryHits } from "../figures/figures.ts";
import { listEnabled, listExpiring, listHitsOf } from "./today.store.ts";

type Today = OutputOf<"getToday">;
const shown = 8;
const week = 7 * 86_400_000;

/** One day's hits, and 5,000 entries, take up to 10 ms each: others are served in between. */
export async function entryFigures(
  c: Context,
  period: { from: string; until: string; channel: string | null },
): Promise<Pick<Today, "hot" | "cold" | "badlyRated" | "expiring">> {
  const days = daysBetween(period.from, period.until);
  const sums = new Map<string, EntryHits>();
  for (const day of days) {
    for (const row of hitsOfDay(c.logs, c.kb.id, day, period.channel)) {
      const known = sums.get(row.entry);
      if (!known) sums.set(row.entry, row);
      else {
        known.hits += row.hits;
        known.helpful += row.helpful;
        known.unhelpful += row.unhelpful;
      }
    }
    await nextTurn();
  }
  // As the Knowledge screen filters them, where the figure leads to.
  const asked = weeklyHits(c);
  let cold = 0;
  for (let after = ""; ;) {
    const ids = listEnabled(c.db, c.kb.id, after, 5_000);
    for (const id of ids) if (!asked.has(id)) cold += 1;
    if (ids.length < 5_000) break;
    after = ids.at(-1)!;
    await nextTurn();
  }
  const all = [...sums.values()];
  const hot = all.toSorted((a, b) => b.hits - a.hits || (a.entry < b.entry ? -1 : 1)).slice(0, shown);
  // Two customers at least, and every third of those who said anything.
  const bad = all
    .filter((e) => e.unhelpful >= 2 && e.unhelpful * 2 >= e.helpful)
    .sort((a, b) => b.unhelpful - a.unhelpful || a.helpful - b.helpful || (a.entry < b.entry ? -1 : 1))
    .slice(0, shown);
  const questions = standardQuestions(
    c.db,
    c.kb.id,
    [...hot, ...bad].map((e) => e.entry),
  );
  const named = <T extends { entry: string }>(rows: readonly T[]): (T & { question: string })[] =>
    rows.flatMap((row) => (questions.has(row.entry) ? [{ ...row, question: questions.get(row.entry)! }] : []));
  const byDay = hitsByDay(
    c,
    hot.map((e) => e.entry),
    days,
    period.channel,
  );
  return {
    hot: named(hot).map(({ entry, question, hits }) => ({ entry, question, hits, days: byDay.get(entry)! })),
    cold,
    badlyRated: named(bad).map(({ entry, question, helpful, unhelpful }) => ({ entry, question, helpful, unhelpful })),
    expiring: expiring(c),
  };
}

function hitsByDay(c: Context, entries: readonly string[], days: readonly string[], channel: string | null): Map<string, number[]> {
  const hits = new Map(entries.map((entry) => [entry, days.map(() => 0)]));
  const place = new Map(days.map((day, i) => [day, i]));
  for (const row of listHitsOf(c.logs, c.kb.id, entries, days[0]!, days.at(-1)!, channel))
    hits.get(row.entry)![place.get(row.day)!] = row.hits;
  return hits;
}

/** Those that serve most customers a week first. */
function expiring(c: Context): Today["expiring"] {
  const hits = weeklyHits(c);
  const rows = listExpiring(c.db, c.kb.id, c.now(), new Date(Date.parse(c.now()) + week).toISOString()).map((row) => ({
    ...row,
    hits: hits.get(row.entry) ?? 0,
  }));
  return rows.sort((a, b) => b.hits - a.hits).slice(0, shown);
}
