// The machine's faults, each against the built server: what is done, what is expected, what happened.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { openReadOnly } from "../../server/base/db.ts";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { Client } from "../support/client.ts";
import { launch, refused, started, type Conditions, type Launched } from "./process.ts";

/** This machine cannot do what the fault needs. */
export class Skipped extends Error {}

export interface Fault {
  name: string;
  did: string;
  expected: string;
  /** What happened; throws where that is not what was expected. */
  run: () => Promise<string>;
}

const account = { name: "zhoumin", password: "a long password" };

/** A shop with one entry live and a bot; `ask` sends the status of an answer. */
async function openShop(dataDir: string, conditions: Conditions = {}) {
  const server = await started(dataDir, conditions);
  const { knowledgeBase: kb } = await server.admin.call("setUp", { ...account, knowledgeBase: "店", start: "empty" });
  const content = { ...emptyEntry("如何退货"), answers: [{ text: "七天内", when: [] }] };
  await server.admin.call("createEntry", { kb, content });
  const { key } = await server.admin.call("createKey", { kb, name: "客服窗", scopes: ["ask"] });
  await publish(server, kb, "done");
  return { server, kb, key };
}

async function publish({ admin }: Launched, kb: string, expected: string): Promise<string> {
  const { job } = await admin.call("publish", { kb, note: "一版" });
  for (;;) {
    const { state, error } = await admin.call("getJob", { kb, job });
    if (state === "running") continue;
    check(state === expected, `publishing ended as ${state} (${error?.code ?? "no error"}), not ${expected}`);
    return job;
  }
}

async function ask(url: string, key: string): Promise<number> {
  const response = await fetch(`${url}/v1/ask`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ question: "如何退货" }),
  });
  await response.text();
  return response.status;
}

const save = async ({ admin }: Launched, kb: string, size = 6_000): Promise<number> =>
  (await admin.try("createEntry", { kb, content: { ...emptyEntry("新问题"), answers: [{ text: "长".repeat(size), when: [] }] } })).status;

interface Health {
  status: string;
  disk: string;
  lost: { turns: number; logLines: number };
  problems: { code: string; message: string }[];
}
const health = async ({ admin }: Launched): Promise<Health> => (await admin.request("GET", "/healthz")).json as Health;

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "robot-trainer-fault-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A disk of its own that can be filled. */
async function onSmallDisk<T>(mb: number, work: (disk: string) => Promise<T>): Promise<T> {
  return inFolder(async (disk) => {
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${mb}m`, "tmpfs", disk], { encoding: "utf8" });
    if (mounted.status !== 0) throw new Skipped(`no disk of its own can be mounted here (${(mounted.stderr ?? "no mount").trim()})`);
    try {
      return await work(disk);
    } finally {
      spawnSync("umount", ["-l", disk]);
    }
  });
}

/** Takes all room but so many KB; returns what gives it back. */
function fill(disk: string, leave = 0): () => void {
  const file = join(disk, "fill");
  const fd = openSync(file, "w");
  const piece = Buffer.alloc(4_096);
  try {
    for (;;) writeSync(fd, piece);
  } catch {
    // Full.
  }
  closeSync(fd);
  if (leave > 0) truncateSync(file, Math.max(0, statSync(file).size - leave * 1_024));
  return () => rmSync(file, { force: true });
}

const fullDisk: Fault = {
  name: "full-disk",
  did: "the disk is filled while it runs; it is killed, started again on the full disk, and room is made",
  expected: "asks 200, changes and sign-in 507 disk_full, /healthz says full, it starts again, recovers without a restart",
  run: () =>
    onSmallDisk(12, async (disk) => {
      const dataDir = join(disk, "data");
      const { server, kb, key } = await openShop(dataDir);
      fill(disk);
      for (let n = 0, status = 201; status !== 507; n++) {
        check(n < 300, "nothing was refused though the disk is full");
        status = await save(server, kb);
        check(status === 201 || status === 507, `a change was answered ${status}`);
      }
      check((await ask(server.url, key)) === 200, "a customer was not answered");
      check((await health(server)).disk === "full", "/healthz does not say so");
      await server.kill();
      const again = await started(dataDir);
      const told = await health(again);
      check(told.status === "ok" && told.disk === "full", `after the start /healthz says ${JSON.stringify(told)}`);
      for (let i = 0; i < 20; i++) check((await ask(again.url, key)) === 200, "a customer was not answered after the start");
      const signIn = await fetch(`${again.url}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(account),
      });
      check(signIn.status === 507, `signing in was answered ${signIn.status}`);
      rmSync(join(disk, "fill"));
      check((await health(again)).disk === "ok", "it did not recover");
      check((await ask(again.url, key)) === 200, "a customer was not answered after recovery");
      const client = new Client(again.url);
      check((await client.try("signIn", account)).status === 200, "nobody can sign in after recovery");
      const { token } = JSON.parse(readFileSync(join(dataDir, "server.json"), "utf8")) as { token: string };
      again.admin.headers = { authorization: `Bearer ${token}` };
      check((await save(again, kb)) === 201, "nothing can be saved after recovery");
      await publish(again, kb, "done");
      check((await again.kill("SIGTERM")) === 0, "it did not end in order");
      return `asks answered, ${told.problems.length} problem told, all works again without a restart`;
    }),
};

