// The draft between a save and its full training: every result says so and how far it is, and is asked again when the model is there.
import { screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { readConversation, startOver } from "../../../client/ask/conversation.ts";
import { startShop, teach } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
afterEach(() => shop.end());

async function openShop(trainAfter: number | null) {
  shop = await startShop({ config: { trainAfter } });
  startOver(shop.kb);
  await teach(shop.admin, shop.kb, "怎么退货", ["退货流程", "东西想退"]);
  await teach(shop.admin, shop.kb, "怎么开发票", ["发票抬头怎么填", "开票"]);
  return renderApp({ path: `/kb/${shop.kb}/ask?q=${encodeURIComponent("想退东西")}`, caller: shop.admin });
}
// A worker must start first, and two cores may be busy.
const why = () => screen.findByRole("region", { name: "为什么这样答" });

it("says that the full training waits for changes to rest", async () => {
  await openShop(3_600_000);
  const mark = await within(await why()).findByText("暂定 · 等着训练");
  expect(mark).toHaveAttribute("title", expect.stringContaining("训练完整模型"));
});

it("says that none is under way", async () => {
  await openShop(null);
  expect(await within(await why()).findByTitle(/没训练成/u)).toHaveTextContent("暂定");
});

it("asks again what was provisional once the full model is there", async () => {
  await openShop(50);
  expect(await within(await why()).findByText(/模型已完整训练/u)).toBeVisible();
  expect(screen.queryByText(/暂定/u)).toBeNull();
  const [turn] = readConversation(shop.kb).turns;
  expect(turn?.sides[0]?.answer?.provisional).toBe(false);
});
