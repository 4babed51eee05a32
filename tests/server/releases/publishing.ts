// For tests of releases: publish and wait for it.
import { expect } from "vitest";
import { finished, type startShop } from "../../support/app.ts";

export type Shop = Awaited<ReturnType<typeof startShop>>;

/** Publishes the draft; returns the version's number. */
export async function publish(shop: Shop, note = "第一版", kb = shop.kb): Promise<number> {
  const { job } = await shop.admin.call("publish", { kb, note });
  const done = await finished(shop, shop.admin, kb, job);
  expect(done).toMatchObject({ state: "done", error: null });
  return Number(done.result!.version);
}
