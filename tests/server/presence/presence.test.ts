// Who has which entry open: told by windows, forgotten when they leave or fall silent.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../support/client.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";

let now = Date.parse("2026-07-12T04:00:00.000Z");
let shop: Awaited<ReturnType<typeof startShop>>;
let trainer: Client;
let entry: string;
beforeAll(async () => {
  shop = await startShop({ now: () => new Date((now += 1)).toISOString() });
  trainer = await signInAs(shop, "trainer");
  entry = await teach(shop.admin, shop.kb, "怎么退货");
});
afterAll(() => shop.end());

const tell = async (client: Client, window: string, at: string | null = entry, doing: "looks" | "edits" = "looks") =>
  (await client.call("tellPresence", { kb: shop.kb, window, entry: at, doing })).rows.map(({ by, isMe, doing: does }) => [by, isMe, does]);

test("each window learns of the others, of its own user's too, and never of itself", async () => {
  expect(await tell(shop.admin, "a")).toEqual([]);
  expect(await tell(trainer, "a", entry, "edits")).toEqual([["zhoumin", false, "looks"]]);
  expect(await tell(shop.admin, "b")).toEqual([
    ["zhoumin", true, "looks"],
    ["trainer", false, "edits"],
  ]);
});
test("since is when the entry was opened, however often it is told", async () => {
  const since = async () =>
    (await shop.admin.call("tellPresence", { kb: shop.kb, window: "b", entry })).rows.find(({ by }) => by === "trainer")?.since;
  const first = await since();
  await tell(trainer, "a", entry, "looks");
  expect(await since()).toBe(first);
});
test("a window that leaves is gone at once, one that is silent after 25 s, and other knowledge bases know nothing of it", async () => {
  await tell(shop.admin, "b", null);
  expect(await tell(trainer, "a")).toEqual([["zhoumin", false, "looks"]]);
  const other = (await shop.admin.call("createKnowledgeBase", { name: "别家" })).id;
  expect((await shop.admin.call("tellPresence", { kb: other, window: "x", entry: null })).rows).toEqual([]);
  now += 20_000;
  expect(await tell(trainer, "a")).toHaveLength(1);
  now += 20_000;
  expect(await tell(trainer, "a")).toEqual([]);
});
