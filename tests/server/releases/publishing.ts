// For tests of releases: publish and wait for it, many entries at once, what lies half done.
import { expect } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import type { Database } from "../../../server/base/db.ts";
import { saveContent } from "../../../server/entries/saveContent.ts";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { inSlice } from "../../../server/change/transaction.ts";
import { finished, startShop, teach } from "../../support/app.ts";

export type Shop = Awaited<ReturnType<typeof startShop>>;

/** Publishes the draft; returns the version's number. */
export async function publish(shop: Shop, note = "第一版", kb = shop.kb): Promise<number> {
  const { job } = await shop.admin.call("publish", { kb, note });
  const done = await finished(shop, shop.admin, kb, job);
  expect(done).toMatchObject({ state: "done", error: null });
  return Number(done.result!.version);
}

/** Adds many entries at once, in transactions of 500. */
export function seed(shop: Shop, count: number): void {
  const kb = kbById(shop.app.db, shop.kb)!;
  for (let from = 0; from < count; from += 500)
    inSlice(shop.app, { user: { id: null, name: "seed", admin: true }, role: "admin", kb }, (c) => {
      for (let i = from; i < Math.min(count, from + 500); i += 1)
        saveContent(
          c,
          `e_seed${i}`,
          { ...emptyEntry(`第${i}号商品怎么保养`), answers: [{ text: `第${i}号商品用软布擦拭。`.repeat(5), when: [] }] },
          "imported",
          { audit: false },
        );
    });
}

/** A shop with version 1 live and many entries waiting to be published. */
export async function shopWithDraft(entries: number): Promise<Shop> {
  const shop = await startShop();
  await teach(shop.admin, shop.kb, "如何退货");
  await publish(shop);
  seed(shop, entries);
  return shop;
}

/** Rows staged for versions that were not announced. */
export const staged = (db: Database): number =>
  ["version_entries", "version_model_parts", "version_labels"]
    .map(
      (table) => db.prepare(`SELECT count(*) AS n FROM ${table} WHERE version_id NOT IN (SELECT id FROM versions)`).get() as { n: number },
    )
    .reduce((sum, { n }) => sum + n, 0);
