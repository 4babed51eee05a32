// Files of other systems, each told by its content: what becomes of it, and what of it is said before anything is written.
import { beforeEach, describe, expect, test } from "vitest";
import { cell, row, sheetOf, zipOf } from "../../support/hostileFiles.ts";
import { finished } from "../../support/app.ts";
import { bring, entries, fresh, importing, kb, notesOf, preview, shop, taught } from "./support.ts";

importing();
beforeEach(() => fresh());

const table = (...rows: string[][]): string => rows.map((cells) => cells.join("\t")).join("\n");
describe("QnA Maker", () => {
  const header = [
    "Question",
    "Answer",
    "Source",
    "Metadata",
    "SuggestedQuestions",
    "IsContextOnly",
    "Prompts",
    "QnaId",
    "SourceDisplayName",
  ];
  const prompts = (...ids: number[]): string =>
    JSON.stringify(ids.map((QnaId, i) => ({ DisplayOrder: ids.length - i, QnaId, Qna: null, DisplayText: `to ${QnaId}` })));
  const suggested = `[{"clusterHead":"pen","alternateQuestionList":[{"question":"pen","autoSuggestedCount":3}]}]`;
  const file = table(
    header,
    ["Pens", "", "a.pdf", "", suggested, "False", prompts(3, 2), "1", "A"],
    ["Which pens?", "", "a.pdf", "", "[]", "False", prompts(3, 2), "1", "A"],
    ["Buy a pen", "In the shop\\n\\nor online", "a.pdf", "area:shop | category:Pens / Buying | tag:new", "[]", "True", "[]", "2", "A"],
    header,
    ["Lost pen", "Too bad", "a.pdf", "", "[]", "False", '[{"displayOrder":0,"qna":{"id":2},"displayText":"buy"}]', "3", "A"],
    ["lost pen", "Another answer", "a.pdf", "k:v", "[]", "False", prompts(2), "4", "A"],
    ["Help", "Call us", "a.pdf", "", "[]", "False", prompts(4), "5", "A"],
  );

  test("rows of one QnaId are one entry, prompts its related questions, metadata its tags; an answer may be empty", async () => {
    const seen = await bring(file, { name: "kb.tsv" });
    expect(seen).toMatchObject({ format: "azure", rows: 5, new: 4, rejected: 1, withoutAnswer: { count: 1 }, newCategories: { count: 1 } });
    expect(seen.problems.map((p) => [p.row, p.code])).toEqual([
      [5, "header_again"],
      [7, "duplicate_question"],
    ]);
    expect(notesOf(seen)).toEqual({ prompts: 7, metadata: 3, suggested: 1, contextOnly: 1 });
    expect(seen.columns.map(({ name, field }) => [name, field])).toEqual([
      ["Question", "question"],
      ["Answer", "answer"],
      ["Metadata", "tags"],
      ["Prompts", "related"],
      ["QnaId", "id"],
    ]);
    expect(await taught()).toEqual({
      Pens: [["Which pens?"], []],
      "Buy a pen": [[], ["In the shop\n\nor online"]],
      "Lost pen": [[], ["Too bad"]],
      Help: [[], ["Call us"]],
    });
    const found = Object.fromEntries((await entries()).map((e) => [e.question, e]));
    // By the order in which they are shown; to a row that was refused: to the entry that has its question.
    expect(found.Pens!.related).toEqual([found["Buy a pen"]!.id, found["Lost pen"]!.id]);
    expect(found["Lost pen"]!.related).toEqual([found["Buy a pen"]!.id]);
    expect(found.Help!.related).toEqual([found["Lost pen"]!.id]);
    expect(found["Buy a pen"]!.tags).toEqual(["area:shop", "new"]);
    expect(await preview(file)).toMatchObject({ same: 4, changed: 0, new: 0 });
    // What it suggested is a log to be imported.
    expect(seen.suggested).toBe(1);
    const { text } = await shop.admin.try("getImportSuggested", { kb, upload: seen.upload });
    expect(text).toBe('{"question":"pen"}\n');
  });

  test("rejected rows come back as they stood, to be corrected and imported", async () => {
    const { upload } = await preview(file);
    const text = (await shop.admin.try("getImportProblems", { kb, upload })).text;
    const again = text.replace("lost pen", "lost a pen");
    expect(await preview(again)).toMatchObject({ format: "azure", rows: 1, new: 1, rejected: 0 });
    expect(text).toContain('""QnaId"":2');
    expect(text).toContain(",k:v,");
  });

  test("packed with its settings and synonyms, as Custom Question Answering exports it, is read; of two tables none is", async () => {
    const packed = await zipOf({
      "kb.tsv": file,
      "Settings.tsv": "a\tb\n",
      "Synonyms.tsv": "c\td\n",
      "logo.png": "x",
      "__MACOSX/kb.tsv": "x",
    });
    expect(await preview(packed)).toMatchObject({ format: "azure", rows: 5, new: 4 });
    expect((await preview(packed)).notes.find(({ code }) => code === "members")).toMatchObject({ count: 3 });
    const two = await shop.admin.try("previewImport", { kb, name: "x" }, await zipOf({ "a.csv": "问题,答案\n", "b.csv": "问题,答案\n" }));
    expect(two.json).toMatchObject({ error: { details: { why: "tables" } } });
  });

  test("as the services give it, in JSON with keys in either case, is the same", async () => {
    const pair = { id: 1, answer: "In the shop", questions: ["Buy", "Where to buy"], metadata: [{ name: "area", value: "shop" }] };
    const prompts = [{ displayOrder: 0, qnaId: 1, displayText: "buy" }];
    const qnas = [pair, { id: 2, answer: "Hi", questions: ["Hello"], metadata: [], context: { isContextOnly: false, prompts } }];
    const upper = [
      { Id: 1, Answer: "In the shop", Questions: ["Buy", "Where to buy"], Metadata: { area: "shop" } },
      { Id: 2, Answer: "Hi", Questions: ["Hello"], Dialog: { IsContextOnly: false, Prompts: [{ DisplayOrder: 0, QnaId: 1 }] } },
    ];
    for (const value of [{ qnaDocuments: qnas }, { Assets: { Synonyms: [], Qnas: upper } }]) {
      await fresh();
      expect(await bring(JSON.stringify(value))).toMatchObject({ format: "azure", rows: 2, new: 2, problems: [] });
      const [buy, hello] = await entries();
      expect(buy).toMatchObject({ question: "Buy", tags: ["area:shop"], answers: [{ text: "In the shop" }] });
      expect(hello).toMatchObject({ question: "Hello", related: [buy!.id] });
    }
    expect(await preview(table(["Question", "Answer", "Metadata"], ["q", "a", "[]"]))).toMatchObject({ notes: [] });
  });

  test("quotation marks are signs of the text where tabs part the cells", async () => {
    await bring(
      table(
        ["Question", "Answer", "QnaId", "Prompts"],
        ["a", '"Pro" is', "1", "[]"],
        ["b", '"never closed', "2", "[]"],
        ["c", 'x "y"', "3", "[]"],
      ),
    );
    expect(await taught()).toEqual({ a: [[], ['"Pro" is']], b: [[], ['"never closed']], c: [[], ['x "y"']] });
  });

  test("of before, with four columns, are entries by their answers; a workbook is read the same", async () => {
    const old = [
      ["Question", "Answer", "Source", "Metadata"],
      ["hi", "Hello!", "Editorial", "tone:warm"],
      ["good morning", "Hello!", "Editorial", "tone:warm"],
    ];
    expect(await preview(`\uFEFF${table(...old)}`)).toMatchObject({ format: "azure", rows: 1, new: 1 });
    const sheet = old.map((cells, i) => row(i + 1, ...cells.map((text, c) => cell(`${"ABCD"[c]}${i + 1}`, text)))).join("");
    expect(await preview(await sheetOf(sheet))).toMatchObject({ format: "azure", rows: 1, sample: [{ similar: 1 }] });
    // Said to be any table, nothing but its columns is read.
    expect(await preview(table(...old), { format: "csv" })).toMatchObject({ format: "csv", notes: [] });
    // A column that a person says something else of is read as that.
    expect(await preview(table(...old), { columns: ["similar=Metadata"] })).toMatchObject({
      notes: [],
      sample: [{ similar: 1 }, { similar: 0 }],
    });
  });
});

