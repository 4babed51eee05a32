// Logistic regression by Newton's method: small, exact, and the same on every machine.

/** What is read of one question (in the order of the coefficients), whether the candidate was right, and how much that counts (1 is one question). */
export interface Sample {
  readings: readonly number[];
  right: boolean;
  weight: number;
}

const ROUNDS = 30;

/**
 * Coefficients that make the samples most likely, drawn towards `usual` as by a Gaussian prior: with few samples they stay near it.
 * `priorWeight` is the prior's weight, in samples. Rounded to 2^-16, so that a last bit of Math.exp does not show.
 */
export function fitLogistic(samples: readonly Sample[], usual: readonly number[], priorWeight: number): number[] {
  const size = usual.length;
  let coefficients = [...usual];
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = coefficients.map((coefficient, i) => priorWeight * ((usual[i] ?? 0) - coefficient));
    const curvature = coefficients.map((_, i) => coefficients.map((_, j) => (i === j ? priorWeight : 0)));
    for (const { readings, right, weight } of samples) {
      const likely = logistic(logitOf(readings, coefficients));
      const error = weight * ((right ? 1 : 0) - likely);
      const bend = weight * Math.max(likely * (1 - likely), 1e-9);
      for (let i = 0; i < size; i++) {
        gradient[i]! += error * (readings[i] ?? 0);
        for (let j = 0; j < size; j++) curvature[i]![j]! += bend * (readings[i] ?? 0) * (readings[j] ?? 0);
      }
    }
    const step = solve(curvature, gradient);
    // Where everything is nearly certain a whole step overshoots, and the next one back again: halved until it makes things no worse.
    const before = cost(samples, coefficients, usual, priorWeight);
    let part = 1;
    const stepped = (): number[] => coefficients.map((coefficient, i) => coefficient + part * (step[i] ?? 0));
    while (part > 1e-6 && cost(samples, stepped(), usual, priorWeight) > before) part /= 2;
    coefficients = stepped();
    if (step.every((each) => Math.abs(each) < 1e-9)) break;
  }
  return coefficients.map((coefficient) => Math.round(coefficient * 65_536) / 65_536);
}

/** −ln of how likely the samples and the prior make these coefficients, but for a constant. */
function cost(samples: readonly Sample[], coefficients: readonly number[], usual: readonly number[], priorWeight: number): number {
  let sum = 0;
  coefficients.forEach((coefficient, i) => (sum += (priorWeight / 2) * (coefficient - (usual[i] ?? 0)) ** 2));
  for (const { readings, right, weight } of samples) {
    const logit = logitOf(readings, coefficients) * (right ? -1 : 1);
    // ln(1 + e^x), without leaving what a number can hold.
    sum += weight * (Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit))));
  }
  return sum;
}

/** Sample i is of fold i % FOLDS. */
export const FOLDS = 5;

/** The logistic function: the likelihood, 0–1, of log-odds. */
export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Log-odds. */
export const logitOf = (readings: readonly number[], coefficients: readonly number[]): number =>
  readings.reduce((sum, reading, i) => sum + reading * (coefficients[i] ?? 0), 0);

/** For each fold the coefficients of a fit to the others. */
export const foldsOf = (samples: readonly Sample[], usual: readonly number[], priorWeight: number): number[][] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    fitLogistic(
      samples.filter((_sample, i) => i % FOLDS !== fold),
      usual,
      priorWeight,
    ),
  );

/** How likely each sample was said to be right by a fit to the other four fifths, `settled` if that is not yet the last word. In order of the samples. */
export function crossFit(
  samples: readonly Sample[],
  usual: readonly number[],
  priorWeight: number,
  settled: (fit: number[]) => number[] = (fit) => fit,
): number[] {
  const fits = foldsOf(samples, usual, priorWeight).map(settled);
  return samples.map(({ readings }, i) => logistic(logitOf(readings, fits[i % FOLDS] ?? usual)));
}

/** Gaussian elimination; the matrix is symmetric and positive (the prior sees to it), so no pivoting. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((pivot, i) => {
    rows.forEach((row, j) => {
      if (j === i) return;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let k = i; k < row.length; k++) row[k]! -= factor * (pivot[k] ?? 0);
    });
  });
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}