const jobs: Fault = {
  name: "jobs-on-full-disk",
  did: "publishing with 200, 500 and 1,200 KB free",
  expected: "the job ends as done or as failed with disk_full, the process lives, and with room it can be run again",
  run: () =>
    onSmallDisk(24, async (disk) => {
      const { server, kb, key } = await openShop(join(disk, "data"));
      const file = Array.from({ length: 300 }, (_, i) => JSON.stringify({ question: `第${i}号商品怎么保养`, answers: [{ text: "擦" }] }));
      const { upload } = await server.admin.call("previewImport", { kb, name: "a.jsonl" }, file.join("\n"));
      const { job: importing } = await server.admin.call("runImport", { kb, upload, existing: "skip" });
      while ((await server.admin.call("getJob", { kb, job: importing })).state === "running");
      const ends: string[] = [];
      for (const free of [200, 500, 1_200]) {
        await server.admin.call("createEntry", { kb, content: { ...emptyEntry(`还剩 ${free} KB`), answers: [{ text: "答", when: [] }] } });
        const makeRoom = fill(disk, free);
        const begun = await server.admin.try("publish", { kb, note: "磁盘将满" });
        let end = String(begun.status);
        const { job } = (begun.json ?? {}) as { job?: string };
        if (begun.status === 202 && job) {
          let seen = await server.admin.call("getJob", { kb, job });
          while (seen.state === "running") seen = await server.admin.call("getJob", { kb, job });
          end = seen.error ? `${seen.state} ${seen.error.code}` : seen.state;
          check(["done", "failed disk_full"].includes(end), `the job ended as ${end}`);
        } else check(begun.status === 507, `publishing was answered ${begun.status}`);
        check((await ask(server.url, key)) === 200, "a customer was not answered");
        makeRoom();
        check((await health(server)).disk === "ok", "it did not recover");
        if (begun.status === 202 && job && end !== "done") {
          await server.admin.call("repeatJob", { kb, job });
          while ((await server.admin.call("getJob", { kb, job })).state === "running");
          check((await server.admin.call("getJob", { kb, job })).state === "done", "run again it did not come to its end");
        }
        ends.push(`${free} KB: ${end}`);
      }
      check((await server.kill("SIGTERM")) === 0, "it did not end in order");
      return ends.join("; ");
    }),
};

