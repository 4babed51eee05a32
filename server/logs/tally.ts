// The counts that turns add up to, gathered for a batch and written once for each row they touch.
import type { Database } from "../db.ts";
import { isUncovered } from "./missReason.ts";
import {
  addToDailyCount,
  addToDailyHits,
  addToDailyMisses,
  type DailyCount,
  type DailyHit,
  type DailyMiss,
  type TurnRow,
} from "./record.store.ts";
import type { Outcome } from "../../shared/engine/types.ts";

export interface Tally {
  counts: Map<string, DailyCount>;
  hits: Map<string, DailyHit>;
  misses: Map<string, DailyMiss>;
}

export const emptyTally = (): Tally => ({ counts: new Map(), hits: new Map(), misses: new Map() });

/** Counts a turn once more (`sign` 1) or once less (-1). */
export function tallyTurn(tally: Tally, turn: TurnRow, sign: 1 | -1): void {
  const live = turn.source === "live";
  const channel = turn.channel ?? "";
  const place = { kb: turn.kb, day: turn.day, channel };
  const rated = { helpful: turn.helpful === 1 ? sign : 0, unhelpful: turn.helpful === 0 ? sign : 0 };
  if (live) {
    const version = turn.version ?? 0;
    add(
      tally.counts,
      [turn.kb, turn.day, turn.outcome, turn.reason, channel, version],
      {
        ...place,
        outcome: turn.outcome,
        reason: turn.reason,
        version,
        asked: sign,
        chosen: turn.outcome === "clarify" && turn.chosen !== null ? sign : 0,
        ...rated,
      },
      ["asked", "chosen", "helpful", "unhelpful"],
    );
    const entry = turn.outcome === "answered" ? turn.entry : turn.outcome === "clarify" ? turn.chosen : null;
    if (entry !== null)
      add(tally.hits, [turn.kb, turn.day, entry, channel, version], { ...place, entry, version, hits: sign, ...rated }, [
        "hits",
        "helpful",
        "unhelpful",
      ]);
  }
  if (turn.miss !== null) {
    const uncovered = live && isUncovered({ outcome: turn.outcome as Outcome, chosen: turn.chosen, reason: turn.reason });
    add(
      tally.misses,
      [turn.kb, turn.question, turn.day, channel],
      { ...place, question: turn.question, missed: sign, live: live ? sign : 0, uncovered: uncovered ? sign : 0 },
      ["missed", "live", "uncovered"],
    );
  }
}

function add<F extends string, Row extends Record<F, number>>(
  rows: Map<string, Row>,
  key: readonly (string | number)[],
  row: Row,
  summed: readonly F[],
): void {
  const name = key.join("\n");
  const known: Record<F, number> | undefined = rows.get(name);
  if (!known) rows.set(name, row);
  else for (const field of summed) known[field] += row[field];
}

export function writeTally(logs: Database, tally: Tally): void {
  for (const row of tally.counts.values()) addToDailyCount(logs, row);
  for (const row of tally.hits.values()) addToDailyHits(logs, row);
  for (const row of tally.misses.values()) addToDailyMisses(logs, row);
}
