// Passwords cannot be guessed: how many tries there are, at one account and at all, at once and in turn, from one place and from many.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, describe, expect, test } from "vitest";
import { packageRoot } from "../../../server/base/config.ts";
import { hashPassword } from "../../../server/users/passwords.ts";
import { adminName, adminPassword, signInAs, startServer, startShop, type TestServer } from "../../support/app.ts";
import type { Answer, Client } from "../../support/client.ts";

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.end();
});
const keep = <S extends TestServer>(server: S): S => {
  running.push(server);
  return server;
};

// Behind a trusted proxy, so that a test can come from anywhere.
const anywhere = { trustProxy: "loopback", setupToken: "a token" } as const;
function from(server: TestServer, address: string): Client {
  const client = server.client();
  client.headers = { "x-forwarded-for": address };
  return client;
}
const trySignIn = (client: Client, name: string = adminName, password = "wrong"): Promise<Answer> =>
  client.try("signIn", { name, password });
const times = <T>(n: number, work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => work(i)));
const statuses = (answers: readonly Answer[]): Record<number, number> => {
  const counted: Record<number, number> = {};
  for (const { status } of answers) counted[status] = (counted[status] ?? 0) + 1;
  return counted;
};
function clock(start: string): { now: () => string; set: (time: string) => void; pass: (minutes: number) => void } {
  let time = Date.parse(start);
  return {
    now: () => new Date((time += 1)).toISOString(),
    set: (next) => void (time = Date.parse(next)),
    pass: (minutes) => void (time += minutes * 60_000),
  };
}

describe("one account from one address", () => {
  test("of 300 tries at once ten are checked; then even the right password waits, but at no other account", async () => {
    const server = keep(await startShop());
    await signInAs(server, "viewer", "other");
    expect(statuses(await times(300, (i) => trySignIn(server.client(), adminName, `wrong ${i}`)))).toEqual({ 401: 10, 429: 290 });
    expect((await trySignIn(server.client(), adminName, adminPassword)).status).toBe(429);
    expect((await trySignIn(server.client(), "other", adminPassword)).status).toBe(200);
  });

  test("a refusal says how long it lasts, and it lasts no longer", async () => {
    const time = clock("2026-11-20T08:00:00.000Z");
    const server = keep(await startShop({ now: time.now }));
    await times(10, () => trySignIn(server.client()));
    time.pass(5);
    const refused = await trySignIn(server.client(), adminName, adminPassword);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("600");
    expect(refused.json).toMatchObject({ error: { code: "too_many_tries", details: { retryAfter: 600 } } });
    time.pass(10);
    expect((await trySignIn(server.client(), adminName, adminPassword)).status).toBe(200);
  });

  test("a right password forgets the wrong ones before it", async () => {
    const server = keep(await startShop());
    for (const _ of [1, 2]) {
      expect(statuses(await times(9, () => trySignIn(server.client())))).toEqual({ 401: 9 });
      expect((await trySignIn(server.client(), adminName, adminPassword)).status).toBe(200);
    }
  });

  test("tries from the future, when the clock was wrong, lock nobody out", async () => {
    const time = clock("2027-11-20T08:00:00.000Z");
    const server = keep(await startShop({ now: time.now }));
    expect(statuses(await times(11, () => trySignIn(server.client())))).toEqual({ 401: 10, 429: 1 });
    time.set("2026-11-20T08:00:00.000Z");
    expect((await trySignIn(server.client(), adminName, adminPassword)).status).toBe(200);
  });

  test("the name is the same however it is written", async () => {
    const server = keep(await startShop());
    const written = [adminName, adminName.toUpperCase(), ` ${adminName} `];
    const answers = await times(30, (i) => trySignIn(server.client(), written[i % 3]));
    expect(statuses(answers)).toEqual({ 401: 10, 429: 20 });
  });

  test("one's own password cannot be guessed at by changing it, nor then at sign-in", async () => {
    const server = keep(await startShop());
    const answers = await times(40, (i) => server.admin.try("changePassword", { current: `wrong ${i}`, password: "a new long one" }));
    expect(statuses(answers)).toEqual({ 401: 10, 429: 30 });
    expect((await server.admin.try("changePassword", { current: adminPassword, password: "a new long one" })).status).toBe(429);
    expect((await trySignIn(server.client(), adminName, adminPassword)).status).toBe(429);
  });
});

