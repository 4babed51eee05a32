// What an answer says of who asks: {{field}} from the context of the asker, a text for who has none, and what stays as it was typed.
import { describe, expect, test } from "vitest";
import { plainText } from "../../../../shared/engine/markdown.ts";
import { placeholdersIn } from "../../../../shared/engine/placeholders.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { drawFrom } from "../../../../shared/engine/statistics.ts";
import type { Answer, AskContext } from "../../../../shared/engine/types.ts";
import { entry, knowledge, now } from "../knowledge.ts";

const robotWith = (...answers: (Answer | string)[]) =>
  createRobot(
    knowledge([
      {
        ...entry("e", ["我的快递到哪了"]),
        answers: answers.map((answer) => (typeof answer === "string" ? { text: answer, when: [] } : answer)),
      },
    ]),
  );
const say = (robot: ReturnType<typeof robotWith>, context: Record<string, string> = {}, more: Partial<AskContext> = {}) => {
  const { outcome, reason, answer, text } = robot.ask("我的快递到哪了", { ...now, context, ...more });
  return { outcome, reason, markdown: answer?.text, text };
};

describe("a placeholder is filled from the asker's context", () => {
  test("by name, whatever its case, width and blanks; a channel is known as well", () => {
    const robot = robotWith("订单 {{ Order }} 在 **{{ｃhannel}}** 下的");
    expect(say(robot, { ORDER: "A-17" }, { channel: "app" })).toMatchObject({
      outcome: "answered",
      markdown: "订单 A-17 在 **app** 下的",
      text: "订单 A-17 在 app 下的",
    });
  });
  test("by the text for who has none, which is Markdown; an empty value is none", () => {
    const robot = robotWith("{{name|**亲**}}，{{order|}}正在派送");
    expect(say(robot)).toMatchObject({ markdown: "**亲**，正在派送", text: "亲，正在派送" });
    expect(say(robot, { name: "  ", order: "A1" }).text).toBe("亲，A1正在派送");
  });
  test("an answer that cannot be said in full is passed over, wherever it stands", () => {
    const robot = robotWith({ text: "VIP：{{order}}", when: [{ field: "level", in: ["gold"] }] }, "{{order}} 已发出", "请告诉我订单号");
    expect(say(robot, { level: "gold" }).text).toBe("请告诉我订单号");
    expect(say(robot, { level: "gold", order: "7" }).text).toBe("VIP：7");
    // Wordings take turns only among those that can be said.
    const turns = [{ outcome: "answered" as const, entry: "e", textKey: "x" }];
    expect(say(robot, {}, { turns }).text).toBe("请告诉我订单号");
    expect(say(robot, { order: "7" }, { turns }).text).toBe("请告诉我订单号");
    expect(say(robot, { order: "7" }).text).toBe("7 已发出");
  });
  test("where nothing can be said the entry has no answer in force, and no other stands in", () => {
    expect(say(robotWith("{{order}} 已发出"))).toMatchObject({ outcome: "unanswered", reason: "not_in_force" });
  });
  test("a hand-off without its own sentence says the usual one", () => {
    const robot = createRobot(
      knowledge([{ ...entry("e", ["我的快递到哪了"]), answers: [{ text: "{{name}} 请稍等", when: [] }], handOff: { skillGroup: null } }]),
    );
    expect(say(robot, { name: "王" })).toMatchObject({ outcome: "handoff", text: "王 请稍等" });
    const usual = say(robot);
    expect(usual.outcome).toBe("handoff");
    expect(usual.text).not.toContain("请稍等");
  });
});

describe("a value is text, and what is no placeholder stays", () => {
  test.each([
    "**fat**",
    "[a](https://x.example)",
    "<b>",
    "`code`",
    "# head",
    "1. one",
    "- dot",
    "a_b_c",
    "~~gone~~",
    "a | b",
    "{{order}}",
    "&amp;",
    "\\",
    "😀 مرحبا",
    "x\ny",
  ])("%j", (value) => {
    const robot = robotWith("{{order|}} 到了", "x");
    const { markdown = "", text } = say(robot, { order: value });
    expect(text).toBe(`${value.replace("\n", " ")} 到了`);
    expect(plainText(markdown)).toBe(text);
  });
  test("whatever is drawn: the page and the plain text say the same", () => {
    const draw = drawFrom(7);
    const signs = [..."\\`*_[]<>&~|!{}#+-.=1) a中😀"];
    const robot = robotWith("**订单** {{order|}}：到了");
    for (let i = 0; i < 300; i++) {
      const value = Array.from({ length: 1 + draw(12) }, () => signs[draw(signs.length)])
        .join("")
        .trim();
      if (value === "") continue;
      const { markdown = "", text } = say(robot, { order: value });
      expect(text).toBe(`订单 ${value.replace(/\s+/gu, " ")}：到了`);
      expect(plainText(markdown)).toBe(text);
    }
  });
  test.each(["{{#if order}}", "{{{order}}}", "\\{{order}}", "{{}}", "{{ a\nb }}", "{order}", "{{order", `{{${"x".repeat(61)}}}`])(
    "%j is none",
    (text) => {
      expect(placeholdersIn(text)).toEqual([]);
      expect(say(robotWith(text)).text).toBe(text.replace("\\", ""));
    },
  );
  test.each([
    ["A B&c=1", "https://t.example/?o=A%20B%26c%3D1"],
    ["a)b", "https://t.example/?o=a%29b"],
    ["订单", "https://t.example/?o=%E8%AE%A2%E5%8D%95"],
  ])("%s is one part of an address", (value, address) => {
    const robot = robotWith("[查](https://t.example/?o={{order}}) 或 https://t.example/?o={{order}}");
    expect(say(robot, { order: value }).text).toBe(`查 (${address}) 或 ${address}`);
  });
  test("a value that is a whole address stays one", () => {
    expect(say(robotWith("[查]({{link}})"), { link: "https://t.example/a?b=1&c=(2)" }).text).toBe("查 (https://t.example/a?b=1&c=%282%29)");
  });
  test("of very many the first 50 are read, the rest stands as it is", () => {
    const { text } = say(robotWith("{{a|x}}".repeat(60)));
    expect(text).toBe(`${"x".repeat(50)}${"{{a|x}}".repeat(10)}`);
  });
  test("in links, code and tables they are filled as well", () => {
    const robot = robotWith("[查 {{order}}](https://x.example/{{order}})\n\n| 单号 |\n| --- |\n| {{order|无}} |");
    expect(say(robot, { order: "A1" }).text).toBe("查 A1 (https://x.example/A1)\n\n单号\nA1");
  });
});
