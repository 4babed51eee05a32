// Files of entries that claim or hold too much, or are not what they say: each is read or refused with the limit, and the server goes on.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { finished } from "../../support/app.ts";
import { cell, header, inElement, repeated, row, sheetOf, textOf, workbook, zipOf } from "../../support/hostileFiles.ts";
import { content, fresh, importing, kb, lines, preview, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

const uploads = () => readdirSync(join(shop.dataDir, "uploads"));
const refused = async (file: string | Uint8Array) => {
  await preview("标准问\n在吗\n");
  const before = uploads();
  const answer = await shop.admin.try("previewImport", { kb, name: "x" }, file);
  const { error } = answer.json as { error: { message: string; details?: { why?: string; limit?: number; row?: number } } };
  expect(uploads()).toEqual(before);
  return { status: answer.status, message: error.message, ...error.details };
};

describe("a spreadsheet", () => {
  test("of a row or a column that no sheet has is refused, with the limit and what was found", async () => {
    expect(await refused(await sheetOf(header + row(999_999_999, cell("A999999999", "x"))))).toEqual({
      status: 413,
      message: "row 999999999: a sheet has at most 1,048,576 rows",
      why: "rowNumber",
      limit: 1_048_576,
      row: 999_999_999,
    });
    const wide = await refused(await sheetOf(row(1, cell("A1", "标准问"), cell("ZZZZZZ1", "x"))));
    expect(wide).toMatchObject({
      status: 413,
      why: "columns",
      limit: 16_384,
      row: 1,
      message: expect.stringContaining("column ZZZZZZ") as string,
    });
    expect(await refused(await sheetOf(row(0, cell("A0", "标准问"))))).toMatchObject({ status: 422, why: "excel" });
  });

  test("with something in the last cell of its sheet is read: nothing is made room for", async () => {
    const ids = row(1, cell("A1", "ID"), cell("B1", "标准问"));
    const file = await sheetOf(
      ids + row(2, cell("A2", "e_1"), cell("B2", "在吗")) + row(1_048_576, cell("A1048576", "e_2"), cell("XFD1048576", "x")),
    );
    const seen = await preview(file, { name: "shop.xlsx" });
    expect(seen).toMatchObject({ format: "xlsx", rows: 2, new: 1, rejected: 1 });
    expect(seen.problems.map((p) => [p.row, p.field, p.code])).toEqual([
      [1_048_576, "(XFD)", "unknown_column"],
      [1_048_576, "question", "text_length"],
    ]);
  });

  test("counts cells with the gaps before them, and a text each time it is named", async () => {
    const sparse = repeated(200, (i) => (i === 0 ? header : row(i + 1, cell(`XFD${i + 1}`, "x"))));
    expect(await refused(await sheetOf(sparse))).toMatchObject({ status: 413, why: "cells", limit: 3_000_000 });
    const long = { "xl/sharedStrings.xml": inElement("sst", `<si><t>${"长".repeat(120_000)}</t></si>`) };
    const one = row(2, ...Array.from({ length: 5 }, (_, i) => `<c r="${"ABCDE"[i]}2" t="s"><v>0</v></c>`));
    expect(await refused(await sheetOf(header + one, long))).toMatchObject({ status: 413, why: "rowLength", row: 2 });
  });

  test("of rows and cells without addresses, as some programs write them, is read", async () => {
    const rows = [
      ["question", "answer"],
      ["Where is my order?", "See My orders."],
      ["Can I cancel?", "Yes, &amp; free &#128578;"],
    ];
    const seen = await preview(await sheetOf(rows.map((texts) => row(null, ...texts.map((text) => cell(null, text)))).join("")));
    expect(seen).toMatchObject({ rows: 2, new: 2, rejected: 0 });
    expect(seen.sample.map((s) => [s.row, s.question, s.answer])).toEqual([
      [2, "Where is my order?", "See My orders."],
      [3, "Can I cancel?", "Yes, & free 🙂"],
    ]);
  });

  test("gives the sheets that are shown, texts of several runs, and elements under a prefix", async () => {
    const sheet = (text: string) =>
      `<x:worksheet xmlns:x="s"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>question</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="${text}"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const file = await sheetOf("", {
      "xl/workbook.xml": workbook({ name: "old", state: "hidden" }, { name: "new" }),
      "xl/_rels/workbook.xml.rels": `<Relationships>${["r1", "r2"].map((id, i) => `<Relationship Id="${id}" Type="x/worksheet" Target="/xl/worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="r3" Type="x/sharedStrings" Target="texts.xml"/></Relationships>`,
      "xl/worksheets/sheet2.xml": sheet("s"),
      "xl/texts.xml": inElement("sst", "<si><r><t>How </t></r><rPh><t>ha</t></rPh><r><t>long?</t></r></si>"),
    });
    expect((await preview(file)).sample.map((s) => s.question)).toEqual(["How long?"]);
  });

  const entities = `<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>`;
  test.each<[string, () => Promise<Uint8Array>, object]>([
    ["without its sheet", () => sheetOf("", { "xl/worksheets/sheet1.xml": null }), { why: "excel" }],
    ["without a workbook", () => sheetOf("", { "xl/workbook.xml": null }), { why: "excel" }],
    [
      "whose workbook is its own sheet",
      () =>
        sheetOf("", {
          "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="workbook.xml"/></Relationships>',
        }),
      { why: "empty" },
    ],
    [
      "with a document type",
      () =>
        sheetOf("", {
          "xl/worksheets/sheet1.xml": `<?xml version="1.0"?>${entities}<worksheet><sheetData>${row(1, cell("A1", "&b;"))}</sheetData></worksheet>`,
        }),
      { why: "excel", message: expect.stringContaining("document type") as string },
    ],
    ["of nested elements without end", () => sheetOf("<a>".repeat(10_000)), { why: "excel" }],
    [
      "of one text of megabytes",
      () => sheetOf(repeated(40, (i) => (i === 0 ? `<row r="1"><c r="A1" t="inlineStr"><is><t>` : "x".repeat(65_536)))),
      { why: "excel" },
    ],
    ["that breaks off", async () => (await sheetOf(header)).subarray(0, 700), { why: "excel" }],
    ["that lies about its sizes", async () => lying(await sheetOf(header + row(2, cell("A2", "x".repeat(5_000))))), { why: "excel" }],
    [
      "of thousands of members",
      () => zipOf(Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`m${i}`, ""]))),
      { status: 413, why: "members", limit: 5_000 },
    ],
  ])("%s is refused", async (_, make, expected) => {
    expect(await refused(await make())).toMatchObject({ status: 422, ...expected });
  });

  /** Every member's size in the directory says 10 bytes. */
  function lying(file: Buffer): Buffer {
    for (let at = file.indexOf("PK\u0001\u0002"); at !== -1; at = file.indexOf("PK\u0001\u0002", at + 4)) file.writeUInt32LE(10, at + 24);
    return file;
  }
});