describe("Rasa", () => {
  const nlu = `version: "3.1"
nlu:
# a comment
- intent: faq/returns
  examples: |
    - How do I [return](action) it?
    - send it back [tomorrow]{"entity": "time", "value": "1"}
    - How do I return it?
- intent: chitchat/name
  examples:
  - text: |
      who are you
  - your name
- intent: out_of_scope/other
  examples: |
    - order me a pizza
- synonym: credit
  examples: |
    - credit card
- lookup: city
  examples: |
    - Rome
- intent: broken
  examples: [unclosed
- intent: greet
  examples: |
    - hello
`;
  const responses = `responses:
  utter_faq/returns:
  - text: "Within seven days.
    See *here*.

    Thanks"
    buttons:
    - title: x
  - text: Call {agent}
  utter_chitchat/name:
    - text: |
        A robot
  utter_bye:
  - text: 'bye'
`;
  const expected = {
    "How do I return it?": [["send it back tomorrow"], ["Within seven days. See *here*.\nThanks", "Call {agent}"]],
    "who are you": [["your name"], ["A robot"]],
    hello: [[], []],
  };

  test("examples and answers of several files are entries; marks are taken off, and what is left is told", async () => {
    const seen = await bring(await zipOf({ "data/nlu.yml": nlu, "domain.yml": responses, "__MACOSX/._x.yml": "x", "readme.md": "" }));
    expect(seen).toMatchObject({ format: "rasa", rows: 4, new: 3, rejected: 1, notOurs: 1 });
    expect(seen.problems.map((p) => [p.sheet, p.row, p.code])).toEqual([["data/nlu.yml", 23, "foreign_row"]]);
    expect(notesOf(seen)).toEqual({
      marks: 2,
      synonyms: 1,
      lookups: 1,
      placeholders: 1,
      rich: 1,
      noQuestions: 1,
      outOfScope: 1,
      members: 1,
    });
    expect(await taught()).toEqual(expected);
    expect((await entries()).find((e) => e.question === "who are you")).toMatchObject({ id: "chitchat:name" });
    expect(seen.newCategories.names).toEqual(["chitchat"]);
  });

  test("a rule that answers an intent with one response gives it its answer", async () => {
    const file = `nlu:\n- intent: ask_price\n  examples: |\n    - how much\nresponses:\n  utter_price:\n  - text: Ten\nrules:\n- rule: price\n  steps:\n  - intent: ask_price\n  - action: utter_price\n`;
    expect(await bring(file)).toMatchObject({ format: "rasa", new: 1, notes: [] });
    expect(await taught()).toEqual({ "how much": [[], ["Ten"]] });
  });

  test("in one file are read too; what must not be answered is not our business, or what one says", async () => {
    const file = `${nlu.replace("- intent: broken\n  examples: [unclosed\n", "")}${responses}`;
    const [seen] = [await bring(file)];
    expect(seen).toMatchObject({ format: "rasa", rejected: 0, notOurs: 1 });
    expect(await taught()).toEqual(expected);
    expect((await shop.admin.call("getChanges", { kb })).notOurs).toMatchObject({ after: ["order me a pizza"] });
    expect(await preview(file)).toMatchObject({ notOurs: 0, same: 3 });
    expect(await preview(file, { outOfScope: "leave" })).toMatchObject({ notOurs: 0, rows: 3 });
    expect(await preview(file, { outOfScope: "entries" })).toMatchObject({ notOurs: 0, rows: 4, new: 1 });
    const job = (await shop.admin.call("listJobs", { kb })).rows.find(({ kind }) => kind === "import_entries")!;
    expect(await finished(shop, shop.admin, kb, (await shop.admin.call("undoImport", { kb, job: job.id })).job)).toMatchObject({
      result: { undone: 3, notOurs: 1 },
    });
    expect((await shop.admin.call("getChanges", { kb })).notOurs).toBeNull();
  });
});

