// A full disk: customers are answered, every change is refused by that name, everybody is told, and it goes on by itself when there is room.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { adminName, adminPassword, finished, startServer, startShop, teach } from "../../support/app.ts";
import { makeBot, type Bot } from "../answering/bot.ts";
import { publish, seed, type Shop } from "../releases/publishing.ts";
import { fillUp, makeRoom } from "./full.ts";

let shop: Shop;
let bot: Bot;
beforeAll(async () => {
  shop = await startShop();
  await teach(shop.admin, shop.kb, "如何退货");
  await publish(shop);
  bot = await makeBot(shop);
});
afterAll(() => shop.end());
beforeEach(() => {
  makeRoom(shop.app.db);
  makeRoom(shop.app.logs);
});

const health = async () => {
  const { status, json } = await shop.client().request("GET", "/healthz");
  return {
    code: status,
    ...(json as {
      status: string;
      disk: string;
      lost: { turns: number };
      waiting: { turns: number };
      problems: { code: string; message: string }[];
    }),
  };
};
const save = () =>
  shop.admin.try("createEntry", { kb: shop.kb, content: { ...emptyEntry("新问题"), answers: [{ text: "长".repeat(6_000), when: [] }] } });

describe("while the disk is full", () => {
  test("changes and signing in are refused as such, reading and /healthz go on, and with room all works again without a restart", async () => {
    expect(await health()).toMatchObject({ code: 200, disk: "ok", problems: [] });
    fillUp(shop.app.db);
    expect(await save()).toMatchObject({ status: 507, json: { error: { code: "disk_full" } } });
    const signIn = await shop.client().try("signIn", { name: adminName, password: adminPassword });
    expect(signIn).toMatchObject({ status: 507, json: { error: { code: "disk_full" } } });
    expect(await health()).toMatchObject({ code: 200, status: "ok", disk: "full", problems: [{ code: "disk_full" }] });
    expect((await shop.admin.call("getStorage", {})).problems).toMatchObject([{ code: "disk_full", subject: null }]);
    expect((await shop.admin.call("listEntries", { kb: shop.kb })).total).toBe(1);
    makeRoom(shop.app.db);
    expect(await health()).toMatchObject({ disk: "ok", problems: [] });
    expect((await save()).status).toBe(201);
    expect((await shop.client().try("signIn", { name: adminName, password: adminPassword })).status).toBe(200);
  });

  test("customers are answered, what they ask is kept, told of, and logged when there is room", async () => {
    fillUp(shop.app.logs);
    const before = (await shop.admin.call("listTurns", { kb: shop.kb })).total;
    let asked = 0;
    // Some still fit into gaps.
    while (asked < 200 && (await health()).waiting.turns === 0) {
      expect(await bot.ask({ question: `如何退货 ${asked}` })).toMatchObject({ version: 1 });
      asked += 1;
    }
    expect(await health()).toMatchObject({ code: 200, disk: "full", waiting: { turns: 1 }, lost: { turns: 0 } });
    makeRoom(shop.app.logs);
    await expect.poll(() => shop.app.turnLog.waiting()).toBe(0);
    expect(await health()).toMatchObject({ disk: "ok", waiting: { turns: 0 }, lost: { turns: 0 } });
    expect((await shop.admin.call("listTurns", { kb: shop.kb })).total).toBe(before + asked);
  });

  test("a job ends as failed for that reason though it cannot write so, holds back no other, and its end is written when there is room", async () => {
    const { admin, app, kb } = shop;
    seed(shop, 300);
    const { job } = await admin.call("publish", { kb, note: "磁盘将满" });
    fillUp(app.db);
    await app.jobs.wait(job);
    const shown = await admin.call("getJob", { kb, job });
    expect(shown).toMatchObject({ state: "failed", repeatable: true, error: { code: "disk_full" } });
    expect((await admin.call("listVersions", { kb })).total).toBe(1);
    makeRoom(app.db);
    expect((await health()).disk).toBe("ok");
    expect(app.db.prepare("SELECT state FROM jobs WHERE id = ?").pluck().get(job)).toBe("failed");
    await admin.call("repeatJob", { kb, job });
    expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
  });
});

describe("a job whose end cannot be written", () => {
  test("is shown as it ended, a new one of its kind may begin, and after a restart it is shown as interrupted", async () => {
    const own = await startShop();
    const { admin, app, kb } = own;
    await teach(admin, kb, "如何退货");
    app.db.exec(
      "CREATE TRIGGER no_end BEFORE UPDATE OF ended_at ON jobs WHEN NEW.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'not now'); END",
    );
    const first = await admin.call("checkOwnWordings", { kb });
    await app.jobs.wait(first.job);
    expect(await admin.call("getJob", { kb, job: first.job })).toMatchObject({ state: "done" });
    expect((await admin.try("cancelJob", { kb, job: first.job })).status).toBe(409);
    app.db.exec("DROP TRIGGER no_end");
    const second = await admin.call("checkOwnWordings", { kb });
    expect(await finished(own, admin, kb, second.job)).toMatchObject({ state: "done" });
    expect(app.db.prepare("SELECT DISTINCT state FROM jobs WHERE kind = 'check_own_wordings'").pluck().all()).toEqual(["done"]);
    app.db.exec(
      "CREATE TRIGGER no_end BEFORE UPDATE OF ended_at ON jobs WHEN NEW.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'not now'); END",
    );
    const third = await admin.call("checkOwnWordings", { kb });
    await app.jobs.wait(third.job);
    await own.close();
    // The start marks what it can: it does not fail because it cannot.
    const held = await startServer({ dataDir: own.dataDir });
    const again = held.client();
    await again.call("signIn", { name: adminName, password: adminPassword });
    expect(await again.call("getJob", { kb, job: third.job })).toMatchObject({ state: "interrupted", repeatable: true });
    held.app.db.exec("DROP TRIGGER no_end");
    await again.call("repeatJob", { kb, job: third.job });
    expect((await finished(held, again, kb, third.job)).state).toBe("done");
    await held.end();
  });
});
