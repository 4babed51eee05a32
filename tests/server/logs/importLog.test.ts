// A log file is masked while it streams in, counted once, and asked here where nobody answered it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import { cell, inElement, row, sheetOf, workbook } from "../../support/hostileFiles.ts";
import type { Client } from "../../support/client.ts";
import { gb18030 } from "../../support/encode.ts";
import { countsOf } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let trainer: Client;
beforeAll(async () => {
  server = await startShop({ now: () => "2026-07-11T02:00:00.000Z" });
  trainer = await signInAs(server, "trainer");
});
afterAll(() => server.end());

let number = 0;
const newKb = async (name = `店${(number += 1)}`) => (await server.admin.call("createKnowledgeBase", { name })).id;

async function bring(kb: string, file: string | Uint8Array, name = "log.jsonl", client = server.admin) {
  const received = await client.call("importLog", { kb, name }, file);
  const job = await finished(server, client, kb, received.job);
  expect(job.error).toBe(null);
  return { ...received, result: job.result! };
}
/** Masked lines that still lie there; which lines were refused is kept a week. */
const putAside = () => readdirSync(join(server.dataDir, "uploads")).filter((file) => !file.endsWith(".rejected.csv"));
const jsonl = (...lines: unknown[]) => lines.map((l) => (typeof l === "string" ? l : JSON.stringify(l))).join("\n");

test("only those who may write can import, and only into a knowledge base they see", async () => {
  const file = jsonl({ question: "在吗" });
  expect((await server.client().try("importLog", { kb: server.kb, name: "a.jsonl" }, file)).status).toBe(401);
  expect((await (await signInAs(server, "viewer")).try("importLog", { kb: server.kb, name: "a.jsonl" }, file)).status).toBe(403);
  expect((await trainer.try("importLog", { kb: await newKb(), name: "a.jsonl" }, file)).status).toBe(404);
  expect((await trainer.try("importLog", { kb: server.kb }, file)).status).toBe(400);
});

test("turns answered elsewhere are imported, the others asked here; the figures count them apart from customers' own", async () => {
  const kb = await newKb();
  const entry = await teach(server.admin, kb, "怎么退货");
  const { result } = await bring(
    kb,
    jsonl(
      {
        id: "1",
        time: "2026-07-10T12:00:00+08:00",
        question: "几点发货",
        conversation: "c1",
        customer: "u1",
        channel: "app",
        outcome: "unanswered",
      },
      {
        id: "2",
        time: "2026-07-10T12:01:00+08:00",
        question: "怎么退货",
        conversation: "c1",
        outcome: "answered",
        entry,
        confidence: 91,
        version: 3,
        helpful: false,
      },
      { id: "3", question: "怎么退货？" },
      { id: "4", question: "能不能开增值税发票" },
    ),
  );
  expect(result).toEqual({ read: 4, added: 4, known: 0, rejected: 0 });
  const { rows } = await server.admin.call("listTurns", { kb });
  const shown = Object.fromEntries(rows.map((r) => [r.question, [r.source, r.outcome, r.miss, r.entryQuestion, r.version]]));
  expect(shown).toEqual({
    几点发货: ["imported", "unanswered", "unanswered", null, null],
    怎么退货: ["imported", "answered", "unhelpful", "怎么退货", 3],
    "怎么退货？": ["simulated", "answered", null, "怎么退货", null],
    能不能开增值税发票: ["simulated", "unanswered", "unanswered", null, null],
  });
  expect(rows.find((r) => r.question === "几点发货")!.at).toBe("2026-07-10T04:00:00.000Z");
  const { kept, counted } = countsOf(server.app);
  expect(kept).toEqual(counted);
  expect(new Set(kept["daily_counts"]!.map((row) => row["source"]))).toEqual(new Set(["imported"]));
  const audit = await server.admin.call("listAudit", { kb });
  expect(audit.rows.map((r) => r.action)).toContain("log.imported");
  expect(putAside()).toEqual([]);
});

test("the same file twice counts nothing twice, with ids and without", async () => {
  const kb = await newKb();
  const file = jsonl({ id: "a", question: "一" }, { question: "二" }, { question: "二" }, { id: "a", question: "一" });
  expect((await bring(kb, file)).result).toEqual({ read: 4, added: 3, known: 1, rejected: 0 });
  expect((await bring(kb, file, "again.jsonl")).result).toEqual({ read: 4, added: 0, known: 4, rejected: 0 });
  expect((await server.admin.call("listTurns", { kb })).total).toBe(3);
});

