// Rows and texts of tables come in as they read on the page, and what a file leaves open is asked.
import { beforeEach, describe, expect, test } from "vitest";
import { bring, entries, fresh, importing, kb, preview, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

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

  test("every usual sign between wordings is offered; what our own file holds is never parted", async () => {
    const cells = [
      "想退/退货流程",
      "想退,退货流程",
      "想退，退货流程",
      "想退&&退货流程",
      "想退@@退货流程",
      "24/7 吗",
      "见 https://a.example",
    ];
    // One wording, one entry.
    const file = cells.map((cell, i) => `问题 ${i},"${cell.replaceAll("退", `退${"甲乙丙丁戊己庚".charAt(i)}`)}"`).join("\n");
    const { asks } = await preview(`标准问,相似问\n${file}\n`);
    expect(asks.part.map((p) => [p.separator, p.cells])).toEqual([
      ["hashes", 2],
      ["slash", 1],
      ["comma", 2],
    ]);
    const parted = await preview(`标准问,相似问\n${file}\n`, { part: ["hashes", "slash", "comma"] });
    expect(parted.sample.map((s) => s.similar)).toEqual([2, 2, 2, 2, 2, 1, 1]);
    expect((await preview("标准问,相似问\n退货,想退<br>退货流程<br/>要退\n")).sample[0]!.similar).toBe(3);
    expect((await preview("知识库,标准问,相似问\nkb_1,退货,想退<br>退货流程\n")).sample[0]!.similar).toBe(1);
  });

  test.each([
    ["有效", true],
    ["已启用", true],
    ["√", true],
    ["開", true],
    ["TRUE", true],
    ["禁用", false],
    ["已失效", false],
    ["×", false],
    ["Inactive", false],
  ])("%s says whether an entry is enabled: %s", async (word, enabled) => {
    await bring(`问题,答案,是否启用\n几点关门,九点,${word}\n`);
    expect((await entries())[0]!.enabled).toBe(enabled);
  });

  test.each(["长期", "永久有效", "无", "-", "Never"])("%s as an end is none", async (until) => {
    expect(await bring(`question,answer,valid until\n活动,减 30,${until}\n`)).toMatchObject({ new: 1, problems: [] });
    expect((await entries())[0]!.validUntil).toBeNull();
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
    "31 Dec 2026",
    "December 31st 2026",
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

  test.each(["全部渠道", "不限", "ALL channels", "微信、全部"])("%s is no condition", async (channel) => {
    await bring(`标准问,答案,渠道\n几点关门,九点,${channel}\n`);
    expect((await entries())[0]!.answers).toEqual([{ text: "九点", when: [] }]);
  });

  test("periods are read as they are usually written, the day that ends one is its last; what is none is refused", async () => {
    const file = [
      "标准问,答案,条件",
      "甲,答,time=2026-11-01/2026-11-30",
      "乙,答,时间=2026年11月1日 8:00 至 2026年11月30日 18:00",
      "丙,答,时间=2026/11/1~",
      "丁,答,渠道=微信；时间=/2026-11-01T08:00",
      "戊,答,时间=双十一",
      "己,答,时间=2026-11-30/2026-11-01",
    ].join("\n");
    const seen = await bring(file);
    expect(seen).toMatchObject({ new: 4, rejected: 2 });
    expect(seen.problems.map(({ row, code, values }) => [row, code, values?.["text"]])).toEqual([
      [6, "not_a_period", "双十一"],
      [7, "not_a_period", "2026-11-30/2026-11-01"],
    ]);
    const when = Object.fromEntries((await entries()).map(({ question, answers }) => [question, answers[0]!.when]));
    expect(when).toEqual({
      甲: [{ field: "time", in: ["2026-11-01T00:00/2026-12-01T00:00"] }],
      乙: [{ field: "time", in: ["2026-11-01T08:00/2026-11-30T18:00"] }],
      丙: [{ field: "time", in: ["2026-11-01T00:00/"] }],
      丁: [
        { field: "channel", in: ["wechat"] },
        { field: "time", in: ["/2026-11-01T08:00"] },
      ],
    });
    const { text } = await shop.admin.try("getImportProblems", { kb, upload: seen.upload });
    expect(text).toContain("「双十一」不是一段时间");
    const json = await preview('{"question":"庚","answers":[{"text":"答","when":[{"field":"time","in":["2026-11-01/2026-11-30","/"]}]}]}');
    expect(json).toMatchObject({ new: 0, rejected: 1, problems: [{ code: "not_a_period", values: { text: "/" } }] });
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

test('a cell that keeps its zeros for spreadsheets (="00123") is what they show', async () => {
  await bring('编号,问题,答案\n"=""00123""",怎么付款,"=""微信"""\n');
  expect(await entries()).toMatchObject([{ id: "00123", answers: [{ text: "微信" }] }]);
});

test("numbers that only count the wordings in a cell are not said by customers", async () => {
  const cells = ['"1. 什么时候发货\n2. 多久发货\n3、发货时间"', '"1. 第一步\n3. 第三步"', '"1.5 米的床\n2.5 米的床"', "1. 只有一条"];
  await bring(`问题,相似问,答案\n${cells.map((cell, i) => `问 ${i},${cell},答`).join("\n")}\n`);
  const similar = Object.fromEntries((await entries()).map((e) => [e.question, e.similar.map(({ text }) => text)]));
  expect(similar).toEqual({
    "问 0": ["什么时候发货", "多久发货", "发货时间"],
    "问 1": ["1. 第一步", "3. 第三步"],
    "问 2": ["1.5 米的床", "2.5 米的床"],
    "问 3": ["1. 只有一条"],
  });
});

test("below a title a header counts that knows question and answer, though two thirds of its columns are strange", async () => {
  const file = "客服知识库导出,,,,,\n序号,标准问法,答案,更新时间,创建人,备注2\n1,怎么退货,七天内,2026/11/1,张三,\n";
  expect(await preview(file)).toMatchObject({ new: 1, rejected: 0, sample: [{ question: "怎么退货" }] });
});
