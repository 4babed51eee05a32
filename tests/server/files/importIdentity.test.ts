// Which entry a row is, and which wordings two entries share: where a file and the draft could be taken for one another.
import { beforeEach, describe, expect, test } from "vitest";
import { finished, teach } from "../../support/app.ts";
import { content, count, fresh, importing, kb, lines, preview, run, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

test("a wording that must not lead here is no conflict with the entry it should lead to, in the file and in the draft", async () => {
  const ours = {
    id: "e_a",
    question: "如何退货",
    similar: [{ id: "q_1", text: "如何换货", kind: "negative" }],
    answers: [{ text: "七天内", when: [] }],
  };
  const theirs = {
    id: "e_b",
    question: "如何换货",
    similar: [{ id: "q_2", text: "如何退货", kind: "negative" }],
    answers: [{ text: "十五天内", when: [] }],
  };
  expect(await preview(lines(ours, theirs))).toMatchObject({ new: 2, conflicts: 0, problems: [] });
  await run(lines(ours));
  expect(await preview(lines(theirs))).toMatchObject({ new: 1, conflicts: 0, problems: [] });
  // Taught to both it is one: it is left to whom it belongs.
  const taught = { ...theirs, similar: [{ id: "q_2", text: "如何退货", kind: "positive" }] };
  expect(await preview(lines(taught))).toMatchObject({ new: 1, conflicts: 1, problems: [{ code: "left_to_another" }] });
});

test("a row without an id never lands on the entry that another row of the file names by its id", async () => {
  await run(lines({ id: "e_a", questions: ["如何退货"], answer: "七天内" }));
  // Both would be the entry e_a: one by the standard question, one by the id.
  for (const file of [
    lines({ questions: ["如何退货"], answer: "甲" }, { id: "e_a", questions: ["怎样退货"], answer: "乙", kb }),
    lines({ id: "e_a", questions: ["怎样退货"], answer: "乙", kb }, { questions: ["如何退货"], answer: "甲" }),
  ]) {
    const { sample, rejected } = await preview(file);
    expect(rejected).toBe(0);
    expect(new Set(sample.map((row) => row.id)).size).toBe(2);
    expect(sample.find((row) => row.id === "e_a")).toMatchObject({ question: "怎样退货", state: "changed" });
  }
});

describe("an id", () => {
  const numbered = (...questions: string[]) => `id,question,answer\n${questions.map((q, i) => `${i + 1},${q},A ${q}`).join("\n")}\n`;

  test("of a file that another program wrote is no other entry's: two files that count 1, 2, 3 leave each other alone", async () => {
    await run(numbered("How long?", "How much?"));
    expect(await content("1")).toMatchObject({ question: "How long?" });
    const seen = await preview(numbered("Where to?", "How much?"));
    expect(seen).toMatchObject({ new: 1, same: 1, changed: 0, asks: { ids: 1 } });
    expect(seen.problems).toMatchObject([{ row: 2, field: "id", code: "strange_id", values: { text: "1", entry: "How long?" } }]);
    await run(numbered("Where to?", "How much?"), "overwrite");
    expect(await content("1")).toMatchObject({ question: "How long?" });
    expect(await count()).toBe(3);
    // Unless one says that they are this knowledge base's.
    expect(await preview(numbered("Where to?", "How much?"), { ids: "trusted" })).toMatchObject({ new: 0, changed: 1, asks: { ids: 0 } });
  });

  test.each(["jsonl", "csv", "xlsx"] as const)(
    "in our own export as %s is the entry's, also where it came from elsewhere",
    async (format) => {
      await run(numbered("How long?", "How much?"));
      const { text } = await shop.admin.try("exportEntries", { kb, format: format === "xlsx" ? "csv" : format });
      const file =
        format === "xlsx"
          ? new Uint8Array(
              await (
                await fetch(`${shop.url}/api/knowledge-bases/${kb}/export?format=xlsx`, { headers: { cookie: shop.admin.cookie } })
              ).arrayBuffer(),
            )
          : text.replace("How long?", "How long does it take?");
      expect(await preview(file)).toMatchObject(
        format === "xlsx"
          ? { same: 2, new: 0, problems: [] }
          : { same: 1, changed: 1, new: 0, problems: [], sample: [{ id: "1" }, { id: "2" }] },
      );
      // Elsewhere it is a stranger's.
      const ours = kb;
      await fresh();
      await run("id,question,answer\n1,Another,B\n");
      expect((await preview(text)).new).toBe(2);
      expect(await content("1")).toMatchObject({ question: "Another" });
      await fresh(ours);
    },
  );

  test("that this product made is known without a mark, in exports of before", async () => {
    const entry = await teach(shop.admin, kb, "旧问题", [], { answers: [{ text: "旧", when: [] }] });
    expect(await preview(`ID,标准问,答案\n${entry},新问题,旧\n`)).toMatchObject({ changed: 1, new: 0 });
  });

  test.each(["编号", "K 001/", "📕", `${"x".repeat(90)} `])(
    "that could not be ours (%s1) names its row within the file alone: the entry is given one of ours, and it is said once",
    async (own) => {
      await fresh();
      const file = (answer: string) => `id,question,answer,related\n${own}1,一,${answer},${own}2\n${own}2,二,B,\n`;
      const seen = await preview(file("A"));
      expect(seen).toMatchObject({ new: 2, rejected: 0, asks: { ids: 0 } });
      expect(seen.problems).toMatchObject([{ row: 2, field: "id", code: "foreign_id", severity: "warning", values: { text: `${own}1` } }]);
      await run(file("A"));
      const { rows } = await shop.admin.call("listEntries", { kb });
      expect(rows.map(({ id }) => id)).toEqual(rows.map(() => expect.stringMatching(/^e_[0-9a-z]{12}$/u)));
      const idOf = (question: string) => rows.find((row) => row.question === question)!.id;
      expect((await content(idOf("一"))).related).toEqual([idOf("二")]);
      // The same file once more means the same entries.
      await run(file("C"), "overwrite");
      expect((await content(idOf("一"))).answers[0]!.text).toBe("C");
      expect(await count()).toBe(2);
    },
  );

  test("may be a number in JSON lines, and nothing at all; ids of wordings that could not be ours are not needed", async () => {
    const seen = await preview(
      '{"id":7,"question":"一","similar":[{"id":1,"text":"壹"},{"id":"编号2","text":"么"}],"answer":"A"}\n{"id":"","question":"二","answer":"B"}',
    );
    expect(seen).toMatchObject({ new: 2, rejected: 0, problems: [], sample: [{ id: "7" }, {}] });
  });

  test("that related entries of the file name is followed to the entry it became", async () => {
    await run(numbered("How long?"));
    await run(lines({ id: "1", question: "一" }, { id: "2", question: "二", related: ["1"] }));
    const { rows } = await shop.admin.call("listEntries", { kb });
    const id = (question: string) => rows.find((r) => r.question === question)!.id;
    expect((await content(id("二"))).related).toEqual([id("一")]);
  });
});

describe("overwriting", () => {
  test("says beforehand what it takes away: answers under conditions, wordings, fields whose cell is empty", async () => {
    await run(
      lines({
        id: "e_1",
        question: "怎么退货",
        similar: ["想退", "退货流程"],
        answers: [{ text: "到店退", when: [{ field: "channel", in: ["app"] }] }, { text: "七天内" }],
        tags: ["七天"],
        category: ["售后"],
      }),
    );
    const seen = await preview("标准问,相似问,答案,标签,类目\n怎么退货,想退,七天内,,售后\n");
    expect(seen.takesAway).toEqual({
      count: 1,
      rows: [{ sheet: null, row: 2, question: "怎么退货", conditional: 1, wordings: 1, fields: ["tags"] }],
    });
    expect((await preview("标准问,答案\n怎么退货,十五天内\n")).takesAway).toMatchObject({
      count: 1,
      rows: [{ conditional: 1, fields: [] }],
    });
    expect((await preview('标准问,相似问\n怎么退货,"想退\n退货流程\n退了"\n')).takesAway.count).toBe(0);
  });

  test("leaves alone what was saved, made or deleted since the preview, and names it", async () => {
    await run(
      lines(
        { id: "e_a", question: "一", answer: "甲" },
        { id: "e_b", question: "二", answer: "甲" },
        { id: "e_c", question: "三", answer: "甲" },
      ),
    );
    const file = lines(...["一", "二", "三", "四", "五"].map((question) => ({ question, answer: "乙" })));
    const { upload } = await preview(file);
    await shop.admin.call("saveEntry", {
      kb,
      entry: "e_a",
      base: 1,
      content: { ...(await content("e_a")), answers: [{ text: "同事的", when: [] }] },
    });
    await shop.admin.call("deleteEntry", { kb, entry: "e_b" });
    await shop.admin.call("createEntry", { kb, content: { ...(await content("e_c")), question: "四！" } });
    const { job } = await shop.admin.call("runImport", { kb, upload, existing: "overwrite" });
    const { result } = await finished(shop, shop.admin, kb, job);
    expect(result).toMatchObject({
      new: 1,
      changed: 1,
      skipped: 3,
      changedSince: { count: 3, rows: [{ row: 1, entry: "e_a" }, { row: 2 }, { row: 4 }] },
    });
    expect((await content("e_a")).answers).toEqual([{ text: "同事的", when: [] }]);
    expect((await content("e_c")).answers).toEqual([{ text: "乙", when: [] }]);
  });
});
