// The decision on the very edge: what stands on a band belongs to it, and what is equally near stands in one order.
import { describe, expect, test } from "vitest";
import { decide, type Case } from "../../../../shared/engine/reply/decide.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import type { Candidate } from "../../../../shared/engine/types.ts";
import { entry, knowledge, now, settings } from "../knowledge.ts";

const candidate = (id: string, confidence: number, score = confidence / 100): Candidate => ({ entry: id, question: id, score, confidence });
const asked = (candidates: Candidate[], more: Partial<Case> = {}): Case => ({
  key: "q",
  sensitive: false,
  notOurs: false,
  exact: null,
  candidates,
  isTrained: true,
  stateOf: () => "usable",
  isHandOff: () => false,
  ...more,
});
const { answer, clarify } = settings.bands;

describe("what stands exactly on a band belongs to it", () => {
  test.each([
    [answer, "answered", "confident"],
    [answer - 1, "clarify", "middle"],
    [clarify, "clarify", "middle"],
    [clarify - 1, "unanswered", "low"],
  ])("%i is %s", (confidence, outcome, reason) => {
    const decision = decide(asked([candidate("a", confidence), candidate("b", confidence - 1, confidence / 100 - 0.1)]), settings);
    expect(decision).toMatchObject({ outcome, reason });
  });
  test("the robot tells its own answer band, which its turns are logged with", () => {
    expect(createRobot({ ...knowledge([]), settings: { ...settings, bands: { answer: 71, clarify: 33 } } }).answerBand).toBe(71);
  });
  test("a lead of exactly what counts as a tie is one, and a hair more is not", () => {
    const lead = (by: number) => decide(asked([candidate("a", 90, 1 + by), candidate("b", 89, 1)]), settings).outcome;
    expect(lead(0.015625)).toBe("clarify");
    expect(lead(0.03125)).toBe("answered");
  });
  test.each(["disabled", "expired", "pending", "no_answer"] as const)(
    "a runner-up as near as can be is no reason to ask back while it is %s",
    (state) => {
      const decision = decide(
        asked([candidate("a", 90, 1), candidate("b", 90, 1)], { stateOf: (id) => (id === "b" ? state : "usable") }),
        settings,
      );
      expect(decision).toMatchObject({ outcome: "answered", entry: "a", options: [] });
    },
  );
  test("an option is offered only if it may speak: of two that leaves one, of one none, so nothing is asked back", () => {
    const candidates = [candidate("a", answer - 1), candidate("b", answer - 2)];
    const offered = (silent: string[]): unknown[] => {
      const { outcome, reason, options } = decide(
        asked(candidates, { stateOf: (id) => (silent.includes(id) ? "disabled" : "usable") }),
        settings,
      );
      return [outcome, reason, options.map(({ entry }) => entry)];
    };
    expect(offered(["b"])).toEqual(["clarify", "middle", ["a"]]);
    expect(offered(["a", "b"])).toEqual(["unanswered", "not_in_force", []]);
  });
  test("what lies below the clarify band is not offered, also beside one that lies above it", () => {
    const offered = (second: number): string[] =>
      decide(asked([candidate("a", answer - 1), candidate("b", second)]), settings).options.map(({ entry }) => entry);
    expect(offered(clarify)).toEqual(["a", "b"]);
    expect(offered(clarify - 1)).toEqual(["a"]);
  });
  test("a tie with what lies below the clarify band is no tie", () => {
    const decision = decide(asked([candidate("a", 90, 1), candidate("b", clarify - 1, 1)]), settings);
    expect(decision).toMatchObject({ outcome: "answered", entry: "a" });
  });
  test("never more options than set, the best first", () => {
    const many = ["a", "b", "c", "d", "e"].map((id, i) => candidate(id, answer - 1 - i));
    const { options } = decide(asked(many), { ...settings, clarifyOptions: 3 });
    expect(options.map((option) => option.entry)).toEqual(["a", "b", "c"]);
  });
});

test("entries that score the same stand by their ids, in whatever order they were taught", () => {
  const twins = ["c", "a", "b"].map((id) => entry(id, ["会员卡怎么办理", "会员卡办理"], { answers: [{ text: "好的", when: [] }] }));
  for (const model of [null, trainNow(knowledge(twins))])
    for (const order of [twins, twins.toReversed()]) {
      const { candidates } = createRobot(knowledge(order), model).ask("会员卡在哪办理", now);
      const scores = new Map<number, string[]>();
      for (const { entry: id, score } of candidates) scores.set(score, [...(scores.get(score) ?? []), id]);
      expect(Math.max(...[...scores.values()].map((ids) => ids.length))).toBeGreaterThan(1);
      for (const ids of scores.values()) expect(ids).toEqual([...ids].sort());
    }
});
