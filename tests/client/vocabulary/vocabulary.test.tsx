// The Vocabulary screen: trying a sentence, who may only read, nothing in it yet.
import { screen } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startWordShop, type WordShop } from "./support.ts";

let shop: WordShop;
beforeAll(async () => {
  shop = await startWordShop();
});
afterAll(() => shop.end());
beforeEach(() => shop.putFirst());

describe("trying a sentence", () => {
  it("reads it with the saved vocabulary, and anew once more is saved", async () => {
    const page = shop.open();
    await page.user.type(await screen.findByRole("textbox", { name: "顾客会怎么说" }), "快递费多少{Enter}");
    expect(await screen.findByText("没有用上同义词")).toBeInTheDocument();
    await page.user.click(screen.getByText("运费 = 邮费"));
    await page.user.type(await screen.findByRole("textbox", { name: "这一组的词" }), "快递费{Enter}");
    expect(screen.getByText("用已保存的词库读；1 处未保存的还没算进来")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByText("快递费 → 运费")).toBeInTheDocument();
  });
});

describe("who may not write", () => {
  it("shows a viewer the words and why they cannot be changed", async () => {
    shop.open("?group=1", shop.viewer);
    expect(await screen.findByText("观察员不能改词库，请训练师来改")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "新的一组" })).toBeNull();
    expect(screen.queryByRole("button", { name: /保存修订/u })).toBeNull();
    expect(screen.getByRole("group", { name: "这一组的词" })).toHaveTextContent("运费邮费");
    expect(screen.queryByRole("textbox", { name: "这一组的词" })).toBeNull();
  });
});

describe("with nothing in it", () => {
  it("says what a group is for", async () => {
    await shop.put({ synonyms: [], sensitive: [] });
    shop.open();
    expect(await screen.findByRole("heading", { name: "先加一组同义词" })).toBeInTheDocument();
  });
});
