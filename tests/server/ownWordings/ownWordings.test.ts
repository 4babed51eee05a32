// Own wordings: every taught question left out in turn, as a job; what is lost, to whom, and what each wording is worth.
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import { newTurn } from "../logs/support.ts";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let gift: string;
let refund: string;
const stray = "退款到账大概几天";
const shops: (typeof shop)[] = [];
afterAll(async () => {
  for (const one of shops) await one.end();
});
beforeEach(async () => {
  shop = await startShop({ now: () => "2026-07-12T04:00:00.000Z" });
  shops.push(shop);
  ({ kb } = shop);
  refund = await teach(shop.admin, kb, "退款多久到账", ["退款到账要多久", "退款几天到账", "退款到账要几天", "退款一般多久到账"]);
  // A wording that was put into the wrong entry, and two that say the same.
  gift = await teach(shop.admin, kb, "礼品卡怎么用", ["礼品卡如何使用", "礼品卡怎么使用呢", "礼品卡怎么使用啊", stray]);
  await teach(shop.admin, kb, "怎么开发票");
});

const check = async () => {
  const { job } = await shop.admin.call("checkOwnWordings", { kb });
  return finished(shop, shop.admin, kb, job);
};
/** As if somebody had stopped the job before its first step: no job can be held still through the door. */
const cancelAtOnce = () =>
  shop.app.db.exec("CREATE TRIGGER cancel_at_once AFTER INSERT ON jobs BEGIN UPDATE jobs SET cancel = 1 WHERE id = NEW.id; END");
const own = (entry: string) => shop.admin.call("getEntryOwnWordings", { kb, entry });
const rowOf = async (entry: string, text: string) => (await own(entry)).rows.find((row) => row.text === text);
const losing = async () => (await shop.admin.call("listEntries", { kb, without: "any_own_wordings" })).rows.map(({ id }) => id);
const edit = async (entry: string, change: (texts: string[]) => string[]) => {
  const { revision, content } = await shop.admin.call("getEntry", { kb, entry });
  const texts = change(content.similar.map(({ text }) => text));
  const similar = texts.map((text, i) => ({ id: `q_${i}`, text, kind: "positive" as const, origin: "hand" as const, by: null, at: null }));
  await shop.admin.call("saveEntry", { kb, entry, base: revision, content: { ...content, similar } });
};

