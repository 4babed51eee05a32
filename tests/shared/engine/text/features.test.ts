import { expect, test } from "vitest";
import fc from "fast-check";
import { eachFeature, MAX_READ, readTokens } from "../../../../shared/engine/text/features.ts";
import { normalize } from "../../../../shared/engine/text.ts";

test("any text makes a bounded number of features", () => {
  const count = (text: string): number => {
    let features = 0;
    eachFeature(readTokens(normalize(text)), () => features++);
    return features;
  };
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => count(text) <= 10 * MAX_READ),
    { seed: 20_261_122, numRuns: 50 },
  );
  for (const text of ["a".repeat(20_000), "a ".repeat(20_000), "退".repeat(20_000), "😀".repeat(20_000), "a退".repeat(9_000)])
    expect(count(text)).toBeLessThanOrEqual(10 * MAX_READ);
});
