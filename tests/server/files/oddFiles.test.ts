// What is odd in files of other systems: each is read as far as it can be, and what is left is told or refused by its row.
import { beforeEach, expect, test } from "vitest";
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sweepUploads } from "../../../server/files/upload.ts";
import { MOST_SIMILAR } from "../../../shared/knowledge/entry.ts";
import { sheetOf, zipOf } from "../../support/hostileFiles.ts";
import { bring, entries, fresh, importing, kb, lines, notesOf, preview, shop } from "./support.ts";

importing();
beforeEach(() => fresh());

type Taught = Record<
  string,
  Partial<{ similar: string[]; answers: string[]; tags: string[]; path: string; enabled: boolean; related: number }>
>;
/** All entries by their standard questions, each with what it has at all. */
async function found(): Promise<Taught> {
  const { categories } = await shop.admin.call("getCategories", { kb });
  const pathOf = (id: string | null): string[] => {
    const one = categories.find((each) => each.id === id);
    return one ? [...pathOf(one.parent), one.name] : [];
  };
  return Object.fromEntries(
    (await entries()).map((e) => [
      e.question,
      {
        ...(e.similar.length > 0 ? { similar: e.similar.map(({ text }) => text) } : {}),
        ...(e.answers.length > 0 ? { answers: e.answers.map(({ text }) => text) } : {}),
        ...(e.tags.length > 0 ? { tags: e.tags } : {}),
        ...(e.category === null ? {} : { path: pathOf(e.category).join("/") }),
        ...(e.enabled ? {} : { enabled: false }),
        ...(e.related.length > 0 ? { related: e.related.length } : {}),
      },
    ]),
  );
}
const rejectedIn = ({ problems }: Awaited<ReturnType<typeof preview>>): string[] =>
  problems.filter(({ severity }) => severity === "rejected").map(({ row, code, values }) => `${row} ${code} ${values?.known ?? ""}`.trim());

interface Case {
  file: () => string | Promise<Uint8Array>;
  asked?: Parameters<typeof preview>[1];
  format: string;
  notes: Record<string, number>;
  rejected?: string[];
  languages?: { read: string; found: Record<string, number> };
  taught: Taught;
}
const json = (value: unknown) => () => JSON.stringify(value);
const long = "长".repeat(501);
const prompts = JSON.stringify(Array.from({ length: 23 }, (_, i) => ({ displayOrder: -i, qnaId: i })));

