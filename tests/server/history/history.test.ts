// What happened to a knowledge base, day by day, and everything restored to a moment and taken back.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { groupsOfRevisions } from "../../../server/history/groupsOfRevisions.ts";
import type { Client } from "../../support/client.ts";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";

let now = Date.parse("2026-07-10T04:00:00.000Z");
const hours = (n: number): void => void (now += n * 3_600_000);
const clock = (): string => new Date((now += 1)).toISOString();
let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let trainer: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop({ now: clock });
  ({ admin, kb } = shop);
  trainer = await signInAs(shop, "trainer");
});
afterEach(() => expect(shop.logged()).not.toContain("internal error"));
afterAll(() => shop.end());

const get = (entry: string) => admin.call("getEntry", { kb, entry });
const save = async (client: Client, entry: string, note: string): Promise<void> => {
  const { revision, content } = await get(entry);
  await client.call("saveEntry", { kb, entry, base: revision, content: { ...content, note } });
};
const days = async (input: object = {}) => (await admin.call("listHistory", { kb, ...input })).days;
const told = async (input: object = {}) =>
  (await days(input)).map(({ day, groups }) => [day, ...groups.map((g) => `${g.by} ${g.kind} ${g.reason} ${g.changes}/${g.entries}`)]);
const restore = async (before: string, entries?: string[]) => {
  const chosen = entries ? { by: "entries" as const, entries } : { by: "filter" as const, filter: {} };
  const { job } = await admin.call("startBulkChange", { kb, chosen, change: { field: "moment", before } });
  return finished(shop, admin, kb, job);
};

let refund: string;
let gift: string;
describe("the days of a knowledge base", () => {
  test("hold what each person did of each kind, as one, the latest first; days are the shop's", async () => {
    refund = await teach(admin, kb, "怎么退货");
    gift = await teach(admin, kb, "礼品卡怎么用");
    // 2026-07-11 01:00 in Shanghai.
    hours(13);
    await save(trainer, refund, "一");
    await save(trainer, refund, "二");
    await save(admin, gift, "三");
    const { revision } = await admin.call("getVocabulary", { kb });
    await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { synonyms: [{ words: ["退货", "退回"] }], sensitive: [] } });
    expect(await told()).toEqual([
      ["2026-07-11", "zhoumin vocabulary null 1/0", "zhoumin entries saved 1/1", "trainer entries saved 2/1"],
      ["2026-07-10", "zhoumin entries created 2/2"],
    ]);
    expect((await days())[1]!.groups[0]!.first.map(({ question }) => question)).toEqual(["礼品卡怎么用", "怎么退货"]);
  });
  test("are the same in slices of any size", async () => {
    const span = { kb, from: "", until: "9", by: null };
    const whole = await groupsOfRevisions(shop.app.db, span);
    expect(whole.map(({ changes, entries }) => [changes, entries])).toEqual([
      [2, 2],
      [2, 1],
      [1, 1],
    ]);
    for (const atOnce of [1, 2, 3]) expect(await groupsOfRevisions(shop.app.db, span, atOnce)).toEqual(whole);
    // A span begins with its first instant and ends before its last.
    const [first] = whole;
    const until = await groupsOfRevisions(shop.app.db, { ...span, from: first!.from, until: first!.at }, 1);
    expect(until).toEqual([{ ...first, at: first!.from, changes: 1, entries: 1 }]);
  });
  test("are told a few at a time, of one person alone, and end", async () => {
    const first = await admin.call("listHistory", { kb, days: 1 });
    expect(first.days.map(({ day }) => day)).toEqual(["2026-07-11"]);
    const rest = await admin.call("listHistory", { kb, days: 1, until: first.next! });
    expect([rest.days.map(({ day }) => day), rest.next]).toEqual([["2026-07-10"], null]);
    expect(await told({ by: "trainer" })).toEqual([["2026-07-11", "trainer entries saved 2/1"]]);
    expect(await told({ by: "" })).toEqual([]);
    expect(first.people).toEqual(["trainer", "zhoumin"]);
  });
  test("open into the revisions of a group, and each into what it changed", async () => {
    const { from, at } = (await days({ by: "trainer" }))[0]!.groups[0]!;
    const { total, rows } = await admin.call("listHistoryEntries", { kb, from, at, by: "trainer", reason: "saved", limit: 1 });
    expect([total, rows.map(({ id, revision, question }) => [id, revision, question])]).toEqual([2, [[refund, 3, "怎么退货"]]]);
    expect(await admin.call("getRevision", { kb, entry: refund, revision: 3 })).toMatchObject({
      by: "trainer",
      content: { note: "二" },
      before: { content: { note: "一" } },
      current: { revision: 3, deleted: false },
    });
    expect((await admin.call("getRevision", { kb, entry: refund, revision: 1 })).before).toBeNull();
    await expect(admin.call("getRevision", { kb, entry: refund, revision: 9 })).rejects.toThrow("404");
  });
});

