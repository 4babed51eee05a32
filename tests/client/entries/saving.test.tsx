// What is typed while a save is under way is neither lost nor taken for saved; the key pressed once more saves it, too.
import { screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";
import { withheld } from "../support/withheld.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => void (shop = await startShop()));
afterAll(() => shop.end());

it("a wording added while the save is on its way stays unsaved, and goes over the new revision next time", async () => {
  const { kb, admin } = shop;
  const entry = await teach(admin, kb, "如何退货", ["退货怎么弄"]);
  const held = withheld(admin, new RegExp(`/entries/${entry}$`));
  const caller = await held.caller;
  held.release();
  const page = renderApp({ path: `/kb/${kb}/knowledge?entry=${entry}`, caller });
  await page.user.type(await screen.findByRole("textbox", { name: "添加相似问" }), "我要退货{Enter}");
  held.hold();
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(held.waiting()).toBe(1));
  await page.user.type(screen.getByRole("textbox", { name: "添加相似问" }), "想退掉{Enter}");
  held.release();
  expect(await screen.findByText("1 处未保存 · 本机已留底")).toBeVisible();
  const texts = async () => (await admin.call("getEntry", { kb, entry })).content.similar.map((s) => s.text);
  expect(await texts()).toEqual(["我要退货", "退货怎么弄"]);
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("已保存，修订 3")).toBeVisible();
  expect(await texts()).toEqual(["想退掉", "我要退货", "退货怎么弄"]);
  expect(screen.queryByRole("alert", { name: "别人先保存了新的修订" })).toBeNull();
  page.unmount();
  held.end();
});

it("Ctrl Enter pressed while a save is on its way saves what was typed meanwhile as soon as that one has ended", async () => {
  const { kb, admin } = shop;
  const entry = await teach(admin, kb, "如何换货", ["换货怎么弄"]);
  const held = withheld(admin, new RegExp(`/entries/${entry}$`));
  const caller = await held.caller;
  held.release();
  const page = renderApp({ path: `/kb/${kb}/knowledge?entry=${entry}`, caller });
  await page.user.type(await screen.findByRole("textbox", { name: "添加相似问" }), "我要换货{Enter}");
  held.hold();
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(held.waiting()).toBe(1));
  await page.user.type(screen.getByRole("textbox", { name: "添加相似问" }), "想换掉{Enter}");
  await page.user.keyboard("{Control>}{Enter}{Enter}{/Control}");
  held.release();
  expect(await screen.findByText("已保存，修订 3")).toBeVisible();
  expect((await admin.call("getEntry", { kb, entry })).content.similar.map((s) => s.text)).toEqual(["想换掉", "我要换货", "换货怎么弄"]);
  page.unmount();
  held.end();
});

it("what was saved just now is deleted before it was fetched again: nobody else saved it", async () => {
  const { kb, admin } = shop;
  const entry = await teach(admin, kb, "如何退押金", ["押金怎么退"]);
  const held = withheld(admin, new RegExp(`/entries/${entry}$`));
  const caller = await held.caller;
  held.release();
  const page = renderApp({ path: `/kb/${kb}/knowledge?entry=${entry}`, caller });
  await page.user.type(await screen.findByRole("textbox", { name: "添加相似问" }), "我要退押金{Enter}");
  held.hold();
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(held.waiting()).toBe(1));
  held.release();
  held.hold();
  expect(await screen.findByText("已保存，修订 2")).toBeVisible();
  await page.user.click(screen.getByRole("button", { name: "更多操作" }));
  await page.user.click(await screen.findByRole("menuitem", { name: "删除知识点" }));
  held.release();
  expect(await screen.findByText("已删除「如何退押金」")).toBeVisible();
  expect(screen.queryByText("别人先保存了新的修订")).toBeNull();
  page.unmount();
  held.end();
});

it("what is typed stands against no deletion, neither when it is made nor when it is undone, and is saved over it", async () => {
  const { kb, admin } = shop;
  const entry = await teach(admin, kb, "如何改地址", ["地址怎么改"]);
  const page = renderApp({ path: `/kb/${kb}/knowledge?entry=${entry}`, caller: admin });
  await page.user.type(await screen.findByRole("textbox", { name: "添加相似问" }), "我要改地址{Enter}");
  await page.user.click(screen.getByRole("button", { name: "更多操作" }));
  await page.user.click(await screen.findByRole("menuitem", { name: "删除知识点" }));
  expect(await screen.findByText("没保存的修改还在，恢复后接着改。")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
  await page.user.click(screen.getByRole("button", { name: "恢复" }));
  await waitFor(() => expect(screen.queryByText("没保存的修改还在，恢复后接着改。")).toBeNull());
  expect(screen.queryByRole("alert")).toBeNull();
  await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
  expect(await screen.findByText("已保存，修订 4")).toBeVisible();
  expect((await admin.call("getEntry", { kb, entry })).content.similar.map((s) => s.text)).toEqual(["我要改地址", "地址怎么改"]);
  page.unmount();
});

it("Escape says where a new entry is kept, and how to come back to it", async () => {
  const page = renderApp({ path: `/kb/${shop.kb}/knowledge?new=`, caller: shop.admin });
  const question = (): Promise<HTMLElement> => screen.findByRole("textbox", { name: "标准问" });
  await page.user.type(await question(), "能开发票吗");
  await page.user.keyboard("{Escape}");
  expect(await screen.findByText("写了一半的留在本机，点「新建」接着写")).toBeVisible();
  expect(page.address()).not.toContain("new=");
  await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
  expect(await question()).toHaveValue("能开发票吗");
  await page.user.click(screen.getByRole("button", { name: "放弃" }));
  page.unmount();
});

it("Escape says nothing where nothing was written", async () => {
  const page = renderApp({ path: `/kb/${shop.kb}/knowledge?new=`, caller: shop.admin });
  await screen.findByRole("textbox", { name: "标准问" });
  await page.user.keyboard("{Escape}");
  await waitFor(() => expect(page.address()).not.toContain("new="));
  expect(screen.queryByText(/留在本机/u)).toBeNull();
  page.unmount();
});
