// Spot checks: what is drawn, how it is labelled, and the figures that come of it.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDraw } from "../../../server/spotChecks/draw.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { newTurn } from "../logs/support.ts";
import { answered, itemsOf, log, say } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let trainer: Client;
let viewer: Client;
let kb: string;
let now = "";

// People are signed out when their role changes: each test has a shop of its own.
beforeEach(async () => {
  now = "2026-07-10T08:00:00.000Z";
  server = await startShop({ now: () => now });
  kb = server.kb;
  trainer = await signInAs(server, "trainer");
  viewer = await signInAs(server, "viewer");
});
afterEach(async () => {
  expect(server.logged()).not.toContain("internal error");
  await server.end();
});

const at = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString();

describe("the sample", () => {
  test("is the same for the same seed and filter, and another for another seed", async () => {
    log(
      server,
      kb,
      Array.from({ length: 300 }, (_, i) => newTurn(`问题${i}`, { at: at(-i / 10) })),
    );
    const draw = async (seed: number) => {
      const check = await trainer.call("startSpotCheck", { kb, seed, size: 20 });
      expect(check).toMatchObject({ seed, size: 20, population: 300, turns: 20, items: 20, labelled: 0 });
      return (await itemsOf(trainer, kb, check.id)).map((item) => item.text);
    };
    const [first, again, other] = [await draw(5), await draw(5), await draw(6)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first).size).toBe(20);
  });

  test("any row is as likely as any other, whatever the slices", () => {
    const times = new Map<number, number>();
    for (let seed = 0; seed < 1_000; seed++) {
      const draw = createDraw(seed, 10);
      draw.offer(Array.from({ length: 37 }, (_, i) => i + 1));
      draw.offer(Array.from({ length: 63 }, (_, i) => i + 38));
      expect(draw.offered()).toBe(100);
      for (const row of draw.drawn()) times.set(row, (times.get(row) ?? 0) + 1);
    }
    // 100 each expected: chi-square with 99 degrees of freedom lies below 149 in 999 of 1,000.
    const chi = Array.from({ length: 100 }, (_, i) => ((times.get(i + 1) ?? 0) - 100) ** 2 / 100).reduce((a, b) => a + b, 0);
    expect(chi).toBeLessThan(149);
    const whole = createDraw(3, 10);
    whole.offer(Array.from({ length: 100 }, (_, i) => 100 - i));
    const sliced = createDraw(3, 10);
    for (let i = 1; i <= 100; i++) sliced.offer([i]);
    expect(sliced.drawn()).toEqual(whole.drawn());
  });

  test("holds live answers, clarifications and misses of the last seven days of the shop, and nothing else", async () => {
    const entry = await teach(server.admin, kb, "怎么退货");
    log(server, kb, [
      answered("答了", entry, 90),
      newTurn("问清", { outcome: "clarify", reason: "middle" }),
      newTurn("没答"),
      newTurn("脏话", { outcome: "blocked", reason: "sensitive" }),
      newTurn("转人工", { outcome: "handoff", reason: "requested", entry }),
      newTurn("导入的", { source: "imported" }),
      newTurn("试问的", { source: "simulated" }),
      // The shop's day began at 16:00 UTC: this is still in, six days and 15 hours before its midnight.
      newTurn("六天前", { at: "2026-07-03T16:00:00.000Z" }),
      newTurn("七天前", { at: "2026-07-03T15:59:59.000Z" }),
    ]);
    const check = await trainer.call("startSpotCheck", { kb });
    expect(check).toMatchObject({ from: "2026-07-04", until: "2026-07-10", population: 4, turns: 4, by: "trainer" });
    const items = await itemsOf(viewer, kb, check.id);
    expect(items.map((item) => item.text).sort()).toEqual(["六天前", "没答", "答了", "问清"].sort());
    expect(items.find((item) => item.text === "答了")).toMatchObject({
      given: entry,
      givenQuestion: "怎么退货",
      confidence: 90,
      times: 1,
      label: null,
    });
    const only = await trainer.call("startSpotCheck", { kb, outcomes: ["clarify"], from: "2026-07-10", until: "2026-07-10" });
    expect((await itemsOf(trainer, kb, only.id)).map((item) => item.text)).toEqual(["问清"]);
  });

  test("asks for the same question with the same answer once", async () => {
    const [one, two] = [await teach(server.admin, kb, "怎么退货"), await teach(server.admin, kb, "怎么换货")];
    log(server, kb, [
      answered("能退吗", one, 80, { at: at(-3) }),
      answered("能退吗？", one, 85, { at: at(-1) }),
      answered("能退吗", two, 60),
      newTurn("能退吗"),
    ]);
    const check = await trainer.call("startSpotCheck", { kb });
    expect(check).toMatchObject({ turns: 4, items: 3 });
    const items = await itemsOf(trainer, kb, check.id);
    const times = (given: string | null) => items.find((item) => item.given === given)?.times;
    expect([times(one), times(two), times(null)]).toEqual([2, 1, 1]);
    expect(items.find((item) => item.given === one)).toMatchObject({ confidence: 85, at: at(-1) });
  });

  test("outlives the log", async () => {
    log(server, kb, [newTurn("几点开门")]);
    const check = await trainer.call("startSpotCheck", { kb });
    server.app.logs.prepare("DELETE FROM turns WHERE kb_id = ?").run(kb);
    await say(trainer, kb, check.id, "几点开门", { verdict: "not_ours" });
    expect((await itemsOf(trainer, kb, check.id))[0]).toMatchObject({ text: "几点开门", label: { verdict: "not_ours" } });
  });

  test("is refused where there is nothing to draw, to viewers, and with days the wrong way round", async () => {
    expect(await trainer.try("startSpotCheck", { kb })).toMatchObject({ status: 409, json: { error: { code: "nothing_to_do" } } });
    expect(await viewer.try("startSpotCheck", { kb })).toMatchObject({ status: 403 });
    expect(await trainer.try("startSpotCheck", { kb, size: 5 })).toMatchObject({ status: 400 });
    expect(await trainer.try("startSpotCheck", { kb, from: "2026-07-09", until: "2026-07-08" })).toMatchObject({ status: 422 });
  });
});

