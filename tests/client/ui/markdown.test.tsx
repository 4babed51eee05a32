// Answers as a customer sees them.
import fc from "fast-check";
import { render, screen } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import MarkdownText from "../../../client/ui/reply/MarkdownText.tsx";
import { plainText } from "../../../shared/engine/markdown.ts";

test("bold text beside Chinese punctuation is bold, without spaces around it", () => {
  render(<MarkdownText text={"登录页点**「忘记密码」**，用短信验证码；**棉麻（透气）**很好。"} />);
  expect(screen.getAllByRole("strong").map((bold) => bold.textContent)).toEqual(["「忘记密码」", "棉麻（透气）"]);
});

test("raw HTML is shown as it stands, and scripts are no links", () => {
  render(<MarkdownText text={"<img src=x onerror=alert(1)> [看](javascript:alert(1)) [去](https://example.com)"} />);
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["https://example.com"]);
});

test("a picture is shown from an https address only; of any other the link is given, of none its description", () => {
  const { container } = render(
    <MarkdownText text={"![甲](https://x.example/a.png) ![乙](http://x.example/b.png) ![丙](data:image/png;base64,AA)"} />,
  );
  expect(screen.getAllByRole("img").map((picture) => picture.getAttribute("src"))).toEqual(["https://x.example/a.png"]);
  expect(screen.getByRole("link", { name: "乙" })).toHaveAttribute("href", "http://x.example/b.png");
  expect(container).toHaveTextContent("丙");
});

test("stars of masks, templates and faces are shown, and 9:00~18:00 is not struck out", () => {
  const text = "6222 **** **** 1234，138****1234 或 139****5678，大约*点*分到站，9:00~18:00，周末 10:00~17:00 (*^_^*)";
  const { container } = render(<MarkdownText text={text} />);
  expect(container.textContent).toBe(text);
  expect(container.querySelector("em, strong, del")).toBeNull();
});

test("an answer that would hold up the page is shown as it was typed", () => {
  const text = `> ${"*a_".repeat(3_000)}`;
  const { container } = render(<MarkdownText text={text} />);
  expect(container.textContent).toBe(text);
});

// The tags of HTML are left out: plain text drops those that pages show.
const words = fc.constantFrom("退款", "3天", "order", "é", "😀", "١٢", "שלום", "x1", "内容", "A");
const marks = fc.constantFrom(
  ..."* ** *** _ __ ~~ ~ ` `` [ ] ( ) ![ ](/u) [^1] [^1]: [r] [r]: | || \\ & &amp; &copy; < > # ## - + 1. 7) - [x] --- === ``` :-: |-|-| | www. https:// @a.cn : ！ ， （ ） 「 」".split(
    " ",
  ),
);
const whole = fc.constantFrom("~~甲~~", "**乙**", "*丙* ", "`丁`", "[戊](/u)", "[己][r]", "![庚](/u)", "[^1]", "\n\n[r]: /r\n", "\n\n[^1]: 辛\n", "\n```\n壬\n```\n", "\n    癸\n"); // prettier-ignore
const gaps = fc.constantFrom(" ", "", "", "", "\n", "\n\n", "  \n", "    ", "\n- ", "\n> ", "\n1. ", "\n| ", "\n|-|\n");
const markdown = fc.array(fc.oneof(words, marks, whole, gaps), { maxLength: 40 }).map((pieces) => pieces.join(""));

/** What a page shows of it, without what the renderer itself says around footnotes. */
function shown(text: string): string {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<MarkdownText text={text} />);
  for (const added of page.querySelectorAll(".footnotes h2, a[href^='#user-content-fnref']")) added.remove();
  return page.textContent;
}

const charactersIn = (text: string): string[] => [...text.replaceAll(/\s/gu, "")];

test("every character that a page shows stands in the plain text, in the same order", () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const said = charactersIn(plainText(text));
      let at = 0;
      for (const character of charactersIn(shown(text))) {
        at = said.indexOf(character, at) + 1;
        if (at === 0) return false;
      }
      return true;
    }),
    { numRuns: 400 },
  );
});
