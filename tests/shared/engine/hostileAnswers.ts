// Texts made to keep a Markdown parser busy, at any length, and real ones of the greatest length.

const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const halves = (first: string, second: string) => (length: number) =>
  first.repeat(Math.floor(length / 2 / first.length)) + second.repeat(Math.floor(length / 2 / second.length));

const units = (
  "[ ![ * *a *a_ a* _* **a*b ~~a < <a <!-- <? ` ``a `a`` & &# &amp; > >- | |a a| http://a www.a a@ a@b. xmpp: [^a] [a][ [a]( [a](b) [a](<b " +
  "![]( [[a] ] ! \\ \\* 一* **「 😀* *] *[a](b) <> <a:b> [(]( :-: __a__ ***"
).split(" ");
const lines = ["> ", "- ", "1. ", "> - ", "*a ", "\t", " \n", "a\n", "- a\n", "> > a\n", "1. a\n", "a\n=\n", "# a\n", "a|b\n-|-\n", "    a\n", "```\n", "- [ ] a\n", "[a]: b\n", "[^a]: b\n", "<div>\n\n", "a  \n", "www.a.b ", "[a]: b \"\n", "a\n\n"]; // prettier-ignore
const pairs = [["[", "]"], ["[", "](a)"], ["[*", "*]"], ["*a ", " b*"], ["*a **a ", "b** b*"], ["> ", "a\n"], ["- ", "\n"], ["1. ", "x\n"], ["![", "]()"], ["~~a ", " a~~"], ["_a ", " a_"], ["`a", "``a"], ["[^", "a]"], ["[^a]", "[^a]: b\n"], ["[", "a\n"], ["http://a.b/", ")"], ["<a ", "b='"], ["- a\n", "> b\n"]] as const; // prettier-ignore

const named = (text: string): string => text.replaceAll("\n", "\\n");

/** By what they are made of. */
export const hostileAnswers: Record<string, (length: number) => string> = {
  ...Object.fromEntries([...units, ...lines].map((unit) => [named(unit), repeated(unit)])),
  ...Object.fromEntries(pairs.map(([a, b]) => [named(`${a}…${b}`), halves(a, b)])),
  "the report": (length) => `${"[".repeat(length / 3)}a](${" ".repeat((length * 2) / 3)}x`,
  "lists open over empty lines": (length) => `${"- ".repeat(length / 4)}a\n${"\n".repeat(length / 2)}`,
  "lists open over a paragraph": (length) => `${"- ".repeat(length / 4)}a\n${"b\n".repeat(length / 4)}`,
  "quotes open over a paragraph": (length) => `${">".repeat(length / 2)}a\n${"b\n".repeat(length / 4)}`,
  "lists ever deeper": (length) =>
    Array.from({ length: Math.sqrt(length) }, (_, i) => `${" ".repeat(2 * i)}- a\n`)
      .join("")
      .slice(0, length),
  "ticks ever longer": (length) =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, i) => `${"`".repeat(i)}a`)
      .join("")
      .slice(0, length),
  "wide table": (length) => `${"|a".repeat(length / 10)}|\n${"|-".repeat(length / 10)}|\n${"x\n".repeat(length / 4)}`,
  "table of many rows": (length) => `|a|\n|-|\n${"|*b|\n".repeat(length / 5)}`,
  "footnotes": (length) => Array.from({ length: length / 18 }, (_, i) => `[^${i}]`).join("") + Array.from({ length: length / 18 }, (_, i) => `\n[^${i}]: x\n`).join(""), // prettier-ignore
  "emphasis in an address": (length) => `http://a.b/${"*_".repeat(length / 2 - 6)}`,
  "a title never closed": (length) => `[a]: b "${"c\n".repeat(length / 2 - 4)}`,
  "attributes without end": (length) => `<a ${"b ".repeat(length / 2 - 2)}`,
};

/** Answers as people write them, of 10,000 characters and a little more. */
export const longAnswers = {
  prose: "您好，您的订单将在三个工作日内发出，请耐心等待。".repeat(420),
  paragraphs: "Please **note** that your _order_ will ship in 3 days. See [help](https://a.b/c).\n\n".repeat(120),
  table: `| 城市 | 运费 | 时效 | 备注 |\n|---|---|---|---|\n${"| 上海市浦东新区 | ¥12.00 | 2 天 | 节假日顺延一天 |\n".repeat(290)}`,
  list: "- **退货运费**：见[说明](https://a.cn/help/1)，3 天内。\n".repeat(270),
  nested: "- 一级条目说明文字\n  - 二级条目说明文字\n    - 三级条目 **重点** 文字\n".repeat(210),
  steps: Array.from({ length: 300 }, (_, i) => `${i + 1}. 打开设置，点「我的订单」，选 \`退货\`，再点提交。\n`).join(""),
  addresses: "https://help.example.com/articles/1234567890?from=bot \n".repeat(180),
  code: `\`\`\`\n${"npm run build --workspace=abc && echo done\n".repeat(220)}\`\`\``,
};