describe("everything as it was at a moment", () => {
  test("what was changed says what it said, what was made goes, what was deleted is back; undone all is as before", async () => {
    hours(1);
    const moment = clock();
    await save(trainer, refund, "三");
    await admin.call("deleteEntry", { kb, entry: gift });
    const fresh = await teach(trainer, kb, "新来的");
    const untouched = await teach(admin, kb, "来了又走");
    await admin.call("deleteEntry", { kb, entry: untouched });
    const tree = await admin.call("getCategories", { kb });
    await admin.call("saveCategories", {
      kb,
      base: tree.revision,
      categories: [{ id: "c_new", name: "新类目", parent: null, skillGroup: null }],
    });
    const words = await admin.call("getVocabulary", { kb });
    await admin.call("saveVocabulary", { kb, base: words.revision, vocabulary: { synonyms: [], sensitive: [{ word: "坏" }] } });
    expect(await admin.call("previewMoment", { kb, before: moment })).toEqual({
      changed: 1,
      removed: 1,
      brought: 1,
      category: false,
      vocabulary: true,
    });

    // The same instant, as another clock writes it.
    const shanghai = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
    expect(await admin.call("previewMoment", { kb, before: shanghai })).toMatchObject({ changed: 1, removed: 1, brought: 1 });
    expect((await days({ until: shanghai }))[0]).toEqual((await days({ until: moment }))[0]);
    const job = await restore(shanghai);
    expect(job).toMatchObject({ state: "done", result: { edited: 3, unchanged: 1, since: 0 } });
    const notes = async () => [(await get(refund)).content.note, (await get(gift)).deleted, (await get(fresh)).deleted];
    expect(await notes()).toEqual(["二", false, true]);
    expect((await admin.call("getVocabulary", { kb })).vocabulary.synonyms).toEqual([{ words: ["退货", "退回"] }]);
    expect((await admin.call("getCategories", { kb })).categories.map(({ name }) => name)).toEqual(["新类目"]);
    expect(await admin.call("previewMoment", { kb, before: moment })).toMatchObject({
      changed: 0,
      removed: 0,
      brought: 0,
      vocabulary: false,
    });
    expect((await admin.call("askRobot", { kb, question: "新来的" })).reply.outcome).not.toBe("answered");

    const { job: undo } = await admin.call("undoBulkChange", { kb, job: job.id });
    await finished(shop, admin, kb, undo);
    expect(await notes()).toEqual(["三", true, false]);
    expect((await admin.call("getVocabulary", { kb })).vocabulary.sensitive).toEqual([{ word: "坏" }]);
    expect((await told({ days: 1 }))[0]).toContain("zhoumin entries bulk_moment 3/3");
  });
  test("of named entries these alone, without vocabulary; what nothing happened to needs no revision", async () => {
    const moment = clock();
    await save(admin, refund, "四");
    await save(admin, gift, "四");
    const { revision } = await get(gift);
    expect(await restore(moment, [refund])).toMatchObject({ result: { edited: 1 } });
    expect([(await get(refund)).content.note, (await get(gift)).revision]).toEqual(["三", revision]);
    expect(await restore(clock())).toMatchObject({ state: "done", result: { edited: 0 } });
  });
  test("an entry that was merged away and is gone again leads to the one it went into, and a category that is gone names none", async () => {
    const kept = await teach(admin, kb, "床垫怎么清洁");
    const taken = await teach(admin, kb, "床垫脏了怎么洗");
    const moment = clock();
    await admin.call("mergeEntries", { kb, entry: kept, base: 1, taken: { entry: taken, base: 1 }, choices: {} });
    const job = await restore(moment, [kept, taken]);
    expect([(await get(taken)).deleted, (await get(taken)).mergedInto]).toEqual([false, null]);
    await finished(shop, admin, kb, (await admin.call("undoBulkChange", { kb, job: job.id })).job);
    expect((await get(taken)).mergedInto).toEqual({ id: kept, question: "床垫怎么清洁" });

    const { revision, categories } = await admin.call("getCategories", { kb });
    await admin.call("saveCategories", {
      kb,
      base: revision,
      categories: [...categories, { id: "c_gone", name: "要走的", parent: null, skillGroup: null }],
    });
    const entry = await teach(admin, kb, "在类目里", [], { category: "c_gone" });
    const inside = clock();
    await finished(shop, admin, kb, (await admin.call("dissolveCategory", { kb, category: "c_gone", into: null })).job);
    await save(admin, entry, "改过");
    await restore(inside, [entry]);
    expect((await get(entry)).content).toMatchObject({ note: "", category: null });
    // However it is brought back: one revision alone, too.
    await admin.call("restoreRevision", { kb, entry, revision: 1 });
    expect((await get(entry)).content.category).toBeNull();
  });
  test("a filter is refused, and a viewer may look but not restore", async () => {
    const change = { field: "moment" as const, before: clock() };
    await expect(admin.call("startBulkChange", { kb, chosen: { by: "filter", filter: { tag: "x" } }, change })).rejects.toThrow("422");
    const viewer = await signInAs(shop, "viewer");
    expect((await viewer.call("listHistory", { kb })).days.length).toBeGreaterThan(0);
    await expect(viewer.call("startBulkChange", { kb, chosen: { by: "filter", filter: {} }, change })).rejects.toThrow("403");
  });
});