const cases: Record<string, Case> = {
  "pairs of Azure's services without questions, with metadata under other keys, and with what was suggested": {
    file: json({
      qnaList: [
        {
          id: 7,
          answer: "甲",
          questions: ["一", "二"],
          metadata: [{ key: "category", value: "门店 > 营业" }, { name: "b", value: "c" }, { name: "n", value: 1 }, "x"],
          context: { isContextOnly: true },
          activeLearningSuggestions: [{ suggestedQuestions: [{ question: "一一" }, "x"] }, "x"],
          alternateQuestionClusters: [{ alternateQuestionList: [{ question: "二二" }] }, { other: 1 }],
        },
        { id: 8, answer: "乙", questions: [] },
        "三",
        { id: "x9", answer: "您的 {order} 丙", questions: ["三"], metadata: "x" },
        { answer: "#order.id 丁", questions: ["四"] },
      ],
    }),
    format: "azure",
    notes: { contextOnly: 1, metadata: 1, suggested: 2, placeholders: 2 },
    rejected: ["2 foreign_row id, questions, answer", "3 foreign_row id, questions, answer"],
    taught: {
      一: { similar: ["二"], answers: ["甲"], tags: ["b:c"], path: "门店/营业" },
      三: { answers: ["您的 {order} 丙"] },
      四: { answers: ["#order.id 丁"] },
    },
  },
  "cells of Azure with JSON for metadata, tags without a key, too long or too many, and prompts to more than twenty": {
    file: () =>
      [
        ["Question", "Answer", "Metadata", "SuggestedQuestions", "Prompts", "QnaId"],
        [
          "一",
          "甲",
          '[{"name":"area","value":"shop"},{"key":"k","value":"v"}]',
          '[{"question":"x"},{"clusterHead":"y"},{"other":1},{"alternateQuestionList":[{"question":" "},"z"]}]',
          prompts,
          "1",
        ],
        ["二", "乙", `平常 | : | ${"t".repeat(41)} | category: | 类目:门店`, "x", "[1", "2"],
        ["三", "丙", Array.from({ length: 22 }, (_, i) => `t:${i}`).join("|"), "", "", "3"],
        ["四"],
      ]
        .map((row) => row.join("\t"))
        .join("\n"),
    format: "azure",
    notes: { metadata: 2 + 2 + 20, tagsLeft: 1 + 2, suggested: 2, prompts: 20, tooMany: 2 },
    taught: {
      一: { answers: ["甲"], tags: ["area:shop", "k:v"], related: 1 },
      二: { answers: ["乙"], tags: ["平常", "category:"], path: "门店" },
      三: { answers: ["丙"], tags: Array.from({ length: 20 }, (_, i) => `t:${i}`) },
      四: {},
    },
  },
  "questions of Botpress by language, with contexts, flows, several texts in an answer, and what is none": {
    file: json({
      qnas: [
        {
          id: "a",
          data: {
            questions: { en: ["one"], zh: ["一", " "] },
            answers: { en: ["A"], zh: [{ text: "甲" }, ["乙", { other: 1 }]] },
            contexts: ["global", "售后", " 退换 "],
            enabled: false,
            redirectFlow: "x.flow.json",
          },
        },
        { id: "b", data: { questions: { en: ["two"] }, answers: { en: ["B"] } } },
        { id: "c" },
        { id: 5, data: { questions: ["三"], redirectFlow: "", redirectNode: "entry" } },
        { id: "e", data: { questions: { en: [] }, answers: { en: ["E"] } } },
      ],
    }),
    format: "botpress",
    notes: { flows: 2, otherLanguages: 1 },
    rejected: ["3 foreign_row id, data.questions, data.answers", "5 text_length"],
    languages: { read: "zh", found: { en: 2, zh: 1 } },
    taught: { 一: { answers: ["甲", "乙"], tags: ["退换"], path: "售后", enabled: false }, 三: {} },
  },
  "intents of Dialogflow of before, of one platform, without phrases, without answers, and in other languages": {
    file: () =>
      zipOf({
        "agent.json": "{}",
        "intents/old.json": JSON.stringify({
          name: "old",
          userSays: [{ data: [{ text: "老" }, { text: "问题 " }, 1] }, { data: 1 }, { data: [{}] }],
          responses: [{ speech: "旧答" }],
        }),
        "intents/cards.json": JSON.stringify({
          responses: [
            {
              messages: [
                { type: 0, platform: "line", speech: "线上" },
                { type: 0, platform: "slack", speech: "另一处" },
              ],
            },
            { messages: [{ type: "4", payload: {} }, { text: { text: ["一说", "二说"] } }, { type: "0" }, { lang: "en", speech: "no" }] },
          ],
        }),
        "intents/cards_usersays_zh.json": JSON.stringify([{ data: [{ text: "卡片" }] }]),
        "intents/lost_usersays_zh.json": JSON.stringify([{ data: [{ text: "没有回复的" }] }]),
        "intents/mute.json": JSON.stringify({ responses: [{ speech: "没人问" }] }),
        "intents/else.json": JSON.stringify({ fallbackIntent: true, responses: [{ speech: "不懂" }] }),
        "intents/foreign.json": JSON.stringify({ responses: [] }),
        "intents/foreign_usersays_en.json": JSON.stringify([{ data: [{ text: "how" }] }]),
      }),
    format: "dialogflow",
    notes: { rich: 2, noQuestions: 1, otherLanguages: 1 },
    rejected: ["6 foreign_row intents/lost.json"],
    languages: { read: "zh", found: { zh: 2, en: 1 } },
    taught: { 老问题: { answers: ["旧答"] }, 卡片: { answers: ["线上", "一说", "二说"] } },
  },
  "a corpus of NLP.js with what is none, with marks, conditions, and nothing that fits": {
    file: json({
      data: [
        "text",
        { intent: 1, utterances: ["x"] },
        { intent: "a", utterances: ["%name% 在哪", "@who 在吗", "正常"], answers: ["甲", { answer: "乙", opts: "x" }, { answer: "丙" }] },
        { intent: "b", utterances: [], answers: ["没人问"] },
        { intent: "c", utterances: [long], answers: ["丁"] },
        { intent: "d", utterances: Array.from({ length: MOST_SIMILAR + 3 }, (_, i) => `第${i}种`), answers: "不是列表" },
        { intent: "None", utterances: ["天气", "天气 "], answers: ["x"] },
      ],
    }),
    format: "nlpjs",
    notes: { marks: 2, rich: 1, noQuestions: 1, tooLong: 1, tooMany: 2, outOfScope: 1 },
    rejected: ["1 foreign_row intent, utterances, answers", "2 foreign_row intent, utterances, answers", "5 text_length"],
    taught: {
      "%name% 在哪": { similar: ["@who 在吗", "正常"], answers: ["甲", "乙", "丙"] },
      第0种: { similar: Array.from({ length: MOST_SIMILAR }, (_, i) => `第${i + 1}种`) },
    },
  },
  "a project of Rasa with lists of examples, patterns, answers for some, texts over several lines, and what is none": {
    file: () => `version: "3.1"
nlu:
- regex: 电话
  examples: |
    - \\d+
- intent: 问候
  examples:
    - 你好
    - text: 您好
    - 5
- intent: 空
  examples: 5
- 7
- intent: 再见
  examples: |
    - 再见了
- intent: 长
  examples: |
    - 说来话长
    * 长话短说
    没有记号
- intent: ${"[".repeat(200)}
responses:
  utter_问候:
  - 你也好
  - text: 只在微信
    channel: wechat
  - text: 有按钮
    buttons: []
  utter_长:
\t- text: "第一行
    第二行\\
    续

    第三段"
  utter_没人问:
  - text: x
  utter_拜拜:
  - text: 慢走
stories:
- story: 告别
  steps:
  - intent: 再见
  - action: utter_拜拜
rules:
- rule: 没有步骤
  steps: 5
- rule: 有条件
  condition:
  - active_loop: f
  steps:
  - intent: 空
  - action: utter_没人问
`,
    format: "rasa",
    notes: { lookups: 1, rich: 2, noQuestions: 1 },
    rejected: ["11 text_length", "13 foreign_row - intent: … with examples", "22 foreign_row YAML: nested too deep"],
    taught: {
      你好: { similar: ["您好"], answers: ["你也好", "有按钮"] },
      再见了: { answers: ["慢走"] },
      说来话长: { similar: ["长话短说"], answers: ["第一行 第二行续\n第三段"] },
    },
  },
  "rows of Watson under a header, without an example, and of what must not be answered": {
    file: () => "text,intent\n怎么退,#退货\n退货怎么弄,退货\n,#退货\n\n今天天气,irrelevant\n",
    asked: { format: "watson" },
    format: "watson",
    notes: { outOfScope: 1 },
    rejected: ["4 foreign_row example,intent"],
    taught: { 怎么退: { similar: ["退货怎么弄"] } },
  },
};

