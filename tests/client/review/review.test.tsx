// Reviewing missed questions, against the real server with an imported log.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let password: string;
let number = 0;
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

beforeAll(async () => void (shop = await startShop()));
afterAll(() => shop.end());
beforeEach(async () => {
  number += 1;
  kb = (await shop.admin.call("createKnowledgeBase", { name: `店${number}` })).id;
  password = await teach(shop.admin, kb, "如何修改密码？", ["密码忘了怎么办"]);
});
afterEach(() => expect(shop.logged()).not.toContain("internal error"));

async function log(client: Client, lines: object[]): Promise<void> {
  const { job } = await client.call("importLog", { kb, name: "log.jsonl" }, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect((await finished(shop, client, kb, job)).state).toBe("done");
}
const missed = (question: string, hours = 1, more: object = {}) => ({
  time: ago(hours),
  question,
  outcome: "unanswered",
  conversation: `c-${question}-${hours}`,
  channel: "web",
  ...more,
});
const sofa = "老沙发能拉走吗";
const login = "登录口令想换一个";
const both = () => log(shop.admin, [missed(sofa, 5), missed(sofa, 4), missed(sofa, 3), missed(login, 2, { channel: "app" })]);

const open = (search = "", caller = shop.admin, language: "zh" | "en" = "zh") =>
  renderApp({ path: `/kb/${kb}/review${search}`, caller, language });
const row = (name: RegExp) => screen.findByRole("option", { name });
const noRow = (name: RegExp) => waitFor(() => expect(screen.queryByRole("option", { name })).toBeNull());

describe("the queue", () => {
  it("that did not load is not said to be empty", async () => {
    const other = await startShop();
    await teach(other.admin, other.kb, "几点开门？");
    const page = renderApp({ path: `/kb/${other.kb}/vocabulary`, caller: other.admin });
    expect(await screen.findByText("先加一组同义词")).toBeInTheDocument();
    await other.end();
    await page.user.click(screen.getByRole("link", { name: /待学习/u }));
    expect(await screen.findByText("待学习的问题没有载入")).toBeInTheDocument();
    expect(screen.queryByText(/都处理完了|还没有顾客提过问|0 个/u)).toBeNull();
  });

  it("shows what was missed, most often first, and opens the first", async () => {
    await both();
    open();
    const list = await screen.findByRole("listbox", { name: "待学习的问题" });
    await waitFor(() =>
      expect(
        within(list)
          .getAllByRole("option")
          .map((o) => o.textContent),
      ).toEqual([expect.stringContaining(sofa), expect.stringContaining(login)]),
    );
    expect(await row(/老沙发能拉走吗.*未命中.*3 次/)).toHaveAttribute("aria-selected", "true");
    expect(await screen.findByRole("heading", { name: sofa })).toBeInTheDocument();
    expect(await screen.findByText("最近 3 次")).toBeInTheDocument();
  });

  it("filters, keeps the filter in the address, and clears it", async () => {
    await both();
    const page = open();
    await row(/老沙发/);
    await page.user.click(screen.getByRole("button", { name: "渠道" }));
    await page.user.click(await screen.findByRole("menuitem", { name: /App/ }));
    await noRow(/老沙发/);
    expect(page.address()).toContain("channel=app");
    await page.user.click(screen.getByRole("button", { name: "原因" }));
    await page.user.click(await screen.findByRole("menuitem", { name: /没帮助/ }));
    await page.user.click(await screen.findByRole("button", { name: "清除筛选" }));
    expect(await row(/老沙发/)).toBeInTheDocument();
  });

  it("goes through the rows with j and k, and on with Enter", async () => {
    await both();
    const page = open();
    await row(/老沙发/);
    await page.user.keyboard("j");
    expect(await screen.findByRole("heading", { name: login })).toBeInTheDocument();
    await page.user.keyboard("k");
    expect(await screen.findByRole("heading", { name: sofa })).toBeInTheDocument();
    await page.user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: login })).toBeInTheDocument();
    expect(page.address()).toContain("miss=");
  });

  it("shows the conversation around, more on a click", async () => {
    const lines = Array.from({ length: 12 }, (_, i) => ({
      time: ago(30 - i * 0.01),
      question: `第${i}句`,
      outcome: "answered",
      conversation: "long",
      channel: "web",
      entry: password,
    }));
    await log(shop.admin, [...lines.slice(0, 8), { ...missed(sofa, 29.925), conversation: "long" }, ...lines.slice(8)]);
    const page = open();
    expect(await screen.findByText("第7句")).toBeInTheDocument();
    expect(screen.getByText("第2句")).toBeInTheDocument();
    expect(screen.queryByText("第1句")).toBeNull();
    expect(screen.queryByText("第11句")).toBeNull();
    await page.user.click(screen.getByRole("button", { name: "再看前 2 句" }));
    expect(await screen.findByText("第0句")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "再看后 1 句" }));
    expect(await screen.findByText("第11句")).toBeInTheDocument();
  });
});

