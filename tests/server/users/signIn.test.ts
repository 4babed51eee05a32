// Set-up, signing in and out, throttling, and who is let in at all.
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "../../../server/base/config.ts";
import { adminName, adminPassword, signInAs, startServer, startShop, type TestServer } from "../../support/app.ts";

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.end();
});
const keep = <S extends TestServer>(server: S): S => {
  running.push(server);
  return server;
};
const setup = { name: adminName, password: adminPassword, knowledgeBase: "店", start: "empty" as const };

describe("set-up", () => {
  test("the first visit makes the first admin, signs them in, and cannot be repeated", async () => {
    const server = keep(await startServer());
    const first = server.client();
    expect((await first.call("getSession", {})).needsSetup).toBe(true);
    const { knowledgeBase } = await first.call("setUp", setup);
    expect((await first.call("getSession", {})).user).toMatchObject({ name: adminName, admin: true });
    expect((await first.call("listKnowledgeBases", {})).rows).toMatchObject([{ id: knowledgeBase, name: "店", role: "admin" }]);
    const second = await server.client().try("setUp", { ...setup, name: "intruder" });
    expect([second.status, second.json]).toMatchObject([409, { error: { code: "already_set_up" } }]);
  });

  test("two people who set up at the same moment: one is the admin, the other is told so", async () => {
    const server = keep(await startServer());
    const answers = await Promise.all(["one", "two"].map((name) => server.client().try("setUp", { ...setup, name })));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([201, 409]));
  });

  test("a set-up token must match when the server was started with one", async () => {
    const server = keep(await startServer({ config: { setupToken: "abc" } }));
    expect((await server.client().call("getSession", {})).needsToken).toBe(true);
    expect((await server.client().try("setUp", setup)).status).toBe(403);
    expect((await server.client().try("setUp", { ...setup, token: "abd" })).status).toBe(403);
    expect((await server.client().try("setUp", { ...setup, token: "abc" })).status).toBe(201);
  });

  test.each([
    ["HOST=0.0.0.0", { host: "0.0.0.0" }],
    ["TRUST_PROXY=1", { trustProxy: 1 }],
    ["ALLOWED_HOSTS=robots.example", { allowedHosts: ["robots.example"] }],
    ["BASE_PATH=/trainer", { basePath: "/trainer" }],
  ])("%s lets others reach the server: before set-up it starts with a token only", async (setting, config) => {
    await expect(startServer({ config })).rejects.toThrow(`${setting} lets others reach a server nobody has set up. Set SETUP_TOKEN`);
    keep(await startServer({ config: { ...config, setupToken: "abc" } }));
    const shop = await startShop();
    await shop.close();
    keep(await startServer({ dataDir: shop.dataDir, config }));
  });

  test.each(["x-forwarded-for", "x-forwarded-proto", "forwarded", "x-real-ip"])(
    "a proxy nobody told the server of, known by %s, does not lead to set-up without a token",
    async (header) => {
      const server = keep(await startServer());
      const client = server.client();
      client.headers = { [header]: "203.0.113.9" };
      const answer = await client.try("setUp", setup);
      expect([answer.status, answer.json]).toMatchObject([403, { error: { code: "forbidden", details: { why: "setup_proxy" } } }]);
      expect((await server.client().try("setUp", setup)).status).toBe(201);
    },
  );

  test("the token can be guessed at ten times, then even the right one waits", async () => {
    const server = keep(await startServer({ config: { setupToken: "abc" } }));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => server.client().try("setUp", { ...setup, token: `t${i}` })));
    expect([403, 429].map((status) => answers.filter((a) => a.status === status).length)).toEqual([10, 30]);
    expect((await server.client().try("setUp", { ...setup, token: "abc" })).status).toBe(429);
  });

  test("short passwords and odd names are refused with what was expected", async () => {
    const server = keep(await startServer());
    const answer = await server.client().try("setUp", { ...setup, name: "a b", password: "short" });
    expect(answer.status).toBe(400);
    expect((answer.json as { error: { details: { fields: { field: string }[] } } }).error.details.fields.map((f) => f.field)).toEqual([
      "name",
      "password",
    ]);
  });
});

