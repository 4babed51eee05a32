// How sure is a share counted on a sample? Wilson's score interval.

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
