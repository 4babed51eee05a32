// The frame, set-up and sign-in, against the real server.
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { adminName, adminPassword, finished, startServer, startShop, teach } from "../../support/app.ts";
import { showUndo } from "../../../client/lib/undo.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
  await teach(shop.admin, shop.kb, "如何修改密码？", ["密码忘了怎么办"]);
});
afterAll(() => shop.end());

describe("the frame", () => {
  it("names a publication that broke off, until another one is done", async () => {
    const kb = (await shop.admin.call("createKnowledgeBase", { name: "断过" })).id;
    const publishAs = async (state: string): Promise<void> => {
      await teach(shop.admin, kb, `${state}问`);
      const { job } = await shop.admin.call("publish", { kb, note: state });
      await finished(shop, shop.admin, kb, job);
      shop.app.db.prepare("UPDATE jobs SET state = ?, ended_at = '2026-01-01T00:00:00.000Z' WHERE id = ?").run(state, job);
    };
    await publishAs("interrupted");
    const page = renderApp({ path: `/kb/${kb}/vocabulary`, caller: shop.admin });
    expect(await screen.findByRole("button", { name: /被打断/u })).toBeInTheDocument();
    page.unmount();
    await publishAs("done");
    renderApp({ path: `/kb/${kb}/vocabulary`, caller: shop.admin });
    expect(await screen.findByText("先加一组同义词")).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole("button", { name: /被打断/u })).toBeNull());
  });

  it("shows the screens, what waits there, and that nothing is live yet", async () => {
    renderApp({ path: "/", caller: shop.admin });
    const nav = await screen.findByRole("navigation", { name: "主导航" });
    expect(within(nav).getByRole("link", { name: "工作台" })).toHaveAttribute("aria-current", "page");
    expect(await within(nav).findByText("尚未发布")).toBeInTheDocument();
    expect(await within(nav).findByText("1 处未发布")).toBeInTheDocument();
  });

  it("goes to a screen and keeps it in the address", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/today`, caller: shop.admin });
    await page.user.click(await screen.findByRole("link", { name: /^设置/ }));
    await waitFor(() => expect(page.address()).toBe(`/kb/${shop.kb}/settings`));
  });

  it("goes to the page whose name is typed, though entries are near to it", async () => {
    const kb = (await shop.admin.call("createKnowledgeBase", { name: "会务" })).id;
    await teach(shop.admin, kb, "发布会什么时候开？");
    const page = renderApp({ path: `/kb/${kb}/vocabulary`, caller: shop.admin });
    await screen.findByRole("navigation");
    await page.user.keyboard("{Control>}k{/Control}");
    await page.user.type(await screen.findByRole("combobox", { name: /找知识点/ }), "发布");
    await screen.findByRole("option", { name: /发布会/ });
    expect(screen.getAllByRole("option")[0]).toHaveTextContent("发布");
    await page.user.keyboard("{Enter}");
    await waitFor(() => expect(page.address()).toMatch(/\/releases/u));
  });

  it("finds an entry by what a customer would say, and opens it", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/vocabulary`, caller: shop.admin });
    await screen.findByRole("navigation");
    await page.user.keyboard("{Control>}k{/Control}");
    const field = await screen.findByRole("combobox", { name: /找知识点/ });
    await page.user.type(field, "密码忘了怎么办");
    const option = await screen.findByRole("option", { name: /如何修改密码/ });
    await page.user.click(option);
    await waitFor(() => expect(page.address()).toMatch(/\/knowledge\?.*entry=/u));
    expect(screen.queryByRole("combobox", { name: /找知识点/ })).toBeNull();
  });

  it("puts what is typed before the palette's field is drawn into that field, and fires no key of the page", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/knowledge`, caller: shop.admin });
    await screen.findAllByText("如何修改密码？");
    fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true });
    for (const key of ["n", "x", "j"]) fireEvent.keyDown(document.body, { key, code: `Key${key.toUpperCase()}` });
    fireEvent.keyDown(document.body, { key: "Backspace", code: "Backspace" });
    const field = await screen.findByRole("combobox", { name: /找知识点/ });
    await waitFor(() => expect(field).toHaveFocus());
    await page.user.keyboard("t");
    expect(field).toHaveValue("nxt");
    await page.user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("combobox", { name: /找知识点/ })).toBeNull());
    expect(page.address()).not.toMatch(/new=/u);
    await page.user.keyboard("{Control>}k{/Control}");
    expect(await screen.findByRole("combobox", { name: /找知识点/ })).toHaveValue("");
  });

  it("lists the keys that work here on ?", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/today`, caller: shop.admin });
    await screen.findByRole("navigation");
    await page.user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "快捷键" })).toHaveTextContent("打开命令面板");
  });

  it("speaks English when asked to", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/today`, caller: shop.admin });
    await page.user.click(await screen.findByRole("button", { name: "Switch to English" }));
    expect(await screen.findByRole("link", { name: "Today" })).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute("lang", "en");
  });

  it("renames a knowledge base, and takes it back", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/today`, caller: shop.admin });
    await page.user.click(await screen.findByRole("button", { name: /切换知识库/ }));
    await page.user.click(await screen.findByRole("menuitem", { name: "改名" }));
    const name = await screen.findByRole("textbox", { name: "名称" });
    await page.user.clear(name);
    await page.user.type(name, "山茶厨具");
    await page.user.click(screen.getByRole("button", { name: "改名" }));
    expect(await screen.findByRole("button", { name: "切换知识库，现在是山茶厨具" })).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "撤销" }));
    expect(await screen.findByRole("button", { name: "切换知识库，现在是栖木家居" })).toBeInTheDocument();
  });

  it("says so when there is no such page or knowledge base", async () => {
    renderApp({ path: "/kb/kb_none/today", caller: shop.admin });
    expect(await screen.findByRole("heading", { name: "没有这一页" })).toBeInTheDocument();
  });
});

