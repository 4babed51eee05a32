// Figures about honesty, checked against values worked out by hand or published.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calibrationError, decilesOf, wilsonInterval } from "../../../../shared/engine/statistics.ts";
import { crossFit, fitLogistic } from "../../../../shared/engine/rank/logistic.ts";

describe("Wilson's interval", () => {
  test("agrees with published values", () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const published: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [right, all, low, high] of published) {
      const interval = wilsonInterval(right, all);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  test("of nothing counted there is none", () => expect(wilsonInterval(0, 0)).toBeNull());

  test("holds the share, within 0 and 1", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (all, some) => {
        const right = some % (all + 1);
        const { low, high } = wilsonInterval(right, all) ?? { low: 2, high: -1 };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(right / all);
        expect(high).toBeGreaterThanOrEqual(right / all);
      }),
      { seed: 20_261_122 },
    ));
});

describe("expected calibration error", () => {
  const said = (likelihood: number, right: number, wrong: number, weight = 1) => [
    ...Array.from({ length: right }, () => ({ likelihood, right: true, weight })),
    ...Array.from({ length: wrong }, () => ({ likelihood, right: false, weight })),
  ];

  test("is 0 where nine in ten said to be 0.9 are right", () => expect(calibrationError(said(0.9, 9, 1))).toBeCloseTo(0, 10));

  test("weighs each decile by its answers", () => {
    // 8 at .95 of which 6 are right: off by .2. 2 at .35 of which none is: off by .35. (8 · .2 + 2 · .35) / 10.
    const judged = [...said(0.95, 6, 2), ...said(0.35, 0, 2)];
    expect(calibrationError(judged)).toBeCloseTo(0.23, 10);
    const deciles = decilesOf(judged);
    expect(deciles[9]).toEqual({ from: 0.9, count: 8, right: 0.75, said: expect.closeTo(0.95, 10) as number });
    expect(deciles[3]).toEqual({ from: 0.3, count: 2, right: 0, said: 0.35 });
    expect(deciles[0]).toEqual({ from: 0, count: 0, right: null, said: null });
  });

  test("counts weights, and 1 belongs to the last decile", () => {
    expect(calibrationError([...said(1, 1, 0, 3), ...said(0.5, 0, 1, 1)])).toBeCloseTo(0.125, 10);
    expect(decilesOf(said(1, 1, 0))[9]?.count).toBe(1);
  });

  test("of nothing judged there is none", () => expect(calibrationError([])).toBeNull());
});

test("cross-fitting judges each sample by a fit that has not seen it", () => {
  const samples = Array.from({ length: 40 }, (_, i) => ({ readings: [1, i % 7], right: i % 3 === 0, weight: 1 }));
  const likelihoods = crossFit(samples, [0, 0], 1);
  const others = samples.filter((_, i) => i % 5 !== 2);
  const [a = 0, b = 0] = fitLogistic(others, [0, 0], 1);
  // The thirteenth: of the third fold, its reading is 12 % 7.
  expect(likelihoods[12]).toBeCloseTo(1 / (1 + Math.exp(-(a + b * 5))), 10);
  expect(likelihoods).toHaveLength(40);
});
