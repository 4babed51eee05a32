// Entries too close to each other: listed worst first, settled, moved, merged, and gone from the list by that.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
let refund: string;
let gift: string;
let twin: string;
let other: string;
const stray = "退款到账要几天呢";
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
  refund = await teach(admin, kb, "退款多久到账", ["退款到账要多久", "退款几天到账", "退款到账要几天", "退款一般多久到账"]);
  gift = await teach(admin, kb, "礼品卡怎么用", ["礼品卡如何使用", "礼品卡怎么使用呢", "礼品卡怎么使用啊", stray]);
  // One that was deleted comes back over what was taught meanwhile: a wording in two entries.
  twin = await teach(admin, kb, "怎么开发票", ["发票怎么开具", "开专票"]);
  await admin.call("deleteEntry", { kb, entry: twin });
  other = await teach(admin, kb, "开发票流程", ["发票怎么开具", "怎么开发票"]);
  await admin.call("undeleteEntry", { kb, entry: twin });
});
afterEach(() => expect(shop.logged()).not.toContain("internal error"));
afterAll(() => shop.end());

const list = (more = {}) => admin.call("listDuplicates", { kb, ...more });
const pairs = async (more = {}) => (await list(more)).rows.map(({ first, second }) => [first.id, second.id].toSorted());
const sorted = (...ids: string[]) => ids.toSorted();
const said = (rows: { text: string; isStandard: boolean }[]) => rows.map(({ text, isStandard }) => `${text}${isStandard ? "!" : ""}`);

test("wordings taught twice are listed at once, near ones and those that are taken once own wordings were checked; worst first", async () => {
  expect(await list()).toMatchObject({ total: 1, open: 1, settled: 0, merged: 0, checkedAt: null });
  const { job } = await admin.call("checkOwnWordings", { kb });
  expect((await finished(shop, admin, kb, job)).state).toBe("done");
  const found = await list();
  expect(found.checkedAt).not.toBeNull();
  expect((await pairs()).slice(0, 2)).toEqual([sorted(twin, other), sorted(refund, gift)]);
  const [same, taken] = found.rows;
  expect(said(same!.same).toSorted()).toEqual(["发票怎么开具", "怎么开发票!"]);
  const isFirst = taken!.first.id === gift;
  expect([said(isFirst ? taken!.lost : taken!.won), said(isFirst ? taken!.won : taken!.lost)]).toEqual([[stray], []]);
  expect([taken!.near!.text, taken!.near!.otherText].toSorted()).toEqual([stray, "退款到账要几天"].toSorted());
  expect(taken!.near!.cosine).toBeGreaterThanOrEqual(70);
  expect(await pairs({ entry: gift })).toEqual([sorted(refund, gift)]);
  expect(await pairs({ offset: 1, limit: 1 })).toEqual([sorted(refund, gift)]);
});

test("what is said to be no duplicate stays out, can be seen, and is taken back", async () => {
  const pair = { kb, first: twin, second: other };
  await admin.call("settleDuplicate", pair);
  expect(await pairs()).not.toContainEqual(sorted(twin, other));
  expect(await pairs({ state: "settled" })).toEqual([sorted(twin, other)]);
  expect((await list()).settled).toBe(1);
  expect((await admin.try("settleDuplicate", { kb, first: other, second: twin })).status).toBe(409);
  await admin.call("reopenDuplicate", { kb, first: other, second: twin });
  expect((await pairs())[0]).toEqual(sorted(twin, other));
  expect((await admin.try("reopenDuplicate", pair)).status).toBe(409);
  expect((await admin.try("settleDuplicate", { kb, first: twin, second: twin })).status).toBe(422);
  expect((await admin.try("settleDuplicate", { kb, first: twin, second: "e_none" })).status).toBe(404);
  const viewer = await signInAs(shop, "viewer");
  expect((await viewer.try("settleDuplicate", pair)).status).toBe(403);
  expect((await viewer.try("listDuplicates", { kb })).status).toBe(200);
});

test("a wording that is taken leaves the pair when it is made negative where it went, or moved there", async () => {
  const steals = async () => {
    const row = (await list({ entry: gift })).rows[0];
    return row ? said([...row.lost, ...row.won]) : [];
  };
  const { changed } = await admin.call("settleWording", { kb, text: stray, entries: [{ entry: refund, as: "negative" }] });
  expect(await steals()).toEqual([]);
  for (const { id, previous } of changed) await admin.call("restoreRevision", { kb, entry: id, revision: previous });
  expect(await steals()).toEqual([stray]);
  await admin.call("settleWording", {
    kb,
    text: stray,
    entries: [
      { entry: gift, as: "none" },
      { entry: refund, as: "positive" },
    ],
  });
  expect(await pairs({ entry: gift })).toEqual([]);
});

test("two that were merged are a pair no more, and undone they are again", async () => {
  const { base, takenBase } = await admin.call("previewMerge", { kb, entry: twin, taken: { entry: other } });
  const { merge } = await admin.call("mergeEntries", { kb, entry: twin, base, taken: { entry: other, base: takenBase! } });
  expect(await pairs()).not.toContainEqual(sorted(twin, other));
  expect((await list()).merged).toBe(1);
  await admin.call("undoMerge", { kb, merge });
  expect((await pairs())[0]).toEqual(sorted(twin, other));
});
