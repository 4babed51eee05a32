// What changes entries beside saving one: many at once, deleting and bringing back, the category tree. Nothing else is lost on the way.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
});
afterAll(() => shop.end());

const entryOf = (entry: string) => admin.call("getEntry", { kb, entry });
const change = (entries: string[], set: Parameters<typeof admin.call<"updateEntries">>[1]["set"]) =>
  admin.call("updateEntries", { kb, entries, set });
const lastLine = async () => (await admin.call("listAudit", { kb, limit: 1 })).rows[0]!;
const code = async (answer: ReturnType<Client["try"]>) => {
  const { status, json } = await answer;
  return [status, (json as { error?: { code: string } }).error?.code];
};

describe("many at once", () => {
  test("a tag comes to those that a tag has, once; what they had stays", async () => {
    const tagged = await teach(admin, kb, "有标签的", [], { tags: ["旧", "急"] });
    const bare = await teach(admin, kb, "没标签的");
    expect((await change([tagged, bare, bare], { field: "tag", add: "急" })).changed).toEqual([{ id: bare, previous: 1 }]);
    expect([(await entryOf(tagged)).tags, (await entryOf(bare)).tags]).toEqual([["旧", "急"], ["急"]]);
    expect(await entryOf(tagged)).toMatchObject({ revision: 1 });
    expect((await admin.call("listRevisions", { kb, entry: bare })).rows[0]).toMatchObject({ reason: "saved", by: "zhoumin" });
  });

  test("a category is set and taken away, and nothing else of the entry with it", async () => {
    await admin.call("saveCategories", { kb, base: 1, categories: [{ id: "c_x", name: "甲", parent: null, skillGroup: null }] });
    const entry = await teach(admin, kb, "分类的", ["另一种问法"], { note: "内部", enabled: false });
    const before = (await entryOf(entry)).content;
    await change([entry], { field: "category", category: "c_x" });
    expect((await entryOf(entry)).content).toEqual({ ...before, category: "c_x" });
    await change([entry], { field: "category", category: null });
    expect((await entryOf(entry)).content).toEqual(before);
  });

  test("deleted and brought back: they stop and start answering, and the history says which it was", async () => {
    const gone = [await teach(admin, kb, "一起删的甲"), await teach(admin, kb, "一起删的乙")];
    const stays = await teach(admin, kb, "留下的");
    expect((await change(gone, { field: "deleted", deleted: true })).changed).toEqual(gone.map((id) => ({ id, previous: 1 })));
    const answers = async () =>
      Promise.all(
        ["一起删的甲", "一起删的乙", "留下的"].map(
          async (question) => (await admin.call("askRobot", { kb, question })).reply.outcome === "answered",
        ),
      );
    expect(await answers()).toEqual([false, false, true]);
    // Changed otherwise while they are deleted they stay so.
    await change(gone, { field: "enabled", enabled: false });
    expect(await entryOf(gone[0]!)).toMatchObject({ deleted: true, revision: 3 });
    await change(gone, { field: "enabled", enabled: true });
    await change(gone, { field: "deleted", deleted: false });
    expect(await answers()).toEqual([true, true, true]);
    expect((await admin.call("listRevisions", { kb, entry: gone[0]! })).rows.map(({ reason, deleted }) => [reason, deleted])).toEqual([
      ["undone", false],
      ["saved", true],
      ["saved", true],
      ["deleted", true],
      ["created", false],
    ]);
    expect(await entryOf(stays)).toMatchObject({ revision: 1, deleted: false });
  });

  test("what changes nothing makes no revision, and is written down all the same", async () => {
    const entry = await teach(admin, kb, "本来就启用");
    expect((await change([entry], { field: "enabled", enabled: true })).changed).toEqual([]);
    expect((await change([entry], { field: "deleted", deleted: false })).changed).toEqual([]);
    expect(await entryOf(entry)).toMatchObject({ revision: 1 });
    expect(await lastLine()).toMatchObject({
      action: "entries.unchanged",
      after: { entries: 1, set: { field: "deleted", deleted: false } },
    });
  });

  test("one that is not there refuses all of them", async () => {
    const entry = await teach(admin, kb, "同来的");
    const set = { field: "enabled", enabled: false };
    expect(await code(admin.try("updateEntries", { kb, entries: [entry, "e_nobody"], set }))).toEqual([404, "not_found"]);
    expect(await entryOf(entry)).toMatchObject({ revision: 1, enabled: true });
  });
});

