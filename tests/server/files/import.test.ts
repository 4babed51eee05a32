// Importing knowledge from files: preview, run, what was rejected, and again.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { finished, signInAs } from "../../support/app.ts";
import { content, count, fresh, importing, kb, lines, preview, run, shop } from "./support.ts";

importing();

describe("a JSONL file", () => {
  beforeAll(() => fresh());

  test("is previewed without writing anything, then written by a job", async () => {
    const file = lines(
      { id: "CANCEL", questions: ["怎么取消订单", "取消订单", "我不想要了"], answer: "点取消" },
      { question: "如何退货", answers: [{ text: "七天内" }], category: ["售后", "退换"], tags: ["七天"], related: ["CANCEL"] },
    );
    const seen = await preview(file);
    expect(seen).toMatchObject({ format: "jsonl", rows: 2, new: 2, changed: 0, same: 0, conflicts: 0, rejected: 0, problems: [] });
    expect(seen.sample[0]).toEqual({
      sheet: null,
      row: 1,
      id: "CANCEL",
      question: "怎么取消订单",
      similar: 2,
      answer: "点取消",
      state: "new",
    });
    expect(await count()).toBe(0);
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
    const done = await finished(shop, shop.admin, kb, job);
    expect(done).toMatchObject({ state: "done", result: { new: 2, changed: 0, skipped: 0, same: 0, rejected: 0 } });
    const rows = (await shop.admin.call("listEntries", { kb, sort: "question" })).rows;
    const returns = rows.find((r) => r.question === "如何退货")!;
    const { categories } = await shop.admin.call("getCategories", { kb });
    expect(categories.map((c) => [c.name, categories.find((p) => p.id === c.parent)?.name])).toEqual([
      ["售后", undefined],
      ["退换", "售后"],
    ]);
    expect(returns.category).toBe(categories[1]!.id);
    expect(await content("CANCEL")).toMatchObject({
      similar: [{ text: "取消订单", origin: "import", by: "zhoumin" }, { text: "我不想要了" }],
      related: [],
    });
    expect((await shop.admin.call("listRevisions", { kb, entry: "CANCEL" })).rows).toMatchObject([
      { revision: 1, reason: "imported", by: "zhoumin" },
    ]);
    const audit = (await shop.admin.call("listAudit", { kb })).rows.map((r) => r.action);
    expect(audit.slice(0, 3)).toEqual(["entries.imported", "category.saved", "import.started"]);
  });

  test("imported again it is all the same, and nothing is written", async () => {
    const file = lines(
      { id: "CANCEL", questions: ["怎么取消订单", "取消订单", "我不想要了"], answer: "点取消" },
      { question: "如何退货？", answers: ["七天内"] },
    );
    expect(await preview(lines(file))).toMatchObject({ new: 0, same: 1, changed: 1 });
    const done = await run(lines({ id: "CANCEL", questions: ["怎么取消订单", "我不想要了", "取消订单"], answer: "点取消" }), "overwrite");
    expect(done.result).toMatchObject({ same: 1, changed: 0 });
    expect((await shop.admin.call("getEntry", { kb, entry: "CANCEL" })).revision).toBe(1);
  });

  test("changes existing entries only when told to overwrite; what the file does not say stays", async () => {
    const file = lines({ question: "如何退货", answers: ["十五天内"] });
    expect(await preview(file)).toMatchObject({ new: 0, changed: 1 });
    expect((await run(file)).result).toMatchObject({ skipped: 1, changed: 0 });
    expect((await run(file, "overwrite")).result).toMatchObject({ skipped: 0, changed: 1 });
    const { rows } = await shop.admin.call("listEntries", { kb, sort: "question" });
    const entry = rows.find((r) => r.question === "如何退货")!;
    expect(entry).toMatchObject({ revision: 2, tags: ["七天"] });
    expect((await content(entry.id)).answers).toEqual([{ text: "十五天内", when: [] }]);
  });

  test("a deleted entry comes back as new", async () => {
    await shop.admin.call("deleteEntry", { kb, entry: "CANCEL" });
    expect((await run(lines({ id: "CANCEL", question: "怎么取消订单" }))).result).toMatchObject({ new: 1 });
    expect((await shop.admin.call("getEntry", { kb, entry: "CANCEL" })).deleted).toBe(false);
  });

  test("the draft answers what was imported", async () => {
    const { reply } = await shop.admin.call("askRobot", { kb, question: "怎么取消订单" });
    expect(reply.answer?.entry ?? reply.candidates[0]?.entry).toBe("CANCEL");
  });
});