describe("the check", () => {
  test("tells which wording is lost and to whom; an entry of one wording is not judged", async () => {
    expect(await shop.admin.call("getOwnWordings", { kb })).toEqual({
      check: null,
      losing: 0,
      many: 0,
      weak: 0,
      changed: 0,
      vocabularyChanged: false,
    });
    const job = await check();
    expect([job.state, job.result]).toEqual(["done", { entries: 3, wordings: 10, weak: 1, losing: 1 }]);
    const told = await shop.admin.call("getOwnWordings", { kb });
    expect(told).toMatchObject({ check: { by: "zhoumin", entries: 3, wordings: 10, alone: 1 }, losing: 1, weak: 1, changed: 0 });
    expect(await losing()).toEqual([gift]);
    const sorted = await shop.admin.call("listEntries", { kb, sort: "lost" });
    expect([sorted.total, sorted.rows[0]]).toMatchObject([3, { id: gift, lost: 1, taught: 5 }]);
    const found = await own(gift);
    expect(found).toMatchObject({ checkedAt: "2026-07-12T04:00:00.000Z", changed: false });
    expect(found.rows.map(({ state }) => state)).toEqual(["keeps", "keeps", "keeps", "keeps", "weak"]);
    expect(found.rows[0]?.id).toBeNull();
    expect(found.rows.at(-1)).toMatchObject({ id: "q_3", winner: { id: refund, question: "退款多久到账" }, winnerChanged: false });
    expect(found.rows.at(-1)?.confidence).toBeGreaterThan(0);
    const pairs = await shop.admin.call("listConfusables", { kb });
    expect(pairs.total).toBe(1);
    expect(pairs.rows[0]).toMatchObject({ first: { id: gift }, second: { id: refund }, lost: 1, won: 0, examples: [stray] });
  });

  test("what was taken out is lost no longer, what was added is unchecked, and what changed since is told", async () => {
    await check();
    await edit(refund, (texts) => [...texts, "退款到账一般要几天"]);
    expect(await rowOf(gift, stray)).toMatchObject({ state: "weak", winnerChanged: true });
    expect(await rowOf(refund, "退款到账一般要几天")).toMatchObject({ state: "unchecked" });
    expect(await rowOf(refund, "退款几天到账")).toMatchObject({ state: "keeps" });
    expect((await own(refund)).changed).toBe(true);
    expect((await shop.admin.call("getOwnWordings", { kb })).changed).toBe(1);
    await edit(gift, (texts) => texts.filter((text) => text !== stray));
    expect(await losing()).toEqual([]);
    expect(await shop.admin.call("getOwnWordings", { kb })).toMatchObject({ losing: 0, weak: 0, changed: 2 });
    await check();
    expect(await shop.admin.call("getOwnWordings", { kb })).toMatchObject({ changed: 0 });
    expect(await own(gift)).toMatchObject({ changed: false });
    const { revision: base, vocabulary } = await shop.admin.call("getVocabulary", { kb });
    await shop.admin.call("saveVocabulary", { kb, base, vocabulary: { ...vocabulary, synonyms: [{ words: ["退款", "返款"] }] } });
    expect(await shop.admin.call("getOwnWordings", { kb })).toMatchObject({ changed: 0, vocabularyChanged: true });
  });

  test("entries that lose many are told from those that lose the odd one, the greatest share first", async () => {
    const card = await teach(shop.admin, kb, "会员卡怎么办理", ["会员卡甲", "会员卡乙", "会员卡丙"]);
    const invoice = await teach(shop.admin, kb, "发票抬头填什么", ["抬头甲", "抬头乙", "抬头丙", "抬头丁", "抬头戊", "抬头己", "抬头庚"]);
    const post = await teach(shop.admin, kb, "快递几天能到", [
      "快递甲",
      "快递乙",
      "快递丙",
      "快递丁",
      "快递戊",
      "快递己",
      "快递庚",
      "快递辛",
    ]);
    await check();
    // Which are lost is said here: two of four, two of eight, two of nine, one of five, and one of five.
    const lost = ["会员卡甲", "会员卡乙", "抬头甲", "抬头乙", "快递甲", "快递乙", stray, "退款几天到账"];
    shop.app.db.exec(`DELETE FROM own_wording_losses;
      INSERT INTO own_wording_losses (kb_id, check_id, entry_id, text_key, winner, confidence)
      SELECT w.kb_id, c.id, w.entry_id, w.text_key, NULL, 0 FROM wordings w JOIN own_wording_checks c ON c.kb_id = w.kb_id
      WHERE w.text IN (${lost.map((text) => `'${text}'`).join()})`);
    const listed = async (without: "own_wordings" | "any_own_wordings") =>
      (await shop.admin.call("listEntries", { kb, without, sort: "lost" })).rows.map((row) => [row.id, row.lost, row.taught]);
    expect(await listed("own_wordings")).toEqual([
      [card, 2, 4],
      [invoice, 2, 8],
    ]);
    const any = await listed("any_own_wordings");
    expect(any.slice(0, 3)).toEqual([
      [card, 2, 4],
      [invoice, 2, 8],
      [post, 2, 9],
    ]);
    expect(new Map(any.slice(3).map(([id, ...counts]) => [id, counts]))).toEqual(
      new Map([
        [gift, [1, 5]],
        [refund, [1, 5]],
      ]),
    );
    expect(await shop.admin.call("getOwnWordings", { kb })).toMatchObject({ losing: 5, many: 2, weak: 8 });
  });

  test("a loss to an entry that was deleted since does not stand", async () => {
    await check();
    await shop.admin.call("deleteEntry", { kb, entry: refund });
    expect(await losing()).toEqual([]);
    expect(await rowOf(gift, stray)).toMatchObject({ state: "unchecked", winner: null });
  });

  test("keeps one check: the next one takes its place, also after one that broke off", async () => {
    await check();
    shop.app.db.exec(`INSERT INTO own_wording_entries (kb_id, check_id, entry_id, revision) VALUES ('${kb}', 'ow_broken', '${gift}', 1)`);
    await check();
    const count = (table: string) => shop.app.db.prepare(`SELECT count(DISTINCT check_id) FROM ${table}`).pluck().get();
    expect([count("own_wording_entries"), count("own_wording_losses")]).toEqual([1, 1]);
  });

  test("stops when it is cancelled and leaves the earlier result", async () => {
    await check();
    await edit(gift, (texts) => texts.filter((text) => text !== stray));
    cancelAtOnce();
    const { job } = await shop.admin.call("checkOwnWordings", { kb });
    expect((await finished(shop, shop.admin, kb, job)).state).toBe("cancelled");
    expect((await shop.admin.call("getOwnWordings", { kb })).changed).toBe(1);
  });

  test("is refused to viewers, while one runs, and fails with the reason on an empty draft", async () => {
    const viewer = await signInAs(shop, "viewer");
    expect((await viewer.try("checkOwnWordings", { kb })).status).toBe(403);
    expect((await viewer.try("getOwnWordings", { kb })).status).toBe(200);
    const { id: job } = await check();
    shop.app.db.prepare("UPDATE jobs SET state = 'running' WHERE id = ?").run(job);
    expect((await shop.admin.try("checkOwnWordings", { kb })).status).toBe(409);
    const { id: empty } = await shop.admin.call("createKnowledgeBase", { name: "空店" });
    const failed = await finished(shop, shop.admin, empty, (await shop.admin.call("checkOwnWordings", { kb: empty })).job);
    expect([failed.state, failed.error?.code]).toEqual(["failed", "nothing_to_do"]);
  });

  test("belongs to its knowledge base", async () => {
    await check();
    const { id: other } = await shop.admin.call("createKnowledgeBase", { name: "别家" });
    expect(await shop.admin.call("getOwnWordings", { kb: other })).toMatchObject({ check: null, weak: 0 });
    expect((await shop.admin.call("listConfusables", { kb: other })).total).toBe(0);
    expect((await shop.admin.try("getEntryOwnWordings", { kb: other, entry: gift })).status).toBe(404);
    expect((await shop.admin.try("getWordingValues", { kb: other, entry: gift })).status).toBe(404);
  });
});

