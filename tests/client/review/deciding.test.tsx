// What is done with a missed question, against the real server with an imported log.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { signInAs, teach } from "../../support/app.ts";
import { ago, both, kb, log, login, missed, noRow, number, open, password, reviewed, row, shop, sofa } from "./support.ts";

reviewed();

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
    expect(await screen.findByText("加了 1 个问法给「如何修改密码？」")).toBeInTheDocument();
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

  it("makes an entry of what people answered: p fills the form, it is tried on the draft, and says where it is from", async () => {
    const yes = "可以拉走：下单时勾选 *旧物带走*，每件八十元";
    const talk = (agent: string, hours: number) => [
      missed(sofa, hours),
      { time: ago(hours - 0.1), conversation: `c-${sofa}-${hours}`, role: "agent", agent, question: yes },
    ];
    await log(shop.admin, [...talk("li", 5), ...talk("wang", 4), missed(login, 2)]);
    const page = open("?people=true");
    const block = await screen.findByRole("region", { name: "人工怎么答" });
    expect(await within(block).findByText("2 个会话 · 2 位人工")).toBeInTheDocument();
    expect(screen.queryByRole("option", { name: /登录口令/ })).toBeNull();
    await page.user.click(within(block).getByRole("button", { name: /2 个会话/ }));
    expect(within(block).getAllByRole("link", { name: `打开会话：${sofa}` })).toHaveLength(2);
    // What was said stands between the customer's turns.
    await waitFor(() => expect(screen.getAllByText(yes)).toHaveLength(2));
    await page.user.keyboard("p");
    const answer = await screen.findByRole("textbox", { name: "答案" });
    expect(answer).toHaveValue(String.raw`可以拉走：下单时勾选 \*旧物带走\*，每件八十元`);
    const save = screen.getByRole("button", { name: /保存新知识点/ });
    expect(save).toBeDisabled();
    await waitFor(() => expect(save).toBeEnabled(), { timeout: 20_000 });
    expect(screen.getByRole("region", { name: "在草稿上试过" })).toHaveTextContent("没有冲突");
    await page.user.click(save);
    await waitFor(async () =>
      expect((await shop.admin.call("listDecisions", { kb })).rows).toMatchObject([{ from: { conversations: 2, agents: 2 } }]),
    );
  });

  it("offers “not our business” first for what asks nothing", async () => {
    await log(shop.admin, [missed("你好，在吗"), missed(sofa, 2)]);
    const page = open("?tray=true");
    await page.user.click(await row(/在吗/));
    await screen.findByText("像是打招呼，没有问什么。");
    await page.user.click(screen.getByRole("button", { name: /^记为非业务/u }));
    await noRow(/在吗/);
    expect(await screen.findByText("这里是空的")).toBeInTheDocument();
  });

  it("accepts a numbered proposal", async () => {
    await log(shop.admin, [missed("密码和手机号都想一起换掉"), missed(sofa)]);
    const page = open();
    await page.user.click(await row(/密码和手机号/));
    await screen.findByRole("button", { name: /如何修改密码？ ?\d+/ });
    await page.user.keyboard("1");
    await noRow(/密码和手机号/);
    await waitFor(async () =>
      expect((await shop.admin.call("getEntry", { kb, entry: password })).content.similar.map((s) => s.text)).toContain(
        "密码和手机号都想一起换掉",
      ),
    );
    expect(await screen.findByText("今天已处理 1 簇")).toBeInTheDocument();
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
    const { rows } = await shop.admin.call("listClusters", { kb });
    await shop.admin.call("decideCluster", { kb, cluster: rows[0]!.id, decision: { kind: "not_ours" } });
    await page.user.keyboard("i");
    expect(await screen.findByRole("alert")).toHaveTextContent("没有处理成");
  });

  it("keeps a question that the server would not let go: it is there, and open again", async () => {
    await both();
    const page = open();
    await screen.findByRole("heading", { name: sofa });
    await teach(shop.admin, kb, "旧家具", [sofa], { enabled: false });
    await page.user.keyboard("i");
    expect(await screen.findByRole("alert")).toHaveTextContent("没有处理成");
    expect(await row(/老沙发能拉走吗/)).toHaveAttribute("aria-selected", "true");
    expect((await shop.admin.call("listDecisions", { kb })).total).toBe(0);
  });

  it("lists what was decided, each with undo", async () => {
    await both();
    const { rows } = await shop.admin.call("listClusters", { kb });
    await shop.admin.call("decideCluster", { kb, cluster: rows[0]!.id, decision: { kind: "not_ours" } });
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
