// Tables come in as they read on the page: cells as a spreadsheet shows them, columns by the names people give them, and what a file leaves open is asked.
import { beforeEach, describe, expect, test } from "vitest";
import { finished } from "../../support/app.ts";
import { cell, inElement, row, sheetOf, workbook } from "../../support/hostileFiles.ts";
import { content, fresh, importing, kb, preview, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

type Asked = Parameters<typeof preview>[1];
const entries = async () => {
  const { rows } = await shop.admin.call("listEntries", { kb, sort: "question" });
  return Promise.all(rows.map(async (r) => ({ id: r.id, ...(await content(r.id)) })));
};
async function bring(file: string | Uint8Array, asked: Asked = {}) {
  const seen = await preview(file, asked);
  const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
  await finished(shop, shop.admin, kb, job);
  return seen;
}
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
});

describe("columns", () => {
  test("are known by the names people give them; several of one kind are read together", async () => {
    const seen = await bring(
      "编号,一级分类,二级分类,问题（必填）,相似问法1,相似问法 2,similar question 3,扩展问(四),标准答案\n,售后,退换,怎么退货,想退,退货流程,return it,退款,七天内\n",
    );
    expect(seen.problems).toEqual([]);
    expect(seen.newCategories).toEqual({ count: 1, names: ["售后 / 退换"] });
    const [entry] = await entries();
    expect(entry).toMatchObject({ question: "怎么退货", answers: [{ text: "七天内" }] });
    expect(entry!.similar.map((s) => s.text)).toEqual(["想退", "退货流程", "return it", "退款"]);
  });

  test("that nobody knows are named with what is in them, and are what one says they are", async () => {
    const file = "标准问,说法,备用,答案\n怎么退货,想退,x,七天内\n";
    const seen = await preview(file);
    expect(seen.columns).toEqual([
      { name: "标准问", field: "question", samples: ["怎么退货"] },
      { name: "说法", field: null, samples: ["想退"] },
      { name: "备用", field: null, samples: ["x"] },
      { name: "答案", field: "answer", samples: ["七天内"] },
    ]);
    expect(seen.problems.map((p) => [p.field, p.code])).toEqual([
      ["说法", "unknown_column"],
      ["备用", "unknown_column"],
    ]);
    const said = await preview(file, { columns: ["similar=说法", "none=备用"] });
    expect(said).toMatchObject({ problems: [], sample: [{ similar: 1 }] });
    // Where not even the question is known, the names are told to choose from.
    const answer = await shop.admin.try("previewImport", { kb, name: "x" }, "咨询,应对\n在吗,在\n");
    expect(answer.json).toMatchObject({ error: { code: "unreadable_file", details: { why: "header", columns: ["咨询", "应对"] } } });
    expect(await preview("咨询,应对\n在吗,在\n", { columns: ["question=咨询", "answer=应对"] })).toMatchObject({
      sample: [{ question: "在吗", answer: "在" }],
    });
    expect((await shop.admin.try("previewImport", { kb, name: "x", columns: ["colour=说法"] }, file)).status).toBe(422);
  });

  test("a header once more in the midst of rows is no entry; one of other columns holds from there on", async () => {
    const seen = await bring("问题,答案,来源\n一,甲,x\n\n问题,答案,来源\n二,乙,x\n答案,问题\n丙,三\n");
    expect(seen.problems.filter((p) => p.code === "header_again").map((p) => p.row)).toEqual([4, 6]);
    expect((await entries()).map((e) => [e.question, e.answers[0]!.text])).toEqual([
      ["一", "甲"],
      ["三", "丙"],
      ["二", "乙"],
    ]);
  });
});

describe("a row", () => {
  const file = "question,answer\nWhen do you close?,We close at 8, on Sundays at 6\nOpen?,Yes\n";

  test("with more cells than the header is refused by number and asked about, never cut", async () => {
    const seen = await preview(file);
    expect(seen).toMatchObject({ new: 1, rejected: 1, asks: { extra: { rows: 1, sample: { row: 2 } } } });
    expect(seen.problems).toMatchObject([{ row: 2, code: "extra_cells", severity: "rejected" }]);
    const joined = await preview(file, { extra: "join" });
    expect(joined).toMatchObject({ new: 2, rejected: 0, asks: { extra: { rows: 1 } } });
    expect(joined.sample[0]!.answer).toBe("We close at 8, on Sundays at 6");
    expect((await preview(file, { extra: "drop" })).sample[0]!.answer).toBe("We close at 8");
    // Empty ones are none, and an answer in the midst gets its own back.
    const midst = await preview("question,answer,tags\nOpen?,Yes, always,shop,,\nClosed?,No,shop,,\n", { extra: "join" });
    expect(midst.sample.map((s) => s.answer)).toEqual(["Yes, always", "No"]);
  });

  test("of a log with more cells than its header is refused by its line", async () => {
    const { rejected } = await shop.admin.call("importLog", { kb, name: "log.csv" }, "question,channel\nhello, are you open,web\nhi,web\n");
    expect(rejected).toMatchObject([{ line: 2, reason: expect.stringContaining("2 cells") as string }]);
  });

  test("without a standard question is not joined to the one above, unless one says so", async () => {
    const rows = "标准问,相似问,答案\n怎么退货,想退,七天内\n,退货流程,别的答案\n";
    expect(await preview(rows)).toMatchObject({ new: 1, rejected: 1, asks: { below: 1 }, problems: [{ row: 3, field: "question" }] });
    await bring(rows, { below: "join" });
    expect((await entries())[0]).toMatchObject({ similar: [{ text: "想退" }, { text: "退货流程" }], answers: [{}, { text: "别的答案" }] });
  });
});

