// Publications that do not come to their end: cancelled, stopped with the server, killed. The old version stays live and nothing half done remains.
import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { adminName, adminPassword, finished, signInAs, startServer, startShop, teach } from "../../support/app.ts";
import { Client } from "../../support/client.ts";
import { freePort } from "../../support/freePort.ts";
import { openReadOnly, type Database } from "../../../server/base/db.ts";
import { publish, seed, staged, type Shop } from "./publishing.ts";

const root = join(import.meta.dirname, "../../..");
const steps = ["freeze", "train", "write", "hash", "load"];
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A shop with version 1 live and many entries waiting to be published. */
async function shopWithDraft(entries: number): Promise<Shop> {
  const shop = await startShop();
  ends.push(() => shop.end());
  await teach(shop.admin, shop.kb, "如何退货");
  await publish(shop);
  seed(shop, entries);
  return shop;
}

describe("a publication that is cancelled", () => {
  test("leaves nothing behind, and can be run again by who may publish", async () => {
    const shop = await shopWithDraft(200);
    const { admin, kb } = shop;
    const { job } = await admin.call("publish", { kb, note: "先取消" });
    await admin.call("cancelJob", { kb, job });
    expect((await finished(shop, admin, kb, job)).state).toBe("cancelled");
    expect(staged(shop.app.db)).toBe(0);
    expect((await admin.call("listVersions", { kb })).rows.map((v) => [v.number, v.live])).toEqual([[1, true]]);
    const trainer = await signInAs(shop, "trainer");
    expect((await trainer.try("repeatJob", { kb, job })).status).toBe(403);
    await admin.call("repeatJob", { kb, job });
    expect(await finished(shop, admin, kb, job)).toMatchObject({ state: "done", result: { version: 2 }, done: 804, total: 804 });
  });
});

