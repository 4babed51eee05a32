// The answer as silent evidence: its words bring an entry nearer where its wordings do not hold them, and are never a match.
import { describe, expect, test } from "vitest";
import { createRobot, type Robot } from "../../../../shared/engine/robot.ts";
import { checkOwnWordings, trainNow } from "../../../../shared/engine/training.ts";
import type { EngineEntry, Reply } from "../../../../shared/engine/types.ts";
import { runThrough } from "../../../../shared/engine/learn/slices.ts";
import { entry, knowledge, negative, now, shop } from "../knowledge.ts";

const said = (text: string, when: EngineEntry["answers"][number]["when"] = []) => ({ text, when });
const swatch = entry("swatch", ["可以先看看布料吗", "布料能寄来摸一摸吗"], {
  answers: [said("可以，**色卡**免费寄，在[商品页](https://shop.example/swatch)点「索取」即可。")],
});
const mute = { ...swatch, answers: [said("好的")] };
const known = (first: EngineEntry) => knowledge([first, ...shop]);
const explained = (entries: EngineEntry[], question: string): Reply => {
  const all = knowledge(entries);
  return createRobot(all, trainNow(all)).ask(question, now, { explain: true });
};

describe.each([
  ["with a model", (of: ReturnType<typeof knowledge>) => createRobot(of, trainNow(of))],
  ["without", (of: ReturnType<typeof knowledge>) => createRobot(of)],
])("%s", (_, robotOf) => {
  test("a question in the words of an answer finds its entry, and is surer of it than without the answer", () => {
    const [best] = robotOf(known(swatch)).ask("有色卡寄吗", now).candidates;
    expect(best?.entry).toBe("swatch");
    const without = robotOf(known(mute))
      .ask("有色卡寄吗", now)
      .candidates.find((candidate) => candidate.entry === "swatch");
    expect(best?.score).toBeGreaterThan(without?.score ?? 0);
  });
  test("an answer asked word by word is no exact match", () => {
    const text = "色卡免费寄到家";
    const reply = robotOf(known({ ...swatch, answers: [said(text)] })).ask(text, now);
    expect(reply.candidates[0]?.entry).toBe("swatch");
    expect(reply.reason).not.toBe("exact");
    expect(reply.candidates[0]?.confidence).toBeLessThan(100);
  });
  test("an answer that has nothing of the question does not make its entry's wordings count less", () => {
    const pooled = (first: EngineEntry) => robotOf(known(first)).appraise("布料看看")?.evidence.pooled ?? 0;
    const one = (text: string) => ({ ...entry("swatch", ["可以先看看布料吗"]), answers: [said(text)] });
    // Its words weigh a little less for one more text beside it.
    expect(pooled(one("hello"))).toBeGreaterThan(0.97 * pooled(one("可以先看看布料吗")));
  });
});

test("what is read is the answer that needs no condition, or the first; an answer that repeats a wording, and a negative wording, add nothing", () => {
  const wechat = said("微信里发你色卡", [{ field: "channel", in: ["wechat"] }]);
  const nearest = (answers: EngineEntry["answers"], question: string) =>
    explained([{ ...swatch, answers }, ...shop], question).explanation?.nearest.filter(({ kind }) => kind === "answer");
  expect(nearest([wechat, said("索取小样免费")], "色卡")).toEqual([]);
  expect(nearest([wechat, said("索取小样免费")], "索取小样")?.map(({ wording }) => wording)).toEqual(["索取小样免费"]);
  expect(nearest([wechat], "色卡")?.map(({ wording }) => wording)).toEqual(["微信里发你色卡"]);
  expect(nearest([said("布料能寄来摸一摸吗？")], "布料摸一摸")).toEqual([]);
  expect(nearest([], "色卡")).toEqual([]);
});

test("the explanation names it as the answer's, in plain words, and its parts still add up to the score", () => {
  const { explanation } = explained([swatch, ...shop], "色卡在商品页索取");
  const [first] = explanation?.nearest ?? [];
  expect(first).toMatchObject({ entry: "swatch", kind: "answer", wording: "可以，色卡免费寄，在商品页点「索取」即可。" });
  const [best] = explanation?.candidates ?? [];
  expect(best?.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(best?.score ?? 0, 9);
  expect(best?.contributions.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(best?.score ?? 0, 9);
});

test("of a long answer the beginning is read, without its links and marks", () => {
  const text = `# Swatches\n\nAsk for \`a\` ![picture](https://x.example/a.png) <b>here</b> https://y.example/zebra ${"and more ".repeat(2_000)}zebra`;
  const answer = explained(
    [entry("swatch", ["fabric samples"], { answers: [said(text)] }), ...shop],
    "ask swatches picture here",
  ).explanation?.nearest.find(({ kind }) => kind === "answer")?.wording;
  expect(answer).toMatch(/^Swatches Ask for a !picture here and more and more/);
  expect(answer?.length).toBeLessThanOrEqual(150);
});

test("a saved answer is seen by the next question, and the model is then out of date", () => {
  const before = known(mute);
  const nearestAnswer = (one: Robot) =>
    one.ask("有色卡寄吗", now, { explain: true }).explanation?.nearest.find(({ kind, similarity }) => kind === "answer" && similarity > 0)
      ?.wording;
  const robot = createRobot(before, trainNow(before));
  expect(robot.provisional).toBe(false);
  robot.replace(swatch);
  expect(robot.provisional).toBe(true);
  expect(nearestAnswer(robot)).toBe("可以，色卡免费寄，在商品页点「索取」即可。");
  robot.replace(mute);
  expect(robot.provisional).toBe(false);
  expect(nearestAnswer(robot)).toBeUndefined();
});

test("answers are not among an entry's own wordings, are never moved, and bar nobody", () => {
  const all = knowledge([swatch, entry("other", ["色卡多少钱"], { answers: [said("色卡免费")] }), ...shop]);
  const model = trainNow(all);
  const own = runThrough(checkOwnWordings(all, model)).filter((one) => one.entry === "swatch");
  expect(own.map(({ text }) => text)).toEqual(["可以先看看布料吗", "布料能寄来摸一摸吗"]);
  const fixes = runThrough(createRobot(all, model).whyNot("色卡免费吗", "other")).map(({ fix }) => fix);
  expect(fixes.filter((fix) => fix.kind === "move_wording").map((fix) => "text" in fix && fix.text)).not.toContain("色卡免费");
  const barred = knowledge([{ ...swatch, similar: [...swatch.similar, negative("色卡免费寄")] }, ...shop]);
  expect(
    createRobot(barred, trainNow(barred))
      .ask("色卡免费寄", now)
      .candidates.map((candidate) => candidate.entry),
  ).not.toContain("swatch");
});