describe("Dialogflow", () => {
  const phrase = (...texts: string[]) => ({
    id: "x",
    data: texts.map((text, i) => ({ text, userDefined: false, ...(i === 1 ? { meta: "@sys.any" } : {}) })),
  });
  const intent = (name: string, more: object) => JSON.stringify({ id: name, name, auto: true, contexts: [], ...more });
  const agent = {
    "agent.json": JSON.stringify({ language: "en", supportedLanguages: ["zh-cn"] }),
    "package.json": `{"version":"1.0.0"}`,
    "intents/Refund.json": intent("Refund", {
      responses: [
        {
          messages: [
            { type: "0", lang: "zh-cn", speech: ["三天到账", "三个工作日"] },
            { type: 0, lang: "en", speech: "Three days" },
            { type: "0", lang: "zh-cn", speech: "请留意短信" },
            { type: 0, platform: "facebook", lang: "zh-cn", speech: "三天到账" },
          ],
        },
      ],
    }),
    "intents/Refund_usersays_zh-cn.json": JSON.stringify([phrase("退款", "多久", "到"), phrase("钱什么时候退")]),
    "intents/Refund_usersays_en.json": JSON.stringify([phrase("when is my ", "refund", " here")]),
    "intents/Old.json": intent("Old", { responses: [{ speech: ["在的"] }], userSays: [phrase("在吗")] }),
    "intents/Yes.json": intent("Yes", { contexts: ["asked"], responses: [{ messages: [{ type: 0, speech: "好" }] }] }),
    "intents/Yes_usersays_zh-cn.json": JSON.stringify([phrase("是的")]),
    "intents/Fallback.json": intent("Fallback", { fallbackIntent: true, responses: [{ messages: [{ type: 0, speech: "没听懂" }] }] }),
    "intents/Fallback_usersays_zh-cn.json": JSON.stringify([phrase("讲个笑话")]),
    "intents/Welcome.json": intent("Welcome", { responses: [{ messages: [{ type: 0, lang: "zh-cn", speech: "您好" }] }] }),
  };

  test("phrases are put together from their parts, replies by language; what holds within a conversation only is left out", async () => {
    const seen = await bring(await zipOf(agent));
    expect(seen).toMatchObject({ format: "dialogflow", rows: 2, new: 2, rejected: 0, notOurs: 1 });
    expect(seen.asks.languages).toEqual({
      read: "zh-cn",
      found: [
        { name: "zh-cn", entries: 3 },
        { name: "en", entries: 1 },
      ],
    });
    expect(notesOf(seen)).toEqual({ rich: 1, followUps: 1, noQuestions: 1, outOfScope: 1 });
    expect(await taught()).toEqual({
      退款多久到: [["钱什么时候退"], ["三天到账\n\n请留意短信", "三个工作日\n\n请留意短信"]],
      在吗: [[], ["在的"]],
    });
    await fresh();
    const english = await bring(await zipOf(agent), { languageOfFile: "en", followUps: "read" });
    expect(notesOf(english)).toMatchObject({ otherLanguages: 2 });
    expect(await taught()).toEqual({ "when is my refund here": [[], ["Three days"]], 在吗: [[], ["在的"]] });
  });
});

