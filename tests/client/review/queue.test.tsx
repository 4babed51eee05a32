// The queue of missed questions, against the real server with an imported log.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";
import { ago, both, kb, log, login, missed, noRow, open, password, reviewed, row, shop, sofa } from "./support.ts";

reviewed();

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
    expect(await screen.findByRole("checkbox", { name: `算在内：${sofa}` })).toBeChecked();
  });

  it("notices what others do meanwhile, in the list and in what is opened", async () => {
    await both();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    open();
    await row(/老沙发/);
    await screen.findByRole("checkbox", { name: `算在内：${sofa}` });
    const [first] = (await shop.admin.call("listClusters", { kb, sort: "count" })).rows;
    await shop.admin.call("decideCluster", { kb, cluster: first!.id, decision: { kind: "not_ours" } });
    vi.advanceTimersByTime(15_000);
    vi.useRealTimers();
    await noRow(/老沙发/);
    expect(await screen.findByText(/这一簇没有剩下的了/u)).toBeInTheDocument();
  });

  it("keeps open what is read while another cluster comes before it", async () => {
    await both();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    open("?sort=count");
    await screen.findByRole("checkbox", { name: `算在内：${sofa}` });
    await log(
      shop.admin,
      [1, 2, 3, 4, 5, 6].map((hours) => missed("能开车送到乡下吗", hours)),
    );
    vi.advanceTimersByTime(15_000);
    vi.useRealTimers();
    await waitFor(() => expect(screen.getAllByRole("option")[0]).toHaveTextContent("能开车送到乡下吗"));
    expect(screen.getByRole("heading", { name: sofa })).toBeInTheDocument();
    expect(await row(/老沙发/)).toHaveAttribute("aria-selected", "true");
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
    expect(page.address()).toContain("cluster=");
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
