// Lists of entries in each order and by what happened to them since the live version; history; what a search offers.
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { makeBot } from "../answering/bot.ts";
import { publish } from "../releases/publishing.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
let id: Record<"kept" | "changed" | "gone" | "fresh", string>;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
  const [gone, kept, changed] = [
    await teach(admin, kb, "乙 没有了"),
    await teach(admin, kb, "甲 如何修改密码"),
    await teach(admin, kb, "丙 怎么退货", ["退货怎么弄"]),
  ];
  await publish(shop);
  const bot = await makeBot(shop);
  for (const question of ["甲 如何修改密码", "甲 如何修改密码", "退货怎么弄"]) await bot.ask({ question });
  const fresh = await teach(admin, kb, "丁 新来的", [], { related: [kept, "e_nobody"] });
  const { content } = await admin.call("getEntry", { kb, entry: changed });
  await admin.call("saveEntry", { kb, entry: changed, base: 1, content: { ...content, note: "改过" } });
  await admin.call("deleteEntry", { kb, entry: gone });
  id = { kept, changed, gone, fresh };
});
afterAll(() => shop.end());

const list = async (input: object = {}) => (await admin.call("listEntries", { kb, ...input })).rows.map((row) => row.id);

test("newest change first, by question, or most asked first (as they come) with the rest behind them", async () => {
  const { kept, changed, fresh } = id;
  expect(await list({ sort: "updated" })).toEqual([changed, fresh, kept]);
  expect(await list({ sort: "question" })).toEqual([fresh, changed, kept]);
  expect(await list()).toEqual([kept, changed, fresh]);
  const { rows } = await admin.call("listEntries", { kb, sort: "hits" });
  expect(rows.map(({ hits }) => hits)).toEqual([2, 1, 0]);
  expect(await list({ without: "hits" })).toEqual([fresh]);
});

test("by what happened since the live version; deleted ones only when asked for, and only those that live still has", async () => {
  const { kept, changed, gone, fresh } = id;
  const unpublished = await teach(admin, kb, "戊 没发布就删");
  await admin.call("deleteEntry", { kb, entry: unpublished });
  const by: [string, string[]][] = [
    ["new", [fresh]],
    ["changed", [changed]],
    ["unchanged", [kept]],
    ["deleted", [gone]],
  ];
  for (const [change, ids] of by) expect([change, await list({ change })]).toEqual([change, ids]);
  expect(await admin.call("getEntry", { kb, entry: gone })).toMatchObject({ deleted: true, change: "deleted", revisions: 2 });
});

test("a text finds only what the filters leave, best first, however the list is sorted", async () => {
  const { kept, fresh } = id;
  expect((await list({ text: "修改密码", sort: "question" }))[0]).toBe(kept);
  expect(await list({ text: "修改密码", change: "new" })).not.toContain(kept);
  expect(await list({ text: "   " })).toContain(fresh);
});

test("history comes newest first in pages, and says which revision is live", async () => {
  const entry = id.changed;
  const all = await admin.call("listRevisions", { kb, entry });
  expect([all.total, all.live, all.rows.map(({ revision, by, deleted }) => [revision, by, deleted])]).toEqual([
    2,
    1,
    [
      [2, "zhoumin", false],
      [1, "zhoumin", false],
    ],
  ]);
  expect(await admin.call("listRevisions", { kb, entry, offset: 1, limit: 1 })).toEqual({ ...all, rows: [all.rows[1]] });
  expect((await admin.call("listRevisions", { kb, entry: id.fresh })).live).toBeNull();
});

test("an entry names those related to it, but for one that never was", async () => {
  const { related, content, hits } = await admin.call("getEntry", { kb, entry: id.fresh });
  expect(related).toEqual([{ id: id.kept, question: "甲 如何修改密码" }]);
  expect([content.related, hits]).toEqual([[id.kept, "e_nobody"], 0]);
  expect((await admin.call("getEntry", { kb, entry: id.kept })).hits).toBe(2);
});

test("a search with a question says how sure the draft is, one without offers the newest", async () => {
  const found = await admin.call("searchEntries", { kb, text: " 甲 如何修改密码 ", limit: 1 });
  expect(found.rows).toEqual([{ id: id.kept, question: "甲 如何修改密码", category: null, confidence: 100, state: "usable" }]);
  const newest = await admin.call("searchEntries", { kb, text: "  ", limit: 2 });
  expect(newest.rows.map((row) => [row.id, row.confidence])).toEqual([
    [id.changed, null],
    [id.fresh, null],
  ]);
});

