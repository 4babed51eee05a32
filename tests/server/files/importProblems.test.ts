// What is wrong with rows of a file of entries: named by number and reason, good ones written all the same.
import { beforeAll, expect, test } from "vitest";
import { finished, teach } from "../../support/app.ts";
import { content, count, fresh, importing, kb, lines, preview, run, shop } from "./support.ts";

importing();

beforeAll(() => fresh());

test("bad rows are named by number with what was expected, good ones are written", async () => {
  const file = lines(
    "{not json",
    { question: "一" },
    "",
    { question: "" },
    { id: "b".repeat(201), question: "二" },
    { question: "三", similar: Array.from({ length: 301 }, (_, i) => `问${i}`) },
    { question: "四", colour: "red" },
    { question: "一！" },
  );
  const seen = await preview(file);
  expect(seen).toMatchObject({ rows: 7, new: 2, rejected: 5 });
  expect(seen.problems.map((p) => [p.row, p.field, p.code, p.severity])).toEqual([
    [1, null, "invalid_json", "rejected"],
    [4, "question", "text_length", "rejected"],
    [5, "id", "text_length", "rejected"],
    [6, "similar", "too_big", "rejected"],
    [8, "question", "duplicate_question", "rejected"],
    [7, "colour", "unknown_field", "warning"],
  ]);
  const rejected = await shop.admin.try("getImportProblems", { kb, upload: seen.upload });
  expect(rejected.headers.get("content-type")).toContain("text/csv");
  expect(rejected.text.split("\r\n").map((l) => l.slice(0, 3))).toEqual(["行号,", "1,每", "4,标", "5,编", "6,相", "8,标", ""]);
  const { job } = await shop.admin.call("runImport", { kb, upload: seen.upload });
  expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ new: 2, rejected: 5 });
  expect(await count()).toBe(2);
});

test("the file of rejected rows has its reasons in the reader's language", async () => {
  const reasons = async (language?: "zh" | "en") => {
    const { upload } = await preview("编号,标准问,启用\ne_1,,\n编号1,,也许\n", language ? { language } : {});
    const { text } = await shop.admin.try("getImportProblems", { kb, upload });
    return text.split("\r\n").map((line) => /,("[^"]*"|[^,]*)/u.exec(line)?.[1]?.replaceAll('"', ""));
  };
  expect(await reasons()).toEqual(["原因", "标准问：写 1 到 500 个字", "启用：写 是 或 否；标准问：写 1 到 500 个字", undefined]);
  expect(await reasons("en")).toEqual([
    "reason",
    "Standard question: 1 to 500 characters",
    "Enabled: yes or no; Standard question: 1 to 500 characters",
    undefined,
  ]);
});

test("a row whose period ends before it begins is named, by what the entry would have", async () => {
  const [day, later] = ["2026-11-10T00:00:00.000Z", "2026-11-20T00:00:00.000Z"];
  const entry = await teach(shop.admin, kb, "几号开始", [], { validFrom: later });
  const file = lines(
    { question: "当天就完", validFrom: day, validUntil: day },
    { question: "还没开始就完了", validFrom: later, validUntil: day },
    { id: entry, question: "几号开始", validUntil: day },
    { question: "好的一行", validFrom: day, validUntil: later },
  );
  const seen = await preview(file);
  expect(seen).toMatchObject({ rows: 4, new: 1, rejected: 3 });
  expect(seen.problems.map((p) => [p.row, p.field, p.code, p.message])).toEqual(
    [1, 2, 3].map((row) => [row, "validUntil", "ends_before_start", "a time later than validFrom, or null for no limit"]),
  );
  // It begins later than it did when the file was looked at.
  const late = await teach(shop.admin, kb, "先看后改", []);
  const { upload } = await preview(lines({ id: late, question: "先看后改", validUntil: day }));
  const base = { kb, entry: late, base: 1 };
  await shop.admin.call("saveEntry", { ...base, content: { ...(await content(late)), validFrom: later } });
  const { job } = await shop.admin.call("runImport", { kb, upload, existing: "overwrite" });
  expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ changed: 0, skipped: 1 });
  expect(await content(late)).toMatchObject({ validFrom: later, validUntil: null });
});

test("300 similar questions fit, repeated ones are left out with a warning", async () => {
  const similar = Array.from({ length: 299 }, (_, i) => `很多问法 ${i}`);
  const seen = await preview(lines({ question: "很多", similar: [...similar, "很多！"] }));
  expect(seen).toMatchObject({ new: 1, rejected: 0, problems: [{ code: "repeated_wording", severity: "warning" }] });
  expect(seen.sample[0]!.similar).toBe(299);
});

