// Importing a log, and the screen before anything was logged.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finished, startShop } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

const open = (search = "") => renderApp({ path: `/kb/${shop.kb}/logs${search}`, caller: shop.admin });
const choose = (dialog: HTMLElement): HTMLInputElement => {
  const field = dialog.ownerDocument.querySelector<HTMLInputElement>('input[type="file"]');
  if (!field) throw new Error("no file field");
  return field;
};

describe("before anything was logged", () => {
  it("offers the import and shows how a bot asks", async () => {
    const page = open();
    expect(await screen.findByRole("heading", { name: "还没有问答日志" })).toBeInTheDocument();
    expect(screen.getByRole("figure", { name: "提问的例子" })).toHaveTextContent("/v1/ask");
    await page.user.click(screen.getByRole("button", { name: "选文件" }));
    expect(await screen.findByRole("dialog", { name: "导入问答日志" })).toBeInTheDocument();
    expect(page.address()).toBe(`/kb/${shop.kb}/logs?import=1`);
  });
});

describe("the import", () => {
  it("explains the columns and gives an example to start from", async () => {
    open("?import=1");
    const dialog = await screen.findByRole("dialog", { name: "导入问答日志" });
    expect(within(dialog).getByRole("rowheader", { name: /question/u })).toHaveTextContent("必填");
    expect(within(dialog).getByRole("link", { name: "示例 CSV" })).toHaveAttribute("download", "log-example.csv");
  });

  it("refuses other kinds of files at once, and unreadable ones with what was kept", async () => {
    const page = open("?import=1");
    const dialog = await screen.findByRole("dialog", { name: "导入问答日志" });
    await page.user.upload(choose(dialog), new File(["a,b\n1,2\n"], "no-question.csv"));
    expect(await within(dialog).findByText("「no-question.csv」没有导入")).toBeInTheDocument();
    expect(within(dialog).getByText("读不懂这个文件")).toBeInTheDocument();
    expect(within(dialog).getByText("没有一列是「问题」或「question」。 已有的日志没有变")).toBeInTheDocument();
    await page.user.upload(choose(dialog), new File([""], "nothing.csv"));
    expect(await within(dialog).findByText("文件是空的。 已有的日志没有变")).toBeInTheDocument();
  });

  it("shows what a file holds before it is taken, then what came of it, and shows that", async () => {
    const page = open("?import=1");
    const dialog = await screen.findByRole("dialog", { name: "导入问答日志" });
    const text = [
      '{"question":"没有电梯能送上楼吗","outcome":"unanswered"}',
      '{"question":""}',
      "not json",
      '{"question":"怎么退货","outcome":"answered","confidence":90}',
    ].join("\n");
    await page.user.upload(choose(dialog), new File([text], "log.jsonl"));
    expect(await within(dialog).findByText("log.jsonl（JSONL，UTF-8）：2 条可以导入")).toBeInTheDocument();
    const turns = within(within(dialog).getByRole("region", { name: "前 2 条会这样记下" })).getAllByRole("row");
    expect(turns.map((row) => row.textContent)).toEqual(["问题结果知识点渠道时间", "没有电梯能送上楼吗未命中––", "怎么退货直接回答90––"]);
    const refused = (): (string | null)[] =>
      within(within(dialog).getByRole("list", { name: "2 行没有收" }))
        .getAllByRole("listitem")
        .map((row) => row.textContent);
    expect(refused()).toEqual(["第 2 行问题：要 1–1,000 字", "第 3 行要一个 JSON 对象"]);
    expect((await shop.admin.call("listTurns", { kb: shop.kb })).total).toBe(0);
    await page.user.click(within(dialog).getByRole("button", { name: /导入 2 条/u }));
    expect(await within(dialog).findByText("导入完了")).toBeInTheDocument();
    expect(page.address()).toMatch(/import=1&job=j_/u);
    expect(refused()).toHaveLength(2);
    await page.user.click(within(dialog).getByRole("button", { name: "看导入的" }));
    await waitFor(() => expect(page.address()).toBe(`/kb/${shop.kb}/logs`));
    expect(await within(await screen.findByRole("listbox", { name: "问答日志" })).findAllByRole("option")).toHaveLength(2);
  });

  it("shows an import again after leaving, by its address", async () => {
    const { rows } = await shop.admin.call("listJobs", { kb: shop.kb });
    open(`?import=1&job=${rows.find((job) => job.kind === "import_log")!.id}`);
    expect(await screen.findByText("导入完了")).toBeInTheDocument();
    expect(screen.getByRole("list", { name: "2 行没有收" })).toHaveTextContent("第 2 行问题：要 1–1,000 字");
    expect(screen.getByRole("link", { name: "下载没有收的行和原因" })).toHaveAttribute(
      "href",
      expect.stringMatching(/imports\/u_.*problems/u),
    );
  });

  it("asks what a column holds that nobody knows, and what becomes of a row that is wider than the header", async () => {
    const page = open("?import=1");
    const dialog = await screen.findByRole("dialog", { name: "导入问答日志" });
    await page.user.upload(choose(dialog), new File(["咨询,来源\n几点关门, 周日呢,app\n能开发票吗,web\n"], "asks.csv"));
    const unnamed = within(await within(dialog).findByRole("region", { name: /没有认出列名/u }));
    await page.user.click(unnamed.getByRole("combobox", { name: "列「咨询」是" }));
    await page.user.click(await screen.findByRole("option", { name: "问题" }));
    await page.user.click(unnamed.getByRole("button", { name: "按这样读" }));
    const asks = within(await within(dialog).findByRole("region", { name: "这个文件怎么读" }));
    expect(asks.getByText(/第 2 行：几点关门 \|\s+周日呢 \| app/u)).toBeInTheDocument();
    await page.user.click(asks.getByRole("radio", { name: "多出来的接回问题里" }));
    expect(await within(dialog).findByText("几点关门, 周日呢")).toBeInTheDocument();
    await page.user.click(asks.getByRole("combobox", { name: "列「来源」是" }));
    await page.user.click(await screen.findByRole("option", { name: "渠道" }));
    await waitFor(() => expect(within(dialog).getByRole("button", { name: /导入 2 条/u })).toBeEnabled());
  });

  it("says in the reader's language that a quotation mark is never closed; the rows below go in", async () => {
    const page = open("?import=1");
    const dialog = await screen.findByRole("dialog", { name: "导入问答日志" });
    await page.user.upload(choose(dialog), new File(['question\n"没有关上\n椅子有现货吗\n'], "quote.csv"));
    expect(await within(dialog).findByText("这一行的引号没有配对")).toBeInTheDocument();
    await page.user.click(within(dialog).getByRole("button", { name: /导入 1 条/u }));
    expect(await within(dialog).findByText("导入完了")).toBeInTheDocument();
  });

  it("takes an import back, from the list of the latest, and says how many turns go", async () => {
    const kb = (await shop.admin.call("createKnowledgeBase", { name: "撤销" })).id;
    const { job } = await shop.admin.call("importLog", { kb, name: "旧日志.csv" }, "问题,结果\n几点关门,未命中\n能开发票吗,未命中\n");
    await finished(shop, shop.admin, kb, job);
    const page = renderApp({ path: `/kb/${kb}/logs?import=1`, caller: shop.admin });
    const dialog = await screen.findByRole("dialog", { name: "导入问答日志" });
    const latest = within(await within(dialog).findByRole("region", { name: "最近的导入" }));
    expect(latest.getByText(/2 条 · 旧日志\.csv/u)).toBeInTheDocument();
    await page.user.click(latest.getByRole("button", { name: /撤销这次导入.*拿掉 2 条/u }));
    expect(await within(dialog).findByText("已撤销")).toBeInTheDocument();
    expect((await shop.admin.call("listTurns", { kb })).total).toBe(0);
    await page.user.click(within(dialog).getByRole("button", { name: "再导入一个" }));
    await waitFor(() => expect(within(dialog).queryByRole("region", { name: "最近的导入" })).toBeNull());
  });
});
