// Entries through the door: teach, edit, conflict, history, delete and undo, lists and filters.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
});
afterAll(() => shop.end());

const content = async (entry: string) => (await admin.call("getEntry", { kb, entry })).content;

describe("an entry", () => {
  test("is answered by as soon as it is saved, with exactly what was written", async () => {
    const text = "可以的 😀 <script>alert(1)</script> ‏مرحبا";
    const entry = await teach(admin, kb, "可以用支付宝付款吗", ["支付宝行不行"], {
      answers: [{ text, when: [] }],
      tags: ["支付"],
      note: "内部",
    });
    const { reply } = await admin.call("askRobot", { kb, question: "支付宝行不行" });
    expect(reply).toMatchObject({ outcome: "answered", reason: "exact", answer: { entry, text } });
    expect(await admin.call("getEntry", { kb, entry })).toMatchObject({
      revision: 1,
      change: "new",
      validity: "in_force",
      similar: 1,
      createdBy: "zhoumin",
    });
  });

  test("saved again gets a new revision; the old one stays and can be restored", async () => {
    const entry = await teach(admin, kb, "几天能到货");
    const before = await content(entry);
    await admin.call("saveEntry", { kb, entry, base: 1, content: { ...before, question: "多久能到货" } });
    const history = await admin.call("listRevisions", { kb, entry });
    expect(history.rows.map((r) => [r.revision, r.reason, r.content.question])).toEqual([
      [2, "saved", "多久能到货"],
      [1, "created", "几天能到货"],
    ]);
    await admin.call("restoreRevision", { kb, entry, revision: 1 });
    expect(await admin.call("getEntry", { kb, entry })).toMatchObject({ revision: 3, question: "几天能到货" });
  });

  test("saved by two people: the second is refused with the newer revision and loses nothing", async () => {
    const entry = await teach(admin, kb, "怎么修改地址");
    const base = await content(entry);
    const other = await signInAs(shop, "trainer", "lin");
    await other.call("saveEntry", { kb, entry, base: 1, content: { ...base, note: "林的" } });
    const refused = await admin.try("saveEntry", { kb, entry, base: 1, content: { ...base, note: "周的" } });
    expect(refused).toMatchObject({
      status: 409,
      json: { error: { code: "conflict", details: { revision: 2, by: "lin", content: { note: "林的" } } } },
    });
    expect((await content(entry)).note).toBe("林的");
  });

  test("deleted stops answering at once and comes back by undo", async () => {
    const entry = await teach(admin, kb, "门店几点开门");
    await admin.call("deleteEntry", { kb, entry });
    expect((await admin.call("askRobot", { kb, question: "门店几点开门" })).reply.answer?.entry).not.toBe(entry);
    expect((await admin.call("listEntries", { kb })).rows.map((r) => r.id)).not.toContain(entry);
    await admin.call("undeleteEntry", { kb, entry });
    expect((await admin.call("askRobot", { kb, question: "门店几点开门" })).reply.answer?.entry).toBe(entry);
    expect((await admin.call("listRevisions", { kb, entry })).rows.map((r) => r.reason)).toEqual(["undone", "deleted", "created"]);
  });

  test("is not deleted by who has not seen what somebody saved since", async () => {
    const entry = await teach(admin, kb, "停车场在哪");
    await admin.call("saveEntry", { kb, entry, base: 1, content: { ...(await content(entry)), note: "新的" } });
    expect(await admin.try("deleteEntry", { kb, entry, base: 1 })).toMatchObject({
      status: 409,
      json: { error: { code: "conflict", details: { revision: 2, content: { note: "新的" } } } },
    });
    expect((await admin.call("getEntry", { kb, entry })).deleted).toBe(false);
    expect(await admin.call("deleteEntry", { kb, entry, base: 2 })).toEqual({ revision: 3 });
  });

  test("learns one wording from anywhere, and forgets it when the revision before is restored", async () => {
    const entry = await teach(admin, kb, "怎么开发票");
    const taught = await admin.call("addWording", { kb, entry, text: "发票咋整" });
    expect((await admin.call("askRobot", { kb, question: "发票咋整？" })).reply).toMatchObject({ reason: "exact", answer: { entry } });
    await admin.call("restoreRevision", { kb, entry, revision: taught.previous });
    expect((await content(entry)).similar).toEqual([]);
  });

  test("refuses the same wording twice, naming both", async () => {
    const entry = await teach(admin, kb, "怎么退差价", ["退差价"]);
    const answer = await admin.try("addWording", { kb, entry, text: "退 差价！" });
    expect(answer).toMatchObject({ status: 409, json: { error: { code: "taken", details: { text: "退 差价！", twin: "退差价" } } } });
  });

  test("is alone with its standard question: of eight made at once one is, however it is typed; the others name it", async () => {
    const same = [
      "怎样成为会员",
      "怎样成为会员？",
      "怎样 成为会员",
      "怎樣成為會員",
      "怎样成为会员。",
      "「怎样成为会员」",
      "怎样成为会员!",
      "怎样成为会员～",
    ];
    const answers = await Promise.all(same.map((question) => admin.try("createEntry", { kb, content: emptyEntry(question) })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(7).fill(409)]);
    const made = answers.find(({ status }) => status === 201)!.json as { id: string };
    const refused = answers.find(({ status }) => status === 409)!.json as { error: object };
    expect(refused.error).toMatchObject({ code: "taken", details: { field: "question", entry: made.id } });
    // Nor does another become it; one that is deleted leaves it free.
    const other = await teach(admin, kb, "怎样入会");
    const renamed = { kb, entry: other, base: 1, content: { ...(await content(other)), question: "怎样成为会员" } };
    expect((await admin.try("saveEntry", renamed)).status).toBe(409);
    await admin.call("deleteEntry", { kb, entry: made.id });
    expect((await admin.try("saveEntry", renamed)).status).toBe(200);
    // Saved again it is no twin of itself.
    expect((await admin.try("saveEntry", { ...renamed, base: 2, content: { ...renamed.content, note: "改" } })).status).toBe(200);
  });

  test("says who already teaches a wording, however it is typed", async () => {
    const entry = await teach(admin, kb, "ＶＩＰ怎么升级", ["How do I level up?"]);
    const { rows } = await admin.call("findWordings", { kb, texts: ["vip 怎么升级？", "how do i LEVEL UP", "没人教过这个"] });
    expect(rows.map((r) => [r.text, r.entry])).toEqual([
      ["vip 怎么升级？", entry],
      ["how do i LEVEL UP", entry],
    ]);
    expect((await admin.call("findWordings", { kb, texts: ["vip 怎么升级？"], except: entry })).rows).toEqual([]);
  });

  test("keeps its limits: 300 similar questions, 500 characters, an answer of 10,000", async () => {
    const similar = Array.from({ length: 301 }, (_, i) => ({
      id: `q_${i}`,
      text: `问法 ${i}`,
      kind: "positive",
      origin: "hand",
      by: null,
      at: null,
    }));
    for (const wrong of [
      { similar },
      { question: "" },
      { question: "长".repeat(501) },
      { answers: [{ text: "长".repeat(10_001), when: [] }] },
      { enabled: "yes" },
    ]) {
      const answer = await admin.try("createEntry", { kb, content: { ...emptyEntry("好"), ...wrong } });
      expect([Object.keys(wrong), answer.status]).toEqual([Object.keys(wrong), 400]);
    }
    expect((await admin.try("createEntry", { kb, content: { ...emptyEntry("三百个"), similar: similar.slice(0, 300) } })).status).toBe(201);
  });

  test("ends later than it begins, or is refused by name when it is made or saved", async () => {
    const period = (validFrom: string | null, validUntil: string | null) => ({ ...emptyEntry("双十一几折"), validFrom, validUntil });
    const refused = {
      status: 422,
      json: {
        error: {
          code: "rule_broken",
          details: { fields: [{ field: "content.validUntil", expected: "a time later than validFrom, or null for no limit" }] },
        },
      },
    };
    const start = "2026-11-11T00:00:00.000Z";
    // The second is the same instant, said in another zone.
    for (const end of ["2026-11-10T00:00:00.000Z", "2026-11-11T08:00:00+08:00"])
      expect(await admin.try("createEntry", { kb, content: period(start, end) })).toMatchObject(refused);
    for (const content of [period(start, "2026-11-11T00:00:01.000Z"), period(start, null), period(null, start)]) {
      const { id: entry } = await admin.call("createEntry", { kb, content });
      expect(await admin.try("saveEntry", { kb, entry, base: 1, content: period(start, start) })).toMatchObject(refused);
      expect((await admin.call("getEntry", { kb, entry })).content).toEqual(content);
      await admin.call("deleteEntry", { kb, entry });
    }
    // One that was stored before there was this rule is read and taught on, and wants it kept when it is next saved.
    const old = await teach(admin, kb, "旧活动几折");
    const stored = { ...(await content(old)), validFrom: start, validUntil: start };
    shop.app.db
      .prepare(
        "INSERT INTO entry_revisions SELECT kb_id, entry_id, 2, deleted, :content, 'saved', at, by FROM entry_revisions WHERE entry_id = :old",
      )
      .run({ content: JSON.stringify(stored), old });
    shop.app.db.prepare("UPDATE entries SET revision = 2, valid_from = :start, valid_until = :start WHERE id = :old").run({ start, old });
    expect((await admin.call("getEntry", { kb, entry: old })).content).toEqual(stored);
    expect((await admin.call("addWording", { kb, entry: old, text: "旧活动打几折", kind: "positive" })).revision).toBe(3);
    expect(await admin.try("saveEntry", { kb, entry: old, base: 3, content: stored })).toMatchObject(refused);
  });
});

