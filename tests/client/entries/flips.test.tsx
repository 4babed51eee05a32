// The side panel says what an edit would do to real questions, while it is typed.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import { miss, newTurn, shop as shopOf } from "../../server/logs/support.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let entry: string;
let other: string;
beforeAll(async () => {
  shop = await startShop();
  kb = shop.kb;
  entry = await teach(shop.admin, kb, "如何退货", ["退货怎么弄"]);
  other = await teach(shop.admin, kb, "怎么开发票", ["发票抬头怎么填"]);
  const at = shop.app.now();
  miss(shop.app, kb, "旧沙发能拉走吗", 3, { at });
  miss(shop.app, kb, "发票抬头怎么填", 2, { at });
  for (let i = 0; i < 11; i++) miss(shop.app, kb, `退货怎么弄${"呀".repeat(i + 1)}`, 1, { at });
});
afterAll(() => shop.end());
let user: ReturnType<typeof renderApp>["user"];
const open = (search: string, where = kb) => ({ user } = renderApp({ path: `/kb/${where}/knowledge${search}`, caller: shop.admin }));
const section = async (name: string) => within(await screen.findByRole("region", { name }, { timeout: 20_000 }));
beforeEach(() => window.localStorage.clear());

describe("what an edit does", () => {
  it("says what it is counted over while nothing is changed, and how it is told", async () => {
    open(`?entry=${entry}`);
    const effect = await section("这次修改的影响");
    expect(await effect.findByText(/对照近 30 天 13 个问法 · 16 次/u, undefined, { timeout: 20_000 })).toBeVisible();
    expect(effect.getByText("改动后，这里说哪些真实提问会变。")).toBeVisible();
    await user.click(effect.getByRole("button", { name: "怎么算的" }));
    expect(effect.getByText(/保存前后各问一遍草稿/u)).toBeVisible();
  });

  it("names a missed question that the wording still in its box would gain, with its times", async () => {
    open(`?entry=${entry}`);
    await user.type(await screen.findByRole("textbox", { name: "添加相似问" }), "旧沙发能拉走吗");
    const gained = await section("现在能答");
    expect(gained.getByText("1 个问法 · 3 次")).toBeVisible();
    expect(gained.getByText("旧沙发能拉走吗")).toBeVisible();
    expect(screen.getByText("算上了还没加入的那条问法")).toBeVisible();
    expect(screen.getByRole("img", { name: "得 1 个问法，改道 0 个，丢 0 个" })).toBeVisible();
  });

  it("names what a disabled entry would lose: the first ten, and all when asked", async () => {
    open(`?entry=${entry}`);
    await user.click(await screen.findByRole("switch", { name: "启用" }));
    const lost = await section("不再能答");
    expect(lost.getByText("11 个问法 · 11 次")).toBeVisible();
    expect(lost.getAllByRole("listitem")).toHaveLength(10);
    await user.click(lost.getByRole("button", { name: "显示全部 11 个" }));
    await expect.poll(() => lost.queryAllByRole("listitem").length).toBe(11);
    await user.click(lost.getByRole("button", { name: "只看前十个" }));
    expect(lost.getAllByRole("listitem")).toHaveLength(10);
  });

  it("says what deleting the entry would lose, until something is typed", async () => {
    open(`?entry=${entry}`);
    const effect = await section("这次修改的影响");
    await user.click(await effect.findByRole("button", { name: "若删除本条" }, { timeout: 20_000 }));
    expect((await section("不再能答")).getByText("11 个问法 · 11 次")).toBeVisible();
    expect(effect.getByText("算的是删除本条，不是现在的修改。")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "添加相似问" }), "旧沙发能拉走吗");
    expect((await section("现在能答")).getByText("旧沙发能拉走吗")).toBeVisible();
    expect(screen.queryByText("算的是删除本条，不是现在的修改。")).toBeNull();
  });

  it("names own wordings that another entry keeps, and opens it", async () => {
    open("?new=");
    await user.type(await screen.findByRole("textbox", { name: "标准问" }), "完全不同的一个问题");
    expect(await screen.findByText("保存后本条不能作答，1 条问法都没有答案。")).toBeVisible();
    await user.type(await screen.findByRole("textbox", { name: "第 1 条答案" }), "好的");
    await user.type(screen.getByRole("textbox", { name: "添加相似问" }), "怎么开发票");
    await user.click(await screen.findByRole("button", { name: "到「怎么开发票」" }, { timeout: 20_000 }));
    expect(await screen.findByText(/修订 1$/u)).toBeVisible();
    expect(other).not.toBe(entry);
  });

  it("says so where nothing was asked, and names own wordings that break all the same", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "没有日志" });
    const alone = await teach(shop.admin, id, "如何退货", ["退货流程"]);
    const page = open(`?entry=${alone}`, id);
    expect(await screen.findByText(/近 30 天没有提问记录/u)).toBeVisible();
    await page.user.click(screen.getByRole("switch", { name: "启用" }));
    expect(await (await section("本条问法失守")).findByText("保存后本条不能作答，2 条问法都没有答案。")).toBeVisible();
  });
});

