// The Logs screen: list, filters, conversation, teaching from there, importing a file.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let viewer: Client;
let entry: string;
const line = (id: string, minute: number, question: string, more: object = {}): string =>
  JSON.stringify({ id, time: `2026-03-05T10:${String(minute).padStart(2, "0")}:00+08:00`, question, ...more });

beforeAll(async () => {
  shop = await startShop();
  entry = await teach(shop.admin, shop.kb, "退货运费由谁承担？", ["退货要钱吗"]);
  viewer = await signInAs(shop, "viewer");
  const log = [
    line("a1", 1, "退货要钱吗", { outcome: "answered", entry, confidence: 93, conversation: "c1", channel: "wechat", helpful: true }),
    line("a2", 2, "那六楼没电梯能扛上去吗", { outcome: "unanswered", confidence: 12, conversation: "c1", channel: "wechat" }),
    line("a3", 3, "帮我找个人", { outcome: "handoff", conversation: "c2", channel: "app" }),
  ].join("\n");
  const { job } = await shop.admin.call("importLog", { kb: shop.kb, name: "log.jsonl" }, log);
  await finished(shop, shop.admin, shop.kb, job);
});
afterAll(() => shop.end());

const open = (search = "", caller: Client = shop.admin) => renderApp({ path: `/kb/${shop.kb}/logs${search}`, caller });
const list = () => screen.findByRole("listbox", { name: "问答日志" });

describe("the list", () => {
  it("shows what was asked, newest first, with what came of it", async () => {
    open();
    const rows = await within(await list()).findAllByRole("option");
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining("帮我找个人"),
      expect.stringContaining("那六楼没电梯能扛上去吗"),
      expect.stringContaining("退货要钱吗"),
    ]);
    expect(rows[2]).toHaveTextContent(/直接回答\s*93.*退货运费由谁承担？.*微信.*/u);
    expect(within(rows[2]!).getByRole("img", { name: "顾客说有帮助" })).toBeInTheDocument();
    expect(rows[2]).toHaveTextContent("导入");
    expect(screen.getByText("3 条")).toBeInTheDocument();
  });

  it("narrows by what the address says, and says so in chips that can be cleared", async () => {
    const page = open("?outcome=unanswered&channel=wechat");
    expect(await within(await list()).findAllByRole("option")).toHaveLength(1);
    await page.user.click(screen.getByRole("button", { name: "清除 结果" }));
    await waitFor(async () => expect(within(await list()).getAllByRole("option")).toHaveLength(2));
    expect(page.address()).toContain("?channel=wechat");
    expect(page.address()).not.toContain("outcome");
  });

  it("keeps a chosen filter in the address", async () => {
    const page = open();
    await list();
    await page.user.click(screen.getByRole("button", { name: "结果" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "转人工" }));
    await waitFor(() => expect(page.address()).toContain("outcome=handoff"));
    await waitFor(async () => expect(within(await list()).getAllByRole("option")).toHaveLength(1));
  });

  it("finds words within questions, and days of the shop", async () => {
    const page = open("?from=2026-03-05&until=2026-03-05");
    expect(await within(await list()).findAllByRole("option")).toHaveLength(3);
    await page.user.type(screen.getByRole("searchbox", { name: "在问题里找" }), "电梯{Enter}");
    await waitFor(async () => expect(within(await list()).getAllByRole("option")).toHaveLength(1));
    expect(decodeURIComponent(page.address())).toContain("text=电梯");
  });

  it("says when nothing matches, and clears all filters at once", async () => {
    const page = open("?from=2020-01-01&until=2020-01-02&outcome=blocked");
    await page.user.click(await screen.findByRole("button", { name: "清除筛选" }));
    await waitFor(() => expect(page.address()).toBe(`/kb/${shop.kb}/logs`));
    expect(await within(await list()).findAllByRole("option")).toHaveLength(3);
  });
});

describe("the conversation", () => {
  it("opens beside the list with j, the outcome under each reply and what the draft would say now", async () => {
    const page = open();
    await within(await list()).findAllByRole("option");
    // The newest is opened on arrival.
    await waitFor(() => expect(page.address()).toContain("turn="));
    await page.user.keyboard("j");
    const talk = await screen.findByRole("list", { name: "会话" });
    expect(await within(talk).findByText("退货要钱吗")).toBeInTheDocument();
    const opened = within(talk)
      .getAllByRole("listitem")
      .find((item) => item.getAttribute("aria-current"));
    expect(opened).toHaveTextContent("那六楼没电梯能扛上去吗");
    expect(opened).toHaveTextContent(/未命中\s*12/u);
    expect(await within(opened!).findByText("草稿现在")).toBeInTheDocument();
    expect(within(talk).getByRole("link", { name: "打开知识点「退货运费由谁承担？」" })).toHaveAttribute(
      "href",
      expect.stringContaining(entry),
    );
    expect(page.address()).toContain("turn=");
  });

  it("does not move while an input method composes", async () => {
    const page = open();
    await within(await list()).findAllByRole("option");
    await waitFor(() => expect(page.address()).toContain("turn="));
    const newest = page.address();
    fireEvent.keyDown(document.body, { key: "j", code: "KeyJ", keyCode: 229, isComposing: true });
    expect(page.address()).toBe(newest);
  });

  it("asks the draft the question of the opened turn", async () => {
    const { rows } = await shop.admin.call("listTurns", { kb: shop.kb, text: "电梯" });
    const page = open(`?turn=${rows[0]!.id}`);
    await page.user.click(await screen.findByRole("button", { name: "用草稿问问看" }));
    await waitFor(() => expect(decodeURIComponent(page.address())).toContain(`/ask?q=那六楼没电梯能扛上去吗`));
  });

  it("teaches the wording to an entry, and takes it back", async () => {
    const { rows } = await shop.admin.call("listTurns", { kb: shop.kb, text: "电梯" });
    const page = open(`?turn=${rows[0]!.id}`);
    await page.user.click(await screen.findByRole("button", { name: "教给它" }));
    await page.user.type(await screen.findByRole("combobox", { name: "把这句教给" }), "退货运费");
    await page.user.click(
      await within(await screen.findByRole("listbox", { name: "把这句教给" })).findByRole("option", { name: /退货运费由谁承担/u }),
    );
    expect(await screen.findByText("已教给「退货运费由谁承担？」")).toBeInTheDocument();
    const taught = async () => (await shop.admin.call("getEntry", { kb: shop.kb, entry })).content.similar.map((s) => s.text);
    expect(await taught()).toContain("那六楼没电梯能扛上去吗");
    await page.user.click(screen.getByRole("button", { name: /撤销/u }));
    await waitFor(async () => expect(await taught()).not.toContain("那六楼没电梯能扛上去吗"));
  });

  it("lets a viewer look and ask, not teach or import", async () => {
    const { rows } = await shop.admin.call("listTurns", { kb: shop.kb, text: "电梯" });
    open(`?turn=${rows[0]!.id}&import=1`, viewer);
    expect(await screen.findByRole("button", { name: "用草稿问问看" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "教给它" })).toBeNull();
    expect(screen.queryByRole("button", { name: "导入" })).toBeNull();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
