// Releases through the door: what is unpublished, publish, list, roll back.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { addNotOurs, removeNotOurs } from "../../../server/notOurs/notOurs.ts";
import { inSlice } from "../../../server/change/transaction.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import { saveContent } from "../../../server/entries/saveContent.ts";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { newTurn } from "../logs/support.ts";
import { publish, type Shop } from "./publishing.ts";

let shop: Shop;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
});
afterAll(() => shop.end());

interface Named {
  entry: string;
  question: string;
}
const error = (code: string) => ({ json: { error: { code } } });

describe("who may", () => {
  test("publish and roll back: publishers; read: viewers; nobody signed out, and nobody from outside sees that there is a knowledge base", async () => {
    const calls = [
      ["getChanges", {}],
      ["publish", { note: "x" }],
      ["listVersions", {}],
      ["rollBack", { version: 1 }],
      ["downloadPack", { version: 1 }],
    ] as const;
    const viewer = await signInAs(shop, "viewer", "gao");
    const trainer = await signInAs(shop, "trainer", "lin");
    const outsider = await signInAs(shop, null, "wai");
    for (const [name, input] of calls) {
      expect(await shop.client().try(name, { kb, ...input })).toMatchObject({ status: 401, ...error("signed_out") });
      expect(await outsider.try(name, { kb, ...input })).toMatchObject({ status: 404, ...error("not_found") });
    }
    for (const name of ["publish", "rollBack"] as const)
      for (const who of [viewer, trainer])
        expect(await who.try(name, { kb, note: "x", version: 1 })).toMatchObject({ status: 403, ...error("forbidden") });
    expect((await viewer.try("getChanges", { kb })).status).toBe(200);
    expect((await viewer.try("listVersions", { kb })).status).toBe(200);
  });
});

describe("before the first version", () => {
  test("an empty draft is refused and says why; so is a missing or endless note", async () => {
    expect(await admin.try("publish", { kb, note: "空的" })).toMatchObject({
      status: 409,
      json: { error: { code: "nothing_to_do", message: expect.stringContaining("no entries"), details: { field: "kb" } } },
    });
    expect(await admin.try("publish", { kb, note: "  " })).toMatchObject({ status: 400, ...error("bad_input") });
    expect(await admin.try("publish", { kb, note: "x".repeat(501) })).toMatchObject({ status: 400, ...error("bad_input") });
    expect((await admin.call("listJobs", { kb })).rows).toEqual([]);
  });
  test("nothing differs in an empty knowledge base, and nothing can be rolled back to", async () => {
    expect(await admin.call("getChanges", { kb })).toMatchObject({
      live: null,
      counts: { new: 0, changed: 0, deleted: 0, parts: 0, all: 0 },
      rows: [],
      vocabulary: null,
      settings: null,
      categories: null,
      notOurs: null,
      problemCount: 0,
    });
    expect(await admin.try("rollBack", { kb, version: 1 })).toMatchObject({ status: 404, ...error("not_found") });
    expect(await admin.try("downloadPack", { kb, version: 1 })).toMatchObject({ status: 404, ...error("not_found") });
  });
});

