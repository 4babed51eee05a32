// The figures day by day, and for each version that answered on it: what the lines of the Today screen are drawn from.
import type { OutputOf } from "../base/context.ts";
import { clarification, coverage, direct, satisfaction, total, valueOf, type Counted } from "../figures/formulas.ts";
import type { listConversations } from "./today.store.ts";

type Row = OutputOf<"getToday">["days"][number];

/** One row for each day and version; a day on which nobody asked has one without a version. */
export function byDay(
  days: readonly string[],
  counts: readonly Counted[],
  conversations: readonly ReturnType<typeof listConversations>[number][],
): Row[] {
  const talks = new Map(conversations.map((row) => [row.day, { part: row.handedOff, whole: row.conversations }]));
  return days.flatMap((day) => {
    const ofDay = counts.filter((row) => row.day === day);
    // Stored as 0: asked while nothing was published.
    const versions = [...new Set(ofDay.map((row) => row.version))].sort((a, b) => a - b);
    const rows = (versions.length === 0 ? [0] : versions).map((version) =>
      rowOf(
        day,
        version || null,
        ofDay.filter((row) => row.version === version),
      ),
    );
    const most = rows.reduce((best, row) => (row.asked > best.asked ? row : best));
    most.shares.handoff = talks.get(day) ?? most.shares.handoff;
    return rows;
  });
}

function rowOf(day: string, version: number | null, counts: readonly Counted[]): Row {
  const covered = coverage(counts);
  const shares = {
    coverage: covered,
    direct: direct(counts),
    clarification: clarification(counts),
    handoff: { part: 0, whole: 0 },
    satisfaction: satisfaction(counts),
  };
  return { day, version, asked: total(counts), coverage: valueOf(covered), shares };
}