const logOnFullDisk: Fault = {
  name: "log-on-full-disk",
  did: "its output goes to a file on a full disk",
  expected: "asks are answered, dropped lines are counted, it ends when told",
  run: () =>
    onSmallDisk(2, (disk) =>
      inFolder(async (dataDir) => {
        const output = openSync(join(disk, "server.log"), "a");
        fill(disk);
        const { server, key } = await openShop(dataDir, { output });
        let lost = 0;
        // A line an ask; a quarter of a megabyte may wait before any is dropped.
        for (let i = 0; i < 100 && lost === 0; i++) {
          const statuses = await Promise.all(Array.from({ length: 50 }, () => ask(server.url, key)));
          check(
            statuses.every((status) => status === 200),
            "a customer was not answered",
          );
          lost = (await health(server)).lost.logLines;
        }
        check(lost > 0, "no dropped line was counted");
        check((await server.kill("SIGTERM")) === 0, "it did not end in order");
        closeSync(output);
        return `asks answered, ${lost} lines dropped and counted`;
      }),
    ),
};

const damaged: Fault = {
  name: "damaged-files",
  did: "trainer.sqlite is removed, then garbage; logs.sqlite is garbage, then emptied; each on a copy of a used folder",
  expected: "without trainer.sqlite it refuses to start and says what to do; without its log it answers and tells",
  run: () =>
    inFolder(async (folder) => {
      const dataDir = join(folder, "used");
      const { server, key } = await openShop(dataDir);
      await ask(server.url, key);
      await server.kill("SIGTERM");
      const copyOf = (name: string): string => {
        cpSync(dataDir, join(folder, name), { recursive: true });
        return join(folder, name);
      };
      const missing = copyOf("missing");
      rmSync(join(missing, "trainer.sqlite"));
      check((await refused(missing)).includes("Put trainer.sqlite back from a backup"), "missing: it does not say what to do");
      const garbage = copyOf("garbage");
      writeFileSync(join(garbage, "trainer.sqlite"), "x".repeat(9_000));
      check((await refused(garbage)).includes("is damaged"), "garbage: it does not say so");
      for (const [name, content] of [
        ["log-garbage", "y".repeat(9_000)],
        ["log-emptied", ""],
      ] as const) {
        const copy = copyOf(name);
        writeFileSync(join(copy, "logs.sqlite"), content);
        const again = await started(copy);
        check((await ask(again.url, key)) === 200, `${name}: a customer was not answered`);
        check((await health(again)).problems[0]?.code === "log_set_aside", `${name}: nobody is told`);
        await again.kill("SIGTERM");
      }
      return "refused twice with what to do, answered twice with the log set aside";
    }),
};

const fewFiles: Fault = {
  name: "few-open-files",
  did: "it may open 128 files and is held 128 connections; a publication is begun meanwhile",
  expected: "the process lives, and when the connections are gone it answers and publishes",
  run: () =>
    inFolder(async (dataDir) => {
      if (spawnSync("prlimit", ["--version"]).status !== 0) throw new Skipped("there is no prlimit here");
      const { server, kb, key } = await openShop(dataDir);
      // Node itself opens more than that while it loads.
      spawnSync("prlimit", ["--pid", String(server.child.pid), "--nofile=128:128"]);
      await server.admin.call("createEntry", { kb, content: { ...emptyEntry("另一个"), answers: [{ text: "答", when: [] }] } });
      const { hostname, port } = new URL(server.url);
      const sockets = Array.from({ length: 128 }, () => connect(Number(port), hostname));
      for (const socket of sockets) socket.on("error", () => {});
      await Promise.race([
        server.admin.try("publish", { kb, note: "无文件" }).catch(() => null),
        new Promise((next) => setTimeout(next, 3_000)),
      ]);
      check(server.child.exitCode === null && server.child.signalCode === null, "the process ended");
      for (const socket of sockets) socket.destroy();
      for (let tries = 0; (await ask(server.url, key).catch(() => 0)) !== 200; tries++) check(tries < 50, "it does not answer any more");
      for (const { id } of (await server.admin.call("listJobs", { kb })).rows)
        while ((await server.admin.call("getJob", { kb, job: id })).state === "running");
      const published = await server.admin.try("publish", { kb, note: "又有了" });
      check([202, 409].includes(published.status), `publishing was answered ${published.status}`);
      check((await server.kill("SIGTERM")) === 0, "it did not end in order");
      return "it lived, answered and published again";
    }),
};

