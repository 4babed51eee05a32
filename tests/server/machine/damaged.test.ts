// Files that are missing or damaged: never as new where something of ours lies, each file by its name, and a robot that answers without its log.
import {
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { openReadOnly } from "../../../server/base/db.ts";
import { removeFolder, startServer, startShop, teach, type TestServer } from "../../support/app.ts";
import { Client } from "../../support/client.ts";
import { makeBot, type Bot } from "../answering/bot.ts";
import { publish, type Shop } from "../releases/publishing.ts";

let shop: Shop;
let bot: Bot;
const ends: (() => unknown)[] = [];
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A folder with a version, a key and one logged question, and no server on it. */
async function used(): Promise<{ dataDir: string; bot: Bot }> {
  const own = await startShop();
  ends.push(() => removeFolder(own.dataDir));
  await teach(own.admin, own.kb, "如何退货");
  await publish(own);
  bot = await makeBot(own);
  await bot.ask({ question: "如何退货" });
  await own.close();
  return { dataDir: own.dataDir, bot };
}

async function start(dataDir: string): Promise<TestServer> {
  const server = await startServer({ dataDir });
  ends.push(() => server.close());
  return server;
}

const health = async (server: TestServer) => {
  const { status, json } = await server.client().request("GET", "/healthz");
  return { code: status, ...(json as { status: string; problems: { code: string; subject: string; message: string }[] }) };
};

/** Waits until the live versions were tried. */
async function settledHealth(server: TestServer) {
  for (;;) {
    const told = await health(server);
    if (told.status !== "starting") return told;
  }
}

const ask = async (server: TestServer, question = "如何退货") => {
  const client = new Client(server.url);
  client.headers = bot.headers;
  return client.request("POST", "/v1/ask", JSON.stringify({ question }));
};

describe("trainer.sqlite", () => {
  test.each(["missing", "empty"])("%s beside a log does not start as new: the file is named, and what to do", async (how) => {
    const { dataDir } = await used();
    const file = join(dataDir, "trainer.sqlite");
    if (how === "missing") rmSync(file);
    else truncateSync(file);
    await expect(startServer({ dataDir })).rejects.toThrow(
      new RegExp(
        `holds logs\\.sqlite.*but trainer\\.sqlite.* is ${how}\\. Put trainer\\.sqlite back from a backup; to start as new instead, move`,
      ),
    );
    // Nothing was made that would look like a start.
    expect(existsSync(file) && readFileSync(file).length > 0).toBe(false);
    rmSync(join(dataDir, "logs.sqlite"));
    for (const name of ["models", "packs", "uploads"]) rmSync(join(dataDir, name), { recursive: true, force: true });
    expect((await (await start(dataDir)).client().call("getSession", {})).needsSetup).toBe(true);
  });
  test("that is no database stops the start with its name and what to do", async () => {
    const { dataDir } = await used();
    writeFileSync(join(dataDir, "trainer.sqlite"), "x".repeat(8_192));
    await expect(startServer({ dataDir })).rejects.toThrow(/trainer\.sqlite in .* is damaged .*put trainer\.sqlite back from a backup/);
  });
  test("with pages that cannot be read when the robot is loaded is named by /healthz, the page and the log line", async () => {
    const { dataDir } = await used();
    damage(dataDir, "trainer", "version_entries");
    const server = await start(dataDir);
    const told = await settledHealth(server);
    expect(told).toMatchObject({ code: 503, status: "failing" });
    expect(told.problems.find((p) => p.code === "version_failed")).toMatchObject({ subject: "栖木家居 v1" });
    for (let all = told.problems; !all.some((p) => p.code === "trainer_damaged");) all = (await health(server)).problems;
    expect((await health(server)).problems.find((p) => p.code === "trainer_damaged")!.message).toContain(
      "trainer.sqlite back from a backup",
    );
    expect((await ask(server)).json).toMatchObject({ error: { code: "data_damaged" } });
    expect(server.logged()).not.toContain("[object Object]");
    expect(server.logged()).toMatch(/malformed|SQLITE_CORRUPT/);
  });
});

describe("logs.sqlite", () => {
  const broken: [string, (file: string) => void][] = [
    ["no database", (file) => writeFileSync(file, "no database".repeat(1_000))],
    ["emptied", (file) => truncateSync(file)],
    ["cut short", (file) => truncateSync(file, 8_192)],
  ];
  test.each(broken)("%s does not keep the robot from answering; it is kept as it is, and said loudly", async (_, breakIt) => {
    const { dataDir } = await used();
    const file = join(dataDir, "logs.sqlite");
    breakIt(file);
    const bytes = readFileSync(file);
    const server = await start(dataDir);
    expect((await ask(server)).json).toMatchObject({ outcome: "answered" });
    const [kept] = readdirSync(dataDir).filter((name) => name.startsWith("logs.damaged-"));
    expect(readFileSync(join(dataDir, kept!)).equals(bytes)).toBe(true);
    const { code, problems } = await health(server);
    expect([code, problems.map((p) => [p.code, p.subject])]).toEqual([200, [["log_set_aside", kept]]]);
    expect(problems[0]!.message).toContain(`move ${kept} out of the folder`);
    expect(server.logged()).toContain("it was set aside and a new one begun");
    // Until somebody has seen to it, over a restart too; then no more.
    await ends.pop()!();
    const again = await start(dataDir);
    expect((await health(again)).problems).toMatchObject([{ code: "log_set_aside" }]);
    expect(again.app.logs.prepare("SELECT count(*) FROM turns").pluck().get()).toBe(1);
    rmSync(join(dataDir, kept!));
    expect((await health(again)).problems).toEqual([]);
  });
  test("missing is told and noted, and a new one begun", async () => {
    const { dataDir } = await used();
    rmSync(join(dataDir, "logs.sqlite"));
    const server = await start(dataDir);
    expect((await ask(server)).status).toBe(200);
    expect((await health(server)).problems).toMatchObject([{ code: "log_set_aside", subject: expect.stringMatching(/^logs\.missing-/) }]);
  });
  test("damaged while the server runs: customers are answered, the file is named", async () => {
    const { dataDir } = await used();
    damage(dataDir, "logs", "turns_by_conversation");
    const server = await start(dataDir);
    const client = new Client(server.url);
    client.headers = bot.headers;
    const asked = await client.request("POST", "/v1/ask", JSON.stringify({ question: "如何退货", conversation: "c1" }));
    expect(asked.status).toBe(200);
    for (let all = (await health(server)).problems; !all.some((p) => p.code === "log_damaged");) all = (await health(server)).problems;
    expect((await health(server)).code).toBe(200);
  });
});

describe("the data folder", () => {
  test("removed while the server runs is noticed: customers are answered, changes refused; put back, all goes on", async () => {
    const { dataDir } = await used();
    const own = await start(dataDir);
    const local = own.client();
    local.headers = { authorization: `Bearer ${own.app.localToken}` };
    const kb = (await local.call("listKnowledgeBases", {})).rows[0]!.id;
    let made = 0;
    const save = () => local.try("createEntry", { kb, content: emptyEntry(`能不能保存 ${++made}`) });
    expect((await save()).status).toBe(201);
    const logged = (await local.call("listTurns", { kb })).total;
    renameSync(dataDir, `${dataDir}.moved`);
    try {
      expect(await save()).toMatchObject({ status: 503, json: { error: { code: "data_gone" } } });
      expect((await ask(own)).json).toMatchObject({ outcome: "answered" });
      expect(await health(own)).toMatchObject({ code: 200, problems: [{ code: "data_gone" }], lost: { turns: 0 }, waiting: { turns: 1 } });
    } finally {
      renameSync(`${dataDir}.moved`, dataDir);
    }
    expect((await health(own)).problems).toEqual([]);
    expect((await save()).status).toBe(201);
    await expect.poll(() => own.app.turnLog.waiting()).toBe(0);
    expect((await local.call("listTurns", { kb })).total).toBe(logged + 1);
  });
});

/** Overwrites the first page of a table or index. */
function damage(dataDir: string, name: "trainer" | "logs", of: string): void {
  const db = openReadOnly(dataDir, name);
  const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck().get(of) as number;
  const size = db.pragma("page_size", { simple: true }) as number;
  db.close();
  const file = openSync(join(dataDir, `${name}.sqlite`), "r+");
  writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
  closeSync(file);
}