describe("signing in", () => {
  test("a right password signs in under a new session id; signing out ends it", async () => {
    const { url, admin, ...server } = keep(await startShop());
    expect(url).toBeTruthy();
    const client = server.client();
    await client.call("signIn", { name: adminName.toUpperCase(), password: adminPassword });
    const old = client.cookie;
    await client.call("signIn", { name: adminName, password: adminPassword });
    expect(client.cookie).not.toBe(old);
    await client.call("signOut", {});
    client.cookie = old;
    expect((await client.call("getSession", {})).user).toBeNull();
    expect((await admin.call("getSession", {})).user?.name).toBe(adminName);
  });

  test("the cookie is out of reach for scripts and other sites", async () => {
    const server = keep(await startShop());
    const answer = await server.client().try("signIn", { name: adminName, password: adminPassword });
    expect(answer.headers.get("set-cookie")).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/);
  });

  test("a changed password or role ends the user's sessions", async () => {
    const server = keep(await startShop());
    const user = await signInAs(server, "trainer");
    const { rows } = await server.admin.call("listMembers", { kb: server.kb });
    const id = rows.find((r) => r.name === "trainer")!.user;
    await server.admin.call("setMember", { kb: server.kb, user: id, role: "viewer" });
    expect((await user.call("getSession", {})).user).toBeNull();
    await user.call("signIn", { name: "trainer", password: adminPassword });
    await server.admin.call("resetPassword", { user: id, password: "another long one" });
    expect((await user.try("listKnowledgeBases", {})).status).toBe(401);
  });

  test("one's own password needs the current one, and other windows are signed out", async () => {
    const server = keep(await startShop());
    const other = server.client();
    await other.call("signIn", { name: adminName, password: adminPassword });
    expect((await server.admin.try("changePassword", { current: "wrong", password: "a new long one" })).status).toBe(401);
    await server.admin.call("changePassword", { current: adminPassword, password: "a new long one" });
    expect((await server.admin.call("getSession", {})).user?.name).toBe(adminName);
    expect((await other.call("getSession", {})).user).toBeNull();
  });

  test("a password is kept as Argon2id makes it, with 19 MB and two rounds on a server that was not set up for tests", async () => {
    const server = keep(await startShop({ config: { passwordWork: readConfig({}).passwordWork } }));
    const kept = server.app.db.prepare("SELECT password FROM users").pluck().get();
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const right = { name: adminName, password: adminPassword };
    expect(await server.client().try("signIn", right)).toMatchObject({ status: 200, json: { name: adminName, admin: true } });
    expect((await server.client().try("signIn", { ...right, password: "wrong" })).status).toBe(401);
  });

  test("no password, neither plain nor hashed, is in an answer, the log or the audit", async () => {
    const server = keep(await startShop());
    await signInAs(server, "viewer", "reader");
    const shown =
      JSON.stringify([await server.admin.call("listUsers", {}), server.app.db.prepare("SELECT * FROM audit").all()]) + server.logged();
    expect(shown).not.toContain(adminPassword);
    expect(shown).not.toContain("argon2");
  });
});

describe("who is let in at all", () => {
  test("a foreign Host header is refused (DNS rebinding) unless it is listed", async () => {
    const { request } = await import("node:http");
    const server = keep(await startServer({ config: { allowedHosts: ["robots.example"], setupToken: "abc" } }));
    const ask = (host: string): Promise<number> =>
      new Promise((resolve, reject) =>
        request(`${server.url}/api/session`, { headers: { host } }, (res) => resolve(res.resume().statusCode!))
          .on("error", reject)
          .end(),
      );
    expect(await ask("evil.example")).toBe(403);
    expect(await ask("robots.example:4100")).toBe(200);
    expect(await ask("localhost")).toBe(200);
  });

  test("changes asked for by another site's page are refused", async () => {
    const server = keep(await startShop());
    const from = (headers: Record<string, string>) =>
      server.admin.request("POST", "/api/knowledge-bases", JSON.stringify({ name: "x" }), "application/json", headers);
    expect((await from({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await from({ origin: "http://evil.example" })).status).toBe(403);
    expect((await from({ origin: "null" })).json).toMatchObject({ error: { details: { why: "other_site" } } });
    expect((await from({ origin: server.url, "sec-fetch-site": "same-origin" })).status).toBe(201);
  });

  test("where a proxy does not pass Host on, the refusal names the header and the setting", async () => {
    const server = keep(await startShop());
    const client = server.client();
    client.headers = { origin: "https://robots.example", "sec-fetch-site": "same-origin" };
    const { status, json } = await client.try("signIn", { name: adminName, password: adminPassword });
    expect([status, json]).toMatchObject([
      403,
      {
        error: {
          code: "forbidden",
          message: expect.stringMatching(/Host header says "127\.0\.0\.1:\d+".*proxy_set_header Host \$http_host.*ALLOWED_HOSTS/),
          details: { why: "origin", page: "robots.example" },
        },
      },
    ]);
  });

  test("there is nothing behind unknown addresses but an error of the usual shape", async () => {
    const server = keep(await startServer());
    for (const path of ["/api/nothing", "/v1/nothing", "/assets/nothing.js"]) {
      const answer = await server.client().request("GET", path);
      expect([path, answer.status, answer.json]).toMatchObject([path, 404, { error: { code: "not_found" } }]);
    }
  });

  test("broken JSON is bad input", async () => {
    const server = keep(await startServer());
    expect(await server.client().request("POST", "/api/session", "{")).toMatchObject({
      status: 400,
      json: { error: { code: "bad_input" } },
    });
  });
});

describe("one process owns a data folder", () => {
  test("a second server on the same folder is refused, and after a stop everything is still there", async () => {
    const first = await startShop();
    await expect(startServer({ dataDir: first.dataDir })).rejects.toThrow(/in use/);
    await first.close();
    const second = keep(await startServer({ dataDir: first.dataDir }));
    const client = second.client();
    client.cookie = first.admin.cookie;
    expect((await client.call("listKnowledgeBases", {})).rows).toMatchObject([{ id: first.kb }]);
  });
});
