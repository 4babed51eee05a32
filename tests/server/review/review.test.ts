// The queue of missed questions: what is in it, what takes a question out, and what brings it back.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordFeedback, type NewTurn } from "../../../server/logs/recordTurns.ts";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { miss, shop } from "../logs/support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let trainer: Client;
let kb: string;
let number = 0;
let now = "";
const later = (hours: number) => (now = new Date(Date.parse(now) + hours * 3_600_000).toISOString());

beforeAll(async () => {
  now = "2026-07-10T08:00:00.000Z";
  server = await startShop({ now: () => now });
  trainer = server.admin;
});
beforeEach(async () => {
  now = "2026-07-10T08:00:00.000Z";
  kb = (await server.admin.call("createKnowledgeBase", { name: `店${(number += 1)}` })).id;
});
afterEach(() => expect(server.logged()).not.toContain("internal error"));
afterAll(() => server.end());

const queue = async (input: object = {}) => (await trainer.call("listMisses", { kb, ...input })).rows.map((r) => r.text);
const decide = async (id: string, decision: Parameters<typeof trainer.call<"decideMiss">>[1]["decision"]) =>
  trainer.call("decideMiss", { kb, miss: id, decision });
const missed = (question: string, times = 1, more: Partial<NewTurn> = {}) => miss(server.app, kb, question, times, { at: now, ...more });
const content = (question: string) => ({ ...emptyEntry(question), answers: [{ text: "答", when: [] }] });

describe("the queue", () => {
  test("lists what went badly, most frequent first, with what the draft answers now", async () => {
    await teach(trainer, kb, "如何修改密码", ["密码怎么改"]);
    missed("几点发货", 3);
    later(-48);
    missed("几点发货", 1);
    later(48);
    missed("能开发票吗", 5, { channel: "web" });
    missed("谢谢", 1, { outcome: "answered", reason: "exact", entry: "e_1" });
    const { rows, total, more } = await trainer.call("listMisses", { kb });
    expect({ total, more }).toEqual({ total: 2, more: false });
    expect(rows.map((r) => [r.text, r.count, r.asked, r.reason, r.channel])).toEqual([
      ["能开发票吗", 5, 5, "unanswered", "web"],
      ["几点发货", 4, 4, "unanswered", "app"],
    ]);
    expect(rows[1]!.days).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 3]);
    expect(rows[0]!.now).toMatchObject({ outcome: "unanswered", entry: null });
  });

  test("filters by reason, channel and period, sorts by the latest, and pages", async () => {
    later(-24 * 5);
    missed("旧的", 9);
    later(24 * 5);
    missed("无效的", 2, { outcome: "unanswered", reason: "not_in_force" });
    later(1);
    missed("网页的", 1, { channel: "web" });
    expect(await queue()).toEqual(["旧的", "无效的", "网页的"]);
    expect(await queue({ reason: "not_in_force" })).toEqual(["无效的"]);
    expect(await queue({ channel: "web" })).toEqual(["网页的"]);
    expect(await queue({ days: 2 })).toEqual(["无效的", "网页的"]);
    expect(await queue({ sort: "recent" })).toEqual(["网页的", "无效的", "旧的"]);
    expect(await queue({ sort: "recent", offset: 1, limit: 1 })).toEqual(["无效的"]);
  });

  test("shows one miss with the nearest enabled entries and its latest turns", async () => {
    const entry = await teach(trainer, kb, "如何修改登录密码", ["密码怎么改"]);
    await teach(trainer, kb, "登录密码忘记了", [], { enabled: false });
    const id = missed("登录密码在哪里改呀", 25);
    const shown = await trainer.call("getMiss", { kb, miss: id });
    expect(shown.proposals[0]).toMatchObject({ entry, question: "如何修改登录密码", similar: 1 });
    expect(shown.proposals).toHaveLength(1);
    expect(shown.turns).toHaveLength(20);
    expect(shown.turns[0]).toMatchObject({ question: "登录密码在哪里改呀", miss: "unanswered" });
  });

  test("a question taught elsewhere leaves by itself, one answered badly stays", async () => {
    missed("几点发货");
    missed("怎么退货", 1, { outcome: "answered", reason: "exact", entry: "e_1", helpful: false });
    expect((await queue()).sort()).toEqual(["几点发货", "怎么退货"]);
    const entry = await teach(trainer, kb, "发货时间", ["几点发货？", "怎么退货"]);
    expect(await queue()).toEqual(["怎么退货"]);
    await trainer.call("updateEntries", { kb, entries: [entry], set: { field: "enabled", enabled: false } });
    expect((await queue()).sort()).toEqual(["几点发货", "怎么退货"]);
  });

  test("a customer who takes back that it did not help takes the miss back", async () => {
    const id = missed("怎么退货", 1, { id: "t_said", outcome: "answered", reason: "exact", entry: "e_1", helpful: false });
    expect(await queue()).toEqual(["怎么退货"]);
    recordFeedback(server.app, shop(kb), "t_said", { helpful: true });
    expect(await queue()).toEqual([]);
    expect((await trainer.try("getMiss", { kb, miss: id })).status).toBe(404);
  });

  test("questions dealt with do not hide those behind them", async () => {
    const words = Array.from({ length: 2_300 }, (_, i) => `问题${i}号`);
    for (const word of words) missed(word, 2);
    for (let i = 0; i < 2_300; i += 300) await teach(trainer, kb, `第${i}批`, words.slice(i, Math.min(i + 299, 2_300)));
    missed("最后一个");
    const { rows, total } = await trainer.call("listMisses", { kb });
    expect(total).toBe(2_300 - 7 * 299 - 200 + 1);
    expect(rows.at(-1)!.text).toBe("最后一个");
  });

  test("emoji, right-to-left and markup can be taught as they are", async () => {
    const entry = await teach(trainer, kb, "怎么退货");
    for (const text of ["🙂🙂", "أين طلبي؟", "<script>alert(1)</script>"]) {
      await decide(missed(text), { kind: "taught", entry });
      expect((await trainer.call("askRobot", { kb, question: text })).reply.answer?.entry).toBe(entry);
    }
    expect((await trainer.call("getEntry", { kb, entry })).content.similar.map((s) => s.text)).toEqual([
      "🙂🙂",
      "أين طلبي؟",
      "<script>alert(1)</script>",
    ]);
    // Punctuation alone is never answered, so it cannot be taught; it can be set aside.
    const id = missed("??!");
    expect((await trainer.try("decideMiss", { kb, miss: id, decision: { kind: "taught", entry } })).status).toBe(400);
    await decide(id, { kind: "not_ours" });
    expect(await queue()).toEqual([]);
  });
});

