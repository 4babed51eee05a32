// What the machine may do beside disks: locks held elsewhere, migrations that fail, a log line nobody can write, trainings that fail.
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate } from "../../../server/base/migrate.ts";
import { described, machineFailure } from "../../../server/base/faults.ts";
import { createServerLog, droppedLines } from "../../../server/machine/serverLog.ts";
import { finished, startServer, startShop, teach } from "../../support/app.ts";

test("a job waits while another process holds the database, and goes on when it lets go", async () => {
  const shop = await startShop();
  const { app, kb } = shop;
  // Without a session, whose row would be lengthened.
  const admin = shop.client();
  admin.headers = { authorization: `Bearer ${app.localToken}` };
  await teach(admin, kb, "如何退货");
  app.db.pragma("busy_timeout = 10");
  const { job } = await admin.call("publish", { kb, note: "有人占着" });
  const other = new Sqlite(join(shop.dataDir, "trainer.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  // Long enough for several of its tries, however slow the machine: each comes after a turn of this loop.
  for (let i = 0; i < 20; i++) expect((await admin.call("getJob", { kb, job })).state).toBe("running");
  other.exec("COMMIT");
  other.close();
  expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "done", result: { version: 1 } });
  await shop.end();
});

test("a training that fails is tried again by itself", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
  // Where models belong lies a file.
  const first = await startServer({ dataDir });
  await first.close();
  rmSync(join(dataDir, "models"), { recursive: true, force: true });
  writeFileSync(join(dataDir, "models"), "in the way");
  const shop = await startShop({ dataDir, config: { trainAfter: 1 } });
  const { admin, kb } = shop;
  for (let i = 0; i < 12; i++) await teach(admin, kb, `第${i}件商品怎么保养`, [`怎么保养第${i}件`]);
  await admin.call("askRobot", { kb, question: "怎么保养", target: "draft" });
  await expect.poll(shop.logged).toContain("the draft could not be trained; it is tried again");
  rmSync(join(dataDir, "models"));
  await expect.poll(async () => (await admin.call("listJobs", { kb })).training?.state).toBe("done");
  await shop.end();
});

test("an upgrade that fails leaves the database as it was; an older program refuses a newer one", () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  const db = new Sqlite(":memory:");
  const shape = () => db.prepare("SELECT name FROM sqlite_schema ORDER BY name").pluck().all();
  writeFileSync(join(folder, "0001_a.sql"), "CREATE TABLE a (x);");
  migrate(db, folder);
  writeFileSync(join(folder, "0002_b.sql"), "CREATE TABLE b (x); INSERT INTO a VALUES (1);");
  writeFileSync(join(folder, "0003_c.sql"), "CREATE TABLE c (x); INSERT INTO a VALUES (2); INSERT INTO missing VALUES (1);");
  expect(() => migrate(db, folder)).toThrow(/could not be upgraded \(0003_c\.sql\) and is as it was: no such table: missing/);
  expect([shape(), db.prepare("SELECT count(*) FROM a").pluck().get(), db.pragma("user_version", { simple: true })]).toEqual([["a"], 0, 1]);
  writeFileSync(join(folder, "0003_c.sql"), "CREATE TABLE c (x);");
  migrate(db, folder);
  expect(shape()).toEqual(["a", "b", "c"]);
  rmSync(join(folder, "0003_c.sql"));
  expect(() => migrate(db, folder)).toThrow("was written by a newer version");
  rmSync(folder, { recursive: true });
});

test("a log that cannot be written costs lines, which are counted, and nothing else", async () => {
  const fd = openSync("/dev/full", "w");
  const { log, flush } = createServerLog("info", fd);
  for (let i = 0; i < 20_000; i++) log.info({ i, filler: "x".repeat(100) }, "a line");
  await flush(50);
  expect(droppedLines(log)).toBeGreaterThan(5_000);
  expect(droppedLines(log)).toBeLessThan(20_000);
  // It stays open: what waits is tried again, and would land in whatever file gets the number next.
});

test("lines that were dropped are told when there is room again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "log-"));
  const fd = openSync(join(folder, "log"), "w");
  const { log, flush } = createServerLog("info", fd);
  // More at once than may wait.
  for (let i = 0; i < 20_000; i++) log.info({ i, filler: "x".repeat(100) }, "a line");
  await flush(5_000);
  await flush(5_000);
  expect(droppedLines(log)).toBeGreaterThan(0);
  const lines = readFileSync(join(folder, "log"), "utf8").trimEnd().split("\n");
  expect(lines.length - 1 + droppedLines(log)).toBe(20_000);
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ level: 40, lines: droppedLines(log) });
  rmSync(folder, { recursive: true });
});

test("an error of the machine is known by its code, and by its words where a worker lost that", () => {
  const failure = (error: unknown) => machineFailure(error)?.code;
  for (const [error, code] of [
    [Object.assign(new Error("x"), { code: "SQLITE_FULL" }), "disk_full"],
    [new Error("ENOSPC: no space left on device, write"), "disk_full"],
    [{ message: "database or disk is full" }, "disk_full"],
    [new Error("database is locked"), "locked"],
    [new Error("database disk image is malformed"), "data_damaged"],
    [new Error("ENOENT: no such file"), undefined],
    ["text", undefined],
  ] as const)
    expect([error, failure(error)]).toEqual([error, code]);
});

test("whatever is thrown is told in words", () => {
  expect(described({ code: "SQLITE_CORRUPT" }).message).toBe("SQLITE_CORRUPT");
  expect(described({ any: "thing" }).message).toBe('{"any":"thing"}');
  expect(described(undefined).message).toBe("undefined");
  expect(described(new Error("plain")).message).toBe("plain");
});