describe("one address", () => {
  test("after 50 wrong tries at whatever accounts it waits; those who signed in from there before do not", async () => {
    const server = keep(await startShop({ config: anywhere }));
    await signInAs(server, "viewer", "usual");
    await server.admin.call("createUser", { name: "new", password: adminPassword });
    const address = "203.0.113.5";
    expect((await trySignIn(from(server, address), "usual", adminPassword)).status).toBe(200);
    expect(statuses(await times(48, (i) => trySignIn(from(server, address), `somebody${i}`)))).toEqual({ 401: 48 });
    // Colleagues behind one address mistype and get in: their tries are given back.
    for (const _ of [1, 2]) {
      expect((await trySignIn(from(server, address), "new")).status).toBe(401);
      expect((await trySignIn(from(server, address), "new", adminPassword)).status).toBe(200);
    }
    expect(statuses(await times(20, (i) => trySignIn(from(server, address), `else${i}`)))).toEqual({ 401: 2, 429: 18 });
    expect((await trySignIn(from(server, address), adminName, adminPassword)).status).toBe(429);
    expect((await trySignIn(from(server, address), "usual", adminPassword)).status).toBe(200);
    expect((await trySignIn(from(server, "203.0.113.6"), adminName, adminPassword)).status).toBe(200);
  });

  test("of IPv6 it is the first 64 bits, which one party holds; an IPv4 address in IPv6 clothes is that address", async () => {
    const server = keep(await startShop({ config: anywhere }));
    expect(statuses(await times(12, (i) => trySignIn(from(server, `2001:db8:1:2:${i}::${i}`))))).toEqual({ 401: 10, 429: 2 });
    expect((await trySignIn(from(server, "2001:db8:1:3::1"))).status).toBe(401);
    expect(statuses(await times(12, (i) => trySignIn(from(server, i % 2 ? "203.0.113.7" : "::ffff:203.0.113.7"))))).toEqual({
      401: 10,
      429: 2,
    });
  });

  test("is not what a stranger says it is, unless a proxy is trusted", async () => {
    const server = keep(await startShop());
    expect(statuses(await times(20, (i) => trySignIn(from(server, `203.0.113.${i}`))))).toEqual({ 401: 10, 429: 10 });
  });
});

test("100 wrong tries from many addresses close an account to new places for a quarter of an hour, never to the person's usual one", async () => {
  const time = clock("2026-11-20T08:00:00.000Z");
  const server = keep(await startShop({ config: anywhere, now: time.now }));
  await signInAs(server, "viewer", "person");
  const usual = from(server, "198.51.100.1");
  await usual.call("signIn", { name: "person", password: adminPassword });
  const strangers = [...(await times(60, (i) => trySignIn(from(server, `203.0.113.${i}`), "person")))];
  strangers.push(...(await times(60, (i) => trySignIn(from(server, `192.0.2.${i}`), "person"))));
  expect(statuses(strangers)).toEqual({ 401: 100, 429: 20 });
  expect((await trySignIn(from(server, "198.51.100.2"), "person", adminPassword)).status).toBe(429);
  expect((await trySignIn(from(server, "198.51.100.1"), "person", adminPassword)).status).toBe(200);
  time.pass(16);
  expect((await trySignIn(from(server, "198.51.100.2"), "person", adminPassword)).status).toBe(200);
  // A place is the usual one for 30 days.
  for (const [days, status] of [
    [29, 200],
    [31, 429],
  ] as const) {
    time.pass(days * 24 * 60);
    await times(120, (i) => trySignIn(from(server, `203.0.113.${i}`), "person"));
    expect([days, (await trySignIn(from(server, "198.51.100.1"), "person", adminPassword)).status]).toEqual([days, status]);
  }
});

