// POST /v1/logs: questions answered elsewhere. Good lines are kept, bad ones named, repeats count once, personal data never lands.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, logged, makeBot } from "./bot.ts";

let shop: Shop;
let bot: Bot;
let back: string;
beforeAll(async () => {
  shop = await startShop();
  bot = await makeBot(shop, ["log"]);
  back = await teach(shop.admin, shop.kb, "如何退货", ["东西想退"]);
  await publish(shop);
});
afterAll(() => shop.end());

const lines = (...rows: unknown[]): string => rows.map((r) => (typeof r === "string" ? r : JSON.stringify(r))).join("\n");
const send = (body: string, headers: Record<string, string> = {}, by = bot) =>
  by.request("POST", "/v1/logs", body, "application/x-ndjson", headers);
const texts = (): string[] => logged(shop).map((r) => r.text);

describe("a batch of questions answered elsewhere", () => {
  test("keeps the good lines and names the others by number", async () => {
    const answer = await send(
      lines(
        { id: "x1", question: "退换怎么办", outcome: "answered", entry: back, confidence: 81, channel: "app", helpful: true },
        "not json",
        { question: "" },
        "",
        { question: "只问一下", outcome: "dunno" },
        { question: "东西想退" },
      ),
    );
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ accepted: 2, rejected: [{ line: 2 }, { line: 3 }, { line: 5 }] });
    expect(logged(shop)).toMatchObject([
      { text: "退换怎么办", outcome: "answered", source: "imported", entry_id: back, helpful: 1, channel: "app" },
      { text: "东西想退", source: "simulated", outcome: "answered", entry_id: back, version: 1 },
    ]);
  });
  test("sent again with the same ids or the same bytes counts once", async () => {
    const before = logged(shop).length;
    const body = lines({ id: "y1", question: "发货了吗", outcome: "unanswered" }, { question: "没有编号", outcome: "unanswered" });
    for (let i = 0; i < 3; i += 1) expect((await send(body)).json).toEqual({ accepted: 2, rejected: [] });
    expect(logged(shop)).toHaveLength(before + 2);
  });
  test("is answered again as before under the same Idempotency-Key, at the same time too; another bot's key is another matter", async () => {
    const before = logged(shop).length;
    const headers = { "idempotency-key": "batch-7" };
    const first = lines({ question: "几点关门", outcome: "unanswered" }, "junk");
    const answers = await Promise.all([send(first, headers), send(first, headers), send(first, headers)]);
    for (const answer of [...answers, await send(first, headers)])
      expect([answer.status, answer.json]).toEqual([200, { accepted: 1, rejected: [{ line: 2, reason: "a JSON object was expected" }] }]);
    expect(logged(shop)).toHaveLength(before + 1);
    expect((await send(first, { "idempotency-key": "batch-8" })).status).toBe(200);
    expect(logged(shop)).toHaveLength(before + 2);
    const other = await makeBot(shop, ["log"], shop.kb, "另一个");
    expect((await send(lines({ question: "另一批", outcome: "unanswered" }), headers, other)).json).toMatchObject({ accepted: 1 });
    expect(texts()).toContain("另一批");
    expect((await send(first, { "idempotency-key": "x".repeat(201) })).status).toBe(400);
  });
  test("is refused under an Idempotency-Key that other lines had, also while those are being taken; older keys count as theirs", async () => {
    const before = logged(shop).length;
    const headers = { "idempotency-key": "day-1" };
    const [one, other] = ["第一天的问题", "第二天的问题"].map((question) => lines({ question, outcome: "unanswered" }));
    const answers = await Promise.all([send(one!, headers), send(other!, headers)]);
    const refused = { status: 409, json: { error: { code: "conflict", details: { field: "Idempotency-Key" } } } };
    // Which of them is first is not said.
    const [taken, late] = answers[0].status === 200 ? [one!, answers[1]] : [other!, answers[0]];
    expect(late).toMatchObject(refused);
    expect((late.json as { error: { message: string } }).error.message).toContain("was used for other lines");
    expect(logged(shop)).toHaveLength(before + 1);
    expect(await send(taken, headers)).toMatchObject({ status: 200, json: { accepted: 1 } });
    const fresh = taken === one ? other! : one!;
    expect(await send(fresh, headers)).toMatchObject(refused);
    expect(await send(fresh, { "idempotency-key": "day-2" })).toMatchObject({ status: 200, json: { accepted: 1 } });
    expect(logged(shop)).toHaveLength(before + 2);
    // As a row made before digests were kept.
    shop.app.logs.exec("UPDATE idempotency SET body = NULL");
    expect(await send(fresh, headers)).toMatchObject({ status: 200, json: { accepted: 1, rejected: [] } });
    expect(logged(shop)).toHaveLength(before + 2);
  });
  test("forgets tokens after a week", async () => {
    shop.app.logs.exec("UPDATE idempotency SET at = '2020-01-01T00:00:00.000Z'");
    await send(lines({ question: "新的一周", outcome: "unanswered" }), { "idempotency-key": "batch-9" });
    expect(shop.app.logs.prepare("SELECT COUNT(*) FROM idempotency").pluck().get()).toBe(1);
  });
  test("holds at most 10,000 lines, and at least one; nothing of a refused batch is kept", async () => {
    const before = logged(shop).length;
    const row = JSON.stringify({ question: "很多", outcome: "unanswered" });
    expect(await send(`${row}\n`.repeat(10_001))).toMatchObject({ status: 413, json: { error: { code: "too_large" } } });
    expect(await send("\n\n")).toMatchObject({ status: 400, json: { error: { code: "bad_input" } } });
    expect(await send("", { "content-encoding": "gzip" })).toMatchObject({ status: 415 });
    expect(logged(shop)).toHaveLength(before);
    expect((await send(`${row}\n`.repeat(10_000), { "idempotency-key": "big" })).json).toEqual({ accepted: 10_000, rejected: [] });
    expect(logged(shop)).toHaveLength(before + 10_000);
  });
  test("leaves no personal data in either file or in the server's log", async () => {
    const body = lines(
      {
        question: "我的电话13987654321，身份证11010519491231002X",
        customer: "li@example.com",
        conversation: "13987654321",
        channel: "13987654321",
        id: "13987654321",
        outcome: "unanswered",
      },
      "坏行13987654321",
      { question: 13987654321, outcome: "unanswered" },
    );
    const answer = await send(body, { "idempotency-key": "13987654321" });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain("13987654321");
    shop.app.logs.pragma("wal_checkpoint(TRUNCATE)");
    shop.app.db.pragma("wal_checkpoint(TRUNCATE)");
    for (const file of ["logs.sqlite", "trainer.sqlite"]) {
      const bytes = readFileSync(join(shop.dataDir, file)).toString("latin1");
      for (const secret of ["13987654321", "11010519491231002X", "li@example.com"]) expect(bytes).not.toContain(secret);
    }
    expect(shop.logged()).not.toContain("13987654321");
  });
});
