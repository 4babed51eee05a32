// The bot API through the door: who may call, asking, what is logged.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v1, type V1Name } from "../../../shared/contract/answering.ts";
import { startShop, teach } from "../../support/app.ts";
import { Client } from "../../support/client.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, logged, makeBot } from "./bot.ts";

let shop: Shop;
let bot: Bot;
let back: string;
beforeAll(async () => {
  shop = await startShop();
  bot = await makeBot(shop);
  back = await teach(shop.admin, shop.kb, "如何退货", ["退货怎么弄", "东西想退"], { answers: [{ text: "**七天**内可退", when: [] }] });
  await teach(shop.admin, shop.kb, "订单到哪了", [], { answers: [{ text: "**{{order|您的订单}}** 第 {{ days }} 天送到", when: [] }] });
  await teach(shop.admin, shop.kb, "转人工", [], { answers: [], handOff: { skillGroup: "售后组" } });
});
afterAll(() => shop.end());

const error = (code: string) => ({ json: { error: { code } } });
const calls: [V1Name, unknown][] = [
  ["ask", { question: "如何退货" }],
  ["feedback", { id: "t_1", helpful: true }],
  ["logs", '{"question":"在吗"}\n'],
  ["knowledge", undefined],
  ["pack", undefined],
];

describe("before anything is published", () => {
  test("asking, the version and the pack are not ready", async () => {
    for (const name of ["ask", "knowledge", "pack"] as const)
      expect(await bot.send(name, name === "ask" ? { question: "如何退货" } : undefined)).toMatchObject({
        status: 503,
        ...error("not_ready"),
      });
    expect(logged(shop)).toEqual([]);
    await publish(shop);
  });
});

