// The bench of Review counts what a trainer does: decisions, lines that were read, lines that did not belong, and what is left over comes again.
import { expect, test } from "vitest";
import { policies, type Queue } from "../../bench/reviewPolicies.ts";
import { work } from "../../bench/reviewTrainer.ts";
import type { Miss, World } from "../../bench/reviewWorld.ts";

const miss = (id: string, text: string, meant: string | null, times = 1): Miss => ({ id, text, meant, times, nearest: [] });
const canada = miss("1", "do you ship to canada", "shipping");
const canadaToo = miss("2", "can you deliver to canada", "shipping");
const lamp = miss("3", "what colours does the lamp come in", "colours", 5);
const misses = [canada, lamp, canadaToo];
const world: World = {
  set: "own",
  seed: 1,
  start: { wordings: new Map([["order", ["where is my order", "order status please"]]]), notOurs: [] },
  misses,
  tests: [canada, lamp].map(({ text, meant }) => ({ text, expected: meant, split: "test" })),
  from: 0,
  all: 1,
};

test("a line that does not belong is read, moved, and costs a decision of its own later", () => {
  const left = new Set(misses);
  const queue: Queue = { next: () => [...left], remove: (gone) => gone.forEach((one) => left.delete(one)), renew: () => {} };
  // 3 lines of which one is moved, then that one: 2 · 6 + 4 · 1.5 + 2 seconds.
  expect(work(world, queue, [1])).toEqual([{ decisions: 2, lines: 4, minutes: expect.closeTo(20 / 60) }]);
  expect(left.size).toBe(0);
});
test("one at a time every line is a decision, in the order of arrival or of frequency; what is never reached is not said to be", () => {
  const reached = work({ ...world, all: 2 }, policies["one by arrival"]!(world), [0.5, 1]);
  expect(reached).toEqual([{ decisions: 3, lines: 3, minutes: expect.closeTo(22.5 / 60) }, null]);
  expect(policies["one by arrival"]!(world).next()).toEqual([canada]);
  expect(policies["by frequency"]!(world).next()).toEqual([lamp]);
});
test("ours, and one rival, leave out what the draft answers now", () => {
  const lines = policies["… unanswered"]!(world);
  lines.renew(
    () => "",
    (one) => one === lamp,
  );
  expect(lines.next()).toEqual([canada]);
  const queue = policies.ours!(world);
  expect(queue.next()).toEqual([lamp]);
  queue.renew(
    () => "",
    (one) => one === lamp,
  );
  expect(new Set(queue.next())).toEqual(new Set([canada, canadaToo]));
  queue.remove([canada, canadaToo]);
  expect(queue.next()).toEqual([lamp]);
});
