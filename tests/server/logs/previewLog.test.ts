// A log file is looked at before it is taken: what was read of it, what was refused, what is there already, what stays open; then it is taken as it was shown.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contract } from "../../../shared/contract/index.ts";
import type { Input } from "../../../shared/contract/endpoint.ts";
import { finished, startShop, teach } from "../../support/app.ts";
import { gb18030 } from "../../support/encode.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => {
  server = await startShop({ now: () => "2026-07-11T02:00:00.000Z" });
  kb = server.kb;
});
afterAll(() => server.end());

const look = (file: string | Uint8Array, how: Partial<Input<Contract["previewLog"]>> = {}, name = "log.csv") =>
  server.admin.call("previewLog", { kb, name, ...how }, file);
const take = async (upload: string) => {
  const { job } = await server.admin.call("runLogImport", { kb, upload });
  return finished(server, server.admin, kb, job);
};
const questions = async () => (await server.admin.call("listTurns", { kb })).rows.map((row) => row.question);
const uploads = () => readdirSync(join(server.dataDir, "uploads"));

test("what a file holds is told, nothing of it written; then it is taken as it was shown", async () => {
  const entry = await teach(server.admin, kb, "怎么退货");
  const file = gb18030(
    [
      "编号,时间,客户问题,会话,客户,渠道,结果,知识点,评分",
      "1,2026-07-01 09:00,怎么退货,c1,u1,web,直接回答,怎么退货,5",
      "2,2026-07-03 18:30,我的手机 13812345678,c1,u1,web,未命中,没有这个知识点,1",
      "3,明天,几点关门,c2,u2,web,未命中,,",
      "4,,能开发票吗,c2,u2,app,,,",
    ].join("\r\n"),
  );
  const seen = await look(file);
  expect(seen).toMatchObject({
    format: "csv",
    encoding: "gb18030",
    rows: 3,
    rejected: 1,
    conversations: 2,
    customers: 2,
    from: "2026-07-01T01:00:00.000Z",
    until: "2026-07-03T10:30:00.000Z",
    withoutTime: 1,
    toAsk: 1,
    known: 0,
    strangeEntries: 1,
    extra: { rows: 0, sample: null },
    problems: [{ line: 4, field: "time", code: "not_a_time" }],
  });
  expect(seen.columns.map(({ name, field }) => [name, field])).toEqual([
    ["编号", "id"],
    ["时间", "time"],
    ["客户问题", "question"],
    ["会话", "conversation"],
    ["客户", "customer"],
    ["渠道", "channel"],
    ["结果", "outcome"],
    ["知识点", "entry"],
    ["评分", null],
  ]);
  expect(seen.columns[8]!.samples).toEqual(["5", "1"]);
  expect(seen.sample).toMatchObject([
    { line: 2, question: "怎么退货", outcome: "answered", entry: "怎么退货", channel: "web" },
    { line: 3, question: "我的手机 <PHONE>", outcome: "unanswered", entry: null },
    { line: 5, question: "能开发票吗", at: null, outcome: null },
  ]);
  expect(JSON.stringify(seen)).not.toContain("13812345678");
  expect(await questions()).toEqual([]);
  expect((await take(seen.upload)).result).toMatchObject({ read: 4, added: 3, known: 0, rejected: 1, upload: seen.upload });
  expect((await questions()).toSorted()).toEqual(["怎么退货", "我的手机 <PHONE>", "能开发票吗"].toSorted());
  const again = await server.admin.try("runLogImport", { kb, upload: seen.upload });
  expect(again.status).toBe(404);
  expect((await server.admin.call("listTurns", { kb, entry })).rows.map((row) => row.question)).toEqual(["怎么退货"]);
});

test("refused lines are named in a file, with reasons in the reader's language and nothing of what stood in them", async () => {
  const file = '{"question":"好"}\n{"question":"","channel":"13812345678"}\nnot json 13812345678\n{"question":"好","confidence":101}';
  const reasons = async (language: "zh" | "en") => {
    const { upload } = await look(file, { language }, "log.jsonl");
    return (await server.admin.try("getLogProblems", { kb, upload })).text;
  };
  expect(await reasons("zh")).toBe('行号,原因\r\n2,"问题：要 1–1,000 字"\r\n3,要一个 JSON 对象\r\n4,置信度：要 0–100 的数\r\n');
  expect((await reasons("en")).split("\r\n").slice(0, 3)).toEqual([
    "Line,Reason",
    '2,"Question: 1–1,000 characters were expected"',
    "3,A JSON object was expected",
  ]);
  const { upload } = await look('{"question":"好"}', {}, "good.jsonl");
  expect((await server.admin.try("getLogProblems", { kb, upload })).status).toBe(404);
});

test("what a job refused is told by it for good", async () => {
  const { upload } = await look('{"question":"第一句"}\n{"question":""}', {}, "told.jsonl");
  const { result } = await take(upload);
  expect(result).toMatchObject({ rejected: 1, problems: [{ line: 2, field: "question", code: "missing" }] });
});

