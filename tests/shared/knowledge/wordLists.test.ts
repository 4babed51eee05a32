// Word lists: what keeps them from being saved, and that vocabularies of before are what they were.
import { expect, test } from "vitest";
import { vocabularyShape, type Vocabulary } from "../../../shared/knowledge/version.ts";
import { findWordProblems, joinSynonyms, withoutEmptyLists } from "../../../shared/knowledge/wordLists.ts";

const keyOf = (word: string): string => word.toLowerCase().replace(/[？！]/gu, "");
const kinds = (lists: Omit<Vocabulary, "sensitive">) =>
  findWordProblems({ sensitive: [], ...lists }, keyOf).map(({ kind, at }) => [kind, at]);

test("a vocabulary of before is read, and written again, byte by byte", () => {
  const before = '{"synonyms":[{"words":["运费","邮费"]}],"sensitive":[{"word":"赌博"}]}';
  expect(JSON.stringify(vocabularyShape.parse(JSON.parse(before)))).toBe(before);
  expect(JSON.stringify(withoutEmptyLists({ ...vocabularyShape.parse(JSON.parse(before)), core: [], stop: [] }))).toBe(before);
});

test("lists without contradictions have no problems: a word may be in both directions, and a target in several groups", () => {
  const synonyms = [{ words: ["a", "b"] }, { words: ["a"], to: "c" }, { words: ["d"], to: "c" }, { words: ["c"], to: "e" }];
  expect(kinds({ synonyms, core: [{ word: "a" }], stop: [{ word: "z" }] })).toEqual([]);
});

test("what is wrong is found at its place", () => {
  expect(kinds({ synonyms: [{ words: ["a"] }, { words: ["b", "B"] }, { words: [], to: "c" }] })).toEqual([
    ["short", 0],
    ["repeated", 1],
    ["short", 1],
    ["short", 2],
  ]);
  expect(kinds({ synonyms: [{ words: ["a", "b"] }, { words: ["A", "c"] }, { words: ["c", "d"] }] })).toEqual([
    ["shared", 0],
    ["shared", 1],
    ["shared", 1],
    ["shared", 2],
  ]);
  expect(
    kinds({
      synonyms: [
        { words: ["a"], to: "A" },
        { words: ["b"], to: "？" },
      ],
    }),
  ).toEqual([
    ["repeated", 0],
    ["empty", 1],
  ]);
  const stop = [{ word: "A" }, { word: "c" }, { word: "！" }, { word: "d" }, { word: "e" }];
  expect(kinds({ synonyms: [{ words: ["c"], to: "d" }], core: [{ word: "a" }], stop })).toEqual([
    ["empty", 2],
    ["contradicted", 0],
    ["contradicted", 1],
    ["contradicted", 3],
  ]);
});

test("words made synonyms join the groups that hold them, one-way groups left alone", () => {
  const groups = [
    { words: ["运费", "邮费"] },
    { words: ["邮费"], to: "费用" },
    { words: ["快递费", "ＦＥＥ"] },
    { words: ["退货", "退回"] },
  ];
  expect(joinSynonyms(groups, ["邮费", "fee"])).toEqual([
    { words: ["运费", "邮费", "快递费", "ＦＥＥ"] },
    { words: ["邮费"], to: "费用" },
    { words: ["退货", "退回"] },
  ]);
  expect(joinSynonyms(groups, ["甲", "乙"]).at(-1)).toEqual({ words: ["甲", "乙"] });
});
