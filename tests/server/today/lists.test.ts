// What Today lists beside its figures: entries and misses that need somebody, and publications.
import { expect, test } from "vitest";
import { coverageByVersion } from "../../../server/figures/figures.ts";
import type { NewTurn } from "../../../server/base/logged.ts";
import { finished, teach } from "../../support/app.ts";
import { answered, at, counted, kb, log, now, server, today } from "../figures/support.ts";
import { miss, shop } from "../logs/support.ts";

counted();

test("an entry that may not speak and is asked for all the same stands there, with how often, until it may", async () => {
  const gone = await teach(server.admin, kb, "双十一满减", [], { validUntil: "2026-07-01T00:00:00.000Z" });
  const off = await teach(server.admin, kb, "停掉的活动", [], { enabled: false });
  const fine = await teach(server.admin, kb, "怎么退货");
  const silent = (entry: string, more: Partial<NewTurn> = {}) => ({
    reason: "not_in_force",
    candidates: [{ entry, confidence: 90, score: 1 }],
    ...more,
  });
  log([
    silent(gone),
    silent(gone, { source: "imported" }),
    silent(gone, { channel: "web" }),
    silent(gone, { at: at(40) }),
    silent(off),
    silent(fine),
    { reason: "low", candidates: [{ entry: gone, confidence: 20, score: 1 }] },
  ]);
  expect((await today()).waiting).toEqual([
    {
      entry: gone,
      question: "双十一满减",
      asked: 3,
      validity: "expired",
      validFrom: null,
      validUntil: "2026-07-01T00:00:00.000Z",
      enabled: true,
    },
    { entry: off, question: "停掉的活动", asked: 1, validity: "in_force", validFrom: null, validUntil: null, enabled: false },
  ]);
  expect((await today({ channel: "web" })).waiting.map(({ entry, asked }) => [entry, asked])).toEqual([[gone, 1]]);
  const { revision, content } = await server.admin.call("getEntry", { kb, entry: gone });
  await server.admin.call("saveEntry", { kb, entry: gone, base: revision, content: { ...content, validUntil: null } });
  expect((await today()).waiting.map(({ entry }) => entry)).toEqual([off]);
});

test("the misses that would lift coverage most come first, with what each would add", async () => {
  const entry = await teach(server.admin, kb, "发货时间");
  log([
    ...Array.from({ length: 6 }, () => answered(entry)),
    { question: "能开发票吗" },
    { question: "能开发票吗" },
    { question: "能开发票吗", at: at(40) },
    { question: "支持货到付款吗" },
    { question: "旧的", source: "imported" },
    ...["？？？", "1", "12", "a", "<PHONE>", "😀", "..."].flatMap((question) => Array.from({ length: 3 }, () => ({ question }))),
  ]);
  for (let i = 0; i < 3; i += 1) log([answered(entry, { question: "怎么退货", helpful: false })]);
  const { misses, coverage } = await today();
  expect(coverage).toMatchObject({ part: 9, whole: 33 });
  expect(misses.map((m) => [m.text, m.count, m.gain])).toEqual([
    ["能开发票吗", 2, 2 / 33],
    ["支持货到付款吗", 1, 1 / 33],
    ["怎么退货", 3, 0],
    ["旧的", 1, 0],
  ]);
  await server.admin.call("decideCluster", { kb, cluster: misses[0]!.id, decision: { kind: "taught", entry } });
  expect((await today()).misses.map((m) => m.text)).toEqual(["支持货到付款吗", "怎么退货", "旧的"]);
});

test("entries are hot, cold, badly rated, expiring, without an answer or with few wordings", async () => {
  const hot = await teach(server.admin, kb, "热的", ["1", "2", "3", "4", "5"]);
  await teach(server.admin, kb, "冷的", ["6", "7", "8", "9", "10"]);
  await teach(server.admin, kb, "停用的", [], { enabled: false });
  const soon = await teach(server.admin, kb, "快到期的", [], { validUntil: "2026-07-15T00:00:00.000Z" });
  await teach(server.admin, kb, "早过期的", [], { validUntil: "2026-07-01T00:00:00.000Z" });
  await teach(server.admin, kb, "没答案的", [], { answers: [] });
  log([
    answered(hot, { at: at(20) }),
    answered(hot),
    answered(soon, { helpful: false }),
    answered(soon, { helpful: false }),
    answered(soon, { helpful: true }),
    answered(soon, { at: at(8) }),
  ]);
  const shown = await today();
  expect(shown.hot.map((e) => [e.question, e.hits])).toEqual([
    ["快到期的", 4],
    ["热的", 2],
  ]);
  expect(shown).toMatchObject({
    cold: 3,
    noAnswer: 1,
    fewSimilar: 4,
    badlyRated: [{ entry: soon, helpful: 1, unhelpful: 2 }],
    expiring: [{ entry: soon, question: "快到期的", validUntil: "2026-07-15T00:00:00.000Z", hits: 3 }],
  });
  const list = await server.admin.call("listEntries", { kb });
  expect(list.rows.slice(0, 2).map((r) => [r.question, r.hits])).toEqual([
    ["快到期的", 3],
    ["热的", 1],
  ]);
});

test("publications stand on their day, coverage is known by version, and the navigation counts what is unpublished", async () => {
  const entry = await teach(server.admin, kb, "怎么退货");
  expect(await server.admin.call("getOverview", { kb })).toMatchObject({
    entries: 1,
    review: 0,
    unpublished: 1,
    turns: false,
    live: null,
    lost: 0,
  });
  const { job } = await server.admin.call("publish", { kb, note: "第一版" });
  expect((await finished(server, server.admin, kb, job)).state).toBe("done");
  miss(server.app, kb, "几点发货", 2, { at: now });
  log([answered(entry, { version: 1 })]);
  const { publications, recent } = await today();
  expect(publications).toEqual([{ day: "2026-07-10", at: now, version: 1, rollback: false }]);
  expect(recent.map((r) => r.action)).toEqual(expect.arrayContaining(["entry.created"]));
  expect(await server.admin.call("getOverview", { kb })).toEqual({
    entries: 1,
    review: 1,
    unpublished: 0,
    turns: true,
    live: { number: 1, publishedAt: now },
    draftReady: true,
    lost: 0,
  });
  expect(coverageByVersion({ ...server.app, kb: { ...shop(kb), name: "", language: "zh" } })).toEqual(
    new Map([[1, { coverage: 1 / 3, asked: 3 }]]),
  );
});
