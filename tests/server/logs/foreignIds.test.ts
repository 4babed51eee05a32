// Log files of other programs, whose ids may be anything: two of them count 1, 2, 3 and are two files all the same.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { finished, startShop } from "../../support/app.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => void (server = await startShop({ now: () => "2026-12-11T02:00:00.000Z" })));
afterAll(() => server.end());
beforeEach(async () => void (kb = (await server.admin.call("createKnowledgeBase", { name: "日志" })).id));

const head = "id,time,question,outcome,conversation\n";
const look = (file: string) => server.admin.call("previewLog", { kb, name: "log.csv" }, file);
async function bring(file: string) {
  const seen = await look(file);
  const { job } = await server.admin.call("runLogImport", { kb, upload: seen.upload });
  return { seen, result: (await finished(server, server.admin, kb, job)).result };
}
const questions = async () => (await server.admin.call("listTurns", { kb })).rows.map(({ question }) => question).sort();

const first = `${head}1,2026-11-01 10:00,怎么退货,unanswered,c\n2,2026-11-01 10:01,运费谁出,unanswered,c\n`;

test("the second file's lines are its own, and the preview says how lines are told apart", async () => {
  await bring(first);
  const second = `${head}1,2026-11-02 10:00,能开发票吗,unanswered,c\n2,2026-11-02 10:01,运费谁出,unanswered,c\n`;
  const { seen, result } = await bring(second);
  expect(seen).toMatchObject({ rows: 2, known: 0, foreignIds: 2 });
  expect(result).toMatchObject({ added: 2, known: 0 });
  expect(await questions()).toEqual(["怎么退货", "能开发票吗", "运费谁出", "运费谁出"]);
});

test("the same lines are known again, alone or among others", async () => {
  await bring(first);
  expect(await look(first)).toMatchObject({ rows: 2, known: 2 });
  const longer = `${first}3,2026-11-01 10:02,到哪了,unanswered,c\n`;
  expect((await bring(longer)).result).toMatchObject({ added: 1, known: 2 });
  expect(await questions()).toEqual(["到哪了", "怎么退货", "运费谁出"]);
});

test("one id for several lines of a file, as where it is the conversation's, loses none of them; a line that stands twice counts once", async () => {
  const file = `${head}7,2026-11-01 10:00,怎么退货,unanswered,c\n7,2026-11-01 10:01,运费谁出,unanswered,c\n7,2026-11-01 10:01,运费谁出,unanswered,c\n`;
  const { seen, result } = await bring(file);
  expect(seen).toMatchObject({ rows: 3, known: 1 });
  expect(result).toMatchObject({ added: 2, known: 1 });
});

test("lines without an outcome, which are asked here, are told apart in the same way", async () => {
  const asked = (text: string) => `id,question\n1,${text}\n`;
  await bring(asked("怎么退货"));
  expect((await bring(asked("能开发票吗"))).result).toMatchObject({ added: 1 });
  expect((await bring(asked("能开发票吗"))).result).toMatchObject({ added: 0, known: 1 });
});

test("what a bot sent with an id is known when a file brings the same line, and not when it brings another", async () => {
  const { key } = await server.admin.call("createKey", { kb, name: "bot", scopes: ["log"] });
  const bot = server.client();
  bot.headers["authorization"] = `Bearer ${key}`;
  const line = '{"id":"1","time":"2026-11-01T02:00:00Z","question":"怎么退货","outcome":"unanswered"}\n';
  await bot.request("POST", "/v1/logs", line, "application/x-ndjson");
  const { seen, result } = await bring(first);
  expect(seen.known).toBe(1);
  expect(result).toMatchObject({ added: 1, known: 1 });
  expect(await look(first.replace("10:00", "11:00"))).toMatchObject({ known: 1 });
});

test("an id of ours names its turn, whatever else the line says", async () => {
  const ours = (text: string) => `${head}t_0123456789ab,2026-11-01 10:00,${text},unanswered,c\n`;
  await bring(ours("怎么退货"));
  expect(await look(ours("怎么退货呀"))).toMatchObject({ known: 1, foreignIds: 0 });
});

/** Questions by the conversation they stand in. */
async function conversations(): Promise<string[]> {
  const { rows } = await server.admin.call("listTurns", { kb });
  const said = new Map<string | null, string>();
  for (const { conversation, question } of rows.toReversed())
    said.set(conversation, [said.get(conversation), question].filter(Boolean).join(" "));
  return [...said.values()].sort();
}

test("conversations of two files that both count 1, 2, 3 are two; the same file, or a later state of it, goes on with its own", async () => {
  const second = `${head}9,2026-11-03 10:00,能开发票吗,unanswered,c\n`;
  await bring(first);
  await bring(second);
  await bring(first);
  expect(await conversations()).toEqual(["怎么退货 运费谁出", "能开发票吗"].sort());
  await bring(`${first}3,2026-11-01 10:02,到哪了,unanswered,c\n`);
  expect(await conversations()).toEqual(["怎么退货 运费谁出 到哪了", "能开发票吗"].sort());
  // The whole of it is found by any of its turns.
  const { rows } = await server.admin.call("listTurns", { kb, text: "到哪了" });
  expect((await server.admin.call("getConversation", { kb, turn: rows[0]!.id })).rows).toHaveLength(3);
});

test("a conversation of our own log stays what it is called", async () => {
  await bring(`${head}t_0123456789ab,2026-11-01 10:00,怎么退货,unanswered,c-7\n`);
  expect((await server.admin.call("listTurns", { kb, conversation: "c-7" })).rows).toHaveLength(1);
});
