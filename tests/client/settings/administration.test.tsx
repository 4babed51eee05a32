// The Settings screen: the knowledge base, bot keys, members, audit.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
  // Somebody among the members.
  await signInAs(shop, "publisher");
});
afterAll(() => shop.end());

const open = (section?: string, caller: Client = shop.admin) =>
  renderApp({ path: `/kb/${shop.kb}/settings${section ? `?section=${section}` : ""}`, caller });

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
    expect(details).toHaveTextContent(/反问时最多列几个\d → 2/u);
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
