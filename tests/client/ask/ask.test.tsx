// Trying the robot as a customer, against the real server.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startOver } from "../../../client/ask/conversation.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let password: string;
beforeAll(async () => {
  shop = await startShop();
  password = await teach(shop.admin, shop.kb, "如何修改密码？", ["密码忘了怎么办", "改密码"], {
    answers: [
      { text: "在 **App 里**改", when: [{ field: "channel", in: ["app"] }] },
      { text: "在**网页**改", when: [] },
    ],
  });
  // Mirror images: what is common to both can only be asked back.
  await teach(shop.admin, shop.kb, "退货怎么申请？", ["我要申请退货"]);
  await teach(shop.admin, shop.kb, "退款怎么申请？", ["我要申请退款"], { related: [password] });
});
afterAll(() => shop.end());
beforeEach(() => startOver(shop.kb));

const open = (search = "", caller = shop.admin, language: "zh" | "en" = "zh") =>
  renderApp({ path: `/kb/${shop.kb}/ask${search}`, caller, language });
const field = (name = "以顾客的身份提问") => screen.findByRole("textbox", { name });
const talk = () => screen.findByRole("log", { name: "会话" });

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
    expect(within(why).getByText("暂定")).toBeInTheDocument();
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
    open("?q=改密码", shop.admin, "en");
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

  it("takes “none of these”", async () => {
    const page = open(unclear);
    await screen.findByRole("list", { name: "请选一个" });
    await page.user.click(screen.getByRole("button", { name: /以上都不是/ }));
    expect(await screen.findByText(/真实会话里会记为未命中/)).toBeInTheDocument();
    expect(within(await talk()).getByRole("button", { name: /退货怎么申请？$/ })).toBeDisabled();
  });
});

describe("teaching from a reply", () => {
  it("adds the wording, asks again, and takes it back", async () => {
    const page = open("?q=登录口令想换一个");
    await within(await talk()).findByText(/未命中|反问澄清/);
    await page.user.keyboard("{Escape}t");
    const search = await screen.findByRole("combobox", { name: "找知识点" });
    await page.user.type(search, "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByText("教给「如何修改密码？」后再问")).toBeInTheDocument();
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    expect((await shop.admin.call("getEntry", { kb: shop.kb, entry: password })).content.similar.at(-1)).toMatchObject({
      text: "登录口令想换一个",
    });
    await page.user.keyboard("{Escape}u");
    expect(await screen.findByText("已撤销：教给「如何修改密码？」")).toBeInTheDocument();
    expect((await shop.admin.call("getEntry", { kb: shop.kb, entry: password })).content.similar.map((s) => s.text)).not.toContain(
      "登录口令想换一个",
    );
  });

  it("says so when the entry has the wording already", async () => {
    const page = open("?q=改密码");
    await page.user.click(await screen.findByRole("button", { name: "教给它" }));
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("「如何修改密码？」已经教过这句");
  });

  it("opens the editor with the question filled in", async () => {
    const page = open("?q=能不能开发票");
    await talk();
    const link = await screen.findByRole("link", { name: "新知识点" });
    expect(decodeURIComponent(link.getAttribute("href") ?? "")).toContain("/knowledge?new=能不能开发票");
    await page.user.keyboard("{Escape}n");
    await waitFor(() => expect(page.address()).toContain("/knowledge?new="));
  });

  it("is not offered to a viewer", async () => {
    open("?q=改密码", await signInAs(shop, "viewer"));
    await screen.findByRole("region", { name: "为什么这样答" });
    await within(await talk()).findByText(/直接回答/);
    expect(screen.queryByRole("button", { name: "教给它" })).toBeNull();
  });
});

describe("why not another entry", () => {
  it("shows fixes that were tried out, makes one with a click, asks again, and takes it back", async () => {
    const page = open("?q=手机号换了登不上");
    await page.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await page.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByRole("button", { name: "为什么不是「如何修改密码？」" })).toBeInTheDocument();
    const fixes = await screen.findByRole("list", { name: "改法" });
    expect(within(fixes).getByText("把「手机号换了登不上」加为相似问")).toBeInTheDocument();
    await page.user.click(within(fixes).getByRole("button", { name: "应用：把「手机号换了登不上」加为相似问" }));
    expect(await screen.findByText("教给「如何修改密码？」后再问")).toBeInTheDocument();
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    await page.user.keyboard("{Escape}u");
    expect(await screen.findByText("已撤销：教给「如何修改密码？」")).toBeInTheDocument();
  });

  it("says what stands in the way where no teaching helps", async () => {
    const { revision, content } = await shop.admin.call("getEntry", { kb: shop.kb, entry: password });
    await shop.admin.call("saveEntry", { kb: shop.kb, entry: password, base: revision, content: { ...content, enabled: false } });
    const page = open("?q=手机号换了登不上");
    await page.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await page.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByText(/^它停用了/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^应用/ })).toBeNull();
    await shop.admin.call("restoreRevision", { kb: shop.kb, entry: password, revision });
  });

  it("moves a wording with one click, and takes it back", async () => {
    const refund = (await shop.admin.call("listEntries", { kb: shop.kb })).rows.find(({ question }) => question === "退款怎么申请？")!;
    const open1 = open("?q=我要申请退款");
    await open1.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await open1.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await open1.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    await open1.user.click(await screen.findByRole("button", { name: "应用：把「我要申请退款」从「退款怎么申请？」移过来" }));
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    const taught = async (entry: string) =>
      (await shop.admin.call("getEntry", { kb: shop.kb, entry })).content.similar.map(({ text }) => text);
    expect([await taught(password), await taught(refund.id)]).toEqual([expect.arrayContaining(["我要申请退款"]), []]);
    await open1.user.keyboard("{Escape}u");
    await waitFor(async () => expect(await taught(refund.id)).toEqual(["我要申请退款"]));
    expect(await taught(password)).not.toContain("我要申请退款");
  });

  it("shows a viewer the fixes without buttons, and is not there for a version", async () => {
    const viewer = await signInAs(shop, "viewer", "looker");
    const page = open("?q=手机号换了登不上", viewer);
    await page.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await page.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    await screen.findByText("把「手机号换了登不上」加为相似问");
    expect(screen.queryByRole("button", { name: /^应用/ })).toBeNull();
    page.unmount();
    startOver(shop.kb);
    open("?q=改密码&target=live");
    expect(await screen.findByText(/模型已完整训练/)).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "为什么不是" })).toBeNull();
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
