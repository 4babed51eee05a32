// Logs of other programs: their names of columns and keys, what robots and agents said left out, their times, line ends as two characters.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Contract } from "../../../shared/contract/index.ts";
import type { Input } from "../../../shared/contract/endpoint.ts";
import { finished, startShop } from "../../support/app.ts";

let server: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  server = await startShop({ now: () => "2026-12-11T02:00:00.000Z" });
});
afterAll(() => server.end());

const look = (file: string, name = "log.csv", how: Partial<Input<Contract["previewLog"]>> = {}) =>
  server.admin.call("previewLog", { kb: server.kb, name, ...how }, file);

describe("names", () => {
  test.each([
    ["用户提问,提问时间,会话编号,用户编号,来源渠道,相似度", "question,time,conversation,customer,channel,"],
    ["問題,時間,客戶編號", "question,time,customer"],
    ["User Query,Created At,Conversation ID,User ID,Score", "question,time,conversation,customer,"],
    ["session_id,timestamp,message,content", "conversation,time,question,"],
    ["user_question,ts", "question,"],
    ["UserQuery,session_id", "question,conversation"],
    ["user_msg,timestamp", "question,time"],
    // Our own names first, wherever they stand.
    ["内容,问题,消息时间,时间", ",question,,time"],
  ])("of columns: %s", async (header, fields) => {
    const { columns } = await look(`${header}\n`.concat(header.replace(/[^,]+/gu, "2026-11-01 10:00"), "\n"));
    expect(columns.map(({ field }) => field ?? "").join(",")).toBe(fields);
  });

  test("of keys of JSON lines; our own first", async () => {
    const { columns, sample } = await look(
      '{"message":"不是这个","query":"怎么退","create_time":"2026-11-01 10:00:00","session_id":"7"}\n{"message":"怎么换"}\n',
      "log.jsonl",
    );
    expect(sample).toMatchObject([{ question: "怎么退", at: "2026-11-01T02:00:00.000Z" }, { question: "怎么换" }]);
    expect(columns.map(({ name, field }) => [name, field])).toEqual([
      ["query", "question"],
      ["message", null],
      ["create_time", "time"],
      ["session_id", "conversation"],
    ]);
  });

  test("of bots' own lines stay those of our format", async () => {
    const { key } = await server.admin.call("createKey", { kb: server.kb, name: "bot", scopes: ["log"] });
    const bot = server.client();
    bot.headers["authorization"] = `Bearer ${key}`;
    const line = '{"question":"能开发票吗","sender":"bot","message":"别的","outcome":"unanswered"}';
    expect((await bot.request("POST", "/v1/logs", line, "application/x-ndjson")).json).toEqual({ accepted: 1, rejected: [] });
    const bare = await bot.request("POST", "/v1/logs", '{"message":"别的"}', "application/x-ndjson");
    expect(bare.json).toMatchObject({ accepted: 0, rejected: [{ line: 1 }] });
  });
});

test("a message that is an object is the text in it", async () => {
  const seen = await look('{"content":{"text":"怎么退货"},"msgType":"text"}\n{"content":"到哪了"}\n', "log.jsonl");
  expect(seen.sample.map(({ question }) => question)).toEqual(["怎么退货", "到哪了"]);
  expect(await look('{"content":{"url":"x"}}\n', "log.jsonl")).toMatchObject({ rows: 0, rejected: 1 });
});

describe("a conversation with a column that says who spoke", () => {
  const chat =
    "会话ID,时间,角色,内容\nc1,2026-11-01 10:00,客户,怎么退货\nc1,2026-11-01 10:01,机器人,七天内可退\nc1,2026-11-01 10:02,客服,您好\nc1,2026-11-01 10:03,顾客,运费谁出\n";

  test.each(["发送人,发送人类型", "发送人类型,发送人", "sender,sender type"])(
    "by %s is read by the roles, not by the names",
    async (columns) => {
      const order = columns.startsWith("发送人类型") ? ["客户,小王", "机器人,小栖"] : ["小王,客户", "小栖,机器人"];
      const seen = await look(`${columns},内容,call id\n${order[0]},怎么退货,1\n${order[1]},七天内,1\n`);
      expect(seen).toMatchObject({ rows: 1, rejected: 0, others: 1, conversations: 1 });
    },
  );

  test("is taken with what people said, and without what robots did, which is counted", async () => {
    const seen = await look(chat);
    expect(seen).toMatchObject({ rows: 2, messages: 1, rejected: 0, others: 1, conversations: 1 });
    expect(seen.sample.map(({ question }) => question)).toEqual(["怎么退货", "运费谁出"]);
    const { job } = await server.admin.call("runLogImport", { kb: server.kb, upload: seen.upload });
    expect((await finished(server, server.admin, server.kb, job)).result).toMatchObject({ added: 3 });
  });

  test.each([
    ['{"role":"user","content":"a"}\n{"role":"assistant","content":"b"}', "chat.jsonl"],
    ["sender,message\nvisitor,a\nbot,b\n", "chat.csv"],
    ["inbound,text\nTrue,a\nFalse,b\n", "chat.csv"],
    ['{"inbound":true,"text":"a"}\n{"inbound":false,"text":"b"}', "chat.jsonl"],
    // Who is not named is a customer.
    ["角色,消息\n,a\n机器人客服,b\n", "chat.csv"],
  ])("in its words: %s", async (file, name) => {
    expect(await look(file, name)).toMatchObject({ rows: 1, others: 1, rejected: 0, sample: [{ question: "a" }] });
  });

  test("a word that says neither is refused, unless one says that the column is another", async () => {
    const file = "sender,message\n张三,a\n李四,b\n";
    expect(await look(file)).toMatchObject({ rows: 0, rejected: 2, problems: [{ line: 2, field: "role", code: "not_a_role" }, {}] });
    expect(await look(file, "log.csv", { columns: ["customer=sender"] })).toMatchObject({ rows: 2, rejected: 0, customers: 2 });
  });
});

test.each([
  ["11/30/2026 8:30 PM", "2026-11-30T12:30:00.000Z"],
  ["11/30/2026 12:30 AM", "2026-11-29T16:30:00.000Z"],
  ["2026/11/30 下午8:30", "2026-11-30T12:30:00.000Z"],
  ["30 Nov 2026 20:30", "2026-11-30T12:30:00.000Z"],
  ["November 30th, 2026", "2026-11-29T16:00:00.000Z"],
  ["Mon Nov 30 20:30:00 +0800 2026", "2026-11-30T12:30:00.000Z"],
])("%s is a time", async (time, at) => {
  expect((await look(`question\ttime\n怎么退\t${time}\n`)).sample).toMatchObject([{ at }]);
});

test("a question's line ends written as two characters are line ends", async () => {
  expect((await look("question\nfirst\\nsecond\n")).sample).toMatchObject([{ question: "first\nsecond" }]);
});
