// Several knowledge bases on one server: each invisible from the others.
import { expect, test } from "vitest";
import { adminPassword, signInAs, startShop, teach } from "../../support/app.ts";
import { makeBot } from "../answering/bot.ts";
import { publish } from "../releases/publishing.ts";

test("a member sees only their knowledge bases, with their role; an admin sees all", async () => {
  const shop = await startShop();
  const other = await shop.admin.call("createKnowledgeBase", { name: "山茶厨具", timeZone: "Europe/Berlin", language: "en" });
  const viewer = await signInAs(shop, "viewer");
  expect((await viewer.call("listKnowledgeBases", {})).rows).toEqual([
    { id: shop.kb, name: "栖木家居", timeZone: "Asia/Shanghai", language: "zh", role: "viewer", keepDays: null },
  ]);
  expect((await shop.admin.call("listKnowledgeBases", {})).rows.map((r) => [r.id, r.role])).toEqual([
    [shop.kb, "admin"],
    [other.id, "admin"],
  ]);
  expect((await viewer.try("listEntries", { kb: other.id })).status).toBe(404);
  await shop.end();
});

test("entries with one id in two knowledge bases are two entries", async () => {
  const shop = await startShop();
  const { admin, kb } = shop;
  const other = (await admin.call("createKnowledgeBase", { name: "别家" })).id;
  const mine = await teach(admin, kb, "我家的问题");
  await teach(admin, other, "别家的问题");
  expect((await admin.call("askRobot", { kb: other, question: "我家的问题" })).reply.answer?.entry).not.toBe(mine);
  expect((await admin.try("getEntry", { kb: other, entry: mine })).status).toBe(404);
  expect((await admin.call("listEntries", { kb: other })).rows.map((r) => r.question)).toEqual(["别家的问题"]);
  await shop.end();
});

test("renaming keeps everything and leaves an audit line with before and after", async () => {
  const shop = await startShop();
  await shop.admin.call("updateKnowledgeBase", { kb: shop.kb, name: "新名字" });
  expect((await shop.admin.call("listKnowledgeBases", {})).rows[0]).toMatchObject({ name: "新名字", timeZone: "Asia/Shanghai" });
  expect((await shop.admin.call("listAudit", { kb: shop.kb })).rows[0]).toMatchObject({
    action: "knowledge_base.changed",
    by: "zhoumin",
    before: { name: "栖木家居" },
    after: { name: "新名字" },
  });
  await shop.end();
});

test("a role that is taken away is gone with the next request", async () => {
  const shop = await startShop();
  const trainer = await signInAs(shop, "trainer");
  const { rows } = await shop.admin.call("listMembers", { kb: shop.kb });
  await shop.admin.call("setMember", { kb: shop.kb, user: rows.find((r) => r.name === "trainer")!.user, role: null });
  await trainer.call("signIn", { name: "trainer", password: adminPassword });
  expect((await trainer.try("listEntries", { kb: shop.kb })).status).toBe(404);
  expect((await trainer.call("listKnowledgeBases", {})).rows).toEqual([]);
  await shop.end();
});

test("a new time zone acts at once on the version that answers customers", async () => {
  const shop = await startShop({ now: () => "2026-03-02T12:30:00.000Z" });
  const { admin, kb } = shop;
  await teach(admin, kb, "现在有人吗", [], {
    answers: [
      { text: "晚上好", when: [{ field: "time", in: ["2026-03-02T20:00/2026-03-02T23:00"] }] },
      { text: "您好", when: [] },
    ],
  });
  await publish(shop);
  const bot = await makeBot(shop);
  expect((await bot.ask({ question: "现在有人吗" })).text).toBe("晚上好");
  await admin.call("updateKnowledgeBase", { kb, timeZone: "Europe/Berlin" });
  expect((await bot.ask({ question: "现在有人吗" })).text).toBe("您好");
  expect((await admin.call("askRobot", { kb, question: "现在有人吗" })).reply.text).toBe("您好");
  await shop.end();
});
