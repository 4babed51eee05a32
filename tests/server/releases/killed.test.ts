// Publications that are killed with the process: the old version stays live and nothing half done remains. Runs what is built.
import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { teach } from "../../support/app.ts";
import { Client } from "../../support/client.ts";
import { freePort } from "../../support/freePort.ts";
import { openReadOnly, type Database } from "../../../server/base/db.ts";
import { shopWithDraft, staged } from "./publishing.ts";

const root = join(import.meta.dirname, "../../..");
const steps = ["freeze", "train", "write", "hash", "load"];
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

// One folder goes through all of it: each start looks at what the kill before it left, and begins the killed publication anew.
test("in any of its steps it leaves the old version live, and the next one works", async () => {
  const shop = await shopWithDraft(200);
  ends.push(() => shop.end());
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
