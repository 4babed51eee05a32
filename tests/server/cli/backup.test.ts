// Backup and restore through the command line: whole while eight clients write, refused where damaged, the old state kept whatever happens.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backupManifest } from "../../../shared/contract/backups.ts";
import { finishRestore } from "../../../server/backups/restore.ts";
import { packageRoot } from "../../../server/base/config.ts";
import { startServer, startShop, teach } from "../../support/app.ts";
import { makeBot } from "../answering/bot.ts";
import { publish } from "../releases/publishing.ts";
import { dataFolder, runCli, runProcess } from "./run.ts";

const out = dataFolder();
const folder = (name: string): string => join(out.dataDir, name);
const clients = 8;
let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
/** What each client had acknowledged when the backup was asked for. */
let before: { entries: number; turns: number }[];
let exported: string;
const backup = folder("backup");

beforeAll(async () => {
  shop = await startShop();
  kb = shop.kb;
  await teach(shop.admin, kb, "怎么退货", ["退货流程"]);
  await publish(shop);
  const bot = await makeBot(shop);
  const acknowledged = Array.from({ length: clients }, () => ({ entries: 0, turns: 0 }));
  const over = new AbortController();
  // Each writes to the one database, then to the other.
  const writing = acknowledged.map(async (mine, i) => {
    while (!over.signal.aborted) {
      await teach(shop.admin, kb, `第${i}位的第${mine.entries}个问题`);
      mine.entries += 1;
      await bot.ask({ question: "退货流程", customer: `c${i}`, channel: `writer${i}` });
      mine.turns += 1;
    }
  });
  const failed = Promise.all(writing);
  while (acknowledged.some((mine) => mine.turns < 2)) await Promise.race([failed, shop.client().request("GET", "/healthz")]);
  before = acknowledged.map((mine) => ({ ...mine }));
  const made = await runProcess(shop.dataDir, ["backup", backup]);
  over.abort();
  await failed;
  expect([made.code, made.err]).toEqual([0, expect.stringContaining(`${backup} holds everything that was saved until `)]);
  expect(made.out.split("\n").map((line) => line.split("\t")[0])).toEqual(["trainer.sqlite", "logs.sqlite", ""]);
  // It went on meanwhile.
  expect(acknowledged.reduce((n, mine) => n + mine.turns, 0)).toBeGreaterThan(before.reduce((n, mine) => n + mine.turns, 0));
});
afterAll(async () => {
  await shop.end();
  out.end();
});

describe("a backup that was made while eight clients wrote", () => {
  test("holds everything acknowledged before it was asked for, and both files show one moment", () => {
    const [trainer, logs] = ["trainer", "logs"].map((name) => new Sqlite(join(backup, `${name}.sqlite`), { readonly: true }));
    for (let i = 0; i < clients; i += 1) {
      const entries = count(trainer!, "SELECT count(*) FROM entries WHERE question LIKE ?", `第${i}位的%`);
      const turns = count(logs!, "SELECT count(*) FROM turns WHERE channel = ?", `writer${i}`);
      expect(entries).toBeGreaterThanOrEqual(before[i]!.entries);
      expect(turns).toBeGreaterThanOrEqual(before[i]!.turns);
      // A client's question follows its entry: in one moment there is one entry more at most.
      expect([0, 1]).toContain(entries - turns);
    }
    trainer!.close();
    logs!.close();
  });
  test("says what it is, and is readable by its owner only", () => {
    const manifest = backupManifest.parse(JSON.parse(readFileSync(join(backup, "backup.json"), "utf8")));
    expect(readdirSync(backup).sort()).toEqual(["backup.json", "logs.sqlite", "trainer.sqlite"]);
    for (const { name, bytes } of manifest.files) expect(statSync(join(backup, name)).size).toBe(bytes);
    expect(manifest.files[0]!.rows).toMatchObject({ knowledge_bases: 1, versions: 1 });
    if (process.platform === "win32") return;
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(backup)) expect(statSync(join(backup, name)).mode & 0o777).toBe(0o600);
  });
  test("leaves an audit line of its beginning and its end", () => {
    const lines = shop.app.db.prepare("SELECT action, by, after FROM audit WHERE action LIKE 'backup.%' ORDER BY id").all();
    expect(lines).toMatchObject([
      { action: "backup.started", by: "cli", after: JSON.stringify({ folder: backup }) },
      { action: "backup.made", by: "cli" },
    ]);
  });
  test("restored gives the same knowledge, versions, people and log, and the server works on", async () => {
    const dataDir = folder("restored/data");
    mkdirSync(folder("restored"));
    expect(await runProcess(dataDir, ["restore", backup])).toMatchObject({
      code: 0,
      out: "",
      err: expect.stringContaining(`${dataDir} is as it was at `),
    });
    expect(readdirSync(dataDir).sort()).toEqual(["lock.sqlite", "logs.sqlite", "trainer.sqlite"]);
    const again = await startServer({ dataDir });
    const admin = again.client();
    await admin.call("signIn", { name: "zhoumin", password: "a long password" });
    const backedUp = new Sqlite(join(backup, "logs.sqlite"), { readonly: true });
    expect((await admin.call("listTurns", { kb, limit: 200 })).total).toBe(count(backedUp, "SELECT count(*) FROM turns"));
    backedUp.close();
    expect((await admin.call("listVersions", { kb })).rows.map((v) => [v.number, v.live])).toEqual([[1, true]]);
    exported = (await admin.request("GET", `/api/knowledge-bases/${kb}/export?format=jsonl`)).text;
    expect(exported.split("\n").filter((line) => line.includes("第0位的")).length).toBeGreaterThanOrEqual(before[0]!.entries);
    await teach(admin, kb, "恢复后教的");
    await again.close();
  });
});

