import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import fc from "fast-check";
import { ENGINE_VERSION, modelBytes } from "../../../../shared/engine/model.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { readTokens, stemOf } from "../../../../shared/engine/text/features.ts";
import { eachMeaning, eachMeaningOfToken, nearnessOf } from "../../../../shared/engine/text/meanings.ts";
import { codebook, codes, stemsInOrder } from "../../../../shared/engine/text/meanings/table.ts";
import { nameAt } from "../../../../shared/engine/text/names.ts";
import { normalize } from "../../../../shared/engine/text.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

const tokensOf = (text: string) => readTokens(normalize(text));
function meaningOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const tokens = tokensOf(text);
  eachMeaning(tokens, tokens.map(stemOf), (name, times) => found.set(name, times));
  return found;
}

test("another table is another engine: who changes it raises ENGINE_VERSION", () => {
  const hash = createHash("sha256").update([stemsInOrder, codes, codebook].join("\n")).digest("hex").slice(0, 16);
  expect({ ENGINE_VERSION, hash }).toEqual({ ENGINE_VERSION: "8", hash: "4e7f1eb25e096f20" });
});

test("what is near in meaning is told, and what is not", () => {
  const pairs = [
    ["buy", "purchase"],
    ["cheap", "expensive"],
    ["money", "cash"],
    ["refund", "reimburse"],
  ];
  const nearness = (one: string, other: string): number => {
    const [a, b] = tokensOf(`${one} ${other}`).map(stemOf);
    return nearnessOf(a ?? "", b ?? "");
  };
  for (const [one = "", other = ""] of pairs) {
    expect(nearness(one, other), `${one}, ${other}`).toBeGreaterThan(0.4);
    expect(nearness(one, "banana"), `${one}, banana`).toBeLessThan(0.3);
  }
  expect(nearness("qwxyz", "refund")).toBe(0);
  // Frequent words are near one another for being used alike.
  expect(nearness("how", "where")).toBe(0);
});

test("a text with Han, of no word, or of words that nobody knows means nothing; the order of words does not count", () => {
  for (const text of ["怎么退款", "app 打不开", "qwxyz", "12 34", "😀", ""]) expect(meaningOf(text).size, text).toBe(0);
  expect(meaningOf("where is my parcel")).toEqual(meaningOf("parcel my is where"));
  expect(meaningOf("where is my parcel").size).toBeGreaterThan(30);
});

test("each time a direction counts stands with a word that pulls that way", () => {
  const words = fc.constantFrom("where", "is", "my", "parcel", "cancel", "refund", "qwxyz", "the", "password", "12");
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (all) => {
      const tokens = tokensOf(all.join(" "));
      const times = new Map<string, number>();
      eachMeaningOfToken(tokens, tokens.map(stemOf), (name, token) => {
        expect(meaningOf(tokens[token]!.text).get(name) ?? 0).toBeGreaterThanOrEqual(0);
        expect(tokens[token]).toBeDefined();
        times.set(name, (times.get(name) ?? 0) + 1);
      });
      expect(times).toEqual(meaningOf(all.join(" ")));
    }),
    { seed: 20_261_130, numRuns: 100 },
  );
});

test("where nothing English is taught nothing of it is in the model, and English strangers change no bit", () => {
  const chinese = knowledge(
    shop
      .filter(({ question, similar }) => [question, ...similar.map(({ text }) => text)].every((text) => /\p{Script=Han}/u.test(text)))
      .map((each) => ({ ...each, answers: [{ text: "好的", when: [] }] })),
  );
  const model = trainNow(chinese);
  const names = Array.from({ length: model.features.count }, (_, i) => nameAt(model.features, i));
  expect(names.filter((name) => name.startsWith("v"))).toEqual([]);
  const strangers = trainNow({ ...chinese, notOurs: ["cancel my flight"] });
  expect(Buffer.from(modelBytes({ ...strangers, strangersAs: model.strangersAs })).equals(Buffer.from(modelBytes(model)))).toBe(true);
});

const english = [
  entry("cancel", ["How do I terminate my subscription"]),
  entry("delivery", ["When will my parcel arrive"]),
  entry("refund", ["How long does a reimbursement take"]),
  entry("price", ["What does the chair cost"]),
  entry("broken", ["My table came damaged"]),
];

test("a question in words that nobody taught finds its entry, trained or not, and the explanation says by which", () => {
  const known = knowledge(english);
  for (const robot of [createRobot(known, trainNow(known)), createRobot(known)]) {
    for (const [question, expected] of [
      ["cancel membership", "cancel"],
      ["refund please", "refund"],
      ["prices of seats", "price"],
      ["broken furniture", "broken"],
    ] as const)
      expect(robot.ask(question, now).candidates[0]?.entry, question).toBe(expected);
    const { explanation, candidates } = robot.ask("refund please", now, { explain: true });
    expect(explanation?.near).toEqual([{ from: "refund", to: "reimbursement" }]);
    const points = explanation?.reading.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
    expect(points).toBeCloseTo(candidates[0]!.score, 6);
  }
  // What is taught is not told as near.
  const { explanation } = createRobot(known).ask("reimbursement", now, { explain: true });
  expect(explanation?.near).toEqual([]);
});
