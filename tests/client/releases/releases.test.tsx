// The Releases screen, against the real server: reading what would be published, publishing it, rolling back.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";
import { withheld } from "../support/withheld.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let refund: string;
const path = (search = ""): string => `/kb/${kb}/releases${search}`;
const publish = async (note: string): Promise<void> => {
  const { job } = await shop.admin.call("publish", { kb, note });
  await finished(shop, shop.admin, kb, job);
};
const change = async (patch: object): Promise<void> => {
  const { content, revision } = await shop.admin.call("getEntry", { kb, entry: refund });
  await shop.admin.call("saveEntry", { kb, entry: refund, base: revision, content: { ...content, ...patch } });
};
const list = () => screen.findByRole("list", { name: "要发布的更改" });
const row = async (name: RegExp) => within(await list()).findByRole("button", { name });

beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: "栖木家居" }));
  refund = await teach(shop.admin, kb, "退货运费由谁承担？", ["退货的邮费要我自己付吗"]);
  await teach(shop.admin, kb, "大件家具多久能送到？");
});
afterEach(() => localStorage.clear());

describe("before the first publication", () => {
  it("says that nothing is live and everything is new", async () => {
    renderApp({ path: path(), caller: shop.admin });
    expect(await screen.findByText("尚未发布，全部都是新的")).toBeInTheDocument();
    expect(await row(/退货运费由谁承担？.*1 个相似问 · 1 个答案/u)).toBeInTheDocument();
    expect(screen.getByText("还没有版本")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "发布 v1" })).toBeInTheDocument();
  });

  it("publishes with a note, asks first, and says which version is live", async () => {
    const page = renderApp({ path: path(), caller: shop.admin });
    const button = await screen.findByRole("button", { name: /发布到正式/u });
    expect(button).toBeDisabled();
    expect(await screen.findByText("先写说明")).toBeInTheDocument();
    await page.user.keyboard("{Control>}{Enter}{/Control}");
    expect(screen.getByRole("textbox", { name: "说明" })).toHaveFocus();
    await page.user.keyboard("第一次上线{Control>}{Enter}{/Control}");
    const dialog = await screen.findByRole("dialog", { name: /第一次发布「栖木家居」/u });
    expect(dialog).toHaveTextContent("2 处更改：新增 2");
    await page.user.click(within(dialog).getByRole("button", { name: "发布 v1" }));
    expect(await screen.findByText("v1 已上线")).toBeInTheDocument();
    expect(await screen.findByText("没有要发布的更改")).toBeInTheDocument();
    expect(within(await screen.findByRole("list", { name: "版本" })).getByText("第一次上线")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "知道了" }));
    expect(screen.getByRole("textbox", { name: "说明" })).toHaveValue("");
  });

  it("names no next version until it knows which there are", async () => {
    await publish("第一次上线");
    await change({ question: "退货邮费谁出？" });
    const versions = withheld(shop.admin, /\/versions\?/u);
    try {
      const page = renderApp({ path: path(), caller: await versions.caller });
      await page.user.type(await screen.findByRole("textbox", { name: "说明" }), "换个问法");
      expect(await screen.findByText("草稿对比正式 v1")).toBeInTheDocument();
      expect(screen.getByRole("heading", { name: "发布到正式" })).toBeInTheDocument();
      expect(screen.queryByRole("heading", { name: /^发布 v/u })).toBeNull();
      expect(screen.getByRole("button", { name: /发布到正式/u })).toBeDisabled();
      expect(screen.getByText("正在看有什么更改")).toBeInTheDocument();
      versions.release();
      expect(await screen.findByRole("heading", { name: "发布 v2" })).toBeInTheDocument();
      expect(screen.getByRole("button", { name: /发布到正式/u })).toBeEnabled();
    } finally {
      versions.end();
    }
  });

  it("keeps the note over a reload", async () => {
    const page = renderApp({ path: path(), caller: shop.admin });
    await page.user.type(await screen.findByRole("textbox", { name: "说明" }), "补上送货上楼");
    page.unmount();
    renderApp({ path: path(), caller: shop.admin });
    expect(await screen.findByRole("textbox", { name: "说明" })).toHaveValue("补上送货上楼");
  });

  it("has nothing to offer in an empty knowledge base but the way to teach it", async () => {
    const { id } = await shop.admin.call("createKnowledgeBase", { name: "空的" });
    renderApp({ path: `/kb/${id}/releases`, caller: shop.admin });
    expect(await screen.findByText("还没有可发布的")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /发布到正式/u })).toBeDisabled();
    expect(screen.getByText("还没有知识点")).toBeInTheDocument();
  });
});

