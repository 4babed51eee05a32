// What people of the shop said to customers: told by its role, masked, kept once beside the turns, and gone with them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startExpiryDaily } from "../../../server/logs/takeAway.ts";
import { finished, startShop } from "../../support/app.ts";
import { countsOf } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => void (server = await startShop({ now: () => "2026-12-11T02:00:00.000Z" })));
afterAll(() => server.end());
beforeEach(async () => void (kb = (await server.admin.call("createKnowledgeBase", { name: "人工" })).id));

const bot = async () => {
  const { key } = await server.admin.call("createKey", { kb, name: "bot", scopes: ["log"] });
  const client = server.client();
  client.headers = { authorization: `Bearer ${key}` };
  return async (...lines: object[]) =>
    (await client.request("POST", "/v1/logs", lines.map((line) => JSON.stringify(line)).join("\n"), "application/x-ndjson")).json;
};
async function bring(file: string, name = "人工.csv") {
  const { job } = await server.admin.call("importLog", { kb, name }, file);
  expect((await finished(server, server.admin, kb, job)).state).toBe("done");
  return job;
}
/** The conversations as they are shown: who said what. */
async function talks(): Promise<string[]> {
  const { rows } = await server.admin.call("listTurns", { kb });
  const said = new Set<string>();
  for (const { id } of rows.toReversed()) {
    const { rows: turns, messages } = await server.admin.call("getConversation", { kb, turn: id });
    const after = (turn: string | null) => messages.filter((one) => one.after === turn).map(({ text }) => `人工：${text}`);
    said.add([...after(null), ...turns.flatMap((one) => [`客户：${one.question}`, ...after(one.id)])].join(" "));
  }
  return [...said];
}
const stored = () => server.app.logs.prepare("SELECT count(*) FROM agent_messages WHERE kb_id = ?").pluck().get(kb);

const head = "time,conversation,role,agent,question,outcome\n";
const talk = [
  "2026-11-01 10:00,a,客户,,旧沙发能拉走吗,unanswered",
  "2026-11-01 10:00,a,机器人,,抱歉没听懂,",
  "2026-11-01 10:00,a,坐席,小林,可以，每件八十，打 13812345678 约,",
  "2026-11-01 10:00,a,客户,,好，那就明天,unanswered",
  "2026-11-01 10:00,a,系统,,会话已结束,",
  "2026-11-02 10:00,b,人工客服,小陈,您好,",
];
const file = head + talk.join("\n");

test("by file: each in its place though all have one time, masked, who said it as a hash; once however often it comes", async () => {
  expect(await server.admin.call("previewLog", { kb, name: "人工.csv" }, file)).toMatchObject({
    rows: 2,
    messages: 2,
    others: 2,
    robots: 1,
    rejected: 0,
    conversations: 2,
    roles: expect.arrayContaining([
      { word: "客户", speaker: "customer", unsure: false, lines: 2 },
      { word: "坐席", speaker: "agent", unsure: false, lines: 1 },
    ]),
  });
  await bring(file);
  const said = ["客户：旧沙发能拉走吗 人工：可以，每件八十，打 <PHONE> 约 客户：好，那就明天"];
  expect(await talks()).toEqual(said);
  expect(stored()).toBe(2);
  await bring(file);
  expect(await talks()).toEqual(said);
  expect(stored()).toBe(2);
  expect(await server.admin.call("previewLog", { kb, name: "人工.csv" }, file)).toMatchObject({ known: 4 });
  const agents = server.app.logs.prepare("SELECT agent FROM agent_messages WHERE kb_id = ?").pluck().all(kb);
  expect(new Set(agents).size).toBe(2);
  expect(agents.every((agent) => /^a_[a-p]{24}$/u.test(String(agent)))).toBe(true);
  server.app.logs.pragma("wal_checkpoint(TRUNCATE)");
  const written = readFileSync(join(server.dataDir, "logs.sqlite")).toString("utf8");
  for (const secret of ["13812345678", "小林"]) expect(written).not.toContain(secret);
  // Counts are of what customers asked alone.
  const { kept, counted } = countsOf(server.app);
  expect(kept).toEqual(counted);
});

test("the log as a file holds them where they stand, and brings them in again", async () => {
  await bring(head + talk.map((line, i) => line.replace("10:00", `10:0${i}`)).join("\n"));
  const { text } = await server.admin.try("exportTurns", { kb, format: "csv" });
  const rows = text.trim().split("\n").slice(1);
  expect(rows.map((row) => [row.split(",")[2], row.includes(",agent,")])).toEqual([
    ["好，那就明天", false],
    ["可以，每件八十，打 <PHONE> 约", true],
    ["旧沙发能拉走吗", false],
  ]);
  const first = await talks();
  const agents = () => server.app.logs.prepare("SELECT agent FROM agent_messages WHERE kb_id = ? AND text LIKE '可以%'").pluck().get(kb);
  const agent = agents();
  kb = (await server.admin.call("createKnowledgeBase", { name: "另一处" })).id;
  await bring(text, "again.csv");
  expect(await talks()).toEqual(first);
  expect(agents()).toBe(agent);
});

