// People: what a new password is worth from then on, who a name is, what is written down of it; and the command line, which is nobody's account.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adminName, adminPassword, startShop } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
beforeAll(async () => {
  shop = await startShop();
  ({ admin } = shop);
});
afterAll(() => shop.end());

const signIn = async (name: string, password: string) => (await shop.client().try("signIn", { name, password })).status;
/** The lines of the server itself belong to no knowledge base and are read with SQL only; newest first. */
const lines = (action: string) => shop.app.db.prepare("SELECT subject, by FROM audit WHERE action = ? ORDER BY id DESC").raw().all(action);
const failed = async (answer: ReturnType<Client["try"]>) => {
  const { status, json } = await answer;
  return [status, (json as { error?: { code: string } }).error?.code];
};

describe("a new password", () => {
  test("of one's own opens from then on, and the old one does not; a wrong current one changes nothing", async () => {
    await admin.call("createUser", { name: "小林", password: adminPassword });
    const lin = shop.client();
    await lin.call("signIn", { name: " 小林 ", password: adminPassword });
    expect(await failed(lin.try("changePassword", { current: "not this one", password: "a third long one" }))).toEqual([
      401,
      "wrong_password",
    ]);
    expect(await signIn("小林", adminPassword)).toBe(200);
    await lin.call("changePassword", { current: adminPassword, password: "a new long one" });
    expect([await signIn("小林", "a new long one"), await signIn("小林", adminPassword)]).toEqual([200, 401]);
    expect(lines("user.password_changed")).toEqual([["小林", "小林"]]);
  });

  test("given by an admin, by id or by name, opens; nobody else's is touched", async () => {
    const { id } = await admin.call("createUser", { name: "Wei", password: adminPassword });
    await admin.call("resetPassword", { user: id, password: "given by id 1" });
    expect([await signIn("wei", "given by id 1"), await signIn("wei", adminPassword), await signIn(adminName, adminPassword)]).toEqual([
      200, 401, 200,
    ]);
    await admin.call("resetPassword", { user: "WEI", password: "given by name 2" });
    expect([await signIn("wei", "given by name 2"), await signIn("wei", "given by id 1")]).toEqual([200, 401]);
    expect(await failed(admin.try("resetPassword", { user: "u_nobody", password: "for nobody 3" }))).toEqual([404, "not_found"]);
    expect(lines("user.password_reset")).toEqual([
      ["Wei", adminName],
      ["Wei", adminName],
    ]);
  });
});

test("a name is one person's, however it is written; an admin is one only when made so", async () => {
  const plain = await admin.call("createUser", { name: "Chen", password: adminPassword });
  const boss = await admin.call("createUser", { name: "老板", password: adminPassword, admin: true });
  expect([plain.admin, boss.admin]).toEqual([false, true]);
  expect(await failed(admin.try("createUser", { name: "CHEN", password: adminPassword }))).toEqual([409, "taken"]);
  const { rows } = await admin.call("listUsers", {});
  expect(rows.filter(({ name }) => ["Chen", "老板"].includes(name)).map(({ id, admin }) => [id, admin])).toEqual([
    [plain.id, false],
    [boss.id, true],
  ]);
  const [chen, second] = [shop.client(), shop.client()];
  expect(await chen.call("signIn", { name: "chen", password: adminPassword })).toEqual({ id: plain.id, name: "Chen", admin: false });
  await second.call("signIn", { name: "老板", password: adminPassword });
  expect([(await chen.try("listUsers", {})).status, (await second.try("listUsers", {})).status]).toEqual([403, 200]);
  expect(lines("user.created").slice(0, 2)).toEqual([
    ["老板", adminName],
    ["Chen", adminName],
  ]);
});

test("coming and going is written down, and a wrong password leaves no line", async () => {
  await admin.call("createUser", { name: "Mei", password: adminPassword });
  const mei = shop.client();
  await mei.call("signIn", { name: "mei", password: adminPassword });
  await mei.call("signOut", {});
  expect(await signIn("mei", "wrong")).toBe(401);
  const ofMei = (action: string) => (lines(action) as [string, string][]).filter(([subject]) => subject === "Mei");
  expect([ofMei("session.signed_in").length, ofMei("session.signed_out")]).toEqual([1, [["Mei", "Mei"]]]);
  expect((await mei.call("getSession", {})).user).toBeNull();
});

describe("the command line on this machine", () => {
  const bearing = (token: string, cookie = "") => {
    const client = shop.client();
    client.headers = { authorization: `Bearer ${token}` };
    client.cookie = cookie;
    return client;
  };
  test("is let in by the token of this start, as an admin that no account is", async () => {
    const cli = bearing(shop.app.localToken);
    expect((await cli.call("listUsers", {})).rows.length).toBeGreaterThan(0);
    await cli.call("createUser", { name: "made.by.cli", password: adminPassword });
    expect(lines("user.created")[0]).toEqual(["made.by.cli", "cli"]);
  });

  test("with any other token it is nobody, even beside the cookie of somebody who is signed in", async () => {
    const token = shop.app.localToken;
    const last = token.endsWith("0") ? "1" : "0";
    for (const wrong of [
      token.slice(0, -1) + last,
      token.slice(0, -1),
      `${token}0`,
      token.toUpperCase() === token ? "x" : token.toUpperCase(),
    ])
      expect((await bearing(wrong, admin.cookie).try("listUsers", {})).status).toBe(401);
    // Said in another way it is no token at all, and the cookie counts.
    const other = bearing(token, admin.cookie);
    other.headers = { authorization: `Basic ${token}` };
    expect((await other.try("listUsers", {})).status).toBe(200);
    other.cookie = "";
    expect((await other.try("listUsers", {})).status).toBe(401);
  });
});