describe("the life of versions", () => {
  let back: string;
  let invoice: string;
  test("the first version takes all; the list tells what it holds", async () => {
    back = await teach(admin, kb, "如何退货", ["退货怎么弄"]);
    invoice = await teach(admin, kb, "怎么开发票");
    expect((await admin.call("getChanges", { kb })).counts).toEqual({ new: 2, changed: 0, deleted: 0, parts: 0, all: 2 });
    expect((await admin.call("getEntry", { kb, entry: back })).change).toBe("new");
    expect(await publish(shop, "第一版")).toBe(1);
    const { total, rows } = await admin.call("listVersions", { kb });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      number: 1,
      note: "第一版",
      by: "zhoumin",
      parent: null,
      entries: 2,
      new: 2,
      changed: 0,
      deleted: 0,
      live: true,
      coverage: null,
      asked: 0,
      rolledBackAt: null,
    });
    const { checksum } = rows[0]!;
    expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]!.fit).toMatchObject({ to: "own" });
    const audit = (await admin.call("listAudit", { kb })).rows.filter(({ action }) => action.startsWith("version."));
    expect(audit).toMatchObject([
      {
        action: "version.published",
        by: "zhoumin",
        subject: "1",
        before: { live: null },
        after: { live: 1, note: "第一版", counts: { entries: 2, new: 2, changed: 0, deleted: 0 }, checksum },
      },
      { action: "version.publishing", by: "zhoumin", subject: expect.stringMatching(/^j_/), after: { note: "第一版" } },
    ]);
    expect((await admin.call("getEntry", { kb, entry: back })).change).toBe("unchanged");
  });
  test("publishing again without a change is refused", async () => {
    expect(await admin.try("publish", { kb, note: "再来" })).toMatchObject({ status: 409, ...error("nothing_to_do") });
  });
  test("changes show new, changed and deleted with before and after, newest first, and can be leafed through", async () => {
    const content = (await admin.call("getEntry", { kb, entry: back })).content;
    await admin.call("saveEntry", { kb, entry: back, base: 1, content: { ...content, question: "怎么退货" } });
    await admin.call("deleteEntry", { kb, entry: invoice });
    const point = await teach(admin, kb, "积分怎么用");
    const changes = await admin.call("getChanges", { kb });
    expect(changes.live).toEqual({ number: 1, publishedAt: (await admin.call("listVersions", { kb })).rows[0]!.at });
    expect(changes.counts).toEqual({ new: 1, changed: 1, deleted: 1, parts: 0, all: 3 });
    expect(changes.rows.map((r) => [r.entry, r.change, r.before?.question ?? null, r.after?.question ?? null])).toEqual([
      [point, "new", null, "积分怎么用"],
      [invoice, "deleted", "怎么开发票", null],
      [back, "changed", "如何退货", "怎么退货"],
    ]);
    expect(changes.rows.every((r) => r.by === "zhoumin")).toBe(true);
    const only = await admin.call("getChanges", { kb, change: "deleted" });
    expect([only.total, only.rows.map((r) => r.entry)]).toEqual([1, [invoice]]);
    const second = await admin.call("getChanges", { kb, offset: 1, limit: 1 });
    expect([second.total, second.rows.map((r) => r.entry)]).toEqual([3, [invoice]]);
  });
  test("an entry that came and went between two versions is no change", async () => {
    const brief = await teach(admin, kb, "一时兴起");
    await admin.call("deleteEntry", { kb, entry: brief });
    expect((await admin.call("getChanges", { kb })).counts.all).toBe(3);
  });
  test("vocabulary, settings and categories show as parts, and only where they really differ", async () => {
    const { revision } = await admin.call("getVocabulary", { kb });
    const saved = await admin.call("saveVocabulary", {
      kb,
      base: revision,
      vocabulary: { synonyms: [{ words: ["快递", "物流"] }], sensitive: [] },
    });
    const settings = await admin.call("getSettings", { kb });
    await admin.call("saveSettings", {
      kb,
      base: settings.revision,
      settings: { ...settings.settings, bands: { answer: 80, clarify: 40 } },
    });
    const tree = await admin.call("getCategories", { kb });
    await admin.call("saveCategories", {
      kb,
      base: tree.revision,
      categories: [{ id: "c_1", name: "售后", parent: null, skillGroup: null }],
    });
    const changes = await admin.call("getChanges", { kb });
    expect(changes.counts).toMatchObject({ parts: 3, all: 6 });
    expect(changes.vocabulary).toMatchObject({
      before: { synonyms: [] },
      after: { synonyms: [{ words: ["快递", "物流"] }] },
      by: "zhoumin",
    });
    expect(changes.settings).toMatchObject({ before: { bands: { answer: 45 } }, after: { bands: { answer: 80 } } });
    expect(changes.categories).toMatchObject({ before: [], after: [{ name: "售后" }] });
    await admin.call("saveVocabulary", { kb, base: saved.revision, vocabulary: { synonyms: [], sensitive: [] } });
    expect((await admin.call("getChanges", { kb })).vocabulary).toBeNull();
  });
  test("so do questions that are not our business", async () => {
    const named = (work: (...given: Parameters<typeof addNotOurs>) => unknown): void =>
      inSlice(shop.app, { user: { id: null, name: "lin", admin: false }, role: "trainer", kb: kbById(shop.app.db, kb)! }, (c) => {
        work(c, "今晚月色真美");
      });
    named(addNotOurs);
    expect((await admin.call("getChanges", { kb })).notOurs).toMatchObject({ before: [], after: ["今晚月色真美"], by: "lin" });
    named(removeNotOurs);
    expect((await admin.call("getChanges", { kb })).notOurs).toBeNull();
  });
  test("problems name what can say nothing, what is taught twice, what leads nowhere, and channels that are none", async () => {
    // What another entry teaches is refused: it can be taught while that one is deleted.
    const { rows: taught } = await admin.call("listEntries", { kb, limit: 200 });
    const point = taught.find(({ question }) => question === "积分怎么用")!.id;
    await admin.call("deleteEntry", { kb, entry: point });
    const twin = await teach(admin, kb, "积分如何抵扣", ["积分怎么用？"]);
    await admin.call("undeleteEntry", { kb, entry: point });
    const mute = await teach(admin, kb, "几点下班", [], { answers: [] });
    const lost = await teach(admin, kb, "在哪看物流", [], { related: ["e_gone", invoice, back] });
    await teach(admin, kb, "转人工", [], { answers: [], handOff: { skillGroup: null } });
    await teach(admin, kb, "停用了的", [], { answers: [], enabled: false });
    const on = (...channels: string[]) => ({ text: "好", when: [{ field: "channel", in: channels }] });
    // Several answers with it are one problem; how a channel is written does not matter, as in conditions.
    const { revision, settings } = await admin.call("getSettings", { kb });
    const channels = [...settings.channels, "微信"];
    const { revision: more } = await admin.call("saveSettings", { kb, base: revision, settings: { ...settings, channels } });
    const odd = await teach(admin, kb, "哪里领券", [], {
      answers: [on("微信", "wechat"), on("微信", "WEB"), { text: "其余", when: [{ field: "等级", in: ["微信"] }] }],
    });
    // The channel went after the condition was written.
    await admin.call("saveSettings", { kb, base: more, settings });
    const { problems, problemCount } = await admin.call("getChanges", { kb });
    expect(problemCount).toBe(5);
    const none = { other: null };
    const [first, last] = [
      { entry: point, question: "积分怎么用" },
      { entry: twin, question: "积分如何抵扣" },
    ].toSorted((one, other) => (one.entry < other.entry ? -1 : 1)) as [Named, Named];
    expect(problems).toHaveLength(5);
    expect(problems).toEqual(
      expect.arrayContaining([
        { kind: "no_answer", entry: mute, question: "几点下班", detail: "", ...none },
        { kind: "duplicate_wording", ...first, detail: first.entry === twin ? "积分怎么用？" : "积分怎么用", other: last },
        { kind: "missing_related", entry: lost, question: "在哪看物流", detail: "e_gone", ...none },
        { kind: "missing_related", entry: lost, question: "在哪看物流", detail: invoice, ...none },
        { kind: "unknown_channel", entry: odd, question: "哪里领券", detail: "微信", ...none },
      ]),
    );
  });
  test("of more than 50 problems the first 50 are named, by kind, and all are counted", async () => {
    const { id: other } = await admin.call("createKnowledgeBase", { name: "没写答案" });
    inSlice(shop.app, { user: { id: null, name: "lin", admin: false }, role: "trainer", kb: kbById(shop.app.db, other)! }, (c) => {
      for (let i = 0; i < 52; i += 1)
        saveContent(
          c,
          `e_${i}`,
          { ...emptyEntry(`第${i}个`), ...(i < 49 ? {} : { answers: [{ text: "好", when: [] }], related: ["e_gone"] }) },
          "imported",
        );
    });
    const { problems, problemCount } = await admin.call("getChanges", { kb: other });
    expect(problemCount).toBe(52);
    expect(problems.map(({ kind }) => kind)).toEqual([...Array<string>(49).fill("no_answer"), "missing_related"]);
  });
  test("the second version is compared with the first; the robot of customers knows it at once", async () => {
    const asked = ["answered", "answered", "answered", "unanswered"] as const;
    recordTurns(
      shop.app,
      { id: kb, timeZone: "Asia/Shanghai" },
      asked.map((outcome) => newTurn("怎么退货呀", { outcome, version: 1 })),
    );
    expect(await publish(shop, "第二版")).toBe(2);
    const { rows } = await admin.call("listVersions", { kb });
    expect(rows.map((r) => [r.number, r.asked, r.coverage])).toEqual([
      [2, 0, null],
      [1, 4, 0.75],
    ]);
    const { total, rows: older } = await admin.call("listVersions", { kb, offset: 1, limit: 1 });
    expect([total, older]).toEqual([2, [rows[1]]]);
    expect(rows.map((r) => [r.number, r.live, r.parent, r.new, r.changed, r.deleted])).toEqual([
      [2, true, 1, 7, 1, 1],
      [1, false, null, 2, 0, 0],
    ]);
    expect((await admin.call("askRobot", { kb, question: "怎么退货", target: "live" })).version).toBe(2);
    expect((await admin.call("getChanges", { kb })).counts.all).toBe(0);
  });
  test("rolling back moves the pointer at once, leaves a line, and the next version is compared with what is live", async () => {
    expect(await admin.call("rollBack", { kb, version: 1 })).toEqual({ version: 1, previous: 2 });
    expect((await admin.call("askRobot", { kb, question: "怎么开发票", target: "live" })).reply).toMatchObject({
      outcome: "answered",
      answer: { entry: invoice },
    });
    expect(await admin.try("rollBack", { kb, version: 1 })).toMatchObject({ status: 409, ...error("nothing_to_do") });
    expect(await admin.try("rollBack", { kb, version: 99 })).toMatchObject({ status: 404, ...error("not_found") });
    expect(await admin.try("rollBack", { kb, version: 0 })).toMatchObject({ status: 400, ...error("bad_input") });
    const { rows } = await admin.call("listVersions", { kb });
    expect(rows.map((r) => [r.number, r.live, r.rolledBackAt !== null])).toEqual([
      [2, false, true],
      [1, true, false],
    ]);
    const audit = await admin.call("listAudit", { kb });
    expect(audit.rows[0]).toMatchObject({
      action: "version.rolled_back",
      by: "zhoumin",
      subject: "1",
      before: { live: 2 },
      after: { live: 1 },
    });
    expect(audit.rows.map((r) => r.action)).toContain("version.published");
    expect(await publish(shop, "第三版")).toBe(3);
    expect((await admin.call("listVersions", { kb })).rows[0]).toMatchObject({ number: 3, parent: 1, changed: 1, deleted: 1 });
  });
  test("versions and their entries cannot be changed, not even by hand", () => {
    const { db } = shop.app;
    expect(() => db.exec("UPDATE versions SET note = 'x'")).toThrow("immutable");
    expect(() => db.exec("DELETE FROM versions")).toThrow("immutable");
    expect(() => db.exec("UPDATE version_entries SET revision = 9")).toThrow("immutable");
    expect(() => db.exec("DELETE FROM version_entries")).toThrow("immutable");
  });
});

