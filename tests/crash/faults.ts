// The machine's faults, each against the built server: what is done, what is expected, what happened.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { openReadOnly } from "../../server/base/db.ts";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { diskFaults } from "./diskFaults.ts";
import { groupingKilled, logImportKilled } from "./logKills.ts";
import { launch, refused, started } from "./process.ts";
import { ask, check, inFolder, openShop, save, Skipped, type Fault } from "./shop.ts";

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

export const faults: Fault[] = [...diskFaults, logImportKilled, groupingKilled, fewFiles, lockHeld, secondProcess, online, stuck];
