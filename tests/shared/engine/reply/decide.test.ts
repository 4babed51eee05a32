import { describe, expect, test } from "vitest";
import { createRobot } from "../../../../shared/engine/robot.ts";
import type { EngineEntry } from "../../../../shared/engine/types.ts";
import { validityState } from "../../../../shared/engine/validity.ts";
import { entry, knowledge, now, settings, shop } from "../knowledge.ts";

const refund = shop.find((each) => each.id === "refund") ?? entry("refund", []);
const robotWith = (change: Partial<EngineEntry>) =>
  createRobot(knowledge([...shop.filter((each) => each.id !== "refund"), { ...refund, ...change }]));
const confident = "请问退款多久到账呀";

test("a confident question is answered", () => {
  expect(robotWith({}).ask(confident, now)).toMatchObject({
    outcome: "answered",
    reason: "confident",
    answer: { entry: "refund", text: "A:refund" },
    text: "A:refund",
    options: [],
    handoff: null,
  });
});

describe("a runner-up never stands in for the right entry when it may not speak", () => {
  const near = entry("near", ["退款找谁处理", "请问退款找谁"]);
  const changes: [string, Partial<EngineEntry>][] = [
    ["disabled", { enabled: false }],
    ["expired", { validUntil: now.at }],
    ["pending", { validFrom: "2026-06-01T04:00:01.000Z" }],
    ["no_answer", { answers: [] }],
    ["no_answer", { answers: [{ text: "only app", when: [{ field: "channel", in: ["app"] }] }] }],
  ];
  test.each(changes)("%s", (state, change) => {
    const robot = robotWith(change);
    robot.replace(near);
    for (const question of [confident, "退款多久到账"]) {
      const reply = robot.ask(question, { ...now, channel: "web" }, { explain: true });
      expect(reply).toMatchObject({ outcome: "unanswered", reason: "not_in_force", answer: null, text: "没学会。" });
      expect(reply.candidates[0]?.entry).toBe("refund");
      expect(reply.explanation?.candidates[0]?.state).toBe(state);
    }
    expect(robot.choose("refund", { ...now, channel: "web" })).toMatchObject({ outcome: "unanswered", reason: "not_in_force" });
  });
});

test("validity is half-open", () => {
  const entryFrom = { validFrom: "2026-01-01T00:00:00Z", validUntil: "2026-02-01T00:00:00+08:00" };
  expect(validityState(entryFrom, "2025-12-31T23:59:59Z")).toBe("pending");
  expect(validityState(entryFrom, "2026-01-01T00:00:00Z")).toBe("in_force");
  expect(validityState(entryFrom, "2026-01-31T16:00:00Z")).toBe("expired");
  expect(validityState({ validFrom: null, validUntil: null }, "2026-01-31T16:00:00Z")).toBe("in_force");
});

describe("clarification", () => {
  const twins = [
    entry("card", ["怎么办理会员卡", "会员卡办理"]),
    entry("vip", ["怎么办理会员证", "会员证办理"]),
    entry("points", ["会员积分怎么用"]),
  ];
  test("offers two or more numbered options, at most as many as set", () => {
    const low = { ...settings, bands: { answer: 72, clarify: 1 } };
    const reply = createRobot(knowledge(twins, { settings: low })).ask("会员办理", now);
    expect(reply).toMatchObject({ outcome: "clarify", answer: null });
    expect(reply.options.length).toBeGreaterThanOrEqual(2);
    const numbered = reply.options.map(({ question }, i) => `${i + 1}. ${question}`);
    expect(reply.text.split("\n")).toEqual(["您想问的是？", ...numbered, "0. 都不是"]);
    const two = createRobot(knowledge([...twins, entry("card2", ["会员卡怎么补办"])], { settings: { ...low, clarifyOptions: 2 } }));
    expect(two.ask("会员办理", now).options).toHaveLength(2);
  });
  test("never offers what may not speak; one option is asked about in words of its own", () => {
    const only = (enabled: boolean, confirm?: string) => {
      const entries = twins.map((each) => ({ ...each, enabled: enabled && each.id === "card" }));
      return createRobot(knowledge(entries, { settings: { ...settings, replies: { ...settings.replies, confirm } } })).ask("会员办理", now);
    };
    expect(only(false)).toMatchObject({ outcome: "unanswered", options: [] });
    expect(only(true)).toMatchObject({ outcome: "clarify", text: "您想问的是？\n1. 怎么办理会员卡\n0. 都不是" });
    expect(only(true, "是这个吗？").text).toBe("是这个吗？\n1. 怎么办理会员卡\n0. 都不是");
  });
  test("asks when the two best are equally near, however sure", () => {
    const answers = [{ text: "好的", when: [] }];
    const reply = createRobot(
      knowledge([entry("a", ["怎么办理会员卡呀"], { answers }), entry("b", ["会员卡怎么办理呢"], { answers }), ...shop], {
        settings: { ...settings, bands: { answer: 50, clarify: 40 } },
      }),
    ).ask("怎么办理会员卡呢", now);
    expect(reply).toMatchObject({ outcome: "clarify" });
    expect(reply.options.map((option) => option.entry).sort()).toEqual(["a", "b"]);
  });
  test("the chosen option is answered", () => {
    expect(createRobot(knowledge(twins)).choose("card", now, "会员 13812345678")).toMatchObject({
      outcome: "answered",
      reason: "chosen",
      text: "A:card",
      question: "会员 <PHONE>",
    });
    expect(createRobot(knowledge(twins)).choose("gone", now)).toMatchObject({ outcome: "unanswered", reason: "not_in_force" });
  });
});

