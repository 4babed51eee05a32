import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { buildRobot, createRobot, type Robot } from "../../../shared/engine/robot.ts";
import { textKey } from "../../../shared/engine/text.ts";
import { entry, knowledge, negative, now, settings, shop } from "./knowledge.ts";

const robot = createRobot(knowledge(shop, { skillGroups: { service: "客服一组" } }));
const asked = [
  "密码忘了怎么办",
  "退款要几天",
  "发票",
  "how do i cancel",
  "cancel my order",
  "什么时候到",
  "手机号",
  "whats the delivery time",
  "天气怎么样",
  "QQ不能登",
  "券",
  "order",
  "我要退货退款",
];
const answersOf = (one: Robot) => asked.map((question) => one.ask(question, now));

describe("questions reach what was taught", () => {
  test("密码忘了怎么办 finds 如何修改密码", () => {
    expect(robot.ask("密码忘了怎么办", now).candidates[0]?.entry).toBe("password");
    const barely = createRobot(knowledge([entry("password", ["如何修改密码"]), ...shop.filter((other) => other.id !== "password")]));
    expect(barely.ask("密码忘了怎么办", now).candidates[0]?.entry).toBe("password");
  });
  test("a taught wording is answered with confidence 100, however it is typed", () => {
    for (const question of [
      "如何修改密码",
      "如何修改密碼",
      "如何 修改密码？",
      "如何修改\u200b密码",
      "ｑｑ登不了",
      "QQ登不了！",
      "WHEN WILL MY ORDER ARRIVE",
      "Ｗhen will my order arrive?",
    ]) {
      expect(robot.ask(question, now)).toMatchObject({ outcome: "answered", reason: "exact", confidence: 100 });
    }
  });
  test("typing errors and other word orders still find the entry", () => {
    expect(robot.ask("how long is the waranty period", now).candidates[0]?.entry).toBe("warranty");
    expect(robot.ask("whre is my pakage", now).candidates[0]?.entry).toBe("delivery");
    expect(robot.ask("专票能开吗", now).candidates[0]?.entry).toBe("invoice");
  });
  test("nothing but punctuation is unanswered", () => {
    for (const question of ["", "？？", " … ", "\u200b"])
      expect(robot.ask(question, now)).toMatchObject({ outcome: "unanswered", reason: "nothing", confidence: 0, candidates: [] });
  });
  test("what nobody taught is unanswered", () => {
    expect(robot.ask("今天天气真好", now)).toMatchObject({ outcome: "unanswered", text: "没学会。" });
    expect(robot.ask("zzzz vvvv", now)).toMatchObject({ outcome: "unanswered", reason: "nothing" });
  });
  test("an empty knowledge base answers nothing", () => {
    expect(createRobot(knowledge([])).ask("你好", now)).toMatchObject({ outcome: "unanswered", reason: "nothing" });
  });
  test("the reply carries the masked question and its key only", () => {
    const reply = robot.ask("我的手机13812345678收不到验证码", now);
    expect(reply.question).toBe("我的手机<PHONE>收不到验证码");
    expect(reply.textKey).toBe(textKey("我的手机13912345678 收不到验证码!"));
    expect(JSON.stringify(robot.ask("我的手机13812345678收不到验证码", now, { explain: true }))).not.toContain("13812345678");
  });
});

describe("keys", () => {
  test("of two entries teaching one wording the lowest id answers, in any order of loading", () => {
    const twins = [entry("b", ["你好呀"]), entry("a", ["你好呀！"])];
    for (const entries of [twins, twins.toReversed()]) {
      const two = createRobot(knowledge(entries));
      expect(two.exactEntry(textKey("你好呀"))).toBe("a");
      expect(two.ask("你好呀", now).answer?.entry).toBe("a");
    }
  });
  test("a negative wording never answers its entry", () => {
    const entries = [entry("hot", ["怎么调高温度", "温度怎么调高"], { similar: [negative("怎么调低温度")] }), entry("light", ["灯怎么开"])];
    const reply = createRobot(knowledge(entries)).ask("怎么调低温度", now);
    expect(reply.candidates.map((candidate) => candidate.entry)).not.toContain("hot");
    expect(createRobot(knowledge(entries)).exactEntry(textKey("怎么调低温度"))).toBeNull();
  });
  test("a question nearer to a negative wording than to a positive one scores less", () => {
    const wordings = ["怎么调高温度", "温度怎么调高"];
    const without = createRobot(knowledge([entry("hot", wordings)])).ask("请问怎么调低温度", now);
    const withNegative = createRobot(knowledge([{ ...entry("hot", wordings), similar: [negative("怎么调低温度")] }])).ask(
      "请问怎么调低温度",
      now,
    );
    expect(withNegative.confidence).toBeLessThan(without.confidence);
  });
  test("questions that are not our business are never answered, until they are taken off the list", () => {
    const one = createRobot(knowledge(shop, { notOurs: ["退款要几天到账呢"] }));
    expect(one.ask("退款要几天到账呢！", now)).toMatchObject({ outcome: "unanswered", reason: "not_ours" });
    one.removeNotOurs("退款要几天到账呢");
    expect(one.ask("退款要几天到账呢！", now).reason).not.toBe("not_ours");
    one.addNotOurs("退款要几天到账呢");
    expect(one.ask("退款要几天到账呢！", now).reason).toBe("not_ours");
  });
});

