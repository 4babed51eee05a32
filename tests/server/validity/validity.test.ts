// The calendar of validity: what begins and ends on which of the shop's days, whatever is stored, and by category.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";

const now = "2026-11-30T04:00:00.000Z";
let shop: Awaited<ReturnType<typeof startShop>>;
let id: Record<"sale" | "gift" | "late" | "off" | "gone", string>;
beforeAll(async () => {
  let at = Date.parse(now);
  shop = await startShop({ now: () => new Date((at += 1)).toISOString() });
  const { admin, kb } = shop;
  const categories = [
    { id: "c_a", name: "促销", parent: null, skillGroup: null },
    { id: "c_b", name: "年货节", parent: "c_a", skillGroup: null },
  ];
  await admin.call("saveCategories", { kb, base: 1, categories });
  const add = (question: string, more: Parameters<typeof teach>[4]) => teach(admin, kb, question, [], more);
  id = {
    // Midnight in Shanghai is the day that begins, wherever the server stands.
    sale: await add("双十一", { validFrom: "2026-11-10T16:00:00.000Z", validUntil: "2026-11-30T16:00:00.000Z", category: "c_a" }),
    gift: await add("赠品", { validUntil: "2026-12-01T00:00:00+08:00", category: "c_b" }),
    late: await add("年货节", { validFrom: "2026-12-20T02:00:00.000Z", validUntil: "2027-02-01T00:00:00.000Z" }),
    off: await add("停用的", { validUntil: "2026-12-01T10:00:00.000Z", enabled: false }),
    gone: await add("删掉的", { validUntil: "2026-12-01T10:00:00.000Z" }),
  };
  await admin.call("deleteEntry", { kb, entry: id.gone });
  await add("一直的", {});
});
afterAll(() => shop.end());

const december = { from: "2026-12-01", until: "2027-01-01" };

test("days are the shop's; deleted entries are on none; the nearest days beyond are told", async () => {
  const { admin, kb } = shop;
  expect(await admin.call("getValidityDays", { kb, ...december })).toEqual({
    today: "2026-11-30",
    days: [
      { day: "2026-12-01", starts: 0, ends: 3 },
      { day: "2026-12-20", starts: 1, ends: 0 },
    ],
    before: "2026-11-11",
    after: "2027-02-01",
  });
  const { days } = await admin.call("getValidityDays", { kb, ...december, category: "c_a" });
  expect(days).toEqual([{ day: "2026-12-01", starts: 0, ends: 2 }]);
  expect((await admin.call("getValidityDays", { kb, ...december, category: "none" })).days).toEqual([
    { day: "2026-12-01", starts: 0, ends: 1 },
    { day: "2026-12-20", starts: 1, ends: 0 },
  ]);
});

test("changes come in the order in which they happen, in pages, with how each entry stands", async () => {
  const { admin, kb } = shop;
  const all = await admin.call("listValidityChanges", { kb, ...december });
  expect([all.total, all.rows.map((row) => [row.id, row.kind, row.enabled])]).toEqual([
    4,
    [
      [id.sale, "ends", true],
      [id.gift, "ends", true],
      [id.off, "ends", false],
      [id.late, "starts", true],
    ],
  ]);
  expect(await admin.call("listValidityChanges", { kb, ...december, offset: 3, limit: 2 })).toEqual({ total: 4, rows: [all.rows[3]] });
  const bounds = async (from: string, until: string) => (await admin.try("getValidityDays", { kb, from, until })).status;
  expect([await bounds("2026-12-01", "2026-12-01"), await bounds("2026-01-01", "2028-01-01")]).toEqual([422, 422]);
});