describe("a publication that the server's stop interrupts", () => {
  test("is shown as interrupted after the restart and succeeds when run again; run once more it makes no second version", async () => {
    const first = await shopWithDraft(200);
    const { job } = await first.admin.call("publish", { kb: first.kb, note: "半路" });
    await first.close();
    const server = await startServer({ dataDir: first.dataDir });
    ends.push(() => server.close());
    const admin = server.client();
    await admin.call("signIn", { name: adminName, password: adminPassword });
    const shop = { ...server, admin, kb: first.kb };
    expect(await admin.call("getJob", { kb: shop.kb, job })).toMatchObject({ state: "interrupted", repeatable: true });
    expect(staged(shop.app.db)).toBe(0);
    expect((await admin.call("askRobot", { kb: shop.kb, question: "如何退货", target: "live" })).version).toBe(1);
    await admin.call("repeatJob", { kb: shop.kb, job });
    expect(await finished(shop, admin, shop.kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
    // As if the stop had come between the announcement and the job's last line.
    shop.app.db.prepare("UPDATE jobs SET state = 'interrupted', result = NULL WHERE id = ?").run(job);
    await admin.call("repeatJob", { kb: shop.kb, job });
    expect(await finished(shop, admin, shop.kb, job)).toMatchObject({ state: "done", result: { version: 2 } });
    expect((await admin.call("listVersions", { kb: shop.kb })).total).toBe(2);
  });
});

describe("a publication that is killed with the process", () => {
  // One folder goes through all of it: each start looks at what the kill before it left, and begins the killed publication anew.
  test("in any of its steps leaves the old version live, and the next one works", async () => {
    const shop = await shopWithDraft(200);
    const { dataDir, kb } = shop;
    await shop.close();
    let killed: { job: string; live: number } | null = null;
    for (const step of steps) {
      const server = await startProcess(dataDir);
      if (killed) await expectInterrupted(server.client, kb, killed);
      killed = await caughtIn(step, server, dataDir, kb, killed?.job ?? null);
      await server.kill();
      expect([step, stagedIn(dataDir) > 0]).toEqual([step, true]);
    }
    writeFileSync(join(dataDir, "packs", "v_left.kbpack.part"), "half");

    const last = await startProcess(dataDir);
    const { job, live } = killed!;
    await expectInterrupted(last.client, kb, { job, live });
    await last.client.call("repeatJob", { kb, job });
    for (;;) {
      const { state } = await last.client.call("getJob", { kb, job });
      if (state === "done") break;
      expect(state).toBe("running");
      // Asking without a breath takes a core from what is waited for.
      await pause(50);
    }
    expect(await last.client.call("askRobot", { kb, question: "第7号商品怎么保养", target: "live" })).toMatchObject({
      version: live + 1,
      reply: { outcome: "answered" },
    });
    const pack = await last.client.try("downloadPack", { kb, version: live + 1 });
    expect(pack.status).toBe(200);
    await last.kill();
    expect(stagedIn(dataDir)).toBe(0);
    expect(readdirSync(join(dataDir, "packs")).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(readdirSync(join(dataDir, "models"))).toEqual([]);
  });
});

/** The job is told as interrupted, and what was live before it answers. */
async function expectInterrupted(client: Client, kb: string, { job, live }: { job: string; live: number }): Promise<void> {
  expect(await client.call("getJob", { kb, job })).toMatchObject({ state: "interrupted" });
  expect((await client.call("listVersions", { kb })).rows.find((v) => v.live)?.number).toBe(live);
  expect((await client.call("askRobot", { kb, question: "如何退货", target: "live" })).version).toBe(live);
}

/** Publishes, or runs the interrupted job again, until it stands still in this step, or (a short step may pass unseen) in a later one; returns the job and the version live. One that was quicker is followed by another. */
async function caughtIn(
  step: string,
  { client, halt, goOn }: Process,
  dataDir: string,
  kb: string,
  interrupted: string | null,
): Promise<{ job: string; live: number }> {
  for (let missed = 0; ; missed++) {
    const isNew = interrupted === null || missed > 0;
    const { job } = isNew ? await client.call("publish", { kb, note: "被杀" }) : { job: interrupted };
    if (!isNew) await client.call("repeatJob", { kb, job });
    for (let state = "running"; state === "running";) {
      const seen = await client.call("getJob", { kb, job });
      ({ state } = seen);
      if (steps.indexOf(seen.step) < steps.indexOf(step) || stagedIn(dataDir) === 0) continue;
      halt();
      if (
        looked(dataDir, (db) => db.prepare("SELECT state FROM jobs WHERE id = ?").pluck().get(job)) === "running" &&
        stagedIn(dataDir) > 0
      )
        return { job, live: liveIn(dataDir) };
      goOn();
    }
    await teach(client, kb, `又一个 ${step} ${missed}`);
  }
}

const stagedIn = (dataDir: string): number => looked(dataDir, staged);
const liveIn = (dataDir: string): number => looked(dataDir, (db) => Number(db.prepare("SELECT max(number) FROM versions").pluck().get()));

/** Looked up beside the server, or while none runs. */
function looked<T>(dataDir: string, look: (db: Database) => T): T {
  const db = openReadOnly(dataDir, "trainer");
  try {
    return look(db);
  } finally {
    db.close();
  }
}

interface Process {
  client: Client;
  halt: () => void;
  goOn: () => void;
  kill: () => Promise<void>;
}

/** The built server (`npm test` builds it first) as a process of its own, called as its command line calls it. */
async function startProcess(dataDir: string): Promise<Process> {
  const child: ChildProcess = spawn(process.execPath, ["dist/server/main.js"], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  ends.push(kill);
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on("data", (text: Buffer) => void (text.includes("ready at") && resolve()));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const { url, token } = JSON.parse(readFileSync(join(dataDir, "server.json"), "utf8")) as { url: string; token: string };
  const client = new Client(url);
  client.headers = { authorization: `Bearer ${token}` };
  return { client, halt: () => void child.kill("SIGSTOP"), goOn: () => void child.kill("SIGCONT"), kill };
}
