// The built server killed in the middle of work, a few times; `npm run crash` does it two hundred times, and tries the machine's other faults.
import { expect, test } from "vitest";
import { killOften } from "../../crash/kills.ts";

test("what was acknowledged before a kill is there after it, and the robot answers", async () => {
  const { acknowledged, problems } = await killOften(3, 7);
  expect(problems).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
});
