import { expect, test } from "vitest";
import fc from "fast-check";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { normalize } from "../../../../shared/engine/text.ts";
import { mask } from "../../../../shared/engine/mask.ts";
import { entry, knowledge, negative, now, shop } from "../knowledge.ts";

const synonyms = [{ words: ["退款", "退钱"] }, { words: ["package", "parcel"] }];
const robot = createRobot(
  knowledge([...shop, entry("one", ["退货要运费吗"], { similar: [negative("退货不要运费吗"), negative("退款要运费吗")] })], {
    vocabulary: { synonyms, sensitive: [] },
  }),
);

test("the pieces of the question sum to the score, for the best candidate and every other; so do the parts of each", () => {
  const words = fc.constantFrom(
    "退钱",
    "退款",
    "退货",
    "运费",
    "要",
    "吗",
    "不要",
    "密码",
    "怎么",
    " order ",
    "parcel",
    "my",
    "？",
    "😀",
    "密码密码",
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }).map((all) => all.join("")),
      (question) => {
        const { explanation, candidates } = robot.ask(question, now, { explain: true });
        const sum = (explanation?.reading ?? []).reduce((total, piece) => total + (piece.contribution ?? 0), 0);
        if (candidates.length > 0) expect(Math.abs(sum - (candidates[0]?.score ?? 0))).toBeLessThan(1e-6);
        expect(explanation?.towards ?? null).toBe(candidates[0]?.entry ?? null);
        for (const candidate of explanation?.candidates ?? []) {
          expect(candidate.contributions).toHaveLength(explanation?.reading.length ?? 0);
          expect(
            Math.abs(candidate.contributions.reduce<number>((total, point) => total + (point ?? 0), 0) - candidate.score),
          ).toBeLessThan(1e-6);
          expect(Math.abs(candidate.parts.reduce((total, part) => total + part.value, 0) - candidate.score)).toBeLessThan(1e-6);
        }
        expect(
          explanation?.reading
            .map((piece) => piece.text)
            .join("")
            .replace(/\s/g, ""),
        ).toBe(normalize(mask(question)).replace(/\s/g, ""));
      },
    ),
    { seed: 20_261_122, numRuns: 300 },
  );
});

test("every piece is a word, a character or a synonym, and what was dropped says so", () => {
  const { explanation } = robot.ask("退钱，My order?", now, { explain: true });
  expect(explanation?.reading.map((piece) => [piece.text, piece.contribution === null])).toEqual([
    ["退钱", false],
    [",", true],
    ["my", false],
    [" ", true],
    ["order", false],
    ["?", true],
  ]);
  expect(explanation?.synonyms).toEqual([{ from: "退钱", to: "退款" }]);
});

test("it names the nearest wordings as they were taught, the thresholds and the rules", () => {
  const { explanation } = robot.ask("退货也要运费吗", now, { explain: true });
  expect(explanation?.nearest[0]).toMatchObject({ entry: "one", wording: "退货要运费吗", kind: "positive" });
  expect(explanation?.nearest.some((each) => each.kind === "negative")).toBe(true);
  expect(explanation?.nearest.length).toBeLessThanOrEqual(5);
  expect(explanation?.thresholds).toEqual({ answer: 72, clarify: 40 });
  expect(robot.ask("退货要运费吗", now, { explain: true }).explanation?.rules).toEqual(["exact"]);
  expect(robot.ask("退货要运费吗", now).explanation).toBeNull();
});

test("of a blocked question nothing is dropped, and nothing pulls anywhere", () => {
  const strict = createRobot(knowledge(shop, { vocabulary: { synonyms: [], sensitive: [{ word: "赌博" }] } }));
  const { explanation } = strict.ask("赌博，密码", now, { explain: true });
  expect(explanation?.reading.map(({ text, contribution }) => [text, contribution])).toEqual([
    ["赌", 0],
    ["博", 0],
    [",", null],
    ["密", 0],
    ["码", 0],
  ]);
  expect(explanation).toMatchObject({ towards: null, candidates: [], sensitive: ["赌博"] });
});
