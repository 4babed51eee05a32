// The figures' formulas, as the glossary has them, over counts of turns, live or imported.
import type { OutputOf } from "../base/context.ts";

/** What the log counts of a day, by version, outcome and reason. */
export interface Counted {
  day: string;
  version: number;
  outcome: string;
  reason: string;
  asked: number;
  chosen: number;
  helpful: number;
  unhelpful: number;
}

type Counts = Pick<Counted, "outcome" | "reason" | "asked" | "chosen" | "helpful" | "unhelpful">;
export interface Share {
  part: number;
  whole: number;
}

const sum = (rows: readonly Counts[], of: (row: Counts) => number): number => rows.reduce((total, row) => total + of(row), 0);
const asked = (rows: readonly Counts[], outcome: string): number => sum(rows, (r) => (r.outcome === outcome ? r.asked : 0));
const chosen = (rows: readonly Counts[]): number => sum(rows, (r) => (r.outcome === "clarify" ? r.chosen : 0));

export const total = (rows: readonly Counts[]): number => sum(rows, (r) => r.asked);

/** (answered + clarify with an option chosen) ÷ (all − blocked − handed off on request) */
export const coverage = (rows: readonly Counts[]): Share => ({
  part: asked(rows, "answered") + chosen(rows),
  whole: total(rows) - asked(rows, "blocked") - sum(rows, (r) => (r.outcome === "handoff" && r.reason === "requested" ? r.asked : 0)),
});
/** answered ÷ all */
export const direct = (rows: readonly Counts[]): Share => ({ part: asked(rows, "answered"), whole: total(rows) });
/** options chosen ÷ clarify */
export const clarification = (rows: readonly Counts[]): Share => ({ part: chosen(rows), whole: asked(rows, "clarify") });
/** helpful ÷ rated */
export const satisfaction = (rows: readonly Counts[]): Share => ({
  part: sum(rows, (r) => r.helpful),
  whole: sum(rows, (r) => r.helpful + r.unhelpful),
});

/** 0–1; null when nothing was counted. */
export const valueOf = ({ part, whole }: Share): number | null => (whole === 0 ? null : part / whole);

/** A difference to a period with fewer than this counted says nothing. */
const comparable = 30;

export const figureOf = (now: Share, before: Share): OutputOf<"getToday">["coverage"] => ({
  ...now,
  value: valueOf(now),
  before: before.whole < comparable ? null : valueOf(before),
});
