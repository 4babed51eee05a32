// What exports of other programs have of their own: answers in HTML, an answer once for each question that it answers, a second column of answers.
import { beforeEach, describe, expect, test } from "vitest";
import { bring, entries, fresh, importing, lines, preview } from "./support.ts";

importing();
beforeEach(() => fresh());

const table = (...rows: string[][]): string => rows.map((row) => row.join("\t")).join("\n");
const answersOf = async (file: string, asked: Parameters<typeof bring>[1] = {}) => {
  await bring(file, { name: "faq.tsv", ...asked });
  return Object.fromEntries((await entries()).map(({ question, answers }) => [question, answers.map(({ text }) => text)]));
};

describe("answers in HTML", () => {
  test.each([
    [
      '<p>您好，<b>注意：</b>请看<a href="https://a.example/x?y=1&amp;z=2">这里</a></p><p>第二段&nbsp;完</p>',
      "您好，**注意**：请看[这里](https://a.example/x?y=1&z=2)\n\n第二段 完",
    ],
    ["第一行<br>第二行<br/>第三行", "第一行\n第二行\n第三行"],
    ["<ul><li>一</li><li>二 <strong>重</strong></li></ul>说明", "- 一\n- 二 **重**\n\n说明"],
    ["<ol><li>登录</li><li>申请</li></ol>", "1. 登录\n2. 申请"],
    ["<div style='color:red'>红</div><DIV>蓝</DIV>", "红\n\n蓝"],
    ["<table><tr><th>省</th><th>价</th></tr><tr><td>京</td><td>8</td></tr></table>", "省 | 价\n京 | 8"],
    ["A &amp; B，1 &lt; 2", "A & B，1 < 2"],
    ["&lt;p&gt;转义了两次&lt;/p&gt;", "转义了两次"],
    ["<script>alert(1)</script>好<a href='javascript:alert(1)'>点</a>", "好点"],
    ["**粗**，用 `<b>` 加粗<br>好", "**粗**，用 `<b>` 加粗\n好"],
  ])("%s becomes Markdown", async (html, markdown) => {
    expect(await answersOf(table(["问题", "答案"], ["一", html]))).toEqual({ 一: [markdown] });
  });

  test("so do pictures, players, tables, lists and whatever stands beside them", async () => {
    const all: [html: string, markdown: string][] = [
      ['<p>看图 <img src="https://x.example/a b(1).png" alt="图[1]\n二"></p>', "看图 ![图 1  二](<https://x.example/a%20b(1).png>)"],
      ['<img src="data:image/png;base64,xx" alt="图">好', "图好"],
      ['<img src="https://x.example/a.png">好', "![](https://x.example/a.png)好"],
      ['看<video src="https://v.example/1.mp4"></video>好', "看\nhttps://v.example/1.mp4\n好"],
      ['<iframe src="javascript:x">里</iframe>好', "好"],
      [
        '看<video controls><source src="https://v.example/2.mp4" type="video/mp4"><source src="https://v.example/2.webm"/>放不了</video>好',
        "看\nhttps://v.example/2.mp4\n好",
      ],
      ['这里写 <source src="x">，<b>好</b>', '这里写 <source src="x">，**好**'],
      ['<b>注意：<br></b>请<b><iframe src="https://v.example/3"></iframe></b>看', "**注意**：\n请\n**https://v.example/3**\n看"],
      ['<a href="">空</a><a href="https://x.example"> </a><b>好</b><a>无</a>', "空 **好**无"],
      ["<b>，</b><i>斜</i><b>：粗！</b><strong> 强 </strong>", "，*斜*：**粗**！ **强**"],
      ["<li>甲</li><li>乙</li>", "- 甲\n- 乙"],
      ["<p>一<p>二", "一\n\n二"],
      ["<!-- x --><p>好</p>", "好"],
      [`${"<div>".repeat(210)}甲</div><div>乙</div><b>丙</b>&amp;&lt;1&gt;`, "甲\n乙丙&<1>"],
      ["```\n<b>粗</b>\n```\n<br>好", "```\n<b>粗</b>\n```\n\n好"],
      ["甲\n\n<p>乙</p>\n- 丙\n丁\n1. 戊", "甲\n\n乙\n\n- 丙 丁\n1. 戊"],
      ["甲<br />\n乙\r\n丙", "甲\n乙\n丙"],
      ["<h2>标题</h2><hr><blockquote>引</blockquote>完", "## 标题\n\n---\n\n> 引\n\n完"],
      ["<ul><li>甲<br>二<ul><li>内</li></ul></li><li>乙</li></ul>", "- 甲\n  二\n  - 内\n- 乙"],
      ["<blockquote>一<br>二</blockquote><p>后</p>", "> 一\n> 二\n\n后"],
      ["<h2>标题<br>副题</h2><b>一<br><br>二。</b>三", "## 标题 副题\n\n**一**\n\n**二**。三"],
      ["<table><caption>表</caption><tr><td>甲<br>乙</td><td>丙</td></tr></table>后", "表\n\n甲 乙 | 丙\n\n后"],
      ["说 <p> 键和 <p> 键", "说\n\n键和\n\n键"],
      ['x<wbr>y<b class="x">一</b>', "xy**一**"],
      ["a&#8212;b &#x4e00; &copy;", "a—b 一 ©"],
      ["&amp;amp;lt;b", "<b"],
      ["<title>题</title><style>x</style>好", "好"],
      ["AT&T &nbsp;好 &unknown; <b>x</b>，1 < 2", "AT&T  好 &unknown; **x**，1 < 2"],
      [
        `${Array.from({ length: 12 }, (_, i) => `\`<${i}>\``).join("")}<br>好`,
        `${Array.from({ length: 12 }, (_, i) => `\`<${i}>\``).join("")}\n好`,
      ],
      // Nothing would be left: it stays.
      ["<p>", "<p>"],
    ];
    await bring(lines(...all.map(([html], i) => ({ question: `第 ${i} 问`, answer: html }))));
    const answers = Object.fromEntries((await entries()).map((e) => [e.question, e.answers[0]!.text]));
    expect(all.map(([html], i) => [html, answers[`第 ${i} 问`]])).toEqual(all);
  });

  test.each([
    "a < b 且 c > d",
    "请报 <order number> 给客服",
    "按 <p> 键",
    "<code> 写在这里",
    "AT&T 的 &copy 没有分号",
    "if (a<b && c>d)",
    "<PHONE> 打不通",
    "<b>没有结束",
    "</b>只有结束",
    "<b x>一</b>",
    "用 `<b>x</b>` 加粗",
  ])("%s only looks so, and stays", async (text) => {
    const file = table(["问题", "答案"], ["一", text]);
    expect((await preview(file)).asks.html).toEqual({ answers: 0, sample: null });
    expect(await answersOf(file)).toEqual({ 一: [text] });
  });

  test("are told with an example before anything is written, and kept as they are where that is said", async () => {
    const file = lines({ question: "一", answer: "<p>好</p>" }, { question: "二", answer: "好" });
    expect((await preview(file)).asks.html).toEqual({ answers: 1, sample: { row: 1, before: "<p>好</p>", after: "好" } });
    await bring(file, { html: "keep" });
    expect((await entries()).map(({ answers }) => answers[0]!.text).sort()).toEqual(["<p>好</p>", "好"]);
  });

  test("of thousands of elements within each other are read by their texts", async () => {
    expect(await answersOf(table(["问题", "答案"], ["一", `${"<b>".repeat(1_200)}深${"</b>".repeat(1_200)}`]))).toEqual({ 一: ["深"] });
  });
});

describe("an answer that stands once for each question", () => {
  test("is one entry with several wordings, told before", async () => {
    const file = table(
      ["Question", "Answer", "Source"],
      ["hi", "Hello!", "a"],
      ["greetings", "Hello!", "a"],
      ["who are you", "A bot.", "a"],
      ["good morning", "Hello!", "b"],
    );
    const seen = await preview(file, { name: "QnAMaker.tsv" });
    expect(seen).toMatchObject({ rows: 2, new: 2, rejected: 0 });
    expect(seen.asks.sameAnswer).toEqual({ rows: 2, entries: 1, sample: { row: 2, question: "hi", more: ["greetings", "good morning"] } });
    await bring(file);
    expect((await entries()).map(({ question, similar }) => [question, similar.map(({ text, kind }) => `${text} ${kind}`)])).toEqual([
      ["hi", ["greetings positive", "good morning positive"]],
      ["who are you", []],
    ]);
  });

  test("by an id that repeats is one entry, in files with other wordings and ids too; another answer under that id is refused", async () => {
    const file = table(
      ["Question", "Answer", "QnaId", "similar question 1"],
      ["怎么退货", "七天内", "7", "能退吗"],
      ["退货流程", "七天内", "7", ""],
      ["几点关门", "八点", "8", ""],
      ["怎么换货", "十天内", "7", ""],
    );
    const seen = await preview(file);
    expect(seen).toMatchObject({ new: 2, rejected: 1, problems: [{ row: 5, code: "duplicate_id" }] });
    expect(seen.asks.sameAnswer).toEqual({ rows: 1, entries: 1, sample: { row: 2, question: "怎么退货", more: ["退货流程"] } });
    await bring(file);
    const found = await entries();
    expect(Object.fromEntries(found.map(({ question, similar }) => [question, similar.map(({ text }) => text)]))).toEqual({
      怎么退货: ["能退吗", "退货流程"],
      几点关门: [],
    });
    expect(await preview(file)).toMatchObject({ same: 2, new: 0, changed: 0 });
  });

  test("stays apart where the file has columns for wordings or ids, where its categories differ, or where that is said", async () => {
    const rows = [
      ["一", "好", "x"],
      ["二", "好", "y"],
    ];
    expect(await preview(table(["问题", "答案", "相似问"], ...rows))).toMatchObject({ new: 2, asks: { sameAnswer: { rows: 0 } } });
    expect(await preview(table(["问题", "答案", "编号"], ...rows))).toMatchObject({ new: 2, asks: { sameAnswer: { rows: 0 } } });
    expect(await preview(table(["问题", "答案", "分类"], ...rows))).toMatchObject({ new: 2, asks: { sameAnswer: { rows: 0 } } });
    expect(await preview(table(["问题", "答案", "来源"], ...rows))).toMatchObject({ new: 1, asks: { sameAnswer: { rows: 1 } } });
    expect(await preview(table(["问题", "答案", "来源"], ...rows), { sameAnswer: "apart" })).toMatchObject({
      new: 2,
      asks: { sameAnswer: { rows: 1 } },
    });
    expect(await preview(lines({ question: "一", answer: "好" }, { question: "二", answer: "好" }))).toMatchObject({ new: 2 });
  });
});

describe("a second column of answers", () => {
  test("is offered, and beside the first where a person says that it holds answers", async () => {
    const file = table(["问题", "答案", "回复"], ["一", "甲", "乙"]);
    expect((await preview(file)).columns).toEqual([
      { name: "问题", field: "question", samples: ["一"] },
      { name: "答案", field: "answer", samples: ["甲"] },
      { name: "回复", field: null, samples: ["乙"] },
    ]);
    expect(await answersOf(file, { columns: ["answer=回复"] })).toEqual({ 一: ["甲", "乙"] });
  });

  test("of the same name is called by its letters too", async () => {
    const file = table(["问题", "答案", "答案"], ["一", "甲", "乙"]);
    expect((await preview(file)).columns.map(({ name, field }) => [name, field])).toEqual([
      ["问题", "question"],
      ["答案", "answer"],
      ["答案 (C)", null],
    ]);
    expect(await answersOf(file, { columns: ["answer=答案 (C)"] })).toEqual({ 一: ["甲", "乙"] });
  });
});