describe("who may call", () => {
  test("nobody without a key, with a wrong one, or with the command line's token; the body is not even read", async () => {
    for (const authorization of ["", "Bearer", "Bearer rt_wrong", "Basic cnQ6eA==", `Bearer ${shop.app.localToken}`]) {
      const nobody = new Client(shop.url);
      if (authorization) nobody.headers = { authorization };
      for (const [name] of calls) {
        const { method, path } = v1[name];
        const answer = await nobody.request(method, path, method === "POST" ? "{not json" : undefined);
        expect(answer).toMatchObject({ status: 401, ...error("signed_out") });
        expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      }
    }
  });
  test("a key only for what it was made for", async () => {
    const scopes = { ask: "ask", feedback: "ask", logs: "log", pack: "pack" } as const;
    for (const [name, body] of calls) {
      if (name === "knowledge") continue;
      const others = (["ask", "log", "pack"] as const).filter((s) => s !== scopes[name]);
      const limited = await makeBot(shop, others, shop.kb, `无 ${name}`);
      expect(await limited.send(name, body)).toMatchObject({ status: 403, ...error("forbidden") });
      expect((await limited.send("knowledge")).status).toBe(200);
    }
    expect(await bot.send("ask", { question: "如何退货", explain: true })).toMatchObject({ status: 403, ...error("forbidden") });
  });
  test("no page of another site: there is no CORS", async () => {
    const answer = await bot.send("knowledge", undefined, { origin: "https://example.com" });
    expect([...answer.headers.keys()].filter((h) => h.startsWith("access-control"))).toEqual([]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
  test("unknown addresses are answered in the same shape", async () => {
    expect(await bot.request("GET", "/v1/nothing")).toMatchObject({ status: 404, ...error("not_found") });
    expect(await bot.request("GET", "/v1/ask")).toMatchObject({ status: 405, ...error("method_not_allowed") });
  });
});

describe("asking", () => {
  test("gives the answer in Markdown and as plain text, with version, confidence and what is related; it lies in the log by then", async () => {
    const reply = await bot.ask({
      question: "东西想退！",
      conversation: "c1",
      customer: "张三",
      channel: "app",
      context: { level: "gold" },
      unknown: 1,
    });
    expect(reply).toEqual({
      id: reply.id,
      outcome: "answered",
      reason: "exact",
      confidence: 100,
      version: 1,
      answer: { entry: back, question: "如何退货", text: "**七天**内可退" },
      options: [],
      related: [],
      choice: null,
      handoff: null,
      text: "七天内可退",
    });
    expect(logged(shop).at(-1)).toMatchObject({
      id: reply.id,
      text: "东西想退！",
      outcome: "answered",
      entry_id: back,
      version: 1,
      source: "live",
      channel: "app",
      conversation: "c1",
    });
    expect(logged(shop).at(-1)!.customer).not.toContain("张三");
  });
  test("takes 1 to 1,000 characters, an emoji counting as one", async () => {
    expect((await bot.send("ask", { question: "退".repeat(1000) })).status).toBe(200);
    expect((await bot.send("ask", { question: "😀".repeat(1000) })).status).toBe(200);
    for (const question of ["退".repeat(1001), "😀".repeat(1001), "", "  \n"])
      expect(await bot.send("ask", { question })).toMatchObject({ status: 400, ...error("bad_input") });
  });
  test("refuses what it cannot read, saying what was expected", async () => {
    const bad = [
      {},
      { question: 5 },
      { question: "a", choose: { turn: "t_1", entry: back } },
      { question: "a", channel: "x".repeat(41) },
      { question: "a", context: { a: {} } },
      { question: "a", environment: "moon" },
      { question: "a", conversation: "" },
      [],
      "[1]",
      "null",
      "{",
    ];
    for (const body of bad)
      expect([JSON.stringify(body), (await bot.send("ask", typeof body === "string" ? body : JSON.stringify(body))).status]).toEqual([
        JSON.stringify(body),
        400,
      ]);
    expect(await bot.send("ask", { question: "a", junk: "x".repeat(300_000) })).toMatchObject({ status: 413, ...error("too_large") });
    expect((await bot.request("POST", "/v1/ask", JSON.stringify({ question: "如何退货" }), "text/plain")).status).toBe(200);
  });
  test("reads null as not given, and numbers and booleans of the context as they are written", async () => {
    const nothing = { conversation: null, customer: null, channel: null, environment: null, explain: null, choose: null };
    expect((await bot.ask({ question: "如何退货", ...nothing, context: null })).answer?.entry).toBe(back);
    expect((await bot.ask({ question: "如何退货", context: { level: 3, vip: true, city: null } })).answer?.entry).toBe(back);
    expect((await bot.send("ask", { question: null })).status).toBe(400);
  });
  test("fills what an answer says of the asker; who cannot be told all of it gets none, and nothing of the context is logged", async () => {
    const told = await bot.ask({ question: "订单到哪了", context: { Order: "A_*1*", days: 3 } });
    expect([told.text, told.answer?.text]).toEqual(["A_*1* 第 3 天送到", "**A\\_\\*1\\*** 第 3 天送到"]);
    expect((await bot.ask({ question: "订单到哪了", context: { days: 3 } })).text).toBe("您的订单 第 3 天送到");
    expect(await bot.ask({ question: "订单到哪了" })).toMatchObject({ outcome: "unanswered", reason: "not_in_force", answer: null });
    expect(JSON.stringify(logged(shop))).not.toContain("A_*1*");
  });
  test("masks personal data before anything is kept", async () => {
    await bot.ask({ question: "如何退货，我的电话13912345678", conversation: "13912345678" });
    const row = logged(shop).at(-1)!;
    expect(row.text).toContain("<PHONE>");
    expect(JSON.stringify(row)).not.toContain("13912345678");
    expect(shop.logged()).not.toContain("13912345678");
  });
  test("hands over to a person where the entry says so", async () => {
    expect(await bot.ask({ question: "转人工" })).toMatchObject({
      outcome: "handoff",
      reason: "requested",
      handoff: { skillGroup: "售后组" },
      answer: null,
    });
  });
  test("explains itself to keys that may ask for it", async () => {
    const curious = await makeBot(shop, ["ask", "explain"], shop.kb, "解释");
    expect((await curious.ask({ question: "退货", explain: true })).explanation).toMatchObject({ thresholds: { answer: 45 } });
    expect(await curious.ask({ question: "退货" })).not.toHaveProperty("explanation");
  });
  test("answers even if the log cannot be written, and counts the loss", async () => {
    shop.app.logs.exec("ALTER TABLE turns RENAME TO turns_away");
    try {
      expect(await bot.ask({ question: "东西想退", conversation: "c1" })).toMatchObject({ outcome: "answered", answer: { entry: back } });
      expect(shop.app.lost.lines).toBe(1);
    } finally {
      shop.app.logs.exec("ALTER TABLE turns_away RENAME TO turns");
    }
  });
  test("tells the engine what was said before in the conversation: wordings of one answer take turns", async () => {
    await teach(shop.admin, shop.kb, "你好呀", [], {
      answers: [
        { text: "您好！", when: [] },
        { text: "在的！", when: [] },
      ],
    });
    await publish(shop, "问候");
    const first = await bot.ask({ question: "你好呀", conversation: "hello" });
    const second = await bot.ask({ question: "你好呀", conversation: "hello" });
    expect(new Set([first.answer!.text, second.answer!.text])).toEqual(new Set(["您好！", "在的！"]));
  });
});
