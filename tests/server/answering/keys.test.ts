// Bot keys: made by admins, shown once, two at a time under one name, ended at once.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { Bot, makeBot } from "./bot.ts";

let shop: Shop;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
  await teach(admin, kb, "如何退货");
  await publish(shop);
});
afterAll(() => shop.end());

const error = (code: string) => ({ json: { error: { code } } });

describe("bot keys", () => {
  test("are the admins' affair", async () => {
    const publisher = await signInAs(shop, "publisher");
    for (const [name, input] of [
      ["listKeys", {}],
      ["createKey", { name: "x" }],
      ["revokeKey", { key: "k_1" }],
    ] as const) {
      expect(await shop.client().try(name, { kb, ...input })).toMatchObject({ status: 401, ...error("signed_out") });
      expect(await publisher.try(name, { kb, ...input })).toMatchObject({ status: 403, ...error("forbidden") });
    }
  });
  test("are shown once, and kept nowhere: not in the list, the audit trail, the database or the server's log", async () => {
    const { id, key } = await admin.call("createKey", { kb, name: "小程序" });
    expect(key).toMatch(/^rt_[\w-]{32,}$/);
    const { rows } = await admin.call("listKeys", { kb });
    expect(rows[0]).toMatchObject({
      id,
      name: "小程序",
      scopes: ["ask", "log", "pack"],
      ending: key.slice(-4),
      createdBy: "zhoumin",
      revokedAt: null,
    });
    await new Bot(shop.url, id, key).ask({ question: "如何退货" });
    const audit = await admin.call("listAudit", { kb });
    expect(audit.rows[0]).toMatchObject({ action: "key.created", subject: id, after: { name: "小程序" } });
    const { db } = shop.app;
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    for (const table of tables) expect(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())).not.toContain(key.slice(3));
    expect(shop.logged()).not.toContain(key.slice(3));
    expect(JSON.stringify(rows)).not.toContain(key.slice(3));
  });
  test("of one name two may be in use, so that they can be changed over; revoking makes room", async () => {
    const first = await makeBot(shop, ["ask"], kb, "换钥匙");
    const second = await makeBot(shop, ["ask"], kb, "换钥匙");
    expect(await admin.try("createKey", { kb, name: "换钥匙" })).toMatchObject({ status: 409, ...error("taken") });
    await first.ask({ question: "如何退货" });
    await admin.call("revokeKey", { kb, key: first.id });
    expect(await first.send("ask", { question: "如何退货" })).toMatchObject({ status: 401, ...error("signed_out") });
    await second.ask({ question: "如何退货" });
    await makeBot(shop, ["ask"], kb, "换钥匙");
    expect(await admin.try("revokeKey", { kb, key: first.id })).toMatchObject({ status: 409, ...error("nothing_to_do") });
    expect(await admin.try("revokeKey", { kb, key: "k_nobody" })).toMatchObject({ status: 404, ...error("not_found") });
    expect((await admin.call("listAudit", { kb })).rows.map((r) => r.action)).toContain("key.revoked");
  });
  test("need a name and at least one scope we know", async () => {
    expect(await admin.try("createKey", { kb, name: " " })).toMatchObject({ status: 400, ...error("bad_input") });
    expect(await admin.try("createKey", { kb, name: "x", scopes: [] })).toMatchObject({ status: 400, ...error("bad_input") });
    expect(await admin.try("createKey", { kb, name: "x", scopes: ["admin"] })).toMatchObject({ status: 400, ...error("bad_input") });
  });
  test("of another knowledge base cannot be seen or revoked from here", async () => {
    const { id: other } = await admin.call("createKnowledgeBase", { name: "别家", timeZone: "Asia/Shanghai", language: "zh" });
    const bot = await makeBot(shop, ["ask"], other);
    expect((await admin.call("listKeys", { kb })).rows.map((r) => r.id)).not.toContain(bot.id);
    expect(await admin.try("revokeKey", { kb, key: bot.id })).toMatchObject({ status: 404 });
  });
  test("open nothing of the console, and the console's cookie nothing of the bot API", async () => {
    const bot = await makeBot(shop, ["ask"], kb, "只问");
    expect(await bot.request("GET", `/api/knowledge-bases/${kb}/keys`)).toMatchObject({ status: 401 });
    expect(await admin.request("GET", "/v1/knowledge")).toMatchObject({ status: 401, ...error("signed_out") });
  });
});
