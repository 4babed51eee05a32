// The Vocabulary screen: synonym groups, core, stop and sensitive words, saved as revisions.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Vocabulary } from "../../../shared/knowledge/version.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let trainer: Client;
let viewer: Client;
beforeAll(async () => {
  shop = await startShop();
  await teach(shop.admin, shop.kb, "运费怎么算？", ["运费多少"]);
  trainer = await signInAs(shop, "trainer");
  viewer = await signInAs(shop, "viewer");
});
afterAll(() => shop.end());

const saved = () => shop.admin.call("getVocabulary", { kb: shop.kb });
const put = async (vocabulary: Vocabulary, client: Client = shop.admin): Promise<void> => {
  await client.call("saveVocabulary", { kb: shop.kb, base: (await saved()).revision, vocabulary });
};
beforeEach(() => put({ synonyms: [{ words: ["运费", "邮费"] }, { words: ["退货", "退回"] }], sensitive: [{ word: "赌博" }] }));

const open = (search = "", caller: Client = shop.admin) => renderApp({ path: `/kb/${shop.kb}/vocabulary${search}`, caller });
const groups = async (): Promise<(string | null)[]> =>
  within(await screen.findByRole("grid", { name: "同义词" }))
    .getAllByRole("gridcell")
    .map((cell) => cell.textContent);

describe("synonyms", () => {
  it("adds a group by Enter, keeps it through a reload, and saves it with Ctrl Enter", async () => {
    const page = open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "发票{Enter}专票{Enter}{Enter}");
    expect((await groups())[0]).toContain("发票 = 专票");
    expect(screen.getByText("1 处未保存 · 本机已留底")).toBeInTheDocument();
    page.unmount();
    const again = open();
    expect(await screen.findByText("1 处未保存 · 本机已留底")).toBeInTheDocument();
    await again.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await saved()).vocabulary.synonyms[0]).toEqual({ words: ["发票", "专票"] }));
    expect(await screen.findByText("保存后草稿马上生效，顾客要等下次发布")).toBeInTheDocument();
  });

  it("splits a pasted list into words", async () => {
    const page = open();
    await page.user.click(await screen.findByRole("textbox", { name: "新的一组" }));
    await page.user.paste("快递、物流，包裹\n运单");
    await page.user.click(screen.getByRole("button", { name: "成组" }));
    expect((await groups())[0]).toContain("快递 = 物流 = 包裹 = 运单");
  });

  it("edits the opened group and refuses to save one word alone", async () => {
    const page = open("?group=2");
    await page.user.click(await screen.findByRole("button", { name: "去掉「退回」" }));
    expect(await screen.findByText("1 组还没写完，补上或删掉才能存")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
    await page.user.type(screen.getByRole("textbox", { name: "这一组的词" }), "返货{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).vocabulary.synonyms[1]).toEqual({ words: ["退货", "返货"] }));
  });

  it("says which words stand in two groups, and merges them", async () => {
    const page = open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "包邮{Enter}邮费{Enter}{Enter}");
    expect((await groups())[0]).toContain("「邮费」也在第 2 组");
    await page.user.click(screen.getByText("包邮 = 邮费"));
    await page.user.click(await screen.findByRole("button", { name: "合并成一组" }));
    expect(await groups()).toEqual([expect.stringContaining("包邮 = 邮费 = 运费"), expect.stringContaining("退货 = 退回")]);
    await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
    await waitFor(async () => expect(await groups()).toHaveLength(3));
  });

  it("deletes a group and takes it back", async () => {
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "删掉这一组: 退货 = 退回" }));
    expect(await groups()).toHaveLength(1);
    await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
    await waitFor(async () => expect((await groups())[1]).toContain("退货 = 退回"));
    expect(screen.getByText("保存后草稿马上生效，顾客要等下次发布")).toBeInTheDocument();
  });

  it("finds a group by a word and keeps the search in the address", async () => {
    const page = open();
    await page.user.type(await screen.findByRole("searchbox", { name: "在词库里找" }), "退回{Enter}");
    await waitFor(async () => expect(await groups()).toHaveLength(1));
    expect(decodeURIComponent(page.address())).toContain("text=退回");
  });

  it("shows what somebody else saved meanwhile, and keeps both sides", async () => {
    const page = open();
    await page.user.type(await screen.findByRole("textbox", { name: "新的一组" }), "发票{Enter}专票{Enter}{Enter}");
    await put({ synonyms: [{ words: ["运费", "邮费", "快递费"] }], sensitive: [{ word: "赌博" }] }, trainer);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByRole("alert")).toHaveTextContent("trainer");
    await page.user.click(screen.getByRole("button", { name: "合并两边" }));
    expect(await groups()).toEqual([expect.stringContaining("发票 = 专票"), expect.stringContaining("运费 = 邮费 = 快递费")]);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () =>
      expect((await saved()).vocabulary.synonyms).toEqual([{ words: ["发票", "专票"] }, { words: ["运费", "邮费", "快递费"] }]),
    );
  });

  it("draws only what is on screen of 5,000 groups", async () => {
    await put({ synonyms: Array.from({ length: 5000 }, (_, i) => ({ words: [`甲${i}`, `乙${i}`] })), sensitive: [] });
    open();
    expect(await screen.findByText("甲0 = 乙0")).toBeInTheDocument();
    expect((await groups()).length).toBeLessThan(100);
    expect(screen.getByRole("tab", { name: /同义词/u })).toHaveTextContent("5000");
  });
});

