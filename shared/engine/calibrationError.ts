// Is confidence honest? Of answers given at 90, nine in ten should be right: compared decile by decile.

/** An answer of which it is known whether it was right. */
export interface Judged {
  /** How likely it was said to be right, 0–1. */
  likelihood: number;
  right: boolean;
  /** 1 unless said. */
  weight?: number;
}

/** All answers whose likelihood lies in one tenth. */
export interface Decile {
  /** 0, 0.1 … 0.9; half-open, the last one with 1. */
  from: number;
  /** Sum of weights. */
  count: number;
  /** Share right and mean likelihood, 0–1; null in an empty one. */
  right: number | null;
  said: number | null;
}

const DECILES = 10;

/** Sorts answers by likelihood into tenths, each with its share right beside the mean likelihood. */
export function decilesOf(judged: readonly Judged[]): Decile[] {
  const sums = Array.from({ length: DECILES }, () => ({ count: 0, right: 0, said: 0 }));
  for (const { likelihood, right, weight = 1 } of judged) {
    const sum = sums[Math.max(0, Math.min(DECILES - 1, Math.floor(likelihood * DECILES)))]!;
    sum.count += weight;
    sum.right += right ? weight : 0;
    sum.said += weight * likelihood;
  }
  return sums.map(({ count, right, said }, i) => ({
    from: i / DECILES,
    count,
    right: count === 0 ? null : right / count,
    said: count === 0 ? null : said / count,
  }));
}

/** Expected calibration error, 0–1: the mean of |share right − mean likelihood| over the deciles, each weighed by its answers; null without any. */
export function calibrationError(judged: readonly Judged[]): number | null {
  const deciles = decilesOf(judged);
  const all = deciles.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return deciles.reduce((sum, { count, right, said }) => sum + (count / all) * Math.abs((right ?? 0) - (said ?? 0)), 0);
}
