// The Settings screen: robot settings as a revision, bot keys, members, audit.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let publisher: Client;
let viewer: Client;
beforeAll(async () => {
  shop = await startShop();
  publisher = await signInAs(shop, "publisher");
  viewer = await signInAs(shop, "viewer");
});
afterAll(() => shop.end());

const open = (section?: string, caller: Client = shop.admin) =>
  renderApp({ path: `/kb/${shop.kb}/settings${section ? `?section=${section}` : ""}`, caller });
const saved = async () => (await shop.admin.call("getSettings", { kb: shop.kb })).settings;

describe("robot settings", () => {
  it("moves a band by its slider, says what it means, and saves with Ctrl Enter", async () => {
    const page = open();
    const thumb = await screen.findByRole("slider", { name: "回答线" });
    thumb.focus();
    await page.user.keyboard("{ArrowRight}");
    expect(screen.getByText("46–100")).toBeInTheDocument();
    expect(screen.getByText("1 处未保存 · 本机已留底")).toBeInTheDocument();
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await saved()).bands).toEqual({ answer: 46, clarify: 20 }));
    expect(await screen.findByText("保存后草稿马上生效，顾客要等下次发布")).toBeInTheDocument();
  });

  it("keeps the two lines in order when one is typed past the other", async () => {
    const page = open();
    const clarify = await screen.findByRole("textbox", { name: "反问线" });
    await page.user.clear(clarify);
    await page.user.type(clarify, "90");
    expect(screen.getByRole("textbox", { name: "回答线" })).toHaveValue("90");
    await page.user.click(screen.getByRole("button", { name: "放弃" }));
    expect(screen.getByRole("textbox", { name: "回答线" })).not.toHaveValue("90");
  });

  it("says beside the bands what the confidence is fitted to, and how many labels are missing", async () => {
    open();
    const part = await screen.findByRole("region", { name: "置信度准不准" });
    expect(await within(part).findByText("还没训练")).toBeInTheDocument();
    expect(within(part).getByText(/现在 0 个，还差 100 个/u)).toBeInTheDocument();
    expect(within(part).getByRole("link", { name: "去抽检" })).toHaveAttribute("href", `/kb/${shop.kb}/logs?spotCheck=all`);
    expect(within(part).queryByText(/^正式/u)).toBeNull();
  });

  it("previews a reply as it is written, and does not save an empty one", async () => {
    const page = open("replies", publisher);
    const field = await screen.findByRole("textbox", { name: "没听懂时" });
    await page.user.clear(field);
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
    await page.user.type(field, "我还不会");
    expect(within(screen.getByRole("group", { name: "顾客看到的: 没听懂时" })).getByText("我还不会")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).replies.fallback).toBe("我还不会"));
  });

  it("says another text to questions in the other language, and a text of its own where one question is offered", async () => {
    const page = open("replies", publisher);
    const field = await screen.findByRole("textbox", { name: "没听懂时 · 英文" });
    await page.user.clear(field);
    await page.user.type(field, "Not yet.");
    const confirm = screen.getByRole("textbox", { name: "只反问一个时" });
    await page.user.clear(confirm);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).otherReplies).toMatchObject({ language: "en", fallback: "Not yet." }));
    expect((await saved()).replies.confirm).toBeUndefined();
    await page.user.click(screen.getByRole("switch", { name: /顾客用英文问，就用英文说/u }));
    expect(screen.queryByRole("textbox", { name: /英文/u })).toBeNull();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).otherReplies).toBeUndefined());
  });

  it("sets when a person takes over, and whom it calls", async () => {
    const page = open("handOff", publisher);
    const misses = within(await screen.findByRole("region", { name: "接连几句没答上" }));
    await page.user.clear(misses.getByRole("textbox", { name: "接连几句" }));
    await page.user.type(misses.getByRole("textbox", { name: "接连几句" }), "3");
    await page.user.type(misses.getByRole("textbox", { name: "转给技能组" }), "一线");
    await page.user.click(screen.getByRole("switch", { name: /同一句问了好几遍/u }));
    const anger = within(screen.getByRole("region", { name: "顾客生气了" }));
    await page.user.type(anger.getByRole("textbox", { name: "愤怒词" }), "退钱快点{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).handOff).toMatchObject({ misses: { inARow: 3, skillGroup: "一线" }, repeated: null }));
    expect((await saved()).handOff!.anger!.words).toContain("退钱快点");
  });

  it("adds a channel", async () => {
    const page = open("channels");
    await page.user.type(await screen.findByRole("textbox", { name: "渠道" }), "抖音{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).channels).toContain("抖音"));
  });

  it("meets a newer revision without losing either side", async () => {
    const page = open("replies");
    await page.user.type(await screen.findByRole("textbox", { name: "转人工时" }), "！");
    const now = await shop.admin.call("getSettings", { kb: shop.kb });
    await publisher.call("saveSettings", { kb: shop.kb, base: now.revision, settings: { ...now.settings, clarifyOptions: 5 } });
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByRole("alert")).toHaveTextContent("publisher");
    await page.user.click(screen.getByRole("button", { name: "合并两边" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).replies.handoff).toMatch(/！$/u));
    expect((await saved()).clarifyOptions).toBe(5);
  });

  it("shows a viewer the values, the reason, and nothing of the administration", async () => {
    open("members", viewer);
    expect(await screen.findByText("您可以看。只有发布员和管理员能改设置。")).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "回答线" })).toBeDisabled();
    expect(screen.queryByRole("link", { name: "成员" })).toBeNull();
  });
});