describe("deciding", () => {
  test("teaching a wording answers it at once, closes it, and undo brings it back", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const id = missed("几点发货 13812345678");
    const { decision } = await decide(id, { kind: "taught", entry });
    expect(await queue()).toEqual([]);
    expect((await trainer.call("getEntry", { kb, entry })).content.similar).toMatchObject([
      { text: "几点发货 <PHONE>", origin: "review", kind: "positive" },
    ]);
    expect((await trainer.call("askRobot", { kb, question: "几点发货 13987654321" })).reply).toMatchObject({
      outcome: "answered",
      answer: { entry },
    });
    expect(await trainer.call("listDecisions", { kb })).toMatchObject({
      total: 1,
      today: 1,
      rows: [{ id: decision, miss: id, kind: "taught", entry, entryQuestion: "发货时间", by: "zhoumin" }],
    });
    expect(await trainer.call("undoDecision", { kb, decision })).toEqual({ miss: id });
    expect(await queue()).toEqual(["几点发货 <PHONE>"]);
    expect((await trainer.call("getEntry", { kb, entry })).content.similar).toEqual([]);
    expect((await trainer.call("listDecisions", { kb })).total).toBe(0);
    expect((await trainer.try("undoDecision", { kb, decision })).status).toBe(409);
    const actions = (await trainer.call("listAudit", { kb })).rows.map((r) => r.action);
    expect(actions).toEqual(expect.arrayContaining(["miss.taught", "miss.undone", "entry.taught", "entry.undone"]));
  });

  test("a new entry teaches the question, and undo deletes it", async () => {
    const id = missed("支持货到付款吗");
    const { decision, entry } = await decide(id, { kind: "new_entry", content: content("货到付款") });
    expect((await trainer.call("getEntry", { kb, entry: entry! })).content.similar).toMatchObject([
      { text: "支持货到付款吗", origin: "review" },
    ]);
    expect(await queue()).toEqual([]);
    await trainer.call("undoDecision", { kb, decision });
    expect((await trainer.call("getEntry", { kb, entry: entry! })).deleted).toBe(true);
    expect(await queue()).toEqual(["支持货到付款吗"]);
  });

  test("a new entry without an answer answers nobody: the question stays", async () => {
    await decide(missed("支持货到付款吗"), { kind: "new_entry", content: emptyEntry("支持货到付款吗") });
    expect(await queue()).toEqual(["支持货到付款吗"]);
  });

  test("not our business is never answered, and undo takes that back", async () => {
    const id = missed("今天股票涨了吗");
    const { decision } = await decide(id, { kind: "not_ours" });
    expect(await queue()).toEqual([]);
    expect((await trainer.call("askRobot", { kb, question: "今天股票涨了吗" })).reply.reason).toBe("not_ours");
    await trainer.call("undoDecision", { kb, decision });
    expect(await queue()).toEqual(["今天股票涨了吗"]);
    expect((await trainer.call("askRobot", { kb, question: "今天股票涨了吗" })).reply.reason).not.toBe("not_ours");
  });

  test("later comes back after seven days, after ten more misses, or when taken back; until then it can be dealt with", async () => {
    const id = missed("几点发货");
    const { decision } = await decide(id, { kind: "later" });
    expect(await queue()).toEqual([]);
    expect(await queue({ later: "true" })).toEqual(["几点发货"]);
    expect((await trainer.try("decideMiss", { kb, miss: id, decision: { kind: "later" } })).status).toBe(409);
    missed("几点发货", 9);
    expect(await queue()).toEqual([]);
    missed("几点发货", 1);
    expect(await queue()).toEqual(["几点发货"]);
    await trainer.call("undoDecision", { kb, decision });
    const again = missed("别的");
    await decide(again, { kind: "later" });
    later(24 * 7 - 1);
    expect(await queue()).toEqual(["几点发货"]);
    const { decision: ours } = await decide(again, { kind: "not_ours" });
    expect(await queue({ later: "true" })).toEqual([]);
    await trainer.call("undoDecision", { kb, decision: ours });
    expect(await queue({ later: "true" })).toEqual(["别的"]);
    later(1);
    expect((await queue()).sort()).toEqual(["几点发货", "别的"].sort());
  });

  test("a second decision while one stands is refused with the first", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const id = missed("几点发货");
    const { decision } = await decide(id, { kind: "taught", entry });
    const answer = await trainer.try("decideMiss", { kb, miss: id, decision: { kind: "not_ours" } });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ error: { code: "conflict", details: { id: decision, kind: "taught", entry, by: "zhoumin" } } });
  });

  test("what another entry teaches, what is disabled, deleted, too long or a negative wording is refused", async () => {
    const [one, two] = [await teach(trainer, kb, "发货时间", ["怎么退货"]), await teach(trainer, kb, "停用的", [], { enabled: false })];
    const id = missed("怎么退货", 1, { outcome: "answered", reason: "exact", entry: one, helpful: false });
    const refused = async (input: object) =>
      (await trainer.try("decideMiss", { kb, miss: id, ...input })).json as { error: { code: string; details?: unknown } };
    const third = await teach(trainer, kb, "第三个");
    expect(await refused({ decision: { kind: "taught", entry: third } })).toMatchObject({
      error: { code: "taken", details: { entry: one } },
    });
    expect(await refused({ decision: { kind: "not_ours" } })).toMatchObject({ error: { code: "taken" } });
    expect(await refused({ decision: { kind: "new_entry", content: content("x") } })).toMatchObject({ error: { code: "taken" } });
    expect(await refused({ miss: missed("a"), decision: { kind: "taught", entry: two } })).toMatchObject({ error: { code: "bad_input" } });
    expect(await refused({ miss: missed("a"), decision: { kind: "taught", entry: "e_none" } })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await refused({ miss: missed("长".repeat(501)), decision: { kind: "taught", entry: third } })).toMatchObject({
      error: { code: "bad_input" },
    });
    expect(await refused({ decision: { kind: "guess" } })).toMatchObject({ error: { code: "bad_input" } });
    expect(await refused({ miss: "m_none", decision: { kind: "later" } })).toMatchObject({ error: { code: "not_found" } });
    const negative = await teach(trainer, kb, "反例的", [], {
      similar: [{ id: "q", text: "反着说", kind: "negative", origin: "hand", by: null, at: null }],
    });
    expect(await refused({ miss: missed("反着说"), decision: { kind: "taught", entry: negative } })).toMatchObject({
      error: { code: "taken" },
    });
    // The entry that teaches it already may be named: it is only remembered.
    const { decision } = await decide(id, { kind: "taught", entry: one });
    expect(await queue()).not.toContain("怎么退货");
    await trainer.call("undoDecision", { kb, decision });
    expect((await trainer.call("getEntry", { kb, entry: one })).content.similar).toHaveLength(1);
  });
});

