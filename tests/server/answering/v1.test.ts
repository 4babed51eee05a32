// The bot API through the door: who may call, asking, choosing, feedback, what is logged, which version answers.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v1, type V1Name } from "../../../shared/contract/answering.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import { Client } from "../../support/client.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, logged, makeBot } from "./bot.ts";

let shop: Shop;
let bot: Bot;
let back: string;
let invoice: string;
beforeAll(async () => {
  shop = await startShop();
  bot = await makeBot(shop);
  back = await teach(shop.admin, shop.kb, "如何退货", ["退货怎么弄", "东西想退"], { answers: [{ text: "**七天**内可退", when: [] }] });
  invoice = await teach(shop.admin, shop.kb, "怎么开电子发票", ["电子发票怎么开"]);
  await teach(shop.admin, shop.kb, "怎么开纸质发票", ["纸质发票怎么开"]);
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
    expect(await bot.request("GET", "/v1/ask")).toMatchObject({ status: 404, ...error("not_found") });
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

describe("which version answers", () => {
  test("is told by /v1/knowledge, follows a publication at once and a rollback too", async () => {
    expect((await bot.send("knowledge")).json).toMatchObject({
      knowledgeBase: { id: shop.kb, name: "栖木家居" },
      environment: "live",
      version: 2,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      publishedAt: expect.any(String),
    });
    expect(await bot.send("ask", { question: "能货到付款吗" })).toMatchObject({ json: { outcome: "unanswered", version: 2 } });
    const cash = await teach(shop.admin, shop.kb, "能货到付款吗");
    expect((await bot.ask({ question: "能货到付款吗" })).outcome).toBe("unanswered");
    await publish(shop, "货到付款");
    expect(await bot.ask({ question: "能货到付款吗" })).toMatchObject({ version: 3, answer: { entry: cash } });
    const publisher = await signInAs(shop, "publisher");
    await publisher.call("rollBack", { kb: shop.kb, version: 2 });
    expect(await bot.ask({ question: "能货到付款吗" })).toMatchObject({ version: 2, outcome: "unanswered" });
    expect((await bot.send("knowledge")).json).toMatchObject({ version: 2 });
    const asked = logged(shop)
      .filter((r) => r.text === "能货到付款吗")
      .map((r) => r.version);
    expect(asked).toEqual([2, 2, 3, 2]);
    await publisher.call("rollBack", { kb: shop.kb, version: 3 });
  });
  test("while fifty requests are under way and versions are swapped, every reply is the one its version gives", async () => {
    const entry = await teach(shop.admin, shop.kb, "今天有什么活动", [], { answers: [{ text: "活动 4", when: [] }] });
    await publish(shop, "活动 4");
    const swapped = new AbortController();
    const replies: [number, string | undefined][] = [];
    const callers = Array.from({ length: 50 }, async () => {
      while (!swapped.signal.aborted) {
        const reply = await bot.ask({ question: "今天有什么活动" });
        replies.push([reply.version, reply.answer?.text]);
      }
    });
    for (const version of [5, 6]) {
      const { revision, content } = await shop.admin.call("getEntry", { kb: shop.kb, entry });
      await shop.admin.call("saveEntry", {
        kb: shop.kb,
        entry,
        base: revision,
        content: { ...content, answers: [{ text: `活动 ${version}`, when: [] }] },
      });
      expect(await publish(shop, `活动 ${version}`)).toBe(version);
    }
    await shop.admin.call("rollBack", { kb: shop.kb, version: 4 });
    await bot.ask({ question: "今天有什么活动" });
    swapped.abort();
    await Promise.all(callers);
    expect(replies.filter(([version, text]) => text !== `活动 ${version}`)).toEqual([]);
    expect(new Set(replies.map(([version]) => version))).toEqual(new Set([4, 5, 6]));
    const rows = logged(shop).filter((r) => r.text === "今天有什么活动");
    expect(rows).toHaveLength(replies.length + 1);
    const { rows: versions } = await shop.admin.call("listVersions", { kb: shop.kb });
    expect(versions.find((v) => v.number === 5)).toMatchObject({ asked: rows.filter((r) => r.version === 5).length, coverage: 1 });
  });
});