describe("labels", () => {
  test("make the precision: right ÷ checked answers, by turns, with Wilson's interval", async () => {
    const entry = await teach(server.admin, kb, "怎么退货");
    const other = await teach(server.admin, kb, "怎么换货");
    log(server, kb, [
      answered("对的", entry, 95),
      answered("对的", entry, 95),
      answered("对的", entry, 95),
      answered("错的", entry, 92),
      answered("也对", entry, 55),
      answered("不相干", entry, 51),
      answered("还没看", entry, 70),
      newTurn("没答"),
    ]);
    const { id: check } = await trainer.call("startSpotCheck", { kb });
    await say(trainer, kb, check, "对的", { verdict: "right" });
    await say(trainer, kb, check, "错的", { verdict: "wrong", entry: other });
    await say(trainer, kb, check, "也对", { verdict: "right" });
    await say(trainer, kb, check, "不相干", { verdict: "not_ours" });
    await say(server.admin, kb, check, "没答", { verdict: "wrong", entry });
    const result = await viewer.call("getSpotCheck", { kb, check });
    // By hand: 4 right of 6. Wilson 95 %: (4/6 + 3.8415/12 ± 1.96 · √(2/9 ÷ 6 + 3.8415/144)) ÷ (1 + 3.8415/6) = .300 … .903.
    expect(result).toMatchObject({ items: 6, labelled: 5, notAnswered: 1, precision: { right: 4, checked: 6, share: 4 / 6 } });
    expect(result.precision.low).toBeCloseTo(0.3, 3);
    expect(result.precision.high).toBeCloseTo(0.9032, 3);
    // Nineties: 3 of 4 right, said (3 · .95 + .92) ÷ 4. Fifties: 1 of 2, said .53.
    expect(result.deciles[9]).toMatchObject({ from: 90, count: 4, right: 0.75 });
    expect(result.deciles[5]).toMatchObject({ from: 50, count: 2, right: 0.5 });
    expect(result.error).toBeCloseTo((4 * Math.abs(0.75 - 3.77 / 4) + 2 * Math.abs(0.5 - 0.53)) / 6, 10);
    expect(result.people).toEqual([
      { name: "trainer", labels: 4 },
      { name: "zhoumin", labels: 1 },
    ]);
    const { rows, total } = await viewer.call("listSpotChecks", { kb });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ id: check, labelled: 5, precision: { right: 4, checked: 6 } });
  });

  test("can be changed and taken back, one after the other", async () => {
    const entry = await teach(server.admin, kb, "怎么退货");
    log(server, kb, [answered("能退吗", entry, 90)]);
    const { id: check } = await trainer.call("startSpotCheck", { kb });
    const first = await say(trainer, kb, check, "能退吗", { verdict: "right" });
    const second = await say(server.admin, kb, check, "能退吗", { verdict: "wrong", entry: null });
    const stands = async () => (await itemsOf(trainer, kb, check))[0]!.label;
    expect(await stands()).toMatchObject({ verdict: "wrong", entry: null, by: "zhoumin" });
    await trainer.call("undoSpotCheckLabel", { kb, check, label: second });
    expect(await stands()).toMatchObject({ id: first, verdict: "right", entry, entryQuestion: "怎么退货", by: "trainer" });
    await trainer.call("undoSpotCheckLabel", { kb, check, label: first });
    expect(await stands()).toBeNull();
    expect(await trainer.try("undoSpotCheckLabel", { kb, check, label: first })).toMatchObject({ status: 409 });
  });

  test("are refused where they say nothing", async () => {
    const entry = await teach(server.admin, kb, "怎么退货");
    log(server, kb, [answered("能退吗", entry, 90), newTurn("没答")]);
    const { id: check } = await trainer.call("startSpotCheck", { kb });
    const item = async (text: string) => (await itemsOf(trainer, kb, check)).find((one) => one.text === text)!.item;
    const label = async (text: string, said: object) =>
      (await trainer.try("labelSpotCheckItem", { kb, check, item: await item(text), label: said })).status;
    expect(await label("没答", { verdict: "right" })).toBe(422);
    expect(await label("能退吗", { verdict: "wrong", entry })).toBe(422);
    expect(await label("能退吗", { verdict: "wrong", entry: "e_gone" })).toBe(404);
    expect(await label("能退吗", { verdict: "wrong" })).toBe(400);
    expect(await viewer.try("labelSpotCheckItem", { kb, check, item: 0, label: { verdict: "not_ours" } })).toMatchObject({ status: 403 });
    expect(await trainer.try("labelSpotCheckItem", { kb, check, item: 99, label: { verdict: "not_ours" } })).toMatchObject({ status: 404 });
  });

  test("of one knowledge base are not there for another", async () => {
    log(server, kb, [newTurn("几点开门")]);
    const { id: check } = await trainer.call("startSpotCheck", { kb });
    const label = await say(trainer, kb, check, "几点开门", { verdict: "not_ours" });
    const other = (await server.admin.call("createKnowledgeBase", { name: "别家" })).id;
    expect((await server.admin.call("listSpotChecks", { kb: other })).total).toBe(0);
    for (const [name, input] of [
      ["getSpotCheck", { check }],
      ["listSpotCheckItems", { check }],
      ["labelSpotCheckItem", { check, item: 0, label: { verdict: "not_ours" } }],
      ["undoSpotCheckLabel", { check, label }],
    ] as const)
      expect((await server.admin.try(name, { kb: other, ...input })).status).toBe(404);
    expect(await trainer.try("listSpotChecks", { kb: other })).toMatchObject({ status: 404 });
  });

  test("leave an audit line each", async () => {
    log(server, kb, [newTurn("几点开门")]);
    const { id: check } = await trainer.call("startSpotCheck", { kb });
    const label = await say(trainer, kb, check, "几点开门", { verdict: "not_ours" });
    await trainer.call("undoSpotCheckLabel", { kb, check, label });
    const { rows } = await server.admin.call("listAudit", { kb });
    expect(rows.slice(0, 3).map((row) => [row.action, row.by])).toEqual([
      ["spot_check.undone", "trainer"],
      ["spot_check.not_ours", "trainer"],
      ["spot_check.started", "trainer"],
    ]);
  });
});