test.each(Object.entries(cases))("%s", async (_, { file, asked, format, notes, rejected = [], languages, taught }) => {
  const seen = await bring(await file(), { name: "x", ...asked });
  expect([seen.format, notesOf(seen), rejectedIn(seen)]).toEqual([format, notes, rejected]);
  const told = seen.asks.languages;
  expect(told && { read: told.read, found: Object.fromEntries(told.found.map((one) => [one.name, one.entries])) }).toEqual(
    languages ?? null,
  );
  expect(await found()).toEqual(taught);
});

const refused: [what: string, file: Case["file"], format: "jsonl" | "xlsx" | "csv" | "rasa" | "nlpjs", seen: string][] = [
  ["a table", () => "问题,答案\na,b\n", "jsonl", "csv"],
  ["a table", () => "问题,答案\na,b\n", "xlsx", "csv"],
  ["lines of ours", () => lines({ question: "a" }, { question: "b" }), "csv", "jsonl"],
  ["an entry of ours", () => JSON.stringify({ question: "a" }, null, 2), "rasa", "jsonl"],
  ["a workbook", () => sheetOf(""), "csv", "xlsx"],
  ["a workbook", () => sheetOf(""), "nlpjs", "xlsx"],
];
test.each(refused)("%s is refused by what it is where a person says it is another (%#)", async (_, file, format, seen) => {
  const { status, json: said } = await shop.admin.try("previewImport", { kb, name: "x", format }, await file());
  expect([status, said]).toMatchObject([422, { error: { details: { why: "otherFormat", seen: [seen], expected: [format] } } }]);
});

test("what was half received goes: at the start, or when it is a day old; so does at the start what nobody ran within a week", async () => {
  const uploads = join(shop.dataDir, "uploads");
  const put = (days: number, ...names: string[]): void => {
    for (const name of names) {
      writeFileSync(join(uploads, name), "");
      utimesSync(join(uploads, name), Date.now() / 1_000, Date.now() / 1_000 - days * 86_400);
    }
  };
  const there = () => readdirSync(uploads).filter((name) => name.startsWith("left"));
  await preview(lines({ question: "一" }));
  put(0, "left1.entries.raw");
  put(2, "left2.entries.raw", "left3.good");
  put(8, "left4.good");
  expect((await shop.admin.try("previewImport", { kb, name: "x" }, "version: 3\nlanguage: zh\n")).status).toBe(422);
  expect(there().sort()).toEqual(["left1.entries.raw", "left3.good", "left4.good"]);
  sweepUploads(shop.dataDir);
  expect(there()).toEqual(["left3.good"]);
  expect(() => sweepUploads(join(shop.dataDir, "nowhere"))).not.toThrow();
});
