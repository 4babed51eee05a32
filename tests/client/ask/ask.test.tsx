// Trying the robot as a customer, against the real server.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startOver } from "../../../client/ask/conversation.ts";
import { teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";
import { field, startAskedShop, talk } from "./support.ts";

let shop: Awaited<ReturnType<typeof startAskedShop>>;
beforeAll(async () => {
  shop = await startAskedShop();
});
afterAll(() => shop.end());
beforeEach(() => startOver(shop.kb));

const open = (search = "", language: "zh" | "en" = "zh") =>
  renderApp({ path: `/kb/${shop.kb}/ask${search}`, caller: shop.admin, language });

describe("asking", () => {
  it("shows the answer as the customer sees it, and why", async () => {
    const page = open();
    await page.user.type(await field(), "密码忘记怎么办呢{Enter}");
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    const why = await screen.findByRole("region", { name: "为什么这样答" });
    expect(within(why).getByText("第 1 轮")).toBeInTheDocument();
    expect(within(why).getByRole("img", { name: /^如何修改密码？：置信度/ })).toBeInTheDocument();
    expect(within(why).getByText("密码忘了怎么办")).toBeInTheDocument();
    expect(within(why).getByText(/过了直接回答线/)).toBeInTheDocument();
    expect(within(why).getByText(/^草稿 · /)).toBeInTheDocument();
    expect(await within(why).findByText("暂定")).toBeInTheDocument();
    await waitFor(() => expect(decodeURIComponent(page.address())).toContain("q=密码忘记怎么办呢"));
  });

  it("says which words were ignored, kept whole and counted as another", async () => {
    const { revision: base, vocabulary: before } = await shop.admin.call("getVocabulary", { kb: shop.kb });
    const lists = { synonyms: [{ words: ["口令"], to: "密码" }], core: [{ word: "改密码" }], stop: [{ word: "请问" }] };
    const { revision } = await shop.admin.call("saveVocabulary", { kb: shop.kb, base, vocabulary: { ...before, ...lists } });
    const page = open();
    await page.user.type(await field(), "请问口令和改密码{Enter}");
    const why = await screen.findByRole("region", { name: "为什么这样答" });
    for (const words of ["还算作：口令 → 密码", "核心词：改密码", "忽略：请问"])
      expect(await within(why).findByText(words)).toBeInTheDocument();
    await shop.admin.call("saveVocabulary", { kb: shop.kb, base: revision, vocabulary: before });
  });

  it("says for any candidate which words pull towards it", async () => {
    const page = open();
    await page.user.type(await field(), "退货怎么申请{Enter}");
    const why = await screen.findByRole("region", { name: "为什么这样答" });
    const pieces = () =>
      within(why)
        .getByRole("img", { name: /^这句话怎么读：/ })
        .getAttribute("aria-label");
    await page.user.click(await within(why).findByRole("button", { name: "对 退货怎么申请？" }));
    const forReturn = pieces();
    await page.user.click(await screen.findByRole("menuitem", { name: "如何修改密码？" }));
    expect(await within(why).findByRole("button", { name: "对 如何修改密码？" })).toBeInTheDocument();
    expect(pieces()).not.toBe(forReturn);
  });

  it("asks at once what a link brings, on its channel", async () => {
    open("?q=改密码&channel=app");
    expect(await within(await talk()).findByText("App 里", { selector: "strong" })).toBeInTheDocument();
    expect(screen.getByText(/^新会话 · .* · App · 草稿$/)).toBeInTheDocument();
  });

  it("leaves Enter to an input method that is composing", async () => {
    const page = open();
    const box = await field();
    await page.user.type(box, "mima");
    fireEvent.keyDown(box, { key: "Enter", isComposing: true });
    fireEvent.keyDown(box, { key: "Enter", keyCode: 229 });
    expect(screen.queryByRole("log")).toBeNull();
    expect(box).toHaveValue("mima");
  });

  it("keeps what is typed over a reload, and brings the last question back with ↑", async () => {
    const first = open();
    await first.user.type(await field(), "没写完");
    first.unmount();
    const page = open();
    const box = await field();
    expect(box).toHaveValue("没写完");
    await page.user.type(box, "的话{Enter}");
    await talk();
    await page.user.type(box, "{ArrowUp}");
    expect(box).toHaveValue("没写完的话");
  });

  it("starts over", async () => {
    const page = open("?q=改密码");
    await talk();
    await page.user.click(await screen.findByRole("button", { name: "重新开始" }));
    expect(await screen.findByRole("heading", { name: "以顾客的身份问一句" })).toBeInTheDocument();
    await waitFor(() => expect(page.address()).not.toContain("q="));
  });

  it("says when live has nothing to ask yet, and keeps the question", async () => {
    open("?q=改密码&target=live");
    expect(await screen.findByRole("alert")).toHaveTextContent("还没有发布过");
    expect(screen.getByRole("button", { name: "重试" })).toBeInTheDocument();
    expect(screen.getByText("改密码")).toBeInTheDocument();
  });

  it("shows the reply as JSON", async () => {
    const page = open("?q=改密码");
    await page.user.click(await screen.findByRole("button", { name: "看 JSON" }));
    expect(screen.getByText(/"outcome": "answered"/)).toBeInTheDocument();
  });

  it("asks two robots side by side", async () => {
    const { job } = await shop.admin.call("publish", { kb: shop.kb, note: "第一版" });
    await shop.app.jobs.wait(job);
    await teach(shop.admin, shop.kb, "能带宠物进店吗");
    const page = open("?against=live");
    await page.user.type(await field(), "能带宠物进店吗{Enter}");
    expect(await within(await talk()).findByText("和左边不同")).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: /^对比 正式 v1$/ })).toBeInTheDocument();
  });

  it("speaks English", async () => {
    open("?q=改密码", "en");
    expect(await screen.findByText("Test questions are never logged or counted")).toBeInTheDocument();
    expect(await screen.findByRole("region", { name: "Why this reply" })).toBeInTheDocument();
    expect(await screen.findByText("How the question was read")).toBeInTheDocument();
  });
});