describe("sensitive words", () => {
  it("adds a pasted list without the ones already there, edits and deletes", async () => {
    const page = open("?list=sensitive");
    await page.user.click(await screen.findByRole("textbox", { name: "新的敏感词" }));
    await page.user.paste("洗钱，赌博，套现");
    expect(await screen.findByText("已经有「赌博」")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "改「套现」" }));
    const field = screen.getByRole("textbox", { name: "敏感词" });
    await page.user.clear(field);
    await page.user.type(field, "刷单{Enter}");
    await page.user.click(screen.getByRole("button", { name: "删掉「赌博」" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).vocabulary.sensitive).toEqual([{ word: "洗钱" }, { word: "刷单" }]));
  });
});

describe("trying a sentence", () => {
  it("reads it with the saved vocabulary, and anew once more is saved", async () => {
    const page = open();
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
    open("?group=1", viewer);
    expect(await screen.findByText("观察员不能改词库，请训练师来改")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "新的一组" })).toBeNull();
    expect(screen.queryByRole("button", { name: /保存修订/u })).toBeNull();
    expect(screen.getByRole("group", { name: "这一组的词" })).toHaveTextContent("运费邮费");
    expect(screen.queryByRole("textbox", { name: "这一组的词" })).toBeNull();
  });
});

describe("with nothing in it", () => {
  it("says what a group is for", async () => {
    await put({ synonyms: [], sensitive: [] });
    open();
    expect(await screen.findByRole("heading", { name: "先加一组同义词" })).toBeInTheDocument();
  });
});

describe("one-way synonyms", () => {
  it("turns a group into a one-way one, and back", async () => {
    const page = open("?group=1");
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
    await waitFor(async () => expect((await saved()).vocabulary.synonyms[0]).toEqual({ words: ["邮费"], to: "邮费用" }));
    await page.user.click(screen.getByRole("radio", { name: "双向：都是一回事" }));
    expect((await groups())[0]).toContain("邮费用 = 邮费");
  });

  it("flags a word that is in two groups of one direction only", async () => {
    await put({ synonyms: [{ words: ["运费", "邮费"] }, { words: ["邮费"], to: "费用" }], sensitive: [] });
    const page = open("?group=2");
    expect((await groups())[0]).not.toContain("也在");
    await page.user.click(await screen.findByRole("radio", { name: "双向：都是一回事" }));
    expect((await groups())[0]).toContain("「邮费」也在第 2 组");
    expect(await screen.findByText("2 组有重复的词，合并或去掉才能存")).toBeInTheDocument();
  });
});