describe("a question that was dealt with comes back", () => {
  test("when the wording is taken out, the entry disabled or deleted", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    await decide(missed("几点发货"), { kind: "taught", entry });
    const taught = await trainer.call("getEntry", { kb, entry });
    expect(await queue()).toEqual([]);
    await trainer.call("updateEntries", { kb, entries: [entry], set: { field: "enabled", enabled: false } });
    expect(await queue()).toEqual(["几点发货"]);
    await trainer.call("updateEntries", { kb, entries: [entry], set: { field: "enabled", enabled: true } });
    expect(await queue()).toEqual([]);
    await trainer.call("deleteEntry", { kb, entry });
    expect(await queue()).toEqual(["几点发货"]);
    await trainer.call("undeleteEntry", { kb, entry });
    expect(await queue()).toEqual([]);
    await trainer.call("restoreRevision", { kb, entry, revision: taught.revision - 1 });
    expect(await queue()).toEqual(["几点发货"]);
  });

  test("when a bad answer recurs, but not when live still misses what the draft has learnt", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const bad = { outcome: "answered", reason: "exact", entry: "e_1", helpful: false } as const;
    await decide(missed("几点发货", 1, bad), { kind: "taught", entry });
    await decide(missed("哪天发货"), { kind: "taught", entry });
    expect(await queue()).toEqual([]);
    later(1);
    missed("哪天发货");
    expect(await queue()).toEqual([]);
    missed("几点发货", 1, bad);
    expect(await queue()).toEqual(["几点发货"]);
    // And can then be dealt with anew.
    later(1);
    await decide(missed("几点发货", 1, bad), { kind: "taught", entry });
    expect(await queue()).toEqual([]);
  });

  test("when it is no longer marked as not our business, because an entry answers it", async () => {
    await decide(missed("今天股票涨了吗"), { kind: "not_ours" });
    await teach(trainer, kb, "股票", ["今天股票涨了吗"]);
    expect(await queue()).toEqual(["今天股票涨了吗"]);
  });
});

