// Behind a real nginx, configured by the example in server/README.md: at the root, and below a path.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adminName, adminPassword, startServer, type TestServer } from "../../support/app.ts";
import { hasNginx, proxyName, startNginx, type Nginx } from "../../support/nginx.ts";

const here = hasNginx();
const settings = { allowedHosts: [proxyName], trustProxy: "loopback", setupToken: "a token" };
const portOf = (server: TestServer): number => Number(new URL(server.url).port);
/** What a browser sends with a change. */
const asPage = (nginx: Nginx): Record<string, string> => ({
  origin: nginx.origin,
  "sec-fetch-site": "same-origin",
  "content-type": "application/json",
});
const setUp = JSON.stringify({ name: adminName, password: adminPassword, knowledgeBase: "店", start: "empty", token: "a token" });
const signIn = (password: string): string => JSON.stringify({ name: adminName, password });

/** Sets up through the proxy; returns the cookie and the knowledge base. */
async function setUpThrough(nginx: Nginx, below = ""): Promise<{ cookie: string; kb: string; set: string }> {
  const made = await nginx.ask("POST", `${below}/api/setup`, asPage(nginx), setUp);
  expect([made.status, made.text]).toEqual([201, expect.anything()]);
  const set = made.headers["set-cookie"]![0]!;
  return { cookie: set.split(";")[0]!, kb: (JSON.parse(made.text) as { knowledgeBase: string }).knowledgeBase, set };
}

describe.runIf(here)("the README's nginx example", () => {
  let server: TestServer;
  let nginx: Nginx;
  let admin: { cookie: string; kb: string; set: string };
  beforeAll(async () => {
    server = await startServer({ config: settings });
    nginx = await startNginx(portOf(server));
    admin = await setUpThrough(nginx);
  });
  afterAll(async () => {
    await nginx?.end();
    await server?.end();
  });

  test("leads to the page, to set-up and sign-in, with a cookie for https only", async () => {
    expect((await nginx.ask("GET", "/sign-in", { accept: "text/html" })).text).toContain("<title>Robot Trainer</title>");
    const answer = await nginx.ask("POST", "/api/session", asPage(nginx), signIn(adminPassword));
    expect([answer.status, answer.headers["set-cookie"]![0]]).toEqual([
      200,
      expect.stringMatching(/; Path=\/; .*HttpOnly; Secure; SameSite=Lax/),
    ]);
    const [cookie] = answer.headers["set-cookie"]![0]!.split(";");
    expect(JSON.parse((await nginx.ask("GET", "/api/session", { cookie: cookie! })).text)).toMatchObject({ user: { name: adminName } });
  });

  test("tells the server who calls, so that strangers use up their own tries", async () => {
    const guess = (_: unknown, i: number): Promise<{ status: number }> =>
      // What callers say of themselves is not passed on.
      nginx.ask("POST", "/api/session", { ...asPage(nginx), "x-forwarded-for": `203.0.113.${i}` }, signIn("wrong"));
    const guesses = await Promise.all(Array.from({ length: 15 }, guess));
    expect([401, 429].map((status) => guesses.filter((a) => a.status === status).length)).toEqual([10, 5]);
    const direct = server.client();
    direct.headers = { "x-forwarded-for": "198.51.100.7" };
    expect((await direct.try("signIn", { name: adminName, password: adminPassword })).status).toBe(200);
  });

  test("lets files through that are larger than nginx takes by itself", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => JSON.stringify({ question: `第 ${i} 个问题`, answer: "答".repeat(9_000) })).join(
      "\n",
    );
    expect(Buffer.byteLength(rows)).toBeGreaterThan(5_000_000);
    const path = `/api/knowledge-bases/${admin.kb}/imports?${new URLSearchParams({ name: "entries.jsonl" }).toString()}`;
    const answer = await nginx.ask(
      "POST",
      path,
      { ...asPage(nginx), cookie: admin.cookie, "content-type": "application/octet-stream" },
      rows,
    );
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([201, expect.stringContaining('"upload"')]);
  });

  test("without its line for Host, sign-in says which header is missing", async () => {
    const without = await startNginx(portOf(server), (example) => example.replace(/.*proxy_set_header Host.*\n/, ""));
    const answer = await without.ask("POST", "/api/session", asPage(without), signIn(adminPassword));
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      403,
      { error: { code: "forbidden", message: expect.stringContaining("proxy_set_header Host $http_host"), details: { why: "origin" } } },
    ]);
    await without.end();
  });
});

describe.runIf(here).each([
  ["leaves it in the address", (example: string) => example.replace("location / {", "location /trainer/ {")],
  [
    "takes it away",
    (example: string) => example.replace("location / {", "location /trainer/ {").replace("127.0.0.1:4100;", "127.0.0.1:4100/;"),
  ],
])("below a path, behind a proxy that %s", (_, change) => {
  let server: TestServer;
  let nginx: Nginx;
  beforeAll(async () => {
    server = await startServer({ config: { ...settings, basePath: "/trainer" } });
    nginx = await startNginx(portOf(server), change);
  });
  afterAll(async () => {
    await nginx?.end();
    await server?.end();
  });

  test("pages, their files, both APIs and the cookie lie below it", async () => {
    expect((await nginx.ask("GET", "/trainer")).headers.location).toMatch(/\/trainer\/$/);
    const page = await nginx.ask("GET", "/trainer/kb/any/today", { accept: "text/html" });
    const files = [...page.text.matchAll(/\s(?:src|href)="([^"]+)"/g)].map((m) => m[1]!);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      expect(file).toMatch(/^\/trainer\//);
      const { status, headers } = await nginx.ask("GET", file);
      expect([file, status, headers["content-type"]]).toEqual([file, 200, expect.not.stringContaining("html")]);
    }
    const { cookie, set } = await setUpThrough(nginx, "/trainer");
    expect(set).toMatch(/; Path=\/trainer; .*Secure/);
    expect(JSON.parse((await nginx.ask("GET", "/trainer/api/session", { cookie })).text)).toMatchObject({ user: { name: adminName } });
    for (const api of ["api", "v1"])
      expect(JSON.parse((await nginx.ask("GET", `/trainer/${api}/openapi.json`)).text)).toMatchObject({ servers: [{ url: "/trainer" }] });
    expect((await nginx.ask("POST", "/trainer/v1/ask", { "content-type": "application/json" }, "{}")).status).toBe(401);
    const out = await nginx.ask("DELETE", "/trainer/api/session", { ...asPage(nginx), cookie });
    expect([out.status, out.headers["set-cookie"]![0]]).toEqual([204, expect.stringContaining("Path=/trainer")]);
  });
});
