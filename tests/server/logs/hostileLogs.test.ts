// Log files that do not end, do not close or break off: each is read or refused with the limit, and nothing of it stays.
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, startShop } from "../../support/app.ts";
import { repeated, textOf } from "../../support/hostileFiles.ts";

let server: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  server = await startShop();
});
afterAll(() => server.end());

const uploads = () => readdirSync(join(server.dataDir, "uploads")).filter((file) => !file.endsWith(".rejected.csv"));
const bring = async (file: string | Uint8Array) => {
  const received = await server.admin.call("importLog", { kb: server.kb, name: "log" }, file);
  await finished(server, server.admin, server.kb, received.job);
  return received;
};

test("lines without end are rejected by number, the next ones read", async () => {
  const file = textOf([
    `{"question":"一"}\n`,
    ...repeated(60, () => "x".repeat(65_536)),
    `\n{"question":${"[".repeat(60_000)}\n{"question":"二"}`,
  ]);
  expect(await bring(file)).toMatchObject({
    rows: 2,
    rejected: [
      { line: 2, reason: "a line of at most 64,000 characters was expected" },
      { line: 3, reason: "a JSON object was expected" },
    ],
  });
});

test("a row that goes on over many lines is given up at a row's length, and its lines are read anew", async () => {
  const long = "y".repeat(30_000);
  const received = await bring(`question,id\n"${long}\n${long}\n${long}\n好的,1\n`);
  expect(received).toMatchObject({ rows: 1, rejectedTotal: 3, rejected: [{ line: 2 }, { line: 3 }, { line: 4 }] });
});

test("what is nothing but quotation marks left open is refused, and leaves no file", async () => {
  for (const piece of ['"a,b\n', 'a""","\n']) {
    const answer = await server.admin.try("importLog", { kb: server.kb, name: "log" }, `question,id\n${piece.repeat(100_000)}`);
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining("too many quotation marks")]);
    expect(uploads()).toEqual([]);
  }
});

test("an upload that breaks off leaves no file, and the next one is read", async () => {
  const path = `/api/knowledge-bases/${server.kb}/logs/import?name=log.jsonl`;
  const headers = { cookie: server.admin.cookie, "content-type": "application/octet-stream" };
  const call = request(server.url + path, { method: "POST", headers });
  call.on("error", () => {});
  const connected = new Promise((resolve) => call.once("socket", (socket) => socket.once("connect", resolve)));
  call.write(`{"question":"断在半路"}\n`.repeat(10_000));
  await connected;
  await expect.poll(uploads).toHaveLength(1);
  call.destroy();
  await expect.poll(uploads).toEqual([]);
  expect(await bring(`{"question":"后来的"}`)).toMatchObject({ rows: 1 });
});
