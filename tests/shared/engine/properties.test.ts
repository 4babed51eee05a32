// What holds for any question and any knowledge, tried on the trained sample shop. Seeds are fixed: a red test is a fault, not luck.
import { Converter } from "opencc-js/cn2t";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runThrough } from "../../../shared/engine/learn/slices.ts";
import { createRobot, type Robot } from "../../../shared/engine/robot.ts";
import { refit, trainNow } from "../../../shared/engine/training.ts";
import type { EngineEntry, Explanation } from "../../../shared/engine/types.ts";
import { modelBytes } from "../../../shared/engine/model.ts";
import { askerOf, sampleKnowledge, sampleTests } from "../../support/sampleShop.ts";
import { entry, knowledge, negative, now, shop } from "./knowledge.ts";

const seed = 20_261_122;
const sample = sampleKnowledge();
const model = trainNow(sample);
const robot = createRobot(sample, model);
const tests = sampleTests();

const positives = ({ id, question, similar }: EngineEntry) =>
  [question, ...similar.filter(({ kind }) => kind === "positive").map(({ text }) => text)].map((text) => ({ id, text }));
const taught = sample.entries.flatMap(positives);

describe("a taught question reaches its entry however it is typed", () => {
  const toTraditional = Converter({ from: "cn", to: "t" });
  const asWide = (text: string): string =>
    text.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");
  const ways: ((text: string) => string)[] = [asWide, toTraditional, (text) => text.toUpperCase()];
  const between = fc.constantFrom("", "", "\u200b", "\ufeff", "\u200d", "\u2060", "\u00ad");

  test("full width, traditional, upper case, zero width, and all of them together", () => {
    const variant = fc
      .tuple(fc.constantFrom(...taught), fc.subarray(ways), fc.array(between, { minLength: 1, maxLength: 12 }))
      .map(([{ id, text }, applied, gaps]) => ({
        id,
        typed: Array.from(
          applied.reduce((typed, way) => way(typed), text),
          (character, i) => character + gaps[i % gaps.length],
        ).join(""),
      }));
    fc.assert(
      fc.property(variant, ({ id, typed }) => {
        const { reason, candidates } = robot.ask(typed, now);
        expect(candidates[0]).toMatchObject({ entry: id, confidence: 100 });
        expect(["exact", "requested", "not_in_force"]).toContain(reason);
      }),
      { seed, numRuns: 600 },
    );
  });
});

test("a wording that is added to an entry never makes the entry less sure of it, whatever the wording says", () => {
  const edited = createRobot(sample, model);
  const refusals = ["不用开发票", "please don't cancel my order", "15天无理由退货吗", "13812345678是你们的电话吗"];
  const questions = [...tests.filter((_, i) => i % 18 === 0).map(({ question }) => question), ...refusals];
  for (const question of questions) {
    const { entry: id = "", confidence = 0 } = edited.ask(question, now).candidates[0] ?? {};
    const meant = sample.entries.find((one) => one.id === id);
    if (!meant) continue;
    edited.replace({ ...meant, similar: [...meant.similar, { id: "q_added", text: question, kind: "positive" }] });
    const after = edited.ask(question, now).candidates.find(({ entry }) => entry === id)?.confidence ?? 0;
    expect([question, after >= confidence, after]).toEqual([question, true, 100]);
    edited.replace(meant);
  }
});

test("no candidate is believed more than one before it", () => {
  for (const { question } of tests) {
    const confidences = robot.ask(question, now).candidates.map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  }
});

test("what is empty, or punctuation only, is unanswered", () => {
  const nothing = fc.string({
    unit: fc.constantFrom(..."，。？！、；：“”（）…—·~?!.,;:'\"()[]{}-_/\\|@&* \t\n\u3000\u200b\ufe0f"),
    maxLength: 40,
  });
  fc.assert(
    fc.property(nothing, (typed) => {
      expect(robot.ask(typed, now)).toMatchObject({ outcome: "unanswered", reason: "nothing", confidence: 0, candidates: [], options: [] });
    }),
    { seed, numRuns: 300 },
  );
});