describe("a table of text", () => {
  test("of too many columns, of a row without end or of too many rows is refused with the limit", async () => {
    expect(await refused(`标准问${",x".repeat(20_000)}`)).toMatchObject({ status: 413, why: "columns", limit: 16_384, row: 1 });
    expect(await refused(`标准问,答案\n在吗,${"在".repeat(500_001)}\n`)).toMatchObject({ status: 413, why: "rowLength", row: 2 });
    expect(await refused(textOf(repeated(100_002, (i) => (i === 0 ? "标准问\n" : "\n".repeat(i % 2) + ",\n,x\n"))))).toMatchObject({
      status: 413,
      why: "rows",
      limit: 100_000,
    });
  });

  test("of nothing but quotation marks left open is refused, and costs no more the longer it is", async () => {
    expect(await refused(`标准问,答案\n${'"a,b\n'.repeat(100_000)}`)).toMatchObject({ status: 422, why: "quotes" });
    const seen = await preview(`标准问,答案\n${'"'.repeat(3_000_000)}\n在吗,在\n`);
    expect(seen).toMatchObject({ rows: 2, new: 1, rejected: 1, problems: [{ row: 2, code: "unclosed_quote" }] });
  });

  test("keeps what is said of an entry in rows far below it, a whole file between them", async () => {
    const between = Array.from({ length: 300 }, (_, i) => `,第 ${i} 问,,答 ${i}`);
    const file = ["ID,标准问,相似问,答案", "e_1,如何退货,退货怎么弄,七天内", ...between, "e_1,,想退,请联系客服", "e_1,,不想要了,"].join(
      "\n",
    );
    const seen = await preview(file);
    expect(seen).toMatchObject({ rows: 301, new: 301, rejected: 0 });
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    await finished(shop, shop.admin, kb, job);
    expect(await content("e_1")).toMatchObject({
      similar: [{ text: "退货怎么弄" }, { text: "想退" }, { text: "不想要了" }],
      answers: [{ text: "七天内" }, { text: "请联系客服" }],
    });
  });

  test("with an entry that goes on and on loses that entry alone", async () => {
    const file = `ID,标准问,答案\n${"e_1,问,答\n".repeat(500)}e_2,在吗,在\n`;
    expect(await preview(file)).toMatchObject({ rows: 2, new: 1, rejected: 1, problems: [{ row: 2, code: "entry_too_long" }] });
  });

  test("of lists without end in one cell names them", async () => {
    const file = `标准问,相似问,渠道,答案,标签\n一,"${"a\n".repeat(50_000)}",,,\n二,,"${"b,".repeat(50_000)}",答,\n三,,,,"${"c,".repeat(50_000)}"\n`;
    expect((await preview(file)).problems.map((p) => [p.row, p.field, p.severity])).toEqual([
      [2, "similar", "rejected"],
      [3, "answers.0.when.0.in", "rejected"],
      [4, "tags", "rejected"],
    ]);
  });
});

test("a line of JSON that is too long, too deep or too full is rejected by number; the others are read", async () => {
  const file = lines(
    { question: "一" },
    `{"question":"二","tags":${"[".repeat(100_000)}`,
    `{"question":"${"三".repeat(2_000_001)}"}`,
    `{"question":"四","similar":[${"1,".repeat(60_000)}1]}`,
    `{"question":"五","note":"[[[[${"[".repeat(100)}\\"["}`,
  );
  const seen = await preview(file);
  expect(seen).toMatchObject({ rows: 5, new: 2, rejected: 3 });
  expect(seen.problems.map((p) => [p.row, p.code])).toEqual([
    [2, "line_too_long"],
    [3, "line_too_long"],
    [4, "line_too_long"],
  ]);
});
