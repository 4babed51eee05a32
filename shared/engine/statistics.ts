// Chance and samples: draws that repeat themselves, how sure a counted share is, and whether confidence is honest.

/** A 32-bit hash of a text (FNV-1a, then Murmur's last mixing, so that neighbours part). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** The same of a text that stands in an array, as UTF-16 units. */
export function hashOfUnits(units: Uint8Array | Uint16Array, from: number, until: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < until; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
  return mixed(hash);
}

function mixed(fnv: number): number {
  let hash = fnv;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Draws whole numbers from 0 up to, without, `below` (mulberry32: whole-number arithmetic only). */
export function drawFrom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let drawn = Math.imul(state ^ (state >>> 15), 1 | state);
    drawn = (drawn + Math.imul(drawn ^ (drawn >>> 7), 61 | drawn)) ^ drawn;
    return Math.floor((((drawn ^ (drawn >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * The 95 % interval of a share, 0–1; null of nothing counted. Unlike share ± 1.96 · standard error it stays within 0–1 and is honest for
 * few samples and shares near 0 or 1 (Wilson 1927): (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n).
 */
export function wilsonInterval(right: number, all: number): { low: number; high: number } | null {
  if (all === 0) return null;
  const share = right / all;
  const square = (Z * Z) / all;
  const middle = share + square / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / all + square / (4 * all));
  // Rounding must not leave a sliver at the ends.
  return {
    low: right === 0 ? 0 : (middle - reach) / (1 + square),
    high: right === all ? 1 : (middle + reach) / (1 + square),
  };
}

/** An answer of which it is known whether it was right. */
export interface JudgedAnswer {
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
export function decilesOf(judged: readonly JudgedAnswer[]): Decile[] {
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
export function calibrationError(judged: readonly JudgedAnswer[]): number | null {
  const deciles = decilesOf(judged);
  const all = deciles.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return deciles.reduce((sum, { count, right, said }) => sum + (count / all) * Math.abs((right ?? 0) - (said ?? 0)), 0);
}

/**
 * How much one way of grouping tells about another beyond chance, 1 for the same groups, about 0 for drawn ones (adjusted mutual information,
 * Vinh, Epps and Bailey 2010): (MI − E[MI]) ÷ ((H₁ + H₂)/2 − E[MI]), where E[MI] is that of all groupings with groups of these sizes. `one[i]`
 * and `other[i]` name the groups of thing i.
 */
export function adjustedMutualInformation(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const all = one.length;
  const ones = countsOf(one);
  const others = countsOf(other);
  const numbers = new Map([...others.keys()].map((name, i) => [name, i]));
  const together = countsOf(one.map((name, i) => `${numbers.get(other[i]!)} ${name}`));
  const sharesOf = (counts: ReadonlyMap<unknown, number>): number[] => [...counts.values()].map((count) => count / all);
  const entropyOf = (counts: ReadonlyMap<unknown, number>): number => -sharesOf(counts).reduce((sum, p) => sum + p * Math.log(p), 0);
  const middle = (entropyOf(ones) + entropyOf(others)) / 2;
  const expected = expectedInformation([...ones.values()], [...others.values()], all);
  const span = middle - expected;
  if (span < 1e-12) return 1;
  return (entropyOf(ones) + entropyOf(others) - entropyOf(together) - expected) / span;
}

function countsOf<T>(names: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The mean mutual information of groups of these sizes: hypergeometric, group sizes that occur often counted once. */
function expectedInformation(ones: readonly number[], others: readonly number[], all: number): number {
  const logs = new Float64Array(all + 1);
  for (let i = 2; i <= all; i++) logs[i] = logs[i - 1]! + Math.log(i);
  let sum = 0;
  for (const [a, timesA] of countsOf(ones)) {
    for (const [b, timesB] of countsOf(others)) {
      const fixed = logs[a]! + logs[b]! + logs[all - a]! + logs[all - b]! - logs[all]!;
      for (let n = Math.max(1, a + b - all); n <= Math.min(a, b); n++) {
        const chance = Math.exp(fixed - logs[n]! - logs[a - n]! - logs[b - n]! - logs[all - a - b + n]!);
        sum += timesA * timesB * chance * (n / all) * Math.log((n * all) / (a * b));
      }
    }
  }
  return sum;
}
