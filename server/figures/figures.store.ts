// SQL of figures: what the log counts by day.
import { sql, type Database } from "../base/db.ts";
import type { Counted } from "./formulas.ts";

/** All live turns ever, by version, outcome and reason. */
export const listVersionCounts = (logs: Database, kb: string): Omit<Counted, "day">[] =>
  sql<object, Omit<Counted, "day">>(
    logs,
    "SELECT version, outcome, reason, sum(asked) AS asked, sum(chosen) AS chosen, sum(helpful) AS helpful, sum(unhelpful) AS unhelpful FROM daily_counts WHERE kb_id = :kb AND source = 'live' GROUP BY version, outcome, reason",
  ).all({ kb });

export interface EntryHits {
  entry: string;
  hits: number;
  helpful: number;
  unhelpful: number;
}

/** Entries that were merged, and into which. */
export const listMerged = (db: Database, kb: string): { entry: string; into: string }[] =>
  sql<object, { entry: string; into: string }>(db, 'SELECT entry_id AS entry, into_id AS "into" FROM merged_entries WHERE kb_id = :kb').all(
    {
      kb,
    },
  );

/** One day's hits by entry, of customers or of imported logs. */
export const listHits = (logs: Database, kb: string, source: "live" | "imported", day: string, channel: string | null): EntryHits[] =>
  sql<object, EntryHits>(
    logs,
    `SELECT entry_id AS entry, sum(hits) AS hits, sum(helpful) AS helpful, sum(unhelpful) AS unhelpful FROM daily_hits
     WHERE kb_id = :kb AND source = :source AND day = :day AND hits > 0 AND (:channel IS NULL OR channel = :channel) GROUP BY entry_id`,
  ).all({ kb, source, day, channel });

export const sumAsked = (logs: Database, kb: string, from: string): number =>
  sql<object, { n: number }>(
    logs,
    "SELECT coalesce(sum(asked), 0) AS n FROM daily_counts WHERE kb_id = :kb AND source IN ('live', 'imported') AND day >= :from",
  ).get({ kb, from })!.n;
