// One change is enough to publish, whatever it is; and the new version answers without anybody waiting for it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "./publishing.ts";

let shop: Shop;
let kb: string;
let lamp: string;
beforeAll(async () => {
  shop = await startShop();
  ({ kb } = shop);
  await teach(shop.admin, kb, "如何退货", ["退货怎么弄"]);
  lamp = await teach(shop.admin, kb, "台灯怎么换灯泡");
  await publish(shop);
});
afterAll(() => shop.end());

const live = async () => (await shop.app.robots.live(kb))!;

test("of a deletion alone a version is made, and it answers no more", async () => {
  await shop.admin.call("deleteEntry", { kb, entry: lamp });
  expect((await shop.admin.call("getChanges", { kb })).counts).toMatchObject({ new: 0, changed: 0, deleted: 1, all: 1 });
  const version = await publish(shop, "台灯不卖了");
  expect((await shop.admin.call("listVersions", { kb })).rows[0]).toMatchObject({
    number: version,
    entries: 1,
    new: 0,
    changed: 0,
    deleted: 1,
  });
  expect((await live()).robot.ask("台灯怎么换灯泡", { at: shop.app.now() }).outcome).toBe("unanswered");
});

test("so is one of the deletion's undoing", async () => {
  await shop.admin.call("undeleteEntry", { kb, entry: lamp });
  await publish(shop, "台灯又卖了");
  expect((await live()).robot.ask("台灯怎么换灯泡", { at: shop.app.now() }).answer?.entry).toBe(lamp);
});

test("the new version's robot is there with the announcement: whoever asks next waits for no loading", async () => {
  await teach(shop.admin, kb, "沙发怎么清洗");
  await publish(shop, "沙发");
  let answered = false;
  void shop.app.robots.live(kb).then(() => (answered = true));
  // Loading reads files and lets others in between: it cannot be through while only promises that are settled already go on.
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  expect(answered).toBe(true);
});
