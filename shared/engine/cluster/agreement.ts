// Whether two texts lead to the same entries: what asks the same is mistaken for the same.

/** Which entries a text may mean, by number, ascending, and to which share each; the shares sum to 1. */
export interface Leanings {
  entries: Int32Array;
  shares: Float32Array;
}

const STEEPNESS = 6;
const MOST = 8;

/** Shares: softmax of 6 · score over the eight best. `numberOf` numbers the entries. */
export function leaningsOf(nearest: readonly { entry: string; score: number }[], numberOf: (entry: string) => number): Leanings {
  const best = nearest.slice(0, MOST);
  const top = Math.max(...best.map(({ score }) => score));
  const numbered = best.map(({ entry, score }) => ({ entry: numberOf(entry), power: Math.exp(STEEPNESS * (score - top)) }));
  numbered.sort((a, b) => a.entry - b.entry);
  const sum = numbered.reduce((all, { power }) => all + power, 0);
  return { entries: Int32Array.from(numbered, ({ entry }) => entry), shares: Float32Array.from(numbered, ({ power }) => power / sum) };
}

/** What two texts' shares have in common, 0–1: Σ of the smaller one. */
export function agreementOf(one: Leanings, other: Leanings): number {
  let sum = 0;
  for (let i = 0, k = 0; i < one.entries.length && k < other.entries.length;) {
    const behind = one.entries[i]! - other.entries[k]!;
    if (behind === 0) sum += Math.min(one.shares[i]!, other.shares[k]!);
    if (behind <= 0) i++;
    if (behind >= 0) k++;
  }
  return sum;
}
