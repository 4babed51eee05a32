// The command line while a server holds the data folder: it speaks to that server, and what it changes is there at once.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../../server/base/config.ts";
import { startShop } from "../../support/app.ts";
import { dataFolder, runProcess } from "./run.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

describe("beside a running server", () => {
  test("a command changes what the server shows, and is audited as the command line's", async () => {
    expect(await runProcess(shop.dataDir, ["kb", "list"])).toEqual({ code: 0, out: `${shop.kb}\t栖木家居\n`, err: "" });
    const made = await runProcess(shop.dataDir, ["kb", "create", "--name", "第二家"]);
    expect((await shop.admin.call("listKnowledgeBases", {})).rows.map((k) => k.id)).toContain(made.out.trim());
    const { rows } = await shop.admin.call("listAudit", { kb: made.out.trim() });
    expect(rows).toMatchObject([{ action: "knowledge_base.created", by: "cli" }]);
    // It left the server running.
    expect((await shop.client().request("GET", "/healthz")).status).toBe(200);
  });
});

describe("beside a server that dies in the middle of a job", () => {
  test("says so and what becomes of the job, and ends with 1", async () => {
    // Passes everything on to the server until a job is asked after: then it is gone, with every connection.
    const dying = createServer((request, response) => {
      if (/\/jobs\/[^/]+$/u.test(request.url ?? "")) {
        dying.close();
        return dying.closeAllConnections();
      }
      const { method, url, headers } = request;
      const onward = httpRequest(new URL(url ?? "/", announced.url), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    const announcement = join(shop.dataDir, "server.json");
    const text = readFileSync(announcement, "utf8");
    const announced = JSON.parse(text) as { url: string; token: string };
    dying.listen(0, "127.0.0.1");
    await once(dying, "listening");
    const url = `http://127.0.0.1:${(dying.address() as AddressInfo).port}`;
    const { dataDir, end } = dataFolder();
    try {
      writeFileSync(announcement, JSON.stringify({ ...announced, url }));
      const file = join(dataDir, "one.jsonl");
      writeFileSync(file, JSON.stringify({ question: "如何退货" }));
      const ended = await runProcess(shop.dataDir, ["import", "--kb", shop.kb, file]);
      expect(ended).toMatchObject({ code: 1, out: "" });
      expect(ended.err).toContain(`the server at ${url} stopped answering`);
      expect(ended.err).toMatch(
        /before job \S+ had ended: after its next start the job is shown as interrupted, and can be run again there/u,
      );
    } finally {
      writeFileSync(announcement, text);
      dying.close();
      end();
    }
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
      const made = await runProcess(dataDir, ["setup", "--user", "zhoumin", "--password", "a long password"]);
      expect([made.code, made.out.startsWith("kb_")]).toEqual([0, true]);
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      expect((await runProcess(dataDir, ["kb", "list"])).out).toBe(`${made.out.trim()}\t知识库\n`);
    } finally {
      server.kill("SIGKILL");
      end();
    }
  });
});
