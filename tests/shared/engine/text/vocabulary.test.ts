import { expect, test } from "vitest";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { readVocabulary } from "../../../../shared/engine/text/vocabulary.ts";
import { entry, knowledge, now, shop } from "../knowledge.ts";

const rewrite = (synonyms: string[][], text: string) =>
  readVocabulary({ synonyms: synonyms.map((words) => ({ words })), sensitive: [] }).rewrite(text).text;

test("every word of a group becomes one form, the longest word first", () => {
  expect(rewrite([["物流", "快递", "快递公司"]], "快递公司和快递")).toBe("物流和物流");
});

test("Latin synonyms match at word boundaries only, and do not grow together with their neighbours", () => {
  expect(rewrite([["cell", "phone"]], "phone phones qq手机")).toBe("cell phones qq手机");
  expect(rewrite([["phone", "手机"]], "qq手机坏了")).toBe("qq phone坏了");
});

test("groups that share a word are one group, in whatever order", () => {
  expect(
    rewrite(
      [
        ["甲", "乙"],
        ["丙", "丁"],
        ["丁", "乙"],
      ],
      "甲乙丙丁",
    ),
  ).toMatch(/^(.)\1\1\1$/u);
});

test("a synonym does not break a placeholder", () => {
  expect(rewrite([["mobile", "phone"]], "call <phone> phone")).toBe("call <phone> mobile");
});

test("a question in a synonym's words reaches the entry, and the explanation names it", () => {
  const synonyms = [{ words: ["口令", "密码"] }];
  const plain = createRobot(knowledge(shop)).ask("口令怎么修改", now);
  const reply = createRobot(knowledge(shop, { vocabulary: { synonyms, sensitive: [] } })).ask("口令怎么修改", now, { explain: true });
  expect(reply.candidates[0]?.entry).toBe("password");
  expect(reply.confidence).toBeGreaterThan(plain.confidence);
  const other = createRobot(knowledge(shop, { vocabulary: { synonyms: [{ words: ["密码", "口令"] }], sensitive: [] } })).ask(
    "口令怎么修改",
    now,
    { explain: true },
  );
  expect(other.explanation?.synonyms).toEqual([{ from: "口令", to: "密码" }]);
  expect(other.explanation?.reading.map((piece) => piece.text).join("")).toBe("口令怎么修改");
});

test("a sensitive word blocks, and spaces, points, width and script do not hide it", () => {
  const robot = createRobot(
    knowledge([...shop, entry("x", ["这里有没有赌博"])], { vocabulary: { synonyms: [], sensitive: [{ word: "赌博" }, { word: "bomb" }] } }),
  );
  for (const question of ["怎么赌博", "赌 博", "赌.博", "賭\u200b博", "赌*博吗", "这里有没有赌博", "make a BOMB", "ｂｏｍｂ"]) {
    expect(robot.ask(question, now)).toMatchObject({
      outcome: "blocked",
      reason: "sensitive",
      text: "不能回答。",
      answer: null,
      candidates: [],
    });
  }
  expect(robot.ask("bombastic", now).outcome).not.toBe("blocked");
  expect(robot.ask("怎么赌博", now, { explain: true }).explanation?.sensitive).toEqual(["赌博"]);
});
