// A wording that another entry teaches: taken from there with the save, or the two merged, and nothing typed is lost.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let entry: string;
let other: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` }));
  entry = await teach(shop.admin, kb, "如何退货", ["退货怎么弄"]);
  other = await teach(shop.admin, kb, "退货流程", ["退货步骤", "想退货"]);
});
const open = (search = `?entry=${entry}`) => renderApp({ path: `/kb/${kb}/knowledge${search}`, caller: shop.admin });
const content = async (id: string) => (await shop.admin.call("getEntry", { kb, entry: id })).content;
const texts = async (id: string) => (await content(id)).similar.map(({ kind, text }) => `${kind === "positive" ? "+" : "-"}${text}`);
const adding = () => screen.findByRole("textbox", { name: "添加相似问" });
const row = (name: RegExp) => within(screen.getByRole("grid", { name: "相似问列表" })).getByRole("row", { name });

it("Enter takes it from the other entry, when saved; until then it can be left there", async () => {
  const page = open();
  await page.user.type(await adding(), "想退货");
  await screen.findByText("这条问法已经教过「退货流程」");
  await page.user.keyboard("{Enter}");
  expect(within(row(/想退货/u)).getByText("移自「退货流程」")).toBeVisible();
  expect(await texts(other)).toEqual(["+退货步骤", "+想退货"]);
  // Left there it is a wording taught twice again, and the save says so.
  await page.user.click(within(row(/想退货/u)).getByRole("button", { name: "移自「退货流程」" }));
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  expect((await screen.findAllByText("这条问法已经教过「退货流程」")).length).toBeGreaterThan(0);
  const close = await screen.findByRole("region", { name: /太接近/u });
  await page.user.click(within(close).getByRole("button", { name: "那边作反例" }));
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("已保存，修订 2")).toBeVisible();
  expect([await texts(entry), await texts(other)]).toEqual([
    ["+想退货", "+退货怎么弄"],
    ["+退货步骤", "-想退货"],
  ]);
});

it("the other's standard question is merged instead: chosen side by side, undone with what was typed", async () => {
  const page = open();
  await page.user.type(await adding(), "退货得快{Enter}退货流程");
  await screen.findByText("这条问法已经教过「退货流程」");
  await page.user.keyboard("{Enter}");
  const dialog = within(await screen.findByRole("dialog", { name: "合并知识点" }));
  await dialog.findByText("合并后 5 条相似问");
  const answers = within(dialog.getByRole("radiogroup", { name: "默认答案" }));
  expect(answers.getByRole("radio", { name: "答：如何退货" })).toBeChecked();
  await page.user.click(answers.getByRole("radio", { name: "答：退货流程" }));
  await waitFor(() => expect(answers.getByRole("radio", { name: "答：退货流程" })).toBeChecked());
  await waitFor(() => expect(dialog.getByRole("button", { name: /合并/u })).toBeEnabled());
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByText("合并成了「如何退货」")).toBeVisible();
  expect(await texts(entry)).toEqual(["+退货流程", "+退货得快", "+退货怎么弄", "+退货步骤", "+想退货"]);
  expect((await content(entry)).answers.map(({ text }) => text)).toEqual(["答：退货流程"]);
  await page.user.click(screen.getByRole("button", { name: /撤销/u }));
  await screen.findByText("已撤销");
  expect((await shop.admin.call("getEntry", { kb, entry: other })).deleted).toBe(false);
  expect(await texts(entry)).toEqual(["+退货怎么弄"]);
  expect(row(/退货得快/u)).toBeVisible();
  expect(await adding()).toHaveValue("退货流程");
});

it("a new entry goes into the one that is there, once what is negative here and not there was said", async () => {
  const page = open("?new=退货流程");
  await page.user.type(await adding(), "退货步骤{Shift>}{Enter}{/Shift}");
  const close = await screen.findByRole("region", { name: /太接近/u });
  await page.user.click(within(close).getByRole("button", { name: "合并…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "合并知识点" }));
  await dialog.findByText("还有 1 条问法要定是相似问还是反例");
  expect(dialog.getByRole("button", { name: /^合并/u })).toBeDisabled();
  await page.user.click(dialog.getByRole("radio", { name: "反例" }));
  await waitFor(() => expect(dialog.getByRole("button", { name: /^合并/u })).toBeEnabled());
  await page.user.click(dialog.getByRole("button", { name: /^合并/u }));
  expect(await screen.findByText("合并成了「退货流程」")).toBeVisible();
  expect(await texts(other)).toEqual(["-退货步骤", "+想退货"]);
});
