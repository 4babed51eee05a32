import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import fc from "fast-check";
import { ENGINE_VERSION, modelBytes } from "../../../../shared/engine/model.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { trainNow } from "../../../../shared/engine/training.ts";
import { addWordings } from "../../../../shared/engine/learn/wordings.ts";
import { emptyDictionary, groupScales, quantise, weightIn, weightOfUntaught } from "../../../../shared/engine/text/dictionary.ts";
import { questionVector } from "../../../../shared/engine/text/questionVector.ts";
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
    expect(nearness(one, "mountain"), `${one}, mountain`).toBeLessThan(0.3);
  }
  expect(nearness("qwxyz", "refund")).toBe(0);
  // Frequent words are near one another for being used alike.
  expect(nearness("how", "where")).toBe(0);
});

test("a text with Han, of no word, or of words that nobody knows means nothing; the order of words does not count", () => {
  for (const text of ["怎么退款", "refund 怎么退", "cancel订单", "qwxyz", "12 34", "😀", ""]) expect(meaningOf(text).size, text).toBe(0);
  expect(meaningOf("where is my parcel")).toEqual(meaningOf("parcel my is where"));
  expect(meaningOf("where is my parcel").size).toBeGreaterThan(30);
});

test("each time a direction counts stands with a word that pulls that way", () => {
  const words = fc.constantFrom("where", "is", "my", "parcel", "cancel", "refund", "qwxyz", "the", "password", "12");
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (all) => {
      const tokens = tokensOf(all.join(" "));
      const times = new Map<string, number>();
      const from = new Set<string>();
      eachMeaningOfToken(tokens, tokens.map(stemOf), (name, token) => {
        from.add(tokens[token]!.text);
        times.set(name, (times.get(name) ?? 0) + 1);
      });
      expect(times).toEqual(meaningOf(all.join(" ")));
      // Words that tell something pull somewhere; those that nobody knows nowhere.
      for (const word of ["parcel", "refund"]) expect(from.has(word)).toBe(all.some((each) => each === word));
      for (const word of ["qwxyz", "12"]) expect(from.has(word)).toBe(false);
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

test("where nothing English is taught an English question's other features weigh what they would without its meaning", () => {
  const dictionary = emptyDictionary();
  addWordings([{ text: "型号 2", kind: "positive", key: "型号2", rewritten: "型号 2" }], dictionary);
  const { ids, weights } = questionVector(tokensOf("refund 2"), dictionary);
  const two = dictionary.ids.get("w2")!;
  const raws = [weightIn(dictionary, two, 1), weightOfUntaught(dictionary, `w${stemOf(tokensOf("refund")[0]!)}`, 1)] as const;
  const [scale] = groupScales([raws[0] ** 2 + raws[1] ** 2, 1, 1, 0]);
  expect(weights[ids.indexOf(two)]).toBe(Math.fround(quantise(raws[0] * scale)));
});

const english = [
  entry("cancel", ["How do I terminate my subscription"]),
  entry("delivery", ["When will my parcel arrive"]),
  entry("refund", ["How long does a reimbursement take"]),
  entry("purchase", ["How can I purchase a table"]),
  entry("cash", ["Do you take cash"]),
  entry("broken", ["My chair came damaged"]),
].map((each) => ({ ...each, answers: [{ text: "…", when: [] }] }));

test("a question in words that nobody taught finds its entry, trained or not, and the explanation says by which", () => {
  const known = knowledge(english);
  for (const robot of [createRobot(known, trainNow(known)), createRobot(known)]) {
    // But for the first, none of these does by its letters.
    for (const [question, expected] of [
      ["cancel my membership", "cancel"],
      ["money", "cash"],
      ["paying by card", "cash"],
      ["broken", "broken"],
    ] as const)
      expect(robot.ask(question, now).candidates[0]?.entry, question).toBe(expected);
    const { explanation, candidates } = robot.ask("money", now, { explain: true });
    expect(explanation?.near).toEqual([{ from: "money", to: "cash" }]);
    const points = explanation?.reading.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
    expect(points).toBeCloseTo(candidates[0]!.score, 6);
  }
  // What is taught is not told as near.
  const both = createRobot(knowledge([entry("cash", ["Do you take cash", "Can I pay with money"])]));
  expect(both.ask("money", now, { explain: true }).explanation?.near).toEqual([]);
});