describe("what wordings are worth", () => {
  const log = async (lines: object[]) => {
    const { job } = await shop.admin.call("importLog", { kb, name: "log.jsonl" }, lines.map((line) => JSON.stringify(line)).join("\n"));
    await finished(shop, shop.admin, kb, job);
  };

  const value = async (entry: string) => {
    const { job } = await shop.admin.call("valueWordings", { kb, entry });
    const { state, result } = await finished(shop, shop.admin, kb, job);
    return { state, result, values: (await shop.admin.call("getWordingValues", { kb, entry })).values };
  };

  test("counts questions and times that only one wording wins, and tells which can all be taken out", async () => {
    expect(await shop.admin.call("getWordingValues", { kb, entry: gift })).toEqual({ job: null, values: null });
    const at = "2026-07-11T04:00:00.000Z";
    await log([1, 2, 3].map((n) => ({ id: `t_${n}`, question: stray, outcome: "unanswered", at })));
    const { state, result, values } = await value(gift);
    const redundant = values?.rows.filter(({ isRedundant }) => isRedundant).map(({ text }) => text) ?? [];
    expect([state, result]).toEqual(["done", { entry: gift, wordings: 4, redundant: redundant.length }]);
    expect(values).toMatchObject({ revision: 1, by: "zhoumin", asked: { questions: 1, times: 3, labelled: 0 }, provisional: true });
    expect(values?.rows.find(({ text }) => text === stray)).toMatchObject({
      id: "q_3",
      isWeak: true,
      isRedundant: false,
      wins: { questions: 1, times: 3, examples: [stray] },
      costs: { questions: 0, times: 0, examples: [] },
    });
    expect(redundant).toContain("礼品卡怎么使用啊");
    await edit(gift, (texts) => texts.filter((text) => !redundant.includes(text)));
    for (const question of [...redundant, stray]) {
      const { reply } = await shop.admin.call("askRobot", { kb, question });
      expect(reply.answer?.entry).toBe(gift);
    }
  });

  test("what a spot check said is right decides what is a win and what a cost", async () => {
    recordTurns(shop.app, { id: kb, timeZone: "Asia/Shanghai" }, [newTurn(stray, { at: "2026-07-11T04:00:00.000Z" })]);
    const { id } = await shop.admin.call("startSpotCheck", { kb });
    await shop.admin.call("labelSpotCheckItem", { kb, check: id, item: 0, label: { verdict: "wrong", entry: refund } });
    const { values } = await value(gift);
    expect(values?.asked).toEqual({ questions: 1, times: 1, labelled: 1 });
    expect(values?.rows.find(({ text }) => text === stray)).toMatchObject({
      wins: { questions: 0 },
      costs: { questions: 1, times: 1, examples: [stray] },
    });
  });

  test("says which job works it out, is refused to viewers and for a deleted entry, and stops when it is cancelled", async () => {
    const viewer = await signInAs(shop, "viewer");
    expect((await viewer.try("valueWordings", { kb, entry: gift })).status).toBe(403);
    cancelAtOnce();
    const { job } = await shop.admin.call("valueWordings", { kb, entry: gift });
    expect((await finished(shop, shop.admin, kb, job)).state).toBe("cancelled");
    expect(await shop.admin.call("getWordingValues", { kb, entry: gift })).toEqual({ job: null, values: null });
    shop.app.db.prepare("UPDATE jobs SET state = 'running' WHERE id = ?").run(job);
    expect((await viewer.call("getWordingValues", { kb, entry: gift })).job).toBe(job);
    expect((await viewer.call("getWordingValues", { kb, entry: refund })).job).toBeNull();
    await shop.admin.call("deleteEntry", { kb, entry: gift });
    expect((await shop.admin.try("valueWordings", { kb, entry: gift })).status).toBe(404);
  });
});