describe("signing in", () => {
  it("asks first, refuses a wrong password, and comes back to the page that was wanted", async () => {
    const page = renderApp({ path: `/kb/${shop.kb}/settings`, caller: shop.client() });
    await page.user.type(await screen.findByRole("textbox", { name: "用户名" }), adminName);
    await page.user.type(screen.getByLabelText("密码"), "wrong");
    await page.user.keyboard("{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("用户名或密码不对");
    await page.user.clear(screen.getByLabelText("密码"));
    await page.user.type(screen.getByLabelText("密码"), adminPassword);
    await page.user.keyboard("{Enter}");
    await waitFor(() => expect(page.address()).toBe(`/kb/${shop.kb}/settings`));
  });

  it("ends with signing out", async () => {
    const caller = shop.client();
    await caller.call("signIn", { name: adminName, password: adminPassword });
    const page = renderApp({ path: `/kb/${shop.kb}/ask?q=${encodeURIComponent("我的密码是什么")}`, caller });
    expect(await within(await screen.findByRole("log")).findByText("我的密码是什么")).toBeInTheDocument();
    const menu = await screen.findByRole("button", { name: `${adminName}的菜单` });
    act(() => showUndo("已停用 3 个知识点", () => {}));
    expect(await screen.findByRole("button", { name: /^撤销/u })).toBeInTheDocument();
    await page.user.click(menu);
    await page.user.click(await screen.findByRole("menuitem", { name: "退出登录" }));
    expect(await screen.findByRole("heading", { name: "登录" })).toBeInTheDocument();
    page.unmount();
    // Whoever signs in next is not offered to take it back, and does not read what was asked.
    renderApp({ path: `/kb/${shop.kb}/ask`, caller: shop.admin });
    await screen.findByRole("textbox", { name: "以顾客的身份提问" });
    expect(screen.queryByRole("button", { name: /^撤销/u })).toBeNull();
    expect(screen.queryByText("我的密码是什么")).toBeNull();
  });

  it("takes the screen away whole: nothing on it fails for want of its knowledge base", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "空的" });
    const caller = shop.client();
    await caller.call("signIn", { name: adminName, password: adminPassword });
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const page = renderApp({ path: `/kb/${id}/today`, caller });
    await screen.findByText("先教它一件事");
    await page.user.click(await screen.findByRole("button", { name: `${adminName}的菜单` }));
    await page.user.click(await screen.findByRole("menuitem", { name: "退出登录" }));
    await screen.findByRole("heading", { name: "登录" });
    const failures = said.mock.calls.flat().map(String);
    said.mockRestore();
    expect(failures.filter((text) => text.includes("outside the frame"))).toEqual([]);
  });
});

describe("the first visit", () => {
  it("says what is missing, then makes the admin and an empty knowledge base", async () => {
    const server = await startServer();
    try {
      const page = renderApp({ path: "/", caller: server.client() });
      expect(await screen.findByRole("heading", { name: "第一次打开" })).toBeInTheDocument();
      await page.user.type(screen.getByLabelText(/^密码/), "abc");
      await page.user.keyboard("{Control>}{Enter}{/Control}");
      expect(await screen.findByText("还差 9 位")).toBeInTheDocument();
      await page.user.type(screen.getByRole("textbox", { name: "用户名" }), "lin");
      await page.user.type(screen.getByLabelText(/^密码/), "defghijklm");
      expect(screen.getByText("13 位，够长了")).toBeInTheDocument();
      await page.user.click(screen.getByRole("radio", { name: /空知识库/ }));
      await page.user.type(screen.getByRole("textbox", { name: "知识库名称" }), "茶");
      await page.user.click(screen.getByRole("button", { name: "创建并进入" }));
      expect(await screen.findByRole("button", { name: "切换知识库，现在是茶" })).toBeInTheDocument();
      expect(page.address()).toMatch(/\/kb\/[^/]+\/knowledge/u);
    } finally {
      await server.end();
    }
  });
});
