// How every door behaves whatever is behind it: a name for each request, methods, encodings, bytes.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v1 } from "../../../shared/contract/answering.ts";
import { contract } from "../../../shared/contract/index.ts";
import { startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { type Bot, logged, makeBot } from "../answering/bot.ts";
import { publish, type Shop } from "../releases/publishing.ts";

let shop: Shop;
let admin: Client;
let bot: Bot;
beforeAll(async () => {
  shop = await startShop();
  ({ admin } = shop);
  bot = await makeBot(shop);
  await teach(admin, shop.kb, "如何退货");
  await publish(shop);
});
afterAll(() => shop.end());

const ownId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
/** The request's name in its reply. */
const nameOf = (answer: { headers: Headers }): string => answer.headers.get("x-request-id") ?? "";
const gbk = (text: string): Buffer => {
  // 退货 and 问题 in GBK; nothing in Node writes it.
  const bytes: Record<string, number[]> = { 退: [0xcd, 0xcb], 货: [0xbb, 0xf5], 问: [0xce, 0xca], 题: [0xcc, 0xe2] };
  return Buffer.from([...text].flatMap((c) => bytes[c] ?? [c.charCodeAt(0)]));
};

describe("a request's name", () => {
  test("stands in every reply, whatever came of it, and in its log line", async () => {
    const pack = await bot.send("pack");
    const answers = [
      await bot.send("ask", { question: "如何退货" }),
      pack,
      await bot.send("pack", undefined, { "if-none-match": pack.headers.get("etag")! }),
      await bot.request("GET", "/v1/ask"),
      await bot.request("GET", "/v1/nothing"),
      await bot.request("OPTIONS", "/v1/ask"),
      await shop.client().request("POST", "/v1/ask", "{"),
      await admin.request("GET", "/api/session"),
      await admin.request("POST", "/api/session", "{"),
      await admin.request("GET", "/healthz"),
      await admin.request("GET", "/nowhere", undefined, "", { accept: "application/json" }),
      await admin.request("GET", "/healthz", undefined, "", { host: "elsewhere.example" }),
    ];
    expect(answers.map((a) => a.status)).toEqual([200, 200, 304, 405, 404, 204, 401, 200, 400, 200, 404, 200]);
    for (const answer of answers) expect(nameOf(answer)).toMatch(ownId);
    expect(new Set(answers.map(nameOf)).size).toBe(answers.length);
    for (const answer of [...answers.slice(0, 5), answers[8]!]) expect(shop.logged()).toContain(`"id":"${nameOf(answer)}"`);
  });
  test("is the proxy's own if that is short and plain, and ours if it is anything else", async () => {
    const named = async (id: string): Promise<string> => nameOf(await bot.send("ask", { question: "如何退货" }, { "x-request-id": id }));
    for (const id of ["4bf92f3577b34da6a3ce929d0e0e4736", "edge-7.a_b", "x".repeat(64)]) {
      expect(await named(id)).toBe(id);
      expect(shop.logged()).toContain(`"id":"${id}"`);
    }
    for (const id of ["x".repeat(65), 'a"b', "a b", "a/b", "13912345678", ""]) expect(await named(id)).toMatch(ownId);
    expect(shop.logged()).not.toContain("13912345678");
  });
  test("is told with an error that nobody foresaw", async () => {
    const { db } = shop.app;
    db.exec("ALTER TABLE bot_keys RENAME TO bot_keys_away");
    try {
      const answer = await admin.try("listKeys", { kb: shop.kb });
      expect(answer).toMatchObject({ status: 500, json: { error: { code: "internal", details: { requestId: nameOf(answer) } } } });
    } finally {
      db.exec("ALTER TABLE bot_keys_away RENAME TO bot_keys");
    }
  });
});

describe("methods", () => {
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  const every: { path: string; method: string }[] = [...Object.values(contract), ...Object.values(v1)];
  const doors = [...new Set(every.map((e) => e.path))].map((path) => ({
    path,
    taken: every.flatMap((e) => (e.path === path ? e.method : [])),
  }));
  const pathOf = (path: string): string => path.replace(":kb", shop.kb).replace(/:\w+/g, "x_1");

  test.each(doors)("$path takes $taken, says so, and refuses others", async ({ path, taken }) => {
    const said = (answer: { headers: Headers }): string[] => (answer.headers.get("allow") ?? "").split(", ");
    const options = await shop.client().request("OPTIONS", pathOf(path));
    expect([options.status, options.text]).toEqual([204, ""]);
    const allowed = said(options);
    expect(allowed).toEqual(expect.arrayContaining([...taken, "OPTIONS"]));
    expect(allowed.includes("HEAD")).toBe(allowed.includes("GET"));
    for (const method of methods.filter((m) => !allowed.includes(m))) {
      const answer = await admin.request(method, pathOf(path));
      expect(answer).toMatchObject({ status: 405, json: { error: { code: "method_not_allowed", details: { allow: allowed } } } });
      expect(said(answer)).toEqual(allowed);
    }
  });
  test("of what is served beside the contract are refused likewise; HEAD is answered as GET, without a body", async () => {
    for (const path of ["/healthz", "/api/openapi.json", "/v1/openapi.json"]) {
      const answer = await admin.request("POST", path);
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(await admin.request("HEAD", path)).toMatchObject({ status: 200, text: "" });
    }
    expect(await bot.request("HEAD", "/v1/knowledge")).toMatchObject({ status: 200, text: "" });
    expect(await admin.request("HEAD", "/v1/ask")).toMatchObject({ status: 405 });
    expect(await admin.request("POST", "/api/nothing")).toMatchObject({ status: 404 });
  });
});

test("a connection may rest longer than a proxy lets its own rest, which is a minute", async () => {
  const { headers } = await bot.request("GET", "/v1/knowledge");
  expect(Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThan(60);
});

describe("bytes", () => {
  const refused = (status: number, code: string) => ({ status, json: { error: { code } } });

  test("in another encoding than UTF-8 are refused under JSON, and nothing of them is logged", async () => {
    const before = logged(shop).length;
    const answer = await bot.request("POST", "/v1/ask", gbk('{"question":"退货"}'));
    expect(answer).toMatchObject(refused(400, "bad_input"));
    expect(answer.text).toContain("UTF-8 was expected");
    expect(logged(shop)).toHaveLength(before);
    expect(
      await bot.request("POST", "/v1/ask", gzipSync(gbk('{"question":"退货"}')), "application/json", { "content-encoding": "gzip" }),
    ).toMatchObject(refused(400, "bad_input"));
    expect(await admin.request("POST", "/api/session", gbk('{"name":"退货","password":"x"}'))).toMatchObject(refused(400, "bad_input"));
    // A character cut in two, and half of a pair: neither is UTF-8.
    for (const bytes of [
      [0xe9, 0x80],
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
    ])
      expect(
        await bot.request("POST", "/v1/ask", Buffer.from([...Buffer.from('{"question":"'), ...bytes, ...Buffer.from('"}')])),
      ).toMatchObject(refused(400, "bad_input"));
  });
  test("of one log line that are not UTF-8 cost that line only", async () => {
    const good = Buffer.from(`${JSON.stringify({ question: "好的一行", outcome: "unanswered" })}\n`);
    const bad = gbk('{"question":"问题","outcome":"unanswered"}\n');
    const hidden = gbk('{"question":"ok","other":"问题"}\r\n');
    const body = Buffer.concat([Buffer.from("\uFEFF"), good, bad, hidden, good]);
    const before = logged(shop).length;
    const answer = await bot.request("POST", "/v1/logs", body, "application/x-ndjson");
    const reason = "UTF-8 was expected; this line is in another encoding";
    expect(answer).toMatchObject({
      status: 200,
      json: {
        accepted: 2,
        rejected: [
          { line: 2, reason },
          { line: 3, reason },
        ],
      },
    });
    expect(
      logged(shop)
        .slice(before)
        .map((r) => r.text),
    ).toEqual(["好的一行", "好的一行"]);
  });
  test("that a Content-Type calls something else than UTF-8 are refused unread, at every door for text", async () => {
    for (const type of ["application/json; charset=gbk", 'application/json;charset="UTF-16"', "application/json; charset=iso-8859-1"]) {
      expect(await bot.request("POST", "/v1/ask", '{"question":"如何退货"}', type)).toMatchObject(refused(415, "unsupported_encoding"));
      expect(await admin.request("POST", "/api/session", '{"name":"a","password":"b"}', type)).toMatchObject(
        refused(415, "unsupported_encoding"),
      );
      expect(await bot.request("POST", "/v1/logs", '{"question":"a"}', type)).toMatchObject(refused(415, "unsupported_encoding"));
    }
    for (const type of ["application/json; charset=UTF-8", 'application/json; charset="utf-8"'])
      expect((await bot.request("POST", "/v1/ask", '{"question":"如何退货"}', type)).status).toBe(200);
  });
  test("packed in a way nobody here unpacks are refused; gzip is unpacked under JSON", async () => {
    const question = '{"question":"如何退货"}';
    const packed = { "content-encoding": "gzip" };
    expect((await bot.request("POST", "/v1/ask", gzipSync(question), "application/json", packed)).status).toBe(200);
    expect(await bot.request("POST", "/v1/ask", question, "application/json", { "content-encoding": "rot13" })).toMatchObject(
      refused(415, "unsupported_encoding"),
    );
    expect(await admin.request("POST", "/api/session", "{}", "application/json", { "content-encoding": "rot13" })).toMatchObject(
      refused(415, "unsupported_encoding"),
    );
    for (const path of [
      "/v1/logs",
      `/api/knowledge-bases/${shop.kb}/imports?name=a.jsonl`,
      `/api/knowledge-bases/${shop.kb}/logs/import?name=a.jsonl`,
    ])
      expect(
        await (path.startsWith("/v1") ? bot : admin).request("POST", path, gzipSync(question), "application/octet-stream", packed),
      ).toMatchObject(refused(415, "unsupported_encoding"));
    // What is called gzip and is none, or would unpack to more than may be sent.
    expect(await bot.request("POST", "/v1/ask", question, "application/json", packed)).toMatchObject(refused(400, "bad_input"));
    expect(await bot.request("POST", "/v1/ask", gzipSync("x".repeat(1_000_000)), "application/json", packed)).toMatchObject(
      refused(413, "too_large"),
    );
  });
  test("that are no JSON object are refused, and so is a body that is not called JSON at the console's doors", async () => {
    for (const body of ["[]", "[1]", "null", '"a"', "1", "{", "{}x"]) {
      expect([body, (await bot.request("POST", "/v1/ask", body)).status]).toEqual([body, 400]);
      expect([body, (await admin.request("PATCH", `/api/knowledge-bases/${shop.kb}`, body)).status]).toEqual([body, 400]);
    }
    expect(await admin.request("PATCH", `/api/knowledge-bases/${shop.kb}`, '{"name":"新"}', "text/plain")).toMatchObject(
      refused(400, "bad_input"),
    );
    expect(await admin.request("GET", "/api/knowledge-bases/%E0%A4%A/entries")).toMatchObject(refused(400, "bad_input"));
  });
  test("of a file named JSON reach their import all the same", async () => {
    const path = `/api/knowledge-bases/${shop.kb}/logs/import?name=a.jsonl`;
    expect(await admin.request("POST", path, '{"question":"在吗"}', "application/json")).toMatchObject({ status: 202, json: { rows: 1 } });
  });
});
