// Answers as a customer sees them.
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import MarkdownText from "../../../client/ui/MarkdownText.tsx";

test("bold text beside Chinese punctuation is bold, without spaces around it", () => {
  render(<MarkdownText text={"登录页点**「忘记密码」**，用短信验证码；**棉麻（透气）**很好。"} />);
  expect(screen.getAllByRole("strong").map((bold) => bold.textContent)).toEqual(["「忘记密码」", "棉麻（透气）"]);
});

test("raw HTML is shown as it stands, and scripts are no links", () => {
  render(<MarkdownText text={"<img src=x onerror=alert(1)> [看](javascript:alert(1)) [去](https://example.com)"} />);
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["https://example.com"]);
});
