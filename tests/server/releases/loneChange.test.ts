// One change is enough to publish, whatever it is; and the new version answers without anybody waiting for it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, teach } from "../../support/app.ts";
import { inSlice } from "../../../server/change/transaction.ts";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { addNotOurs, removeNotOurs } from "../../../server/notOurs/notOurs.ts";
import { publish, type Shop } from "./publishing.ts";

let shop: Shop;
let kb: string;
let back: string;
let lamp: string;
beforeAll(async () => {
  shop = await startShop();
  ({ kb } = shop);
  back = await teach(shop.admin, kb, "如何退货", ["退货怎么弄"]);
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

test("so is one of as many that changed as went; and its robot is there with the announcement: whoever asks next waits for no loading", async () => {
  const { content, revision } = await shop.admin.call("getEntry", { kb, entry: back });
  await shop.admin.call("saveEntry", { kb, entry: back, base: revision, content: { ...content, question: "怎么退货" } });
  await shop.admin.call("deleteEntry", { kb, entry: lamp });
  await publish(shop, "台灯又不卖了");
  let answered = false;
  void shop.app.robots.live(kb).then(() => (answered = true));
  // Loading reads files and lets others in between: it cannot be through while only promises that are settled already go on.
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  expect(answered).toBe(true);
  expect((await shop.admin.call("listVersions", { kb })).rows[0]).toMatchObject({ entries: 1, new: 0, changed: 1, deleted: 1 });
});

test("so is one of any part, that is told with what it was and who changed it last", async () => {
  const { admin } = shop;
  const { id: other } = await admin.call("createKnowledgeBase", { name: "别家" });
  const unpublished = async () => {
    const { counts, notOurs, vocabulary } = await admin.call("getChanges", { kb: other });
    expect((await admin.call("getOverview", { kb: other })).unpublished).toBe(counts.all);
    return { parts: counts.parts, all: counts.all, notOurs, vocabulary };
  };
  const asLin = (work: typeof addNotOurs | typeof removeNotOurs, text: string): void =>
    inSlice(shop.app, { user: { id: null, name: "lin", admin: false }, role: "trainer", kb: kbById(shop.app.db, other)! }, (c) => {
      work(c, text);
    });
  await teach(admin, other, "如何换货");
  asLin(addNotOurs, "招人吗");
  asLin(addNotOurs, "卖彩票吗");
  expect(await unpublished()).toMatchObject({ parts: 1, all: 2, notOurs: { before: null, after: ["卖彩票吗", "招人吗"], by: "lin" } });
  await publish(shop, "第一版", other);
  expect(await unpublished()).toEqual({ parts: 0, all: 0, notOurs: null, vocabulary: null });

  // What was taken away has no author any more.
  asLin(removeNotOurs, "卖彩票吗");
  const taken = { before: ["卖彩票吗", "招人吗"], after: ["招人吗"], by: null };
  expect(await unpublished()).toMatchObject({ parts: 1, all: 1, notOurs: taken });
  await publish(shop, "第二版", other);
  const { revision } = await admin.call("getVocabulary", { kb: other });
  await admin.call("saveVocabulary", { kb: other, base: revision, vocabulary: { synonyms: [{ words: ["快递", "物流"] }], sensitive: [] } });
  asLin(removeNotOurs, "招人吗");
  expect((await unpublished()).notOurs).toMatchObject({ before: ["招人吗"], after: [], by: null });
  asLin(addNotOurs, "修车吗");
  expect(await unpublished()).toMatchObject({
    parts: 2,
    all: 2,
    notOurs: { before: ["招人吗"], after: ["修车吗"], by: "lin" },
    vocabulary: { before: { synonyms: [] }, after: { synonyms: [{ words: ["快递", "物流"] }] }, by: "zhoumin" },
  });
});
