// Figures other nouns show beside their own: hits of entries, coverage of versions.
import { addDays, daysBetween, localDay } from "../../shared/engine/time.ts";
import type { Context } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { listHits, listMerged, listVersionCounts, sumAsked, type EntryHits } from "./figures.store.ts";
import { coverage, total, valueOf } from "./formulas.ts";

export type { EntryHits };

type Reader = Pick<Context, "db" | "logs" | "kb" | "now">;

/** One day's hits by entry; a null channel means all. */
export const hitsOfDay = listHits;

/** How often anything was asked from a shop day on, of customers and in imported logs. */
export const askedSince = sumAsked;

/** Times each entry, and what was merged into it, answered live customers in the last 7 shop days; entries without a hit are absent. */
export const weeklyHits = keptAWhile((c: Reader): Map<string, number> => {
  const today = localDay(c.now(), c.kb.timeZone);
  const merged = new Map(listMerged(c.db, c.kb.id).map(({ entry, into }) => [entry, into]));
  const hits = new Map<string, number>();
  for (const day of daysBetween(addDays(today, -6), today))
    for (const row of listHits(c.logs, c.kb.id, "live", day, null)) {
      const entry = merged.get(row.entry) ?? row.entry;
      hits.set(entry, (hits.get(entry) ?? 0) + row.hits);
    }
  return hits;
});

/** Coverage (0–1, null when nothing counts) and live questions of each version, over all time. */
export const coverageByVersion = keptAWhile((c: Reader): Map<number, { coverage: number | null; asked: number }> => {
  const counts = listVersionCounts(c.logs, c.kb.id);
  const versions = new Set(counts.map((row) => row.version));
  return new Map(
    [...versions].map((version) => {
      const rows = counts.filter((row) => row.version === version);
      return [version, { coverage: valueOf(coverage(rows)), asked: total(rows) }];
    }),
  );
});

/** What takes more than 5 ms is read anew at most every 10 s, not for every page of a list; what is quick is always fresh. */
function keptAWhile<T>(read: (c: Reader) => T): (c: Reader) => T {
  const known = new WeakMap<Database, Map<string, { at: number; value: T }>>();
  return (c) => {
    const byKb = known.get(c.logs) ?? new Map<string, { at: number; value: T }>();
    known.set(c.logs, byKb);
    const begun = performance.now();
    const before = byKb.get(c.kb.id);
    if (before && begun - before.at < 10_000) return before.value;
    const value = read(c);
    if (performance.now() - begun > 5) byKb.set(c.kb.id, { at: begun, value });
    return value;
  };
}
