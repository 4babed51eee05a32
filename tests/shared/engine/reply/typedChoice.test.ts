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

describe("as people say it", () => {
  const invoices = [
    { entry: "electronic", question: "电子发票怎么开？" },
    { entry: "paper", question: "纸质发票怎么开？" },
    { entry: "title", question: "发票抬头写错了怎么修改？" },
  ];
  const chosen = (text: string) => readTypedChoice(text, { options: invoices })?.entry;
  it.each([
    "那就第一个",
    "按1",
    "回复1",
    "点第一个",
    "对，第一个",
    "第一个，对",
    "我想了解第一个",
    "请选1",
    "帮我选第一个",
    "你好，1",
    "第一个就行",
    "第一个👌",
    "头一个",
    "最上面那个",
    "壹",
    "❶",
    "NO1",
    "1 1",
    "1. 电子发票怎么开",
    "第一个，电子发票",
    "开电子发票",
  ])("%s is the first", (text) => expect(chosen(text)).toBe("electronic"));
  it.each([
    "I'll take the first one",
    "let's go with 1",
    "um, the first one",
    "the top one",
    "I think the first one",
    "my question is 1",
    "1 pls",
    "the first one is right",
  ])("%s is the first", (text) => expect(chosen(text)).toBe("electronic"));
  it.each(["中间那个", "倒数第二个", "the middle one", "我要纸质的"])("%s is the second", (text) => expect(chosen(text)).toBe("paper"));
  it.each(["最下面那个", "倒数第一个", "the bottom one", "the final one", "改抬头", "抬头错了"])("%s is the third", (text) =>
    expect(chosen(text)).toBe("title"),
  );
  it.each(["其他", "别的问题", "都不需要", "不", "没一个对的", "没有合适的", "以上皆非", "上面几个都不是", "不是这些", "零"])(
    "%s is none",
    (text) => expect(chosen(text)).toBeNull(),
  );
  it.each([
    "nah",
    "something else",
    "none of these options",
    "none apply",
    "that's not it",
    "no, that's not it",
    "not what I meant",
    "I don't want any of these",
    "all wrong",
    "none of these are right",
  ])("%s is none", (text) => expect(chosen(text)).toBeNull());
  it.each([
    "1和2",
    "不是第一个",
    "第一次买",
    "1个月能退吗",
    "二楼能送吗",
    "都不能开",
    "both",
    "one week",
    "not the first one",
    "first time buyer",
    "1. 纸质发票怎么开",
    "转人工",
    "谢谢",
  ])("%s is none of their business", (text) => expect(chosen(text)).toBeUndefined());
  it.each(["是的，谢谢", "就这个", "对，电子发票", "行", "yes, that's it", "that's the one", "y"])("%s takes the only one", (text) =>
    expect(readTypedChoice(text, { options: invoices.slice(0, 1) })).toEqual({ entry: "electronic" }),
  );
});

test("long texts are read in time that grows in line with their length, and name nothing", () => {
  for (const piece of ["我", "的", "一", "the ", "no ", "不是"]) expect(readTypedChoice(piece.repeat(50_000), { options })).toBeNull();
  expect(readTypedChoice("1", { options: [] })).toBeNull();
});

describe("a question of its own", () => {
  const offer = { options: [{ entry: "parcel", question: "退货包装丢了怎么办？" }] };

  it.each(["怎么退货", "退货怎么办", "怎么包装"])("is %s after an option that has its characters beside question words", (text) =>
    expect(readTypedChoice(text, offer)).toBeNull(),
  );

  it("is what another entry was taught word for word, though an option has the words; a number stays a choice", () => {
    const taught = (key: string) => (key === "退货包装" || key === "1" ? "returns" : null);
    expect(readTypedChoice("退货包装", offer)?.entry).toBe("parcel");
    expect(readTypedChoice("退货包装", offer, taught)).toBeNull();
    expect(readTypedChoice("1", offer, taught)?.entry).toBe("parcel");
    expect(readTypedChoice("退货包装", offer, () => "parcel")?.entry).toBe("parcel");
  });
});

describe("of two options", () => {
  const two = { options: options.slice(0, 2) };
  it.each(["上面那个", "前面的", "前一个", "上边这条", "第一个吗？"])("%s is the first", (text) =>
    expect(readTypedChoice(text, two)?.entry).toBe("freight"),
  );
  it.each(["后面那个", "下面的", "后一个", "第二个吗"])("%s is the second", (text) =>
    expect(readTypedChoice(text, two)?.entry).toBe("exchange"),
  );
  it("words for the upper and the lower name none of three", () => expect(readTypedChoice("后面那个", { options })).toBeNull());
});