test("twins that came to be by bringing a deleted entry back are told, and saved as they are", async () => {
  const { id: own } = await admin.call("createKnowledgeBase", { name: "同名" });
  const deposit = await teach(admin, own, "押金", ["押金怎么退", "押金什么时候退"]);
  await admin.call("deleteEntry", { kb: own, entry: deposit });
  const made = await teach(admin, own, "押金怎么退");
  // A search of blanks offers what was saved last, and no more than asked for.
  expect((await admin.call("searchEntries", { kb: own, text: " ", limit: 1 })).rows.map((row) => row.id)).toEqual([made]);
  await admin.call("undeleteEntry", { kb: own, entry: deposit });
  // Who else teaches it is told; what is asked for itself is not.
  const teachers = async (except?: string) =>
    (await admin.call("findWordings", { kb: own, texts: ["押金怎么退？"], except })).rows.map((row) => `${row.text} ${row.entry}`);
  expect((await teachers()).toSorted()).toEqual([`押金怎么退？ ${deposit}`, `押金怎么退？ ${made}`].toSorted());
  expect(await teachers(made)).toEqual([`押金怎么退？ ${deposit}`]);
  const { content, revision } = await admin.call("getEntry", { kb: own, entry: made });
  const saved = { kb: own, entry: made, base: revision, content: { ...content, question: "押金怎么退？", note: "改" } };
  expect((await admin.try("saveEntry", saved)).status).toBe(200);
});

test("a knowledge base is empty, and takes the sample shop, as long as no entry is there that is not deleted", async () => {
  const { id: own } = await admin.call("createKnowledgeBase", { name: "空的" });
  const entry = await teach(admin, own, "怎么退货");
  expect((await admin.try("loadSample", { kb: own })).status).toBe(409);
  await admin.call("deleteEntry", { kb: own, entry });
  const { job } = await admin.call("loadSample", { kb: own });
  await admin.call("cancelJob", { kb: own, job });
  expect((await finished(shop, admin, own, job)).state).toBe("cancelled");
});

test("signs are found as they were typed: in the list, and in what the palette and the pickers ask", async () => {
  const { id: own } = await admin.call("createKnowledgeBase", { name: "标点" });
  const entry = {
    percent: await teach(admin, own, "棉含量是 100% 吗"),
    plus: await teach(admin, own, "C++ 教程有吗", ["c语言的书"]),
    under: await teach(admin, own, "型号怎么看", ["AB_12 是什么型号"]),
    quoted: await teach(admin, own, '"满减"怎么算'),
    star: await teach(admin, own, "尺寸怎么看", [], { answers: [{ text: '看 **10 * 20** 这一行（"长" x 宽）', when: [] }] }),
    bracket: await teach(admin, own, "发票(电子)怎么开", [], { tags: ["a|b"] }),
    plain: await teach(admin, own, "几点关门"),
  };
  const found = async (text: string, filter: object = {}) => {
    const listed = (await admin.call("listEntries", { kb: own, text, ...filter })).rows.map((row) => row.id);
    const offered = (await admin.call("searchEntries", { kb: own, text })).rows.map((row) => row.id);
    // What the robot finds too stands there once.
    for (const ids of [listed, offered]) expect(new Set(ids).size).toBe(ids.length);
    return { listed, offered };
  };
  const both = (...ids: string[]) => ({ listed: ids, offered: ids });
  const sorted = async (text: string) => {
    const { listed, offered } = await found(text);
    return { listed: listed.toSorted(), offered: offered.toSorted() };
  };
  for (const [text, ids] of [
    ["%", [entry.percent]],
    ["_", [entry.under]],
    ['"', [entry.quoted, entry.star]],
    ["*", [entry.star]],
    ["(", [entry.bracket]],
    ["|", [entry.bracket]],
    ["++", [entry.plus]],
    ["?", []],
    ["\\", []],
    ["%_", []],
  ] as const)
    expect([text, await sorted(text)]).toEqual([text, both(...ids.toSorted())]);
  for (const [text, first] of [
    ["c++", entry.plus],
    ["100%", entry.percent],
    ["ab_1", entry.under],
    ['"满减"', entry.quoted],
    ["(电子)", entry.bracket],
  ] as const) {
    const { listed, offered } = await found(text);
    expect([text, listed[0], offered[0]]).toEqual([text, first, first]);
  }
  // In the question, in a wording, in an answer.
  const inAnswer = await teach(admin, own, "满减怎么算呢", [], { answers: [{ text: "打 C# 折", when: [] }] });
  const inWording = await teach(admin, own, "书在哪", ["c# 的书"]);
  const inQuestion = await teach(admin, own, "有 C# 教程吗");
  const { listed, offered } = await found("C#");
  expect([listed, offered].map((ids) => ids.slice(0, 3))).toEqual(Array(2).fill([inQuestion, inWording, inAnswer]));
  expect((await found("%", { tag: "没有" })).listed).toEqual([]);
  await admin.call("deleteEntry", { kb: own, entry: entry.percent });
  expect(await found("%")).toEqual(both());
});