const lockHeld: Fault = {
  name: "lock-held",
  did: "another process holds trainer.sqlite for 6 s in the middle of a publication",
  expected: "the process lives and the publication comes to its end",
  run: () =>
    inFolder(async (dataDir) => {
      const { server, kb } = await openShop(dataDir);
      await server.admin.call("createEntry", { kb, content: { ...emptyEntry("另一个"), answers: [{ text: "答", when: [] }] } });
      const { job } = await server.admin.call("publish", { kb, note: "有人占着" });
      const other = new Sqlite(join(dataDir, "trainer.sqlite"));
      other.exec("BEGIN IMMEDIATE");
      await new Promise((next) => setTimeout(next, 6_000));
      other.exec("COMMIT");
      other.close();
      for (;;) {
        const { state } = await server.admin.call("getJob", { kb, job });
        if (state === "running") continue;
        check(state === "done", `the publication ended as ${state}`);
        break;
      }
      check((await server.kill("SIGTERM")) === 0, "it did not end in order");
      return "the publication waited and came to its end";
    }),
};

const secondProcess: Fault = {
  name: "second-process",
  did: "a second process is started on the folder; the clock of a third start stands a year back",
  expected: "the second is refused; the third starts and answers",
  run: () =>
    inFolder(async (dataDir) => {
      const { server, key } = await openShop(dataDir);
      check((await refused(dataDir)).includes("in use by another Robot Trainer"), "the second does not say why");
      await server.kill("SIGTERM");
      const back = join(dataDir, "clock.cjs");
      writeFileSync(
        back,
        "const now = Date.now; const D = Date; const y = 365 * 864e5; globalThis.Date = class extends D { constructor(...a) { a.length ? super(...a) : super(now() - y); } static now() { return now() - y; } };",
      );
      const third = await started(dataDir, { node: ["--require", back] });
      check((await ask(third.url, key)) === 200, "with the clock back a customer was not answered");
      await third.kill("SIGTERM");
      return "refused; answered";
    }),
};

const online: Fault = {
  name: "copied-folder",
  did: "the folder is backed up online while four clients save, then the backup is started",
  expected: "the backup is whole and answers",
  run: () =>
    inFolder(async (folder) => {
      const dataDir = join(folder, "data");
      const { server, kb, key } = await openShop(dataDir);
      const saving = new AbortController();
      const clients = Array.from({ length: 4 }, async () => {
        while (!saving.signal.aborted) await save(server, kb, 100);
      });
      const copy = join(folder, "copy");
      mkdirSync(copy);
      for (const name of ["trainer", "logs"] as const) {
        const db = openReadOnly(dataDir, name);
        await db.backup(join(copy, `${name}.sqlite`));
        db.close();
      }
      saving.abort();
      await Promise.all(clients);
      await server.kill();
      const again = await started(copy);
      check((await ask(again.url, key)) === 200, "the backup does not answer");
      await again.kill("SIGTERM");
      return "whole, and it answers";
    }),
};

const stuck: Fault = {
  name: "stuck-thread",
  did: "a worker thread is busy in one built-in function for ever; then an error nobody caught, and (another start) SIGTERM",
  expected: "the process ends, the folder's lock with it",
  run: () =>
    inFolder(async (dataDir) => {
      const preload = resolve(import.meta.dirname, "stuck.cjs");
      const how: string[] = [];
      for (const signal of ["SIGWINCH", "SIGTERM"] as const) {
        const server = await started(dataDir, { node: ["--require", preload] });
        const begun = performance.now();
        const timer = setTimeout(() => server.child.kill("SIGKILL"), 45_000);
        const code = await server.kill(signal);
        clearTimeout(timer);
        const took = (performance.now() - begun) / 1000;
        check(took < 45, `after ${signal} it did not end`);
        how.push(`after ${signal} it ended in ${took.toFixed(1)} s (${code ?? "killed by itself"})`);
      }
      const free = await launch(dataDir);
      check("url" in free, "the folder is still held");
      if ("url" in free) await free.kill("SIGTERM");
      return how.join("; ");
    }),
};

export const faults: Fault[] = [fullDisk, jobs, logOnFullDisk, damaged, fewFiles, lockHeld, secondProcess, online, stuck];