describe("deciding", () => {
  it("teaches it to an entry found by search, opens the next, and takes it back with u", async () => {
    await both();
    const page = open();
    await page.user.click(await row(/登录口令/));
    await page.user.click(await screen.findByRole("button", { name: /别的知识点/ }));
    await page.user.type(await screen.findByRole("combobox", { name: "按说法或意思找知识点" }), "修改密码");
    await page.user.click(await screen.findByRole("option", { name: /如何修改密码/ }));
    await page.user.click(screen.getByRole("button", { name: "教给它" }));
    await noRow(/登录口令/);
    expect(await screen.findByRole("heading", { name: sofa })).toBeInTheDocument();
    expect((await shop.admin.call("getEntry", { kb, entry: password })).content.similar.map((s) => s.text)).toContain(login);
    expect(await screen.findByText("已教给「如何修改密码？」")).toBeInTheDocument();
    await page.user.keyboard("u");
    expect(await row(/登录口令/)).toBeInTheDocument();
    expect((await shop.admin.call("getEntry", { kb, entry: password })).content.similar.map((s) => s.text)).not.toContain(login);
  });

  it("teaches what was found by keys alone: f, words, Enter, Enter", async () => {
    await both();
    const page = open();
    await page.user.click(await row(/登录口令/));
    await screen.findByRole("button", { name: /别的知识点/ });
    await page.user.keyboard("f");
    const field = await screen.findByRole("combobox", { name: "按说法或意思找知识点" });
    await page.user.type(field, "修改密码");
    await screen.findByRole("option", { name: /如何修改密码/ });
    await page.user.keyboard("{Enter}");
    expect(await within(await screen.findByRole("group", { name: "它的答案" })).findByText("答：如何修改密码？")).toBeInTheDocument();
    await page.user.keyboard("{Enter}");
    await noRow(/登录口令/);
    await waitFor(async () =>
      expect((await shop.admin.call("getEntry", { kb, entry: password })).content.similar.map((s) => s.text)).toContain(login),
    );
  });

  it("shows a guess with its answer before it is taught: its number once, and once more", async () => {
    const { revision: base, settings } = await shop.admin.call("getSettings", { kb });
    await shop.admin.call("saveSettings", { kb, base, settings: { ...settings, bands: { answer: 100, clarify: 100 } } });
    await log(shop.admin, [missed("密码想改怎么改呀"), missed(sofa)]);
    const page = open();
    await page.user.click(await row(/密码想改/));
    await screen.findByRole("button", { name: /如何修改密码？ ?\d+/ });
    expect(await screen.findByRole("note")).toHaveTextContent("只是猜的");
    await page.user.keyboard("1");
    expect(await screen.findByRole("group", { name: "它的答案" })).toBeInTheDocument();
    expect(screen.getByRole("option", { name: /密码想改/ })).toBeInTheDocument();
    await page.user.keyboard("1");
    await noRow(/密码想改/);
  });

  it("offers “not our business” first for what asks nothing", async () => {
    await log(shop.admin, [missed("你好，在吗"), missed(sofa, 2)]);
    const page = open();
    await page.user.click(await row(/在吗/));
    await screen.findByText("像是打招呼，没有问什么。");
    await page.user.click(screen.getByRole("button", { name: /^记为非业务/u }));
    await noRow(/在吗/);
    await screen.findByRole("heading", { name: sofa });
    expect(screen.queryByText("像是打招呼，没有问什么。")).toBeNull();
  });

  it("says of what the draft answers whether customers are answered so already, or will be once it is published", async () => {
    const ask = { question: "密码忘了怎么办", outcome: "answered", entry: password, helpful: false, time: ago(1) };
    await log(shop.admin, [ask]);
    const page = open();
    expect(await screen.findByText("最近问的顾客就是由这条回答的")).toBeInTheDocument();
    page.unmount();
    await log(shop.admin, [{ ...ask, entry: "e_gone", time: ago(0.5) }]);
    open();
    expect(await screen.findByText("发布后顾客就能得到这个回答")).toBeInTheDocument();
  });

  it("accepts a numbered proposal", async () => {
    await log(shop.admin, [missed("密码想改怎么改呀"), missed(sofa)]);
    const page = open();
    await page.user.click(await row(/密码想改/));
    await screen.findByRole("button", { name: /如何修改密码？ ?\d+/ });
    await page.user.keyboard("1");
    await noRow(/密码想改/);
    await waitFor(async () =>
      expect((await shop.admin.call("getEntry", { kb, entry: password })).content.similar.map((s) => s.text)).toContain("密码想改怎么改呀"),
    );
    expect(await screen.findByText("今天已处理 1 个")).toBeInTheDocument();
  });

  it("makes a new entry right there, and keeps what was typed", async () => {
    await both();
    const page = open();
    await row(/老沙发/);
    await page.user.keyboard("n");
    expect(await screen.findByRole("textbox", { name: "标准问" })).toHaveValue(sofa);
    await page.user.type(screen.getByRole("textbox", { name: "答案" }), "可以，**免费**。");
    page.unmount();
    const again = open();
    await row(/老沙发/);
    await again.user.keyboard("n");
    const answer = await screen.findByRole("textbox", { name: "答案" });
    expect(answer).toHaveValue("可以，**免费**。");
    expect(screen.getByRole("link", { name: "在完整编辑器里写" })).toHaveAttribute("href", expect.stringContaining("/knowledge?new="));
    await again.user.type(answer, "{Control>}{Enter}{/Control}");
    await noRow(/老沙发/);
    const { rows } = await shop.admin.call("listEntries", { kb });
    expect(rows.map((r) => r.question)).toContain(sofa);
  });

  it("marks as not our business with i and puts off with s", async () => {
    await both();
    const page = open();
    await screen.findByRole("heading", { name: sofa });
    await page.user.keyboard("i");
    await noRow(/老沙发/);
    await screen.findByRole("heading", { name: login });
    await page.user.keyboard("s");
    expect(await screen.findByRole("heading", { name: "都处理完了" })).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "稍后" }));
    expect(await row(/登录口令/)).toBeInTheDocument();
    expect(screen.queryByRole("option", { name: /老沙发/ })).toBeNull();
  });

  it("brings a question back that could not be dealt with, and says why", async () => {
    await both();
    const page = open();
    await screen.findByRole("heading", { name: sofa });
    const { rows } = await shop.admin.call("listMisses", { kb });
    await shop.admin.call("decideMiss", { kb, miss: rows[0]!.id, decision: { kind: "not_ours" } });
    await page.user.keyboard("i");
    expect(await screen.findByRole("alert")).toHaveTextContent(`没有处理成：${sofa}`);
  });

  it("keeps a question that the server would not let go: it is there, and open again", async () => {
    await both();
    const page = open();
    await screen.findByRole("heading", { name: sofa });
    await teach(shop.admin, kb, "旧家具", [sofa], { enabled: false });
    await page.user.keyboard("i");
    expect(await screen.findByRole("alert")).toHaveTextContent(`没有处理成：${sofa}`);
    expect(await row(/老沙发能拉走吗/)).toHaveAttribute("aria-selected", "true");
    expect((await shop.admin.call("listDecisions", { kb })).total).toBe(0);
  });

  it("lists what was decided, each with undo", async () => {
    await both();
    const { rows } = await shop.admin.call("listMisses", { kb });
    await shop.admin.call("decideMiss", { kb, miss: rows[0]!.id, decision: { kind: "not_ours" } });
    const page = open();
    await page.user.click(await screen.findByRole("button", { name: "看已处理的" }));
    expect(await screen.findByRole("row", { name: /老沙发能拉走吗.*非业务/ })).toBeInTheDocument();
    expect(page.address()).toContain("done=true");
    await page.user.click(await screen.findByRole("button", { name: `撤销「${sofa}」的决定` }));
    expect(await row(/老沙发/)).toBeInTheDocument();
  });

  it("is not offered to a viewer", async () => {
    await both();
    const viewer = await signInAs({ ...shop, kb }, "viewer", `viewer${number}`);
    const page = open("", viewer);
    await screen.findByRole("heading", { name: sofa });
    expect(await screen.findByText("观察员只能看，请训练师来处理。")).toBeInTheDocument();
    await page.user.keyboard("i");
    expect(screen.queryByRole("button", { name: /非业务/ })).toBeNull();
    expect(await row(/老沙发/)).toBeInTheDocument();
  });
});

describe("an empty queue", () => {
  it("says how it fills when nothing was ever logged", async () => {
    open();
    expect(await screen.findByRole("heading", { name: "还没有顾客提过问" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "导入日志" })).toHaveAttribute("href", expect.stringContaining("/logs?import=1"));
  });

  it("says that all is dealt with, in English too", async () => {
    await log(shop.admin, [{ time: ago(1), question: "密码忘了怎么办", outcome: "answered", entry: password }]);
    open("", shop.admin, "en");
    expect(await screen.findByRole("heading", { name: "All dealt with" })).toBeInTheDocument();
  });
});
