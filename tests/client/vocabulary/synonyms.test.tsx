// Synonym groups, two-way and one-way: made, edited, merged, found, saved.
import { screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { groups, startWordShop, type WordShop } from "./support.ts";

let shop: WordShop;
beforeAll(async () => {
  shop = await startWordShop();
});
afterAll(() => shop.end());
beforeEach(() => shop.putFirst());

describe("synonyms", () => {
  it("adds a group by Enter, keeps it through a reload, and saves it with Ctrl Enter", async () => {
    const page = shop.open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "发票{Enter}专票{Enter}{Enter}");
    expect((await groups())[0]).toContain("发票 = 专票");
    expect(screen.getByText("1 处未保存 · 本机已留底")).toBeInTheDocument();
    page.unmount();
    const again = shop.open();
    expect(await screen.findByText("1 处未保存 · 本机已留底")).toBeInTheDocument();
    await again.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await shop.saved()).vocabulary.synonyms[0]).toEqual({ words: ["发票", "专票"] }));
    expect(await screen.findByText("保存后草稿马上生效，顾客要等下次发布")).toBeInTheDocument();
  });

  it("splits a pasted list into words", async () => {
    const page = shop.open();
    await page.user.click(await screen.findByRole("textbox", { name: "新的一组" }));
    await page.user.paste("快递、物流，包裹\n运单");
    await page.user.click(screen.getByRole("button", { name: "成组" }));
    expect((await groups())[0]).toContain("快递 = 物流 = 包裹 = 运单");
  });

  it("edits the opened group and refuses to save one word alone", async () => {
    const page = shop.open("?group=2");
    await page.user.click(await screen.findByRole("button", { name: "去掉「退回」" }));
    expect(await screen.findByText("1 组还没写完，补上或删掉才能存")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
    await page.user.type(screen.getByRole("textbox", { name: "这一组的词" }), "返货{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await shop.saved()).vocabulary.synonyms[1]).toEqual({ words: ["退货", "返货"] }));
  });

  it("says which words stand in two groups, and merges them", async () => {
    const page = shop.open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "包邮{Enter}邮费{Enter}{Enter}");
    expect((await groups())[0]).toContain("「邮费」也在第 2 组");
    await page.user.click(screen.getByText("包邮 = 邮费"));
    await page.user.click(await screen.findByRole("button", { name: "合并成一组" }));
    expect(await groups()).toEqual([expect.stringContaining("包邮 = 邮费 = 运费"), expect.stringContaining("退货 = 退回")]);
    await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
    await waitFor(async () => expect(await groups()).toHaveLength(3));
  });

  it("names the spelling of a word in another group, and merges the two into one of them", async () => {
    const page = shop.open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "包邮{Enter}郵費{Enter}{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await groups())[0]).toContain("「郵費」在第 2 组写作「邮费」"));
    await page.user.click(screen.getByText("包邮 = 郵費"));
    await page.user.click(await screen.findByRole("button", { name: "合并成一组" }));
    expect((await groups())[0]).toContain("包邮 = 郵費 = 运费");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await shop.saved()).vocabulary.synonyms[0]).toEqual({ words: ["包邮", "郵費", "运费"] }));
  });

  it("names two spellings of a word in one group", async () => {
    const page = shop.open("?group=2");
    await page.user.type(await screen.findByRole("textbox", { name: "这一组的词" }), "退貨{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await groups())[1]).toContain("「退貨」和「退货」读作同一个词"));
    expect(screen.getByRole("textbox", { name: "这一组的词" })).toHaveAccessibleDescription(/「退貨」和「退货」读作同一个词/u);
  });

  it("deletes a group and takes it back", async () => {
    const page = shop.open();
    await page.user.click(await screen.findByRole("button", { name: "删掉这一组: 退货 = 退回" }));
    expect(await groups()).toHaveLength(1);
    await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
    await waitFor(async () => expect((await groups())[1]).toContain("退货 = 退回"));
    expect(screen.getByText("保存后草稿马上生效，顾客要等下次发布")).toBeInTheDocument();
  });

  it("finds a group by a word and keeps the search in the address", async () => {
    const page = shop.open();
    await page.user.type(await screen.findByRole("searchbox", { name: "在词库里找" }), "退回{Enter}");
    await waitFor(async () => expect(await groups()).toHaveLength(1));
    expect(decodeURIComponent(page.address())).toContain("text=退回");
  });

  it("shows what somebody else saved meanwhile, and keeps both sides", async () => {
    const page = shop.open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "发票{Enter}专票{Enter}{Enter}");
    await shop.put({ synonyms: [{ words: ["运费", "邮费", "快递费"] }], sensitive: [{ word: "赌博" }] }, shop.trainer);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByRole("alert")).toHaveTextContent("trainer");
    await page.user.click(screen.getByRole("button", { name: "合并两边" }));
    expect(await groups()).toEqual([expect.stringContaining("发票 = 专票"), expect.stringContaining("运费 = 邮费 = 快递费")]);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () =>
      expect((await shop.saved()).vocabulary.synonyms).toEqual([{ words: ["发票", "专票"] }, { words: ["运费", "邮费", "快递费"] }]),
    );
  });

  it("draws only what is on screen of 5,000 groups", async () => {
    await shop.put({ synonyms: Array.from({ length: 5000 }, (_, i) => ({ words: [`甲${i}`, `乙${i}`] })), sensitive: [] });
    shop.open();
    expect(await screen.findByText("甲0 = 乙0")).toBeInTheDocument();
    expect((await groups()).length).toBeLessThan(100);
    expect(screen.getByRole("tab", { name: /同义词/u })).toHaveTextContent("5000");
  });
});

describe("one-way synonyms", () => {
  it("turns a group into a one-way one, and back", async () => {
    const page = shop.open("?group=1");
    await page.user.click(await screen.findByRole("radio", { name: "单向：也算作" }));
    expect((await groups())[0]).toContain("邮费 → 运费");
    const target = screen.getByRole("textbox", { name: "也算作" });
    await page.user.clear(target);
    expect(await screen.findByText("写上算作哪个词")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
    await page.user.type(target, "邮费");
    expect(await screen.findByText("1 组里有词写了两次，去掉一个才能存")).toBeInTheDocument();
    await page.user.type(target, "用");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await shop.saved()).vocabulary.synonyms[0]).toEqual({ words: ["邮费"], to: "邮费用" }));
    await page.user.click(screen.getByRole("radio", { name: "双向：都是一回事" }));
    expect((await groups())[0]).toContain("邮费用 = 邮费");
  });

  it("flags a word that is in two groups of one direction only", async () => {
    await shop.put({ synonyms: [{ words: ["运费", "邮费"] }, { words: ["邮费"], to: "费用" }], sensitive: [] });
    const page = shop.open("?group=2");
    expect((await groups())[0]).not.toContain("也在");
    await page.user.click(await screen.findByRole("radio", { name: "双向：都是一回事" }));
    expect((await groups())[0]).toContain("「邮费」也在第 2 组");
    expect(await screen.findByText("2 组有重复的词，合并或去掉才能存")).toBeInTheDocument();
  });
});
