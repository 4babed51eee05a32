// The Today screen, against the real server: figures, coverage, what to do next, and honest beginnings.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let refund: string;
const path = (search = ""): string => `/kb/${shop.kb}/today${search}`;
let talks = 0;
const ask = async (bot: ReturnType<typeof shop.client>, question: string, channel: string): Promise<string> => {
  const answer = await bot.request("POST", "/v1/ask", JSON.stringify({ question, channel, conversation: `c_${talks++}` }));
  expect(answer.status).toBe(200);
  return (answer.json as { id: string }).id;
};

beforeAll(async () => {
  shop = await startShop();
  refund = await teach(shop.admin, shop.kb, "退货运费由谁承担？", ["退货的邮费要我自己付吗"]);
  await teach(shop.admin, shop.kb, "大件家具多久能送到？", [], { validUntil: new Date(Date.now() + 3 * 86_400_000).toISOString() });
  const { job } = await shop.admin.call("publish", { kb: shop.kb, note: "第一版" });
  await finished(shop, shop.admin, shop.kb, job);
  const { key } = await shop.admin.call("createKey", { kb: shop.kb, name: "机器人", scopes: ["ask"] });
  const bot = shop.client();
  bot.headers = { authorization: `Bearer ${key}` };
  // Ten, the fewest that a line is drawn of.
  for (const helpful of [false, null]) {
    const first = await ask(bot, "退货运费由谁承担？", "app");
    await ask(bot, "大件家具多久能送到？", "app");
    const second = await ask(bot, "退货的邮费要我自己付吗", "wechat");
    await ask(bot, "xylophone zebra", "wechat");
    await ask(bot, "xylophone zebra", "app");
    for (const id of helpful === null ? [] : [first, second]) await bot.request("POST", "/v1/feedback", JSON.stringify({ id, helpful }));
  }
  await teach(shop.admin, shop.kb, "能送货上楼吗？", [], { answers: [] });
});
afterAll(() => shop.end());

const figure = (name: string) =>
  within(screen.getByRole("group", { name: "这段时间的数字" })).getByRole("button", { name: new RegExp(`^${name}`, "u") });

describe("the figures", () => {
  it("show value and counted parts, and their formula", async () => {
    renderApp({ path: path(), caller: shop.admin });
    await screen.findByRole("group", { name: "这段时间的数字" });
    expect(figure("覆盖率")).toHaveTextContent("60.0%");
    expect(figure("覆盖率")).toHaveTextContent("6 / 10");
    expect(figure("覆盖率")).toHaveAccessibleDescription(/公式：（直接回答/u);
    expect(figure("满意率")).toHaveTextContent("0.0%");
    expect(figure("澄清成功率")).toHaveTextContent("–");
  });

  it("draw the chosen one by version, with its formula below, and keep it in the address", async () => {
    const page = renderApp({ path: path(), caller: shop.admin });
    await screen.findByRole("group", { name: "这段时间的数字" });
    await page.user.click(figure("直答率"));
    const chart = await screen.findByRole("region", { name: "直答率，按版本分段" });
    expect(await within(chart).findByRole("img", { name: /的直答率是 60\.0%/u })).toBeInTheDocument();
    expect(await within(chart).findByText("直答率 = 直接回答 ÷ 全部")).toBeInTheDocument();
    expect(within(chart).getByText("= 6 ÷ 10")).toBeInTheDocument();
    expect(page.address()).toContain("figure=direct");
    await page.user.click(figure("澄清成功率"));
    expect(await screen.findByText("这段时间还算不出澄清成功率")).toBeInTheDocument();
    await page.user.click(figure("直答率"));
    expect(within(chart).getByRole("link", { name: "看这些问题" })).toHaveAttribute("href", expect.stringContaining("outcome=answered"));
  });

  it("are of a channel and a period, both in the address", async () => {
    const page = renderApp({ path: path("?channel=wechat&days=7"), caller: shop.admin });
    await screen.findByRole("group", { name: "这段时间的数字" });
    expect(figure("覆盖率")).toHaveTextContent("50.0%");
    await page.user.click(screen.getByRole("radio", { name: "90 天" }));
    await waitFor(() => expect(page.address()).toContain("days=90"));
    await page.user.click(screen.getByRole("button", { name: "渠道 微信" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "全部" }));
    await waitFor(() => expect(figure("覆盖率")).toHaveTextContent("60.0%"));
  });
});

describe("coverage over time", () => {
  it("is not drawn of a handful", async () => {
    renderApp({ path: path("?channel=wechat"), caller: shop.admin });
    expect(await screen.findByText("这段时间算得上的还太少，画不成线：满 10 次才有一个点")).toBeInTheDocument();
    expect(screen.queryByRole("img", { name: /的覆盖率是/u })).toBeNull();
  });

  it("is said in words, and can be read as a table", async () => {
    const page = renderApp({ path: path(), caller: shop.admin });
    expect(await screen.findByRole("img", { name: /的覆盖率是 60\.0%/u })).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "看成表格" }));
    const table = await screen.findByRole("table", { name: "每天每个版本的覆盖率" });
    expect(within(table).getByRole("row", { name: /v1 10 60\.0%/u })).toBeInTheDocument();
    expect(table).toHaveTextContent("发布 v1");
  });
});

