// After a question back customers without buttons type: a number, words of an option, none of these, or something else.
import { describe, expect, it, test } from "vitest";
import { readTypedChoice } from "../../../../shared/engine/reply/typedChoice.ts";

const options = [
  { entry: "freight", question: "退货运费谁承担？" },
  { entry: "exchange", question: "怎么换货？" },
  { entry: "invoice", question: "Where is my invoice?" },
];
const read = (text: string) => readTypedChoice(text, { options })?.entry;

describe("a number", () => {
  it.each([
    "1",
    "１",
    "1.",
    "1、",
    "①",
    "（1）",
    "#1",
    "一",
    "第一个",
    "第1个",
    "第一条吧",
    "选1",
    "我选第一个",
    "1号",
    "选项一",
    "就第一个，谢谢",
    "前者",
  ])("%s is the first", (text) => expect(read(text)).toBe("freight"));
  it.each(["the first one", "First", "first one please", "option 1", "Number one", "no. 1", "1st", "I mean the first", "one"])(
    "%s is the first",
    (text) => expect(read(text)).toBe("freight"),
  );
  it.each(["2", "二", "第二个", "second", "the second option"])("%s is the second", (text) => expect(read(text)).toBe("exchange"));
  it.each(["3", "第三个", "最后一个", "the last one", "third"])("%s is the last", (text) => expect(read(text)).toBe("invoice"));
  it.each(["4", "第四个", "12", "option 9", "一个", "两个", "1天", "1 day", "11月"])("%s names none of three", (text) =>
    expect(read(text)).toBeUndefined(),
  );
});

describe("none of these", () => {
  it.each([
    "都不是",
    "以上都不是",
    "都不对",
    "不是",
    "没有",
    "没有我要的",
    "都不是我想问的",
    "都不是，谢谢",
    "都没有",
    "一个都不是",
    "上面的都不是",
    "0",
  ])("%s", (text) => expect(read(text)).toBeNull());
  it.each(["none of these", "None of them.", "none", "neither", "no", "No, none of these", "not these", "none of the above"])(
    "%s",
    (text) => expect(read(text)).toBeNull(),
  );
  it.each(["没有发票怎么办", "不是质量问题", "not delivered yet", "没有收到货"])("%s is a question of its own", (text) =>
    expect(read(text)).toBeUndefined(),
  );
});

describe("an option's words", () => {
  it.each([
    ["退货运费谁承担", "freight"],
    ["退貨運費", "freight"],
    ["运费", "freight"],
    ["我问的是换货", "exchange"],
    ["换货的那个", "exchange"],
    ["invoice", "invoice"],
    ["The invoice please", "invoice"],
    ["my invoice", "invoice"],
  ])("%s", (text, entry) => expect(read(text)).toBe(entry));

  it.each(["货", "怎么", "怎么办", "谁", "where", "is my", "你们几点下班", "换货运费谁出", "😀", "？？？", ""])(
    "%s names none of them",
    (text) => expect(read(text)).toBeUndefined(),
  );

  test("words that two of them have name neither", () => {
    const two = [
      { entry: "a", question: "退货运费谁出" },
      { entry: "b", question: "换货运费谁出" },
    ];
    expect(readTypedChoice("运费谁出", { options: two })).toBeNull();
    expect(readTypedChoice("换货", { options: two })).toEqual({ entry: "b" });
  });
});

test("long texts are read in time that grows in line with their length, and name nothing", () => {
  for (const piece of ["我", "的", "一", "the ", "no ", "不是"]) expect(readTypedChoice(piece.repeat(50_000), { options })).toBeNull();
  expect(readTypedChoice("1", { options: [] })).toBeNull();
});
