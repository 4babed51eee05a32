// A long list's pages: what is on screen is fetched, also where two pages meet; and "all" means all.
import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createQueryClient } from "../../../client/App.tsx";
import { usePages } from "../../../client/lib/manyQueries.ts";
import { serveFrom } from "../../../client/lib/api.ts";
import { seed } from "../../server/releases/publishing.ts";
import { startShop } from "../../support/app.ts";
import { renderApp } from "../support/renderApp.tsx";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
  seed(shop, 510);
});
afterAll(() => shop.end());

it("what was shown last stays until what is asked for now is here, not what was shown at first", async () => {
  const client = createQueryClient();
  const Around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  serveFrom(shop.url, (url, init) => fetch(url, { method: init?.method ?? "GET", headers: { cookie: shop.admin.cookie } }));
  const { result, rerender } = renderHook(
    ({ tag }: { tag?: string }) => usePages("listEntries", { kb: shop.kb, ...(tag ? { tag } : {}) }, 10),
    {
      wrapper: Around,
      initialProps: {},
    },
  );
  const total = async (): Promise<number> => {
    await waitFor(() => expect(result.current.isPlaceholder || result.current.isPending).toBe(false));
    return result.current.total;
  };
  expect(await total()).toBe(510);
  act(() => result.current.onRange(15, 25));
  await waitFor(() => expect(result.current.row(19)).toBeDefined());
  rerender({ tag: "nobody" });
  expect(result.current.total).toBe(510);
  // Far down, too.
  expect(result.current.row(19)).toBeDefined();
  expect(await total()).toBe(0);
  rerender({ tag: "nor this" });
  expect(result.current.isPlaceholder).toBe(true);
  expect(result.current.total).toBe(0);
});

it("both pages are fetched when the screen spans them, and the first stays", async () => {
  const client = createQueryClient();
  const Around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  serveFrom(shop.url, (url, init) => fetch(url, { method: init?.method ?? "GET", headers: { cookie: shop.admin.cookie } }));
  const { result } = renderHook(() => usePages("listEntries", { kb: shop.kb, sort: "question" }, 10), { wrapper: Around });
  await waitFor(() => expect(result.current.total).toBe(510));
  expect(result.current.row(10)).toBeUndefined();
  act(() => result.current.onRange(15, 25));
  await waitFor(() => expect([15, 19, 20, 24].map((i) => result.current.row(i)?.id)).not.toContain(undefined));
  // Up to the last row on screen and no further: row 30 begins a page nobody sees.
  act(() => result.current.onRange(20, 30));
  await waitFor(() => expect(result.current.row(29)).toBeDefined());
  expect(result.current.row(30)).toBeUndefined();
  const { rows } = await shop.admin.call("listEntries", { kb: shop.kb, sort: "question", limit: 30 });
  expect([0, 9, 20, 29].map((i) => result.current.row(i)?.id)).toEqual([0, 9, 20, 29].map((i) => rows[i]!.id));
});

it("all that the filter leaves is selected and changed, not only the first 500", async () => {
  const page = renderApp({ path: `/kb/${shop.kb}/knowledge?sort=question`, caller: shop.admin });
  await waitFor(() => expect(page.address()).toContain("entry="));
  await page.user.keyboard("x");
  await page.user.click(await screen.findByRole("button", { name: "符合条件的 510 条都选" }));
  expect(await screen.findByText("已选 510 条")).toBeVisible();
  await page.user.click(screen.getByRole("button", { name: "更多" }));
  await page.user.click(await screen.findByRole("menuitem", { name: "停用" }));
  expect(await screen.findByText("已停用 510 个知识点")).toBeVisible();
  expect((await shop.admin.call("listEntries", { kb: shop.kb, enabled: "false" })).total).toBe(510);
});
