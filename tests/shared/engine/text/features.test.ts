import { expect, test } from "vitest";
import fc from "fast-check";
import { eachFeature, MAX_READ, readTokens } from "../../../../shared/engine/text/features.ts";
import { normalize } from "../../../../shared/engine/text.ts";

test("a Han character counts twice among the pieces, a pair of them once, and Latin pieces once", () => {
  const times = new Map<string, number>();
  eachFeature(readTokens(normalize("退款 ok")), (group, name) => {
    if (group === 2) times.set(name, (times.get(name) ?? 0) + 1);
  });
  const once = ["c退款", "c o", "cok", "ck ", "c ok", "cok ", "c ok "].map((name) => [name, 1] as const);
  expect(times).toEqual(new Map([["c退", 2], ["c款", 2], ...once]));
});

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
