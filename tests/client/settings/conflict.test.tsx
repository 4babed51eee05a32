// Somebody's newer revision while I write: nothing is saved over it before one of the two ways on is chosen.
import { screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signInAs, startShop } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => void (shop = await startShop()));
afterAll(() => shop.end());

const save = () => screen.getByRole("button", { name: /保存修订/u });
/** How often the server refused a revision because of a newer one. */
const refused = () =>
  shop
    .logged()
    .split("\n")
    .filter((line) => line.includes('"status":409') && line.includes("/settings")).length;

it("an unresolved conflict is not saved over, by the button or by Ctrl Enter; what I wrote and what they saved both stay", async () => {
  const { kb, admin } = shop;
  const publisher = await signInAs(shop, "publisher");
  const page = renderApp({ path: `/kb/${kb}/settings?section=replies`, caller: admin });
  await page.user.type(await screen.findByRole("textbox", { name: "转人工时" }), "！");
  const before = await admin.call("getSettings", { kb });
  const theirs = { ...before.settings, replies: { ...before.settings.replies, handoff: "对方写的", fallback: "对方也写了" } };
  const { revision } = await publisher.call("saveSettings", { kb, base: before.revision, settings: theirs });
  await page.user.click(save());
  expect(await screen.findByRole("alert")).toHaveTextContent("publisher");
  await waitFor(() => expect(refused()).toBe(1));

  expect(save()).toBeDisabled();
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  expect(screen.getByRole("alert")).toHaveTextContent(`修订 ${revision}`);
  expect(screen.getByRole("textbox", { name: "转人工时" })).toHaveValue(`${before.settings.replies.handoff}！`);
  expect(await admin.call("getSettings", { kb })).toMatchObject({ revision, settings: theirs });

  await page.user.click(screen.getByRole("button", { name: "以我的为准" }));
  expect(screen.queryByRole("alert")).toBeNull();
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(async () =>
    expect(await admin.call("getSettings", { kb })).toMatchObject({
      revision: revision + 1,
      settings: { replies: { handoff: `${before.settings.replies.handoff}！`, fallback: before.settings.replies.fallback } },
    }),
  );
  expect(refused()).toBe(1);
});
