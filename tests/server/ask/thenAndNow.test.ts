// Then and now: what the draft says today to a logged question, and what was changed in between.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";
import { newTurn } from "../logs/support.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import type { NewTurn } from "../../../server/base/logged.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb = "";
let number = 0;
let refund = "";
let exchange = "";
beforeAll(async () => void (shop = await startShop()));
afterAll(() => shop.end());
beforeEach(async () => {
  kb = (await shop.admin.call("createKnowledgeBase", { name: `店${(number += 1)}` })).id;
  refund = await teach(shop.admin, kb, "怎么退货", ["退货流程"]);
  exchange = await teach(shop.admin, kb, "怎么换货", ["换货流程"]);
  const { job } = await shop.admin.call("publish", { kb, note: "第一版" });
  await finished(shop, shop.admin, kb, job);
});

/** What is said of a question that a customer asked of the first version. */
async function now(question: string, then: Partial<NewTurn>) {
  const id = `t_${kb}${(number += 1)}`;
  recordTurns(shop.app, { id: kb, timeZone: "Asia/Shanghai" }, [{ ...newTurn(question, { version: 1 }), source: "live", ...then, id }]);
  const { reply, isSame, why } = await shop.admin.call("getThenAndNow", { kb, turn: id });
  return { outcome: reply.outcome, isSame, why: why.map(({ kind, entry }) => [kind, entry]) };
}
const answered = (entry: string): Partial<NewTurn> => ({ outcome: "answered", reason: "exact", entry, confidence: 100, reply: "答" });
const missed: Partial<NewTurn> = { outcome: "unanswered", reason: "nothing", entry: null, reply: "抱歉" };
const edit = async (entry: string, change: object) => {
  const { revision: base, content } = await shop.admin.call("getEntry", { kb, entry });
  await shop.admin.call("saveEntry", { kb, entry, base, content: { ...content, ...change } });
};

test("nothing differs while nothing was changed; another note changes nothing, another answer does", async () => {
  expect(await now("退货流程", answered(refund))).toEqual({ outcome: "answered", isSame: true, why: [] });
  await edit(refund, { note: "改过" });
  expect(await now("退货流程", answered(refund))).toEqual({ outcome: "answered", isSame: true, why: [] });
  await edit(refund, { answers: [{ text: "寄回来。", when: [] }] });
  expect(await now("退货流程", answered(refund))).toEqual({ outcome: "answered", isSame: false, why: [["answers", refund]] });
});

test("what was taught, added, disabled or deleted since is named with its entry", async () => {
  await shop.admin.call("addWording", { kb, entry: refund, text: "东西不要了" });
  expect(await now("东西不要了！", missed)).toEqual({ outcome: "answered", isSame: false, why: [["taught", refund]] });
  const added = await teach(shop.admin, kb, "能寄到国外吗");
  expect(await now("能寄到国外吗", missed)).toEqual({ outcome: "answered", isSame: false, why: [["entry_new", added]] });
  await shop.admin.call("updateEntries", { kb, entries: [exchange], set: { field: "enabled", enabled: false } });
  expect(await now("换货流程", answered(exchange))).toMatchObject({ outcome: "unanswered", isSame: false, why: [["entry_off", exchange]] });
  await shop.admin.call("deleteEntry", { kb, entry: refund });
  expect((await now("退货流程", answered(refund))).why).toEqual([["entry_gone", refund]]);
});

test("where a question was moved from one entry to another both are named", async () => {
  const content = (await shop.admin.call("getEntry", { kb, entry: refund })).content;
  await edit(refund, { similar: content.similar.filter(({ text }) => text !== "退货流程") });
  await shop.admin.call("addWording", { kb, entry: exchange, text: "退货流程" });
  expect(new Map((await now("退货流程", answered(refund))).why as [string, string][])).toEqual(
    new Map([
      ["taught", exchange],
      ["entry_changed", refund],
    ]),
  );
});

test("what is no longer, or now, our business; other words and settings; other versions than ours; and nothing of the question's own", async () => {
  expect((await now("退货流程", { ...answered(refund), version: null })).why).toEqual([]);
  expect((await now("今天天气", { ...answered(refund), version: null })).why).toEqual([["elsewhere", null]]);
  expect((await now("今天天气", { ...answered(refund), version: 9 })).why).toEqual([["version_gone", null]]);
  expect((await now("今天天气", { outcome: "handoff", reason: "repeated", entry: null })).why).toEqual([["conversation", null]]);
  expect((await now("今天天气", answered(refund))).why).toEqual([["others", null]]);
  const { members } = await shop.admin.call("getCluster", { kb, cluster: await missedToday() });
  await shop.admin.call("decideCluster", { kb, cluster: members[0]!.id, decision: { kind: "not_ours" } });
  expect((await now("今天股票涨了吗", answered(refund))).why).toEqual([["not_ours", null]]);
  const { revision: base, settings } = await shop.admin.call("getSettings", { kb });
  await shop.admin.call("saveSettings", { kb, base, settings: { ...settings, bands: { answer: 90, clarify: 80 } } });
  expect((await now("今天天气", answered(refund))).why).toEqual([["settings", null]]);
  expect((await shop.admin.try("getThenAndNow", { kb, turn: "t_none" })).status).toBe(404);
});

async function missedToday(): Promise<string> {
  await now("今天股票涨了吗", missed);
  return (await shop.admin.call("listClusters", { kb })).rows.find(({ name }) => name === "今天股票涨了吗")!.id;
}
