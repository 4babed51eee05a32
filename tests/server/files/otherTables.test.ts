// Tables of other systems and of people who keep one wording a row, two rows of header or none; and files that fit no format, or two.
import { beforeEach, describe, expect, test } from "vitest";
import { latin1 } from "../../support/encode.ts";
import { cell, row, sheetOf, zipOf } from "../../support/hostileFiles.ts";
import { bring, fresh, importing, kb, notesOf, preview, shop, taught } from "./support.ts";

importing();
beforeEach(() => fresh());

const refusal = async (file: string | Uint8Array, asked: Parameters<typeof preview>[1] = {}) => {
  const { status, json } = await shop.admin.try("previewImport", { kb, name: "x", ...asked }, file);
  return { status, ...(json as { error: { message: string; details?: Record<string, unknown> } }).error };
};

describe("tables of other systems", () => {
  test("Watson: examples and intents without a header", async () => {
    const file = "how to return,returns\nsend back,returns\nwhere is it,#order_status\ntrack,order_status\nbuy me lunch,irrelevant\nx,\n";
    const seen = await bring(file);
    expect(seen).toMatchObject({ format: "watson", rows: 3, new: 2, rejected: 1, notOurs: 1, problems: [{ row: 6, code: "foreign_row" }] });
    expect(await taught()).toEqual({ "how to return": [["send back"], []], "where is it": [["track"], []] });
  });

  test("FastGPT: more wordings in columns without a name", async () => {
    await bring('q,a,indexes\n怎么退货,七天内,想退,"退货\n流程",退\n几点开门,八点\n');
    expect(await taught()).toEqual({ 怎么退货: [["想退", "退货 流程", "退"], ["七天内"]], 几点开门: [[], ["八点"]] });
    expect(await preview("q,a,indexes\n一,甲\n")).toMatchObject({ format: "fastgpt" });
    expect(await preview("q,a,indexes,,indexes2\n一,甲,二,,三\n")).toMatchObject({ format: "fastgpt", sample: [{ similar: 2 }] });
    expect(await preview("q,a,indexes,备注\n一,甲,二,x\n", { columns: ["question=q", "answer=a"] })).toMatchObject({ format: "csv" });
  });

  test("MaxKB: wordings one a line in a cell; without any the title is the question", async () => {
    const header = "分段标题（选填）,分段内容（必填，问题答案）,问题（选填，单元格内一行一个）";
    const seen = await bring(
      `"${header.split(",").join('","')}"\n`.replaceAll('必填","问题答案', "必填，问题答案") +
        '退换,七天内,"怎么退货\n想退"\n门店,八点开门,\n',
    );
    expect(seen).toMatchObject({ format: "maxkb", rows: 2, new: 2, problems: [] });
    expect(notesOf(seen)).toEqual({ titles: 1 });
    expect(await taught()).toEqual({ 怎么退货: [["想退"], ["七天内"]], 门店: [[], ["八点开门"]] });
  });

  test("Dify, and two columns with and without a header", async () => {
    expect(await preview("question,answer\n在吗,在\n", { format: "dify" })).toMatchObject({ format: "dify", new: 1 });
    const plain = "怎么退货？,七天内可以退货。\n几点开门,早上八点，周末九点\n";
    const seen = await bring(plain);
    expect(seen).toMatchObject({ format: "plain", rows: 2, notes: [{ code: "headerless", samples: ["怎么退货？ | 七天内可以退货。"] }] });
    expect(await taught()).toEqual({ "怎么退货？": [[], ["七天内可以退货。"]], 几点开门: [[], ["早上八点，周末九点"]] });
    expect(await preview("退货,可以\n换货,不行\n", { format: "plain" })).toMatchObject({ format: "plain", new: 2 });
    const cells = (i: number, ...texts: string[]): string => row(i, ...texts.map((text, c) => cell(`${"AB"[c]}${i}`, text)));
    expect(await preview(await sheetOf(cells(1, "怎么退货？", "七天内") + cells(2, "几点开门？", "八点")))).toMatchObject({
      format: "plain",
      rows: 2,
    });
    expect(await preview(await sheetOf(cells(1, "a b", "x_1") + cells(2, "c d", "x_1")))).toMatchObject({ format: "watson", new: 1 });
  });

  test("one wording a row under a repeated standard question is one entry; a row that says something else is refused", async () => {
    const seen = await bring(
      "编号,标准问,用户问法,答案\n1,怎么退货,想退,七天内\n2,怎么退货,退货流程,七天内\n3,几点开门,开门时间,八点\n4,怎么退货,不要了,\n5,怎么退货,换货,十天内\n6,几点开门,,八点\n",
    );
    expect(notesOf(seen)).toEqual({ wordingRows: 2 });
    expect(seen).toMatchObject({ rows: 4, new: 2, rejected: 2 });
    expect(seen.problems.map((p) => [p.row, p.code])).toEqual([
      [6, "duplicate_question"],
      [7, "duplicate_question"],
    ]);
    expect(await taught()).toEqual({ 怎么退货: [["想退", "退货流程", "不要了"], ["七天内"]], 几点开门: [["开门时间"], ["八点"]] });
  });

  test("a header of two rows, one that says what is required, and several columns of the question's name", async () => {
    await bring("编号,分类,问法,,答案\n,,标准问,相似问,\n必填，不重复,选填,必填项,选填（一行一个）,必填\n,售后,怎么退货,想退,七天内\n");
    expect(await taught()).toEqual({ 怎么退货: [["想退"], ["七天内"]] });
    // A row of which one cell says so is an entry.
    expect(await preview("问题,答案\n哪几项要填,必填\n")).toMatchObject({ new: 1, problems: [] });
    await fresh();
    const seen = await bring("问题,问题,问题,答案\n怎么退货,想退,退货流程,七天内\n");
    expect(seen.columns.map(({ field }) => field)).toEqual(["question", "similar", "similar", "answer"]);
    expect(await taught()).toEqual({ 怎么退货: [["想退", "退货流程"], ["七天内"]] });
  });

  test("Windows-1252 is read, and shown to be looked at", async () => {
    const seen = await bring(latin1("question,answer\nOù est ma commande ?,Déjà envoyée\n"));
    expect(seen.notes).toEqual([{ code: "encoding", count: 1, samples: ["Où est ma commande ?"] }]);
  });
});