describe("who may, and what there is", () => {
  let other: string;
  beforeAll(async () => {
    other = shop.kb;
    await fresh(other);
  });

  test("signed out, a viewer and an outsider may not import", async () => {
    const { upload } = await preview(lines({ question: "谁" }));
    for (const [client, status] of [
      [shop.client(), 401],
      [await signInAs(shop, "viewer"), 403],
      [await signInAs(shop, null), 404],
    ] as const) {
      expect((await client.try("previewImport", { kb, name: "x" }, lines({ question: "一" }))).status).toBe(status);
      expect((await client.try("runImport", { kb, upload })).status).toBe(status);
      expect((await client.try("getImportProblems", { kb, upload })).status).toBe(status);
    }
    const trainer = await signInAs(shop, "trainer");
    expect((await trainer.try("runImport", { kb, upload })).status).toBe(202);
  });

  test("an upload of another knowledge base does not exist", async () => {
    const { upload } = await preview(lines({ question: "一" }));
    await fresh();
    for (const name of ["runImport", "getImportProblems"] as const) expect((await shop.admin.try(name, { kb, upload })).status).toBe(404);
    expect((await shop.admin.try("runImport", { kb: other, upload, existing: "replace" })).status).toBe(400);
    await fresh(other);
  });

  test("more than 50 MB is too large, whether it says so or not", async () => {
    const path = `/api/knowledge-bases/${kb}/imports?name=big.jsonl`;
    const line = Buffer.alloc(1024 * 1024, "x");
    const stream = new ReadableStream({ pull: (control) => (sent++ < 52 ? control.enqueue(line) : control.close()) });
    let sent = 0;
    const response = await fetch(shop.url + path, {
      method: "POST",
      headers: { cookie: shop.admin.cookie },
      body: stream,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
    const said = await shop.admin.request("POST", path, Buffer.alloc(51 * 1024 * 1024, "x"));
    expect([said.status, said.text]).toEqual([413, expect.stringContaining("too_large")]);
  });

  test("the uploaded file itself does not stay, and what does is the owner's only", async () => {
    const { upload } = await preview(lines({ question: "一" }));
    const folder = join(shop.dataDir, "uploads");
    expect(() => readFileSync(join(folder, `${upload}.entries.raw`))).toThrow();
    expect(statSync(join(folder, `${upload}.ndjson`)).mode & 0o077).toBe(0);
  });
});

describe("what exists already", () => {
  test("merging adds the wordings that an entry lacks and keeps the rest; each entry may go its own way", async () => {
    await fresh();
    const before = ["一", "二", "三", "四"].map((question) => ({
      id: `m_${question}`,
      question,
      similar: [`${question}甲`, { text: `${question}反`, kind: "negative" }],
      answer: "旧",
      tags: ["x"],
    }));
    await run(lines(...before));
    const file = lines(
      ...["一", "二", "三"].map((question) => ({ question, similar: [`${question} 甲`, `${question}乙`, `${question}反`], answer: "新" })),
      { question: "四", similar: ["四甲"], answer: "新" },
    );
    const seen = await preview(file);
    expect(seen.existing).toMatchObject({
      count: 4,
      merges: 3,
      rows: [{ row: 1, question: "一", adds: 1 }, {}, {}, { question: "四", adds: 0 }],
    });
    const each = [
      { entry: "m_二", existing: "overwrite" as const },
      { entry: "m_三", existing: "skip" as const },
    ].map((one) => ({ ...one, entry: seen.existing.rows.find((row) => `m_${row.question}` === one.entry)!.id }));
    const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload, existing: "merge", each });
    expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ new: 0, changed: 2, skipped: 1, same: 1 });
    const found = Object.fromEntries(seen.existing.rows.map(({ question, id }) => [question, id]));
    const shape = async (question: string) => {
      const { similar, answers, tags } = await content(found[question]!);
      return [similar.map(({ text, kind }) => (kind === "negative" ? `-${text}` : text)), answers[0]!.text, tags];
    };
    expect(await shape("一")).toEqual([["一甲", "-一反", "一乙"], "旧", ["x"]]);
    expect(await shape("二")).toEqual([["二 甲", "二乙", "二反"], "新", ["x"]]);
    expect(await shape("三")).toEqual([["三甲", "-三反"], "旧", ["x"]]);
    await finished(shop, shop.admin, kb, (await shop.admin.call("undoImport", { kb, job })).job);
    expect(await shape("一")).toEqual([["一甲", "-一反"], "旧", ["x"]]);
  });

  test("what was said of columns holds for the next file with them, and is said; it can be left aside", async () => {
    await fresh();
    await run("咨询,说法,应对\n一,甲,答\n", "skip", { columns: ["question=咨询", "answer=应对"] });
    const seen = await preview("应对,咨询 ,说法\n答,二,乙\n");
    expect(seen).toMatchObject({ new: 1, sample: [{ question: "二", answer: "答" }], remembered: { by: "zhoumin" } });
    expect(seen.remembered!.columns).toEqual(
      expect.arrayContaining([
        { name: "咨询", field: "question" },
        { name: "应对", field: "answer" },
      ]),
    );
    // Names in another case are the same, other names are not.
    expect(await preview("问题,a,b\n二,x,y\n")).toMatchObject({ remembered: null });
    // What is said now goes before, and is what is kept.
    await run("应对,咨询,说法\n答,二,乙\n", "skip", { columns: ["similar=说法"] });
    expect(await preview("咨询,说法,应对\n三,丙,答\n")).toMatchObject({ sample: [{ similar: 1 }] });
    const other = await preview("咨询,说法,应对\n三,丙,答\n", { columns: ["answer=说法", "none=应对"] });
    expect(other).toMatchObject({ sample: [{ similar: 0, answer: "丙" }] });
    expect((await shop.admin.try("previewImport", { kb, name: "x", recall: "ignore" }, "咨询,说法,应对\n三,丙,答\n")).status).toBe(422);
    await fresh();
    expect((await shop.admin.try("previewImport", { kb, name: "x" }, "咨询,说法,应对\n三,丙,答\n")).status).toBe(422);
  });
});
