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
    expect(await bot.send("ask", { choose: { turn: asked.id, entry: back } })).toMatchObject({
      status: 422,
      json: { error: { code: "rule_broken", details: { field: "choose.entry", options: asked.options.map((o) => o.entry) } } },
    });
    expect(await bot.send("ask", { choose: { turn: "t_unknown", entry: invoice } })).toMatchObject({ status: 404, ...error("not_found") });
    const answered = await bot.ask({ question: "如何退货" });
    expect(await bot.send("ask", { choose: { turn: answered.id, entry: back } })).toMatchObject({ status: 422, ...error("rule_broken") });
  });
  test("belongs to the turn's conversation and customer: others are refused, and nothing is kept of them", async () => {
    // The second names are personal data: the log holds their hashes only.
    for (const [conversation, customer] of [
      ["c-3", "u-3"],
      ["13912345678", "li@example.com"],
    ] as const) {
      const { id: turn } = await bot.ask({ question: "发票", conversation, customer });
      const choose = { turn, entry: invoice };
      for (const [field, other] of [
        ["conversation", { conversation: "c-4" }],
        ["conversation", { conversation: "c-4", customer }],
        ["customer", { customer: "u-4" }],
        ["customer", { conversation, customer: "u-4" }],
      ] as const) {
        const answer = await bot.send("ask", { choose, ...other });
        expect(answer).toMatchObject({ status: 422, json: { error: { code: "rule_broken", details: { field } } } });
        expect(answer.text).not.toContain(conversation);
        expect(logged(shop).at(-1)).toMatchObject({ id: turn, chosen: null });
      }
      for (const same of [{}, { conversation }, { customer }, { conversation, customer }, { conversation: null, customer: null }]) {
        expect(await bot.ask({ choose, ...same })).toMatchObject({ id: turn, reason: "chosen" });
        expect(logged(shop).at(-1)).toMatchObject({ id: turn, chosen: invoice });
      }
    }
  });
  test("may name a conversation and a customer that the question did not: nothing is contradicted, and the turn stays as it was", async () => {
    const { id: turn } = await bot.ask({ question: "发票" });
    expect(await bot.ask({ choose: { turn, entry: invoice }, conversation: "c-5", customer: "u-5" })).toMatchObject({ id: turn });
    expect(logged(shop).at(-1)).toMatchObject({ id: turn, chosen: invoice, conversation: null, customer: null });
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
    for (const nothing of [{}, { helpful: null }, { none: null, helpful: null }])
      expect(await bot.send("feedback", { id: "t_unknown", ...nothing })).toMatchObject({ status: 400, ...error("bad_input") });
  });
  test("that contradicts itself is refused: an answer cannot have helped where none of the options was meant", async () => {
    const { id } = await bot.ask({ question: "发票" });
    const answer = await bot.send("feedback", { id, helpful: true, none: true });
    expect(answer).toMatchObject({ status: 400, ...error("bad_input") });
    expect(answer.text).toContain("helpful: true contradicts none: true");
    expect(logged(shop).at(-1)).toMatchObject({ helpful: null, none: 0 });
    expect((await bot.send("feedback", { id, helpful: false, none: true })).status).toBe(204);
    expect(logged(shop).at(-1)).toMatchObject({ helpful: 0, none: 1 });
    expect((await bot.send("feedback", { id, helpful: true, none: false })).status).toBe(204);
    expect(logged(shop).at(-1)).toMatchObject({ helpful: 1, none: 0 });
    expect((await bot.send("feedback", { id, helpful: null, none: true })).status).toBe(204);
  });
  test("that no option was meant is taken only for a turn that offered some", async () => {
    const { id } = await bot.ask({ question: "如何退货" });
    expect(await bot.send("feedback", { id, none: true })).toMatchObject({
      status: 422,
      json: { error: { code: "rule_broken", message: expect.stringContaining("offered options"), details: { field: "none" } } },
    });
    expect(logged(shop).at(-1)).toMatchObject({ id, none: 0 });
    expect((await bot.send("feedback", { id, none: false })).status).toBe(204);
  });
  test("is taken for what it is worth while the log cannot be read or written", async () => {
    const { id } = await bot.ask({ question: "如何退货" });
    shop.app.logs.exec("ALTER TABLE turns RENAME TO turns_away");
    try {
      expect((await bot.send("feedback", { id, helpful: true })).status).toBe(204);
    } finally {
      shop.app.logs.exec("ALTER TABLE turns_away RENAME TO turns");
    }
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