const count = (db: Sqlite.Database, sql: string, ...args: string[]): number =>
  db
    .prepare(sql)
    .pluck()
    .get(...args) as number;

describe("a backup is refused", () => {
  test("to a folder that holds something, without a parent, or from anywhere but the command line", async () => {
    expect(await runCli(shop.dataDir, ["backup", backup])).toMatchObject({ code: 4, err: expect.stringContaining("taken: ") });
    expect(await runCli(shop.dataDir, ["backup", folder("no/where")])).toMatchObject({
      code: 3,
      err: expect.stringContaining(folder("no")),
    });
    expect(await shop.admin.try("startBackup", { folder: folder("other") })).toMatchObject({ status: 403 });
    expect(existsSync(folder("other"))).toBe(false);
  });
  test("where something of others lies under its working name; what a killed one left there goes", async () => {
    const mine = folder("mine");
    mkdirSync(`${mine}.part`);
    writeFileSync(join(`${mine}.part`, "notes.txt"), "keep");
    expect(await runCli(shop.dataDir, ["backup", mine])).toMatchObject({ code: 4, err: expect.stringContaining(`${mine}.part`) });
    expect(readFileSync(join(`${mine}.part`, "notes.txt"), "utf8")).toBe("keep");
    rmSync(join(`${mine}.part`, "notes.txt"));
    writeFileSync(join(`${mine}.part`, "trainer.sqlite"), "half");
    expect((await runCli(shop.dataDir, ["backup", mine, "--json"])).out).toContain('"format":"robot-trainer-backup"');
    expect(existsSync(`${mine}.part`)).toBe(false);
  });
  test("of a database that is not whole", async () => {
    const broken = await startShop();
    // What stands in the write-ahead file would be read in the place of what is broken; and a page that is read at the start is noticed then.
    broken.app.logs.pragma("wal_checkpoint(TRUNCATE)");
    const page = broken.app.logs.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'idempotency_by_time'").pluck().get() as number;
    await broken.close();
    const file = join(broken.dataDir, "logs.sqlite");
    const bytes = readFileSync(file);
    bytes.fill(0xee, (page - 1) * 4_096, (page - 1) * 4_096 + 2_048);
    writeFileSync(file, bytes);
    const ended = await runCli(broken.dataDir, ["backup", folder("of broken")]);
    expect(ended.code).toBe(1);
    expect(existsSync(folder("of broken"))).toBe(false);
    expect(readdirSync(out.dataDir).filter((name) => name.endsWith(".part"))).toEqual([]);
    rmSync(broken.dataDir, { recursive: true });
  });
});

