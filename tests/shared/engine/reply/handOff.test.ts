// When a person takes over although no entry says so, and in which language the robot says what it says instead of an answer.
import { describe, expect, test } from "vitest";
import { pastTurnOf } from "../../../../shared/engine/conversation.ts";
import { createRobot, type Robot } from "../../../../shared/engine/robot.ts";
import type { EngineSettings, HandOffRules, PastTurn, Reply } from "../../../../shared/engine/types.ts";
import { usualAngerWords } from "../../../../shared/knowledge/usualSettings.ts";
import { entry, knowledge, now, settings, shop } from "../knowledge.ts";

const off: HandOffRules = { anger: null, repeated: null, misses: null };
const robotWith = (rules: Partial<HandOffRules>, more: Partial<EngineSettings> = {}): Robot =>
  createRobot(
    knowledge([...shop, entry("complain", ["我要投诉快递员"], { category: "logistics" })], {
      settings: { ...settings, ...more, handOff: { ...off, ...rules } },
      skillGroups: { logistics: "物流组", service: "客服组" },
      notOurs: ["你们老板姓什么"],
    }),
  );
/** Asks one after the other, each told of those before. */
function talk(robot: Robot, questions: readonly string[], before: readonly PastTurn[] = []): Reply[] {
  const turns = [...before];
  return questions.map((question) => {
    const reply = robot.ask(question, { ...now, turns });
    turns.push(pastTurnOf(reply));
    return reply;
  });
}
const said = (replies: readonly Reply[]) => replies.map(({ outcome, reason }) => `${outcome} ${reason}`);
const unknown = ["帮我修一下屋顶", "今天股票涨了没", "给我讲个笑话", "写一首诗吧"];

describe("what asks nothing", () => {
  const rules = { misses: { inARow: 2, skillGroup: null }, repeated: { times: 3, skillGroup: null } };
  test("hands nobody off, however often it is said: thanks, greetings, 好的", () => {
    const replies = talk(robotWith(rules), ["谢谢", "谢谢！", "谢谢", "好的", "嗯", "行吧", "ok", "ok", "Thank you", "OK"]);
    expect(replies.map(({ outcome }) => outcome)).not.toContain("handoff");
  });
  test("lies between two misses as if it were not there; who calls for somebody is heard", () => {
    expect(talk(robotWith(rules), [unknown[0]!, "好的", unknown[1]!]).at(-1)).toMatchObject({ outcome: "handoff", reason: "misses" });
    expect(talk(robotWith({ repeated: rules.repeated }), ["有人吗", "有人吗", "有人吗？"]).at(-1)).toMatchObject({ reason: "repeated" });
  });
});

describe("misses in a row", () => {
  const misses = { inARow: 2, skillGroup: "一线" };
  test("hand off at the number set, with whom it calls, and count anew after it", () => {
    const replies = talk(robotWith({ misses }), unknown);
    expect(replies.map(({ outcome }) => outcome)).toEqual(["unanswered", "handoff", "unanswered", "handoff"]);
    expect(replies[1]).toMatchObject({
      reason: "misses",
      handoff: { skillGroup: "一线", reason: "misses" },
      text: "正在转接。",
      answer: null,
    });
  });
  test("an answer between them begins the row anew; not our business neither counts nor is handed off", () => {
    expect(said(talk(robotWith({ misses }), [unknown[0]!, "如何修改密码", unknown[1]!]))).toEqual([
      "unanswered low",
      "answered exact",
      "unanswered low",
    ]);
    expect(said(talk(robotWith({ misses }), [unknown[0]!, "你们老板姓什么", unknown[1]!])).slice(1)).toEqual([
      "unanswered not_ours",
      "unanswered low",
    ]);
  });
  test("an answer that did not help, and options none of which was meant, are misses", () => {
    const without: PastTurn = { outcome: "answered", entry: "password", textKey: "如何修改密码", missed: true };
    expect(talk(robotWith({ misses }), [unknown[0]!], [without])[0]).toMatchObject({ reason: "misses" });
    const asked: PastTurn = { outcome: "clarify", entry: null, textKey: "发票", offered: ["invoice"] };
    const none = robotWith({ misses }).ask("都不是", {
      ...now,
      turns: [{ ...without }, asked],
      offer: { options: [{ entry: "invoice", question: "如何开发票" }] },
    });
    expect(none).toMatchObject({ outcome: "handoff", reason: "misses", choice: { entry: null } });
  });
  test("what has no letter at all is answered with the fallback, however often", () => {
    expect(said(talk(robotWith({ misses }), ["？？", "……", "。"]))).toEqual(Array(3).fill("unanswered nothing"));
  });
  test("one is enough where one is set; without the rule none is", () => {
    expect(talk(robotWith({ misses: { inARow: 1, skillGroup: null } }), [unknown[0]!])[0]).toMatchObject({ outcome: "handoff" });
    expect(talk(robotWith({}), unknown).map(({ outcome }) => outcome)).toEqual(Array(4).fill("unanswered"));
  });
});

