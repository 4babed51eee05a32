import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { normalize, textKey, tokenize } from "../../../../shared/engine/text.ts";

describe("one question has one key", () => {
  test.each([
    ["如何修改密码", "如何修改密碼？"],
    ["如何修改密码", " 如何，修改 密码!! "],
    ["如何修改密码", "如何\u200b修改\ufeff密码"],
    ["QQ登不了", "ｑｑ 登不了。"],
    ["在吗", "在吗~"],
    ["I don't know", "i do not know"],
    ["I don’t know", "I DONT KNOW."],
    ["can't log in", "cannot log-in"],
    ["what's up", "whats up?"],
    ["我的电话13812345678", "我的电话 <PHONE>"],
    // Only in lower case has this letter a form in one piece: composed before and after.
    ["T\u0308ag", "\u1e97ag"],
  ])("%s = %s", (one, other) => expect(textKey(one)).toBe(textKey(other)));

  test.each([
    ["👍", "👎"],
    ["1.5元", "15元"],
    ["c++", "c"],
    ["€5", "$5"],
    ["log in", "login"],
    ["<PHONE>", "<ORDER>"],
    ["不能", "能"],
  ])("%s ≠ %s", (one, other) => expect(textKey(one)).not.toBe(textKey(other)));
});

test("nothing but punctuation and spaces has the empty key; anything else has not", () => {
  for (const text of ["", "  ", "？？！", "...", "～~", "\u200b\u3000", "—— ——"]) expect(textKey(text)).toBe("");
  for (const text of ["。我", "😀", "5", "$", "ไทย", "한국", "\u{1F3F4}"]) expect(textKey(text)).not.toBe("");
});

test("letters do not swallow the Han that follows them", () => {
  expect(tokenize("qq登不了2借款").map((token) => token.text)).toEqual(["qq", "登", "不", "了", "2", "借", "款"]);
});

test("placeholders stay one token", () => {
  expect(tokenize(normalize("打<PHONE>或<EMAIL>")).map((token) => token.kind)).toEqual([
    "character",
    "placeholder",
    "character",
    "placeholder",
  ]);
});

test("any text is normalised without error, and its key has its own key again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const key = textKey(normalize(text));
      expect(typeof key).toBe("string");
      expect(normalize(normalize(text))).toBe(normalize(text));
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});