describe("deleting and bringing back", () => {
  test("is done once: the second time there is nothing to do, and no revision", async () => {
    const entry = await teach(admin, kb, "删两次");
    expect(await code(admin.try("undeleteEntry", { kb, entry }))).toEqual([409, "nothing_to_do"]);
    await admin.call("deleteEntry", { kb, entry });
    expect(await code(admin.try("deleteEntry", { kb, entry }))).toEqual([409, "nothing_to_do"]);
    expect(await entryOf(entry)).toMatchObject({ revision: 2, deleted: true, question: "删两次" });
    expect(await code(admin.try("addWording", { kb, entry, text: "教给删了的" }))).toEqual([404, "not_found"]);
    expect((await admin.call("findWordings", { kb, texts: ["删两次"] })).rows).toEqual([]);
  });

  test("a revision that never was cannot be restored; one of a deleted entry brings it back", async () => {
    const entry = await teach(admin, kb, "恢复的");
    expect(await code(admin.try("restoreRevision", { kb, entry, revision: 9 }))).toEqual([404, "not_found"]);
    expect(await code(admin.try("restoreRevision", { kb, entry: "e_nobody", revision: 1 }))).toEqual([404, "not_found"]);
    await admin.call("deleteEntry", { kb, entry });
    expect(await admin.call("restoreRevision", { kb, entry, revision: 1 })).toEqual({ revision: 3 });
    expect(await entryOf(entry)).toMatchObject({ deleted: false, question: "恢复的" });
  });
});

test("a taught wording says who taught it and when; the three hundred and first is refused", async () => {
  const similar = Array.from({ length: 299 }, (_, i) => ({
    id: `q_${i}`,
    text: `问法 ${i}`,
    kind: "positive" as const,
    origin: "hand" as const,
    by: null,
    at: null,
  }));
  const { id: entry } = await admin.call("createEntry", { kb, content: { ...emptyEntry("快满了"), similar } });
  const { revision, previous, wording } = await admin.call("addWording", { kb, entry, text: "不该到这里", kind: "negative" });
  expect([revision, previous]).toEqual([2, 1]);
  const { content, updatedBy } = await entryOf(entry);
  expect(content.similar).toHaveLength(300);
  expect(content.similar[299]).toMatchObject({ id: wording, text: "不该到这里", kind: "negative", origin: "hand", by: "zhoumin" });
  expect([updatedBy, content.similar[299]!.at === null]).toEqual(["zhoumin", false]);
  expect(await code(admin.try("addWording", { kb, entry, text: "第三百零一个" }))).toEqual([422, "rule_broken"]);
  expect((await entryOf(entry)).content).toEqual(content);
});

describe("the category tree", () => {
  test("loses a category: its entries lose it and no others do, those further down included", async () => {
    const { admin: boss, kb: own, end } = await startShop();
    const k = (id: string, parent: string | null = null) => ({ id, name: id, parent, skillGroup: null });
    await boss.call("saveCategories", { kb: own, base: 1, categories: [k("c_1"), k("c_2", "c_1"), k("c_3")] });
    const [one, two, three] = [
      await teach(boss, own, "甲", [], { category: "c_1" }),
      await teach(boss, own, "乙", [], { category: "c_2" }),
      await teach(boss, own, "丙", [], { category: "c_3" }),
    ];
    expect(await boss.call("getCategories", { kb: own })).toMatchObject({ total: 3, uncategorised: 0, counts: { c_1: 1, c_2: 1, c_3: 1 } });
    await boss.call("saveCategories", { kb: own, base: 2, categories: [k("c_1"), k("c_3")] });
    const categories = async () =>
      Promise.all(
        [one, two, three].map(async (entry) => [
          (await boss.call("getEntry", { kb: own, entry })).category,
          (await boss.call("getEntry", { kb: own, entry })).revision,
        ]),
      );
    expect(await categories()).toEqual([
      ["c_1", 1],
      [null, 2],
      ["c_3", 1],
    ]);
    expect(await boss.call("getCategories", { kb: own })).toMatchObject({ total: 3, uncategorised: 1, counts: { c_1: 1, c_3: 1 } });
    await end();
  });

  test("holds each id once, twins only under different parents, and twenty levels below the first", async () => {
    const { admin: boss, kb: own, end } = await startShop();
    const k = (id: string, name: string, parent: string | null = null) => ({ id, name, parent, skillGroup: null });
    const save = (base: number, categories: ReturnType<typeof k>[]) => code(boss.try("saveCategories", { kb: own, base, categories }));
    expect(await save(1, [k("c_1", "甲"), k("c_1", "乙")])).toEqual([422, "rule_broken"]);
    expect(await save(1, [k("c_1", "甲"), k("c_2", "乙"), k("c_3", "丙", "c_1"), k("c_4", "丙", "c_2")])).toEqual([200, undefined]);
    const chain = (levels: number) => Array.from({ length: levels }, (_, i) => k(`c_${i}`, `第${i}层`, i === 0 ? null : `c_${i - 1}`));
    expect(await save(2, chain(21))).toEqual([200, undefined]);
    expect(await save(3, chain(22))).toEqual([422, "rule_broken"]);
    const details = async (categories: ReturnType<typeof k>[]) =>
      ((await boss.try("saveCategories", { kb: own, base: 3, categories })).json as { error: { details: object } }).error.details;
    expect(await details(chain(22))).toEqual({ field: "categories" });
    expect(await details([k("c_1", "甲"), k("c_1", "乙")])).toEqual({ field: "categories" });
    expect(await details([k("c_1", "甲", "c_9")])).toEqual({ field: "categories" });
    expect(await details([k("c_1", "甲"), k("c_2", "甲")])).toEqual({ field: "name", name: "甲" });
    await end();
  });
});
