// Word lists as text: what a file says, what it adds to a list, and that what is written is read again.
import { describe, expect, test } from "vitest";
import { fc, test as property } from "@fast-check/vitest";
import {
  addGroups,
  addWordsTo,
  decodeWordFile,
  readSynonyms,
  readWords,
  writeSynonyms,
  writeWords,
} from "../../../client/vocabulary/wordFile.ts";

describe("a file of synonyms", () => {
  test("is read line by line: groups, what counts as another, comments, other separators, escaped commas", () => {
    const text = [
      "# our words",
      "运费, 邮费，快递费",
      "收据 => 发票",
      "wi-fi、WLAN;无线网",
      "",
      "a\\,b | c",
      "小票, 水单 → 发票",
      "发票, 专票 => 发票",
    ].join("\r\n");
    expect(readSynonyms(text)).toEqual({
      found: [
        { words: ["运费", "邮费", "快递费"] },
        { words: ["收据"], to: "发票" },
        { words: ["wi-fi", "WLAN", "无线网"] },
        { words: ["a,b", "c"] },
        { words: ["小票", "水单"], to: "发票" },
        { words: ["专票"], to: "发票" },
      ],
      faults: [],
    });
  });

  test("names the lines it cannot take, and why", () => {
    const long = "长".repeat(61);
    const lines = [
      "运费",
      "运费, 运费",
      "收据 =>",
      "a => b, c",
      "a => b => c",
      `${long}, 短`,
      "=> 发票",
      "发票 => 发票",
      Array.from({ length: 51 }, (_, i) => `w${i}`).join(),
    ];
    const { found, faults } = readSynonyms(lines.join("\n"));
    expect(found).toEqual([]);
    expect(faults.map(({ line, why }) => [line, why])).toEqual([
      [1, "one_word"],
      [2, "one_word"],
      [3, "no_target"],
      [4, "several_targets"],
      [5, "several_targets"],
      [6, "too_long"],
      [7, "no_word"],
      [8, "no_word"],
      [9, "too_many"],
    ]);
  });

  test("adds words to the group that has one of them, leaves what is there, and puts new groups first", () => {
    const list = [{ words: ["运费", "邮费"] }, { words: ["退货", "退回"] }, { words: ["收据"], to: "发票" }];
    const file = readSynonyms("邮费, 快递费\n退回, 退货\n小票, 收据 => 发票\n收据 => 凭证\n运费, 退货\n新的, 词").found;
    expect(addGroups(list, file)).toEqual({
      list: [
        { words: ["收据"], to: "凭证" },
        { words: ["运费", "退货"] },
        { words: ["新的", "词"] },
        { words: ["运费", "邮费", "快递费"] },
        { words: ["退货", "退回"] },
        { words: ["收据", "小票"], to: "发票" },
      ],
      fresh: 3,
      grown: 2,
      known: 1,
    });
  });
});

test("a file of words is one a line; those that are there, however they are typed, are not added again", () => {
  const { found, faults } = readWords("# stop\n请问\nＡＰＰ\n麻烦，劳驾\n,\n");
  expect([found, faults]).toEqual([["请问", "ＡＰＰ", "麻烦", "劳驾"], [{ line: 5, text: ",", why: "no_word" }]]);
  expect(addWordsTo([{ word: "app" }], found)).toEqual({
    list: [{ word: "请问" }, { word: "麻烦" }, { word: "劳驾" }, { word: "app" }],
    fresh: 3,
    grown: 0,
    known: 1,
  });
});

const word = fc
  .stringMatching(/^[^\s=>→\-\u2028]{1,12}$/u)
  .filter((text) => text.trim() === text && !text.includes("=>") && text.normalize("NFKC").trim() !== "");
property.prop([
  fc.array(
    fc.record({
      words: fc.uniqueArray(word, { minLength: 2, maxLength: 5, selector: (one) => one.normalize("NFKC").trim().toLowerCase() }),
    }),
    { maxLength: 8 },
  ),
])("what is written is read again, whatever the words", (groups) => {
  expect(readSynonyms(writeSynonyms(groups)).found).toEqual(groups);
  const words = groups.flatMap((group) => group.words.map((one) => ({ word: one })));
  expect(readWords(writeWords(words)).found).toEqual(words.map((one) => one.word));
});

test("a text is decoded by its mark, as UTF-8 or as GB18030; what is none of these is refused", () => {
  expect(decodeWordFile(new TextEncoder().encode("运费"))).toBe("运费");
  expect(decodeWordFile(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toBe("a");
  expect(decodeWordFile(Uint8Array.from([0xff, 0xfe, 0xd0, 0x8f]))).toBe("运");
  expect(decodeWordFile(Uint8Array.from([0xd4, 0xcb, 0xb7, 0xd1]))).toBe("运费");
  expect(decodeWordFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  expect(decodeWordFile(Uint8Array.from([0xff, 0xff, 0xff]))).toBeNull();
});