test("a Chinese CSV in GB18030 is read with its own headers and the shop's time", async () => {
  const kb = await newKb();
  const entry = await teach(server.admin, kb, "怎么退货");
  // "时间,客户问题,会话,渠道,结果,知识点,是否有帮助" and two rows, as Excel on a Chinese Windows saves them.
  const file = gb18030(
    '时间,客户问题,会话,渠道,结果,知识点,是否有帮助\r\n2026/7/10 9:05,怎么退货,会话1,微信,直接回答,怎么退货,否\r\n2026/7/10 9:06,"我想问\r\n几点发货",会话1,微信,未命中,,\r\n',
  );
  expect((await bring(kb, file, "日志.csv")).result).toEqual({ read: 2, added: 2, known: 0, rejected: 0 });
  const { rows } = await server.admin.call("listTurns", { kb });
  expect(rows.map((r) => [r.at, r.question, r.channel, r.outcome, r.entry, r.helpful])).toEqual([
    ["2026-07-10T01:06:00.000Z", "我想问\n几点发货", "微信", "unanswered", null, null],
    ["2026-07-10T01:05:00.000Z", "怎么退货", "微信", "answered", entry, false],
  ]);
});

test.each<[string, Uint8Array]>([
  ["UTF-8 with a mark and semicolons", new TextEncoder().encode("\uFEFFquestion;id\n怎么退货;1\n")],
  [
    "UTF-16",
    new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([..."question\tid\n怎么退货\t1\n"].map((k) => k.charCodeAt(0))).buffer)]),
  ],
  ["JSON lines with windows line ends and an empty line", new TextEncoder().encode('\r\n{"question":"怎么退货","id":1}\r\n\r\n')],
  [
    "GB18030 whose first Chinese character comes late",
    Uint8Array.from([...new TextEncoder().encode(`question,id\n${"where is it,\n".repeat(12_000)}`), ...gb18030("怎么退货,1\n")]),
  ],
])("%s is read", async (_, file) => {
  const kb = await newKb();
  await bring(kb, file, "log");
  expect((await server.admin.call("listTurns", { kb, text: "怎么退货" })).rows.map((r) => r.question)).toEqual(["怎么退货"]);
});

test("bad lines are named by number with what was expected, and cost no good one", async () => {
  const kb = await newKb();
  const json = await bring(
    kb,
    jsonl(
      { question: "好" },
      "not json 13812345678",
      [],
      { question: " " },
      { question: "x".repeat(1001) },
      { question: "好", time: "tomorrow" },
      { question: "好", time: "2026-02-31" },
      { question: "好", outcome: "won" },
      { question: "好", confidence: 101 },
      { question: "y".repeat(70_000) },
      { question: "好的" },
    ),
  );
  expect(json.rows).toBe(2);
  expect(json.rejectedTotal).toBe(9);
  expect(json.rejected.map((r) => [r.line, r.reason.split(":")[0]])).toEqual([
    [2, "a JSON object was expected"],
    [3, "a JSON object was expected"],
    [4, "question"],
    [5, "question"],
    [6, "time"],
    [7, "time"],
    [8, "outcome"],
    [9, "confidence"],
    [10, "a line of at most 64,000 characters was expected"],
  ]);
  expect(JSON.stringify(json.rejected)).not.toContain("13812345678");
  const csv = await bring(
    kb,
    `question,id\none,\n"never closed,\n${Array.from({ length: 60 }, (_, i) => `row ${i},`).join("\n")}\nhe said "now" twice,\n`,
    "b.csv",
  );
  expect(csv).toMatchObject({ rows: 62, rejected: [{ line: 3, reason: "a closing quotation mark was expected" }] });
});

test.each([
  ["nothing", "", 422],
  ["a CSV without a question column", "foo,bar\n1,2\n", 422],
  ["a spreadsheet", "PK", 422],
])("%s is refused and leaves no file", async (what, file, status) => {
  const answer = await trainer.try("importLog", { kb: server.kb, name: what === "a spreadsheet" ? "log.xlsx" : "log.csv" }, file);
  expect(answer.status).toBe(status);
  expect(putAside()).toEqual([]);
});

test("emoji, right-to-left and markup come out as they went in", async () => {
  const kb = await newKb();
  const questions = ["👩‍👩‍👧 包邮吗", "أين طلبي؟", "<script>alert(1)</script>", "?!", "= 1+1"];
  await bring(kb, jsonl(...questions.map((question) => ({ question }))));
  const { rows } = await server.admin.call("listTurns", { kb });
  expect(rows.map((r) => r.question).sort()).toEqual([...questions].sort());
  expect((await server.admin.call("listTurns", { kb, text: "?!" })).total).toBe(1);
  expect((await server.admin.call("listTurns", { kb, text: "طلبي" })).total).toBe(1);
});

