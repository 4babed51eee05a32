// Spot checks on the Logs screen: drawing, labelling by keys, undo, the result, and what Review says of wrong answers.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import { newTurn } from "../../server/logs/support.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let refund: string;

beforeEach(async () => {
  shop = await startShop();
  refund = await teach(shop.admin, shop.kb, "怎么退货", ["退货流程"]);
  await teach(shop.admin, shop.kb, "怎么换货", ["换货流程"]);
});
afterEach(() => shop.end());

const ask = (question: string, entry: string | null, confidence: number): void =>
  void recordTurns(shop.app, { id: shop.kb, timeZone: "Asia/Shanghai" }, [
    newTurn(question, {
      at: new Date().toISOString(),
      confidence,
      conversation: "c1",
      ...(entry === null ? {} : { outcome: "answered", reason: "confident", entry }),
    }),
  ]);
const threeAsked = (): void => {
  ask("东西想退回去", refund, 95);
  ask("想换个大的", refund, 91);
  ask("你们几点关门", null, 12);
};
const start = async () => (await shop.admin.call("startSpotCheck", { kb: shop.kb, seed: 1 })).id;
const open = (search: string, caller: Client = shop.admin) => renderApp({ path: `/kb/${shop.kb}/logs${search}`, caller });
const rows = async () => within(await screen.findByRole("listbox", { name: "要看的问题" })).findAllByRole("option");
const labelsOf = async (check: string) =>
  Object.fromEntries(
    (await shop.admin.call("listSpotCheckItems", { kb: shop.kb, check })).rows.map((row) => [row.text, row.label?.verdict ?? null]),
  );
/** The item with this question, opened. */
const openItem = async (check: string, text: string, caller?: Client) => {
  const { rows: items } = await shop.admin.call("listSpotCheckItems", { kb: shop.kb, check });
  const page = open(`?spotCheck=${check}&item=${items.find((row) => row.text === text)!.item}`, caller);
  await screen.findByRole("region", { name: /答得对吗|该答哪个/u });
  await waitFor(() => expect(screen.getAllByText(text).length).toBeGreaterThan(1));
  return page;
};

describe("starting one", () => {
  it("says what a spot check is for when there is none, draws one, and opens its first question", async () => {
    threeAsked();
    const page = open("?spotCheck=all");
    expect(await screen.findByText("还没有抽检过")).toBeInTheDocument();
    const form = screen.getByRole("form", { name: "新抽检" });
    const seed = within(form).getByRole("textbox", { name: "种子" });
    await page.user.clear(seed);
    await page.user.type(seed, "4711");
    await page.user.click(within(form).getByRole("button", { name: /开始抽/u }));
    expect(await rows()).toHaveLength(3);
    expect(page.address()).toMatch(/spotCheck=s_\w+&item=0/u);
    expect((await shop.admin.call("listSpotChecks", { kb: shop.kb })).rows[0]).toMatchObject({ seed: 4711, size: 50, turns: 3 });
  });

  it("says so where nothing can be drawn, and keeps what was chosen", async () => {
    const page = open("?spotCheck=all");
    await page.user.click(await screen.findByRole("button", { name: "未命中" }));
    await page.user.click(screen.getByRole("button", { name: /开始抽/u }));
    expect(await screen.findByRole("alert")).toHaveTextContent("没有可抽的问题");
    expect(screen.getByRole("button", { name: "未命中" })).toHaveAttribute("aria-pressed", "false");
  });

  it("lists the past ones with who, seed, progress and precision, and opens one", async () => {
    threeAsked();
    const check = await start();
    const items = (await shop.admin.call("listSpotCheckItems", { kb: shop.kb, check })).rows;
    for (const { item, given } of items.filter((row) => row.given !== null))
      await shop.admin.call("labelSpotCheckItem", {
        kb: shop.kb,
        check,
        item,
        label: { verdict: given === refund ? "right" : "not_ours" },
      });
    const page = open("?spotCheck=all");
    const row = (await within(await screen.findByRole("listbox", { name: "做过的抽检" })).findAllByRole("option"))[0]!;
    expect(row).toHaveTextContent(/zhoumin · 种子 1.*2 \/ 3.*100\.0%/u);
    expect(within(row).getByRole("img", { name: "95% 区间 34.2% – 100.0%" })).toBeInTheDocument();
    await page.user.click(row);
    await waitFor(() => expect(page.address()).toContain(`spotCheck=${check}`));
  });
});

