// Links of answers: opened on a real server that answers in every way, told by entry, and never inside a private network unless that is allowed.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdsLink } from "../../../server/deadLinks/holdsLink.ts";
import { openLink } from "../../../server/links/openLink.ts";
import { finished, startShop, teach } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let site: string;
let server: Server;
let asked: string[] = [];
const gone = new Set<string>();
beforeAll(async () => {
  server = createServer((request, reply) => {
    const path = request.url ?? "";
    asked.push(`${request.method} ${path}`);
    const status = Number(/\d{3}/.exec(path)?.[0] ?? 200);
    if (path.startsWith("/no-head") && request.method === "HEAD") return void request.socket.destroy();
    if (path.startsWith("/drop")) return void request.socket.destroy();
    if (path.startsWith("/loop")) return void reply.writeHead(302, { location: "/loop" }).end();
    if (path.startsWith("/to/")) return void reply.writeHead(301, { location: path.slice(3) }).end();
    if (path.startsWith("/only-get")) return void reply.writeHead(request.method === "HEAD" ? 404 : 200).end("there");
    reply.writeHead(gone.has(path) ? 404 : status).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shop = await startShop();
  ({ kb } = shop);
});
afterAll(async () => {
  await shop.end();
  server.close();
});

const check = async () => {
  const { job } = await shop.admin.call("checkLinks", { kb });
  return finished(shop, shop.admin, kb, job);
};
const say = (question: string, ...paths: string[]) =>
  teach(shop.admin, kb, question, [], { answers: [{ text: paths.map((path) => `[看](${site}${path})`).join(" "), when: [] }] });
const dead = async () =>
  (await shop.admin.call("listEntries", { kb, without: "working_links", sort: "question" })).rows.map((r) => r.question);
const linksOf = async (entry: string) =>
  (await shop.admin.call("listEntryLinks", { kb, entry })).rows.map(({ url, status, problem }) => [url.replace(site, ""), status, problem]);

describe("what is found at an address", () => {
  const allowPrivate = true;
  test.each([
    ["/fine", { status: 200, problem: null }],
    ["/404", { status: 404, problem: "missing" }],
    ["/410", { status: 410, problem: "missing" }],
    ["/403", { status: 403, problem: "refused" }],
    ["/503", { status: 503, problem: "failing" }],
    ["/to/fine", { status: 200, problem: null }],
    ["/to/404", { status: 404, problem: "missing" }],
    ["/loop", { status: null, problem: "redirects" }],
    ["/only-get", { status: 200, problem: null }],
    ["/no-head", { status: 200, problem: null }],
    ["/drop", { status: null, problem: "unreachable" }],
  ])("%s", async (path, expected) => expect(await openLink(site + path, { allowPrivate })).toEqual(expected));
  test("nothing listens there, or what listens speaks no TLS", async () => {
    expect(await openLink("http://127.0.0.1:1/", { allowPrivate })).toMatchObject({ status: null, problem: "unreachable" });
    expect((await openLink(site.replace("http", "https"), { allowPrivate })).status).toBeNull();
  });
  test.each([
    "http://localhost",
    "http://127.0.0.1",
    "http://[::1]",
    "http://10.0.0.1",
    "http://169.254.169.254",
    "http://[::ffff:127.0.0.1]",
    "http://2130706433",
    "http://[::127.0.0.1]",
    "http://[fec0::1]",
    "http://[64:ff9b:1::7f00:1]",
    "http://198.18.0.1",
    "http://168.63.129.16",
  ])("%s is not opened where private networks are not", async (address) => {
    asked = [];
    const port = new URL(site).port;
    expect(await openLink(`${address}:${port}/secret`, { allowPrivate: false })).toEqual({ status: null, problem: "private" });
    expect(asked).toEqual([]);
  });
});

test.each([
  ["[看](https://a.example/retur)", "https://a.example/retur", true],
  ["见 https://a.example/retur. 谢谢", "https://a.example/retur", true],
  ["**https://a.example/retur**", "https://a.example/retur", true],
  ["见 https://a.example/returns", "https://a.example/retur", false],
  ["https://a.example/a/b https://a.example/a", "https://a.example/a", true],
  ["见 www.a.example/x", "http://www.a.example/x", true],
  ["[看](https://a.example/?a=1&amp;b=2)", "https://a.example/?a=1&b=2", true],
])("%s holds %s: %s", (text, url, expected) => expect(holdsLink(text, url)).toBe(expected));

describe("the links of a knowledge base", () => {
  test("nothing is known before a check, and one without links says so", async () => {
    expect(await shop.admin.call("getLinks", { kb })).toEqual({ check: null, dead: 0, entries: 0, reached: 0, unclear: 0 });
    await teach(shop.admin, kb, "怎么退货");
    expect(await check()).toMatchObject({ state: "failed", error: { code: "nothing_to_do" } });
  });
  test("are opened once each; dead ones are told by entry, in lists, before publishing and until they are mended", async () => {
    await say("物流去哪查", "/fine", "/404-a");
    const other = await say("说明书在哪", "/404-a", "/403");
    await teach(shop.admin, kb, "图在哪", [], {
      answers: [{ text: `![图](${site}/503.png) ${site}/fine {{no}} [x](${site}/{{order}})`, when: [] }],
    });
    asked = [];
    expect(await check()).toMatchObject({ state: "done", result: { addresses: 4, reached: 4, broken: 3 } });
    expect(asked.filter((line) => line === "HEAD /fine")).toHaveLength(1);
    expect(asked.join()).not.toContain("order");
    expect(await shop.admin.call("getLinks", { kb })).toMatchObject({
      check: { addresses: 4 },
      dead: 2,
      entries: 3,
      reached: 4,
      unclear: 1,
    });
    expect((await dead()).sort()).toEqual(["图在哪", "物流去哪查", "说明书在哪"].sort());
    expect(await linksOf(other)).toEqual([
      ["/403", 403, "refused"],
      ["/404-a", 404, "missing"],
    ]);
    const { problems } = await shop.admin.call("getChanges", { kb });
    expect(problems.filter(({ kind }) => kind === "dead_link").map(({ entry, detail }) => [entry, detail])).toContainEqual([
      other,
      `${site}/404-a`,
    ]);

    // Mended in the text: it leaves the list at once. Saved otherwise: it stays.
    const { revision, content } = await shop.admin.call("getEntry", { kb, entry: other });
    await shop.admin.call("saveEntry", { kb, entry: other, base: revision, content: { ...content, note: "x" } });
    expect(await dead()).toContain("说明书在哪");
    // What was dead is the beginning of what is written instead.
    const mend = (path: string, base: number) =>
      shop.admin.call("saveEntry", {
        kb,
        entry: other,
        base,
        content: { ...content, answers: [{ text: `[看](${site}${path})`, when: [] }] },
      });
    await mend("/404-another", revision + 1);
    expect(await linksOf(other)).toEqual([]);
    expect(await dead()).not.toContain("说明书在哪");
    await mend("/fine", revision + 2);
  });
  test("opened by themselves they are told of the text that was written, and since when they have been dead", async () => {
    const entry = await say("门店在哪", "/store");
    gone.add("/store");
    const url = `${site}/store`;
    const first = (await shop.admin.call("openLinks", { kb, urls: [url, url] })).rows;
    expect(first).toMatchObject([{ url, status: 404, problem: "missing" }]);
    const again = (await shop.admin.call("openLinks", { kb, urls: [url] })).rows[0]!;
    expect(again.since).toBe(first[0]!.since);
    expect(again.at > first[0]!.at).toBe(true);
    expect(await linksOf(entry)).toEqual([["/store", 404, "missing"]]);
    gone.delete("/store");
    expect((await shop.admin.call("openLinks", { kb, urls: [url] })).rows).toMatchObject([{ problem: null, since: null }]);
    await expect(shop.admin.call("openLinks", { kb, urls: ["file:///etc/passwd"] })).rejects.toThrow("400");
  });
  test("a new check forgets what no entry has any more, and says who checked", async () => {
    expect(await check()).toMatchObject({ state: "done" });
    const { check: told, dead: count } = await shop.admin.call("getLinks", { kb });
    expect([told?.by, told?.addresses, count]).toEqual(["zhoumin", 4, 2]);
    expect(shop.app.db.prepare("SELECT count(*) FROM links").pluck().get()).toBe(4);
    expect(shop.logged()).not.toContain("internal error");
  });
});