test("a wording that another entry teaches, in the file or in the draft, is left to it; a standard question is named", async () => {
  await teach(shop.admin, kb, "如何改地址", ["换个地址"]);
  const seen = await preview(lines({ question: "地址错了", similar: ["换个地址！", "写错地址"] }, { question: "写错地址" }));
  expect(seen).toMatchObject({ new: 2, conflicts: 2, rejected: 0 });
  expect(seen.problems.map((p) => [p.row, p.code, p.message])).toEqual([
    [1, "left_to_another", expect.stringMatching(/^"换个地址！" is also taught by "如何改地址" \(e_\w+\); left out here$/)],
    [1, "left_to_another", '"写错地址" is also taught by row 2; left out here'],
  ]);
  expect(seen.sample.map(({ similar }) => similar)).toEqual([0, 0]);
  const titled = await preview(lines({ question: "换个地址" }));
  expect(titled).toMatchObject({ new: 1, conflicts: 1, problems: [{ code: "taught_elsewhere" }] });
});

test("rejected rows of a table come back correctable, and safe for spreadsheets", async () => {
  const seen = await preview("ID,标准问,启用,备用\n=cmd,一一,也许,\ne_9,二二,也许,=HYPERLINK(1)\n", { name: "a.csv" });
  expect(seen).toMatchObject({ rejected: 2 });
  const { text } = await shop.admin.try("getImportProblems", { kb, upload: seen.upload });
  expect(
    text
      .split("\r\n")
      .slice(1, 3)
      .map((l) => l.split(",").slice(-4).join()),
  ).toEqual(["'=cmd,一一,也许,", "e_9,二二,也许,'=HYPERLINK(1)"]);
  const again = await preview(text.replace("也许", "否"), { name: "rejected.csv" });
  expect(again).toMatchObject({ new: 1, rejected: 1 });
});

test("a related entry is found by id or standard question; others are warned about", async () => {
  await run(
    lines(
      { id: "e_one", question: "关联一", related: ["如何改地址", "e_two"] },
      { id: "e_two", question: "关联二", related: ["e_gone", "没有这样的问题"] },
    ),
  );
  expect((await shop.admin.call("getEntry", { kb, entry: "e_one" })).related.map((r) => r.question)).toEqual(["如何改地址", "关联二"]);
  expect((await content("e_two")).related).toEqual(["e_gone"]);
  // By the id that an entry of the draft has, too.
  const byId = lines({ id: "e_three", question: "关联三", related: ["e_one"] });
  expect((await preview(byId)).problems).toEqual([]);
  await run(byId);
  expect((await content("e_three")).related).toEqual(["e_one"]);
});

test("a default answer fills what has none", async () => {
  await run(lines({ id: "e_none", question: "没答案" }, { id: "e_some", question: "有答案", answer: "有" }), "skip", {
    defaultAnswer: "稍后回复您",
  });
  expect((await content("e_none")).answers).toEqual([{ text: "稍后回复您", when: [] }]);
  expect((await content("e_some")).answers).toEqual([{ text: "有", when: [] }]);
});

test("of more than anybody reads the first are shown, and all are counted", async () => {
  await fresh();
  const file = (similar: string, more: object = {}) =>
    lines(
      ...Array.from({ length: 501 }, (_, i) => ({ question: `第 ${i} 问`, similar: [`${similar} ${i}`], category: [`类 ${i}`], ...more })),
      ...Array.from({ length: 201 }, () => ({ answer: "没有问题" })),
    );
  const before = await preview(file("说法"));
  expect(before).toMatchObject({ rows: 702, new: 501, rejected: 201, withoutAnswer: { count: 501 }, newCategories: { count: 501 } });
  expect(before.problems.map(({ severity }) => severity)).toEqual(Array<string>(200).fill("rejected"));
  expect([before.sample, before.withoutAnswer.rows, before.newCategories.names].map((all) => all.length)).toEqual([50, 50, 50]);
  const { job } = await shop.admin.call("runImport", { kb, upload: before.upload });
  expect((await finished(shop, shop.admin, kb, job)).result).toMatchObject({ new: 501 });
  const after = await preview(file("另一说法", { answer: "答" }));
  expect(after).toMatchObject({
    changed: 501,
    withoutAnswer: { count: 0, rows: [] },
    newCategories: { count: 0, names: [] },
    existing: { count: 501, merges: 501 },
    takesAway: { count: 501 },
  });
  expect([after.existing.rows.length, after.takesAway.rows.length]).toEqual([500, 50]);
  expect(after.existing.rows[0]).toMatchObject({ sheet: null, row: 1, question: "第 0 问", adds: 1 });
  expect(after.takesAway.rows[0]).toEqual({ sheet: null, row: 1, question: "第 0 问", conditional: 0, wordings: 1, fields: [] });
});
