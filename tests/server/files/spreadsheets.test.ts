// Spreadsheets come in as they read on the page: cells as a spreadsheet shows them, merged ones in every row they span, all visible sheets.
import { beforeEach, describe, expect, test } from "vitest";
import { cell, inElement, row, sheetOf, workbook } from "../../support/hostileFiles.ts";
import { bring, entries, fresh, importing, preview } from "./support.ts";

importing();
beforeEach(() => fresh());

const worksheet = (rows: string, after = "") => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

describe("a spreadsheet's cell is what the spreadsheet shows", () => {
  const styled = async (codes: string[], values: string[]) =>
    sheetOf(
      row(1, cell("A1", "标准问"), cell("B1", "答案")) +
        values.map((value, i) => row(i + 2, cell(`A${i + 2}`, `问 ${i}`), `<c r="B${i + 2}" s="${i}"${value}</c>`)).join(""),
      {
        "xl/styles.xml": `<styleSheet><numFmts>${codes.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join("")}</numFmts><cellXfs>${codes.map((code, i) => `<xf numFmtId="${/^[1-9]\d$/.test(code) ? code : 200 + i}"/>`).join("")}</cellXfs></styleSheet>`,
      },
    );

  test.each([
    ["0%", "><v>0.7</v>", "70%"],
    ["000000", "><v>42</v>", "000042"],
    ["&quot;￥&quot;#,##0.00", "><v>2599.5</v>", "￥2,599.50"],
    ['"元"0.0', "><v>12</v>", "元12.0"],
    ["yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "><v>46000</v>", "2025年12月9日"],
    ["14", "><v>46000</v>", "2025/12/9"],
    ["22", "><v>46000.75</v>", "2025/12/9 18:00"],
    ["31", "><v>46000</v>", "2025年12月9日"],
    ["上午/下午h&quot;时&quot;mm&quot;分&quot;", "><v>0.75</v>", "下午6时00分"],
    ["General", "><v>0.7999999999999999</v>", "0.8"],
    ["General", "><v>13800001111</v>", "13800001111"],
    ["0", "><v>110101199001011234</v>", "110101199001011000"],
    ["#,##0;(#,##0)", "><v>-1234</v>", "(1,234)"],
    ["[&gt;=1]&quot;有货&quot;;&quot;无货&quot;", "><v>3</v>", "有货"],
    ["[DBNum1][$-804]General", "><v>123</v>", "一百二十三"],
    ["[DBNum1]General", "><v>10050</v>", "一万〇五十"],
    ["[DBNum1]General", "><v>300000008</v>", "三亿〇八"],
    ["[DBNum1]General", "><v>1200000</v>", "一百二十万"],
    ["[DBNum2][$-804]General", "><v>2080.5</v>", "贰仟零捌拾点伍"],
    ["[DBNum1]0", "><v>105</v>", "一〇五"],
    ["[DBNum3]0.0", "><v>7</v>", "７.０"],
    ["[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "><v>46356</v>", "二〇二六年十一月三十日"],
    ["General", ' t="b"><v>1</v>', "TRUE"],
    ["[[[", "><v>5</v>", "5"],
    ["0".repeat(5_000), "><v>5</v>", "5"],
  ])("%s of %s reads %s", async (code, value, shown) => {
    const { sample } = await preview(await styled([code], [value]));
    expect(sample[0]!.answer).toBe(shown);
  });

  test("a time is what the clock shows, however its cell is formatted; a day alone as an end includes that day", async () => {
    const file = await sheetOf(
      row(1, cell("A1", "标准问"), cell("B1", "生效时间"), cell("C1", "失效时间")) +
        row(2, cell("A2", "一"), '<c r="B2" s="1"><v>46000.5</v></c>', '<c r="C2" s="0"><v>46003</v></c>') +
        row(3, cell("A3", "二"), '<c r="B3" s="0"><v>46000</v></c>', '<c r="C3" s="1"><v>46003</v></c>'),
      {
        "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="m/d"/><numFmt numFmtId="201" formatCode="d/m/yy h AM/PM"/></numFmts><cellXfs><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>`,
      },
    );
    await bring(file);
    expect((await entries()).map((e) => [e.question, e.validFrom, e.validUntil])).toEqual([
      ["一", "2025-12-09T04:00:00.000Z", "2025-12-12T16:00:00.000Z"],
      ["二", "2025-12-08T16:00:00.000Z", "2025-12-11T16:00:00.000Z"],
    ]);
  });

  test("an error of a formula is a warning and an empty cell; without its question a row is refused", async () => {
    const file = await sheetOf(
      row(1, cell("A1", "标准问"), cell("B1", "答案")) +
        row(2, cell("A2", "一"), '<c r="B2" t="e"><v>#REF!</v></c>') +
        row(3, '<c r="A3" t="e"><v>#N/A</v></c>', cell("B3", "答")),
    );
    const seen = await preview(file);
    expect(seen).toMatchObject({ new: 1, rejected: 1, withoutAnswer: { count: 1, rows: [{ sheet: "s", row: 2, question: "一" }] } });
    expect(seen.problems.map((p) => [p.row, p.code, p.severity, p.values?.text])).toEqual([
      [3, "text_length", "rejected", undefined],
      [2, "formula_error", "warning", "#REF!"],
      [3, "formula_error", "warning", "#N/A"],
    ]);
  });

  test("a format that its program forgot to escape is read all the same", async () => {
    const { sample } = await preview(await styled(['"¥"0.00'], ["><v>9</v>"]));
    expect(sample[0]!.answer).toBe("¥9.00");
  });

  test("a merged cell stands in every row it spans: a category for several entries, a question for several wordings", async () => {
    const rows =
      row(1, cell("A1", "类目"), cell("B1", "标准问"), cell("C1", "相似问"), cell("D1", "答案")) +
      row(2, cell("A2", "售后"), cell("B2", "怎么退货"), cell("C2", "想退"), cell("D2", "七天内")) +
      row(3, cell("C3", "退货流程")) +
      row(4, cell("B4", "怎么换货"), cell("C4", "想换"), cell("D4", "十五天内")) +
      row(5, cell("B5", "没合并的"), cell("D5", "答"));
    const merged = '<mergeCells count="3"><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/><x:mergeCell ref="D2:D3"/></mergeCells>';
    await bring(await sheetOf("", { "xl/worksheets/sheet1.xml": worksheet(rows, merged) }));
    expect(
      (await entries()).map((e) => [e.question, e.similar.map((s) => s.text), e.answers.map((a) => a.text), e.category !== null]),
    ).toEqual([
      ["怎么换货", ["想换"], ["十五天内"], true],
      ["怎么退货", ["想退", "退货流程"], ["七天内"], true],
      ["没合并的", [], ["答"], false],
    ]);
  });
});

describe("the sheets of a workbook", () => {
  const sheets = (...rows: [name: string, state: string | undefined, rows: string][]) =>
    sheetOf("", {
      "xl/workbook.xml": workbook(...rows.map(([name, state]) => ({ name, ...(state ? { state } : {}) }))),
      "xl/_rels/workbook.xml.rels": `<Relationships>${rows.map((_, i) => `<Relationship Id="r${i + 1}" Type="x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
      ...Object.fromEntries(
        rows.map(([, , xml], i) => [`xl/worksheets/sheet${i + 1}.xml`, inElement("worksheet", inElement("sheetData", xml))]),
      ),
    });
  const table = (question: string) => row(1, cell("A1", "问题"), cell("B1", "回答")) + row(2, cell("A2", question), cell("B2", "答"));
  const file = () =>
    sheets(
      ["旧", "hidden", table("旧问题")],
      ["说明", undefined, row(1, cell("A1", "这是说明"))],
      ["售前", undefined, table("有哪些颜色")],
      ["售后", undefined, table("怎么换货")],
      ["空", undefined, ""],
    );

  test("that are visible are all read and told, hidden ones are named", async () => {
    const seen = await preview(await file());
    expect(seen).toMatchObject({ format: "xlsx", new: 2, rejected: 0, hiddenSheets: ["旧"] });
    expect(seen.sheets).toEqual([
      { name: "说明", rows: 1, state: "no_header" },
      { name: "售前", rows: 2, state: "read" },
      { name: "售后", rows: 2, state: "read" },
      { name: "空", rows: 0, state: "empty" },
    ]);
    expect(seen.sample.map((s) => [s.sheet, s.row, s.question])).toEqual([
      ["售前", 2, "有哪些颜色"],
      ["售后", 2, "怎么换货"],
    ]);
  });

  test("may be chosen; the others are left out and said to be", async () => {
    const seen = await preview(await file(), { sheets: ["售后"] });
    expect(seen).toMatchObject({ new: 1, sample: [{ question: "怎么换货" }] });
    expect(seen.sheets.map((s) => s.state)).toEqual(["left_out", "left_out", "read", "left_out"]);
  });

  test("a question that stands in two sheets is refused by the sheet and row of the first", async () => {
    const twice = await sheets(["甲", undefined, table("同一问")], ["乙", undefined, table("同一问")]);
    expect((await preview(twice)).problems).toMatchObject([
      { sheet: "乙", row: 2, code: "duplicate_question", values: { row: 2, sheet: "甲" } },
    ]);
  });

  test("a wording that two sheets teach is left to the first, which is named by its sheet and row", async () => {
    const head = row(1, cell("A1", "问题"), cell("B1", "相似问"), cell("C1", "回答"));
    const both = await sheets(
      ["甲", undefined, head + row(2, cell("A2", "一"), cell("B2", "同一说法"), cell("C2", "答"))],
      ["乙", undefined, head + row(2, cell("A2", "二"), cell("B2", "同一说法"), cell("C2", "答"))],
    );
    expect((await bring(both)).problems).toMatchObject([
      { sheet: "乙", row: 2, code: "left_to_another", values: { text: "同一说法", row: 2, sheet: "甲" } },
    ]);
    expect(Object.fromEntries((await entries()).map(({ question, similar }) => [question, similar.length]))).toEqual({ 一: 1, 二: 0 });
  });
});
