import { expect, test } from "vitest";
import { MOST_RETRAINED } from "../../../../shared/engine/store/retraining.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { sampleKnowledge } from "../../../support/sampleShop.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

const model = trainNow(knowledge(shop));
const parts = Array.from({ length: MOST_RETRAINED + 10 }, (_, i) => `k${i}x`);
const fresh = parts.map((part) =>
  entry(`new-${part}`, [`what does the ${part} cost`, `price of a ${part} please`, `is ${part} expensive`]),
);
const known = knowledge([...shop, ...fresh]);
const first = (robot: ReturnType<typeof createRobot>, question: string) => robot.ask(question, now).candidates[0];
const asked = ["密码忘了怎么办呀", "退款要几天", "how do i cancel", "whats the delivery time"];

test("more new entries than are retrained one by one answer at once, by how near a question comes, and the others as before", () => {
  const robot = createRobot(known, model);
  expect(robot).toMatchObject({ trained: true, provisional: true });
  for (const part of parts) expect(first(robot, `the price of one ${part}`)).toMatchObject({ entry: `new-${part}` });
  const before = createRobot(knowledge(shop), model);
  for (const question of asked) expect(first(robot, question)?.entry).toBe(first(before, question)?.entry);
});

test("what was asked before does not show", () => {
  const robot = createRobot(known, model);
  const questions = [...parts.map((part) => `cost of ${part}`), ...asked];
  const forward = questions.map((question) => robot.ask(question, now, { explain: true }));
  const backward = questions.toReversed().map((question) => robot.ask(question, now, { explain: true }));
  expect(backward.toReversed()).toEqual(forward);
});

test("one of them that is saved again is retrained, one that is removed is gone, and a trial leaves all as it was", () => {
  const robot = createRobot(known, model);
  const [one, two, three] = fresh;
  const question = `how about ${parts[2]}`;
  const before = robot.ask(question, now);
  robot.withFix({ kind: "add_wording", entry: three!.id, text: question }, () => expect(first(robot, question)?.entry).toBe(three!.id));
  expect(robot.ask(question, now)).toEqual(before);
  robot.replace(entry(one!.id, ["where is the nearest shop", "shop near me"]));
  robot.remove(two!.id);
  expect(first(robot, "shops near me please")?.entry).toBe(one!.id);
  expect(robot.ask(`cost of ${parts[1]}`, now).candidates.map(({ entry: id }) => id)).not.toContain(two!.id);
  expect(first(robot, `cost of ${parts[2]}`)?.entry).toBe(three!.id);
});

test("a full training makes them the same as if they had never waited", () => {
  const robot = createRobot(known, trainNow(known));
  expect(robot.provisional).toBe(false);
  expect(first(robot, `the price of one ${parts[3]}`)?.entry).toBe(fresh[3]!.id);
});

test("an entry retrained after others were changed, added and removed is what it would be had they always been so", () => {
  const sample = sampleKnowledge();
  const trained = trainNow(sample);
  const [changed, gone, edited] = [sample.entries[20]!, sample.entries[40]!, sample.entries[60]!];
  const reworded = { ...changed, question: `${edited.question}呢`, similar: changed.similar.slice(2) };
  const added = { ...gone, id: "added", question: `请问${edited.question}` };
  const saved = { ...edited, similar: edited.similar.slice(1) };

  const one = createRobot(sample, trained);
  one.replace(reworded);
  one.remove(gone.id);
  one.replace(added);
  const entries = sample.entries.filter(({ id }) => id !== gone.id).map((each) => (each.id === changed.id ? reworded : each));
  const other = createRobot({ ...sample, entries: [...entries, added] }, trained);

  const scoreIn = (robot: typeof one, text: string) => robot.ask(text, now).candidates.find(({ entry: id }) => id === edited.id)?.score;
  for (const robot of [one, other]) robot.replace(saved);
  const questions = [edited.question, ...edited.similar.map(({ text }) => `${text}吗`)];
  const scores = questions.map((text) => scoreIn(one, text));
  expect(scores.filter((score) => score !== undefined).length).toBeGreaterThan(10);
  expect(questions.map((text) => scoreIn(other, text))).toEqual(scores);
});
