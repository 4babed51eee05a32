// What a customer reads where nothing but text is shown.
import { describe, expect, test } from "vitest";
import { isReadAsMarkdown, takesLong, plainText } from "../../../../shared/engine/markdown.ts";
import { htmlPieces } from "../../../../shared/engine/markdown/htmlTags.ts";
import { createRobot } from "../../../../shared/engine/robot.ts";
import { took } from "../../../support/took.ts";
import { hostileAnswers, longAnswers } from "../hostileAnswers.ts";
import { entry, knowledge, now } from "../knowledge.ts";

const says = (markdown: string, text: string): void => expect(plainText(markdown)).toBe(text);

describe("characters that only look like Markdown stay as they were typed", () => {
  test.each([
    "6222 **** **** 1234",
    "(*^_^*)",
    "大约*点*分到站",
    "138****1234 或 139****5678",
    "6222-****-****-1234",
    "^_^ 亲，您好 ^_^",
    "(*￣︶￣) 和 (*≧▽≦*)",
    "将于*月*日*时到期",
    "长宽高 10*20*30，共 5*3*2 件",
    "2**3 + 4**5",
    "9:00~18:00，周末 10:00~17:00",
    "snake_case_name，请输入 <order-id>",
    "a < b 且 c > d，费用 $5 & 运费",
  ])("%s", (text) => says(text, text));
  test("what is meant as emphasis is none here", () => {
    says("**粗** *斜*，点**「忘记密码」**，满**100**减**20**，***都*** 和 __粗__ _斜_", "粗 斜，点「忘记密码」，满100减20，都 和 粗 斜");
    says("\\*不是\\* &copy; &#35; &lt;b&gt;", "*不是* © # <b>");
  });
});

describe("says what the answer says", () => {
  test("what is struck out does not read as if it held", () => {
    says("现价 ~~¥199~~ ¥99", "现价 （原：¥199） ¥99");
    says("Now ~~$199~~ **$99**", "Now (was: $199) $99");
    says("<del>$199</del> $99, <s>free</s>", "(was: $199) $99, (was: free)");
  });
  test("a picture leaves its description and its address", () => {
    says("![尺码表](https://a.cn/p.png) ![](https://a.cn/q.png)", "尺码表 (https://a.cn/p.png) https://a.cn/q.png");
    says("![码][1] ![内嵌](data:image/png;base64,AAAA)\n\n[1]: /m.png", "码 (/m.png) 内嵌");
  });
  test("a link leaves its text and its address, and not twice the same", () => {
    says("见[说明](https://a.cn/x_(1))和[说明][s]\n\n[s]: https://b.cn '题'", "见说明 (https://a.cn/x_(1))和说明 (https://b.cn)");
    says(
      "[https://a.cn](https://a.cn) <https://a.cn> https://a.cn [a.cn](https://a.cn)",
      "https://a.cn https://a.cn https://a.cn https://a.cn",
    );
    says("www.a.cn，x@a.cn [x@a.cn](mailto:x@a.cn) [客服](tel:400-1)", "www.a.cn，x@a.cn x@a.cn 客服 (400-1)");
    says("[看](javascript:alert(1)) [![图](i.png)](https://a.cn)", "看 图 (i.png) (https://a.cn)");
  });
  test("a table is a line a row, its columns apart", () => {
    says("运费：\n\n| 城市 | 运费 |\n|:--|--:|\n| 上海 | **12** 元 |\n| 北京 | |\n", "运费：\n\n城市 | 运费\n上海 | 12 元\n北京 |");
  });
  test("code keeps its words", () => {
    says(
      "用 `a*b*c` 或 `` ` ``：\n\n```js\nlet a_b = 2 * 3;\n\n\n# no heading\n```",
      "用 a*b*c 或 `：\n\nlet a_b = 2 * 3;\n\n# no heading",
    );
    says("    缩进 *代码*", "缩进 *代码*");
  });
  test("lists keep their numbers, their levels and what is done", () => {
    says(
      "3. 丙\n4. 丁\n   - 内\n     1) 深\n\n   段\n- [x] 成\n- [ ] 未",
      "3. 丙\n4. 丁\n   - 内\n     1) 深\n\n   段\n- [x] 成\n- [ ] 未",
    );
    says("* 一\n+ 二\n\n- 三\n\n- 四", "- 一\n- 二\n\n- 三\n\n- 四");
  });
  test("headings, quotations, lines and line breaks leave their words", () => {
    says("## 退款 ##\n内容\n\n题\n===\n> 引 **文**\n> > 深\n\n***\n尾  \n行\\\n终", "退款\n内容\n\n题\n引 文\n深\n\n尾\n行\n终");
  });
  test("HTML leaves its text, notes and addresses", () => {
    says("<b>粗</b><br>行 <a href='https://a.cn'>此处</a><img alt=\"图\" src=i.png>", "粗\n行 此处 (https://a.cn)图 (i.png)");
    says("<div class=x>\n文字<br/>二\n</div>\n\n<!-- 不说 -->尾 <i>没完", "文字\n二\n\n尾 没完");
  });
  test("footnotes follow with their numbers", () => {
    says("甲[^b]乙[^1]丙[^b]\n\n[^1]: 一\n[^b]: 二\n\n    续\n[^c]: 无人问", "甲[1]乙[2]丙[1]\n\n[1] 二\n\n    续\n[2] 一");
  });
  test("pictographs and what is written from right to left are left alone", () => {
    says("🎉 **恭喜** 👨‍👩‍👧 *🎉*", "🎉 恭喜 👨‍👩‍👧 🎉");
    says("- **שלום** עולם\n- *مرحبا*", "- שלום עולם\n- مرحبا");
  });
  test("a text without marks is as it was, ends and empty lines apart", () => {
    says("\r\n第一行  \r第二行\r\n\r\n\r\n\r\n第三行\n", "第一行\n第二行\n\n第三行");
    says("", "");
  });
});