test("a flood of passwords to check is refused beyond a hundred that wait", async () => {
  const made = Array.from({ length: 150 }, () => {
    try {
      return hashPassword("a long password", { memoryCost: 8, timeCost: 1 });
    } catch (error) {
      return error;
    }
  });
  const refused = made.filter((one) => one instanceof Error);
  expect(refused.length).toBe(48);
  expect(refused[0]).toMatchObject({ code: "too_many_tries", details: { retryAfter: 5 } });
  await Promise.all(made.filter((one) => one instanceof Promise));
});

describe("what is typed as a name, which may be the password", () => {
  const typed = "my-pass-word-by-mistake";
  const everywhere = (server: TestServer): string =>
    server.logged() +
    readdirSync(server.dataDir)
      .filter((name) => /\.(sqlite|sqlite-wal|json)$/.test(name))
      .map((name) => readFileSync(join(server.dataDir, name), "latin1"))
      .join("");

  test("is kept nowhere: not in a file of the data folder, not in the log", async () => {
    const server = keep(await startShop());
    expect((await trySignIn(server.client(), typed)).status).toBe(401);
    await server.client().request("POST", "/api/session", `{"name":"${typed}",`);
    await server.client().request("POST", "/api/session", JSON.stringify({ name: typed, password: 1 }));
    expect(everywhere(server)).toContain(adminName);
    expect(everywhere(server)).not.toContain(typed);
  });

  test("is overwritten where an earlier program kept it", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
    mkdirSync(dataDir, { recursive: true });
    const folder = join(packageRoot, "server/migrations/trainer");
    const files = readdirSync(folder).sort();
    const before = files.slice(
      0,
      files.findIndex((file) => file.includes("sign_in_tries")),
    );
    const old = new Sqlite(join(dataDir, "trainer.sqlite"));
    for (const file of before) old.exec(readFileSync(join(folder, file), "utf8"));
    old.pragma(`user_version = ${before.length}`);
    const add = old.prepare("INSERT INTO sign_in_tries VALUES (?, '127.0.0.1', '2026-11-20')");
    old.transaction(() => Array.from({ length: 500 }, (_, i) => add.run(`${typed}${i}`)))();
    old.close();
    expect(readFileSync(join(dataDir, "trainer.sqlite"), "latin1")).toContain(typed);
    const server = keep(await startServer({ dataDir }));
    await server.close();
    expect(everywhere(server)).not.toContain(typed);
  });
});

describe("sessions", () => {
  test("end a week after they were last used", async () => {
    const time = clock("2026-11-20T08:00:00.000Z");
    const server = keep(await startShop({ now: time.now }));
    const day = 24 * 60;
    time.pass(6 * day);
    expect((await server.admin.try("listKnowledgeBases", {})).status).toBe(200);
    time.pass(6 * day);
    expect((await server.admin.try("listKnowledgeBases", {})).status).toBe(200);
    time.pass(7 * day + 1);
    expect((await server.admin.try("listKnowledgeBases", {})).status).toBe(401);
    expect((await server.admin.call("getSession", {})).user).toBeNull();
  });

  test("that begin with an old password while it is being reset do not outlive it", async () => {
    // More work than it really is: all have read the old hash before the new one is made, and the last are checked after that.
    const server = keep(await startShop({ config: { passwordWork: { memoryCost: 19_456, timeCost: 15 } } }));
    const { id } = await server.admin.call("createUser", { name: "person", password: adminPassword });
    const windows = Array.from({ length: 5 }, () => server.client());
    // Connected before, so that none comes late.
    await Promise.all(windows.map((window) => window.call("getSession", {})));
    await Promise.all([
      server.admin.call("resetPassword", { user: id, password: "another long one" }),
      ...windows.map((window) => trySignIn(window, "person", adminPassword)),
    ]);
    for (const window of windows) expect((await window.call("getSession", {})).user).toBeNull();
  });
});