describe("two at a time", () => {
  test("of two publications of one knowledge base one is told to wait; what is edited meanwhile stays out", async () => {
    const entry = await teach(admin, kb, "能不能分期");
    const { content } = await admin.call("getEntry", { kb, entry });
    const [first, second] = await Promise.all([admin.try("publish", { kb, note: "甲" }), admin.try("publish", { kb, note: "乙" })]);
    expect(new Set([first.status, second.status])).toEqual(new Set([202, 409]));
    expect([first, second].find((a) => a.status === 409)!.json).toMatchObject({ error: { code: "busy" } });
    await admin.call("saveEntry", { kb, entry, base: 1, content: { ...content, answers: [{ text: "后来才改的", when: [] }] } });
    await teach(admin, kb, "后来才加的");
    const { job } = [first, second].find((a) => a.status === 202)!.json as { job: string };
    const { result } = await finished(shop, admin, kb, job);
    const { reply } = await admin.call("askRobot", { kb, question: "能不能分期", target: Number(result!.version) });
    expect(reply.answer).toMatchObject({ entry, text: "答：能不能分期" });
    expect((await admin.call("getChanges", { kb })).counts).toMatchObject({ new: 1, changed: 1 });
  });
  test("a knowledge base does not see another's versions", async () => {
    const { id: other } = await admin.call("createKnowledgeBase", { name: "别家", timeZone: "Asia/Shanghai", language: "zh" });
    expect((await admin.call("listVersions", { kb: other })).total).toBe(0);
    expect(await admin.try("rollBack", { kb: other, version: 1 })).toMatchObject({ status: 404 });
    expect(await admin.try("downloadPack", { kb: other, version: 1 })).toMatchObject({ status: 404 });
    await teach(admin, other, "你们卖什么");
    expect(await publish(shop, "别家的第一版", other)).toBe(1);
  });
});