describe("the knowledge base", () => {
  it("is renamed, and takes it back", async () => {
    const page = open("knowledgeBase");
    const name = await screen.findByRole("textbox", { name: "名称" });
    await page.user.clear(name);
    await page.user.type(name, "栖木生活");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    const named = async () => (await shop.admin.call("listKnowledgeBases", {})).rows[0]!.name;
    await waitFor(async () => expect(await named()).toBe("栖木生活"));
    await page.user.click(await screen.findByRole("button", { name: /^撤销/u }));
    await waitFor(async () => expect(await named()).toBe("栖木家居"));
  });
});

describe("bot keys", () => {
  it("makes a key, shows it once with a call that runs, and revokes it by name", async () => {
    const page = open("keys");
    await page.user.click(await screen.findByRole("button", { name: "新建密钥" }));
    await page.user.type(await screen.findByRole("textbox", { name: "名称" }), "官网{Enter}");
    const shown = await screen.findByRole("figure", { name: "密钥" });
    const key = within(shown).getByLabelText("密钥", { selector: "pre" }).textContent;
    expect(screen.getByRole("figure", { name: "拿去就能跑的例子" })).toHaveTextContent(`Bearer ${key}`);
    await page.user.click(screen.getByRole("button", { name: "我已存好" }));
    await waitFor(() => expect(screen.queryByText(key)).toBeNull());
    const list = await screen.findByRole("list", { name: "接入密钥" });
    expect(list).toHaveTextContent(`官网 · 尾号 ${key.slice(-4)}`);
    await page.user.click(within(list).getByRole("button", { name: /停用 官网/u }));
    await page.user.click(await screen.findByRole("button", { name: "停用「官网」" }));
    expect(await screen.findByRole("button", { name: "已停用 1 把" })).toBeInTheDocument();
  });

  it("makes a key for pages that may only ask, with a rate, and changes both later", async () => {
    const page = open("keys");
    await page.user.click(await screen.findByRole("button", { name: "新建密钥" }));
    await page.user.type(await screen.findByRole("textbox", { name: "名称" }), "网页");
    const origins = screen.getByRole("textbox", { name: "从哪些网页用" });
    await page.user.type(origins, "shop.example{Enter}");
    expect(await screen.findByText(/「shop.example」不是来源/u)).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "去掉「shop.example」" }));
    await page.user.type(origins, "https://Shop.example/cart{Enter}");
    expect(screen.getByText("https://shop.example")).toBeInTheDocument();
    expect(screen.getByRole("checkbox", { name: /写日志/u })).toBeDisabled();
    await page.user.type(screen.getByRole("textbox", { name: "每分钟最多几次" }), "600");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await page.user.click(await screen.findByRole("button", { name: "我已存好" }));
    const saved = async () => (await shop.admin.call("listKeys", { kb: shop.kb })).rows.find((row) => row.name === "网页");
    expect(await saved()).toMatchObject({ scopes: ["ask"], origins: ["https://shop.example"], ratePerMinute: 600 });
    expect(await screen.findByText("网页：https://shop.example · 每分钟 600 次")).toBeInTheDocument();

    await page.user.click(screen.getByRole("button", { name: /修改 网页/u }));
    await page.user.clear(await screen.findByRole("textbox", { name: "每分钟最多几次" }));
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect(await saved()).toMatchObject({ origins: ["https://shop.example"], ratePerMinute: null }));
    await page.user.click(await screen.findByRole("button", { name: /修改 网页/u }));
    expect(await screen.findByRole("textbox", { name: "每分钟最多几次" })).toHaveValue("");
  });

  it("makes a second of the same name for rotation, and says when there are two", async () => {
    await shop.admin.call("createKey", { kb: shop.kb, name: "小程序" });
    const page = open("keys");
    await page.user.click(await screen.findByRole("button", { name: "轮换 小程序" }));
    expect(await screen.findByRole("textbox", { name: "名称" })).toHaveValue("小程序");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await page.user.click(await screen.findByRole("button", { name: "我已存好" }));
    expect(await screen.findAllByText(/两把在用/u)).toHaveLength(2);
    await page.user.click(screen.getByRole("button", { name: "新建密钥" }));
    await page.user.type(await screen.findByRole("textbox", { name: "名称" }), "小程序{Enter}");
    expect(await screen.findByText("这个名字已有两把在用，先停用一把")).toBeInTheDocument();
  });
});

