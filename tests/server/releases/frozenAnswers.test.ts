// A version answers as it did on the day it was published, to the last digit of its explanation, whatever is changed today.
import { afterAll, beforeAll, expect, test } from "vitest";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { addNotOurs } from "../../../server/notOurs/notOurs.ts";
import { inSlice } from "../../../server/change/transaction.ts";
import { startServer, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { makeBot } from "../answering/bot.ts";
import { publish, type Shop } from "./publishing.ts";

let shop: Shop;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
});
afterAll(() => shop.end());

const at = "2026-11-20T04:00:00.000Z";
const asked = [
  "退货怎么弄呀",
  "运费多少",
  "邮费谁出",
  "发票",
  "沙发几天能到呢",
  "叫个人来",
  "我要代购",
  "今天天气",
  "how long for a refund",
  "退货",
];
const replies = (client: Client, version: number) =>
  Promise.all(asked.map(async (question) => (await client.call("askRobot", { kb, question, target: version, at })).reply));

test("settings, words, teams, strangers and entries of today leave the versions before them as they were", async () => {
  const back = await teach(admin, kb, "怎么退货", ["退货流程", "不想要了怎么退"]);
  const gone = await teach(admin, kb, "运费谁出", ["退货运费谁承担", "运费多少钱"]);
  await teach(admin, kb, "怎么开发票", ["发票在哪开", "要发票"]);
  await teach(admin, kb, "沙发几天能到", ["大件多久送到", "沙发多久到"]);
  await teach(admin, kb, "When do I get my refund?", ["refund time", "how long does a refund take"]);
  await admin.call("saveCategories", { kb, base: 1, categories: [{ id: "c_1", name: "人工", parent: null, skillGroup: "早班" }] });
  await teach(admin, kb, "转人工", ["叫人来", "人工客服"], { answers: [], handOff: { skillGroup: null }, category: "c_1" });
  const first = await publish(shop);
  const before = await replies(admin, first);
  expect(before.map(({ outcome }) => outcome)).toContain("answered");
  const bot = await makeBot(shop);
  const said = await bot.ask({ question: "退货怎么弄呀" });

  const { revision, settings } = await admin.call("getSettings", { kb });
  await admin.call("saveSettings", {
    kb,
    base: revision,
    settings: {
      ...settings,
      bands: { answer: 99, clarify: 98 },
      clarifyOptions: 5,
      replies: { clarify: "哪个？", fallback: "不会。", blocked: "不行。", handoff: "等等。" },
    },
  });
  await admin.call("saveVocabulary", {
    kb,
    base: (await admin.call("getVocabulary", { kb })).revision,
    vocabulary: { synonyms: [{ words: ["运费", "邮费"] }, { words: ["发票", "沙发"] }], sensitive: [{ word: "代购" }, { word: "退货" }] },
  });
  await admin.call("saveCategories", {
    kb,
    base: (await admin.call("getCategories", { kb })).revision,
    categories: [{ id: "c_1", name: "人工", parent: null, skillGroup: "晚班" }],
  });
  inSlice(shop.app, { user: { id: null, name: "lin", admin: false }, role: "trainer", kb: kbById(shop.app.db, kb)! }, (c) =>
    addNotOurs(c, "沙发几天能到呢"),
  );
  const entry = await admin.call("getEntry", { kb, entry: back });
  await admin.call("saveEntry", { kb, entry: back, base: entry.revision, content: { ...entry.content, similar: [], enabled: false } });
  await admin.call("deleteEntry", { kb, entry: gone });
  await teach(admin, kb, "退货怎么弄", ["沙发退货", "发票退货"]);

  expect(await replies(admin, first)).toEqual(before);
  const second = await publish(shop, "第二版");
  const after = await replies(admin, second);
  expect(after).not.toEqual(before);
  expect(await replies(admin, first)).toEqual(before);

  // Back to the first: customers hear what they heard, under a new turn.
  await admin.call("rollBack", { kb, version: first });
  expect({ ...(await bot.ask({ question: "退货怎么弄呀" })), id: said.id }).toEqual(said);

  // A restart reads both from what is stored.
  await shop.close();
  const again = await startServer({ dataDir: shop.dataDir });
  try {
    const client = again.client();
    await client.call("signIn", { name: "zhoumin", password: "a long password" });
    expect(await replies(client, second)).toEqual(after);
    expect(await replies(client, first)).toEqual(before);
  } finally {
    await again.close();
  }
});
