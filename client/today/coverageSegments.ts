// A figure by day as lines: one for each stretch of time a version was live, with publications and rollbacks between them.
import { daysBetween } from "../../shared/engine/time.ts";
import type { OutputOf } from "../lib/api.ts";
import type { FigureName } from "./search.ts";

export type Today = OutputOf<"getToday">;

export interface Point {
  /** Days from the first one; a day's middle is a whole number. */
  x: number;
  day: string;
  version: number | null;
  asked: number;
  /** The figure in percent, and what it is the share of. */
  value: number;
  part: number;
  whole: number;
  segment: number;
}

export interface Segment {
  index: number;
  version: number | null;
  points: number;
  /** The newest stretch. */
  current: boolean;
  /** It was ended by going back to an older version. */
  rolledBack: boolean;
}

export interface Event {
  x: number;
  day: string;
  version: number;
  rollback: boolean;
  current: boolean;
}

export interface Coverage {
  days: readonly string[];
  points: readonly Point[];
  segments: readonly Segment[];
  events: readonly Event[];
}

/** @param clock "18:02" of an instant, in the shop's time zone */
export function coverageOf(
  today: Pick<Today, "from" | "until" | "days" | "publications">,
  clock: (iso: string) => string,
  figure: FigureName = "coverage",
): Coverage {
  const days = daysBetween(today.from, today.until);
  const place = new Map(days.map((day, i) => [day, i]));
  const moment = (iso: string): number => {
    const [hours = 0, minutes = 0] = clock(iso).split(":").map(Number);
    return (hours * 60 + minutes) / 1440 - 0.5;
  };
  const events = today.publications
    .filter((p) => place.has(p.day))
    .map((p) => ({ x: (place.get(p.day) ?? 0) + moment(p.at), day: p.day, version: p.version, rollback: p.rollback }))
    .toSorted((a, b) => a.x - b.x);

  // A day with a publication has a row for each version: each stands in the middle of its own part of the day.
  const middle = (i: number, version: number | null): number => {
    const edges = [i - 0.5, ...events.filter((e) => e.x >= i - 0.5 && e.x < i + 0.5).map((e) => e.x), i + 0.5];
    if (edges.length === 2) return i;
    const live = (at: number): number | undefined => events.findLast((e) => e.x <= at)?.version;
    const parts = edges.slice(1).map((end, k) => ({ start: edges[k] ?? end, end }));
    const own = parts.findLast((p) => live(p.start) === version) ?? (parts[0] && live(parts[0].start) === undefined ? parts[0] : undefined);
    return own ? (own.start + own.end) / 2 : i;
  };
  const rows = today.days
    .flatMap((row) => {
      const i = place.get(row.day);
      const { part, whole } = row.shares[figure];
      return i === undefined || whole === 0
        ? []
        : [{ x: middle(i, row.version), day: row.day, version: row.version, asked: row.asked, value: (part / whole) * 100, part, whole }];
    })
    .toSorted((a, b) => a.x - b.x);

  const segments: Segment[] = [];
  const points = rows.map((row): Point => {
    const last = segments.at(-1);
    if (last && last.version === row.version) last.points++;
    else segments.push({ index: segments.length, version: row.version, points: 1, current: false, rolledBack: false });
    return { ...row, segment: segments.length - 1 };
  });
  const newest = segments.at(-1);
  if (newest) newest.current = true;
  for (const segment of segments) {
    const end = points.findLast((p) => p.segment === segment.index)?.x ?? 0;
    segment.rolledBack = !segment.current && (events.find((e) => e.x >= end && e.version !== segment.version)?.rollback ?? false);
  }
  return { days, points, segments, events: events.map((e, i) => ({ ...e, current: i === events.length - 1 })) };
}

export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/** Round percentages around the values, so that what moves is seen. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const step = most - least > 50 ? 20 : most - least > 20 ? 10 : 5;
  const low = Math.max(0, Math.floor((least - 1) / step) * step);
  const high = Math.min(100, Math.ceil((most + 1) / step) * step);
  return { low, high, ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step) };
}

/** Indexes of the days named under the chart: the last one, and back from it in even steps. */
export function dayTicks(count: number): number[] {
  const step = count <= 10 ? 1 : count <= 31 ? 7 : 15;
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => count - 1 - i * step).toReversed();
}
