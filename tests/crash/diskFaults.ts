// Faults of the disk: it is full, nearly so, or what lies on it is damaged.
import { spawnSync } from "node:child_process";
import { closeSync, cpSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { Client } from "../support/client.ts";
import { refused, started } from "./process.ts";
import { account, ask, check, health, inFolder, openShop, publish, save, Skipped, type Fault } from "./shop.ts";

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

export const diskFaults: Fault[] = [fullDisk, jobs, logOnFullDisk, damaged];