describe("nothing is guessed in silence:", () => {
  test("what fits no format says what was seen and what is expected", async () => {
    expect(await refusal(`{"name":"x","items":[{"title":"a"}]}`)).toMatchObject({
      status: 422,
      details: {
        why: "format",
        seen: ["{name, items}"],
        expected: expect.arrayContaining([expect.stringContaining("NLP.js")]) as string[],
      },
    });
    expect(await refusal(await zipOf({ "a.csv": "x", "b.txt": "y" }))).toMatchObject({
      details: { why: "tables", seen: ["a.csv", "b.txt"] },
    });
    expect(await refusal("version: '3'\npipeline:\n- name: x\n")).toMatchObject({ details: { why: "noEntries", format: "rasa" } });
    expect(await refusal("question,answer\na,b\n", { format: "rasa" })).toMatchObject({
      details: { why: "otherFormat", expected: ["rasa"] },
    });
    expect(await refusal("问题,答案\na,b\n", { format: "azure" })).toMatchObject({ details: { why: "header", columns: ["问题", "答案"] } });
  });

  test("what fits two is asked about, and read as one says", async () => {
    const both = await zipOf({
      "a.yml": "nlu:\n- intent: faq/a\n  examples: |\n    - one\n",
      "b.json": JSON.stringify({ id: "b", data: { questions: ["two"], answers: ["2"] } }),
    });
    expect(await refusal(both)).toMatchObject({ details: { why: "formats", formats: ["rasa", "botpress"] } });
    expect(await preview(both, { format: "botpress" })).toMatchObject({ sample: [{ question: "two" }], notes: [{ code: "members" }] });
    // Two columns of names: intents, or answers.
    const file = "退货吗,可以\n换货吗,可以\n修吗,不行\n装吗,不行\n";
    expect(await refusal(file)).toMatchObject({ details: { formats: ["watson", "plain"], columns: ["退货吗", "可以"] } });
    expect(await refusal("a,yes\nb,yes\nc,no\nd,maybe\n")).toMatchObject({ details: { formats: ["watson", "plain"] } });
    expect(await preview(file, { format: "watson" })).toMatchObject({ new: 2 });
    expect(await preview(file, { format: "plain", sameAnswer: "apart" })).toMatchObject({ new: 4 });
  });
});
