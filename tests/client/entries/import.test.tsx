// What an import asks before it writes: columns, several wordings in a cell, rows that do not fit; and what it takes away.
import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
beforeEach(async () => {
  ({ id: kb } = await shop.admin.call("createKnowledgeBase", { name: `店 ${Math.random()}` }));
});

async function openImport() {
  const page = renderApp({ path: `/kb/${kb}/knowledge`, caller: shop.admin });
  await page.user.click(await screen.findByRole("button", { name: "导入导出" }));
  await page.user.click(await screen.findByRole("menuitem", { name: "导入…" }));
  const dialog = within(await screen.findByRole("dialog"));
  await waitFor(() => expect(document.querySelector("input[type=file]")).not.toBeNull());
  const choose = (text: string): Promise<void> =>
    page.user.upload(document.querySelector("input[type=file]") as HTMLInputElement, new File([text], "知识.csv"));
  return { ...page, dialog, choose };
}

it("asks what a file leaves open, reads it again as one says, and names what overwriting takes away", async () => {
  await teach(shop.admin, kb, "怎么退货", [], {
    tags: ["七天"],
    answers: [{ text: "到店退", when: [{ field: "channel", in: ["app"] }] }],
  });
  const { user, dialog, choose } = await openImport();
  await choose("标准问,说法,答案\n怎么退货,想退|退货流程,七天内\n几点关门,,八点, 周日六点\n没有答案的,,\n");
  const asks = within(await dialog.findByRole("region", { name: "这个文件怎么读" }));
  expect(asks.getByText(/1 行的格子比列名多/u)).toBeVisible();
  expect(within(dialog.getByRole("region", { name: "写入之前" })).getByText(/1 条导入后没有答案/u)).toBeVisible();
  expect(dialog.getByText(/覆盖会从 1 条知识点拿走东西/u)).toBeVisible();
  expect(dialog.getByText(/1 条有条件的答案/u)).toBeVisible();
  await user.click(asks.getByRole("combobox", { name: "列「说法」是" }));
  await user.click(await screen.findByRole("option", { name: "相似问" }));
  await user.click(await asks.findByRole("checkbox", { name: /按 \| 拆/u }));
  await waitFor(() => expect(asks.getByRole("checkbox", { name: /按 \| 拆/u })).toBeEnabled());
  await user.click(asks.getByRole("radio", { name: "多出来的接回答案里" }));
  await waitFor(() => expect(dialog.getByRole("button", { name: /导入 2 条/u })).toBeEnabled());
  await user.click(dialog.getByRole("radio", { name: "用文件里的覆盖" }));
  await user.click(dialog.getByRole("button", { name: /导入 3 条/u }));
  expect(await dialog.findByText("导入做完了")).toBeVisible();
  const { rows } = await shop.admin.call("listEntries", { kb });
  const content = async (question: string) =>
    (await shop.admin.call("getEntry", { kb, entry: rows.find((r) => r.question === question)!.id })).content;
  expect((await content("怎么退货")).similar.map((s) => s.text)).toEqual(["想退", "退货流程"]);
  expect((await content("几点关门")).answers[0]!.text).toBe("八点, 周日六点");
  expect(dialog.getByRole("button", { name: "撤销这次导入" })).toBeVisible();
  // A wrong file is often noticed later.
  await user.click(dialog.getByRole("button", { name: "再导入一个文件" }));
  await user.click(within(await dialog.findByRole("region", { name: "最近的导入" })).getByRole("button", { name: /^撤销这次导入/u }));
  expect(await dialog.findByText(/导入撤销了/u)).toBeVisible();
  expect((await shop.admin.call("listEntries", { kb })).total).toBe(1);
});

it("asks what columns hold where none is known, and offers to look again at what was changed since", async () => {
  const entry = await teach(shop.admin, kb, "怎么退货");
  const { user, dialog, choose } = await openImport();
  await choose("咨询,应对\n怎么退货,七天内\n");
  const columns = within(await dialog.findByRole("region", { name: /没有认出列名/u }));
  expect(columns.getByRole("button", { name: "按这样读" })).toBeDisabled();
  for (const [name, field] of [
    ["列「咨询」是", "标准问"],
    ["列「应对」是", "答案"],
  ] as const) {
    await user.click(columns.getByRole("combobox", { name }));
    await user.click(await screen.findByRole("option", { name: field }));
  }
  await user.click(columns.getByRole("button", { name: "按这样读" }));
  await user.click(await dialog.findByRole("radio", { name: "用文件里的覆盖" }));
  const { content } = await shop.admin.call("getEntry", { kb, entry });
  await shop.admin.call("saveEntry", { kb, entry, base: 1, content: { ...content, note: "同事写的" } });
  await user.click(dialog.getByRole("button", { name: /导入 1 条/u }));
  expect(await dialog.findByText(/1 条在您预览之后有人改过/u)).toBeVisible();
  expect((await shop.admin.call("getEntry", { kb, entry })).content.note).toBe("同事写的");
  await user.click(dialog.getByRole("button", { name: "重新预览这个文件" }));
  expect(await dialog.findByRole("radio", { name: "用文件里的覆盖" })).toBeVisible();
});

it("reads files of another system together, takes each entry as one says, and says before an export what its format cannot hold", async () => {
  await teach(shop.admin, kb, "怎么退货", ["退货"], { tags: ["七天"] });
  await teach(shop.admin, kb, "怎么换货", [], {});
  const { user, dialog } = await openImport();
  const files = {
    "nlu.yml":
      "nlu:\n- intent: faq/a\n  examples: |\n    - 怎么退货\n    - 想退\n- intent: faq/b\n  examples: |\n    - 怎么换货\n    - 想换\n- intent: out_of_scope\n  examples: |\n    - 唱首歌\n",
    "domain.yml": "responses:\n  utter_faq/a:\n  - text: 七天内\n",
  };
  await user.upload(
    document.querySelector("input[type=file]") as HTMLInputElement,
    Object.entries(files).map(([name, text]) => new File([text], name)),
  );
  expect(await dialog.findByText(/读作 Rasa/u)).toBeVisible();
  expect(dialog.getByRole("radio", { name: "记作非业务，机器人不回答" })).toBeChecked();
  await user.click(dialog.getByRole("radio", { name: /^合并/u }));
  expect(dialog.getByRole("button", { name: /导入 2 条/u })).toBeEnabled();
  await user.click(dialog.getByRole("button", { name: "逐条决定" }));
  await user.selectOptions(dialog.getByRole("combobox", { name: "「怎么换货」怎么办" }), "skip");
  await user.click(dialog.getByRole("button", { name: /导入 1 条/u }));
  expect(await dialog.findByText("导入做完了")).toBeVisible();
  const { rows } = await shop.admin.call("listEntries", { kb });
  const similar = async (question: string) =>
    (await shop.admin.call("getEntry", { kb, entry: rows.find((r) => r.question === question)!.id })).content.similar.map((s) => s.text);
  expect([await similar("怎么退货"), await similar("怎么换货")]).toEqual([["退货", "想退"], []]);
  await user.click(dialog.getByRole("button", { name: "完成" }));
  await user.click(screen.getByRole("button", { name: "导入导出" }));
  await user.click(await screen.findByRole("menuitem", { name: "给 Rasa（YAML）…" }));
  const out = within(await screen.findByRole("dialog", { name: "导出给 Rasa" }));
  expect(await out.findByText("1 个标签")).toBeVisible();
  expect(out.getByRole("button", { name: /下载/u })).toBeEnabled();
});