test("lines that are there already are counted: by their ids, by the file, and those that stand twice", async () => {
  const file = '{"id":"k1","question":"甲"}\n{"question":"乙"}\n{"question":"丙"}\n{"id":"k1","question":"甲"}';
  const seen = await look(file, {}, "known.jsonl");
  expect(seen).toMatchObject({ rows: 4, known: 1 });
  expect((await take(seen.upload)).result).toMatchObject({ added: 3, known: 1 });
  expect((await look(file, {}, "again.jsonl")).known).toBe(4);
  expect((await look('{"id":"k1","question":"甲"}\n{"id":"k2","question":"丁"}', {}, "more.jsonl")).known).toBe(1);
});

test("a column nobody knows is what one says it is; a key too; of two columns of one name the first is read", async () => {
  expect((await server.admin.try("previewLog", { kb, name: "x.csv" }, "Frage,Kanal\nWo?,web\n")).json).toMatchObject({
    error: { code: "unreadable_file", details: { why: "header", columns: ["Frage", "Kanal"] } },
  });
  const mapped = await look("Frage,Kanal\nWo?,web\n", { columns: ["question=Frage", "channel=Kanal"] });
  expect(mapped.sample).toMatchObject([{ question: "Wo?", channel: "web" }]);
  const keys = await look('{"frage":"Wann?"}', {}, "log.jsonl");
  expect(keys).toMatchObject({ rows: 0, rejected: 1, columns: [{ name: "frage", field: null, samples: ["Wann?"] }] });
  expect((await look('{"frage":"Wann?"}', { columns: ["question=frage"] }, "log.jsonl")).sample).toMatchObject([{ question: "Wann?" }]);
  expect((await look("question,channel\nWo?,web\n", { columns: ["none=channel"] })).sample).toMatchObject([{ channel: null }]);
  expect((await look("问题,问句\n几点开门,几点关门\n")).sample).toMatchObject([{ question: "几点开门" }]);
  expect((await server.admin.try("previewLog", { kb, name: "x.csv", columns: ["nothing=Frage"] }, "Frage\nWo?\n")).status).toBe(422);
});

test("a file without a header is read with its columns called by their letters", async () => {
  const file = "2026-07-01 09:00,几点关门\n2026-07-01 09:05,能开发票吗\n";
  expect((await server.admin.try("previewLog", { kb, name: "x.csv", header: "none" }, file)).json).toMatchObject({
    error: { details: { columns: ["(A)", "(B)"], samples: ["2026-07-01 09:00", "几点关门"] } },
  });
  const seen = await look(file, { header: "none", columns: ["time=(A)", "question=(B)"] });
  expect(seen.sample.map(({ question, at }) => [question, at])).toEqual([
    ["几点关门", "2026-07-01T01:00:00.000Z"],
    ["能开发票吗", "2026-07-01T01:05:00.000Z"],
  ]);
});

test("a row with a cell too many is refused and asked about: put back into the question, or dropped", async () => {
  const file = "channel,question,outcome\nweb,hello, are you open,unanswered\napp,hi,unanswered\n";
  expect(await look(file)).toMatchObject({
    rows: 1,
    rejected: 1,
    problems: [{ line: 2, field: null, code: "extra_cells", most: 3 }],
    extra: { rows: 1, sample: { line: 2, text: "web | hello |  are you open | unanswered" } },
  });
  const joined = await look(file, { extra: "join" });
  expect(joined).toMatchObject({ rejected: 0, extra: { rows: 1 } });
  expect(joined.sample[0]).toMatchObject({ question: "hello, are you open", channel: "web", outcome: "unanswered" });
  expect((await look("channel,question\nweb,hello, are you open\n", { extra: "drop" })).sample[0]).toMatchObject({ question: "hello" });
});

test("a file that is looked at again takes the place of the look before, and what is old is forgotten", async () => {
  const first = await look('{"question":"好"}\n{}', {}, "same.jsonl");
  const second = await look('{"question":"好"}\n{}', { columns: ["none=id"] }, "same.jsonl");
  await expect.poll(() => uploads().filter((name) => name.startsWith(first.upload))).toEqual([]);
  expect(uploads().filter((name) => name.startsWith(second.upload))).toHaveLength(2);
  expect((await server.admin.try("runLogImport", { kb, upload: first.upload })).status).toBe(404);
  for (const file of uploads().filter((name) => name.startsWith(second.upload) && name.endsWith(".ndjson")))
    expect(readFileSync(join(server.dataDir, "uploads", file), "utf8")).toContain("好");
  server.app.db.prepare("UPDATE uploads SET at = '2026-06-01T00:00:00.000Z' WHERE kind = 'log'").run();
  const last = await look('{"question":"好"}', {}, "new.jsonl");
  await expect.poll(() => uploads().filter((name) => !name.startsWith(last.upload))).toEqual([]);
});
