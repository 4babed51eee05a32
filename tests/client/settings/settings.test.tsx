// The Settings screen: the robot's settings as a revision.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInAs, startShop } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let publisher: Client;
let viewer: Client;
beforeAll(async () => {
  shop = await startShop();
  publisher = await signInAs(shop, "publisher");
  viewer = await signInAs(shop, "viewer");
});
afterAll(() => shop.end());

const open = (section?: string, caller: Client = shop.admin) =>
  renderApp({ path: `/kb/${shop.kb}/settings${section ? `?section=${section}` : ""}`, caller });
const saved = async () => (await shop.admin.call("getSettings", { kb: shop.kb })).settings;

describe("robot settings", () => {
  it("moves a band by its slider, says what it means, and saves with Ctrl Enter", async () => {
    const page = open();
    const thumb = await screen.findByRole("slider", { name: "回答线" });
    thumb.focus();
    await page.user.keyboard("{ArrowRight}");
    expect(screen.getByText("46–100")).toBeInTheDocument();
    expect(screen.getByText("1 处未保存 · 本机已留底")).toBeInTheDocument();
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await saved()).bands).toEqual({ answer: 46, clarify: 20 }));
    expect(await screen.findByText("保存后草稿马上生效，顾客要等下次发布")).toBeInTheDocument();
  });

  it("keeps the two lines in order when one is typed past the other", async () => {
    const page = open();
    const clarify = await screen.findByRole("textbox", { name: "反问线" });
    await page.user.clear(clarify);
    await page.user.type(clarify, "90");
    expect(screen.getByRole("textbox", { name: "回答线" })).toHaveValue("90");
    await page.user.click(screen.getByRole("button", { name: "放弃" }));
    expect(screen.getByRole("textbox", { name: "回答线" })).not.toHaveValue("90");
  });

  it("says beside the bands what the confidence is fitted to, and how many labels are missing", async () => {
    open();
    const part = await screen.findByRole("region", { name: "置信度准不准" });
    expect(await within(part).findByText("还没训练")).toBeInTheDocument();
    expect(within(part).getByText(/现在 0 个，还差 100 个/u)).toBeInTheDocument();
    expect(within(part).getByRole("link", { name: "去抽检" })).toHaveAttribute("href", `/kb/${shop.kb}/logs?spotCheck=all`);
    expect(within(part).queryByText(/^正式/u)).toBeNull();
  });

  it("previews a reply as it is written, and does not save an empty one", async () => {
    const page = open("replies", publisher);
    const field = await screen.findByRole("textbox", { name: "没听懂时" });
    await page.user.clear(field);
    expect(screen.getByRole("button", { name: /保存修订/u })).toBeDisabled();
    await page.user.type(field, "我还不会");
    expect(within(screen.getByRole("group", { name: "顾客看到的: 没听懂时" })).getByText("我还不会")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).replies.fallback).toBe("我还不会"));
  });

  it("says another text to questions in the other language, and a text of its own where one question is offered", async () => {
    const page = open("replies", publisher);
    const field = await screen.findByRole("textbox", { name: "没听懂时 · 英文" });
    await page.user.clear(field);
    await page.user.type(field, "Not yet.");
    const confirm = screen.getByRole("textbox", { name: "只反问一个时" });
    await page.user.clear(confirm);
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).otherReplies).toMatchObject({ language: "en", fallback: "Not yet." }));
    expect((await saved()).replies.confirm).toBeUndefined();
    await page.user.click(screen.getByRole("switch", { name: /顾客用英文问，就用英文说/u }));
    expect(screen.queryByRole("textbox", { name: /英文/u })).toBeNull();
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).otherReplies).toBeUndefined());
  });

  it("sets when a person takes over, and whom it calls", async () => {
    const page = open("handOff", publisher);
    const misses = within(await screen.findByRole("region", { name: "接连几句没答上" }));
    await page.user.clear(misses.getByRole("textbox", { name: "接连几句" }));
    await page.user.type(misses.getByRole("textbox", { name: "接连几句" }), "3");
    await page.user.type(misses.getByRole("textbox", { name: "转给技能组" }), "一线");
    await page.user.click(screen.getByRole("switch", { name: /同一句问了好几遍/u }));
    const anger = within(screen.getByRole("region", { name: "顾客生气了" }));
    await page.user.type(anger.getByRole("textbox", { name: "愤怒词" }), "退钱快点{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).handOff).toMatchObject({ misses: { inARow: 3, skillGroup: "一线" }, repeated: null }));
    expect((await saved()).handOff!.anger!.words).toContain("退钱快点");
  });

  it("adds a channel", async () => {
    const page = open("channels");
    await page.user.type(await screen.findByRole("textbox", { name: "渠道" }), "抖音{Enter}");
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).channels).toContain("抖音"));
  });

  it("meets a newer revision without losing either side", async () => {
    const page = open("replies");
    await page.user.type(await screen.findByRole("textbox", { name: "转人工时" }), "！");
    const now = await shop.admin.call("getSettings", { kb: shop.kb });
    await publisher.call("saveSettings", { kb: shop.kb, base: now.revision, settings: { ...now.settings, clarifyOptions: 5 } });
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByRole("alert")).toHaveTextContent("publisher");
    await page.user.click(screen.getByRole("button", { name: "合并两边" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    await waitFor(async () => expect((await saved()).replies.handoff).toMatch(/！$/u));
    expect((await saved()).clarifyOptions).toBe(5);
  });

  it("shows a viewer the values, the reason, and nothing of the administration", async () => {
    open("members", viewer);
    expect(await screen.findByText("您可以看。只有发布员和管理员能改设置。")).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "回答线" })).toBeDisabled();
    expect(screen.queryByRole("link", { name: "成员" })).toBeNull();
  });
});
