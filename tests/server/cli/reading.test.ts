// Commands that read: what they print, and that they leave no trace where there is nothing; and knowledge and logs from standard input.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { publish } from "../releases/publishing.ts";
import { dataFolder, runCli } from "./run.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
const cli = (args: string[], input?: string) => runCli(shop.dataDir, args, input);
beforeAll(async () => {
  shop = await startShop();
  kb = shop.kb;
  await teach(shop.admin, kb, "怎么退货");
  await publish(shop, "第一版");
  await teach(shop.admin, kb, "怎么换货");
  await publish(shop, "第二版\t有制表符");
});
afterAll(() => shop.end());
const lines = (out: string): string[][] =>
  out
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));

describe("where there is nothing", () => {
  const reading = [
    ["kb", "list"],
    ["user", "list"],
    ["export", "--kb", "kb_1"],
    ["versions", "--kb", "kb_1"],
    ["job", "j_1"],
  ];
  test("no folder is made: it is said what to do, and the exit code is 1", async () => {
    const { dataDir, end } = dataFolder();
    const missing = join(dataDir, "not", "made");
    for (const ended of await Promise.all(reading.map((args) => runCli(missing, args)))) {
      expect(ended).toMatchObject({ code: 1, out: "" });
      expect(ended.err).toContain(`there is nothing in ${missing} yet`);
      expect(ended.err).toContain("robot-trainer setup --user NAME");
    }
    expect(existsSync(join(dataDir, "not"))).toBe(false);
    end();
  });
  test("an empty folder, and one with files of others, stays as it is", async () => {
    const { dataDir, end } = dataFolder();
    const others = join(dataDir, "others");
    mkdirSync(others);
    writeFileSync(join(others, "notes.txt"), "mine");
    const empty = join(dataDir, "empty");
    mkdirSync(empty);
    for (const folder of [empty, others])
      for (const args of [
        ["job", "list", "--kb", "k"],
        ["import", join(others, "notes.txt"), "--kb", "k"],
      ])
        expect((await runCli(folder, args)).code).toBe(1);
    expect(readdirSync(empty)).toEqual([]);
    expect(readdirSync(others)).toEqual(["notes.txt"]);
    end();
  });
});

describe("versions", () => {
  test("are listed newest first, one a line, and as JSON", async () => {
    const { code, out, err } = await cli(["versions", "--kb", kb]);
    expect([code, err]).toEqual([0, ""]);
    expect(lines(out).map(([number, , by, live, note]) => [number, by, live, note])).toEqual([
      ["2", "zhoumin", "live", "第二版 有制表符"],
      ["1", "zhoumin", "", "第一版"],
    ]);
    expect(lines(out)[0]![1]).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/u);
    const rows = JSON.parse((await cli(["versions", "--kb", kb, "--json"])).out) as { number: number; note: string }[];
    expect(rows.map((r) => [r.number, r.note])).toEqual([
      [2, "第二版\t有制表符"],
      [1, "第一版"],
    ]);
  });
  test("are rolled back to and forward again, at once", async () => {
    expect(await cli(["rollback", "--kb", kb, "--to", "1"])).toEqual({ code: 0, out: "1\n", err: "version 1 is live, version 2 was\n" });
    expect((await shop.admin.call("listVersions", { kb })).rows.map((v) => v.live)).toEqual([false, true]);
    expect((await cli(["rollback", "--kb", kb, "--to", "1"])).code).toBe(4);
    expect((await cli(["rollback", "--kb", kb, "--to", "9"])).code).toBe(3);
    expect((await cli(["rollback", "--kb", kb, "--to", "one"])).code).toBe(2);
    expect((await cli(["rollback", "--kb", kb, "--to", "2"])).code).toBe(0);
  });
});