describe("what to do next", () => {
  it("lists what was missed with what answering it would add, and leads to review", async () => {
    renderApp({ path: path(), caller: shop.admin });
    const next = await screen.findByRole("region", { name: "接下来做什么" });
    const miss = await within(next).findByRole("link", { name: /xylophone zebra/u });
    expect(miss).toHaveTextContent("4 次没答好");
    expect(miss).toHaveTextContent("+40.00");
    expect(miss).toHaveTextContent("100.0%");
    expect(miss.getAttribute("href")).toMatch(/\/review\?cluster=/u);
    expect(next).toHaveTextContent(/答好这 \d 个，覆盖率60\.0%/u);
  });

  it("names what is unpublished, without an answer or thin, and leads there", async () => {
    renderApp({ path: path(), caller: shop.admin });
    const fixes = await screen.findByRole("region", { name: "不加分，但该修" });
    expect(within(fixes).getByRole("link", { name: "去发布: 1 处更改还没发布" })).toHaveAttribute("href", `/kb/${shop.kb}/releases`);
    expect(within(fixes).getByRole("link", { name: "去修: 1 个知识点没有答案" })).toHaveAttribute(
      "href",
      `/kb/${shop.kb}/knowledge?without=answers`,
    );
    expect(within(fixes).getByRole("link", { name: /去补: 3 个知识点相似问不足 5 条/u })).toBeInTheDocument();
  });

  it("shows what expires, what is asked most, what was rated badly and what was done", async () => {
    renderApp({ path: path(), caller: shop.admin });
    const expiring = await screen.findByRole("region", { name: "7 天内到期" });
    expect(within(expiring).getByRole("link", { name: /大件家具多久能送到？.*剩 3 天/u })).toBeInTheDocument();
    expect(within(screen.getByRole("region", { name: "热门" })).getByRole("link", { name: /退货运费由谁承担？/u })).toHaveAttribute(
      "href",
      `/kb/${shop.kb}/knowledge?entry=${refund}`,
    );
    expect(within(screen.getByRole("region", { name: "差评" })).getByRole("link", { name: /2 次没帮助，0 次有帮助/u })).toBeInTheDocument();
    const recent = screen.getByRole("region", { name: "最近动态" });
    expect(await within(recent).findByRole("link", { name: "能送货上楼吗？" })).toBeInTheDocument();
    expect(recent).toHaveTextContent("发布了 v1");
  });
});

describe("honest beginnings", () => {
  it("an empty knowledge base says what to do first", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "空的" });
    renderApp({ path: `/kb/${id}/today`, caller: shop.admin });
    expect(await screen.findByText("先教它一件事")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "写第一个知识点" })).toHaveAttribute("href", expect.stringContaining(`/kb/${id}/knowledge`));
  });

  it("with entries but no questions, it says how questions get here and that nothing is live", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "新店" });
    await teach(shop.admin, id, "几点开门？");
    renderApp({ path: `/kb/${id}/today`, caller: shop.admin });
    await screen.findByRole("group", { name: "这段时间的数字" });
    expect(figure("覆盖率")).toHaveTextContent("–");
    expect((await screen.findAllByText("还没有顾客提问")).length).toBeGreaterThan(0);
    expect(screen.getByRole("link", { name: "导入日志" })).toBeInTheDocument();
    expect(await screen.findByRole("link", { name: /去发布: 还没有发布过/u })).toBeInTheDocument();
  });

  it("an imported log is not called silence: its figures are shown and said to be its own", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "导入过的" });
    await teach(shop.admin, id, "几点开门？");
    const { key } = await shop.admin.call("createKey", { kb: id, name: "旧系统", scopes: ["log"] });
    const bot = shop.client();
    bot.headers = { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" };
    const sent = await bot.request("POST", "/v1/logs", JSON.stringify({ question: "能送货上楼吗", outcome: "unanswered" }));
    expect(sent.status).toBe(200);
    renderApp({ path: `/kb/${id}/today`, caller: shop.admin });
    expect(await screen.findByText(/这些数字来自导入的日志/u)).toBeInTheDocument();
    expect(screen.queryByRole("radiogroup", { name: "数字来自" })).toBeNull();
    expect(figure("覆盖率")).toHaveTextContent("0.0%");
    expect(screen.getByRole("link", { name: /能送货上楼吗/u })).toHaveTextContent("1 次没答好+100.00");
    expect(screen.queryByText("没有没答好的问题")).toBeNull();
  });

  it("a viewer is not offered what a viewer may not do", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "给人看的" });
    const viewer = await signInAs({ ...shop, kb: id }, "viewer");
    renderApp({ path: `/kb/${id}/today`, caller: viewer });
    expect(await screen.findByText("先教它一件事")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "写第一个知识点" })).toBeNull();
  });

  it("a channel nobody uses offers all channels", async () => {
    const page = renderApp({ path: path("?channel=phone"), caller: shop.admin });
    await page.user.click(await screen.findByRole("button", { name: "看全部渠道" }));
    await waitFor(() => expect(page.address()).not.toContain("channel"));
    await waitFor(() => expect(figure("覆盖率")).toHaveTextContent("60.0%"));
  });

  it("speaks English when asked to", async () => {
    renderApp({ path: path(), caller: shop.admin, language: "en" });
    expect(await screen.findByText("What to do next")).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: /^Coverage.*60\.0%/u })).toBeInTheDocument();
  });

  it("a server that is gone is said in place, with a way to try again", async () => {
    const other = await startShop();
    await teach(other.admin, other.kb, "几点开门？");
    const page = renderApp({ path: `/kb/${other.kb}/today`, caller: other.admin });
    await screen.findByRole("group", { name: "这段时间的数字" });
    await other.end();
    await page.user.click(screen.getByRole("radio", { name: "7 天" }));
    const [alert] = await screen.findAllByRole("alert");
    expect(alert).toHaveTextContent("没有载入");
    expect(within(alert!).getByRole("button", { name: "重试" })).toBeInTheDocument();
  });
});
