// The process beside the server in which files are read: what it takes too much of ends it, and it never outlives the server.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryReading } from "../../../server/files/upload.ts";
import { readBeside } from "../../../server/reading/readBeside.ts";
import { startShop } from "../../support/app.ts";
import { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

const root = join(import.meta.dirname, "../../..");
/** Processes of this program that read for the one with this id; /proc is where Linux tells of them. */
const readersOf = (parent: number | undefined): number[] =>
  readdirSync("/proc").flatMap((id) => {
    try {
      const status = /^\d+$/.test(id) ? readFileSync(`/proc/${id}/status`, "utf8") : "";
      const isReader = status.includes(`PPid:\t${parent}\n`) && readFileSync(`/proc/${id}/cmdline`, "utf8").includes("readerProcess");
      return isReader ? [Number(id)] : [];
    } catch {
      return [];
    }
  });
const isThere = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, "utf8"));
  } catch {
    return false;
  }
};

describe("a bound that is passed", () => {
  const read = (bounds?: { memoryMb: number; seconds: number }) => {
    const name = join(shop.dataDir, "file");
    writeFileSync(name, Array.from({ length: 2_000 }, (_, i) => `{"question":"${i}"}`).join("\n"));
    const files = {
      raw: name,
      rows: `${name}.rows`,
      good: `${name}.good`,
      rejected: `${name}.rejected`,
      notOurs: `${name}.notours`,
      suggested: `${name}.suggested`,
    };
    const kb = { id: shop.kb, timeZone: "Asia/Shanghai", language: "zh" as const };
    const reading = {
      kb,
      sheets: null,
      columns: new Map(),
      part: [],
      header: "first" as const,
      extra: "refuse" as const,
      below: "refuse" as const,
      format: null,
      foreign: { language: null, outOfScope: "notOurs" as const, followUps: "leave" as const },
    };
    return readBeside(
      entryReading,
      {
        dataDir: shop.dataDir,
        reading,
        ...files,
        defaultAnswer: null,
        trustsIds: false,
        html: "markdown" as const,
        sameAnswer: "one" as const,
        recalls: true,
        reasonsIn: "zh" as const,
      },
      null,
      bounds,
    );
  };

  test("ends the reading, not the server: the error names the limit, and the next file is read", async () => {
    await expect(read({ memoryMb: 20, seconds: 60 })).rejects.toMatchObject({ code: "too_large", details: { why: "memory", limit: 20 } });
    await expect(read({ memoryMb: 500, seconds: 0.001 })).rejects.toMatchObject({
      code: "too_large",
      details: { why: "time", limit: 0.001 },
    });
    expect(await read()).toMatchObject({ rows: 2_000, new: 2_000 });
  });
});

const linux = process.platform === "linux" ? test : test.skip;
if (process.platform !== "linux") console.warn("not Linux: what becomes of the reading process is not looked at");

linux("one that is ended from outside is replaced: what is stored is read again", async () => {
  const file = `{"question":"在吗"}`;
  await shop.admin.call("previewImport", { kb: shop.kb, name: "x" }, file);
  const first = readersOf(process.pid);
  expect(first.length).toBeGreaterThan(0);
  for (const id of first) process.kill(id, "SIGKILL");
  expect(await shop.admin.call("previewImport", { kb: shop.kb, name: "x" }, file)).toMatchObject({ rows: 1 });
});

linux.each(["SIGKILL", "SIGTERM"] as const)(
  "ends with a server that is stopped by %s",
  async (signal) => {
    const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
    const env = { ...process.env, DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "silent" };
    const server = spawn(process.execPath, ["--import", "tsx", join(root, "server/main.ts")], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const url = await new Promise<string>((resolve) => {
        createInterface({ input: server.stdout }).on(
          "line",
          (line) => /ready at (\S+)/.exec(line)?.[1] && resolve(/ready at (\S+)/.exec(line)![1]!),
        );
      });
      const admin = new Client(url);
      const set = { name: "zhoumin", password: "a long password", knowledgeBase: "店", start: "empty" } as const;
      const { knowledgeBase: kb } = await admin.call("setUp", set);
      await admin.call("previewImport", { kb, name: "x" }, `{"question":"在吗"}`);
      const readers = readersOf(server.pid);
      expect(readers).toHaveLength(1);
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill(signal);
      await ended;
      await expect.poll(() => readers.filter(isThere)).toEqual([]);
    } finally {
      server.kill("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  120_000,
);