describe("core words and stop words", () => {
  it("saves both lists, deletes with undo, and leaves lists nobody used out of the document", async () => {
    const page = open("?list=core");
    expect(await screen.findByRole("heading", { name: "先加一个核心词" })).toBeInTheDocument();
    await page.user.type(screen.getByRole("textbox", { name: "新的核心词" }), "花呗{Enter}以旧换新{Enter}");
    await page.user.click(screen.getByRole("button", { name: "删掉「花呗」" }));
    await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
    expect(await screen.findByText("花呗")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).vocabulary.core).toEqual([{ word: "以旧换新" }, { word: "花呗" }]));
    expect((await saved()).vocabulary).not.toHaveProperty("stop");
    await page.user.click(screen.getByRole("tab", { name: /停用词/u }));
    await page.user.type(await screen.findByRole("textbox", { name: "新的停用词" }), "请问{Enter}");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await saved()).vocabulary.stop).toEqual([{ word: "请问" }]));
    expect(page.address()).toContain("list=stop");
  });

  it.each([
    ["core", "核心词"],
    ["stop", "停用词"],
    ["sensitive", "敏感词"],
  ] as const)("adds no %s word twice, and says so where it is typed", async (list, name) => {
    await put({ synonyms: [], sensitive: [], [list]: [{ word: "Pro" }, { word: "花呗" }] });
    const page = open(`?list=${list}`);
    const field = await screen.findByRole("textbox", { name: `新的${name}` });
    await page.user.type(field, "ｐｒｏ{Enter}");
    expect(field).toHaveAccessibleDescription("已经有「ｐｒｏ」");
    expect(field).toHaveValue("ｐｒｏ");
    await page.user.type(field, "max");
    expect(field).not.toHaveAccessibleDescription();
    await page.user.keyboard("{Enter}");
    expect(await screen.findByText("ｐｒｏmax")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "改「花呗」" }));
    const edited = screen.getByRole("textbox", { name });
    await page.user.clear(edited);
    await page.user.type(edited, "PRO");
    expect(await screen.findByText("已经有「PRO」")).toBeInTheDocument();
  });

  it("marks words that stood twice before, which keeps from saving", async () => {
    await put({ synonyms: [], sensitive: [{ word: "洗钱" }] });
    const page = open("?list=sensitive");
    await screen.findByText("洗钱");
    // Somebody else added the same one in another width while this page was open.
    await page.user.type(screen.getByRole("textbox", { name: "新的敏感词" }), "VX{Enter}");
    await put({ synonyms: [], sensitive: [{ word: "洗钱" }, { word: "ｖｘ" }] });
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await page.user.click(await screen.findByRole("button", { name: "合并两边" }));
    expect(await screen.findByText("写了两次")).toBeInTheDocument();
    expect(screen.getByText("1 个词写了两次，去掉一个才能存")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
  });

  it("says where a stop word stands too, and refuses to save it", async () => {
    await put({ synonyms: [], sensitive: [], core: [{ word: "花呗" }] });
    const page = open("?list=stop");
    await page.user.type(await screen.findByRole("textbox", { name: "新的停用词" }), "花呗{Enter}");
    expect(await screen.findByText("也在核心词里")).toBeInTheDocument();
    expect(screen.getByText("1 个停用词也在别的表里，去掉一边才能存")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
  });

  it("tells of a sentence what was ignored, kept whole and counted as more", async () => {
    await put({ synonyms: [{ words: ["顺丰"], to: "快递" }], sensitive: [], core: [{ word: "运费" }], stop: [{ word: "请问" }] });
    const page = open("?list=stop");
    await page.user.type(await screen.findByRole("textbox", { name: "顾客会怎么说" }), "请问顺丰运费多少{Enter}");
    expect(await screen.findByText("顺丰 → 快递")).toBeInTheDocument();
    const ignored = screen.getByText("忽略的词").nextElementSibling;
    expect(ignored).toHaveTextContent("请问");
  });

  it("keeps both sides when somebody else saved meanwhile", async () => {
    const page = open("?list=core");
    await page.user.type(await screen.findByRole("textbox", { name: "新的核心词" }), "花呗{Enter}");
    await put({ synonyms: [], sensitive: [], core: [{ word: "京东白条" }], stop: [{ word: "请问" }] }, trainer);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await page.user.click(await screen.findByRole("button", { name: "合并两边" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () =>
      expect((await saved()).vocabulary).toMatchObject({ core: [{ word: "花呗" }, { word: "京东白条" }], stop: [{ word: "请问" }] }),
    );
  });

  it("shows them to a viewer to read", async () => {
    await put({ synonyms: [], sensitive: [], stop: [{ word: "请问" }] });
    open("?list=stop", viewer);
    expect(await screen.findByText("请问")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "新的停用词" })).toBeNull();
    expect(screen.queryByRole("button", { name: "删掉「请问」" })).toBeNull();
  });
});
