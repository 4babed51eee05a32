import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { mask, personalData, unionOf } from "../../../shared/engine/mask.ts";
import { patternProblem } from "../../../shared/engine/ownPatterns.ts";
import { maskingKinds } from "../../../shared/engine/types.ts";
import { maskingFigures } from "../../bench/maskingFigures.ts";

describe("personal data becomes a typed placeholder", () => {
  test.each([
    ["我的手机13812345678打不通", "我的手机<PHONE>打不通"],
    ["+86 138-1234-5678", "<PHONE>"],
    ["8613812345678", "<PHONE>"],
    ["打１３８１２３４５６７８给我", "打<PHONE>给我"],
    ["138\u200b1234 5678吗", "<PHONE>吗"],
    ["13812345678,13912345678", "<PHONE>,<PHONE>"],
    ["+86 13812345678 10点打", "<PHONE> 10点打"],
    ["1 3 8 1 2 3 4 5 6 7 8", "<PHONE>"],
    ["139_1234_5678 或 139/1234/5678 或 139，1234，5678", "<PHONE> 或 <PHONE> 或 <PHONE>"],
    ["1500,138 1234 5678", "1500,<PHONE>"],
    ["86139_1234_5678 或 +86  139/1234/5678", "<PHONE> 或 <PHONE>"],
    ["138–1234—5678 或 138−1234－5678", "<PHONE> 或 <PHONE>"],
    ["call +1 (415) 555-2671 now", "call <PHONE> now"],
    ["+44 20 7946 0958", "<PHONE>"],
    ["座机010-12345678", "座机<PHONE>"],
    ["座机010–12345678", "座机<PHONE>"],
    ["邮箱abc.d@qq.com吗", "邮箱<EMAIL>吗"],
    ["ＡＢＣ＠ｑｑ．ｃｏｍ", "<EMAIL>"],
    ["身份证11010519491231002X好", "身份证<ID>好"],
    ["身份证 110105 19491231 002x", "身份证 <ID>"],
    ["11010519491231002X对吗", "<ID>对吗"],
    ["110105 19491231 002x对吗", "<ID>对吗"],
    ["卡号6222 0210 0111 2345 670", "卡号<CARD>"],
    ["卡号：6222 0210 0111 2345 671", "卡号：<CARD>"],
    ["my card number is 4111111111111112", "my card number is <CARD>"],
    ["身份证号110105194912310021对吗", "身份证号<ID>对吗"],
    ["pay with 4111-1111-1111-1111", "pay with <CARD>"],
    ["4111111111111111刷不了", "<CARD>刷不了"],
    // From 13 to 19 digits.
    ["4222222222222刷不了", "<CARD>刷不了"],
    ["30569309025904刷不了", "<CARD>刷不了"],
    ["378282246310005刷不了", "<CARD>刷不了"],
    ["6222021001112345670刷不了", "<CARD>刷不了"],
    ["6222 0210 0111 2345 670刷不了", "<CARD>刷不了"],
    // So long a number names somebody, or something of theirs, whatever its check digit says.
    ["4111111111111112", "<ORDER>"],
    ["编号62220210011123456708", "编号<ORDER>"],
    ["110105194912310021", "<ID>"],
    ["订单号：2026111100012怎么还没到", "订单号：<ORDER>怎么还没到"],
    ["单号SF1234567890", "单号<ORDER>"],
    ["my order number is 403-1234567-1234567", "my order number is <ORDER>"],
    ["where is order 403-1234567-1234567", "where is order <ORDER>"],
    ["订单号ABC123 和 订单A12345", "订单号<ORDER> 和 订单<ORDER>"],
    ["Order #A1234567 where", "Order #<ORDER> where"],
  ])("%s", (text, masked) => expect(mask(text)).toBe(masked));
});

test.each([
  "¥1299.00",
  "尺寸150x200x30",
  "订单 2026-11-11 下的",
  "2026-11-11 10:30",
  "order 150x200 mattress",
  "150 200 180 90",
  "满300减50",
  "order iphone 15 pro",
  "400-820-8820",
  "95588",
  "1,299.00元",
  "15000,200000",
  "138,123,4567",
  "1+1=2",
  "编号422222222227",
  "条码6901234567892",
  "编号11111111111111111111",
  "order 100 pieces",
  "订单号ABCD12",
  "订单AB1234",
  "<PHONE>",
  "",
])("%s stays as it is", (text) => expect(mask(text)).toBe(text));

const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom("订单号", "order ", "13812345678", "+86", "-", " ", "@", "a@b.cn", "１", "\u200b", "<PHONE>", "4111111111111111", "x"),
    fc.string({ unit: "binary" }),
  ),
  { maxLength: 8 },
);

test("masking twice changes nothing more, whatever the text", () => {
  fc.assert(
    fc.property(
      pieces.map((all) => all.join("")),
      (text) => mask(mask(text)) === mask(text),
    ),
    { seed: 20_261_122, numRuns: 1000 },
  );
});

