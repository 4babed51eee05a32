// Own wordings on the Knowledge screen: the check, the filter, who takes from whom, the marks in the editor, and pruning with Undo.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let gift: string;
let refund: string;
const stray = "退款到账要几天呢";
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` }));
  refund = await teach(shop.admin, kb, "退款多久到账", ["退款到账要多久", "退款几天到账", "退款到账要几天", "退款一般多久到账"]);
  gift = await teach(shop.admin, kb, "礼品卡怎么用", ["礼品卡如何使用", "礼品卡怎么使用呢", "礼品卡怎么使用啊", stray]);
});
// A worker must start first, and two cores may be busy.
const check = async () => finished(shop, shop.admin, kb, (await shop.admin.call("checkOwnWordings", { kb })).job);
const open = (search: string, caller = shop.admin) => renderApp({ path: `/kb/${kb}/knowledge${search}`, caller });
const similar = () => screen.findByRole("grid", { name: "相似问列表" });
const panel = () => screen.findByRole("region", { name: "自己的问法" });

describe("the check", () => {
  it("is started from the filter and shows its result there", async () => {
    const page = open("?without=own_wordings");
    const strip = await screen.findByRole("region", { name: "问法自测" });
    expect(await within(strip).findByText("还没有自测过问法")).toBeVisible();
    await page.user.click(within(strip).getByRole("button", { name: "自测全部问法" }));
    // The odd wording lost is no matter: such entries are shown only when asked for.
    expect(await within(strip).findByText("0 个知识点失守四分之一以上的问法")).toBeVisible();
    expect(screen.getByRole("button", { name: /自测未过\s*0/u })).toHaveAttribute("aria-pressed", "true");
    await page.user.click(within(strip).getByRole("button", { name: "失守过的都看 1" }));
    expect(await within(strip).findByText("1 个知识点失守 1 种问法")).toBeVisible();
    expect(page.address()).toContain("without=any_own_wordings");
    const row = await within(await screen.findByRole("grid", { name: "知识点" })).findByRole("row", { name: /礼品卡怎么用/u });
    expect(row).toHaveTextContent("1/5");
  });

  it("leads to the pairs that are too close: a wording is moved, the pair called no duplicate, and both taken back", async () => {
    await check();
    const page = open(`?without=own_wordings&entry=${gift}`);
    await page.user.click(await screen.findByRole("button", { name: "谁抢谁的" }));
    await waitFor(() => expect(page.address()).toContain("pairs=open"));
    await screen.findByText("「退款多久到账」抢走「礼品卡怎么用」的");
    const wordings = async (id: string) => (await shop.admin.call("getEntry", { kb, entry: id })).content.similar.map(({ text }) => text);
    await page.user.keyboard("v");
    await screen.findByText("问法归了「退款多久到账」");
    expect([await wordings(gift), await wordings(refund)]).toEqual([expect.not.arrayContaining([stray]), expect.arrayContaining([stray])]);
    await page.user.keyboard("u");
    await screen.findByText("「退款多久到账」抢走「礼品卡怎么用」的");
    await page.user.keyboard("x");
    expect(await screen.findByText("没有太接近的知识点")).toBeVisible();
    await page.user.keyboard("u");
    await screen.findByText("「退款多久到账」抢走「礼品卡怎么用」的");
    await page.user.keyboard("{Enter}");
    await waitFor(() => expect(page.address()).not.toContain("pairs="));
    expect([gift, refund].some((id) => page.address().includes(`entry=${id}`))).toBe(true);
  });

  it("viewers see the result and cannot start one", async () => {
    const viewer = await signInAs({ ...shop, kb }, "viewer");
    open("?without=own_wordings", viewer);
    expect(await screen.findByText("还没有自测过问法")).toBeVisible();
    expect(screen.queryByRole("button", { name: "自测全部问法" })).toBeNull();
  });
});

describe("the editor", () => {
  it("marks the wording that is lost, says to whom, and leads there", async () => {
    await check();
    const page = open(`?entry=${gift}`);
    const row = await within(await similar()).findByRole("row", { name: new RegExp(stray, "u") });
    await page.user.click(await within(row).findByRole("button", { name: "弱 · 去掉它就失守" }));
    const told = await screen.findByRole("dialog", { name: "弱 · 去掉它就失守" });
    expect(told).toHaveTextContent(/去掉它，就被「退款多久到账」抢走，置信度 \d+/u);
    expect(within(told).getByRole("link", { name: "看草稿怎么答" })).toHaveAttribute("href", expect.stringContaining("/ask?q="));
    expect(await within(await panel()).findByText("失守 1 · 守得住 4")).toBeVisible();
    await page.user.click(within(told).getByRole("button", { name: "打开那一条" }));
    await waitFor(() => expect(page.address()).toContain(`entry=${refund}`));
  });

  it("a wording reworded here is not the one that was judged", async () => {
    await check();
    const page = open(`?entry=${gift}`);
    await screen.findByRole("button", { name: "弱 · 去掉它就失守" });
    await page.user.click(screen.getByRole("button", { name: `改这条问法: ${stray}` }));
    await page.user.type(screen.getByRole("textbox", { name: "修改问法" }), "呢{Enter}");
    await waitFor(() => expect(screen.queryByRole("button", { name: "弱 · 去掉它就失守" })).toBeNull());
  });

  it("says that the entry was never checked, and after a change that the result is the one of before", async () => {
    const before = open(`?entry=${gift}`);
    expect(await within(await panel()).findByText(/还没有自测过。/u)).toBeVisible();
    before.unmount();
    await check();
    await shop.admin.call("addWording", { kb, entry: gift, text: "礼品卡用法" });
    open(`?entry=${gift}`);
    expect(await screen.findByText("自测后改过问法，结果按改前的算。")).toBeVisible();
    expect(screen.getByText("失守 1 · 守得住 4 · 没测过 1")).toBeVisible();
  });

  it("works out what each is worth, prunes the redundant at once, and takes it back", async () => {
    const { job } = await shop.admin.call(
      "importLog",
      { kb, name: "log.jsonl" },
      [1, 2, 3].map((n) => JSON.stringify({ id: `${kb}_${n}`, question: stray, outcome: "unanswered" })).join("\n"),
    );
    await finished(shop, shop.admin, kb, job);
    const page = open(`?entry=${gift}`);
    await page.user.click(await within(await panel()).findByRole("button", { name: "算各值多少" }));
    const values = await screen.findByRole("group", { name: "各种问法值多少" });
    expect(await screen.findByText("只靠它：1 个问法 · 3 次")).toBeVisible();
    expect(values).toBeVisible();
    expect(within(values).getByText(/1 个问法 · 3 次算/u)).toBeVisible();
    const list = within(await similar());
    const redundant = list.getAllByText("冗余").length;
    expect(redundant).toBeGreaterThan(0);
    await page.user.click(screen.getByRole("button", { name: `删冗余 ${redundant}` }));
    expect(list.queryByText("冗余")).toBeNull();
    expect(list.getAllByRole("row")).toHaveLength(4 - redundant);
    expect(screen.getByText(/处未保存/u)).toBeVisible();
    await page.user.click(screen.getByRole("button", { name: /撤销/u }));
    await waitFor(() => expect(list.getAllByRole("row")).toHaveLength(4));
    expect(list.getAllByRole("row").map((row) => row.textContent)[3]).toContain(stray);
    expect(screen.queryByText(/处未保存/u)).toBeNull();
  });
});
