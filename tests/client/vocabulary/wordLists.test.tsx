// Lists of single words: core, stop and sensitive ones.
import { screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startWordShop, type WordShop } from "./support.ts";

let shop: WordShop;
beforeAll(async () => {
  shop = await startWordShop();
});
afterAll(() => shop.end());
beforeEach(() => shop.putFirst());

describe("core words and stop words", () => {
  it("saves both lists, deletes with undo, and leaves lists nobody used out of the document", async () => {
    const page = shop.open("?list=core");
    expect(await screen.findByRole("heading", { name: "先加一个核心词" })).toBeInTheDocument();
    await page.user.type(screen.getByRole("textbox", { name: "新的核心词" }), "花呗{Enter}以旧换新{Enter}");
    await page.user.click(screen.getByRole("button", { name: "删掉「花呗」" }));
    await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
    expect(await screen.findByText("花呗")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await shop.saved()).vocabulary.core).toEqual([{ word: "以旧换新" }, { word: "花呗" }]));
    expect((await shop.saved()).vocabulary).not.toHaveProperty("stop");
    await page.user.click(screen.getByRole("tab", { name: /停用词/u }));
    await page.user.type(await screen.findByRole("textbox", { name: "新的停用词" }), "请问{Enter}");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await shop.saved()).vocabulary.stop).toEqual([{ word: "请问" }]));
    expect(page.address()).toContain("list=stop");
  });

  it.each([
    ["core", "核心词"],
    ["stop", "停用词"],
    ["sensitive", "敏感词"],
  ] as const)("adds no %s word twice, and says so where it is typed", async (list, name) => {
    await shop.put({ synonyms: [], sensitive: [], [list]: [{ word: "Pro" }, { word: "花呗" }] });
    const page = shop.open(`?list=${list}`);
    const field = await screen.findByRole("textbox", { name: `新的${name}` });
    await page.user.type(field, "ｐｒｏ{Enter}");
    expect(field).toHaveAccessibleDescription("「ｐｒｏ」读作已有的「Pro」");
    expect(field).toHaveValue("ｐｒｏ");
    await page.user.type(field, "max");
    expect(field).not.toHaveAccessibleDescription();
    await page.user.keyboard("{Enter}");
    expect(await screen.findByText("ｐｒｏmax")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "改「花呗」" }));
    const edited = screen.getByRole("textbox", { name });
    await page.user.clear(edited);
    await page.user.type(edited, "PRO");
    expect(await screen.findByText("「PRO」读作已有的「Pro」")).toBeInTheDocument();
  });

  it("marks words that stood twice before, which keeps from saving", async () => {
    await shop.put({ synonyms: [], sensitive: [{ word: "洗钱" }] });
    const page = shop.open("?list=sensitive");
    await screen.findByText("洗钱");
    // Somebody else added the same one in another width while this page was open.
    await page.user.type(screen.getByRole("textbox", { name: "新的敏感词" }), "VX{Enter}");
    await shop.put({ synonyms: [], sensitive: [{ word: "洗钱" }, { word: "ｖｘ" }] });
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await page.user.click(await screen.findByRole("button", { name: "合并两边" }));
    expect(await screen.findByText("和「VX」读作同一个词")).toBeInTheDocument();
    expect(screen.getByText("敏感词：「ｖｘ」和「VX」读作同一个词（不分繁简、全半角、大小写），去掉一个才能存")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
  });

  it("names two words that differ by script only, at the word, once the server has read them", async () => {
    await shop.put({ synonyms: [], sensitive: [], core: [{ word: "优惠券" }] });
    const page = shop.open("?list=core");
    await page.user.type(await screen.findByRole("textbox", { name: "新的核心词" }), "優惠券{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByText("和「優惠券」读作同一个词")).toBeInTheDocument();
    expect(screen.getByText(/^核心词：「优惠券」和「優惠券」读作同一个词/u)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
    await page.user.click(screen.getByRole("button", { name: "改「優惠券」" }));
    await page.user.type(screen.getByRole("textbox", { name: "核心词" }), "包{Enter}");
    expect(screen.queryByText(/读作同一个词/u)).toBeNull();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await shop.saved()).vocabulary.core).toEqual([{ word: "優惠券包" }, { word: "优惠券" }]));
  });

  it("says how a stop word is written in the list that has it too", async () => {
    await shop.put({ synonyms: [], sensitive: [], core: [{ word: "花呗" }] });
    const page = shop.open("?list=stop");
    await page.user.type(await screen.findByRole("textbox", { name: "新的停用词" }), "花唄{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByText("在核心词里写作「花呗」")).toBeInTheDocument();
  });

  it("says where a stop word stands too, and refuses to save it", async () => {
    await shop.put({ synonyms: [], sensitive: [], core: [{ word: "花呗" }] });
    const page = shop.open("?list=stop");
    await page.user.type(await screen.findByRole("textbox", { name: "新的停用词" }), "花呗{Enter}");
    expect(await screen.findByText("也在核心词里")).toBeInTheDocument();
    expect(screen.getByText("1 个停用词也在别的表里，去掉一边才能存")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
  });

  it("tells of a sentence what was ignored, kept whole and counted as more", async () => {
    await shop.put({ synonyms: [{ words: ["顺丰"], to: "快递" }], sensitive: [], core: [{ word: "运费" }], stop: [{ word: "请问" }] });
    const page = shop.open("?list=stop");
    await page.user.type(await screen.findByRole("textbox", { name: "顾客会怎么说" }), "请问顺丰运费多少{Enter}");
    expect(await screen.findByText("顺丰 → 快递")).toBeInTheDocument();
    const ignored = screen.getByText("忽略的词").nextElementSibling;
    expect(ignored).toHaveTextContent("请问");
  });

  it("keeps both sides when somebody else saved meanwhile", async () => {
    const page = shop.open("?list=core");
    await page.user.type(await screen.findByRole("textbox", { name: "新的核心词" }), "花呗{Enter}");
    await shop.put({ synonyms: [], sensitive: [], core: [{ word: "京东白条" }], stop: [{ word: "请问" }] }, shop.trainer);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await page.user.click(await screen.findByRole("button", { name: "合并两边" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () =>
      expect((await shop.saved()).vocabulary).toMatchObject({ core: [{ word: "花呗" }, { word: "京东白条" }], stop: [{ word: "请问" }] }),
    );
  });

  it("shows them to a viewer to read", async () => {
    await shop.put({ synonyms: [], sensitive: [], stop: [{ word: "请问" }] });
    shop.open("?list=stop", shop.viewer);
    expect(await screen.findByText("请问")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "新的停用词" })).toBeNull();
    expect(screen.queryByRole("button", { name: "删掉「请问」" })).toBeNull();
  });
});
describe("sensitive words", () => {
  it("adds a pasted list without the ones already there, edits and deletes", async () => {
    const page = shop.open("?list=sensitive");
    await page.user.click(await screen.findByRole("textbox", { name: "新的敏感词" }));
    await page.user.paste("洗钱，赌博，套现");
    expect(await screen.findByText("已经有「赌博」")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "改「套现」" }));
    const field = screen.getByRole("textbox", { name: "敏感词" });
    await page.user.clear(field);
    await page.user.type(field, "刷单{Enter}");
    await page.user.click(screen.getByRole("button", { name: "删掉「赌博」" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await shop.saved()).vocabulary.sensitive).toEqual([{ word: "洗钱" }, { word: "刷单" }]));
  });
});
