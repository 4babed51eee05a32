// What an answer is looked at for before customers get it.
import { describe, expect, test } from "vitest";
import { answerFindings, smsLength, wechatLength } from "../../../shared/knowledge/answerText.ts";

const found = (text: string): string[] => answerFindings(text).map(({ kind, what }) => `${kind} ${what}`);

describe("findings", () => {
  test.each([
    [
      "![a](http://x.example/a.png) ![b](https://x.example/b.png) ![c](data:image/png;base64,AA)",
      ["image http://x.example/a.png", "image data:image/png;base64,AA"],
    ],
    ["![a][p]\n\n[p]: http://x.example/a.png", ["image http://x.example/a.png"]],
    [
      "[a](www.x.example) [b](/help) [c](tel:400) [d](mailto:a@x.example) https://x.example [e](https://x.example/{{order|}})",
      ["address www.x.example", "address /help"],
    ],
    ["{{order}} {{order}} {{name|亲}} {{level|}}", ["noText order"]],
    ["{{#if x}} {{ }} {{{x}}} \\{{x}} 没关上 {{order", ["braces {{#if x}}", "braces {{ }}", "braces {{x}}", "braces {{order"]],
    ["见 https://x.example/a，谢谢。 和 https://x.example/b 。", ["glued https://x.example/a，谢谢。"]],
    ["`code` [x] 3 < 4 和 a@b", []],
  ])("%j", (text, expected) => expect(found(text)).toEqual(expected));
});

describe("lengths as messages", () => {
  test("WeChat counts bytes", () => {
    expect(wechatLength("退货a😀")).toEqual({ length: 11, most: 2048, parts: 1 });
  });
  test.each([
    ["a".repeat(160), { length: 160, most: 160, parts: 1 }],
    ["a".repeat(161), { length: 161, most: 153, parts: 2 }],
    ["€".repeat(80), { length: 160, most: 160, parts: 1 }],
    // The 77th of these would be torn at the 153rd place: it goes into the next message whole.
    ["€".repeat(153), { length: 306, most: 153, parts: 3 }],
    ["退".repeat(70), { length: 70, most: 70, parts: 1 }],
    ["退".repeat(71), { length: 71, most: 67, parts: 2 }],
    ["😀".repeat(67), { length: 134, most: 67, parts: 3 }],
    ["", { length: 0, most: 160, parts: 1 }],
  ])("SMS %#", (text, expected) => expect(smsLength(text)).toEqual(expected));
});
