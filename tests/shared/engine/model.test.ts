import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { modelBytes, readModel } from "../../../shared/engine/model.ts";
import { buildRobot, createRobot, type Robot } from "../../../shared/engine/robot.ts";
import { trainModel, trainNow } from "../../../shared/engine/training.ts";
import { entry, knowledge, negative, now, shop } from "./knowledge.ts";

const known = knowledge(shop, { notOurs: ["你们招人吗"] });
const model = trainNow(known);
const robot = createRobot(known, model);
const asked = [
  "密码忘了怎么办呀",
  "退款要几天",
  "发票",
  "how do i cancel",
  "whats the delivery time",
  "天气怎么样",
  "券",
  "我要退货退款",
  "order",
];
const answersOf = (one: Robot) => asked.map((question) => one.ask(question, now, { explain: true }));

describe("the same knowledge makes the same model", () => {
  test("bit by bit, in any order of entries and of not-our-business questions", () => {
    const bytes = modelBytes(model);
    fc.assert(
      fc.property(fc.shuffledSubarray(shop, { minLength: shop.length }), (entries) => {
        expect(modelBytes(trainNow(knowledge(entries, { notOurs: known.notOurs })))).toEqual(bytes);
      }),
      { seed: 20_261_122, numRuns: 3 },
    );
  });
  test("under other ids, as a second import gives them, it answers alike", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{8}$/), (prefix) => {
        const named = shop.map((each, i) => ({ ...each, id: `${prefix}${(i * 7) % 10}${i}` }));
        const again = trainNow(knowledge(named, { notOurs: known.notOurs }));
        const first = new Map(named.map(({ id }, i) => [id, shop[i]!.id]));
        expect(modelBytes({ ...again, entries: again.entries.map((id) => first.get(id)!) })).toEqual(modelBytes(model));
      }),
      { seed: 20_261_122, numRuns: 3 },
    );
  });
  test("read back from bytes it gives the same answers, and odd characters survive", () => {
    const odd = knowledge([...shop, entry("odd", ["\ud800 \ud801 怎么", "l\u2028ine 密", "😀😀 ok"])]);
    const trained = trainNow(odd);
    const read = readModel(modelBytes(trained));
    expect(read).toEqual(trained);
    expect(answersOf(createRobot(odd, read))).toEqual(answersOf(createRobot(odd, trained)));
  });
  test("bytes that are no model, or only half of one, are refused", () => {
    expect(() => readModel(new Uint8Array([1, 2, 3]))).toThrow(RangeError);
    expect(() => readModel(modelBytes(model).slice(0, -64))).toThrow(RangeError);
  });
  test("training comes in slices and tells how far it is", () => {
    const steps = [...trainModel(known)];
    expect(steps.length).toBeGreaterThan(shop.length);
    expect(steps.every(({ done, total }, i) => done <= total && done >= (steps[i - 1]?.done ?? 0))).toBe(true);
  });
});