describe("JSON of other systems", () => {
  const corpus = {
    name: "Corpus",
    locale: "en-US",
    data: [
      { intent: "agent.age", utterances: ["how old are you", "your age"], answers: ["Very young", { answer: "Young", opts: "x" }] },
      { intent: "None", utterances: ["tell me a recipe"] },
      { intent: 7 },
    ],
  };
  test("a corpus of NLP.js, on one line or many", async () => {
    const seen = await bring(JSON.stringify(corpus, null, 2));
    expect(seen).toMatchObject({ format: "nlpjs", rows: 2, new: 1, rejected: 1, notOurs: 1 });
    expect(await taught()).toEqual({ "how old are you": [["your age"], ["Very young", "Young"]] });
    expect(await preview(JSON.stringify(corpus))).toMatchObject({ format: "nlpjs", same: 1 });
  });

  const hello = {
    id: "q1_hello",
    data: { questions: { en: ["Hello", "Hi"], zh: ["你好"] }, answers: { en: ["Hey"], zh: ["您好"] }, enabled: true, contexts: ["global"] },
  };
  const pay = {
    id: "q2_pay",
    data: { questions: ["Pay"], answers: ["Payroll {{event.name}}"], enabled: false, category: "staff", redirectFlow: "main.flow.json" },
  };
  test("questions of Botpress in both shapes: one, an array, a zip, lines, and an export", async () => {
    const files = [[hello, pay], { qnas: [hello, pay] }].map((value) => JSON.stringify(value, null, 1));
    for (const file of [
      ...files,
      `${JSON.stringify(hello)}\n${JSON.stringify(pay)}`,
      await zipOf({ "a.json": JSON.stringify(hello), "b.json": JSON.stringify(pay) }),
    ])
      expect(await preview(file)).toMatchObject({ format: "botpress", rows: 2, new: 2 });
    expect(await preview(JSON.stringify(hello))).toMatchObject({ format: "botpress", rows: 1 });
    const seen = await bring(files[0]!);
    expect(seen.asks.languages).toMatchObject({ read: "zh" });
    expect(notesOf(seen)).toEqual({ placeholders: 1, flows: 1 });
    expect(await taught()).toEqual({ 你好: [[], ["您好"]], Pay: [[], ["Payroll {{event.name}}"]] });
    expect((await entries()).find((e) => e.question === "Pay")).toMatchObject({ enabled: false, id: "q2_pay" });
    expect(await preview(files[0]!, { languageOfFile: "en" })).toMatchObject({ sample: [{ question: "Hello", similar: 1 }, {}] });
  });

  test("one entry of ours over several lines, or all of them under one key, is ours", async () => {
    expect(await preview(JSON.stringify({ question: "在吗", answers: ["在"] }, null, 2))).toMatchObject({
      format: "jsonl",
      rows: 1,
      new: 1,
    });
    expect(await preview(JSON.stringify({ total: 2, faqs: [{ question: "一" }, { questions: ["二"], answer: "答" }] }))).toMatchObject({
      format: "jsonl",
      new: 2,
    });
  });
});
