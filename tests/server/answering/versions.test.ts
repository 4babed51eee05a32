// The bot API: which version answers, while it is published, rolled back and asked at once.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAs, startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, logged, makeBot } from "./bot.ts";

let shop: Shop;
let bot: Bot;
beforeAll(async () => {
  shop = await startShop();
  bot = await makeBot(shop);
  await teach(shop.admin, shop.kb, "如何退货", ["退货怎么弄", "东西想退"]);
  await publish(shop);
});
afterAll(() => shop.end());

describe("which version answers", () => {
  test("is told by /v1/knowledge, follows a publication at once and a rollback too", async () => {
    expect((await bot.send("knowledge")).json).toMatchObject({
      knowledgeBase: { id: shop.kb, name: "栖木家居" },
      environment: "live",
      version: 1,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      publishedAt: expect.any(String),
    });
    expect(await bot.send("ask", { question: "能货到付款吗" })).toMatchObject({ json: { answer: null, version: 1 } });
    const cash = await teach(shop.admin, shop.kb, "能货到付款吗");
    expect((await bot.ask({ question: "能货到付款吗" })).answer).toBeNull();
    await publish(shop, "货到付款");
    expect(await bot.ask({ question: "能货到付款吗" })).toMatchObject({ version: 2, answer: { entry: cash } });
    const publisher = await signInAs(shop, "publisher");
    await publisher.call("rollBack", { kb: shop.kb, version: 1 });
    expect(await bot.ask({ question: "能货到付款吗" })).toMatchObject({ version: 1, answer: null });
    expect((await bot.send("knowledge")).json).toMatchObject({ version: 1 });
    const asked = logged(shop)
      .filter((r) => r.text === "能货到付款吗")
      .map((r) => r.version);
    expect(asked).toEqual([1, 1, 2, 1]);
    await publisher.call("rollBack", { kb: shop.kb, version: 2 });
  });
  test("while fifty requests are under way and versions are swapped, every reply is the one its version gives", async () => {
    const entry = await teach(shop.admin, shop.kb, "今天有什么活动", [], { answers: [{ text: "活动 3", when: [] }] });
    await publish(shop, "活动 3");
    const swapped = new AbortController();
    const replies: [number, string | undefined][] = [];
    const ask = async () => {
      const reply = await bot.ask({ question: "今天有什么活动" });
      replies.push([reply.version, reply.answer?.text]);
    };
    const callers = Array.from({ length: 50 }, async () => {
      while (!swapped.signal.aborted) await ask();
    });
    // Each version is asked at least once, however quick the next one is.
    await ask();
    for (const version of [4, 5]) {
      const { revision, content } = await shop.admin.call("getEntry", { kb: shop.kb, entry });
      await shop.admin.call("saveEntry", {
        kb: shop.kb,
        entry,
        base: revision,
        content: { ...content, answers: [{ text: `活动 ${version}`, when: [] }] },
      });
      expect(await publish(shop, `活动 ${version}`)).toBe(version);
      await ask();
    }
    await shop.admin.call("rollBack", { kb: shop.kb, version: 3 });
    await ask();
    swapped.abort();
    await Promise.all(callers);
    expect(replies.filter(([version, text]) => text !== `活动 ${version}`)).toEqual([]);
    expect(new Set(replies.map(([version]) => version))).toEqual(new Set([3, 4, 5]));
    const rows = logged(shop).filter((r) => r.text === "今天有什么活动");
    expect(rows).toHaveLength(replies.length);
    const { rows: versions } = await shop.admin.call("listVersions", { kb: shop.kb });
    expect(versions.find((v) => v.number === 4)).toMatchObject({ asked: rows.filter((r) => r.version === 4).length, coverage: 1 });
  });
});