test("nothing personal reaches the disk, whichever field it came in", async () => {
  const kb = await newKb();
  const secret = ["13812345678", "zhang.san@example.com", "11010519491231002X", "4111111111111111"];
  await server.admin
    .call(
      "importLog",
      { kb, name: `${secret[0]}.jsonl` },
      jsonl(
        ...secret.map((s, i) => ({
          id: s,
          question: `我的是 ${s} 谢谢`,
          conversation: s,
          customer: s,
          channel: s,
          entry: s,
          ...(i % 2 ? { outcome: "answered" } : {}),
        })),
        `broken ${secret[0]}`,
      ),
    )
    .then(async ({ job }) => {
      // The file lies masked on disk while the job runs.
      for (const file of readdirSync(join(server.dataDir, "uploads")))
        for (const s of secret) expect(readFileSync(join(server.dataDir, "uploads", file), "utf8")).not.toContain(s);
      await finished(server, server.admin, kb, job);
    });
  const { rows } = await server.admin.call("listTurns", { kb });
  expect(rows.map((r) => r.question).sort()).toEqual([
    "我的是 <CARD> 谢谢",
    "我的是 <EMAIL> 谢谢",
    "我的是 <ID> 谢谢",
    "我的是 <PHONE> 谢谢",
  ]);
  expect(new Set(rows.map((r) => r.conversation)).size).toBe(4);
  server.app.db.pragma("wal_checkpoint(TRUNCATE)");
  server.app.logs.pragma("wal_checkpoint(TRUNCATE)");
  for (const file of ["trainer.sqlite", "logs.sqlite"])
    for (const s of secret) expect(readFileSync(join(server.dataDir, file)).includes(s)).toBe(false);
  for (const s of secret) expect(server.logged()).not.toContain(s);
});

test("an import that was stopped half way can be run again and counts nothing twice", async () => {
  const kb = await newKb();
  const lines = Array.from({ length: 3_000 }, (_, i) => ({ question: `问题 ${i % 700}`, ...(i % 2 ? { outcome: "unanswered" } : {}) }));
  const { job } = await server.admin.call("importLog", { kb, name: "big.jsonl" }, jsonl(...lines));
  await server.admin.call("cancelJob", { kb, job });
  expect((await finished(server, server.admin, kb, job)).state).toBe("cancelled");
  await server.admin.call("repeatJob", { kb, job });
  const again = await finished(server, server.admin, kb, job);
  expect(again.state).toBe("done");
  expect((await server.admin.call("listTurns", { kb })).total).toBe(3_000);
  const { kept, counted } = countsOf(server.app);
  expect(kept).toEqual(counted);
});

test("a spreadsheet is read sheet by sheet, dates as the clock shows them; sheets that are no log are left out, nothing counts twice", async () => {
  const kb = await newKb();
  const sheet = (rows: string) => inElement("worksheet", inElement("sheetData", rows));
  const head = row(1, cell("A1", "时间"), cell("B1", "问题"), cell("C1", "结果"), cell("D1", "会话"));
  const line = (n: number, at: string, question: string) =>
    row(n, `<c r="A${n}" s="0"><v>${at}</v></c>`, cell(`B${n}`, question), cell(`C${n}`, "unanswered"), cell(`D${n}`, "c1"));
  const file = await sheetOf("", {
    "xl/workbook.xml": workbook({ name: "说明" }, { name: "九月" }, { name: "十月" }),
    "xl/_rels/workbook.xml.rels": `<Relationships>${[1, 2, 3].map((i) => `<Relationship Id="r${i}" Type="x/worksheet" Target="worksheets/sheet${i}.xml"/>`).join("")}<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="22"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheet(row(1, cell("A1", "这是客服导出的"))),
    "xl/worksheets/sheet2.xml": sheet(head + line(2, "46000.75", "怎么退货，电话13812345678") + row(3, cell("B3", ""), cell("C3", "x"))),
    "xl/worksheets/sheet3.xml": sheet(head + line(2, "46001.5", "能开发票吗")),
  });
  const seen = await server.admin.call("previewLog", { kb, name: "客服.xlsx" }, file);
  expect(seen).toMatchObject({ format: "xlsx", rows: 2, rejected: 1, problems: [{ line: 4, field: "question" }], known: 0 });
  expect(seen.sample).toMatchObject([
    { line: 3, at: "2025-12-09T10:00:00.000Z", question: "怎么退货，电话<PHONE>", outcome: "unanswered" },
    { line: 6, at: "2025-12-10T04:00:00.000Z", question: "能开发票吗" },
  ]);
  for (const added of [2, 0]) {
    const { job } = await server.admin.call("importLog", { kb, name: "客服.xlsx" }, file);
    expect((await finished(server, server.admin, kb, job)).result).toMatchObject({ added });
  }
  const refused = await server.admin.try("previewLog", { kb, name: "客服.xlsx" }, await sheetOf(row(1, cell("A1", "这是说明"))));
  expect(refused.json).toMatchObject({ error: { code: "unreadable_file", details: { why: "header" } } });
});