test("by a bot, in any order of batches; without a conversation, or with a role nobody knows, it is refused", async () => {
  const send = await bot();
  const reply = {
    role: "agent",
    id: "m-2",
    time: "2026-11-01T10:01:00+08:00",
    conversation: "c",
    question: "长".repeat(4_000),
    agent: "7",
  };
  expect(await send(reply)).toEqual({ accepted: 1, rejected: [] });
  expect(await send(reply, { ...reply, id: "m-3", question: "**粗** <b>体</b>" })).toEqual({ accepted: 2, rejected: [] });
  expect(await send({ question: "旧沙发能拉走吗", time: "2026-11-01T10:00:00+08:00", conversation: "c", outcome: "handoff" })).toEqual({
    accepted: 1,
    rejected: [],
  });
  expect(await talks()).toEqual([`客户：旧沙发能拉走吗 人工：${reply.question} 人工：**粗** <b>体</b>`]);
  expect(
    await send(
      { role: "agent", question: "可以" },
      { role: "掌门", question: "可以", conversation: "c" },
      { ...reply, id: "m-4", question: "长".repeat(4_001) },
      { role: "robot", question: "抱歉" },
    ),
  ).toMatchObject({
    accepted: 0,
    rejected: [
      { line: 1, reason: expect.stringContaining("conversation") },
      { line: 2, reason: expect.stringContaining("role") },
      { line: 3, reason: expect.stringContaining("4,000") },
    ],
  });
});

test("around a turn of a long conversation only what was said there is shown", async () => {
  const send = await bot();
  const at = (minute: number) => new Date(Date.parse("2026-11-01T00:00:00Z") + minute * 60_000).toISOString();
  const lines = Array.from({ length: 120 }, (_, i) => [
    { id: `q${i}`, question: `第 ${i} 问`, time: at(2 * i), conversation: "long", outcome: "answered" },
    { role: "agent", question: `第 ${i} 答`, time: at(2 * i + 1), conversation: "long" },
  ]);
  await send(...lines.flat());
  const { rows: found } = await server.admin.call("listTurns", { kb, text: "第 60 问" });
  const { rows, messages } = await server.admin.call("getConversation", { kb, turn: found[0]!.id });
  expect([rows[0]!.question, rows.at(-1)!.question, rows.length]).toEqual(["第 10 问", "第 110 问", 101]);
  expect([messages[0]!.text, messages.at(-1)!.text, messages.length]).toEqual(["第 10 答", "第 109 答", 100]);
  expect(messages.every(({ text, after }) => rows.find(({ id }) => id === after)!.question === text.replace("答", "问"))).toBe(true);
});

test("whom a role means is said where programs differ, and of words nobody knows", async () => {
  const rows = "role,question,conversation\nagent,抱歉没听懂,a\n掌柜的,可以拉走,a\nuser,旧沙发能拉走吗,a\n";
  const look = (roles: string[]) => server.admin.call("previewLog", { kb, name: "r.csv", roles }, rows);
  expect(await look([])).toMatchObject({
    rows: 1,
    messages: 1,
    rejected: 1,
    roles: [
      { word: "agent", speaker: "agent", unsure: true },
      { word: "掌柜的", speaker: null },
      { word: "user", speaker: "customer" },
    ],
  });
  expect(await look(["robot=agent", "agent=掌柜的"])).toMatchObject({ rows: 1, messages: 1, others: 1, robots: 1, rejected: 0 });
  expect((await server.admin.try("previewLog", { kb, name: "r.csv", roles: ["boss=agent"] }, rows)).status).toBe(422);
});

test("an import that is taken back takes them along, also where nothing else of it was new", async () => {
  const customers = head + talk.filter((line) => line.includes("客户")).join("\n");
  await bring(customers.replaceAll("time,", "id,time,").replaceAll("2026", "x,2026"), "客户.csv");
  const second = await bring(head + talk[5]);
  expect(await server.admin.call("listLogImports", { kb })).toMatchObject({
    rows: expect.arrayContaining([{ id: second, turns: 0, messages: 1 } as object].map((one) => expect.objectContaining(one))),
  });
  const { job } = await server.admin.call("undoLogImport", { kb, import: second });
  expect(await finished(server, server.admin, kb, job)).toMatchObject({ state: "done", result: { removed: 1, messages: 1 } });
  expect(stored()).toBe(0);
});

test("they are forgotten with the customer they were said to, with their conversation, and with their day", async () => {
  const lines = [
    "2026-11-01 10:00,a,u-1,user,旧沙发能拉走吗,unanswered",
    "2026-11-01 10:01,a,,agent,可以拉走,",
    "2026-12-02 10:00,b,u-2,user,能开发票吗,unanswered",
    "2026-12-02 10:01,b,,agent,订单页里开,",
    "2026-10-02 10:01,old,,agent,很久以前,",
  ];
  await bring(`time,conversation,customer,role,question,outcome\n${lines.join("\n")}`);
  expect(stored()).toBe(3);
  await finished(server, server.admin, kb, (await server.admin.call("forgetTurns", { kb, customer: "u-1" })).job);
  expect(await talks()).toEqual(["客户：能开发票吗 人工：订单页里开"]);
  expect(stored()).toBe(2);
  await server.admin.call("updateKnowledgeBase", { kb, keepDays: 60 });
  clearInterval(startExpiryDaily(server.app));
  const { rows } = await server.admin.call("listJobs", { kb });
  for (const { id } of rows) await server.app.jobs.wait(id);
  expect(stored()).toBe(1);
  const [turn] = (await server.admin.call("listTurns", { kb })).rows;
  await finished(server, server.admin, kb, (await server.admin.call("forgetTurns", { kb, conversation: turn!.conversation! })).job);
  expect(stored()).toBe(0);
});