describe("no answer holds anybody up", () => {
  test("the answer of the report is given at once, as it was typed", () => {
    const text = `${"[".repeat(1_200)}a](${" ".repeat(2_400)}x`;
    const robot = createRobot(knowledge([entry("a", ["怎么退货"], { answers: [{ text, when: [] }] })]));
    for (let i = 0; i < 50; i++) expect(robot.ask("怎么退货", now).text).toBe(text);
  });
  // Unguarded, single ones of these take the parser from two seconds to four minutes.
  test.each(Object.entries(hostileAnswers))("10,000 characters of %j", (_, make) => {
    const text = make(10_000);
    // Of the processor, so that it does not matter what else the machine does.
    const begun = process.cpuUsage();
    plainText(text);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
  test("what is worst of all is not read as Markdown", () => {
    const refused = Object.keys(hostileAnswers).filter((name) => !isReadAsMarkdown(hostileAnswers[name]!(10_000)));
    for (const name of ["*a_", "> ", "- …\\n", "[*…*]", "![…]()", "a\\n=\\n", "lists open over empty lines", "wide table"])
      expect(refused).toContain(name);
  });
  test("real answers of the greatest length are", () => {
    for (const text of Object.values(longAnswers)) expect(isReadAsMarkdown(text)).toBe(true);
  });
  test("an everyday answer does not take long, a table of 290 rows does", () => {
    expect(takesLong(longAnswers.prose)).toBe(false);
    expect(takesLong(longAnswers.table.slice(0, 800))).toBe(false);
    expect(takesLong(longAnswers.table)).toBe(true);
  });
});

describe("HTML is cut into pieces in time in line with its length, also where the parser would refuse it", () => {
  test.each(["<", "<a ", "<a>", "<!--", "<a b='", "&lt;", "\n<p"])("%s over and over", (unit) => {
    // Quadratic ones take seconds.
    expect(took(() => [...htmlPieces(unit.repeat(40_000 / unit.length))])).toBeLessThan(2_000);
  });
});
