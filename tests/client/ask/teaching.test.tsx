// Teaching from a reply: the wording, a new entry, and who may.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startOver } from "../../../client/ask/conversation.ts";
import { signInAs } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";
import { startAskedShop, talk } from "./support.ts";

let shop: Awaited<ReturnType<typeof startAskedShop>>;
beforeAll(async () => {
  shop = await startAskedShop();
});
afterAll(() => shop.end());
beforeEach(() => startOver(shop.kb));

const open = (search: string, caller = shop.admin) => renderApp({ path: `/kb/${shop.kb}/ask${search}`, caller });

describe("teaching from a reply", () => {
  it("adds the wording, asks again, and takes it back", async () => {
    const page = open("?q=登录口令想换一个");
    await within(await talk()).findByText(/未命中|反问澄清/);
    await page.user.keyboard("{Escape}t");
    const search = await screen.findByRole("combobox", { name: "找知识点" });
    await page.user.type(search, "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByText("教给「如何修改密码？」后再问")).toBeInTheDocument();
    expect(await within(await talk()).findByText("网页", { selector: "strong" })).toBeInTheDocument();
    expect((await shop.admin.call("getEntry", { kb: shop.kb, entry: shop.password })).content.similar.at(-1)).toMatchObject({
      text: "登录口令想换一个",
    });
    await page.user.keyboard("{Escape}u");
    expect(await screen.findByText("已撤销：教给「如何修改密码？」")).toBeInTheDocument();
    expect((await shop.admin.call("getEntry", { kb: shop.kb, entry: shop.password })).content.similar.map((s) => s.text)).not.toContain(
      "登录口令想换一个",
    );
  });

  it("says so when the entry has the wording already", async () => {
    const page = open("?q=改密码");
    await page.user.click(await screen.findByRole("button", { name: "教给它" }));
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("「如何修改密码？」已经教过这句");
  });

  it("opens the editor with the question filled in", async () => {
    const page = open("?q=能不能开发票");
    await talk();
    const link = await screen.findByRole("link", { name: "新知识点" });
    expect(decodeURIComponent(link.getAttribute("href") ?? "")).toContain("/knowledge?new=能不能开发票");
    await page.user.keyboard("{Escape}n");
    await waitFor(() => expect(page.address()).toContain("/knowledge?new="));
  });

  it("is not offered to a viewer", async () => {
    open("?q=改密码", await signInAs(shop, "viewer"));
    await screen.findByRole("region", { name: "为什么这样答" });
    await within(await talk()).findByText(/直接回答/);
    expect(screen.queryByRole("button", { name: "教给它" })).toBeNull();
  });
});
