import { expect, test } from "vitest";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { entry, knowledge } from "../knowledge.ts";

const entries = [
  entry("refund", ["refund my order", "money back please"]),
  entry("delivery", ["where is my parcel", "track my order"]),
  entry("hours", ["几点开门"]),
];
const known = knowledge(entries);
const robots = [createRobot(known), createRobot(known, trainNow(known))];
const evidenceOf = (question: string) => robots.map((robot) => robot.appraise(question)?.evidence);

test("words that the entry itself was taught are told from words that only others were", () => {
  for (const evidence of evidenceOf("money back please")) expect(evidence).toMatchObject({ known: 1, own: 1 });
  for (const evidence of evidenceOf("money back please parcel")) {
    expect(evidence?.known).toBe(1);
    expect(evidence?.own).toBeGreaterThan(0.5);
    expect(evidence?.own).toBeLessThan(1);
  }
  for (const evidence of evidenceOf("money back please zeppelin")) expect(evidence?.own).toBe(evidence?.known);
});

test("where the nearest wordings are all of one entry its share of the neighbours is whole, else they share it", () => {
  for (const evidence of evidenceOf("几点")) expect(evidence?.neighbourShare).toBe(1);
  for (const evidence of evidenceOf("refund order")) {
    expect(evidence?.neighbourShare).toBeGreaterThan(0.5);
    expect(evidence?.neighbourShare).toBeLessThan(1);
  }
});

test("the order of the entries does not show in the evidence", () => {
  const turned = createRobot(knowledge(entries.toReversed()));
  const questions = ["refund order", "track money", "my order is where"];
  expect(questions.map((question) => turned.appraise(question))).toEqual(questions.map((question) => robots[0]?.appraise(question)));
});
