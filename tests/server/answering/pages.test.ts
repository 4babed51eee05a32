// Keys used from a browser, and how often a key may call: origins, preflights, rates.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { originOf } from "../../../shared/contract/origin.ts";
import { startShop, teach } from "../../support/app.ts";
import type { Answer } from "../../support/client.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { Bot } from "./bot.ts";

let shop: Shop;
let kb: string;
let minute = 0;
const clock = (): string => new Date(Date.UTC(2026, 10, 29) + minute * 60_000).toISOString();
beforeAll(async () => {
  shop = await startShop({ now: clock });
  kb = shop.kb;
  await teach(shop.admin, kb, "如何退货");
  await publish(shop);
});
afterAll(() => shop.end());

let made = 0;
async function keyFor(input: { origins?: string[]; ratePerMinute?: number | null; scopes?: ("ask" | "log")[] }): Promise<Bot> {
  const { id, key } = await shop.admin.call("createKey", { kb, name: `页面 ${(made += 1)}`, ...input });
  return new Bot(shop.url, id, key);
}
const ours = "https://shop.example";
const question = { question: "如何退货" };
const preflight = (origin: string, path = "/v1/ask"): Promise<Answer> =>
  shop.client().request("OPTIONS", path, undefined, "", {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  });

describe("a page", () => {
  test("of an origin that the key allows may ask and read the answer", async () => {
    const bot = await keyFor({ origins: [ours, "http://localhost:5173"] });
    for (const origin of [ours, "http://localhost:5173"]) {
      const asked = await preflight(origin);
      expect([asked.status, asked.text]).toEqual([204, ""]);
      expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
      expect(asked.headers.get("access-control-allow-methods")).toContain("POST");
      expect(asked.headers.get("access-control-allow-headers")).toBe("Authorization, Content-Type");
      expect(asked.headers.get("vary")).toContain("Origin");
      const answer = await bot.send("ask", question, { origin });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      expect(answer.headers.get("access-control-expose-headers")).toBe("X-Request-Id, Retry-After, ETag");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("vary")).toContain("Origin");
    }
    expect((await bot.send("knowledge", undefined, { origin: ours })).status).toBe(200);
  });
  test("of another origin is refused, and no browser is told that it may ask", async () => {
    await keyFor({ origins: [ours] });
    for (const origin of [
      "https://shop.example.evil",
      "http://shop.example",
      "https://shop.example:8443",
      "https://a.shop.example",
      "null",
    ]) {
      const asked = await preflight(origin);
      expect(asked).toMatchObject({ status: 403, json: { error: { code: "forbidden", message: expect.stringContaining(origin) } } });
      expect(asked.headers.get("access-control-allow-origin")).toBeNull();
      expect(asked.headers.get("vary")).toContain("Origin");
    }
  });
  test("is refused with a key that does not allow it, though another key does, and can read why", async () => {
    await keyFor({ origins: [ours] });
    for (const bot of [await keyFor({}), await keyFor({ origins: ["https://other.example"] })]) {
      const answer = await bot.send("ask", question, { origin: ours });
      expect(answer).toMatchObject({
        status: 403,
        json: { error: { code: "forbidden", message: `this key may not be used from pages of "${ours}": add this origin to the key` } },
      });
      expect(answer.headers.get("access-control-allow-origin")).toBe(ours);
    }
    const unknown = await shop
      .client()
      .request("POST", "/v1/ask", "{}", "application/json", { origin: ours, authorization: "Bearer rt_x" });
    expect([unknown.status, unknown.headers.get("access-control-allow-origin")]).toEqual([401, ours]);
  });
  test("is refused as soon as its origin is taken from the key, or the key is revoked", async () => {
    const origin = "https://passing.example";
    const bot = await keyFor({ origins: [origin] });
    expect((await bot.send("ask", question, { origin })).status).toBe(200);
    await shop.admin.call("updateKey", { kb, key: bot.id, origins: ["https://else.example"] });
    expect((await preflight(origin)).status).toBe(403);
    expect((await bot.send("ask", question, { origin })).status).toBe(403);
    await shop.admin.call("updateKey", { kb, key: bot.id, origins: [origin] });
    expect((await preflight(origin)).status).toBe(204);
    await shop.admin.call("revokeKey", { kb, key: bot.id });
    expect((await preflight(origin)).status).toBe(403);
    expect((await bot.send("ask", question, { origin })).status).toBe(401);
  });
  test("is told nothing by the console's API", async () => {
    await keyFor({ origins: [ours] });
    const asked = await preflight(ours, "/api/session");
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
    const read = await shop.client().request("GET", "/api/session", undefined, "", { origin: ours });
    expect(read.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("who sends no Origin goes on, whatever the key allows", async () => {
  for (const bot of [await keyFor({}), await keyFor({ origins: [ours] })]) expect((await bot.send("ask", question)).status).toBe(200);
});

describe("a key for pages", () => {
  test("may ask and nothing else, when made and when changed", async () => {
    const { id } = await keyFor({ origins: [ours] });
    expect((await shop.admin.call("listKeys", { kb })).rows.find((k) => k.id === id)).toMatchObject({
      scopes: ["ask"],
      origins: [ours],
      ratePerMinute: null,
    });
    const refused = {
      status: 422,
      json: { error: { code: "rule_broken", message: expect.stringContaining('the scope "ask" only, not "log"') } },
    };
    const input = { kb, name: "too much", scopes: ["ask", "log"], origins: [ours] };
    expect(await shop.admin.try("createKey", input)).toMatchObject(refused);
    const other = await keyFor({ scopes: ["ask", "log"] });
    expect(await shop.admin.try("updateKey", { kb, key: other.id, origins: [ours] })).toMatchObject(refused);
  });
  test("takes origins only: no paths, no wildcards, no null; a usual port is left out", async () => {
    for (const origin of [
      "https://shop.example/",
      "https://*.example",
      "*",
      "null",
      "shop.example",
      "ftp://shop.example",
      "https://Shop.example",
    ])
      expect([origin, (await shop.admin.try("createKey", { kb, name: "x", origins: [origin] })).status]).toEqual([origin, 400]);
    const { id } = await keyFor({ origins: ["https://shop.example:443", ours, "http://10.0.0.7:8080"] });
    expect((await shop.admin.call("listKeys", { kb })).rows.find((k) => k.id === id)!.origins).toEqual([ours, "http://10.0.0.7:8080"]);
  });
  test("is changed with an audit line, and only where something changes", async () => {
    const { id } = await keyFor({ origins: [ours], ratePerMinute: 5 });
    await shop.admin.call("updateKey", { kb, key: id, ratePerMinute: null });
    expect((await shop.admin.call("listAudit", { kb })).rows[0]).toMatchObject({
      action: "key.changed",
      subject: id,
      before: { origins: [ours], ratePerMinute: 5 },
      after: { origins: [ours], ratePerMinute: null },
    });
    expect(await shop.admin.try("updateKey", { kb, key: id, origins: [ours] })).toMatchObject({
      status: 409,
      json: { error: { code: "nothing_to_do" } },
    });
    await shop.admin.call("revokeKey", { kb, key: id });
    expect(await shop.admin.try("updateKey", { kb, key: id, origins: [] })).toMatchObject({ status: 409 });
    expect(await shop.admin.try("updateKey", { kb, key: "k_nobody", origins: [] })).toMatchObject({ status: 404 });
  });
});

test("an origin is made of an address as people copy it", () => {
  expect(originOf(" https://Shop.Example:443/cart?x=1#top ")).toBe(ours);
  expect(originOf("https://商店.example")).toBe("https://xn--czrs0t.example");
  for (const none of ["", "shop.example", "null", "*", "file:///x", "javascript:alert(1)", "https://[::1]"])
    expect(originOf(none)).toBeNull();
});

describe("how often a key may call", () => {
  test("beyond its rate it is answered 429 and when to come again, until a share of the minute has passed", async () => {
    const bot = await keyFor({ ratePerMinute: 3 });
    const other = await keyFor({ ratePerMinute: 3 });
    for (let i = 0; i < 3; i += 1) expect((await bot.send("ask", question)).status).toBe(200);
    const refused = await bot.send("ask", question);
    expect(refused).toMatchObject({ status: 429, json: { error: { code: "too_many_requests", details: { retryAfter: 20 } } } });
    expect(refused.headers.get("retry-after")).toBe("20");
    expect((await bot.send("knowledge")).status).toBe(429);
    // Others are not held up by it.
    expect((await other.send("ask", question)).status).toBe(200);
    minute += 19 / 60;
    expect((await bot.send("ask", question)).headers.get("retry-after")).toBe("1");
    minute += 1 / 60;
    expect((await bot.send("ask", question)).status).toBe(200);
    expect((await bot.send("ask", question)).status).toBe(429);
    // However long it was quiet, a minute's worth is the most.
    minute += 60;
    for (let i = 0; i < 3; i += 1) expect((await bot.send("ask", question)).status).toBe(200);
    expect((await bot.send("ask", question)).status).toBe(429);
  });
  test("a new rate counts at once, and none lets everything through", async () => {
    const bot = await keyFor({ ratePerMinute: 1 });
    expect((await bot.send("ask", question)).status).toBe(200);
    expect((await bot.send("ask", question)).status).toBe(429);
    await shop.admin.call("updateKey", { kb, key: bot.id, ratePerMinute: null });
    for (let i = 0; i < 5; i += 1) expect((await bot.send("ask", question)).status).toBe(200);
  });
  test("a clock that is set back holds nobody up", async () => {
    const bot = await keyFor({ ratePerMinute: 2 });
    expect((await bot.send("ask", question)).status).toBe(200);
    minute -= 365 * 24 * 60;
    expect((await bot.send("ask", question)).status).toBe(200);
    expect((await bot.send("ask", question)).status).toBe(429);
    minute += 0.5;
    expect((await bot.send("ask", question)).status).toBe(200);
    minute += 365 * 24 * 60;
  });
  test("what its pages may not ask takes nothing from the others", async () => {
    const bot = await keyFor({ origins: [ours], ratePerMinute: 1 });
    expect((await bot.send("ask", question, { origin: "https://else.example" })).status).toBe(403);
    const answer = await bot.send("ask", question, { origin: ours });
    expect(answer.status).toBe(200);
    const refused = await bot.send("ask", question, { origin: ours });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([429, ours]);
  });
  test("is a whole number from 1", async () => {
    for (const ratePerMinute of [0, -1, 1.5, 1_000_001, "5"])
      expect((await shop.admin.try("createKey", { kb, name: "x", ratePerMinute })).status).toBe(400);
  });
});
