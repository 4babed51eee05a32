// The bot API: what is said of a turn afterwards, and that the turns of two knowledge bases never meet.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, logged, makeBot } from "./bot.ts";

let shop: Shop;
let bot: Bot;
let back: string;
let invoice: string;
beforeAll(async () => {
  shop = await startShop();
  bot = await makeBot(shop);
  back = await teach(shop.admin, shop.kb, "如何退货", ["退货怎么弄", "东西想退"]);
  invoice = await teach(shop.admin, shop.kb, "怎么开电子发票", ["电子发票怎么开"]);
  await teach(shop.admin, shop.kb, "怎么开纸质发票", ["纸质发票怎么开"]);
  // Whatever is not word for word is asked back, however sure the robot is.
  const { revision: base, settings } = await shop.admin.call("getSettings", { kb: shop.kb });
  await shop.admin.call("saveSettings", { kb: shop.kb, base, settings: { ...settings, bands: { answer: 99, clarify: 1 } } });
  await publish(shop);
});
afterAll(() => shop.end());

const error = (code: string) => ({ json: { error: { code } } });

describe("choosing after a clarification", () => {
  test("answers under the same turn, and only with what that turn offered", async () => {
    const asked = await bot.ask({ question: "发票", conversation: "c2" });
    expect(asked).toMatchObject({ outcome: "clarify", answer: null });
    expect(asked.options.length).toBeGreaterThanOrEqual(2);
    const before = logged(shop).length;
    const chosen = await bot.ask({ choose: { turn: asked.id, entry: invoice } });
    expect(chosen).toMatchObject({ id: asked.id, outcome: "answered", reason: "chosen", answer: { entry: invoice } });
    expect(logged(shop)).toHaveLength(before);
    expect(logged(shop).at(-1)).toMatchObject({ id: asked.id, outcome: "clarify", chosen: invoice });
    expect(await bot.send("ask", { choose: { turn: asked.id, entry: back } })).toMatchObject({ status: 400, ...error("bad_input") });
    expect(await bot.send("ask", { choose: { turn: "t_unknown", entry: invoice } })).toMatchObject({ status: 404, ...error("not_found") });
    const answered = await bot.ask({ question: "如何退货" });
    expect(await bot.send("ask", { choose: { turn: answered.id, entry: back } })).toMatchObject({ status: 400, ...error("bad_input") });
  });
});

describe("feedback", () => {
  test("is kept with the turn", async () => {
    const { id } = await bot.ask({ question: "如何退货" });
    expect(await bot.send("feedback", { id, helpful: false })).toMatchObject({ status: 204, text: "" });
    expect(logged(shop).at(-1)).toMatchObject({ helpful: 0 });
    expect((await bot.send("feedback", { id, helpful: true, more: 1 })).status).toBe(204);
    expect(logged(shop).at(-1)).toMatchObject({ helpful: 1 });
    const asked = await bot.ask({ question: "发票" });
    expect((await bot.send("feedback", { id: asked.id, none: true })).status).toBe(204);
    expect(logged(shop).at(-1)).toMatchObject({ none: 1 });
  });
  test("for an unknown turn, or saying nothing, is refused", async () => {
    expect(await bot.send("feedback", { id: "t_unknown", helpful: true })).toMatchObject({ status: 404, ...error("not_found") });
    expect(await bot.send("feedback", { id: "t_unknown" })).toMatchObject({ status: 400, ...error("bad_input") });
  });
});

describe("two knowledge bases", () => {
  test("never meet: no turn, option, version or pack of the other", async () => {
    const { id: other } = await shop.admin.call("createKnowledgeBase", { name: "别家", timeZone: "Asia/Shanghai", language: "zh" });
    const theirs = await makeBot(shop, ["ask", "log", "pack"], other);
    expect(await theirs.send("ask", { question: "如何退货" })).toMatchObject({ status: 503 });
    await teach(shop.admin, other, "你们在哪");
    await publish(shop, "别家", other);
    expect(await theirs.ask({ question: "如何退货" })).toMatchObject({ outcome: "unanswered", version: 1 });
    const asked = await bot.ask({ question: "发票" });
    expect(await theirs.send("ask", { choose: { turn: asked.id, entry: invoice } })).toMatchObject({ status: 404 });
    expect(await theirs.send("feedback", { id: asked.id, helpful: true })).toMatchObject({ status: 404 });
    expect((await theirs.send("knowledge")).json).toMatchObject({ knowledgeBase: { id: other, name: "别家" }, version: 1 });
    expect(logged(shop, other)).toHaveLength(1);
  });
});
