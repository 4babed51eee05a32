// Publications that do not come to their end: cancelled, or stopped with the server. The old version stays live and nothing half done remains.
import { afterEach, describe, expect, test } from "vitest";
import { adminName, adminPassword, finished, signInAs, startServer } from "../../support/app.ts";
import { shopWithDraft, staged } from "./publishing.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe("a publication that is cancelled", () => {
  test("leaves nothing behind, and can be run again by who may publish", async () => {
    const shop = await shopWithDraft(200);
    ends.push(() => shop.end());
    const { admin, kb } = shop;
    const { job } = await admin.call("publish", { kb, note: "先取消" });
    await admin.call("cancelJob", { kb, job });
    expect((await finished(shop, admin, kb, job)).state).toBe("cancelled");
    expect(staged(shop.app.db)).toBe(0);
    expect((await admin.call("listVersions", { kb })).rows.map((v) => [v.number, v.live])).toEqual([[1, true]]);
    const trainer = await signInAs(shop, "trainer");
    expect((await trainer.try("repeatJob", { kb, job })).status).toBe(403);
    await admin.call("repeatJob", { kb, job });
    expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "done", result: { version: 2 }, done: 804, total: 804 });
  });
});

describe("a publication that the server's stop interrupts", () => {
  test("is shown as interrupted after the restart and succeeds when run again; run once more it makes no second version", async () => {
    const first = await shopWithDraft(200);
    ends.push(() => first.end());
    const { job } = await first.admin.call("publish", { kb: first.kb, note: "半路" });
    await first.close();
    const server = await startServer({ dataDir: first.dataDir });
    ends.push(() => server.close());
    const admin = server.client();
    await admin.call("signIn", { name: adminName, password: adminPassword });
    const shop = { ...server, admin, kb: first.kb };
    expect(await admin.call("getJob", { kb: shop.kb, job })).toMatchObject({ state: "interrupted", repeatable: true });
    expect(staged(shop.app.db)).toBe(0);
    expect((await admin.call("askRobot", { kb: shop.kb, question: "如何退货", target: "live" })).version).toBe(1);
    await admin.call("repeatJob", { kb: shop.kb, job });
    expect(await finished(shop, admin, shop.kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
    // As if the stop had come between the announcement and the job's last line.
    shop.app.db.prepare("UPDATE jobs SET state = 'interrupted', result = NULL WHERE id = ?").run(job);
    await admin.call("repeatJob", { kb: shop.kb, job });
    expect(await finished(shop, admin, shop.kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
    expect((await admin.call("listVersions", { kb: shop.kb })).total).toBe(2);
  });
});
