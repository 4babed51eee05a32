// What a robot that is only asked remembers of the questions asked lately: never more than the ranking, and nothing once anything changed.
import { beforeEach, expect, test } from "vitest";
import { buildRobot, createRobot, type Robot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

const known = knowledge([
  ...shop,
  entry("hours", ["营业时间是几点"], {
    answers: [
      { text: "门店十点", when: [{ field: "channel", in: ["shop"] }] },
      { text: "全天", when: [{ field: "channel", in: ["app"] }] },
    ],
  }),
]);
const model = trainNow(known);
const questions = ["密码忘了", "营业时间是几点", "钱什么时候退给我呢", "where is it", "今天天气真好"];

let robot: Robot;
beforeEach(async () => {
  robot = await buildRobot(known, { model, editable: false });
});

test("asked again it answers as the first time, and as one that remembers nothing", () => {
  const forgetful = createRobot(known, model);
  const first = questions.map((question) => robot.ask(question, now));
  expect(first).toEqual(questions.map((question) => forgetful.ask(question, now)));
  expect(questions.map((question) => robot.ask(question, now))).toEqual(first);
  // Others in between, more than are remembered.
  for (let i = 0; i < 5_100; i++) robot.ask(`第 ${i} 个问题`, now);
  expect(questions.map((question) => robot.ask(question, now))).toEqual(first);
});

test("explained, the question asked is explained, not the one ranked last", () => {
  const explained = createRobot(known, model).ask(questions[0]!, now, { explain: true });
  robot.ask(questions[0]!, now);
  robot.ask(questions[2]!, now);
  expect(robot.ask(questions[0]!, now, { explain: true })).toEqual(explained);
});

test("whom an answer is for is decided each time", () => {
  const asked = (channel: string) => robot.ask("营业时间是几点", { ...now, channel });
  expect(["shop", "app", "shop", "phone"].map((channel) => asked(channel).text)).toEqual(["门店十点", "全天", "门店十点", "没学会。"]);
});

test("what a trial finds is not remembered, nor what was remembered found in one", async () => {
  const question = "改绑密码手机";
  const fix = { kind: "add_wording" as const, entry: "phone", text: question };
  const forgetful = await buildRobot(known, { model, editable: false });
  const before = robot.ask(question, now);
  const tried = robot.withFix(fix, () => robot.ask(question, now));
  expect(tried).toEqual(forgetful.withFix(fix, () => forgetful.ask(question, now)));
  expect(tried.confidence).toBeGreaterThan(before.confidence);
  expect(robot.ask(question, now)).toEqual(before);
});

test("entries that change or go are asked anew", async () => {
  const question = "发票和优惠券";
  const changes: ((one: Robot) => void)[] = [
    (one) => one.remove("invoice"),
    (one) => one.replace(entry("coupon", ["优惠券怎么用", question])),
    (one) => shop.forEach((each) => one.replace(each)),
  ];
  const seen = [robot.ask(question, now)];
  for (const [i, change] of changes.entries()) {
    change(robot);
    seen.push(robot.ask(question, now));
    const neverAsked = await buildRobot(known, { model, editable: false });
    for (const made of changes.slice(0, i + 1)) made(neverAsked);
    expect(seen.at(-1)).toEqual(neverAsked.ask(question, now));
  }
  expect(new Set(seen.map(({ candidates }) => JSON.stringify(candidates))).size).toBe(3);
  expect(seen[3]).toEqual(seen[0]);
});
