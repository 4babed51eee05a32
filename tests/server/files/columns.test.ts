// Columns are known by the names people and other programs give them; what nobody knows is asked about, and a header may stand where it likes.
import { beforeEach, describe, expect, test } from "vitest";
import { cell, row, sheetOf } from "../../support/hostileFiles.ts";
import { bring, entries, fresh, importing, kb, preview, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

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

describe("names of other programs", () => {
  const fields = async (header: string): Promise<(string | null)[]> => {
    const row = header.split(",").map((_, i) => `text ${i}`);
    const { columns } = await preview(`${header}\n${row.join(",")}\n`);
    return columns.map(({ field }) => field);
  };

  test.each([
    ["問題,答案,相似問1,分類,標籤,啟用", "question,answer,similar,category,tags,enabled"],
    ["问,答", "question,answer"],
    ["类别,用户问法,参考答案,扩展问1", "category,question,answer,similar"],
    ["知识点标题,知识点答案,知识点分类", "question,answer,category"],
    ["FAQ问题,FAQ答案,相似问法①", "question,answer,similar"],
    ["问题描述,解决方案,关键词", "question,answer,"],
    ["问题类型,客户提问,客服回答", "category,question,answer"],
    ["标准问题,机器人答案,生效开始时间,生效结束时间", "question,answer,validFrom,validUntil"],
    ["User Says,Bot Response,Alt question 3,Intent", "question,answer,similar,"],
    ["Question Text,Answer Text,aliases", "question,answer,similar"],
    // A person's are not the entry's.
    ["用户ID,用户标签,问题,Agent,Agent answer", ",,question,,answer"],
    // The first of numbered ones is the standard question where no other column is.
    ["问题1,问题2,问题3,答案", "question,similar,similar,answer"],
    ["Question 1,Question 2,Answer", "question,similar,answer"],
    ["标准问,问题1,问题2,答案", "question,similar,similar,answer"],
    ["问题,答案1,答案2", "question,answer,answer"],
  ])("%s", async (header, expected) => expect((await fields(header)).map((field) => field ?? "").join(",")).toBe(expected));

  test("several answers in a row are several answers", async () => {
    await bring("问题,答案1,答案2\n几点关门,九点,晚上九点\n几点开门,八点,\n");
    expect((await entries()).map((e) => e.answers.map((a) => a.text))).toEqual([["九点", "晚上九点"], ["八点"]]);
  });
});

describe("a header below a title", () => {
  test("is found, and what stands above it is said not to be read", async () => {
    const seen = await bring("客服知识库 2026 版,,\n,,\n分类,问题,备注,答案\n营业,几点关门,x,九点\n");
    expect(seen.problems.map((p) => [p.row, p.code])).toEqual([
      [3, "header_below"],
      [3, "unknown_column"],
    ]);
    expect((await entries()).map((e) => [e.question, e.answers[0]!.text])).toEqual([["几点关门", "九点"]]);
  });

  test("is found in each sheet; a row that only names the question is none", async () => {
    const file = await sheetOf(
      row(1, cell("A1", "知识库")) + row(2, cell("A2", "标准问"), cell("B2", "答案")) + row(3, cell("A3", "问"), cell("B3", "答案")),
    );
    expect(await preview(file)).toMatchObject({ new: 1, sample: [{ row: 3, question: "问" }], sheets: [{ state: "read" }] });
    const none = await shop.admin.try("previewImport", { kb, name: "x.csv" }, "知识库,\n问题,什么\n一,二\n");
    expect(none.json).toMatchObject({ error: { code: "unreadable_file", details: { why: "header" } } });
  });
});
