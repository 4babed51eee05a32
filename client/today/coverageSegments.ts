// A figure by day as lines: one for each stretch of time a version was live, with publications and rollbacks between them.
import { daysBetween } from "../../shared/engine/time.ts";
import type { OutputOf } from "../lib/api.ts";
import type { FigureName } from "./search.ts";

export type Today = OutputOf<"getToday">;

export interface Point {
  /** Days from the first one; a day's middle is a whole number. */
  x: number;
  /** The last of its days, and the first where a day alone counted too few. */
  day: string;
  from: string;
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
        : [{ x: middle(i, row.version), day: row.day, from: row.day, version: row.version, asked: row.asked, part, whole }];
    })
    .toSorted((a, b) => a.x - b.x);

  const segments: Segment[] = [];
  const points = stretches(rows).flatMap((stretch) => {
    const drawn = together(stretch);
    const { length: index } = segments;
    if (drawn.length > 0) segments.push({ index, version: drawn[0]!.version, points: drawn.length, current: false, rolledBack: false });
    return drawn.map((row): Point => ({ ...row, segment: index }));
  });
  const newest = segments.at(-1);
  if (newest) newest.current = true;
  for (const segment of segments) {
    const end = points.findLast((p) => p.segment === segment.index)?.x ?? 0;
    segment.rolledBack = !segment.current && (events.find((e) => e.x >= end && e.version !== segment.version)?.rollback ?? false);
  }
  return { days, points, segments, events: events.map((e, i) => ({ ...e, current: i === events.length - 1 })) };
}

type Row = Omit<Point, "value" | "segment">;

/** Rows of one version that follow each other. */
function stretches(rows: readonly Row[]): Row[][] {
  const all: Row[][] = [];
  for (const row of rows) {
    if (all.at(-1)?.[0]?.version === row.version) all.at(-1)!.push(row);
    else all.push([row]);
  }
  return all;
}

/** One question more or less may move a point by so many hundredths, no more: a handful would be drawn as 0 % or 100 %. */
const fewest = 10;

/** Days that counted too few are taken together with those after them, the last ones with those before; a stretch that counted too few in all is not drawn. */
function together(stretch: readonly Row[]): Omit<Point, "segment">[] {
  const groups: Row[][] = [];
  for (const row of stretch) {
    const last = groups.at(-1);
    if (last && counted(last) < fewest) last.push(row);
    else groups.push([row]);
  }
  const rest = groups.at(-1);
  if (rest && groups.length > 1 && counted(rest) < fewest) groups.splice(-2, 2, [...groups.at(-2)!, ...rest]);
  return groups
    .filter((group) => counted(group) >= fewest)
    .map((group) => {
      const [first, last] = [group[0]!, group.at(-1)!];
      const part = group.reduce((sum, row) => sum + row.part, 0);
      const whole = counted(group);
      const asked = group.reduce((sum, row) => sum + row.asked, 0);
      return { x: last.x, day: last.day, from: first.from, version: last.version, asked, value: (part / whole) * 100, part, whole };
    });
}

const counted = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.whole, 0);

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
