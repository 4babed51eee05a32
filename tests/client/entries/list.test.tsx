// The list of entries: filters in the address bar, search by the engine, keys, changes of many at once.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signInAs, startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
// Each test has a knowledge base of its own.
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` }));
  await teach(shop.admin, kb, "如何修改密码", ["密码忘了", "登录密码怎么换"], { tags: ["账号"] });
  await teach(shop.admin, kb, "怎么开发票", ["发票抬头怎么填"]);
  await teach(shop.admin, kb, "如何退货", ["退货怎么弄"], { enabled: false });
});
const open = (search = "") => renderApp({ path: `/kb/${kb}/knowledge${search}`, caller: shop.admin });
const rows = () =>
  within(screen.getByRole("grid", { name: "知识点" }))
    .getAllByRole("row")
    .map((row) => row.textContent);

describe("the list of entries", () => {
  it("finds the entry in a customer's words, and says so in the address bar", async () => {
    const page = open();
    await screen.findByText("怎么开发票");
    await page.user.type(screen.getByRole("searchbox", { name: "搜索知识点" }), "密码忘了怎么办");
    await waitFor(() => expect(rows()[0]).toContain("如何修改密码"));
    expect(decodeURIComponent(page.address())).toContain("text=密码忘了怎么办");
  });

  it("filters by what the address bar says; a filter that leaves nothing can be cleared", async () => {
    const page = open("?enabled=false&tag=%E8%B4%A6%E5%8F%B7");
    await screen.findByText("没有符合的");
    await page.user.click(screen.getByRole("button", { name: "清除筛选" }));
    expect(await screen.findByText("如何修改密码")).toBeVisible();
    expect(page.address()).not.toContain("tag");
  });

  it("speaks only of exceptions: new ones and disabled ones are marked", async () => {
    open("?sort=question");
    const row = (await screen.findByText("如何退货")).closest('[role="row"]') as HTMLElement;
    expect(within(row).getByText("停用")).toBeVisible();
    expect(within(row).getByRole("img", { name: "新增" })).toBeVisible();
  });

  it("moves with j and k and opens with Enter", async () => {
    const page = open("?sort=question");
    await screen.findByText("如何退货");
    await page.user.keyboard("jj{Enter}");
    await waitFor(() => expect(page.address()).toMatch(/entry=e_/u));
    expect(await screen.findByRole("textbox", { name: "标准问" })).toBeVisible();
  });

  it("disables the selected entries at once, and takes it back", async () => {
    const page = open("?sort=question");
    await screen.findByText("怎么开发票");
    // The first is opened on arrival, and the keys go on from there.
    await waitFor(() => expect(page.address()).toContain("entry="));
    await page.user.keyboard("xjxjx");
    expect(await screen.findByText("已选 3 条")).toBeVisible();
    await page.user.click(await screen.findByRole("button", { name: "更多" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "停用" }));
    // One was disabled before: nothing changed there, and Undo leaves it alone.
    expect(await screen.findByText("已停用 2 个知识点")).toBeVisible();
    await waitFor(async () => expect((await shop.admin.call("listEntries", { kb, enabled: "false" })).total).toBe(3));
    await page.user.keyboard("u");
    await waitFor(async () => expect((await shop.admin.call("listEntries", { kb, enabled: "false" })).total).toBe(1));
  });

  it("deletes the selected entries and brings them back", async () => {
    const page = open("?sort=question");
    await screen.findByText("怎么开发票");
    await page.user.keyboard("jx");
    await screen.findByRole("toolbar", { name: "对选中的知识点" });
    await page.user.keyboard("{Delete}");
    expect(await screen.findByText("已删除 1 个知识点")).toBeVisible();
    await waitFor(() => expect(rows()).toHaveLength(2));
    await page.user.click(screen.getByRole("button", { name: /撤销/u }));
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it("exports the selected entries, which a viewer may do too", async () => {
    const viewer = await signInAs({ ...shop, kb }, "viewer", `r${kb.slice(-6)}`);
    const page = renderApp({ path: `/kb/${kb}/knowledge?sort=question`, caller: viewer });
    await screen.findByText("怎么开发票");
    await waitFor(() => expect(page.address()).toContain("entry="));
    await page.user.keyboard("xjx");
    await page.user.click(await screen.findByRole("button", { name: "更多" }));
    expect(screen.queryByRole("menuitem", { name: "停用" })).toBeNull();
    // What jsdom lacks of downloads: files have no address, and links save nothing.
    const saved: { name: string; blob: Blob }[] = [];
    let given: Blob | null = null;
    URL.createObjectURL = (blob) => {
      given = blob as Blob;
      return "blob:file";
    };
    URL.revokeObjectURL = () => {};
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      if (given) saved.push({ name: this.download, blob: given });
    });
    await page.user.click(await screen.findByRole("menuitem", { name: "JSONL（无损）" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    vi.restoreAllMocks();
    expect(saved[0]?.name).toMatch(/^店 .*-2\.jsonl$/u);
    const lines = (await saved[0]!.blob.text()).trim().split("\n");
    const { rows: listed } = await shop.admin.call("listEntries", { kb, sort: "question" });
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id).toSorted()).toEqual(
      listed
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    );
    // They stay selected: the next thing may be done to the same ones.
    expect(screen.getByText("已选 2 条")).toBeVisible();
  });

  it("says what failed and tries again", async () => {
    const gone = { url: shop.url, cookie: shop.admin.cookie };
    renderApp({ path: `/kb/${kb}/knowledge?entry=e_nowhere`, caller: gone });
    expect(await screen.findByText("知识点没有载入")).toBeVisible();
    expect(screen.getByText("找不到，可能已被删除")).toBeVisible();
  });

  it("lets a viewer look, and change nothing", async () => {
    const viewer = await signInAs({ ...shop, kb }, "viewer", `v${kb.slice(-6)}`);
    const entry = (await shop.admin.call("listEntries", { kb })).rows[0]?.id ?? "";
    renderApp({ path: `/kb/${kb}/knowledge?entry=${entry}`, caller: viewer });
    expect(await screen.findByText("观察员只能看，不能改")).toBeVisible();
    expect(screen.queryByRole("button", { name: /新建/u })).toBeNull();
    expect(screen.queryByRole("textbox", { name: "添加相似问" })).toBeNull();
    expect(screen.getByRole("textbox", { name: "标准问" })).toHaveAttribute("readonly");
  });
});
