import { describe, expect, test } from "vitest";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { runThrough } from "../../../../shared/engine/learn/slices.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

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
    const fixes = runThrough(robot.whyNot(question, wanted));
    expect(robot.ask(question, now, { explain: true })).toEqual(before);
    if (before.candidates[0]?.entry === wanted) return expect(fixes).toEqual([]);
    expect(fixes.map(({ fix }) => fix.kind)).toContain("add_wording");
    for (const { fix, confidence } of fixes) {
      const [best] = robot.withFix(fix, () => robot.ask(question, now)).candidates;
      expect(best).toMatchObject({ entry: wanted, confidence });
    }
  });
});

test("a wording moved by two saves, one after the other, answers as was shown", () => {
  let moves = 0;
  for (const [question, wanted] of [...questions, ["手机号换了怎么改", "password"], ["退款几天收到", "shipping"]] as const)
    for (const { fix, confidence } of runThrough(createRobot(known, model).whyNot(question, wanted))) {
      if (fix.kind !== "move_wording") continue;
      const robot = createRobot(known, model);
      const of = (id: string) => known.entries.find((each) => each.id === id) ?? entry("none", []);
      robot.replace({ ...of(fix.winner), similar: of(fix.winner).similar.filter(({ text }) => text !== fix.text) });
      robot.replace({ ...of(wanted), similar: [...of(wanted).similar, { id: "new", text: fix.text, kind: "positive" }] });
      expect(robot.ask(question, now).candidates[0]).toMatchObject({ entry: wanted, confidence });
      moves += 1;
    }
  expect(moves).toBeGreaterThan(0);
  // A wording that says something else stays where it is, though without it the rival would be weaker.
  const moved = runThrough(createRobot(known, model).whyNot("怎么改绑密码手机", "phone"));
  expect(moved.map(({ fix }) => fix.kind)).not.toContain("move_wording");
});

test("a change offered, once made and saved, answers as was shown", () => {
  const robot = createRobot(known, model);
  const [question, wanted] = questions[1] ?? ["", ""];
  const found = runThrough(robot.whyNot(question, wanted)).find(({ fix }) => fix.kind === "add_wording");
  const taught = known.entries.find(({ id }) => id === wanted) ?? entry("none", []);
  robot.replace({ ...taught, similar: [...taught.similar, { id: "new", text: question, kind: "positive" }] });
  expect(robot.ask(question, now).candidates[0]).toMatchObject({ entry: wanted, confidence: found?.confidence });
});

test("a customer's word for a taught one is offered as a synonym where it stands in the taught one's place, whole", () => {
  const taught = knowledge([
    ...shop,
    entry("notebook", ["laptop cleaning advice", "laptop cleaning cloth", "cleaning my laptop"]),
    entry("rug", ["cleaning advice for a rug", "rug cleaning cloth", "cleaning my rug", "cleaning advice"]),
  ]);
  const synonyms = (robot: ReturnType<typeof createRobot>, question: string, wanted: string) =>
    runThrough(robot.whyNot(question, wanted)).flatMap(({ fix }) => (fix.kind === "add_synonym" ? [fix.words] : []));
  expect(synonyms(createRobot(taught, trainNow(taught)), "ultrabook cleaning advice", "notebook")).toEqual([["laptop", "ultrabook"]]);
  const robot = createRobot(known, model);
  expect(synonyms(robot, "绑定的座机号可以变更吗", "phone")).toEqual([]);
  expect(synonyms(robot, "帐单地址填错了能改吗", "invoice")).toEqual([]);
  expect(synonyms(robot, "asdfgh 11223", "invoice")).toEqual([]);
});

test("winning may be asked for more than the first place", () => {
  const robot = createRobot(known, model);
  const question = "券领了没看到";
  const isSure = () => {
    const { candidates, confidence } = robot.ask(question, now);
    return candidates[0]?.entry === "coupon" && confidence === 100;
  };
  expect([robot.ask(question, now).candidates[0]?.entry, isSure()]).toEqual(["coupon", false]);
  expect(runThrough(robot.whyNot(question, "coupon"))).toEqual([]);
  const found = runThrough(robot.whyNot(question, "coupon", isSure));
  expect(found[0]?.fix).toEqual({ kind: "add_wording", entry: "coupon", text: question });
  for (const { fix } of found) expect(robot.withFix(fix, isSure)).toBe(true);
});

test("of an unknown entry nothing is offered", () => {
  expect(runThrough(createRobot(known, model).whyNot("怎么改", "nobody"))).toEqual([]);
});