it("suggests missed questions as wordings: one key adds, one puts aside, and what is added stands among the similar ones", async () => {
  const { id } = await shop.admin.call("createKnowledgeBase", { name: "回收" });
  const old = await teach(shop.admin, id, "旧家具可以回收吗", ["旧床垫能拉走吗", "老家具上门回收"]);
  await teach(shop.admin, id, "怎么开发票", ["发票抬头怎么填", "要一张发票"]);
  await teach(shop.admin, id, "多久能送到", ["几天到货", "送货要几天"]);
  // A version's model is the draft's, too, until it has one of its own.
  await finished(shop, shop.admin, id, (await shop.admin.call("publish", { kb: id, note: "一" })).job);
  const missed = ["家里那个老柜子谁来搬走", "换下来的床怎么处理", "能不能帮忙扔沙发"];
  for (const [i, text] of missed.entries()) miss(shop.app, id, text, i + 2, { at: shop.app.now() });
  open(`?entry=${old}`, id);
  await screen.findByRole("button", { name: "推荐问法" });
  await user.keyboard("s");
  const list = within(await screen.findByRole("list", { name: "推荐问法" }, { timeout: 20_000 }));
  const texts = () => list.queryAllByRole("listitem").map((item) => item.querySelector("[title]")?.getAttribute("title"));
  const [first, second] = texts();
  expect(missed).toContain(first);
  expect(missed).toContain(second);
  list.getAllByRole("button", { name: "加入" })[0]!.focus();
  await user.keyboard("{Enter}");
  expect(within(screen.getByRole("grid", { name: "相似问列表" })).getByText(first!)).toBeInTheDocument();
  expect(texts()).not.toContain(first);
  expect(screen.getByText(/1 处未保存/u)).toBeInTheDocument();
  list.getAllByRole("button", { name: "加入" })[0]!.focus();
  await user.keyboard("x");
  expect(texts()).not.toContain(second);
});

describe("entries that are confused", () => {
  it("are opened from the map, and a question given to one by its key once its flips are told; it is done then, and can be undone", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "抢答" });
    const questions = new Map([
      [await teach(shop.admin, id, "如何退货", ["退货怎么弄"]), "如何退货"],
      [await teach(shop.admin, id, "怎么换货", ["换货流程"]), "怎么换货"],
    ]);
    // A and B go by their ids.
    const [a, b] = [...questions.keys()].toSorted() as [string, string];
    const both = [a, b].map((one) => ({ entry: one, question: "", confidence: 40, score: 0 }));
    const asked = { at: shop.app.now(), outcome: "clarify", reason: "middle", options: both, candidates: both } as const;
    recordTurns(shop.app, shopOf(id), [
      newTurn("东西不合适想弄一下", { ...asked, chosen: b }),
      newTurn("东西不合适想弄一下", asked),
      newTurn("尺码不对咋整呀", { ...asked, none: true }),
    ]);
    const { user, address } = renderApp({ path: `/kb/${id}/knowledge?confusion=30`, caller: shop.admin });
    const cell = await screen.findByRole("button", {
      name: `「${questions.get(a)}」在前，「${questions.get(b)}」紧随其后：3 次，其中 1 次该是后者`,
    });
    cell.focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("button", { name: /东西不合适想弄一下.*2 次 · 选 B 1 · 没再说 1/u })).toBeVisible();
    expect(address()).toContain("pair=");
    const deed = await screen.findByRole("button", { name: /归 B.*得 1 个问法/u }, { timeout: 20_000 });
    expect(within(deed).getByRole("img", { name: "得 1 个问法，改道 0 个，丢 0 个" })).toBeVisible();
    await user.keyboard("2");
    expect(await screen.findByText("已归 B")).toBeVisible();
    // The next question is looked at; of this one it is said why it cannot be taught again.
    expect(screen.getByRole("button", { name: /尺码不对咋整呀/u })).toHaveAttribute("aria-pressed", "true");
    await user.keyboard("{ArrowLeft}");
    expect(await screen.findByRole("button", { name: /它已经教了这句/u })).toBeDisabled();
    expect((await shop.admin.call("getEntry", { kb: id, entry: b })).content.similar.map(({ text }) => text)).toContain("东西不合适想弄一下"); // prettier-ignore
    await user.click(screen.getByRole("button", { name: /撤销/u }));
    await waitFor(() => expect(screen.queryByText(/^已归/u)).toBeNull());
    await user.keyboard("{Escape}");
    expect(await screen.findByRole("grid", { name: "行在前、列紧随其后的次数" })).toBeVisible();
  });
});