describe("knowledge that comes and goes", () => {
  const words = fc.constantFrom("退款", "沙发", "几天", "怎么", "运费", "my ", "order ", "broken ", "天气", "？", "a");
  const wording = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
  const stranger = fc
    .tuple(fc.array(wording, { minLength: 1, maxLength: 6 }), fc.array(wording, { maxLength: 2 }))
    .map(([wordings, negatives]) => {
      const made = entry("stranger", wordings);
      return { ...made, similar: [...made.similar, ...negatives.map(negative)] };
    });
  const small = knowledge(shop, { notOurs: ["你们招人吗"] });
  const trained = trainNow(small);
  // Every other question is said to be for nobody. What share of a question is known at all counts only where labels are fitted to, or nothing is trained.
  const first = createRobot(small, trained);
  const labels = tests.map(({ question }, i) => {
    const [best] = first.ask(question, now).candidates;
    return { question, entry: i % 2 === 0 ? (best?.entry ?? null) : null, at: now.at };
  });
  const kinds = { trained, "fitted to labels": refit(trained, small, labels), untrained: null };
  const PARTS = 4;
  /** What it says to one question in four, of each draw others. As texts: to compare two hundred explanations value by value takes longer than to make them. */
  const answers = (one: Robot, part: number) =>
    tests.flatMap(({ question }, i) => (i % PARTS === part ? [JSON.stringify(one.ask(question, now, { explain: true }))] : []));

  test.each(Object.entries(kinds))("an entry added and removed leaves the answers there were, %s", (_, model) => {
    const untouched = createRobot(small, model);
    const before = Array.from({ length: PARTS }, (_, part) => answers(untouched, part));
    let run = 0;
    fc.assert(
      fc.property(stranger, (extra) => {
        const part = run++ % PARTS;
        const one = createRobot(small, model);
        one.replace(extra);
        expect(one.provisional).toBe(model !== null);
        one.remove(extra.id);
        expect(one.provisional).toBe(false);
        expect(answers(one, part)).toEqual(before[part]);
      }),
      { seed, numRuns: 12 },
    );
  });
  test("and so does the full retrain after it: it sees the entries there are, in whatever order they lie", () => {
    fc.assert(
      fc.property(stranger, (extra) => {
        const one = createRobot(small, trained);
        one.replace(extra);
        one.remove(extra.id);
        const retrained = trainNow({ ...small, entries: [...shop.slice(6), extra, ...shop.slice(0, 6)].filter(({ id }) => one.knows(id)) });
        expect(modelBytes(retrained)).toEqual(modelBytes(trained));
      }),
      { seed, numRuns: 8 },
    );
  });
});

describe("the explanation is the score, taken apart", () => {
  const sumOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const isSumOfParts = ({ candidates, reading }: Explanation): void => {
    for (const { parts, contributions, score } of candidates) {
      expect(Math.abs(sumOf(parts.map(({ value }) => value)) - score)).toBeLessThan(1e-6);
      expect(Math.abs(sumOf(contributions) - score)).toBeLessThan(1e-6);
    }
    const [best] = candidates;
    if (best) expect(Math.abs(sumOf(reading.map(({ contribution }) => contribution)) - best.score)).toBeLessThan(1e-6);
  };
  // Whoever is retrained, loses a wording, gains a negative one, or holds a single wording.
  const changed = createRobot(sample, model);
  for (const one of sample.entries.slice(0, 60)) {
    const others = taught.filter(({ id }) => id !== one.id);
    const lost = one.similar.slice(one.id.length % 3);
    changed.replace({ ...one, similar: [...lost, negative(others[one.id.length * 37]?.text ?? "")] });
  }
  for (const one of sample.entries.slice(60, 70)) changed.replace({ ...one, similar: [] });

  test.each([
    ["trained", robot],
    ["provisional", changed],
    ["untrained", createRobot(sample)],
  ])("for every candidate of 200 questions, %s", (_, one) => {
    for (const each of tests) {
      const { explanation } = one.ask(each.question, askerOf(each), { explain: true });
      if (explanation) isSumOfParts(explanation);
    }
  });
  test("and nothing of the question is left over: what belongs to no piece of it is the entry's own, whatever is asked", () => {
    for (const one of [robot, changed]) {
      const own = new Map<string, number>();
      for (const { text } of [...taught.filter((_, i) => i % 10 === 0), ...tests.map(({ question }) => ({ text: question }))]) {
        const { explanation } = one.ask(text, now, { explain: true });
        if (!explanation?.towards) continue;
        const left = explanation.reading.find((piece) => piece.text === "")?.contribution ?? 0;
        expect(Math.abs(left - (own.get(explanation.towards) ?? left))).toBeLessThan(1e-6);
        own.set(explanation.towards, left);
      }
      expect(own.size).toBeGreaterThan(100);
    }
  });
});

test("every fix offered for “why not” makes the entry win, in the sample shop too", () => {
  const pairs = [3, 41, 77, 102, 118, 131, 160, 185].map((at) => ({
    question: tests[at]?.question ?? "",
    wanted: sample.entries[(at * 7) % sample.entries.length]?.id ?? "",
  }));
  let offered = 0;
  for (const { question, wanted } of pairs)
    for (const { fix, confidence } of runThrough(robot.whyNot(question, wanted))) {
      offered += 1;
      const [best] = robot.withFix(fix, () => robot.ask(question, now)).candidates;
      expect(best).toMatchObject({ entry: wanted, confidence });
    }
  expect(offered).toBeGreaterThanOrEqual(pairs.length);
});