describe("a clarification", () => {
  const unclear = "?q=退怎么申请";

  it("is answered by a click, and the choice is given as a turn of its own", async () => {
    const page = open(unclear);
    const options = await screen.findByRole("list", { name: "请选一个" });
    await page.user.click(within(options).getByRole("button", { name: /退款怎么申请？/ }));
    expect(await within(await talk()).findByText("答：退款怎么申请？")).toBeInTheDocument();
    expect(await screen.findByText("顾客在反问里选了「退款怎么申请？」，直接给它的答案，不再打分。")).toBeInTheDocument();
    await page.user.click(await within(await talk()).findByRole("button", { name: "如何修改密码？" }));
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
  });

  it("is answered by its number, in the field or outside", async () => {
    const page = open(unclear);
    await screen.findByRole("list", { name: "请选一个" });
    await page.user.type(await field(), "1{Enter}");
    expect(await within(await talk()).findByText(/^答：退.怎么申请/)).toBeInTheDocument();
    await page.user.type(await field(), "退怎么申请{Enter}");
    await waitFor(() => expect(screen.getAllByRole("list", { name: "请选一个" })).toHaveLength(2));
    await page.user.keyboard("{Escape}2");
    await waitFor(async () => expect(within(await talk()).getAllByText(/^答：退.怎么申请/)).toHaveLength(2));
  });

  it("is answered by an option's words, which are no wording to teach; and takes “none of these” in words", async () => {
    const page = open(unclear);
    await screen.findByRole("list", { name: "请选一个" });
    await page.user.type(await field(), "我要退货的{Enter}");
    expect(await within(await talk()).findByText(/^答：退货怎么申请/)).toBeInTheDocument();
    expect(await screen.findByText(/顾客在反问里选了「退货怎么申请？」/)).toBeInTheDocument();
    expect(screen.queryByText("教给它")).toBeNull();
    await page.user.type(await field(), "退怎么申请{Enter}");
    await waitFor(() => expect(screen.getAllByRole("list", { name: "请选一个" })).toHaveLength(2));
    await page.user.type(await field(), "都不是{Enter}");
    expect(await screen.findByText(/给的几项都不是：记在反问的那一轮上/)).toBeInTheDocument();
  });

  it("takes “none of these”", async () => {
    const page = open(unclear);
    await screen.findByRole("list", { name: "请选一个" });
    await page.user.click(screen.getByRole("button", { name: /都不是/ }));
    expect(await screen.findByText(/真实会话里会记为未命中/)).toBeInTheDocument();
    expect(within(await talk()).getByRole("button", { name: /退货怎么申请？$/ })).toBeDisabled();
  });
});

describe("the drawer", () => {
  it("is the same conversation, opened with / on any screen", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/vocabulary`, caller: shop.admin });
    await screen.findByRole("navigation", { name: "主导航" });
    await page.user.keyboard("/");
    await page.user.type(await field(), "改密码{Enter}");
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    await page.user.click(await screen.findByRole("link", { name: "为什么" }));
    await waitFor(() => expect(page.address()).toContain("/ask?"));
    expect(await screen.findByText("第 1 轮")).toBeInTheDocument();
  });
});
