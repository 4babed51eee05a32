// What `npm run hostile` sends: files at the limits of their kind, and three good ones of 50,000 entries for comparison.
import { cell, goodEntry, goodRow, header, inElement, repeated, row, sheetOf, textOf, zipOf } from "../support/hostileFiles.ts";

export interface Case {
  name: string;
  kind: "entries" | "log";
  make: () => Buffer | Promise<Buffer>;
}
const MB = 1024 * 1024;
const mostEntries = 50 * MB - 1_000;
const mostLog = 199_000_000;

const filled = (bytes: number, piece: string): Buffer => Buffer.alloc(bytes, piece);
const withHeader = (head: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(head), body]);
const texts = (rows: Iterable<string>) => inElement("sst", rows);
const csvLine = (i: number): string => {
  const { id, question, similar, answer } = goodEntry(i);
  return `${id},${question},"${similar.join("\n")}",${answer}\n`;
};
const logLine = (i: number): string =>
  `${JSON.stringify({ id: `l${i}`, question: `我的订单 ${i} 到哪了，电话 138${String(i).padStart(8, "0")}`, conversation: `c${i >> 2}`, channel: "app", outcome: "unanswered" })}\n`;

const entries: Record<string, Case["make"]> = {
  "50,000 entries as JSONL": () => textOf(repeated(50_000, (i) => `${JSON.stringify(goodEntry(i))}\n`)),
  "50,000 entries as CSV": () => withHeader("ID,标准问,相似问,答案\n", textOf(repeated(50_000, csvLine))),
  "50,000 entries as XLSX": () =>
    sheetOf(
      (function* () {
        yield row(1, cell("A1", "标准问"), cell("B1", "答案"), cell("C1", "相似问"), cell("D1", "ID"));
        yield* repeated(50_000, goodRow);
      })(),
    ),
  "row 999,999,999": () => sheetOf(header + row(999_999_999, cell("A999999999", "x"))),
  "column ZZZZZZ": () => sheetOf(row(1, cell("A1", "标准问"), cell("ZZZZZZ1", "x"))),
  "cell XFD1048576": () => sheetOf(header + row(1_048_576, cell("XFD1048576", "x"))),
  "a million rows, each with its last cell only": () =>
    sheetOf(repeated(1_000_000, (i) => (i === 0 ? header : row(i + 1, cell(`XFD${i + 1}`, "x"))))),
  "2,000,000 cells": () =>
    sheetOf(
      repeated(100_000, (i) =>
        i === 0 ? header : row(i + 1, ...Array.from({ length: 20 }, (_, c) => cell(`${String.fromCharCode(65 + c)}${i + 1}`, `${i} ${c}`))),
      ),
    ),
  "3,000,000 cells without addresses": () =>
    sheetOf(repeated(3_000, () => row(null, ...Array.from({ length: 1_000 }, () => cell(null, "x"))))),
  "400 MB of shared strings": () =>
    sheetOf(header, { "xl/sharedStrings.xml": texts(repeated(4_000_000, (i) => `<si><t>${String(i).padEnd(85, "字")}</t></si>`)) }),
  "one shared string of 400 MB": () =>
    sheetOf(header, { "xl/sharedStrings.xml": texts(repeated(400, (i) => (i === 0 ? "<si><t>" : "x".repeat(MB)))) }),
  "one text, named by a million cells": () =>
    sheetOf(
      repeated(100_000, (i) =>
        i === 0
          ? header
          : row(i + 1, ...Array.from({ length: 10 }, (_, c) => `<c r="${String.fromCharCode(65 + c)}${i + 1}" t="s"><v>0</v></c>`)),
      ),
      {
        "xl/sharedStrings.xml": texts([`<si><t>${"长".repeat(30_000)}</t></si>`]),
      },
    ),
  "a cell of 300 MB": () => sheetOf(repeated(300, (i) => (i === 0 ? `<row r="1"><c r="A1" t="inlineStr"><is><t>` : "x".repeat(MB)))),
  "a million levels of XML": () => sheetOf(repeated(1_000_000, () => "<a>")),
  "an attribute of 100 MB": () => sheetOf(repeated(100, (i) => (i === 0 ? '<row r="' : "1".repeat(MB)))),
  "a billion laughs": () =>
    sheetOf("", {
      "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"abcdefghij"[i + 1]} "${`&${"abcdefghij"[i]};`.repeat(10)}">`).join("")}]><worksheet><sheetData>${row(1, cell("A1", "&j;"))}</sheetData></worksheet>`,
    }),
  "60,000 members": () => zipOf(Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`m${i}`, "x"]))),
  "a million columns of CSV": () => withHeader("标准问", filled(7_000_000, ",列名列名")),
  "50 MB of separators": () => filled(mostEntries, ","),
  "24 MB of open quotation marks": () => withHeader("标准问,答案\n", filled(24 * MB, '"a,b\n')),
  "24 MB of nothing but quotation marks": () => withHeader("标准问,答案\n", filled(24 * MB, '"')),
  "1,500,000 short rows": () => withHeader("标准问,答案\n", textOf(repeated(1_500_000, (i) => `${i},a\n`))),
  "25,000,000 empty rows": () => withHeader("标准问,答案\n", filled(mostEntries, "\n\n,\n")),
  "one entry of 100,000 rows": () =>
    withHeader("ID,标准问,答案\n", textOf(repeated(99_990, (i) => `e_1,${i === 0 ? "q" : ""},${"a".repeat(480)}\n`))),
  "100 rows of 250,000 wordings": () =>
    withHeader("标准问,相似问,渠道\n", textOf(repeated(100, (i) => `q${i},"${"a\n".repeat(120_000)}","${"b,".repeat(60_000)}"\n`))),
  "JSONL of one line of 50 MB": () => withHeader('{"question":"', filled(mostEntries, "x")),
  "50 MB of brackets": () => filled(mostEntries, "["),
  "25 lines of a million brackets": () => textOf(repeated(25, () => `{"question":${"[".repeat(1_900_000)}\n`)),
  "33,000 entries of 300 wordings": () =>
    textOf(
      repeated(
        33_000,
        (i) => `{"question":"q${i}","similar":[${Array.from({ length: 299 }, (_, n) => `"${(i * 300 + n).toString(36)}"`).join()}]}\n`,
      ),
    ).subarray(0, mostEntries),
  "3,300 entries of 300 wordings": () =>
    textOf(
      repeated(
        3_300,
        (i) =>
          `{"question":"问题 ${i}","similar":[${Array.from({ length: 299 }, (_, n) => `"第 ${(i * 300 + n).toString(36)} 种问法"`).join()}]}\n`,
      ),
    ),
  "UTF-16 of a million rows": () => Buffer.from(`标准问,答案\n${"问,a\n".repeat(1_000_000)}`, "utf16le"),
};

