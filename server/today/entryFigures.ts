// Entries by how they did in a period: hot, cold, badly rated, asked for and not allowed to speak; and those that expire this week.
import { validityState } from "../../shared/engine/validity.ts";
import { daysBetween } from "../../shared/engine/time.ts";
import type { Context, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { hitsOfDay, weeklyHits, type EntryHits } from "../figures/figures.ts";
import { listEnabled, listExpiring, listHitsOf, listNotSpeaking, listSilent, type Period } from "./today.store.ts";

type Today = OutputOf<"getToday">;
const shown = 8;
const week = 7 * 86_400_000;

/** One day's hits, and 5,000 entries, take up to 10 ms each: others are served in between. */
export async function entryFigures(
  c: Context,
  period: Period,
): Promise<Pick<Today, "hot" | "cold" | "badlyRated" | "expiring" | "ending" | "waiting">> {
  const days = daysBetween(period.from, period.until);
  const sums = new Map<string, EntryHits>();
  for (const day of days) {
    for (const row of hitsOfDay(c.logs, c.kb.id, period.source, day, period.channel)) {
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
    period,
  );
  return {
    hot: named(hot).map(({ entry, question, hits }) => ({ entry, question, hits, days: byDay.get(entry)! })),
    cold,
    badlyRated: named(bad).map(({ entry, question, helpful, unhelpful }) => ({ entry, question, helpful, unhelpful })),
    ...expiring(c),
    waiting: waiting(c, period),
  };
}

function hitsByDay(c: Context, entries: readonly string[], days: readonly string[], period: Period): Map<string, number[]> {
  const hits = new Map(entries.map((entry) => [entry, days.map(() => 0)]));
  const place = new Map(days.map((day, i) => [day, i]));
  for (const row of listHitsOf(c.logs, c.kb.id, entries, period)) hits.get(row.entry)![place.get(row.day)!] = row.hits;
  return hits;
}

/** Those that serve most customers a week first. */
function expiring(c: Context): Pick<Today, "expiring" | "ending"> {
  const hits = weeklyHits(c);
  const rows = listExpiring(c.db, c.kb.id, c.now(), new Date(Date.parse(c.now()) + week).toISOString()).map((row) => ({
    ...row,
    hits: hits.get(row.entry) ?? 0,
  }));
  const ending = { entries: rows.length, hits: rows.reduce((sum, row) => sum + row.hits, 0), first: rows[0]?.validUntil ?? null };
  return { expiring: rows.toSorted((a, b) => b.hits - a.hits).slice(0, shown), ending };
}

/** Those asked for most first: an expired entry whose question customers still ask is the cheapest to mend. */
function waiting(c: Context, period: Period): Today["waiting"] {
  const asked = listSilent(c.logs, c.kb.id, period);
  const now = c.now();
  const silent = listNotSpeaking(
    c.db,
    c.kb.id,
    asked.map(({ entry }) => entry),
    now,
  );
  const byId = new Map(silent.map((row) => [row.entry, row]));
  return asked
    .flatMap(({ entry, asked: times }): Today["waiting"] => {
      const row = byId.get(entry);
      if (!row) return [];
      const { question, validFrom, validUntil } = row;
      const enabled = row.enabled === 1;
      return [{ entry, question, asked: times, validity: validityState({ validFrom, validUntil }, now), validFrom, validUntil, enabled }];
    })
    .slice(0, shown);
}
