// The figures of an evaluation, each with its definition. Shares from 0 to 1; null where a set has no such questions.
import { calibrationError } from "../../shared/engine/statistics.ts";

/** How one question went. */
export interface Result {
  expected: string | null;
  /** Entry ids, best first. */
  ranked: string[];
  /** Of the best; higher is surer. Ties count half in `auroc`. */
  score: number;
  /** Share of such answers that should be right, 0–1. */
  likelihood: number;
  outcome: string;
  answered: string | null;
}

const share = <T>(all: readonly T[], holds: (one: T) => boolean): number | null =>
  all.length === 0 ? null : all.filter(holds).length / all.length;

const rankOf = ({ ranked, expected }: Result): number => (expected === null ? -1 : ranked.indexOf(expected));
const isInScope = ({ expected }: Result): boolean => expected !== null;

/** Of the questions an entry is meant for: how many have it first, among the first three, and the mean of 1 / its place. */
export function rankingFigures(results: readonly Result[]) {
  const inScope = results.filter(isInScope);
  return {
    top1: share(inScope, (result) => rankOf(result) === 0),
    top3: share(inScope, (result) => rankOf(result) >= 0 && rankOf(result) < 3),
    mrr:
      inScope.length === 0
        ? null
        : inScope.reduce((sum, result) => sum + (rankOf(result) < 0 ? 0 : 1 / (rankOf(result) + 1)), 0) / inScope.length,
    auroc: auroc(results, ({ score }) => score),
  };
}

/**
 * The decisions, strictly: a question that an entry is meant for is right only when that entry *answers* it (a clarification is not counted,
 * even if it offers the entry), one that no entry is meant for when nothing answers it. endToEnd: both together.
 */
export function decisionFigures(results: readonly Result[]) {
  const isRight = ({ expected, outcome, answered }: Result): boolean =>
    expected === null ? outcome !== "answered" : answered === expected;
  return {
    inScope: share(results.filter(isInScope), isRight),
    outOfScope: share(
      results.filter((result) => !isInScope(result)),
      isRight,
    ),
    endToEnd: share(results, isRight),
    auroc: auroc(results, ({ likelihood }) => likelihood),
    ece: calibrationError(results.map((result) => ({ likelihood: result.likelihood, right: rankOf(result) === 0 }))),
  };
}

/** The chance that a question that an entry is meant for stands above one that none is meant for. */
function auroc(results: readonly Result[], value: (result: Result) => number): number | null {
  const sorted = results.toSorted((a, b) => value(a) - value(b));
  const positives = results.filter(isInScope).length;
  const negatives = results.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let until = from;
    while (until < sorted.length && value(sorted[until]!) === value(sorted[from]!)) until++;
    ranks += sorted.slice(from, until).filter(isInScope).length * ((from + 1 + until) / 2);
    from = until;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The value below which this share of the (unsorted) numbers lies. */
export const percentile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(part * numbers.length))] ?? 0;
