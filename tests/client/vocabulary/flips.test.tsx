// What saving the words would do to real questions, in the panel while they are edited.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startWordShop, type WordShop } from "./support.ts";

let shop: WordShop;
beforeAll(async () => {
  shop = await startWordShop();
  await shop.putFirst();
  shop.asked("运费多少", 3);
  shop.asked("运费怎么算", 2);
  shop.asked("你好", 1);
});
afterAll(() => shop.end());

const panel = async (): Promise<ReturnType<typeof within>> => within(await screen.findByRole("region", { name: "修改与试读" }));

it("says which questions and taught wordings a new sensitive word would block, until it is taken out again", async () => {
  const page = shop.open("?list=sensitive");
  const side = await panel();
  expect(await side.findByText("改动后，这里说哪些真实提问会变。")).toBeInTheDocument();
  await page.user.type(await screen.findByRole("textbox", { name: "新的敏感词" }), "运费{Enter}");
  expect(await side.findByText("2 个问法 · 5 次")).toBeInTheDocument();
  expect(side.getByText("对照近 30 天 3 个问法 · 6 次")).toBeInTheDocument();
  const broken = within(side.getByRole("region", { name: /教过的问法失守/u }));
  expect(broken.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "运费怎么算？「运费怎么算？」没有知识点来答",
    "运费多少「运费怎么算？」没有知识点来答",
  ]);
  await page.user.click(screen.getByRole("button", { name: "放弃" }));
  expect(await side.findByText("改动后，这里说哪些真实提问会变。")).toBeInTheDocument();
});

it("says of each group how it is used, and which of its words nobody says", async () => {
  const page = shop.open("?group=1");
  const first = (await screen.findAllByRole("gridcell"))[0]!;
  expect(await within(first).findByText("1 条知识 · 5 次")).toBeInTheDocument();
  expect(screen.getByText("近 30 天没有提问用到：邮费")).toBeInTheDocument();
  await page.user.click(screen.getByRole("tab", { name: /敏感词/u }));
  expect(await screen.findByText("没人问也没教过")).toBeInTheDocument();
});

it("says nothing of words that cannot be saved, and opens the entry whose wordings break", async () => {
  const page = shop.open("?group=1");
  const side = await panel();
  await page.user.click(await screen.findByRole("button", { name: "去掉「邮费」" }));
  expect(await side.findByText("能存了再看影响。")).toBeInTheDocument();
  await page.user.click(screen.getByRole("tab", { name: /敏感词/u }));
  await page.user.click(screen.getByRole("button", { name: "放弃" }));
  await page.user.type(await screen.findByRole("textbox", { name: "新的敏感词" }), "运费{Enter}");
  const broken = within(await side.findByRole("region", { name: /教过的问法失守/u }));
  await page.user.click(broken.getAllByRole("button", { name: "「运费怎么算？」" })[0]!);
  await waitFor(() => expect(page.router.state.location.pathname).toMatch(/\/knowledge$/u));
});

it("adds a file's groups to what is unsaved, after saying what they are, and takes them back", async () => {
  const page = shop.open();
  await page.user.click(await screen.findByRole("button", { name: "词表文件" }));
  const field = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  await page.user.upload(field, new File(["运费, 快递费\n退回, 退货\n新, 词\n一个\n"], "词.txt", { type: "text/plain" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "新的 1 组",
    "补词 1 组",
    "已有 1 组",
    "第 4 行「一个」：一组至少两个词",
  ]);
  await page.user.click(dialog.getByRole("button", { name: "加入这些" }));
  expect(await screen.findByText("2 处未保存 · 本机已留底")).toBeInTheDocument();
  await page.user.click(screen.getByRole("button", { name: /^撤销/u }));
  await waitFor(() => expect(screen.queryByText("2 处未保存 · 本机已留底")).not.toBeInTheDocument());
});
