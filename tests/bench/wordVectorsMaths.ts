// The mathematics of making the table of word meanings: main directions, logistic regression, clusters. Whole-number draws, one order: the same each time.

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** To unit length. */
export function unit(vector: readonly number[]): number[] {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/** The vectors less their mean, in the directions of their variance, most first; without the first `dropped`. */
export function allButTheTop(vectors: readonly number[][], dropped: number): number[][] {
  const size = vectors[0]!.length;
  const mean = Array.from({ length: size }, (_, d) => vectors.reduce((sum, vector) => sum + vector[d]!, 0) / vectors.length);
  const centred = vectors.map((vector) => vector.map((value, d) => value - mean[d]!));
  const covariance = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const vector of centred) for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) covariance[i]![j]! += vector[i]! * vector[j]!;
  const directions = eigenvectors(covariance).slice(dropped);
  return centred.map((vector) => directions.map((direction) => dot(direction, vector)));
}

/** Of a symmetric matrix, greatest eigenvalue first (Jacobi 1846). Each with its greatest number above 0. */
function eigenvectors(matrix: readonly number[][]): number[][] {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = a.map((_, i) => a.map((__, j): number => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        if (a[p]![q] === 0) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < size; k++) [a[k]![p], a[k]![q]] = [c * a[k]![p]! - s * a[k]![q]!, s * a[k]![p]! + c * a[k]![q]!];
        for (let k = 0; k < size; k++) [a[p]![k], a[q]![k]] = [c * a[p]![k]! - s * a[q]![k]!, s * a[p]![k]! + c * a[q]![k]!];
        for (let k = 0; k < size; k++) [v[k]![p], v[k]![q]] = [c * v[k]![p]! - s * v[k]![q]!, s * v[k]![p]! + c * v[k]![q]!];
      }
  return a
    .map((row, i) => ({ value: row[i]!, vector: v.map((each) => each[i]!) }))
    .toSorted((one, other) => other.value - one.value)
    .map(({ vector }) => {
      const greatest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
      return greatest < 0 ? vector.map((value) => -value) : vector;
    });
}

/** Logistic regression by Newton's method under a weak Gaussian prior; returns the log-odds of each row. A row's last number is the constant 1. */
export function fitLogistic(rows: readonly number[][], labels: readonly number[]): number[] {
  const size = rows[0]!.length;
  const prior = 0.002 * rows.length;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < 9; step++) {
    const slope = weights.map((weight) => prior * weight);
    const curve = slope.map((_, i) => slope.map((__, j): number => (i === j ? prior : 0)));
    rows.forEach((row, k) => {
      const chance = 1 / (1 + Math.exp(-dot(row, weights)));
      const heft = chance * (1 - chance);
      for (let i = 0; i < size; i++) {
        slope[i]! += (chance - labels[k]!) * row[i]!;
        const line = curve[i]!;
        const own = heft * row[i]!;
        for (let j = 0; j <= i; j++) line[j]! += own * row[j]!;
      }
    });
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) curve[j]![i] = curve[i]![j]!;
    const change = solve(curve, slope);
    weights = weights.map((weight, i) => weight - change[i]!);
  }
  return rows.map((row) => dot(row, weights));
}

/** Of a positive definite matrix, by elimination. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < size; i++)
    for (let k = i + 1; k < size; k++) {
      const part = rows[k]![i]! / rows[i]![i]!;
      if (part !== 0) for (let j = i; j <= size; j++) rows[k]![j]! -= part * rows[i]![j]!;
    }
  const found = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) rest -= rows[i]![j]! * found[j]!;
    found[i] = rest / rows[i]![i]!;
  }
  return found;
}

/** k-means: the centres, and which of them each vector lies nearest to. */
export function cluster(
  vectors: readonly number[][],
  count: number,
  draw: (below: number) => number,
): { centres: number[][]; of: number[] } {
  const centres = Array.from({ length: count }, () => [...vectors[draw(vectors.length)]!]);
  const distance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, d) => sum + (value - b[d]!) ** 2, 0);
  const nearest = (vector: readonly number[]): number => {
    let best = 0;
    let least = Infinity;
    centres.forEach((centre, i) => {
      const far = distance(vector, centre);
      if (far < least) [best, least] = [i, far];
    });
    return best;
  };
  let of = vectors.map(nearest);
  for (let pass = 0; pass < 20; pass++) {
    centres.forEach((centre, i) => {
      const own = vectors.filter((_, k) => of[k] === i);
      if (own.length > 0) centre.forEach((_, d) => (centre[d] = own.reduce((sum, vector) => sum + vector[d]!, 0) / own.length));
    });
    of = vectors.map(nearest);
  }
  return { centres, of };
}
