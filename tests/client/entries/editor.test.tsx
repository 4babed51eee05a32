// The editor: teach, save, keep what was typed, meet somebody else's revision, go back in history.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let entry: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` }));
  entry = await teach(shop.admin, kb, "如何退货", ["退货怎么弄"]);
  await teach(shop.admin, kb, "怎么开发票", ["发票抬头怎么填"]);
});
const open = (search = `?entry=${entry}`) => renderApp({ path: `/kb/${kb}/knowledge${search}`, caller: shop.admin });
const content = async (id = entry) => (await shop.admin.call("getEntry", { kb, entry: id })).content;
const adding = () => screen.findByRole("textbox", { name: "添加相似问" });

describe("the editor", () => {
  it("adds similar questions by Enter, negatives by Shift Enter, and saves a revision by Ctrl Enter", async () => {
    const page = open();
    await page.user.type(await adding(), "我要退货{Enter}退款多久到{Shift>}{Enter}{/Shift}");
    expect(screen.getByText("2 处未保存 · 本机已留底")).toBeVisible();
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("已保存，修订 2")).toBeVisible();
    expect((await content()).similar.map((s) => [s.text, s.kind])).toEqual([
      ["退款多久到", "negative"],
      ["我要退货", "positive"],
      ["退货怎么弄", "positive"],
    ]);
  });

  it("adds nothing while an input method composes", async () => {
    open();
    const field = await adding();
    fireEvent.change(field, { target: { value: "tuihuo" } });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    expect(field).toHaveValue("tuihuo");
  });

  it("splits pasted lines, and leaves out what is there already", async () => {
    const page = open();
    await page.user.click(await adding());
    await page.user.paste("退货流程\n退货怎么弄\n\n在哪退货");
    expect(await screen.findByText("已加入 2 条，1 条重复，没有再加")).toBeVisible();
    expect(screen.getByRole("row", { name: /在哪退货/u })).toBeVisible();
  });

  it("warns when another entry teaches the wording, and offers to make it a negative", async () => {
    const page = open();
    await page.user.type(await adding(), "发票抬头怎么填");
    expect(await screen.findByText("这条问法已经教过「怎么开发票」")).toBeVisible();
    await page.user.click(screen.getByRole("button", { name: "这里作反例" }));
    const list = within(screen.getByRole("grid", { name: "相似问列表" }));
    expect(within(list.getByRole("row", { name: /发票抬头怎么填/u })).getByRole("img", { name: "反例" })).toBeVisible();
  });

  it("edits, deletes and brings back a similar question", async () => {
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "改这条问法: 退货怎么弄" }));
    const field = screen.getByRole("textbox", { name: "修改问法" });
    await page.user.clear(field);
    await page.user.type(field, "退货怎么操作{Enter}");
    await page.user.click(screen.getByRole("button", { name: "删除这条问法: 退货怎么操作" }));
    expect(screen.queryByRole("row", { name: /退货怎么操作/u })).toBeNull();
    await page.user.click(screen.getByRole("button", { name: /撤销/u }));
    expect(await screen.findByRole("row", { name: /退货怎么操作/u })).toBeVisible();
  });

  it("keeps what was typed over a reload", async () => {
    const first = open();
    await first.user.type(await adding(), "我要退货{Enter}还没加的");
    first.unmount();
    open();
    expect(await screen.findByText("1 处未保存 · 本机已留底")).toBeVisible();
    expect(await adding()).toHaveValue("还没加的");
  });

  it("says how a wording gets in that is typed but not added yet", async () => {
    const page = open();
    await page.user.type(await adding(), "还没加的");
    expect(screen.getByText("写着的问法还没加入：按 Enter · 本机已留底")).toBeVisible();
    await page.user.keyboard("{Enter}");
    expect(screen.getByText("1 处未保存 · 本机已留底")).toBeVisible();
  });

  it("shows both sides when somebody saved first, asks where both changed the same place, and keeps the rest of both", async () => {
    const page = open();
    await page.user.type(await adding(), "我要退货{Enter}");
    await page.user.type(screen.getByRole("textbox", { name: "标准问" }), "？");
    const theirs = { ...(await content()), question: "怎样退货", note: "对方写的备注" };
    await shop.admin.call("saveEntry", { kb, entry, base: 1, content: theirs });
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    const conflict = await screen.findByRole("alert", { name: "别人先保存了新的修订" });
    expect(within(within(conflict).getByRole("region", { name: "您的修改" })).getByText("我要退货")).toBeVisible();
    expect(within(within(conflict).getByRole("region", { name: "修订 2" })).getByText("对方写的备注")).toBeVisible();
    expect(within(conflict).getByRole("button", { name: "两边都留下" })).toBeDisabled();
    await page.user.click(
      within(within(conflict).getByRole("region", { name: "两边都改了标准问" })).getByRole("radio", { name: "用对方的" }),
    );
    await page.user.click(within(conflict).getByRole("button", { name: "两边都留下" }));
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("已保存，修订 3")).toBeVisible();
    expect(await content()).toMatchObject({
      question: "怎样退货",
      note: "对方写的备注",
      similar: [{ text: "我要退货" }, { text: "退货怎么弄" }],
    });
  });

  it("says at the field what the server refused", async () => {
    const page = open();
    await page.user.clear(await screen.findByRole("textbox", { name: "标准问" }));
    await page.user.click(screen.getByRole("button", { name: /保存修订/u }));
    expect(await screen.findByText("写 1 到 500 个字")).toBeVisible();
    expect(screen.getByText(/写下的都还在/u)).toBeVisible();
  });

  it("writes Markdown answers and shows them as the customer sees them", async () => {
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "修改答案: 第 1 条答案" }));
    const field = screen.getByRole("textbox", { name: "第 1 条答案" });
    await page.user.clear(field);
    await page.user.type(field, "**七天**内 <script>alert(1)</script>");
    await page.user.click(screen.getByRole("button", { name: "顾客所见" }));
    expect(await screen.findByText("七天", { selector: "strong" })).toBeVisible();
    expect(document.querySelector("main script")).toBeNull();
  });

  it("deletes an entry once what somebody saved meanwhile was seen, or all the same, and Undo brings it back", async () => {
    const page = open();
    await adding();
    await shop.admin.call("saveEntry", { kb, entry, base: 1, content: { ...(await content()), note: "对方写的备注" } });
    const remove = async (): Promise<void> => {
      await page.user.click(screen.getByRole("button", { name: "更多操作" }));
      await page.user.click(await screen.findByRole("menuitem", { name: "删除知识点" }));
    };
    await remove();
    const refused = await screen.findByRole("alert", { name: "没有删除：zhoumin 刚保存了修订 2" });
    expect(within(refused).getByText("对方写的备注")).toBeVisible();
    await page.user.click(within(refused).getByRole("button", { name: "留着" }));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(await screen.findByDisplayValue("对方写的备注")).toBeInTheDocument();
    await shop.admin.call("addWording", { kb, entry, text: "又教了一句" });
    await remove();
    expect(await screen.findByRole("alert", { name: "没有删除：zhoumin 刚保存了修订 3" })).toBeVisible();
    // Who goes on writing keeps it, too.
    await page.user.type(await adding(), "我要退货{Enter}{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    await shop.admin.call("addWording", { kb, entry, text: "再教了一句" });
    await remove();
    const again = await screen.findByRole("alert", { name: "没有删除：zhoumin 刚保存了修订 5" });
    expect(within(again).queryByText("对方写的备注")).toBeNull();
    await page.user.click(within(again).getByRole("button", { name: "仍然删除" }));
    expect(await screen.findByText("已删除「如何退货」")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(await screen.findByRole("button", { name: "恢复" })).toBeVisible();
    await page.user.click(screen.getByRole("button", { name: /撤销/u }));
    await waitFor(async () => expect((await shop.admin.call("getEntry", { kb, entry })).deleted).toBe(false));
  });

  it("shows what a revision changed and restores an older one", async () => {
    await shop.admin.call("saveEntry", { kb, entry, base: 1, content: { ...(await content()), question: "怎么退货" } });
    const page = open(`?entry=${entry}&tab=history`);
    expect(await screen.findByText("与修订 1 相比")).toBeVisible();
    expect(document.querySelector("ins")?.textContent).toContain("怎么");
    await page.user.click(screen.getByRole("button", { name: /1 · 新建/u }));
    await page.user.click(await screen.findByRole("button", { name: "恢复到这个修订" }));
    expect(await screen.findByText("已恢复到修订 1")).toBeVisible();
    await waitFor(async () => expect((await content()).question).toBe("如何退货"));
  });

  it("says beside the end of the validity that it must be later than its start, until it is", async () => {
    const from = "2026-11-10T16:00:00.000Z";
    const base = { kb, entry, base: 1 };
    await shop.admin.call("saveEntry", {
      ...base,
      content: { ...(await content()), validFrom: from, validUntil: "2026-11-20T16:00:00.000Z" },
    });
    const page = open();
    const pick = async (day: string) => {
      await page.user.click(await screen.findByRole("button", { name: "失效时间 · 日历" }));
      await page.user.click(await screen.findByRole("button", { name: day }));
    };
    await pick("5 十一月 2026");
    expect(await screen.findByText("要晚于生效时间")).toBeVisible();
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/有地方要改/u)).toBeVisible();
    await pick("15 十一月 2026");
    expect(screen.queryByText("要晚于生效时间")).toBeNull();
    expect(screen.queryByText(/有地方要改/u)).toBeNull();
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await content()).validUntil).toBe("2026-11-15T16:00:00.000Z"));
  });

  it("takes times as they are typed; the last day of an entry is in it", async () => {
    const page = open();
    const until = await screen.findByRole("textbox", { name: "失效时间" });
    await waitFor(() => expect(until).not.toHaveAttribute("readonly"));
    await page.user.clear(until);
    await page.user.type(until, "十一月底");
    expect(await screen.findByText("请写成 2026-11-30 或 2026-11-30 18:00")).toBeInTheDocument();
    await page.user.clear(until);
    await page.user.type(until, "2026/11/30");
    await page.user.click(screen.getByRole("textbox", { name: "生效时间" }));
    expect(until).toHaveValue("2026-11-30 24:00");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () => expect((await content()).validUntil).toBe("2026-11-30T16:00:00.000Z"));
  });

  it("opens the conditions of a new conditional answer, takes channels by name and no others, and a default after the only answer got a condition", async () => {
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "加条件答案" }));
    const conditions = await screen.findByRole("dialog", { name: /^修改条件/u });
    const values = within(conditions).getByRole("combobox", { name: "是其中之一" });
    await page.user.type(values, "抖音");
    expect(await within(conditions).findByText("没有这个渠道。渠道在设置里加")).toBeInTheDocument();
    await page.user.clear(values);
    await page.user.type(values, "微信");
    await page.user.click(await within(conditions).findByRole("option", { name: "微信" }));
    // What is innermost closes first: the list, the conditions, and then only the entry.
    await page.user.keyboard("{Escape}");
    expect(values).toHaveAttribute("aria-expanded", "false");
    expect(conditions).toBeVisible();
    await page.user.keyboard("{Escape}");
    await waitFor(() => expect(conditions).not.toBeInTheDocument());
    expect(screen.getByRole("textbox", { name: "标准问" })).toBeInTheDocument();
    await page.user.type(screen.getByRole("textbox", { name: "第 1 条答案" }), "微信里点");
    const second = screen.getByRole("listitem", { name: "第 2 条答案" });
    await page.user.click(within(second).getByRole("button", { name: /^加条件/u }));
    await page.user.click(
      await within(await screen.findByRole("dialog", { name: /^修改条件/u })).findByRole("combobox", { name: "是其中之一" }),
    );
    await page.user.click(await screen.findByRole("option", { name: "网页" }));
    await page.user.keyboard("{Escape}");
    await page.user.click(screen.getByRole("button", { name: "加默认答案" }));
    // What is typed next is meant for it.
    await page.user.keyboard("其余");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(async () =>
      expect((await content()).answers.map(({ when }) => when)).toEqual([
        [{ field: "channel", in: ["wechat"] }],
        [{ field: "channel", in: ["web"] }],
        [],
      ]),
    );
  });

  it("begins a new entry with the words in the address, and opens it once saved", async () => {
    const page = open(`?new=${encodeURIComponent("能不能送货上门")}`);
    expect(await screen.findByRole("textbox", { name: "标准问" })).toHaveValue("能不能送货上门");
    await page.user.type(screen.getByRole("textbox", { name: "第 1 条答案" }), "可以。");
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(page.address()).toMatch(/entry=e_/u));
    const saved = new URLSearchParams(page.address().split("?")[1]).get("entry") ?? "";
    expect(await content(saved)).toMatchObject({ question: "能不能送货上门", answers: [{ text: "可以。", when: [] }] });
  });

  it("says beside the editor what may not speak: of near entries, and of the one that would have answered the question tried", async () => {
    await teach(shop.admin, kb, "如何退货到门店", ["退到门店去"], { validUntil: "2020-01-01T00:00:00.000Z" });
    await teach(shop.admin, kb, "如何退货最快", ["哪种退法最快"], { enabled: false });
    const page = open();
    const near = (await screen.findByRole("heading", { name: /相近的知识点/u })).closest("section")!;
    expect(await within(near).findByRole("button", { name: /如何退货到门店.*已失效/u })).toBeInTheDocument();
    expect(within(near).getByRole("button", { name: /如何退货最快.*停用/u })).toBeInTheDocument();
    await page.user.type(screen.getByRole("textbox", { name: "试问一句" }), "退到门店去{Enter}");
    const tried = await screen.findByRole("button", { name: "如何退货到门店" });
    expect(tried.parentElement).toHaveTextContent("已失效");
  });

  it("tries the saved draft beside the editor", async () => {
    const page = open();
    await page.user.type(await screen.findByRole("textbox", { name: "试问一句" }), "退货怎么弄{Enter}");
    expect(await screen.findByText("由本条回答")).toBeVisible();
  });
});