describe("the list", () => {
  test("filters by state, validity, tag, category with its children, and what is missing", async () => {
    const { admin: boss, kb: own, end } = await startShop();
    const tree = [
      { id: "c_a", name: "售后", parent: null, skillGroup: null },
      { id: "c_b", name: "退换", parent: "c_a", skillGroup: null },
    ];
    await boss.call("saveCategories", { kb: own, base: 1, categories: tree });
    const a = await teach(boss, own, "一", [], { category: "c_b", tags: ["急"] });
    const b = await teach(boss, own, "二", [], { validFrom: "2099-01-01T00:00:00Z" });
    const c = await teach(boss, own, "三", [], { validUntil: "2020-01-01T00:00:00Z", enabled: false });
    const d = await teach(boss, own, "四", ["甲", "乙", "丙", "丁", "戊"], { answers: [] });
    const ids = async (filter: object) =>
      (await boss.call("listEntries", { kb: own, sort: "question", ...filter })).rows.map((r) => r.id).sort();
    expect(await ids({ category: "c_a" })).toEqual([a]);
    expect(await ids({ category: "none" })).toEqual([b, c, d].sort());
    expect(await ids({ tag: "急" })).toEqual([a]);
    expect(await ids({ validity: "pending" })).toEqual([b]);
    expect(await ids({ validity: "expired" })).toEqual([c]);
    expect(await ids({ enabled: "false" })).toEqual([c]);
    expect(await ids({ without: "answers" })).toEqual([d]);
    expect(await ids({ without: "similar" })).toEqual([a, b, c].sort());
    expect(await ids({ change: "new" })).toEqual([a, b, c, d].sort());
    expect(await ids({ change: "unchanged" })).toEqual([]);
    expect(await boss.call("listTags", { kb: own })).toEqual({ rows: [{ tag: "急", entries: 1 }] });
    await end();
  });

  test("with a text is the engine's own search", async () => {
    const found = await teach(admin, kb, "如何修改密码", ["忘记密码怎么办"]);
    expect((await admin.call("listEntries", { kb, text: "密码忘了怎么办" })).rows[0]!.id).toBe(found);
    expect((await admin.call("searchEntries", { kb, text: "密码忘了怎么办" })).rows[0]).toMatchObject({
      id: found,
      question: "如何修改密码",
    });
  });

  test("is paged with a total", async () => {
    const all = await admin.call("listEntries", { kb, sort: "question" });
    const second = await admin.call("listEntries", { kb, sort: "question", offset: 1, limit: 2 });
    expect(second).toEqual({ total: all.total, rows: all.rows.slice(1, 3) });
    expect((await admin.try("listEntries", { kb, limit: 501 })).status).toBe(400);
  });

  test("changes many at once and says what brings them back", async () => {
    const one = await teach(admin, kb, "批量一");
    const two = await teach(admin, kb, "批量二");
    const { changed } = await admin.call("updateEntries", { kb, entries: [one, two], set: { field: "enabled", enabled: false } });
    expect(changed).toEqual([
      { id: one, previous: 1 },
      { id: two, previous: 1 },
    ]);
    expect((await admin.call("askRobot", { kb, question: "批量一" })).reply).toMatchObject({
      outcome: "unanswered",
      reason: "not_in_force",
    });
    for (const { id, previous } of changed) await admin.call("restoreRevision", { kb, entry: id, revision: previous });
    expect((await admin.call("askRobot", { kb, question: "批量一" })).reply.outcome).toBe("answered");
  });
});

