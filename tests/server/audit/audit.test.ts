// The audit trail as it is read: lines newest first, with the names of what they speak of.
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

test("only an admin reads it, signed in, a page at a time", async () => {
  const { kb } = shop;
  expect((await shop.client().try("listAudit", { kb })).status).toBe(401);
  expect((await (await signInAs(shop, "publisher")).try("listAudit", { kb })).status).toBe(403);
  expect((await shop.admin.try("listAudit", { kb, limit: 201 })).status).toBe(400);
});

test("entries and categories in it are named as they are called now, deleted entries included", async () => {
  const { admin, kb } = shop;
  await admin.call("saveCategories", { kb, base: 1, categories: [{ id: "c_after", name: "售后", parent: null, skillGroup: null }] });
  const other = await teach(admin, kb, "能开发票吗");
  const entry = await teach(admin, kb, "怎么退货", [], { category: "c_after", related: [other] });
  const before = await admin.call("getEntry", { kb, entry });
  await admin.call("saveEntry", { kb, entry, base: 1, content: { ...before.content, question: "怎么申请退货" } });
  await admin.call("deleteEntry", { kb, entry });
  const { rows } = await admin.call("listAudit", { kb, limit: 3 });
  expect(rows.map(({ action, subject }) => [action, subject])).toEqual([
    ["entry.deleted", entry],
    ["entry.saved", entry],
    ["entry.created", entry],
  ]);
  for (const { names } of rows)
    expect(names).toEqual({
      entries: [
        { id: entry, question: "怎么申请退货" },
        { id: other, question: "能开发票吗" },
      ],
      categories: [{ id: "c_after", name: "售后" }],
    });
});

test("lines about nothing that has a name come without names; a job run again says of which kind it is", async () => {
  const { admin } = shop;
  const kb = (await admin.call("createKnowledgeBase", { name: "山茶厨具", timeZone: "Asia/Shanghai", language: "zh" })).id;
  const { job } = await admin.call("checkOwnWordings", { kb });
  // Without an entry there is nothing to check.
  expect((await finished(shop, admin, kb, job)).state).toBe("failed");
  await admin.call("repeatJob", { kb, job });
  const { rows } = await admin.call("listAudit", { kb });
  for (const { names } of rows) expect(names).toEqual({ entries: [], categories: [] });
  expect(rows.find(({ action }) => action === "job.repeated")).toMatchObject({ subject: job, after: { kind: "check_own_wordings" } });
});