describe("the state of the knowledge is all that counts", () => {
  test("the order of entries does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(shop, { minLength: shop.length }), (entries) => {
        expect(answersOf(createRobot(knowledge(entries)))).toEqual(answersOf(createRobot(knowledge(shop))));
      }),
      { seed: 20_261_122, numRuns: 10 },
    );
  });
  test("adding and removing an entry gives the same replies as before", () => {
    const one = createRobot(knowledge(shop));
    const before = answersOf(one);
    const extra = entry("extra", ["退款要几天", "天气怎么样", "delivery time and weather"]);
    one.replace(extra);
    expect(one.ask("退款要几天", now).answer?.entry).toBe("extra");
    expect(one.size).toBe(shop.length + 1);
    one.remove("extra");
    one.remove("never there");
    expect(one.knows("extra")).toBe(false);
    expect(answersOf(one)).toEqual(before);
  });
  test("a robot changed entry by entry gives the replies of one made anew", () => {
    const one = createRobot(knowledge(shop.map((each) => entry(each.id, [`旧的${each.question}`, "order 密码"]))));
    for (const each of shop.toReversed()) one.replace(each);
    expect(answersOf(one)).toEqual(answersOf(createRobot(knowledge(shop))));
  });
  const many = Array.from({ length: 900 }, (_, i) =>
    entry(`e${i}`, [`第${i}个问题怎么办`, `如何处理第${i}种情况`, `what about case ${i * 7}`]),
  );
  const manyAsked = ["第5个问题", "处理情况", "case 35", "waht about case", "怎么办", "密码忘了怎么办"];
  test("all of this holds where an index chooses the candidates", () => {
    const made = createRobot(knowledge([...shop, ...many]));
    const before = manyAsked.map((question) => made.ask(question, now));
    expect(before[5]?.candidates[0]?.entry).toBe("password");
    for (let i = 0; i < 900; i += 90) made.replace(entry(`e${i}`, ["怎么办 case"]));
    for (let i = 0; i < 900; i += 90) made.replace(many[i] ?? entry("e0", []));
    expect(manyAsked.map((question) => made.ask(question, now))).toEqual(before);
    const reversed = createRobot(knowledge([...many, ...shop].toReversed()));
    expect(manyAsked.map((question) => reversed.ask(question, now))).toEqual(before);
  });
  test("made in slices it is the same robot, and it pauses", async () => {
    let pauses = 0;
    const sliced = await buildRobot(knowledge([...shop, ...many]), { pause: async () => void pauses++ });
    expect(pauses).toBeGreaterThan(1);
    expect(answersOf(sliced)).toEqual(answersOf(createRobot(knowledge([...shop, ...many]))));
  });
  test("the bands decide what is answered, but for exact matches", () => {
    const one = createRobot(knowledge(shop, { settings: { ...settings, bands: { answer: 100, clarify: 100 } } }));
    expect(one.ask("退款要几天能到账", now)).toMatchObject({ outcome: "unanswered", reason: "low" });
    expect(one.ask("退款多久到账", now)).toMatchObject({ outcome: "answered", reason: "exact" });
  });
});

test("any text is answered without error, and never grows", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 1200 }),
        fc.string({ unit: "grapheme" }),
        fc.array(fc.constantFrom("退款", "order ", "\ud800", "​", "١", "<", "密")).map((all) => all.join("")),
      ),
      (text) => {
        const reply = robot.ask(text, now, { explain: true });
        expect(reply.candidates.length).toBeLessThanOrEqual(10);
        robot.search(text, 5);
        robot.similar(text, 5);
        robot.choose("refund", now, text);
      },
    ),
    { seed: 20_261_122, numRuns: 200 },
  );
});