describe("members", () => {
  it("adds a person, changes the role with undo, and asks before removing", async () => {
    const page = open("members");
    await page.user.click(await screen.findByRole("button", { name: "新成员" }));
    await page.user.type(await screen.findByRole("textbox", { name: "用户名" }), "林可");
    await page.user.type(screen.getByLabelText("初始密码"), "short{Enter}");
    expect(await screen.findByText("还差 7 个字符")).toBeInTheDocument();
    await page.user.type(screen.getByLabelText("初始密码"), " but longer{Enter}");
    const role = async () => (await shop.admin.call("listMembers", { kb: shop.kb })).rows.find((row) => row.name === "林可")?.role;
    await waitFor(async () => expect(await role()).toBe("trainer"));

    await page.user.click(await screen.findByRole("combobox", { name: "「林可」的角色" }));
    await page.user.click(await screen.findByRole("option", { name: "发布员" }));
    await waitFor(async () => expect(await role()).toBe("publisher"));
    await page.user.click(await screen.findByRole("button", { name: /^撤销/u }));
    await waitFor(async () => expect(await role()).toBe("trainer"));

    await page.user.click(screen.getByRole("combobox", { name: "「林可」的角色" }));
    await page.user.click(await screen.findByRole("option", { name: "看不到" }));
    expect(await role()).toBe("trainer");
    await page.user.click(await screen.findByRole("button", { name: "移出「林可」" }));
    await waitFor(async () => expect(await role()).toBeNull());
  });

  it("resets a password", async () => {
    const page = open("members");
    await page.user.click(await screen.findByRole("button", { name: "重设密码 publisher" }));
    await page.user.type(await screen.findByLabelText("新密码"), "another long password{Enter}");
    expect(await screen.findByText("已重设「publisher」的密码")).toBeInTheDocument();
    await expect(shop.client().call("signIn", { name: "publisher", password: "another long password" })).resolves.toMatchObject({
      name: "publisher",
    });
  });
});

describe("the audit", () => {
  it("says who changed what, with before and after of the opened line", async () => {
    const { revision, settings } = await shop.admin.call("getSettings", { kb: shop.kb });
    await shop.admin.call("saveSettings", { kb: shop.kb, base: revision, settings: { ...settings, clarifyOptions: 2 } });
    const page = open("audit");
    const lines = await within(await screen.findByRole("listbox", { name: "审计记录" })).findAllByRole("option");
    expect(lines[0]).toHaveTextContent(/zhoumin改了设置/u);
    await page.user.keyboard("j");
    const details = await screen.findByRole("region", { name: "改了什么" });
    expect(await within(details).findByText("反问时最多列几个")).toBeInTheDocument();
    expect(details).toHaveTextContent(/5.*2/u);
    expect(page.address()).toContain("line=");
  });

  it("names entries, categories and fields, and shows only the wordings that came or went", async () => {
    const { kb, admin } = shop;
    const { revision } = await admin.call("getCategories", { kb });
    await admin.call("saveCategories", {
      kb,
      base: revision,
      categories: [{ id: "c_after", name: "售后", parent: null, skillGroup: null }],
    });
    const entry = await teach(admin, kb, "怎么退货", ["想退掉", "退货流程"]);
    const { content } = await admin.call("getEntry", { kb, entry });
    await admin.call("saveEntry", {
      kb,
      entry,
      base: 1,
      content: {
        ...content,
        category: "c_after",
        enabled: false,
        similar: [content.similar[1]!, { ...content.similar[0]!, id: "q_new", text: "不想要了" }],
      },
    });
    const page = open("audit");
    const lines = await within(await screen.findByRole("listbox", { name: "审计记录" })).findAllByRole("option");
    expect(lines[0]).toHaveTextContent(/改了知识点怎么退货/u);
    expect(lines[2]).toHaveTextContent(/改了类目第 2 次修订/u);
    await page.user.keyboard("j");
    const details = await screen.findByRole("region", { name: "改了什么" });
    await within(details).findByText("启用");
    const said = within(details)
      .getAllByRole("term")
      .map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(said).toEqual([
      ["相似问", "想退掉"],
      ["相似问", "不想要了"],
      ["类目", "售后"],
      ["启用", "是 → 否"],
    ]);
    expect(details).not.toHaveTextContent(entry);
  });
});