test("nothing of another knowledge base is seen or touched, and viewers only read", async () => {
  const id = missed("几点发货");
  const entry = await teach(trainer, kb, "发货时间");
  const { decision } = await decide(id, { kind: "later" });
  const other = (await server.admin.call("createKnowledgeBase", { name: "别家" })).id;
  const foreign = await teach(trainer, other, "别家的");
  expect((await trainer.call("listMisses", { kb: other })).total).toBe(0);
  expect((await trainer.try("getMiss", { kb: other, miss: id })).status).toBe(404);
  expect((await trainer.try("undoDecision", { kb: other, decision })).status).toBe(404);
  expect((await trainer.try("decideMiss", { kb: other, miss: id, decision: { kind: "taught", entry } })).status).toBe(404);
  expect((await trainer.try("decideMiss", { kb, miss: id, decision: { kind: "taught", entry: foreign } })).status).toBe(404);
  const viewer = await signInAs(server, "viewer");
  miss(server.app, server.kb, "几点发货");
  const mine = (await viewer.call("listMisses", { kb: server.kb })).rows[0]!;
  expect((await viewer.try("decideMiss", { kb: server.kb, miss: mine.id, decision: { kind: "later" } })).status).toBe(403);
  expect((await viewer.try("undoDecision", { kb: server.kb, decision })).status).toBe(403);
  const outsider = await signInAs(server, null);
  for (const name of ["listMisses", "listDecisions"] as const) {
    expect((await outsider.try(name, { kb })).status).toBe(404);
    expect((await server.client().try(name, { kb })).status).toBe(401);
    expect((await viewer.try(name, { kb: server.kb, limit: 0 })).status).toBe(400);
  }
  expect((await server.client().try("getMiss", { kb, miss: id })).status).toBe(401);
});