test("no mobile number survives between words, however it is separated", () => {
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom("", " ", "-", "\u200b", "\u00a0"),
      fc.constantFrom("", "我是", "call ", "+86 "),
      fc.constantFrom("", "谢谢", " thanks"),
      (number, separator, before, after) => {
        const written = `${number.slice(0, 3)}${separator}${number.slice(3, 7)}${separator}${number.slice(7)}`;
        expect(mask(before + written + after)).toBe(before.replace("+86 ", "") + "<PHONE>" + after);
      },
    ),
    { seed: 20_261_122 },
  );
});

test("text without digits, @ and names is never touched", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }).filter((text) => !/[\p{N}@＠﹫一二三四五六七八九]|[叫是]|name/u.test(text)),
      (text) => mask(text) === text,
    ),
    { seed: 20_261_122 },
  );
});

test("a very long run of digits or letters is masked in no time", () => {
  expect(mask("1".repeat(50_000))).toHaveLength(50_000);
  expect(mask(`${"a.".repeat(25_000)}1`)).toHaveLength(50_001);
  expect(mask("1 ".repeat(25_000))).toHaveLength(50_000);
});

test("hardly anything is missed of what the file of our own lines holds, and nothing else is taken for personal data", () => {
  const { lines, plainLines, precision, recall, surprises } = maskingFigures();
  expect([lines >= 500, plainLines >= 250]).toEqual([true, true]);
  // Known misses are marked in the file; one that is mended, or new, is said here.
  expect(surprises).toEqual([]);
  expect(precision).toBe(1);
  expect(recall).toBeGreaterThan(0.92);
});

test("what is masked is compared by what it says, not by how it is written", () => {
  expect(personalData("+86 139-1234-5678")).toEqual(personalData("一三九一二三四五六七八"));
  expect(personalData("我叫张三")).toEqual(["<NAME>张三"]);
  expect(personalData("我叫张三")).not.toEqual(personalData("我叫李四"));
});

describe("the rules of a shop", () => {
  const phone = "我叫李雷，电话13812345678";
  test("a kind that is switched off stays", () => {
    expect(mask(phone, { off: ["name"], own: [] })).toBe("我叫李雷，电话<PHONE>");
    expect(mask(phone, { off: [...maskingKinds], own: [] })).toBe(phone);
  });
  const own = (pattern: string) => ({ off: [], own: [{ name: "会员号", placeholder: "MEMBER", pattern }] });
  test.each([
    ["VIP-####", "会员VIP-1234，请查", "会员<MEMBER>，请查"],
    ["VIP-####", "ｖｉｐ－１２３４", "<MEMBER>"],
    ["VIP-####", "VIP-12345 和 XVIP-1234", "VIP-12345 和 XVIP-1234"],
    ["M#{6-8}", "M123456 M12345678 M12345 M123456789", "<MEMBER> <MEMBER> M12345 M123456789"],
    ["(HY)####(-##)", "HY1234 1234-56 1234", "<MEMBER> <MEMBER> <MEMBER>"],
    ["@@###*", "ab123x, ab1234, a1234", "<MEMBER>, <MEMBER>, a1234"],
    ["会员###号", "会员123号", "<MEMBER>"],
    ["\\####", "#123", "<MEMBER>"],
    ["@@@@@", "<PHONE> hello", "<PHONE> <MEMBER>"],
  ])("a pattern of one's own: %s", (pattern, text, masked) => {
    expect(mask(text, own(pattern))).toBe(masked);
    expect(mask(masked, own(pattern))).toBe(masked);
  });
  test.each([
    ["", "empty"],
    ["#", "too_short"],
    ["AB-(###)", "too_short"],
    ["###(#", "unclosed"],
    ["###)", "unclosed"],
    ["(#(#))##", "nested"],
    ["###{0}", "bad_count"],
    ["###{5-2}", "bad_count"],
    ["###{x}", "bad_count"],
    ["###A{2}", "lone_count"],
    ["#{60}####{9}", "too_long"],
  ])("a pattern that cannot be read says why: %s", (pattern, code) => {
    expect(patternProblem(pattern)?.code).toBe(code);
    expect(mask("12345678", own(pattern))).toBe("12345678");
  });
  test("both of two rules hold together", () => {
    const both = unionOf([
      { ...own("M####"), off: ["name", "phone"] },
      { off: ["phone"], own: [] },
    ]);
    expect(mask("我叫李雷，M1234，13812345678", both)).toBe("我叫<NAME>，<MEMBER>，13812345678");
  });
  test("any pattern takes time in line with the text", () => {
    const hostile = own("(1)(1)(1)(1)(1)(1)(1)(1)#{0-9}".replace("{0-9}", "{1-9}") + "###*{1-20}@");
    expect(mask("1".repeat(50_000), hostile)).toHaveLength(50_000);
  });
});
