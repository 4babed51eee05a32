// Importing tables: encodings, delimiters, spreadsheets, and what nobody can read.
import writeExcelFile from "write-excel-file/node";
import { beforeEach, describe, expect, test } from "vitest";
import { finished } from "../../support/app.ts";
import { gb18030 } from "../../support/encode.ts";
import { content, fresh, importing, kb, preview, shop } from "./support.ts";

importing();

describe("tables", () => {
  beforeEach(() => fresh());
  const header = "ID,类目,标准问,相似问,反例,答案,渠道,标签,生效时间,启用";
  const body = `e_1,售后 / 退换,如何退货,"退货怎么弄\n想退",,"七天内，\n请联系",app,七天、退货,2026-11-11 00:00,是\ne_1,,,,,其他渠道,,,,\n,,在吗,,,在,,,,否\n`;
  const csv = `${header}\n${body}`;

  test.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["UTF-8 with BOM", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["GB18030", (text: string) => gb18030(text)],
    ["UTF-16 with BOM", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 without", (text: string) => Buffer.from(text, "utf16le")],
    ["semicolons", (text: string) => Buffer.from(text.replaceAll(",", ";"))],
    ["tabs", (text: string) => Buffer.from(text.replaceAll(",", "\t"))],
  ])("in %s are read", async (_, encode) => {
    const seen = await preview(encode(csv), { name: "shop.csv" });
    expect(seen).toMatchObject({ format: "csv", rows: 2, new: 2, rejected: 0, problems: [] });
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ new: 2 });
    expect(await content("e_1")).toMatchObject({
      question: "如何退货",
      similar: [{ text: "退货怎么弄" }, { text: "想退" }],
      answers: [
        { text: "七天内，\n请联系", when: [{ field: "channel", in: ["app"] }] },
        { text: "其他渠道", when: [] },
      ],
      tags: ["七天", "退货"],
      validFrom: "2026-11-10T16:00:00.000Z",
      enabled: true,
    });
  });

  test("of a spreadsheet are read, dates as the shop's clocks", async () => {
    const text = (value: string) => ({ value, type: String });
    const sheet = await writeExcelFile([
      ["Question", "Answer", "Valid from", "Enabled"].map(text),
      [
        text("Hello"),
        text("Hi"),
        { value: new Date("2026-11-11T08:30:00Z"), type: Date, format: "yyyy-mm-dd hh:mm" },
        { value: true, type: Boolean },
      ],
    ]).toBuffer();
    const seen = await preview(sheet, { name: "shop.xlsx" });
    expect(seen).toMatchObject({ format: "xlsx", new: 1, problems: [] });
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    await finished(shop, shop.admin, kb, job);
    const { rows } = await shop.admin.call("listEntries", { kb });
    expect(rows).toMatchObject([{ question: "Hello", validFrom: "2026-11-11T00:30:00.000Z", enabled: true }]);
  });

  test("of CSV lose no good row to a quotation mark that is never closed: its line is named, the next ones are read", async () => {
    const file = [
      "ID,标准问,相似问,答案",
      'e_1,如何退货,"退货怎么弄',
      '想退",七天内',
      'e_2,坏的一行,"没有收尾,答案',
      ",,,不是上一条的答案",
      "e_3,在吗,,在",
      "e_5,几点开门,,九点",
    ].join("\r\n");
    const seen = await preview(file, { name: "shop.csv" });
    expect(seen).toMatchObject({ format: "csv", rows: 5, new: 3, rejected: 2 });
    expect(seen.problems.map((p) => [p.row, p.field, p.code, p.severity])).toEqual([
      [3, null, "unclosed_quote", "rejected"],
      [4, "question", "text_length", "rejected"],
    ]);
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ new: 3, rejected: 2 });
    expect(await content("e_1")).toMatchObject({ similar: [{ text: "退货怎么弄" }, { text: "想退" }], answers: [{ text: "七天内" }] });
    expect((await content("e_5")).answers).toEqual([{ text: "九点", when: [] }]);
    // The broken row comes back in its columns.
    const { text } = await shop.admin.try("getImportProblems", { kb, upload: seen.upload });
    expect(text).toContain('3,有一处引号没有配对,e_2,坏的一行,"""没有收尾",答案');
    const header = await shop.admin.try("previewImport", { kb, name: "x.csv" }, '标准问,"答案\n如何退货,七天内\n');
    expect([header.status, header.text]).toEqual([422, expect.stringContaining("quotation mark")]);
  });

  test("of CSV name two quotation marks that were left open and met, and take in none of the rows between them", async () => {
    const file = [
      "ID,标准问,相似问,答案",
      'e_1,如何退货,"退货怎么弄\n想退",七天内',
      'e_2,先开的,"没有收尾,答案',
      "e_3,夹在中间,,别丢",
      'e_4,后开的,"也没收尾,答案',
      'e_5,几点开门,"营业时间\n开到几点",九点',
      'e_6,一行里,"两处,"都没收,答案',
      "e_7,在吗,,在",
    ].join("\n");
    const seen = await preview(file, { name: "shop.csv" });
    expect(seen).toMatchObject({ rows: 7, new: 4, rejected: 3 });
    expect(seen.problems.map((p) => [p.row, p.code, p.values])).toEqual([
      [3, "text_after_quote", { line: 4, met: 6 }],
      [5, "text_after_quote", { line: 6, met: 7 }],
      [7, "text_after_quote", { line: 9, met: 9 }],
    ]);
    expect(seen.problems[0]!.message).toContain("on line 6 that closes the one on line 4");
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ new: 4, rejected: 3 });
    expect((await content("e_3")).answers).toEqual([{ text: "别丢", when: [] }]);
    expect((await content("e_5")).similar.map(({ text }) => text)).toEqual(["营业时间", "开到几点"]);
    const header = await shop.admin.try("previewImport", { kb, name: "x.csv" }, '标准问,"答案\n如何退货,"七天内\n');
    expect([header.status, header.text]).toEqual([422, expect.stringContaining("quotation mark")]);
  });

  test.each([
    ["commas", ",", "\n"],
    ["windows line ends", ",", "\r\n"],
    ["semicolons", ";", "\n"],
    ["tabs", "\t", "\n"],
  ])("of CSV with %s may hold quotation marks doubled, alone or round the first word", async (_, delimiter, end) => {
    const rows = [
      ["ID", "标准问", "答案"],
      ["e_1", '5" 的锅', `"他说""好""，${delimiter}${end}再走""" `],
      ["e_2", '"Pro" 版怎么用', '""'],
      ["e_3", '"如何""退货"', '"七天内"'],
    ];
    const seen = await preview(rows.map((row) => row.join(delimiter)).join(end), { name: "shop.csv", defaultAnswer: "稍等" });
    expect(seen).toMatchObject({ rows: 3, new: 3, rejected: 0, problems: [] });
    expect(seen.sample.map(({ question }) => question)).toEqual(['5" 的锅', '"Pro" 版怎么用', '如何"退货']);
  });

  test.each(["zh", "en"] as const)("in %s may begin as a template, which reads as it says", async (language) => {
    const { text, headers } = await shop.admin.try("getImportTemplate", { kb, language });
    expect(headers.get("content-disposition")).toContain(".csv");
    const seen = await preview(text, { name: "template.csv" });
    expect(seen).toMatchObject({
      new: 2,
      rejected: 0,
      problems: [],
      sample: [{ similar: 3 }, { similar: 1 }],
      withoutAnswer: { count: 0 },
    });
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    await finished(shop, shop.admin, kb, job);
    const { rows } = await shop.admin.call("listEntries", { kb });
    const contents = await Promise.all(rows.map((r) => content(r.id)));
    // One day alone is that day.
    expect(contents.find((c) => c.validFrom !== null)).toMatchObject({
      validFrom: "2027-11-10T16:00:00.000Z",
      validUntil: "2027-11-11T16:00:00.000Z",
      related: [rows.find((r) => r.validFrom === null)!.id],
    });
  });

  test("that nobody can read are refused with what was expected", async () => {
    for (const [file, expected] of [
      ["a,b\n1,2", "标准问"],
      ["", "empty"],
      [Buffer.from("d0cf11e0a1b11ae1", "hex"), "xlsx"],
      ["PK\u0003\u0004nonsense", "XLSX"],
      [Buffer.from([0xff, 0xff, 0xff]), "UTF-8"],
    ] as const) {
      const answer = await shop.admin.try("previewImport", { kb, name: "x" }, file);
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(expected)]);
    }
  });
});