describe("the same question again", () => {
  test("is handed off for the time set, an answered one too, by the entry's category unless somebody is named", () => {
    const repeated = { times: 3, skillGroup: null };
    const replies = talk(robotWith({ repeated }), ["我要投诉快递员", "如何修改密码", "我要投诉快递员！", "我要投诉 快递员"]);
    expect(said(replies)).toEqual(["answered exact", "answered exact", "answered exact", "handoff repeated"]);
    expect(replies[3]!.handoff).toEqual({ skillGroup: "物流组", reason: "repeated" });
  });
  test("not our business is not, nor what an entry hands off anyway", () => {
    const repeated = { times: 2, skillGroup: "一线" };
    expect(said(talk(robotWith({ repeated }), ["你们老板姓什么", "你们老板姓什么"]))[1]).toBe("unanswered not_ours");
    const person = talk(robotWith({ repeated }), ["转人工", "转人工"])[1]!;
    expect(person).toMatchObject({ reason: "requested", handoff: { skillGroup: "客服组" } });
  });
});

describe("anger", () => {
  const anger = { words: usualAngerWords, skillGroup: "安抚组" };
  test.each(["你们就是骗子，退款几天能收到", "this is a SCAM, where is my package", "我受够了"])(
    "%s is handed off, and why says which word",
    (question) => {
      const reply = robotWith({ anger }).ask(question, now, { explain: true });
      expect(reply).toMatchObject({ outcome: "handoff", reason: "anger", handoff: { skillGroup: "安抚组" }, answer: null });
      expect(reply.explanation!.anger).toHaveLength(1);
      expect(reply.explanation!.rules.at(-1)).toBe("anger");
    },
  );
  test("a wording that was taught so is answered; a word within another is none", () => {
    const robot = robotWith({ anger: { words: ["我要投诉", "sue"], skillGroup: null } });
    expect(robot.ask("我要投诉快递员", now)).toMatchObject({ outcome: "answered", reason: "exact" });
    expect(robot.ask("I want to cancel the issue", now).reason).not.toBe("anger");
    expect(robot.ask("我要投诉你", now).reason).toBe("anger");
  });
  test("goes before not our business, and a sensitive word before it", () => {
    const robot = createRobot(
      knowledge(shop, {
        settings: { ...settings, handOff: { ...off, anger: { words: ["骗子"], skillGroup: null } } },
        notOurs: ["骗子"],
        vocabulary: { synonyms: [], sensitive: [{ word: "炸弹" }] },
      }),
    );
    expect(robot.ask("骗子", now).reason).toBe("anger");
    expect(robot.ask("骗子，炸弹", now).outcome).toBe("blocked");
  });
});

describe("a question back", () => {
  const twins = [entry("card", ["怎么办理会员卡"]), entry("vip", ["怎么办理会员等级"])];
  const robot = (handOff: HandOffRules = off) =>
    createRobot(knowledge(twins, { settings: { ...settings, bands: { answer: 99, clarify: 1 }, handOff } }));
  test("is not asked a third time: not for the same words, not with the same options", () => {
    expect(said(talk(robot(), ["会员办理", "会员办理", "会员办理"]))).toEqual([
      "clarify middle",
      "clarify middle",
      "unanswered asked_back",
    ]);
    expect(said(talk(robot(), ["会员办理", "办理会员", "办理会员呀"])).at(-1)).toBe("unanswered asked_back");
  });
  test("may be asked again where an option was chosen", () => {
    const chosen: PastTurn = { outcome: "clarify", entry: "card", textKey: "会员办理", offered: ["card", "vip"] };
    expect(robot().ask("会员办理", { ...now, turns: [chosen, chosen] })).toMatchObject({ outcome: "clarify" });
  });
  test("that is not asked again is a miss", () => {
    const misses = { inARow: 1, skillGroup: null };
    expect(said(talk(robot({ ...off, misses }), ["会员办理", "会员办理", "会员办理"])).at(-1)).toBe("handoff misses");
  });
});

describe("the language of what is said", () => {
  const other = { language: "en" as const, clarify: "Which?", fallback: "Not learnt.", blocked: "No.", handoff: "One moment." };
  const robot = robotWith({}, { otherReplies: other });
  test.each([
    ["帮我修一下屋顶", "没学会。"],
    ["please fix my roof", "Not learnt."],
    ["iPhone 屋顶修一下", "没学会。"],
    // Of no language, and of one that there are no texts in.
    ["12345 🙂", "没学会。"],
    ["屋根を直してください", "没学会。"],
    ["13800138000", "没学会。"],
  ])("%s: %s", (question, text) => expect(robot.ask(question, now).text).toBe(text));
  test("none of these is offered in it, and people are called in it", () => {
    const asking = robotWith({}, { otherReplies: other, bands: { answer: 99, clarify: 1 } });
    const lines = asking.ask("cancel something", now).text.split("\n");
    expect([lines[0], lines.at(-1)]).toEqual(["Which?", "0. None of these"]);
    expect(robot.ask("talk to a human", now).text).toBe("One moment.");
  });
});
