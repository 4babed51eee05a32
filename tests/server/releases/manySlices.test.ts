// A version of more entries than are frozen at once, and of a model that is stored in more than one part: none is left out.
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { openPack } from "../../../server/packs/packs.ts";
import { readPack } from "../../../server/packs/readPack.ts";
import { startShop } from "../../support/app.ts";
import { makeBot } from "../answering/bot.ts";
import { publish, seed, staged } from "./publishing.ts";

test("2,101 entries are all in the version, and its robot is made of the model as it was stored", async () => {
  const shop = await startShop();
  seed(shop, 2_101);
  // The last of the second slice is deleted when freezing has just begun: what a version holds is what the draft was then.
  shop.app.db.exec(
    "CREATE TEMP TRIGGER meanwhile AFTER UPDATE OF step ON jobs WHEN NEW.step = 'freeze' BEGIN UPDATE entries SET deleted = 1 WHERE id = 'e_seed999'; END",
  );
  expect(await publish(shop)).toBe(1);
  const { rows } = await shop.admin.call("listVersions", { kb: shop.kb });
  expect(rows.map(({ number, entries }) => [number, entries])).toEqual([[1, 2_101]]);
  const sizes = shop.app.db.prepare("SELECT length(bytes) FROM version_model_parts ORDER BY part").pluck().all();
  expect(sizes.length).toBeGreaterThan(1);
  expect(staged(shop.app.db)).toBe(0);
  expect(await shop.admin.call("getChanges", { kb: shop.kb })).toMatchObject({ counts: { deleted: 1, all: 1 } });
  // Ids are in the order of their letters: 2000 and 999 stand at both sides of where the first slice ends.
  const bot = await makeBot(shop);
  for (const n of [0, 999, 2_000, 2_100])
    expect(await bot.ask({ question: `第${n}号商品怎么保养` })).toMatchObject({ version: 1, answer: { entry: `e_seed${n}` } });
  const { members } = await readPack(await buffer((await openPack(shop.app, kbById(shop.app.db, shop.kb)!, 1)).body));
  const ids = new Set(
    members
      .get("entries.jsonl")!
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { id: string }).id),
  );
  expect(ids.size).toBe(2_101);
  await shop.end();
});