describe("changes against the live version", () => {
  beforeEach(() => publish("第一版"));

  it("show word by word what changed in a line, and every field once opened", async () => {
    await change({ answers: [{ text: "答：退货运费由您承担？", when: [] }], tags: ["七天"], note: "和法务确认过" });
    const page = renderApp({ path: path(), caller: shop.admin });
    expect(await screen.findByText("草稿对比正式 v1")).toBeInTheDocument();
    const line = await row(/退货运费由谁承担？/u);
    expect(line).toHaveAttribute("aria-expanded", "false");
    expect(line.querySelector("del")).toHaveTextContent("谁");
    expect(line.querySelector("ins")).toHaveTextContent("您");
    expect(line).toHaveTextContent("另 2 处");
    await page.user.click(line);
    const details = await screen.findByRole("group", { name: "退货运费由谁承担？" });
    expect(within(details).getByText("七天").tagName).toBe("INS");
    expect(within(details).getByText("和法务确认过").tagName).toBe("INS");
    expect(page.address()).toContain(refund);
    expect(within(details).getByRole("link", { name: "打开知识点" })).toHaveAttribute("href", `/kb/${kb}/knowledge?entry=${refund}`);
  });

  it("are walked with j and k, opened with Enter, and e goes to the entry", async () => {
    await change({ question: "退货的运费由谁承担？" });
    await teach(shop.admin, kb, "能送货上楼吗？");
    const page = renderApp({ path: path(), caller: shop.admin });
    await list();
    await page.user.keyboard("jj");
    await page.user.keyboard("k");
    const [first] = within(await list()).getAllByRole("button");
    expect(first).toHaveFocus();
    await page.user.keyboard("{Enter}");
    expect(first).toHaveAttribute("aria-expanded", "true");
    await page.user.keyboard("e");
    await waitFor(() => expect(page.address()).toMatch(/\/knowledge\?entry=/u));
  });

  it("are filtered by kind, in the address", async () => {
    await change({ enabled: false });
    const other = await teach(shop.admin, kb, "能送货上楼吗？");
    const page = renderApp({ path: path(), caller: shop.admin });
    await page.user.click(await screen.findByRole("button", { name: /修改 1/u }));
    await waitFor(() => expect(page.address()).toContain("change=changed"));
    await waitFor(async () => expect(within(await list()).getAllByRole("listitem")).toHaveLength(1));
    expect(await row(/退货运费由谁承担？.*启用.*停用/u)).toBeInTheDocument();
    await shop.admin.call("deleteEntry", { kb, entry: other });
  });

  it("hold the vocabulary too, with the words that came and went", async () => {
    const { revision, vocabulary } = await shop.admin.call("getVocabulary", { kb });
    await shop.admin.call("saveVocabulary", { kb, base: revision, vocabulary: { ...vocabulary, synonyms: [{ words: ["差价", "补差"] }] } });
    const page = renderApp({ path: path(), caller: shop.admin });
    const line = await row(/词库.*同义词/u);
    await page.user.click(line);
    const details = await screen.findByRole("group", { name: "词库" });
    expect(within(details).getByText("补差").tagName).toBe("INS");
    expect(within(details).getByRole("link", { name: "打开词库" })).toBeInTheDocument();
  });

  it("name a deleted entry with what it had", async () => {
    await shop.admin.call("deleteEntry", { kb, entry: refund });
    renderApp({ path: path(), caller: shop.admin });
    expect(await row(/删除.*退货运费由谁承担？.*原有 1 个相似问 · 1 个答案/u)).toBeInTheDocument();
  });

  it("come with problems that link to the entries and do not block", async () => {
    await teach(shop.admin, kb, "能送货上楼吗？", [], { answers: [] });
    const page = renderApp({ path: path(), caller: shop.admin });
    expect(await screen.findByText("1 个问题，不阻止发布")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "去看" }));
    const problems = await screen.findByRole("list", { name: "发布前的问题" });
    expect(problems).toHaveTextContent("没有答案");
    expect(within(problems).getByRole("link", { name: "能送货上楼吗？" })).toBeInTheDocument();
    expect(page.address()).toContain("view=problems");
    await page.user.type(screen.getByRole("textbox", { name: "说明" }), "还是发布");
    expect(screen.getByRole("button", { name: /发布到正式/u })).toBeEnabled();
  });
});

