import { expect, test } from "vitest";
import { checkOwnWordings, trainNow } from "../../../../shared/engine/training.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { runThrough } from "../../../../shared/engine/learn/slices.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

const stray = "退款什么时候能收到钱";
const known = knowledge([
  ...shop,
  // A wording that was put into the wrong entry, and one that says again what is there.
  entry("gift", ["礼品卡怎么用", "礼品卡如何使用", "礼品卡怎么使用呢", "礼品卡怎么使用啊", stray]),
]);
const model = trainNow(known);

test("a wording put into the wrong entry is lost when left out, and to whom is told", () => {
  const found = runThrough(checkOwnWordings(known, model));
  expect(found.length).toBe(known.entries.reduce((sum, { similar }) => sum + 1 + similar.length, 0));
  expect(found.find(({ text }) => text === stray)).toMatchObject({ entry: "gift", winner: "refund", isWeak: true });
  expect(found.find(({ text }) => text === "礼品卡怎么使用呢")).toMatchObject({ winner: "gift", isWeak: false });
});

test("the same knowledge gives the same findings in any order", () => {
  const turned = runThrough(checkOwnWordings({ ...known, entries: known.entries.toReversed() }, model));
  expect(turned).toEqual(runThrough(checkOwnWordings(known, model)));
});

test("what a similar question wins, costs, or does not change", () => {
  const robot = createRobot(known, model);
  const before = robot.ask("礼品卡", now);
  const asked = [{ question: "退款什么时候能收到钱呢", entry: "refund", times: 7 }];
  const { taken, values } = runThrough(robot.wordingValues("gift", { questions: asked, most: 10 }));
  expect(taken.length).toBe(1);
  expect(values.length).toBe(4);
  expect(values.find(({ text }) => text === stray)).toMatchObject({
    isWeak: true,
    isRedundant: false,
    winner: "refund",
    costs: [{ question: "退款什么时候能收到钱呢", entry: "refund", times: 7 }],
    wins: [],
  });
  expect(values.find(({ text }) => text === "礼品卡怎么使用啊")).toMatchObject({ isWeak: false, costs: [] });
  expect(robot.ask("礼品卡", now)).toEqual(before);
  expect(robot.provisional).toBe(false);
});

test("redundant wordings can all be taken out at once: of two that say the same one stays", () => {
  const twins = createRobot(
    knowledge([entry("gift", ["礼品卡", "过了有效期的卡还能充值吗", "过了有效期的卡还能充值吗呀"]), ...shop]),
    null,
  );
  const { values } = runThrough(twins.wordingValues("gift", { questions: [], most: 10 }));
  expect(values.map(({ isRedundant }) => isRedundant)).toEqual([false, true]);
});
