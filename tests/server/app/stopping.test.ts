// Starting and stopping: requests that have begun are answered, the folder is held by one, and what is in the way is named.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findRunning, takeDataDir } from "../../../server/base/lock.ts";
import { startServer, startShop, teach } from "../../support/app.ts";
import { makeBot } from "../answering/bot.ts";
import { publish } from "../releases/publishing.ts";

test("a request whose body is still under way when the server stops is answered; it is in the log after the next start", async () => {
  const shop = await startShop();
  await teach(shop.admin, shop.kb, "如何退货");
  await publish(shop);
  const bot = await makeBot(shop);
  const body = JSON.stringify({ question: "如何退货" });
  const sent = request(`${shop.url}/v1/ask`, {
    method: "POST",
    headers: { ...bot.headers, "content-type": "application/json", "content-length": Buffer.byteLength(body), expect: "100-continue" },
  });
  // The server has seen the request when it says: go on.
  await once(sent, "continue");
  const stopped = shop.close();
  const answered = new Promise<number>((resolve, reject) => {
    sent.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once("error", reject);
  });
  sent.end(body);
  expect(await answered).toBe(200);
  await stopped;
  const again = await startServer({ dataDir: shop.dataDir });
  expect(again.app.logs.prepare("SELECT count(*) AS n FROM turns").get()).toEqual({ n: 1 });
  await again.end();
});

test("a folder that is held is in use; what is no folder, or may not be written to, is called that", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
  const held = takeDataDir(dataDir);
  expect(() => takeDataDir(dataDir)).toThrow("in use by another Robot Trainer");
  // It has not said yet where it is.
  expect(() => findRunning(dataDir)).toThrow("in use");
  held.announce({ url: "http://127.0.0.1:1", token: "t" });
  expect(findRunning(dataDir)).toEqual({ url: "http://127.0.0.1:1", token: "t" });
  held.release();
  expect(findRunning(dataDir)).toBeNull();
  const file = join(dataDir, "a file");
  writeFileSync(file, "");
  expect(() => takeDataDir(file)).toThrow("must be a folder that this user may write to");
  expect(() => findRunning(file)).toThrow("must be a folder");
  rmSync(dataDir, { recursive: true });
});

test("what the server keeps is for its own user's eyes, whatever folder it is given", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
  chmodSync(dataDir, 0o755);
  const shop = await startShop({ dataDir });
  const open = readdirSync(dataDir).filter((name) => !name.startsWith("lock.") && (statSync(join(dataDir, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
  await shop.end();
});

test("files that were put aside and never run again are forgotten at a start: half received ones at once, others after a week", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-"));
  // One that was used: where uploads lie alone, something is missing, and nothing starts.
  await (await startServer({ dataDir })).close();
  const folder = join(dataDir, "uploads");
  mkdirSync(folder);
  for (const name of ["up_half.entries.raw", "u_old.ndjson", "u_new.ndjson"]) writeFileSync(join(folder, name), "");
  const long = new Date(Date.now() - 8 * 24 * 3600 * 1000);
  utimesSync(join(folder, "u_old.ndjson"), long, long);
  const server = await startServer({ dataDir });
  expect(readdirSync(folder)).toEqual(["u_new.ndjson"]);
  await server.end();
});