describe("the category tree", () => {
  test("refuses circles, strangers as parents and twins, and keeps entries of a removed category", async () => {
    const { admin: boss, kb: own, end } = await startShop();
    const k = (id: string, name: string, parent: string | null) => ({ id, name, parent, skillGroup: null });
    const save = (base: number, categories: ReturnType<typeof k>[]) => boss.try("saveCategories", { kb: own, base, categories });
    expect((await save(1, [k("c_1", "甲", "c_2"), k("c_2", "乙", "c_1")])).status).toBe(422);
    expect((await save(1, [k("c_1", "甲", "c_9")])).status).toBe(422);
    expect((await save(1, [k("c_1", "甲", null), k("c_2", "甲", null)])).status).toBe(409);
    expect((await save(1, [k("c_1", "甲", null)])).status).toBe(200);
    expect((await save(1, [])).json).toMatchObject({ error: { code: "conflict", details: { revision: 2 } } });
    const entry = await teach(boss, own, "有类目的", [], { category: "c_1" });
    await boss.call("saveCategories", { kb: own, base: 2, categories: [] });
    expect((await boss.call("getEntry", { kb: own, entry })).content.category).toBeNull();
    expect(await boss.call("getCategories", { kb: own })).toMatchObject({ total: 1, uncategorised: 1, counts: {} });
    await end();
  });
});

test("revisions and audit lines cannot be changed, not even with SQL", () => {
  for (const statement of [
    "UPDATE entry_revisions SET content = '{}'",
    "DELETE FROM entry_revisions",
    "UPDATE audit SET by = 'x'",
    "DELETE FROM audit",
  ])
    expect(() => shop.app.db.exec(statement)).toThrow(/immutable/);
});