describe("people and keys", () => {
  test("users are listed", async () => {
    await shop.admin.call("createUser", { name: "lin", password: "a long password" });
    expect(lines((await cli(["user", "list"])).out).map(([name, role]) => [name, role])).toEqual([
      ["lin", "user"],
      ["zhoumin", "admin"],
    ]);
    expect(JSON.parse((await cli(["user", "list", "--json"])).out)).toMatchObject([{ name: "lin" }, { name: "zhoumin", admin: true }]);
  });
  test("a key is listed without its secret, and ended by its id", async () => {
    const secret = (await cli(["key", "create", "--kb", kb, "--name", "web", "--scope", "ask"])).out.trim();
    const listed = await cli(["key", "list", "--kb", kb]);
    const [row] = lines(listed.out);
    expect(row!.slice(1, 4)).toEqual(["web", secret.slice(-4), "ask"]);
    expect(listed.out).not.toContain(secret);
    const ask = () =>
      shop.client().request("POST", "/v1/ask", JSON.stringify({ question: "怎么退货" }), "application/json", {
        authorization: `Bearer ${secret}`,
      });
    expect((await ask()).status).toBe(200);
    expect(await cli(["key", "revoke", row![0]!, "--kb", kb])).toEqual({ code: 0, out: "", err: "" });
    expect((await ask()).status).toBe(401);
    expect((await cli(["key", "revoke", row![0]!, "--kb", kb])).code).toBe(4);
    expect((await cli(["key", "revoke", "k_nobody", "--kb", kb])).code).toBe(3);
  });
});

describe("from standard input", () => {
  test("entries are imported, whatever the format", async () => {
    const jsonl = await cli(["import", "-", "--kb", kb], JSON.stringify({ question: "几点开门", answer: "九点" }));
    expect(jsonl).toMatchObject({ code: 0, err: expect.stringContaining("1 new") });
    const csv = await cli(["import", "-", "--kb", kb], "标准问,答案\n几点关门,六点\n");
    expect(csv).toMatchObject({ code: 0, err: expect.stringContaining("1 new") });
    expect((await cli(["import", "-", "--kb", kb])).code).not.toBe(0);
  });
  test("a log is imported, and its job is listed and told", async () => {
    const log = [{ question: "到北京几天", outcome: "unanswered" }, { question: "" }].map((line) => JSON.stringify(line)).join("\n");
    const ended = await cli(["import-log", "-", "--kb", kb], log);
    expect(ended).toMatchObject({ code: 5, out: "", err: expect.stringContaining("1 new, 0 known, 1 rejected") });
    expect(ended.err).toContain("line 2: rejected: ");
    expect((await shop.admin.call("listTurns", { kb })).rows.map((t) => t.question)).toContain("到北京几天");
    const [job] = lines((await cli(["job", "list", "--kb", kb])).out);
    expect(job!.slice(1, 3)).toEqual(["import_log", "done"]);
    expect((await cli(["job", job![0]!])).out).toBe(`${job!.join("\t")}\n`);
    const waited = await cli(["job", job![0]!, "--kb", kb, "--wait", "--json"]);
    expect([waited.code, JSON.parse(waited.out)]).toMatchObject([0, { id: job![0], result: { added: 1 } }]);
    expect((await cli(["job", "j_nobody"])).code).toBe(3);
  });
  test("a log without a good line, or that is not there, is refused", async () => {
    expect((await cli(["import-log", "-", "--kb", kb], "{broken")).code).toBe(1);
    expect((await cli(["import-log", join(shop.dataDir, "gone.jsonl"), "--kb", kb])).code).toBe(3);
  });
});

test("waiting for a job that failed ends with its code, after its line", async () => {
  const { rows } = await shop.admin.call("listJobs", { kb });
  shop.app.db.prepare("UPDATE jobs SET state = 'failed', error = ? WHERE id = ?").run('{"code":"conflict","message":"why"}', rows[0]!.id);
  const ended = await cli(["job", rows[0]!.id, "--wait"]);
  expect([ended.code, lines(ended.out)[0]![2], ended.err]).toEqual([4, "failed", "conflict: why\n"]);
  expect((await cli(["job", rows[0]!.id])).code).toBe(0);
});