describe("labelling", () => {
  it("takes one key each, goes on to the next without a label, and shows the precision at once", async () => {
    threeAsked();
    const check = await start();
    const page = await openItem(check, "东西想退回去");
    await page.user.keyboard("1");
    await waitFor(async () => expect(await labelsOf(check)).toMatchObject({ 东西想退回去: "right" }));
    expect(await screen.findByText("1 次里 1 次对")).toBeInTheDocument();
    expect(screen.getByText("还剩 2 条")).toBeInTheDocument();
    // The next one is open; whatever it is, it is not ours.
    await page.user.keyboard("3");
    await page.user.keyboard("3");
    await waitFor(async () => expect(Object.values(await labelsOf(check))).not.toContain(null));
    expect(await screen.findByText("都看完了")).toBeInTheDocument();
    expect(await screen.findByText("2 次里 1 次对")).toBeInTheDocument();
  });

  it("takes a label back that the server refused, opens the question again and says so", async () => {
    threeAsked();
    const check = await start();
    const page = await openItem(check, "想换个大的");
    await page.user.keyboard("2");
    // One of those offered before anything is typed: no search replaces it meanwhile.
    const option = await screen.findByRole("option", { name: /怎么换货/u });
    const { rows: found } = await shop.admin.call("listEntries", { kb: shop.kb });
    await shop.admin.call("deleteEntry", { kb: shop.kb, entry: found.find(({ question }) => question === "怎么换货")!.id });
    await page.user.click(option);
    expect(await screen.findByRole("alert")).toHaveTextContent(/找不到/u);
    expect(screen.getByText("还剩 3 条")).toBeInTheDocument();
    await waitFor(async () =>
      expect((await rows()).find((one) => one.textContent?.includes("想换个大的"))).toHaveAttribute("aria-selected", "true"),
    );
    expect(await labelsOf(check)).toMatchObject({ 想换个大的: null });
  });

  it("asks which entry it should be, and Review gets the wrong answer", async () => {
    threeAsked();
    const check = await start();
    const page = await openItem(check, "想换个大的");
    await page.user.keyboard("2");
    const field = await screen.findByRole("combobox", { name: "该答哪个知识点" });
    await page.user.type(field, "怎么换货");
    await page.user.click(await screen.findByRole("option", { name: /怎么换货/u }));
    await waitFor(async () => expect(await labelsOf(check)).toMatchObject({ 想换个大的: "wrong" }));
    page.unmount();
    renderApp({ path: `/kb/${shop.kb}/review`, caller: shop.admin });
    const queue = await screen.findAllByRole("option", { name: /想换个大的/u });
    expect(queue[0]).toHaveTextContent("答错");
    fireEvent.click(queue[0]!);
    expect(await screen.findByText(/抽检判为答错：答成了「怎么退货」，该是「怎么换货」/u)).toBeInTheDocument();
    expect(await screen.findByText("抽检指定")).toBeInTheDocument();
  });

  it("lets a question without an answer not be right, and says why", async () => {
    threeAsked();
    const check = await start();
    const page = await openItem(check, "你们几点关门");
    const right = screen.getByRole("button", { name: /没有答案，谈不上对/u });
    expect(right).toBeDisabled();
    await page.user.keyboard("1");
    await page.user.keyboard("n");
    await waitFor(async () => expect(await labelsOf(check)).toMatchObject({ 你们几点关门: "wrong" }));
  });

  it("takes labels back one after the other with u", async () => {
    threeAsked();
    const check = await start();
    const page = await openItem(check, "东西想退回去");
    await page.user.keyboard("1");
    await waitFor(async () => expect(await labelsOf(check)).toMatchObject({ 东西想退回去: "right" }));
    await page.user.keyboard("3");
    await waitFor(async () => expect(Object.values(await labelsOf(check)).filter((label) => label !== null)).toHaveLength(2));
    const undo = screen.getByRole("button", { name: /^撤销/u });
    await waitFor(() => expect(undo).toBeEnabled());
    await page.user.keyboard("u");
    await waitFor(async () => expect(Object.values(await labelsOf(check)).filter((label) => label !== null)).toEqual(["right"]));
    await waitFor(() => expect(screen.getByRole("button", { name: /^撤销/u })).toBeEnabled());
    await page.user.keyboard("u");
    await waitFor(async () => expect(Object.values(await labelsOf(check))).toEqual([null, null, null]));
  });

  it("does nothing while an input method composes", async () => {
    threeAsked();
    const check = await start();
    await openItem(check, "东西想退回去");
    fireEvent.keyDown(document.body, { key: "1", code: "Digit1", isComposing: true });
    fireEvent.keyDown(document.body, { key: "3", code: "Digit3", keyCode: 229 });
    fireEvent.keyDown(document.body, { key: "3", code: "Digit3" });
    await waitFor(async () => expect(await labelsOf(check)).toEqual({ 东西想退回去: "not_ours", 想换个大的: null, 你们几点关门: null }));
  });

  it("shows the conversation around with Enter", async () => {
    threeAsked();
    const page = await openItem(await start(), "想换个大的");
    await page.user.keyboard("{Enter}");
    const talk = await screen.findByRole("list", { name: "前后的会话" });
    expect(within(talk).getAllByRole("listitem").length).toBeGreaterThanOrEqual(3);
    await page.user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("list", { name: "前后的会话" })).toBeNull());
  });

  it("is not for viewers, who see the result", async () => {
    threeAsked();
    const check = await start();
    const viewer = await signInAs(shop, "viewer");
    const page = await openItem(check, "东西想退回去", viewer);
    expect(screen.getByText(/标注要训练师来做/u)).toBeInTheDocument();
    await page.user.keyboard("1");
    expect(screen.queryByRole("button", { name: /答的就是该答的/u })).toBeNull();
    expect(Object.values(await labelsOf(check))).toEqual([null, null, null]);
  });
});

describe("what goes wrong", () => {
  it("says that a spot check is not there, with a way to try again", async () => {
    open("?spotCheck=s_gone");
    expect((await screen.findAllByRole("alert"))[0]).toHaveTextContent(/没有载入/u);
    expect(screen.getAllByRole("button", { name: "重试" }).length).toBeGreaterThan(0);
  });

  it("offers no spot check while nothing is logged", async () => {
    open("");
    expect(await screen.findByText("还没有问答日志")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "抽检" })).toBeNull();
  });
});