const logs: Record<string, Case["make"]> = {
  "a good log, 20 MB": () => textOf(repeated(150_000, logLine)),
  "a good log, 200 MB": () => textOf(repeated(1_400_000, logLine)).subarray(0, mostLog),
  "one line of 200 MB": () => withHeader('{"question":"', filled(mostLog, "x")),
  "200 MB of quotation marks": () => withHeader("question\n", filled(mostLog, '"')),
  "200 MB of open quotation marks": () => withHeader("question,id\n", filled(mostLog, '"a,b\n')),
  "200 MB of fields that never close": () => withHeader("question,id\n", filled(mostLog, 'a""","\n')),
  "200 MB of separators": () => withHeader("question", filled(mostLog, ",")),
  "200 MB of empty lines": () => withHeader("question\n", filled(mostLog, "\n")),
  "200 MB of brackets in lines": () => textOf(repeated(3_100, () => `{"question":${"[".repeat(63_000)}\n`)),
  "another entry named in every line": () =>
    textOf(repeated(1_000_000, (i) => `{"question":"q","entry":"${i} 号商品多久发货","outcome":"answered"}\n`)),
};

export const cases: Case[] = [
  ...Object.entries(entries).map(([name, make]): Case => ({ name, kind: "entries", make })),
  ...Object.entries(logs).map(([name, make]): Case => ({ name, kind: "log", make })),
];
