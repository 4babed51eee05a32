// Which message of a person answers which question of a conversation.
import { expect, test } from "vitest";
import { isPhatic } from "../../../server/agents/phatic.ts";
import { repliesIn } from "../../../server/agents/replies.ts";
import { textKey } from "../../../shared/engine/text.ts";

/** Lines of a conversation, a minute apart (or as a number of hours says): "人工：…" a person's, "! …" one that the robot left without help, else answered. */
function linked(...lines: readonly (string | number)[]): string[] {
  let time = Date.parse("2026-11-01T02:00:00Z");
  const talk: Parameters<typeof repliesIn>[0] = lines.flatMap((line, seq): Parameters<typeof repliesIn>[0] => {
    time += typeof line === "number" ? line * 3_600_000 : 60_000;
    const at = new Date(time).toISOString();
    if (typeof line === "number") return [];
    if (line.startsWith("人工：")) {
      const text = line.slice(3);
      const message = { seq, id: String(seq), at, conversation: "c", customer: null, agent: null, text, textId: text, after: null };
      return [{ turn: null, message }];
    }
    const text = line.replace("! ", "");
    return [
      { turn: { id: text, at, question: text, text, textKey: textKey(text), miss: line === text ? null : "unanswered" }, message: null },
    ];
  });
  return repliesIn(talk).map(({ turn, textId }) => `${turn} ← ${textId}`);
}

test.each([
  ["the question before it", ["! 沙发能拉走吗", "人工：能拉走"], ["沙发能拉走吗 ← 能拉走"]],
  [
    "until the next question",
    ["! 沙发能拉走吗", "人工：能拉走", "人工：八十一件", "! 能开发票吗", "人工：能开"],
    ["沙发能拉走吗 ← 能拉走", "沙发能拉走吗 ← 八十一件", "能开发票吗 ← 能开"],
  ],
  ["what the robot answered well is not meant", ["怎么退货", "! 沙发能拉走吗", "人工：能拉走"], ["沙发能拉走吗 ← 能拉走"]],
  [
    "what it left without help is",
    ["! 旧沙发怎么办", "! 沙发能拉走吗", "人工：能拉走"],
    ["旧沙发怎么办 ← 能拉走", "沙发能拉走吗 ← 能拉走"],
  ],
  ["what asks nothing leaves the question open", ["! 沙发能拉走吗", "人工：请稍等", "好的", "人工：能拉走"], ["沙发能拉走吗 ← 能拉走"]],
  ["greetings and questions back are none", ["! 沙发能拉走吗", "人工：您好", "人工：请问有什么可以帮您", "人工：是哪个城市？"], []],
  ["what comes days later answers something else", ["! 沙发能拉走吗", 30, "人工：能拉走"], []],
  ["what comes before any question answers none", ["人工：新品上市了", "! 沙发能拉走吗"], []],
])("%s", (_, lines, replies) => {
  expect(linked(...lines)).toEqual(replies);
});

test("a long message with a usual word says something besides", () => {
  expect(isPhatic("请稍等")).toBe(true);
  expect(isPhatic("One moment please")).toBe(true);
  expect(isPhatic("让您稍等了：旧沙发可以拉走的，下单时勾选旧物回收，送货师傅当天带走，每件八十元")).toBe(false);
  expect(isPhatic("能拉走")).toBe(false);
  for (const answer of [
    "还有其他颜色的，黑色和白色都有货",
    "我们马上处理，三天内退款到账",
    "等一下午五点统一发货",
    "Please wait 3 to 5 business days for the refund",
    "可以",
    "不可以的",
    "4008001234",
  ])
    expect([answer, isPhatic(answer)]).toEqual([answer, false]);
  for (const phrase of ["亲，在的，请稍等我看一下", "不客气，祝您生活愉快", "Hi, this is Qimu support. One moment please.", "好的"])
    expect([phrase, isPhatic(phrase)]).toEqual([phrase, true]);
});