describe("texts", () => {
  test("the two characters of a line's end become one, and that is told; paths stay", async () => {
    const seen = await bring(String.raw`question	answer
Reset?	Hold.\n\n1. Wait\r\n2. Let go
Path?	C:\new\name`);
    expect(seen.asks.breaks).toBe(1);
    expect((await entries()).map((e) => e.answers[0]!.text)).toEqual([String.raw`C:\new\name`, "Hold.\n\n1. Wait\n2. Let go"]);
  });

  test("several wordings in one cell are counted by what parts them, and parted where one says so", async () => {
    const file =
      '标准问,相似问,答案\n退货,我要退|退货流程,a\n付款,"支付；能用微信吗",b\n颜色,米白、燕麦有货吗,c\n安装,上门##自己装##视频,d\n发票|开票,,e\n';
    const { asks, sample } = await preview(file);
    expect(sample.map((s) => s.similar)).toEqual([1, 1, 1, 1, 0]);
    expect(asks.part.map((p) => [p.separator, p.cells, p.wordings])).toEqual([
      ["bar", 2, 4],
      ["semicolon", 1, 2],
      ["enumeration", 1, 2],
      ["hashes", 1, 3],
    ]);
    const parted = await bring(file, { part: ["bar", "semicolon", "hashes"] });
    expect(parted.sample.map((s) => [s.question, s.similar])).toEqual([
      ["退货", 2],
      ["付款", 2],
      ["颜色", 1],
      ["安装", 3],
      ["发票", 1],
    ]);
  });

  test.each([
    "2026/12/31",
    "2026-12-31",
    "2026年12月31日",
    "2026年12月31日 周四",
    "20261231",
    "12/31/2026",
    "31.12.2026",
    "2026-12-31 24:00",
  ])("%s as an end includes its day", async (until) => {
    await bring(`question,answer,valid until\n活动,减 30,${until}\n`);
    expect((await entries())[0]!.validUntil).toBe("2026-12-31T16:00:00.000Z");
  });

  test("a day as an end includes its day in JSON lines too; a time is that time", async () => {
    await bring('{"question":"一","validUntil":"2026-12-31"}\n{"question":"二","validUntil":"2026-12-31 00:00"}\n');
    expect((await entries()).map((e) => e.validUntil)).toEqual(["2026-12-31T16:00:00.000Z", "2026-12-30T16:00:00.000Z"]);
  });
});

describe("channels", () => {
  test("are those of Settings, by name or by the word shown for it; a row on any other is refused with those there are", async () => {
    const file = "标准问,答案,渠道\n几点关门,九点,微信\n几点开门,八点,APP、Phone\n能停车吗,能,门店\n有充电桩吗,有,level=金卡\n";
    const seen = await bring(file);
    expect(seen).toMatchObject({
      new: 3,
      rejected: 1,
      problems: [{ row: 4, code: "unknown_channel", severity: "rejected", values: { text: "门店", known: "web, app, wechat, phone" } }],
    });
    const when = Object.fromEntries((await entries()).map(({ question, answers }) => [question, answers[0]!.when]));
    expect(when).toEqual({
      几点关门: [{ field: "channel", in: ["wechat"] }],
      几点开门: [{ field: "channel", in: ["app", "phone"] }],
      有充电桩吗: [{ field: "level", in: ["金卡"] }],
    });
    const { text } = await shop.admin.try("getImportProblems", { kb, upload: seen.upload });
    expect(text).toContain("「门店」不是设置里的渠道（web, app, wechat, phone）");
    const json = await preview('{"question":"能送吗","answers":[{"text":"能","when":[{"field":"channel","in":["weixin"]}]}]}');
    expect(json).toMatchObject({ new: 0, rejected: 1, problems: [{ code: "unknown_channel" }] });
  });

  test("a table without a header is read once one says what its columns hold, its first row too", async () => {
    const file = "几点关门,九点\n几点开门,八点\n";
    const unnamed = await shop.admin.try("previewImport", { kb, name: "bare.csv", header: "none" }, file);
    expect(unnamed.json).toMatchObject({
      error: { code: "unreadable_file", details: { why: "header", columns: ["(A)", "(B)"], samples: ["几点关门", "九点"] } },
    });
    const seen = await preview(file, { header: "none", columns: ["question=(A)", "answer=(B)"] });
    expect(seen.sample.map(({ question, answer }) => [question, answer])).toEqual([
      ["几点关门", "九点"],
      ["几点开门", "八点"],
    ]);
    const extra = await preview("几点关门,九点, 周日六点\n几点开门,八点\n", { header: "none", columns: ["question=(A)", "answer=(B)"] });
    expect(extra.columns).toMatchObject([{ name: "(A)" }, { name: "(B)" }, { name: "(C)", field: null, samples: [" 周日六点".trim()] }]);
  });
});
