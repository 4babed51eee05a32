// The command line while a server holds the data folder: it speaks to that server, and what it changes is there at once.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { packageRoot } from "../../../server/config.ts";
import { startShop } from "../../support/app.ts";
import { dataFolder, runCli } from "./run.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

describe("beside a running server", () => {
  test("a command changes what the server shows, and is audited as the command line's", async () => {
    expect(await runCli(shop.dataDir, ["kb", "list"])).toEqual({ code: 0, out: `${shop.kb}\t栖木家居\n`, err: "" });
    const made = await runCli(shop.dataDir, ["kb", "create", "--name", "第二家"]);
    expect((await shop.admin.call("listKnowledgeBases", {})).rows.map((k) => k.id)).toContain(made.out.trim());
    const { rows } = await shop.admin.call("listAudit", { kb: made.out.trim() });
    expect(rows).toMatchObject([{ action: "knowledge_base.created", by: "cli" }]);
    // It left the server running.
    expect((await shop.client().request("GET", "/healthz")).status).toBe(200);
  });
});

describe("serve", () => {
  test("starts the server, which later commands speak to, and stops when told", async () => {
    const { dataDir, end } = dataFolder();
    const server = spawn(process.execPath, [join(packageRoot, "dist/server/cli/main.js"), "serve"], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: "0" },
    });
    try {
      let said = "";
      for await (const chunk of server.stdout) if ((said += String(chunk)).includes("ready at")) break;
      expect(said).toContain("http://127.0.0.1:");
      const made = await runCli(dataDir, ["setup", "--user", "zhoumin", "--password", "a long password"]);
      expect([made.code, made.out.startsWith("kb_")]).toEqual([0, true]);
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      expect((await runCli(dataDir, ["kb", "list"])).out).toBe(`${made.out.trim()}\t知识库\n`);
    } finally {
      server.kill("SIGKILL");
      end();
    }
  });
});
