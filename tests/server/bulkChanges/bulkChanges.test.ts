// Many entries changed at once: which ones, what becomes of them, what is left alone and named, and taking it all back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin } = shop);
});
afterAll(() => shop.end());
beforeEach(async () => {
  kb = (await admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` })).id;
});

type Start = Parameters<typeof admin.call<"startBulkChange">>[1];
const entryOf = (entry: string) => admin.call("getEntry", { kb, entry });
const named = (...entries: string[]): Start["chosen"] => ({ by: "entries", entries });
const run = async (chosen: Start["chosen"], change: Start["change"]) => {
  const { job } = await admin.call("startBulkChange", { kb, chosen, change });
  return finished(shop, admin, kb, job);
};
const undo = async (job: string) => finished(shop, admin, kb, (await admin.call("undoBulkChange", { kb, job })).job);
const code = async (answer: ReturnType<Client["try"]>) => {
  const { status, json } = await answer;
  return [status, (json as { error?: { code: string } }).error?.code];
};
const category = (id: string, name: string, parent: string | null = null) => ({ id, name, parent, skillGroup: null });
const tree = async (...categories: ReturnType<typeof category>[]) => {
  const { revision } = await admin.call("getCategories", { kb });
  await admin.call("saveCategories", { kb, base: revision, categories });
};

test("all that a filter leaves are moved, but for those left out and those saved since; it is one revision each, one line in the audit, and is taken back", async () => {
  await tree(category("c_a", "甲"), category("c_b", "乙"));
  const ids = [];
  for (let i = 0; i < 30; i += 1) ids.push(await teach(admin, kb, `第 ${i} 问`, [], { category: "c_a" }));
  const other = await teach(admin, kb, "别处的");
  const chosen: Start["chosen"] = { by: "filter", filter: { category: "c_a" }, except: [ids[3]!] };
  const { state, result, id: job } = await run(chosen, { field: "category", category: "c_b" });
  expect([state, result]).toEqual(["done", { edited: 29, unchanged: 0, refused: 0, since: 0, left: [] }]);
  expect((await admin.call("getCategories", { kb })).counts).toEqual({ c_a: 1, c_b: 29 });
  expect([(await entryOf(ids[3]!)).revision, (await entryOf(other)).category]).toEqual([1, null]);
  const { rows: history } = await admin.call("listRevisions", { kb, entry: ids[0]! });
  expect(history.map(({ reason, by }) => [reason, by])).toEqual([
    ["bulk_category", "zhoumin"],
    ["created", "zhoumin"],
  ]);
  const lines = (await admin.call("listAudit", { kb, limit: 100 })).rows.map(({ action }) => action);
  expect(lines.slice(0, 2)).toEqual(["entries.bulk_changed", "bulk.started"]);
  expect(lines.filter((action) => action.startsWith("entry.")).every((action) => action === "entry.created")).toBe(true);

  const { content } = await entryOf(ids[7]!);
  await admin.call("saveEntry", { kb, entry: ids[7]!, base: 2, content: { ...content, note: "后来改的" } });
  expect((await admin.call("listBulkChanges", { kb })).rows[0]).toMatchObject({ chosen: 29, standing: 29, undone: false, undoable: true });
  expect((await undo(job)).result).toEqual({ undone: 28, kept: 1, job, left: [{ entry: ids[7], question: "第 7 问" }] });
  expect((await admin.call("getCategories", { kb })).counts).toEqual({ c_a: 29, c_b: 1 });
  expect((await entryOf(ids[7]!)).content).toMatchObject({ category: "c_b", note: "后来改的" });
  expect((await admin.call("listAudit", { kb, limit: 1 })).rows[0]).toMatchObject({ action: "entries.bulk_undone", subject: job });
  expect((await admin.call("listBulkChanges", { kb })).rows[0]).toMatchObject({ standing: 0, undone: true, undoable: false });
  expect(await code(admin.try("undoBulkChange", { kb, job }))).toEqual([409, "nothing_to_do"]);
});

test("tags are renamed where they stand, merged, added once, taken away, and twenty are the most", async () => {
  const [a, b, full] = [
    await teach(admin, kb, "甲", [], { tags: ["旧", "急"] }),
    await teach(admin, kb, "乙", [], { tags: ["急", "新"] }),
    await teach(admin, kb, "丙", [], { tags: Array.from({ length: 20 }, (_, i) => `t${i}`) }),
  ];
  const tagsOf = async () => [(await entryOf(a)).tags, (await entryOf(b)).tags];
  const tagged = (tag: string): Start["chosen"] => ({ by: "filter", filter: { tag } });
  expect((await run(tagged("旧"), { field: "tags", add: ["新"], remove: ["旧"] })).result).toMatchObject({ edited: 1 });
  expect(await tagsOf()).toEqual([
    ["新", "急"],
    ["急", "新"],
  ]);
  const merged = await run(tagged("急"), { field: "tags", add: ["新"], remove: ["急"] });
  expect(await tagsOf()).toEqual([["新"], ["新"]]);
  await undo(merged.id);
  expect(await tagsOf()).toEqual([
    ["新", "急"],
    ["急", "新"],
  ]);
  const { result } = await run({ by: "filter", filter: {} }, { field: "tags", add: ["急"], remove: [] });
  expect(result).toMatchObject({ edited: 0, unchanged: 2, refused: 1, left: [{ entry: full, question: "丙", why: "too_many_tags" }] });
});

test("validity is set and cleared; what would end before it begins is refused by name", async () => {
  const late = await teach(admin, kb, "明年的", [], { validFrom: "2027-05-01T00:00:00.000Z" });
  const open = await teach(admin, kb, "一直的");
  const { result } = await run(named(late, open), { field: "validity", validUntil: "2027-01-01T00:00:00.000Z" });
  expect(result).toMatchObject({ edited: 1, refused: 1, left: [{ entry: late, why: "ends_before_start" }] });
  expect((await entryOf(open)).content).toMatchObject({ validFrom: null, validUntil: "2027-01-01T00:00:00.000Z" });
  await run(named(late, open), { field: "validity", validFrom: null, validUntil: null });
  expect([(await entryOf(late)).validFrom, (await entryOf(open)).validUntil]).toEqual([null, null]);
  const backwards = { field: "validity", validFrom: "2027-01-01T00:00:00.000Z", validUntil: "2026-01-01T00:00:00.000Z" } as const;
  expect(await code(admin.try("startBulkChange", { kb, chosen: named(open), change: backwards }))).toEqual([422, "rule_broken"]);
});

test("disabled, deleted and brought back: the draft answers so, and the history says how", async () => {
  const [one, two] = [await teach(admin, kb, "怎么退货"), await teach(admin, kb, "几点关门")];
  const answers = async () => {
    const asked = ["怎么退货", "几点关门"].map((question) => admin.call("askRobot", { kb, question }));
    return (await Promise.all(asked)).map(({ reply }) => reply.outcome === "answered");
  };
  await answers();
  await run(named(one, two), { field: "enabled", enabled: false });
  expect(await answers()).toEqual([false, false]);
  await run(named(one, two), { field: "enabled", enabled: true });
  const { id: job } = await run(named(one, two, two), { field: "deleted", deleted: true });
  expect((await admin.call("getCategories", { kb })).total).toBe(0);
  expect((await run(named(one), { field: "enabled", enabled: false })).result).toMatchObject({
    edited: 0,
    refused: 1,
    left: [{ why: "deleted" }],
  });
  expect((await run(named(one), { field: "deleted", deleted: false })).result).toMatchObject({ edited: 1 });
  expect((await undo(job)).result).toMatchObject({ undone: 1, kept: 1, left: [{ entry: one }] });
  expect(await answers()).toEqual([true, true]);
  const { rows } = await admin.call("listRevisions", { kb, entry: one });
  expect(rows.map(({ reason }) => reason)).toEqual(["bulk_restored", "bulk_deleted", "bulk_enabled", "bulk_enabled", "created"]);
});

describe("a text is replaced", () => {
  const replace = (find: string, to: string, more: object = {}): Parameters<typeof admin.call<"previewReplacement">>[1]["change"] => ({
    field: "text",
    find,
    replace: to,
    in: ["question", "similar", "answers", "note"],
    ...more,
  });

  test("as the preview says: what it would change, how often, and what it would refuse", async () => {
    const app = await teach(admin, kb, "App 怎么退货", ["用 app 退货", "在 APP 上退"], { note: "app" });
    const long = await teach(admin, kb, `app${"长".repeat(497)}`);
    const twice = await teach(admin, kb, "小程序端登录", ["App登录"]);
    const taken = await teach(admin, kb, "App 怎么付款");
    const twin = await teach(admin, kb, "小程序端怎么付款");
    const bare = await teach(admin, kb, "别的", [], { answers: [{ text: "app", when: [] }] });
    const all: Start["chosen"] = { by: "filter", filter: {} };
    const change = replace("app", "小程序端", { matchCase: false });
    const seen = await admin.call("previewReplacement", { kb, chosen: all, change });
    expect(seen).toMatchObject({ chosen: 6, entries: 2, refused: 3 });
    expect(seen.sample.filter(({ entry }) => entry === app).map((row) => [row.in, row.before, row.after])).toEqual([
      ["question", "App 怎么退货", "小程序端 怎么退货"],
      ["similar", "用 app 退货", "用 小程序端 退货"],
      ["similar", "在 APP 上退", "在 小程序端 上退"],
      ["answers", "答：App 怎么退货", "答：小程序端 怎么退货"],
      ["note", "app", "小程序端"],
    ]);
    expect(seen.places).toBe(6);
    const why = Object.fromEntries(seen.left.map((row) => [row.entry, [row.why, row.twin?.id ?? null]]));
    expect(why).toEqual({ [long]: ["too_long", null], [twice]: ["twice", null], [taken]: ["taken", twin] });
    const { result } = await run(all, change);
    expect(result).toMatchObject({ edited: 2, unchanged: 1, refused: 3 });
    expect((result as { left: unknown[] }).left).toEqual(expect.arrayContaining(seen.left));
    expect((await entryOf(bare)).content.answers[0]!.text).toBe("小程序端");
    // Signs are no pattern, and what is left of a text must be something.
    expect((await run(named(bare), replace("小程.端", "x"))).result).toMatchObject({ unchanged: 1 });
    expect((await run(named(bare), replace("小程序端", ""))).result).toMatchObject({ refused: 1, left: [{ why: "empty" }] });
  });

  test("one entry gets a wording that another gives up before it, or the first of two that want it; the preview knows", async () => {
    const first = await teach(admin, kb, "积分");
    const second = await teach(admin, kb, "积积分");
    const change = replace("积分", "分");
    const chosen = named(first, second);
    expect(await admin.call("previewReplacement", { kb, chosen, change })).toMatchObject({ entries: 2, refused: 0 });
    expect((await run(chosen, change)).result).toMatchObject({ edited: 2 });
    expect([(await entryOf(first)).question, (await entryOf(second)).question]).toEqual(["分", "积分"]);
    const [red, blue] = [await teach(admin, kb, "红券"), await teach(admin, kb, "红卷")];
    const same = replace("卷", "券");
    expect(await admin.call("previewReplacement", { kb, chosen: named(blue, red), change: same })).toMatchObject({
      entries: 0,
      refused: 1,
    });
    const wish = [await teach(admin, kb, "A卡"), await teach(admin, kb, "A咔")];
    const both = replace("咔", "卡", { in: ["question"] });
    expect((await admin.call("previewReplacement", { kb, chosen: named(...wish), change: both })).left[0]).toMatchObject({ why: "taken" });
    expect((await run(named(...wish), both)).result).toMatchObject({ edited: 0, unchanged: 1, refused: 1, left: [{ why: "taken" }] });
    expect(red).not.toBe(blue);
    const alike = [await teach(admin, kb, "旧好评卡"), await teach(admin, kb, "好旧评卡")];
    const shorter = replace("旧", "", { in: ["question"] });
    expect(await admin.call("previewReplacement", { kb, chosen: named(...alike), change: shorter })).toMatchObject({
      entries: 1,
      left: [{ entry: alike[1], why: "taken", twin: { id: alike[0] } }],
    });
    expect((await run(named(...alike), shorter)).result).toMatchObject({ edited: 1, refused: 1 });
  });
});

test("what was saved between its beginning and its turn is left alone and named; run again after a crash nothing counts twice", async () => {
  const ids = [];
  for (let i = 0; i < 40; i += 1) ids.push(await teach(admin, kb, `中途 ${i}`));
  const { id: job } = await run(named(...ids), { field: "enabled", enabled: false });
  // As a crash in the middle leaves it: some changed, the others as chosen, and one of those saved by somebody since.
  const { db } = shop.app;
  const [changed, open] = [ids.slice(0, 15), ids.slice(15)];
  for (const entry of open) {
    db.prepare("DELETE FROM bulk_changes WHERE job = ? AND entry_id = ?").run(job, entry);
    await admin.call("restoreRevision", { kb, entry, revision: 1 });
  }
  const rows = ids.map((entry) => [entry, changed.includes(entry) ? 1 : 3]);
  db.prepare("INSERT INTO bulk_choices (kb_id, job, part, entries) VALUES (?, ?, 0, ?)").run(kb, job, JSON.stringify(rows));
  db.prepare("UPDATE jobs SET state = 'interrupted', result = NULL WHERE id = ?").run(job);
  await admin.call("restoreRevision", { kb, entry: open[0]!, revision: 1 });
  expect((await admin.call("listBulkChanges", { kb })).rows[0]).toMatchObject({ standing: 15, undoable: true, job: { repeatable: true } });
  await admin.call("repeatJob", { kb, job });
  expect((await finished(shop, admin, kb, job)).result).toEqual({
    edited: 39,
    unchanged: 0,
    refused: 0,
    since: 1,
    left: [{ entry: open[0], question: "中途 15", why: "changed_since", text: null, twin: null }],
  });
  expect((await entryOf(changed[0]!)).revision).toBe(2);
  expect((await undo(job)).result).toMatchObject({ undone: 39, kept: 0 });
  expect((await Promise.all(ids.map(entryOf))).every(({ enabled }) => enabled)).toBe(true);
});

test("once undone it cannot be run again; one at a time; not of another knowledge base", async () => {
  const entry = await teach(admin, kb, "一");
  const { job } = await admin.call("startBulkChange", { kb, chosen: named(entry), change: { field: "enabled", enabled: false } });
  await finished(shop, admin, kb, job);
  shop.app.db.prepare("UPDATE jobs SET state = 'interrupted' WHERE id = ?").run(job);
  await undo(job);
  await admin.call("repeatJob", { kb, job });
  expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "failed", error: { code: "nothing_to_do" } });
  shop.app.db.prepare("UPDATE jobs SET state = 'running' WHERE id = ?").run(job);
  expect(await code(admin.try("startBulkChange", { kb, chosen: named(entry), change: { field: "enabled", enabled: true } }))).toEqual([
    409,
    "busy",
  ]);
  expect(await code(admin.try("undoBulkChange", { kb, job }))).toEqual([409, "busy"]);
  shop.app.db.prepare("UPDATE jobs SET state = 'done' WHERE id = ?").run(job);
  expect(await code(admin.try("startBulkChange", { kb, chosen: named("e_nobody"), change: { field: "enabled", enabled: true } }))).toEqual([
    409,
    "nothing_to_do",
  ]);
  expect(await code(admin.try("startBulkChange", { kb, chosen: named(entry), change: { field: "category", category: "c_no" } }))).toEqual([
    422,
    "rule_broken",
  ]);
  const own = kb;
  kb = (await admin.call("createKnowledgeBase", { name: "别家" })).id;
  expect(await code(admin.try("undoBulkChange", { kb, job }))).toEqual([404, "not_found"]);
  expect(own).not.toBe(kb);
});

test("a category is merged into another: entries and what lies below go along, namesakes join; undone the tree and the entries are as before", async () => {
  const before = [
    category("c_a", "甲"),
    category("c_x", "共有", "c_a"),
    category("c_y", "独有", "c_a"),
    category("c_b", "乙"),
    category("c_z", "共有", "c_b"),
  ];
  await tree(...before);
  const [inA, inX, inY] = [
    await teach(admin, kb, "在甲", [], { category: "c_a" }),
    await teach(admin, kb, "在共有", [], { category: "c_x" }),
    await teach(admin, kb, "在独有", [], { category: "c_y" }),
  ];
  const where = async () => Promise.all([inA, inX, inY].map(async (entry) => (await entryOf(entry)).category));
  const { job } = await admin.call("dissolveCategory", { kb, category: "c_a", into: "c_b" });
  expect((await finished(shop, admin, kb, job)).result).toMatchObject({ edited: 2 });
  expect(await where()).toEqual(["c_b", "c_z", "c_y"]);
  expect((await admin.call("getCategories", { kb })).categories).toEqual([
    category("c_y", "独有", "c_b"),
    category("c_b", "乙"),
    category("c_z", "共有", "c_b"),
  ]);
  expect((await admin.call("listBulkChanges", { kb })).rows[0]).toMatchObject({ chosen: 2, tree: { category: "甲", into: "乙" } });
  await undo(job);
  expect(await where()).toEqual(["c_a", "c_x", "c_y"]);
  expect((await admin.call("getCategories", { kb })).categories).toEqual(before);
});

test("a category is removed with all below it; undone it is back, under another name where its own is taken, and what lies below itself is refused", async () => {
  await tree(category("c_a", "甲"), category("c_x", "下级", "c_a"), category("c_b", "乙"));
  const entry = await teach(admin, kb, "在下级", [], { category: "c_x" });
  expect(await code(admin.try("dissolveCategory", { kb, category: "c_a", into: "c_x" }))).toEqual([422, "rule_broken"]);
  expect(await code(admin.try("dissolveCategory", { kb, category: "c_no", into: null }))).toEqual([404, "not_found"]);
  const { job } = await admin.call("dissolveCategory", { kb, category: "c_a", into: null });
  await finished(shop, admin, kb, job);
  expect([(await entryOf(entry)).category, (await admin.call("getCategories", { kb })).categories.length]).toEqual([null, 1]);
  await tree(category("c_b", "乙"), category("c_new", "甲"));
  await undo(job);
  expect((await entryOf(entry)).category).toBe("c_x");
  expect((await admin.call("getCategories", { kb })).categories.map(({ id, name }) => [id, name])).toEqual([
    ["c_a", "甲 2"],
    ["c_x", "下级"],
    ["c_b", "乙"],
    ["c_new", "甲"],
  ]);
});

test("what a filter leaves is exported without naming it", async () => {
  const left = await teach(admin, kb, "留下不导", [], { tags: ["导"] });
  await teach(admin, kb, "要导出的", [], { tags: ["导"] });
  await teach(admin, kb, "没标签");
  const { text } = await admin.try("exportSelected", { kb, filter: { tag: "导" }, except: [left] });
  expect(text.match(/要导出的|留下不导|没标签/gu)?.filter((one, i, all) => all.indexOf(one) === i)).toEqual(["要导出的"]);
});
