// Why not another entry: the fixes that were tried out, and making one.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startOver } from "../../../client/ask/conversation.ts";
import { signInAs } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";
import { startAskedShop, talk } from "./support.ts";

let shop: Awaited<ReturnType<typeof startAskedShop>>;
beforeAll(async () => {
  shop = await startAskedShop();
  const { job } = await shop.admin.call("publish", { kb: shop.kb, note: "第一版" });
  await shop.app.jobs.wait(job);
});
afterAll(() => shop.end());
beforeEach(() => startOver(shop.kb));

const open = (search: string, caller = shop.admin) => renderApp({ path: `/kb/${shop.kb}/ask${search}`, caller });

describe("why not another entry", () => {
  it("shows fixes that were tried out, makes one with a click, asks again, and takes it back", async () => {
    const page = open("?q=手机号换了登不上");
    await page.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await page.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByRole("button", { name: "为什么不是「如何修改密码？」" })).toBeInTheDocument();
    const fixes = await screen.findByRole("list", { name: "改法" });
    expect(within(fixes).getByText("把「手机号换了登不上」加为相似问")).toBeInTheDocument();
    await page.user.click(within(fixes).getByRole("button", { name: "应用：把「手机号换了登不上」加为相似问" }));
    expect(await screen.findByText("教给「如何修改密码？」后再问")).toBeInTheDocument();
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    await page.user.keyboard("{Escape}u");
    expect(await screen.findByText("已撤销：教给「如何修改密码？」")).toBeInTheDocument();
  });

  it("says what stands in the way where no teaching helps", async () => {
    const { revision, content } = await shop.admin.call("getEntry", { kb: shop.kb, entry: shop.password });
    await shop.admin.call("saveEntry", { kb: shop.kb, entry: shop.password, base: revision, content: { ...content, enabled: false } });
    const page = open("?q=手机号换了登不上");
    await page.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await page.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByText(/^它停用了/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^应用/ })).toBeNull();
    await shop.admin.call("restoreRevision", { kb: shop.kb, entry: shop.password, revision });
  });

  it("moves a wording with one click, and takes it back", async () => {
    const refund = (await shop.admin.call("listEntries", { kb: shop.kb })).rows.find(({ question }) => question === "退款怎么申请？")!;
    const open1 = open("?q=我要申请退款");
    await open1.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await open1.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await open1.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    await open1.user.click(await screen.findByRole("button", { name: "应用：把「我要申请退款」从「退款怎么申请？」移过来" }));
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    const taught = async (entry: string) =>
      (await shop.admin.call("getEntry", { kb: shop.kb, entry })).content.similar.map(({ text }) => text);
    expect([await taught(shop.password), await taught(refund.id)]).toEqual([expect.arrayContaining(["我要申请退款"]), []]);
    await open1.user.keyboard("{Escape}u");
    await waitFor(async () => expect(await taught(refund.id)).toEqual(["我要申请退款"]));
    expect(await taught(shop.password)).not.toContain("我要申请退款");
  });

  it("shows a viewer the fixes without buttons, and is not there for a version", async () => {
    const viewer = await signInAs(shop, "viewer", "looker");
    const page = open("?q=手机号换了登不上", viewer);
    await page.user.click(await screen.findByRole("button", { name: "选一个知识点" }));
    await page.user.type(await screen.findByRole("combobox", { name: "找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    await screen.findByText("把「手机号换了登不上」加为相似问");
    expect(screen.queryByRole("button", { name: /^应用/ })).toBeNull();
    page.unmount();
    startOver(shop.kb);
    open("?q=改密码&target=live");
    expect(await screen.findByText(/模型已完整训练/)).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "为什么不是" })).toBeNull();
  });
});