describe("the version line", () => {
  beforeEach(async () => {
    await publish("第一版");
    await change({ answers: [{ text: "由我们承担", when: [] }] });
    await publish("第二版");
  });

  it("shows which is live, and a version's counts, checksum and pack", async () => {
    const page = renderApp({ path: path(), caller: shop.admin });
    const versions = await screen.findByRole("list", { name: "版本" });
    const live = within(versions).getByRole("button", { name: /^v2/u });
    expect(live).toHaveTextContent("正式");
    expect(live).toHaveAttribute("aria-expanded", "true");
    expect(versions).toHaveTextContent("2 个知识点 · 新 0 · 改 1 · 删 0");
    expect(versions).toHaveTextContent("置信度按知识库自身校准");
    expect(within(versions).getByRole("link", { name: "下载 v2 的知识包" })).toHaveAttribute(
      "href",
      expect.stringContaining(`/api/knowledge-bases/${kb}/versions/2/pack`),
    );
    await page.user.click(within(versions).getByRole("button", { name: /^v1/u }));
    await waitFor(() => expect(page.address()).toContain("version=1"));
    expect(await within(versions).findByRole("button", { name: "回滚到 v1" })).toBeInTheDocument();
  });

  it("rolls back after asking, naming both versions, and marks the one left", async () => {
    const page = renderApp({ path: path("?version=1"), caller: shop.admin });
    await page.user.click(await screen.findByRole("button", { name: "回滚到 v1" }));
    const dialog = await screen.findByRole("dialog", { name: "把正式版回滚到 v1？" });
    await waitFor(() => expect(dialog).toHaveTextContent("「栖木家居」的正式版会从 v2 换成 v1（第一版）"));
    await page.user.click(within(dialog).getByRole("button", { name: "回滚到 v1" }));
    expect(await screen.findByText("草稿对比正式 v1")).toBeInTheDocument();
    const versions = await screen.findByRole("list", { name: "版本" });
    await waitFor(() => expect(within(versions).getByRole("button", { name: /^v1/u })).toHaveTextContent("正式"));
    expect(within(versions).getByRole("button", { name: /^v2/u })).toHaveTextContent("回滚");
    // The draft stayed: what v2 had is unpublished again, and the next version does not reuse its number.
    expect(await row(/退货运费由谁承担？/u)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "发布 v3" })).toBeInTheDocument();
  });

  it("names the difference between the coverage of a version and the one before", async () => {
    const { key } = await shop.admin.call("createKey", { kb, name: "机器人", scopes: ["ask"] });
    const bot: Client = shop.client();
    bot.headers = { authorization: `Bearer ${key}` };
    await bot.request("POST", "/v1/ask", JSON.stringify({ question: "退货运费由谁承担？" }));
    renderApp({ path: path(), caller: shop.admin });
    const live = await screen.findByRole("button", { name: /v2.*100\.0%/u });
    expect(live).toBeInTheDocument();
  });
});

describe("somebody without the right", () => {
  it("reads everything, and is told who may publish and roll back", async () => {
    await publish("第一版");
    await change({ enabled: false });
    await publish("第二版");
    await change({ enabled: true });
    const trainer = await signInAs({ ...shop, kb }, "trainer", `trainer_${kb}`);
    renderApp({ path: path("?version=1"), caller: trainer });
    expect(await row(/退货运费由谁承担？/u)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /发布到正式/u })).toBeDisabled();
    expect(screen.getByText("您是训练师，发布要发布员或管理员")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "说明" })).toBeNull();
    expect(await screen.findByRole("button", { name: "回滚到 v1" })).toBeDisabled();
  });

  it("speaks English when asked to", async () => {
    renderApp({ path: path(), caller: shop.admin, language: "en" });
    expect(await screen.findByText("Not yet published: everything is new")).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: /Publish to live/u })).toBeDisabled();
  });
});