describe("a robot with a model", () => {
  test("is whole, and ranks by it", async () => {
    expect(robot).toMatchObject({ trained: true, provisional: false });
    expect(robot.ask("密码忘了怎么办呀", now).candidates[0]?.entry).toBe("password");
    expect(robot.ask("whre is my pakage", now).candidates[0]?.entry).toBe("delivery");
    expect(robot.ask("今天天气真好", now).outcome).toBe("unanswered");
    expect(answersOf(await buildRobot(known, { model }))).toEqual(answersOf(robot));
  });
  test("takes no model of another engine", () => {
    expect(createRobot(known, { ...model, engineVersion: "0" }).trained).toBe(false);
  });
  test("answers by a saved entry at once, is provisional until the full retrain, and whole again if the change is undone", () => {
    const one = createRobot(known, model);
    const before = answersOf(one);
    const extra = entry("weather", ["天气怎么样", "明天会下雨吗", "今天气温多少度"]);
    one.replace(extra);
    expect(one.provisional).toBe(true);
    expect(one.ask("请问明天下雨吗", now).candidates[0]?.entry).toBe("weather");
    one.remove("weather");
    expect(one.provisional).toBe(false);
    expect(answersOf(one)).toEqual(before);
    const refund = shop.find(({ id }) => id === "refund") ?? extra;
    one.replace({ ...refund, similar: [] });
    expect(one.provisional).toBe(true);
    one.replace(refund);
    expect(one.provisional).toBe(false);
    expect(answersOf(one)).toEqual(before);
  });
  test("adding and removing an entry gives, after the full retrain, the same model", () => {
    const more = [...shop, entry("weather", ["天气怎么样"])];
    expect(modelBytes(trainNow(knowledge(more)))).not.toEqual(modelBytes(trainNow(knowledge(shop))));
    expect(modelBytes(trainNow(knowledge(more.slice(0, -1))))).toEqual(modelBytes(trainNow(knowledge(shop))));
  });
  test("made with the model of an older draft it retrains what changed and forgets what is gone", () => {
    const entries = [...shop.filter(({ id }) => id !== "coupon"), entry("weather", ["天气怎么样", "明天会下雨吗"])];
    const one = createRobot(knowledge(entries, { notOurs: known.notOurs }), model);
    expect(one.provisional).toBe(true);
    expect(one.ask("优惠券怎么用", now).candidates.map((each) => each.entry)).not.toContain("coupon");
    expect(one.ask("明天下雨吗", now).candidates[0]?.entry).toBe("weather");
  });
  test("a change of the not-our-business questions is provisional too", () => {
    const one = createRobot(known, model);
    one.addNotOurs("有没有兼职");
    expect(one.provisional).toBe(true);
    expect(one.ask("有没有兼职", now).reason).toBe("not_ours");
  });
  test("a negative wording pushes its like away", () => {
    const hot = ["怎么调高温度", "温度怎么调高", "把温度调高一点"];
    const cold = ["怎么调低温度", "温度怎么调低"].map(negative);
    const others = knowledge([...shop, entry("hot", hot)]);
    const taught = knowledge([
      ...shop,
      entry("hot", hot, { similar: [...hot.slice(1).map((text, i) => ({ id: `${i}`, text, kind: "positive" as const })), ...cold] }),
    ]);
    const scoreIn = (one: typeof others) =>
      createRobot(one, trainNow(one))
        .ask("请问怎么把温度调低", now)
        .candidates.find((each) => each.entry === "hot")?.score ?? -9;
    expect(scoreIn(taught)).toBeLessThan(scoreIn(others));
  });
  test("width, script, case and invisible characters do not matter", () => {
    for (const [typed, id] of [
      ["如何修改密碼", "password"],
      ["ｑｑ登不了", "qq"],
      ["WHEN WILL MY ORDER ARRIVE", "delivery"],
      ["退款\u200b多久到账", "refund"],
    ])
      expect(robot.ask(typed ?? "", now)).toMatchObject({ reason: "exact", confidence: 100, answer: { entry: id } });
  });
  test("any text is answered without error", () => {
    const piece = fc.constantFrom("退款", "order ", "\ud800", "​", "١", "<", "密", "怎么", "my ");
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 600 }),
      fc.array(piece).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (question) => {
        const { candidates, explanation } = robot.ask(question, now, { explain: true });
        const best = candidates[0];
        const sum = (explanation?.reading ?? []).reduce((total, { contribution }) => total + (contribution ?? 0), 0);
        if (best) expect(Math.abs(sum - best.score)).toBeLessThan(1e-6);
        for (const each of explanation?.candidates ?? [])
          expect(Math.abs(each.parts.reduce((total, part) => total + part.value, 0) - each.score)).toBeLessThan(1e-6);
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});

test("small and empty knowledge trains", () => {
  for (const entries of [[], [entry("one", ["你好"])], [entry("one", [""])], [entry("one", ["你好"]), entry("two", ["再见", "拜拜"])]]) {
    const small = knowledge(entries);
    const one = createRobot(small, readModel(modelBytes(trainNow(small))));
    one.ask("你好啊", now, { explain: true });
    one.replace(entry("three", ["谢谢"]));
    expect(one.ask("谢谢", now).answer?.entry).toBe("three");
  }
});

test("labelled questions refit the confidence", () => {
  const labelled = Array.from({ length: 60 }, (_, i) => ({
    question: asked[i % asked.length] ?? "",
    entry: i % 2 === 0 ? "refund" : null,
  }));
  const one = createRobot(known, model);
  const fitted = one.fitConfidence(labelled);
  expect(fitted.coefficients.every(Number.isFinite)).toBe(true);
  expect(createRobot(known, { ...model, calibration: fitted }).appraise("退款要几天")?.likelihood).toBeLessThan(1);
});
