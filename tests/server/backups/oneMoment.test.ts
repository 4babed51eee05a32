// Both databases are read as they are at one moment, however fast somebody writes to them in turns.
import { Worker } from "node:worker_threads";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAtOneMoment } from "../../../server/backups/oneMoment.ts";

const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-moment-"));
let writer: Worker;
beforeAll(async () => {
  for (const name of ["trainer", "logs"]) {
    const db = new Sqlite(join(dataDir, `${name}.sqlite`));
    db.pragma("journal_mode = WAL");
    db.exec("CREATE TABLE counted (n INTEGER); INSERT INTO counted VALUES (0)");
    db.close();
  }
  // Writes n to the one, then to the other, then the next: the second is never ahead, and at most one behind.
  const code = `
    const { parentPort, workerData } = require("node:worker_threads");
    const Sqlite = require(workerData.sqlite);
    const count = ["trainer", "logs"].map((name) => {
      const db = new Sqlite(workerData.dataDir + "/" + name + ".sqlite");
      db.pragma("synchronous = OFF");
      return db.prepare("UPDATE counted SET n = n + 1");
    });
    parentPort.postMessage("begun");
    for (;;) for (const each of count) each.run();`;
  writer = new Worker(code, { eval: true, workerData: { dataDir, sqlite: createRequire(import.meta.url).resolve("better-sqlite3") } });
  await new Promise((resolve) => writer.once("message", resolve));
});
afterAll(async () => {
  await writer.terminate();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a thousand times", () => {
  const seen = new Set<number>();
  for (let i = 0; i < 1_000; i += 1) {
    const moment = openAtOneMoment(dataDir);
    const [trainer, logs] = [moment.trainer, moment.logs].map((db) => (db.prepare("SELECT n FROM counted").get() as { n: number }).n);
    moment.close();
    expect([0, 1]).toContain(trainer! - logs!);
    seen.add(trainer!);
  }
  // Somebody did write meanwhile.
  expect(seen.size).toBeGreaterThan(10);
});