describe("restoring", () => {
  const state = (dataDir: string): string[] => readdirSync(dataDir).filter((name) => !name.startsWith("lock.sqlite"));
  function copyOf(name: string): string {
    cpSync(backup, folder(name), { recursive: true });
    return folder(name);
  }
  test("a damaged backup is refused before anything is touched, and the file is named", async () => {
    const dataDir = folder("untouched");
    const harms: [string, (at: string) => void, string][] = [
      ["longer", (at) => appendFileSync(join(at, "logs.sqlite"), "x"), "logs.sqlite"],
      ["changed", (at) => flip(join(at, "trainer.sqlite")), "trainer.sqlite"],
      ["without a file", (at) => rmSync(join(at, "trainer.sqlite")), "trainer.sqlite"],
      ["with half a manifest", (at) => writeFileSync(join(at, "backup.json"), '{"format":'), "backup.json"],
    ];
    for (const [name, harm, file] of harms) {
      const at = copyOf(name);
      harm(at);
      expect(await runCli(dataDir, ["restore", at])).toMatchObject({
        code: 1,
        err: expect.stringContaining(`${join(at, file)} is damaged`),
      });
    }
    expect(await runCli(dataDir, ["restore", folder("restored")])).toMatchObject({ code: 3, err: expect.stringContaining("no backup") });
    expect(existsSync(dataDir)).toBe(false);
  });
  test("one of a newer program is refused", async () => {
    const at = copyOf("newer");
    const file = join(at, "backup.json");
    const manifest = backupManifest.parse(JSON.parse(readFileSync(file, "utf8")));
    manifest.files[0]!.schema = 999;
    writeFileSync(file, JSON.stringify(manifest));
    expect(await runCli(folder("untouched"), ["restore", at])).toMatchObject({
      code: 1,
      err: expect.stringContaining("upgrade the program"),
    });
  });
  test("is refused while a server holds the folder", async () => {
    expect(await runCli(shop.dataDir, ["restore", backup, "--replace"])).toMatchObject({
      code: 4,
      err: expect.stringContaining("busy: a server holds"),
    });
    expect(await shop.client().request("GET", "/healthz")).toMatchObject({ status: 200 });
  });
  test("over a folder that holds something is refused, and with --replace moves that aside", async () => {
    const dataDir = folder("replaced");
    const old = await startShop({ dataDir });
    const oldKb = old.kb;
    await old.close();
    const refused = await runCli(dataDir, ["restore", backup]);
    expect(refused).toMatchObject({ code: 4, err: expect.stringContaining("--replace moves what is there aside") });
    expect(kbIn(dataDir)).toBe(oldKb);
    const done = await runCli(dataDir, ["restore", backup, "--replace"]);
    expect(done.code).toBe(0);
    const aside = /what was there lies in (.+)\n/u.exec(done.err)![1]!;
    expect(kbIn(dataDir)).toBe(kb);
    // The old state works as it is.
    expect((await runCli(aside, ["kb", "list"])).out).toContain(oldKb);
  });
  test("killed at any moment leaves the old state or the new one", async () => {
    const dataDir = folder("killed");
    const old = await startShop({ dataDir });
    const oldKb = old.kb;
    await old.close();
    const restore = () =>
      spawn(process.execPath, [join(packageRoot, "dist/server/cli/main.js"), "restore", backup, "--replace"], {
        env: { ...process.env, DATA_DIR: dataDir },
      });
    // Before it counts: files half staged.
    mkdirSync(join(dataDir, "restore.part"));
    writeFileSync(join(dataDir, "restore.part", "trainer.sqlite"), "half");
    expect((await runCli(dataDir, ["kb", "list"])).out).toContain(oldKb);
    expect(state(dataDir)).not.toContain("restore.part");
    // From each step after it counts: played up to there by hand, finished by whoever comes next.
    const plan = { aside: "before-restore-x", old: ["trainer.sqlite", "logs.sqlite"], fresh: ["trainer.sqlite", "logs.sqlite"] };
    for (let steps = 0; steps <= 4; steps += 1) {
      const at = folder(`killed ${steps}`);
      cpSync(dataDir, at, { recursive: true });
      cpSync(backup, join(at, "restore.part"), { recursive: true });
      writeFileSync(join(at, "restore.json"), JSON.stringify(plan));
      mkdirSync(join(at, plan.aside));
      const moves = [...plan.old.map((n) => [n, `${plan.aside}/${n}`]), ...plan.fresh.map((n) => [`restore.part/${n}`, n])];
      for (const [from, to] of moves.slice(0, steps)) renameSync(join(at, from!), join(at, to!));
      finishRestore(at);
      expect(kbIn(at)).toBe(kb);
      expect(state(at).filter((name) => name.startsWith("restore"))).toEqual([]);
      expect(kbIn(join(at, plan.aside))).toBe(oldKb);
    }
    // And for real.
    const child = restore();
    while (child.exitCode === null && !existsSync(join(dataDir, "restore.part"))) await new Promise((resolve) => setImmediate(resolve));
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    expect([oldKb, kb]).toContain((await runCli(dataDir, ["kb", "list"])).out.split("\t")[0]);
  });
});

/** The knowledge base that a data folder holds. */
function kbIn(dataDir: string): string {
  const db = new Sqlite(join(dataDir, "trainer.sqlite"), { readonly: true });
  const id = db.prepare("SELECT id FROM knowledge_bases").pluck().get() as string;
  db.close();
  return id;
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
}