describe("handing to a person", () => {
  const robot = createRobot(knowledge(shop, { skillGroups: { service: "客服一组" } }));
  test("happens on request, to the entry's or the category's team", () => {
    expect(robot.ask("转人工", now)).toMatchObject({
      outcome: "handoff",
      reason: "requested",
      confidence: 100,
      answer: null,
      handoff: { skillGroup: "客服一组", reason: "requested" },
      text: "正在转接。",
    });
    expect(robot.ask("我要找人工客服呀", now)).toMatchObject({ outcome: "handoff", reason: "requested" });
    expect(robot.choose("person", now)).toMatchObject({ outcome: "handoff", reason: "chosen", handoff: { skillGroup: "客服一组" } });
    const own = createRobot(
      knowledge([entry("p", ["转人工"], { handOff: { skillGroup: "VIP" }, category: "service" })], {
        skillGroups: { service: "客服一组" },
      }),
    );
    expect(own.ask("转人工", now)).toMatchObject({ answer: null, related: [], handoff: { skillGroup: "VIP" }, text: "A:p" });
  });
  test("does not happen while the entry is disabled", () => {
    expect(
      createRobot(knowledge([entry("p", ["转人工"], { handOff: { skillGroup: null }, enabled: false })])).ask("转人工", now),
    ).toMatchObject({ outcome: "unanswered", reason: "not_in_force" });
  });
});

describe("answers by condition", () => {
  const conditional = entry("fee", ["运费多少"], {
    answers: [
      { text: "default 1", when: [] },
      { text: "app", when: [{ field: "Channel", in: ["APP"] }] },
      {
        text: "gold night",
        when: [
          { field: "level", in: ["gold"] },
          { field: "time", in: ["2026-06-01T12:00/2026-06-01T13:00"] },
        ],
      },
      { text: "june", when: [{ field: "time", in: ["2026-06-02/", "/2026-05-01"] }] },
      { text: "default 2", when: [] },
    ],
  });
  const robot = createRobot(knowledge([conditional]));
  const textFor = (more: object) => robot.ask("运费多少", { ...now, ...more }).text;
  test("the first whose conditions hold is given, the default last, whatever their order", () => {
    expect(textFor({})).toBe("default 1");
    expect(textFor({ channel: "app" })).toBe("app");
    expect(textFor({ channel: "web", context: { Level: "Gold" } })).toBe("gold night");
    expect(textFor({ context: { level: "silver" } })).toBe("default 1");
  });
  test("times are the shop's, half-open", () => {
    expect(textFor({ context: { level: "gold" }, at: "2026-06-01T03:59:59Z" })).toBe("default 1");
    expect(textFor({ context: { level: "gold" }, at: "2026-06-01T05:00:00Z" })).toBe("default 1");
    expect(textFor({ at: "2026-06-01T16:00:00Z" })).toBe("june");
    expect(textFor({ at: "2026-04-30T15:59:59Z" })).toBe("june");
    expect(textFor({ at: "2026-04-30T16:00:00Z" })).toBe("default 1");
  });
  test("a day and a time may be parted by a blank, as people type them", () => {
    const typed = [{ text: "from eight", when: [{ field: "time", in: [" 2026-06-01 08:00 / 2026-06-01 20:30 "] }] }];
    const open = createRobot(knowledge([entry("fee", ["运费多少"], { answers: [...typed, { text: "else", when: [] }] })]));
    const at = (time: string) => open.ask("运费多少", { ...now, at: `2026-06-01T${time}+08:00` }).text;
    expect(["07:59:59", "08:00:00", "20:29:59", "20:30:00"].map(at)).toEqual(["else", "from eight", "from eight", "else"]);
  });
  test("wordings of one answer rotate by how often the conversation was given it", () => {
    const given = { outcome: "answered" as const, entry: "fee", textKey: "x" };
    expect(textFor({ turns: [given] })).toBe("default 2");
    expect(textFor({ turns: [given, { ...given, entry: "other" }, { ...given, outcome: "clarify" as const }] })).toBe("default 2");
    expect(textFor({ turns: [given, given] })).toBe("default 1");
  });
});

test("related questions are those that may speak, in order", () => {
  const robot = createRobot(
    knowledge([
      entry("a", ["甲怎么办"], { related: ["c", "gone", "b", "a", "d", "c"] }),
      entry("b", ["乙怎么办"]),
      entry("c", ["丙怎么办"]),
      entry("d", ["丁怎么办"], { enabled: false }),
    ]),
  );
  expect(robot.ask("甲怎么办", now).related.map((each) => each.entry)).toEqual(["c", "b"]);
});
