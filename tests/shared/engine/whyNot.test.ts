import { describe, expect, test } from "vitest";
import { createRobot } from "../../../shared/engine/robot.ts";
import { trainNow } from "../../../shared/engine/training.ts";
import { entry, knowledge, now, shop } from "./knowledge.ts";

const known = knowledge([
  ...shop,
  entry("address", ["怎么修改收货地址", "地址填错了能改吗", "改一下收件地址"]),
  entry("laptop", ["how much is a laptop", "price of the laptop", "what does the laptop cost"]),
]);
const model = trainNow(known);
const questions: [string, string][] = [
  ["怎么改绑密码手机", "phone"],
  ["退货的钱几天退", "return"],
  ["改地址密码", "address"],
  ["price of the notebook order", "cancel"],
  ["what does delivery cost", "delivery"],
];

describe.each([
  ["with a model", createRobot(known, model)],
  ["without one", createRobot(known)],
])("why not another entry, %s", (_, robot) => {
  test.each(questions)("every change offered for %s makes %s win, and leaves the robot as it was", (question, wanted) => {
    const before = robot.ask(question, now, { explain: true });
    const fixes = robot.whyNot(question, wanted);
    expect(robot.ask(question, now, { explain: true })).toEqual(before);
    if (before.candidates[0]?.entry === wanted) return expect(fixes).toEqual([]);
    expect(fixes.map(({ fix }) => fix.kind)).toContain("add_wording");
    for (const { fix, confidence } of fixes) {
      const [best] = robot.withFix(fix, () => robot.ask(question, now)).candidates;
      expect(best).toMatchObject({ entry: wanted, confidence });
    }
  });
});

test("a change offered, once made and saved, answers as was shown", () => {
  const robot = createRobot(known, model);
  const [question, wanted] = questions[1] ?? ["", ""];
  const found = robot.whyNot(question, wanted).find(({ fix }) => fix.kind === "add_wording");
  const taught = known.entries.find(({ id }) => id === wanted) ?? entry("none", []);
  robot.replace({ ...taught, similar: [...taught.similar, { id: "new", text: question, kind: "positive" }] });
  expect(robot.ask(question, now).candidates[0]).toMatchObject({ entry: wanted, confidence: found?.confidence });
});

test("a customer's word for a taught one is offered as a synonym", () => {
  const robot = createRobot(
    knowledge([...shop, entry("notebook", ["laptop price", "laptop cost"])]),
    trainNow(knowledge([...shop, entry("notebook", ["laptop price", "laptop cost"])])),
  );
  const fixes = robot.whyNot("how long until my ultrabook arrives", "notebook");
  for (const { fix } of fixes) if (fix.kind === "add_synonym") expect(fix.words).toContain("ultrabook");
});

test("of an unknown entry nothing is offered", () => {
  expect(createRobot(known, model).whyNot("怎么改", "nobody")).toEqual([]);
});
