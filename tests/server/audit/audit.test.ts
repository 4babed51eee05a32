// The audit trail as it is read: lines newest first, with the names of what they speak of.
import { afterAll, beforeAll, expect, test } from "vitest";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { makeContext, runInTransaction } from "../../../server/change/transaction.ts";
import { saveContent } from "../../../server/entries/saveContent.ts";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
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

test("a command that leaves no line is refused, and nothing of it stays", async () => {
  const { app, admin, kb: id } = shop;
  const kb = kbById(app.db, id)!;
  const before = (await admin.call("listEntries", { kb: id })).total;
  const request = makeContext(app, { user: { id: null, name: "x", admin: true }, role: "admin", kb });
  let effects = 0;
  const silent = runInTransaction(request, "silently", () => {
    request.c.afterCommit(() => void (effects += 1));
    return saveContent(request.c, "e_silent", emptyEntry("悄悄加的"), "created", { audit: false, robot: false });
  });
  await expect(silent).rejects.toThrow("silently changed something without an audit line");
  expect((await admin.call("listEntries", { kb: id })).total).toBe(before);
  expect((await admin.try("getEntry", { kb: id, entry: "e_silent" })).status).toBe(404);
  expect(effects).toBe(0);
});
