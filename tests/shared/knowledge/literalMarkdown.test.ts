// What people typed in a chat becomes an answer that shows just that.
import { expect, test } from "vitest";
import { plainText } from "../../../shared/engine/markdown.ts";
import { placeholdersIn } from "../../../shared/engine/placeholders.ts";
import { literalMarkdown } from "../../../shared/knowledge/literalMarkdown.ts";

test.each([
  "旧家具可以带走，每件 80 元",
  "**粗** 和 _斜_ 还有 138****1234，大约*点*分",
  "<b>体</b> <script>alert(1)</script> 打 <PHONE> 约",
  "# 一\n- 二\n+ 三\n1. 四\n2) 五\n> 六\n===\n七",
  "[链接](javascript:alert(1)) ![图](x)",
  "a | b\n--- | ---\n1 | 2",
  "AT&amp;T &lt; `code` ~~划掉~~ \\ 反斜杠",
  "{{order}} 不是占位",
  "1.5 米的床，2-3 天到",
])("%s", (text) => {
  expect(plainText(literalMarkdown(text))).toBe(text);
  expect(placeholdersIn(literalMarkdown(text))).toEqual([]);
});
