// Merging two entries: what both said, what was chosen, who goes, who follows, and all of it taken back.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { EntryContent, SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { miss } from "../logs/support.ts";
import { answered, itemsOf, log, say } from "../spotChecks/support.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
});
afterEach(() => expect(shop.logged()).not.toContain("internal error"));
afterAll(() => shop.end());

const get = (entry: string) => admin.call("getEntry", { kb, entry });
const wording = (text: string, kind: SimilarQuestion["kind"] = "positive"): SimilarQuestion => {
  return { id: `q_${text.length}`, text, kind, origin: "hand", by: null, at: null };
};
const texts = ({ similar }: EntryContent, kind = "positive") => similar.filter((s) => s.kind === kind).map((s) => s.text);
const web = [{ field: "channel", in: ["web"] }];
const merge = (entry: string, taken: string, choices = {}) =>
  admin.call("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 1 }, choices });
let nth = 0;
/** Two entries of their own words each time. */
const pair = async (mine: Partial<EntryContent> = {}, theirs: Partial<EntryContent> = {}): Promise<[string, string, string]> => {
  const word = `甲${(nth += 1)}`;
  return [
    await teach(admin, kb, `${word}怎么退货`, [`${word}如何退货`], mine),
    await teach(admin, kb, `${word}退货流程`, [`${word}退货步骤`], theirs),
    word,
  ];
};

describe("two entries as one", () => {
  test("have the wordings, tags and related questions of both, each once, and answer as one", async () => {
    const friend = await teach(admin, kb, "运费谁出");
    const [entry, taken, word] = await pair({ tags: ["售后"], related: [friend] });
    const theirs = (await get(taken)).content;
    const more = {
      ...theirs,
      similar: [...theirs.similar, wording(`${word}如何退货？`)],
      tags: ["售后", "退货"],
      related: [entry, friend],
      category: null,
    };
    const saved = await admin.call("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 1, content: more } });
    expect(saved).toMatchObject({ revision: 2, redirected: 0 });
    const { content, revision } = await get(entry);
    expect(revision).toBe(2);
    expect(content).toMatchObject({ question: `${word}怎么退货`, tags: ["售后", "退货"], related: [friend] });
    expect(texts(content)).toEqual([`${word}退货流程`, `${word}如何退货`, `${word}退货步骤`]);
    expect(new Set(content.similar.map(({ id }) => id)).size).toBe(3);
    expect((await admin.call("askRobot", { kb, question: `${word}退货步骤` })).reply).toMatchObject({
      outcome: "answered",
      answer: { entry, text: `答：${word}怎么退货` },
    });
    expect(await get(taken)).toMatchObject({ deleted: true, revision: 2, mergedInto: { id: entry, question: `${word}怎么退货` } });
    expect((await admin.call("listRevisions", { kb, entry: taken })).rows[0]).toMatchObject({
      reason: "merged",
      deleted: true,
      merge: { entry: { id: entry }, kept: false },
    });
    expect((await admin.call("listRevisions", { kb, entry })).rows[0]).toMatchObject({
      reason: "merged",
      merge: { entry: { id: taken }, kept: true },
    });
    const lines = (await admin.call("listAudit", { kb, limit: 3 })).rows;
    expect(lines.map(({ action, subject }) => [action, subject])).toEqual(
      expect.arrayContaining([
        ["entry.merged", entry],
        ["entry.merged_into", taken],
      ]),
    );
  });

  test("give what was chosen: whose question, category, period, and the answers condition by condition", async () => {
    const [entry, taken, word] = await pair(
      {
        answers: [
          { text: "默认甲", when: [] },
          { text: "网页甲", when: web },
        ],
        validUntil: "2030-01-01T00:00:00.000Z",
      },
      {
        answers: [
          { text: "默认乙", when: [] },
          { text: "微信乙", when: [{ field: "channel", in: ["wechat"] }] },
        ],
        validUntil: "2031-01-01T00:00:00.000Z",
      },
    );
    const preview = await admin.call("previewMerge", { kb, entry, taken: { entry: taken } });
    expect(preview).toMatchObject({ base: 1, takenBase: 1 });
    expect(preview.answers.map(({ kept, taken: theirs, from }) => [kept, theirs, from])).toEqual([
      [["默认甲"], ["默认乙"], "kept"],
      [["网页甲"], [], "kept"],
      [[], ["微信乙"], "taken"],
    ]);
    expect(await get(entry)).toMatchObject({ revision: 1 });
    await merge(entry, taken, {
      question: "taken",
      validity: "taken",
      answers: [
        { when: [], from: "taken" },
        { when: web, from: "taken" },
      ],
    });
    const { content } = await get(entry);
    expect(content).toMatchObject({ question: `${word}退货流程`, validUntil: "2031-01-01T00:00:00.000Z" });
    expect(content.answers.map(({ text }) => text)).toEqual(["默认乙", "微信乙"]);
    expect(texts(content)[0]).toBe(`${word}怎么退货`);
  });

  test("are not made one while a wording leads to the one and must not lead to the other, until that is said", async () => {
    const [entry, taken, word] = await pair();
    const mine = (await get(entry)).content;
    await admin.call("saveEntry", {
      kb,
      entry,
      base: 1,
      content: { ...mine, similar: [...mine.similar, wording(`${word}退货步骤！`, "negative")] },
    });
    const input = { kb, entry, base: 2, taken: { entry: taken, base: 1 } };
    const clash = { text: `${word}退货步骤`, positiveIn: "taken", kind: null };
    expect((await admin.call("previewMerge", { kb, entry, taken: { entry: taken } })).clashes).toEqual([clash]);
    expect(await admin.try("mergeEntries", input)).toMatchObject({
      status: 422,
      json: { error: { code: "rule_broken", details: { clashes: [clash] } } },
    });
    const choices = { wordings: [{ text: `${word}退货步骤`, kind: "negative" as const }] };
    await admin.call("mergeEntries", { ...input, choices });
    const { content } = await get(entry);
    expect([texts(content), texts(content, "negative")]).toEqual([[`${word}退货流程`, `${word}如何退货`], [`${word}退货步骤！`]]);
  });

  test("keep a standard question that the other calls a negative: nobody is asked", async () => {
    const [entry, taken, word] = await pair();
    const theirs = (await get(taken)).content;
    await admin.call("saveEntry", { kb, entry: taken, base: 1, content: { ...theirs, similar: [wording(`${word}怎么退货`, "negative")] } });
    await admin.call("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 2 } });
    expect(texts((await get(entry)).content, "negative")).toEqual([]);
  });

  test("are refused where together they have more than 300 wordings, and where they are one already", async () => {
    const many = (from: string) => Array.from({ length: 200 }, (_, i) => ({ ...wording(`${from}的第${i}种说法`), id: `q_${i}` }));
    const [entry, taken] = [
      await teach(admin, kb, "多话甲", [], { similar: many("甲") }),
      await teach(admin, kb, "多话乙", [], { similar: many("乙") }),
    ];
    expect((await admin.call("previewMerge", { kb, entry, taken: { entry: taken } })).tooMany).toBe(101);
    expect((await admin.try("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 1 } })).status).toBe(422);
    expect((await admin.try("mergeEntries", { kb, entry, base: 1, taken: { entry, base: 1 } })).status).toBe(422);
    expect((await get(entry)).revision).toBe(1);
  });

  test("take in what was typed and never saved", async () => {
    const [entry, , word] = await pair();
    const { content } = await get(entry);
    const typed = { ...content, question: `${word}能退吗`, similar: [wording(`${word}退得了吗`)], answers: [] };
    const { merge: id } = await admin.call("mergeEntries", { kb, entry, base: 1, taken: { entry: null, base: 0, content: typed } });
    expect(texts((await get(entry)).content)).toEqual([`${word}能退吗`, `${word}如何退货`, `${word}退得了吗`]);
    expect(await admin.call("undoMerge", { kb, merge: id })).toEqual({ entry, revision: 3, taken: null, takenRevision: null, kept: 0 });
    expect((await get(entry)).content).toEqual(content);
  });
});

describe("who is not alone", () => {
  test("is refused with the newer revision of either side, and nothing changes", async () => {
    const [entry, taken] = await pair();
    const lin = await signInAs(shop, "trainer", "lin");
    const { content } = await get(taken);
    await lin.call("saveEntry", { kb, entry: taken, base: 1, content: { ...content, note: "林的" } });
    const refused = await admin.try("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 1 } });
    expect(refused).toMatchObject({
      status: 409,
      json: { error: { code: "conflict", details: { entry: taken, revision: 2, by: "lin", content: { note: "林的" } } } },
    });
    expect((await admin.try("mergeEntries", { kb, entry: taken, base: 1, taken: { entry, base: 1 } })).status).toBe(409);
    expect(await get(taken)).toMatchObject({ deleted: false, revision: 2 });
    expect((await get(entry)).revision).toBe(1);
    await admin.call("deleteEntry", { kb, entry: taken });
    expect((await admin.try("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 3 } })).status).toBe(404);
  });

  test("cannot undo once either entry was changed; nor twice", async () => {
    const [entry, taken] = await pair();
    const { merge: id } = await merge(entry, taken);
    const { content } = await get(entry);
    await admin.call("saveEntry", { kb, entry, base: 2, content: { ...content, note: "改了" } });
    expect(await admin.try("undoMerge", { kb, merge: id })).toMatchObject({
      status: 409,
      json: { error: { code: "conflict", details: { entry, revision: 3 } } },
    });
    const [one, two] = await pair();
    const { merge: other } = await merge(one, two);
    await admin.call("undoMerge", { kb, merge: other });
    expect((await admin.try("undoMerge", { kb, merge: other })).status).toBe(409);
    expect((await admin.try("undoMerge", { kb, merge: "m_none" })).status).toBe(404);
    const viewer = await signInAs(shop, "viewer");
    expect((await viewer.try("mergeEntries", { kb, entry: one, base: 3, taken: { entry: two, base: 3 } })).status).toBe(403);
  });
});

describe("what named the entry that went", () => {
  test("as a related question names the one that stays, once; undone it names the old one again, unless it was changed since", async () => {
    const [entry, taken] = await pair();
    const [one, both, later] = [
      await teach(admin, kb, "关联一", [], { related: [taken] }),
      await teach(admin, kb, "关联二", [], { related: [taken, entry] }),
      await teach(admin, kb, "关联三", [], { related: [taken] }),
    ];
    const { merge: id, redirected } = await merge(entry, taken);
    expect(redirected).toBe(3);
    const related = async (of: string) => (await get(of)).content.related;
    expect([await related(one), await related(both)]).toEqual([[entry], [entry]]);
    expect((await admin.call("listRevisions", { kb, entry: one })).rows[0]).toMatchObject({ revision: 2, reason: "redirected" });
    const { content } = await get(later);
    await admin.call("saveEntry", { kb, entry: later, base: 2, content: { ...content, note: "改了" } });
    expect(await admin.call("undoMerge", { kb, merge: id })).toEqual({ entry, revision: 3, taken, takenRevision: 3, kept: 1 });
    expect([await related(one), await related(both), await related(later)]).toEqual([[taken], [taken, entry], [entry]]);
    expect(await get(taken)).toMatchObject({ deleted: false, revision: 3, mergedInto: null });
    expect((await admin.call("listRevisions", { kb, entry: taken })).rows.map(({ merge: m }) => m)).toEqual([null, null, null]);
  });

  test("by many is redirected too, and the robot, made anew, answers as one", async () => {
    const [entry, taken, word] = await pair();
    const rows = Array.from({ length: 60 }, (_, i) =>
      JSON.stringify({ question: `${word}旁边的第${i}件事`, answers: [{ text: "好" }], related: [taken] }),
    );
    const { upload } = await admin.call("previewImport", { kb, name: "many.jsonl" }, rows.join("\n"));
    await finished(shop, admin, kb, (await admin.call("runImport", { kb, upload })).job);
    expect((await admin.call("previewMerge", { kb, entry, taken: { entry: taken } })).redirected).toBe(60);
    const { merge: id, redirected } = await merge(entry, taken);
    expect(redirected).toBe(60);
    const { reply } = await admin.call("askRobot", { kb, question: `${word}旁边的第7件事` });
    expect(reply.related.map(({ entry: one }) => one)).toEqual([entry]);
    expect((await admin.call("askRobot", { kb, question: `${word}退货步骤` })).reply.answer?.entry).toBe(entry);
    expect((await admin.call("undoMerge", { kb, merge: id })).kept).toBe(0);
    expect((await admin.call("askRobot", { kb, question: `${word}退货步骤` })).reply.answer?.entry).toBe(taken);
  });

  test("as the one meant in a spot check, or decided in Review, means the one that stays, through two merges and back", async () => {
    const [entry, taken, word] = await pair();
    const last = await teach(admin, kb, `${word}终点`);
    const [wrong, right] = [`${word}想把东西退掉`, `${word}东西退掉行吗`];
    log(shop, kb, [answered(wrong, entry, 90), answered(right, taken, 90)]);
    const { id: check } = await admin.call("startSpotCheck", { kb, size: 10, from: "2026-07-10", until: "2026-07-10" } as never);
    await say(admin, kb, check, wrong, { verdict: "wrong", entry: taken });
    await say(admin, kb, check, right, { verdict: "right" });
    const queue = async () => (await admin.call("listClusters", { kb, reason: "wrong_answer" })).rows.map(({ name }) => name);
    expect(await queue()).toEqual([wrong]);
    const question = miss(shop.app, kb, `${word}能退不`);
    const { decision } = await admin.call("decideCluster", {
      kb,
      cluster: question,
      members: [question],
      decision: { kind: "taught", entry: taken },
    });
    const meant = async () => (await itemsOf(admin, kb, check)).map(({ text, given, label }) => [text, given, label?.entry]);

    const first = await admin.call("mergeEntries", { kb, entry, base: 1, taken: { entry: taken, base: 2 } });
    expect(await meant()).toEqual(
      expect.arrayContaining([
        [wrong, entry, entry],
        [right, entry, entry],
      ]),
    );
    // The entry that answered is now the one that was meant.
    expect(await queue()).toEqual([]);
    expect((await admin.call("listClusters", { kb, state: "open" } as never)).rows.map(({ name }) => name)).not.toContain(`${word}能退不`);
    const second = await admin.call("mergeEntries", { kb, entry: last, base: 1, taken: { entry, base: 2 } });
    expect((await meant()).map(([, , one]) => one)).toEqual([last, last]);
    await admin.call("undoMerge", { kb, merge: second.merge });
    expect((await meant()).map(([, , one]) => one)).toEqual([entry, entry]);
    await admin.call("undoDecision", { kb, decision });
    expect(texts((await get(entry)).content)).not.toContain(`${word}能退不`);
    expect((await admin.try("undoMerge", { kb, merge: first.merge })).status).toBe(409);
  });

  test("as who takes a wording in the check of own wordings is the one that stays, and nobody takes from itself", async () => {
    const before = kb;
    ({ id: kb } = await admin.call("createKnowledgeBase", { name: "另一家店" }));
    const refund = await teach(admin, kb, "退款多久到账", ["退款到账要多久", "退款几天到账", "退款到账要几天", "退款一般多久到账"]);
    const gift = await teach(admin, kb, "礼品卡怎么用", ["礼品卡如何使用", "礼品卡怎么使用呢", "礼品卡怎么使用啊", "退款到账大概几天"]);
    const heir = await teach(admin, kb, "钱什么时候回来");
    const { job } = await admin.call("checkOwnWordings", { kb });
    expect((await finished(shop, admin, kb, job)).state).toBe("done");
    const taker = async () => (await admin.call("getEntryOwnWordings", { kb, entry: gift })).rows.at(-1);
    const pairs = async () =>
      (await admin.call("listConfusables", { kb })).rows.filter(({ first }) => first.id === gift).map(({ second }) => second.id);
    expect([(await taker())?.winner?.id, await pairs()]).toEqual([refund, [refund]]);
    const { merge: id } = await merge(heir, refund);
    expect([(await taker())?.winner?.id, await pairs()]).toEqual([heir, [heir]]);
    await admin.call("undoMerge", { kb, merge: id });
    await admin.call("mergeEntries", { kb, entry: gift, base: 1, taken: { entry: refund, base: 3 } });
    expect([await pairs(), (await admin.call("listEntries", { kb, without: "any_own_wordings" })).rows.map(({ id: one }) => one)]).toEqual([
      [],
      [],
    ]);
    kb = before;
  });

  test("that is taken back by itself, as a deleted entry, speaks for itself again", async () => {
    const [entry, taken] = await pair();
    const { merge: id } = await merge(entry, taken);
    await admin.call("undeleteEntry", { kb, entry: taken });
    expect(await get(taken)).toMatchObject({ deleted: false, mergedInto: null });
    expect((await admin.try("undoMerge", { kb, merge: id })).status).toBe(409);
  });
});
