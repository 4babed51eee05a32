// Where nothing is taught yet, the category tree, and importing a file.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` }));
});
const open = () => renderApp({ path: `/kb/${kb}/knowledge`, caller: shop.admin });
const tree = async () => (await shop.admin.call("getCategories", { kb })).categories.map((c) => c.name);

describe("an empty knowledge base", () => {
  it("takes the first question and answer, and tries it at once", async () => {
    const page = open();
    await page.user.type(await screen.findByRole("textbox", { name: "标准问" }), "珐琅锅要开锅吗");
    await page.user.click(screen.getByRole("button", { name: /保存并试问/u }));
    expect(screen.getByText("标准问和答案都要写")).toBeVisible();
    await page.user.type(screen.getByRole("textbox", { name: "答案" }), "不用开锅。");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(page.address()).toMatch(/entry=e_/u));
    expect(await screen.findByRole("complementary")).toBeVisible();
    expect((await shop.admin.call("listEntries", { kb })).rows[0]?.question).toBe("珐琅锅要开锅吗");
  });

  it("offers an admin the sample shop", async () => {
    open();
    expect(await screen.findByRole("button", { name: "装入" })).toBeVisible();
  });
});

describe("the category tree", () => {
  beforeEach(async () => {
    await teach(shop.admin, kb, "如何退货");
  });

  it("creates a category, renames it with F2 and refuses a name twice", async () => {
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "新建类目" }));
    await page.user.keyboard("售后{Enter}");
    const item = await screen.findByRole("treeitem", { name: /^售后/u });
    await waitFor(async () => expect(await tree()).toEqual(["售后"]));
    item.focus();
    await page.user.keyboard("{F2}");
    await page.user.keyboard("售前{Enter}");
    await waitFor(async () => expect(await tree()).toEqual(["售前"]));
    await screen.findByRole("treeitem", { name: /^售前/u });
    await page.user.click(screen.getByRole("button", { name: "新建类目" }));
    await page.user.keyboard("售前");
    expect(await screen.findByText("同一层已经有「售前」")).toBeVisible();
  });

  it("deletes a category, and Undo gives its entries back to it", async () => {
    await shop.admin.call("saveCategories", {
      kb,
      base: (await shop.admin.call("getCategories", { kb })).revision,
      categories: [{ id: "c_1", name: "售后", parent: null, skillGroup: null }],
    });
    const id = await teach(shop.admin, kb, "怎么换货", [], { category: "c_1" });
    const page = open();
    (await screen.findByRole("treeitem", { name: /^售后/u })).focus();
    await page.user.keyboard("{Delete}");
    expect(await screen.findByText("已删除类目「售后」，1 个知识点转为未分类")).toBeVisible();
    await page.user.click(screen.getByRole("button", { name: /撤销/u }));
    await waitFor(async () => expect((await shop.admin.call("getEntry", { kb, entry: id })).category).toBe("c_1"));
  });
});

describe("importing a file", () => {
  it("shows what it would do, writes it as a job, and names what it could not read", async () => {
    await teach(shop.admin, kb, "如何退货");
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "导入导出" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "导入…" }));
    const dialog = await screen.findByRole("dialog");
    const file = new File(
      ['{"id":"e_a","question":"怎么开发票","answers":[{"text":"在订单里"}]}\n{"id":"e_b"}\n{"id":"e_a","question":"又一条"}\n'],
      "知识.jsonl",
    );
    await waitFor(() => expect(dialog.querySelector("input[type=file]") ?? document.querySelector("input[type=file]")).not.toBeNull());
    const choose = (chosen: File): Promise<void> =>
      page.user.upload(document.querySelector("input[type=file]") as HTMLInputElement, chosen);
    await choose(new File(["名称,说明\n甲,乙\n"], "别的.csv"));
    expect(await within(dialog).findByText(/第一行要写列名/u)).toBeVisible();
    await choose(file);
    expect(await within(dialog).findByText(/第 2 行/u)).toBeVisible();
    expect(within(dialog).getByText("标准问：写 1 到 500 个字")).toBeVisible();
    expect(within(dialog).getByText("编号：第 1 行已经用了这个编号")).toBeVisible();
    expect(within(dialog).getByRole("link", { name: "下载不能导入的行" })).toHaveAttribute("href", expect.stringContaining("/problems"));
    await page.user.click(within(dialog).getByRole("button", { name: /导入 1 条/u }));
    expect(await within(dialog).findByText("导入做完了")).toBeVisible();
    expect((await shop.admin.call("getEntry", { kb, entry: "e_a" })).question).toBe("怎么开发票");
  });
});
