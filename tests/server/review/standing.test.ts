// When a missed question counts as dealt with: for each reason it is there for, taught by a decision or without one.
import { describe, expect, test } from "vitest";
import { teach } from "../../support/app.ts";
import { decide, kb, later, missed, publish, queue, reviewed, trainer } from "./support.ts";

reviewed();

const inTwoDays = "2026-07-12T08:00:00.000Z";
const outOfForce = { outcome: "unanswered", reason: "not_in_force" } as const;

describe("taught elsewhere, it leaves by itself", () => {
  test("where there was no answer, one below the band, or a hand-off, or nothing that was offered was meant", async () => {
    missed("没有答案");
    missed("把握太小", 1, { outcome: "answered", reason: "confident", entry: "e_1", confidence: 40 });
    missed("交给人工了", 1, { outcome: "handoff", reason: "misses" });
    missed("都不是我要的", 1, { outcome: "clarify", reason: "close", none: true });
    missed("没有帮助", 1, { outcome: "answered", reason: "exact", entry: "e_1", helpful: false });
    const reasons = (await trainer.call("listClusters", { kb })).rows.map((row) => row.reason);
    expect(reasons.sort()).toEqual(["handed_off", "low_confidence", "none_of_these", "unanswered", "unhelpful"]);
    await teach(trainer, kb, "教过的", ["没有答案", "把握太小", "交给人工了", "都不是我要的", "没有帮助"]);
    expect(await queue()).toEqual(["没有帮助"]);
  });

  test("where its entry was not in force: as soon as one that is in force teaches it, and only as long", async () => {
    missed("夏天有活动吗", 1, outOfForce);
    await teach(trainer, kb, "夏天的活动", ["夏天有活动吗"], { validUntil: inTwoDays });
    expect(await queue()).toEqual([]);
    later(49);
    expect(await queue()).toEqual(["夏天有活动吗"]);
  });
});

test("taught by a decision, one whose entry was not in force comes back only when it is missed again while that entry is not", async () => {
  const entry = await teach(trainer, kb, "夏天的活动", [], { validUntil: inTwoDays });
  await decide(missed("夏天有活动吗", 1, outOfForce), { kind: "taught", entry });
  await decide(missed("暑假有活动吗", 1, outOfForce), { kind: "taught", entry });
  await publish();
  later(1);
  missed("夏天有活动吗", 1, outOfForce);
  expect(await queue()).toEqual([]);
  later(48);
  expect(await queue()).toEqual(["夏天有活动吗"]);
});

test("one for which nothing offered was meant comes back when that happens again once that is published", async () => {
  const none = { outcome: "clarify", reason: "close", none: true } as const;
  const entry = await teach(trainer, kb, "发货时间");
  await decide(missed("几点发货", 1, none), { kind: "taught", entry });
  expect(await queue()).toEqual([]);
  later(1);
  // Customers still talk to the version of before.
  missed("几点发货", 1, none);
  expect(await queue()).toEqual([]);
  await publish();
  later(1);
  missed("几点发货", 1, none);
  expect(await queue()).toEqual(["几点发货"]);
});

test("misses of one moment, as many each, stand in the order of their ids", async () => {
  for (const text of ["一", "二", "三", "四", "五", "六"]) missed(text);
  for (const sort of ["best", "gain", "count", "recent"] as const) {
    const ids = (await trainer.call("listClusters", { kb, sort })).rows.map((row) => row.id);
    expect(ids).toEqual(ids.toSorted());
  }
});

test("what asks nothing is set aside, however often it was typed, and can be looked at there", async () => {
  missed("发票怎么开");
  later(1);
  missed("1", 9);
  missed("？？？", 7);
  later(1);
  missed("能货到付款吗", 2);
  later(1);
  missed("asdfgh", 8);
  missed("气死我了", 1);
  expect(await queue()).toEqual(["能货到付款吗", "发票怎么开"]);
  expect((await trainer.call("listClusters", { kb })).noise).toBe(4);
  for (const sort of ["best", "count"]) expect(await queue({ tray: "true", sort })).toEqual(["1", "asdfgh", "？？？", "气死我了"]);
});

test("a wording of 500 characters is taught, one of 501 is not", async () => {
  const entry = await teach(trainer, kb, "很长的");
  expect((await decide(missed("长".repeat(500)), { kind: "taught", entry })).decision).toBeTruthy();
  const long = missed("长".repeat(501));
  const answer = await trainer.try("decideCluster", { kb, cluster: long, members: [long], decision: { kind: "taught", entry } });
  expect(answer).toMatchObject({ status: 422, json: { error: { details: { field: "text" } } } });
});
