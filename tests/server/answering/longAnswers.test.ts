// Answers that take long to read as Markdown, or would take minutes: everybody is answered, and each as it is meant.
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainText } from "../../../shared/engine/markdown.ts";
import { longAnswers } from "../../shared/engine/hostileAnswers.ts";
import { startShop, teach } from "../../support/app.ts";
import { publish, type Shop } from "../releases/publishing.ts";
import { type Bot, makeBot } from "./bot.ts";

const hostile = `${"[".repeat(1_200)}a](${" ".repeat(2_400)}x`;
const table = longAnswers.table.slice(0, 9_900);

let shop: Shop;
let bot: Bot;
beforeAll(async () => {
  shop = await startShop();
  bot = await makeBot(shop);
  const answered = (text: string) => ({ answers: [{ text, when: [] }] });
  await teach(shop.admin, shop.kb, "如何退货", ["退货怎么弄", "东西想退"], answered(hostile));
  await teach(shop.admin, shop.kb, "运费多少", ["各地运费", "寄到我这要多少钱"], answered(table));
});
afterAll(() => shop.end());

test("a version says the plain text of each", async () => {
  await publish(shop);
  expect((await bot.ask({ question: "如何退货" })).text).toBe(hostile);
  const { text } = await bot.ask({ question: "运费多少" });
  expect(text.split("\n").slice(0, 2)).toEqual(["城市 | 运费 | 时效 | 备注", "上海市浦东新区 | ¥12.00 | 2 天 | 节假日顺延一天"]);
  expect(text).toBe(plainText(table));
});

test("so does the draft, as soon as one is saved", async () => {
  const ask = async (question: string) => (await shop.admin.call("askRobot", { kb: shop.kb, question })).reply.text;
  expect(await ask("运费多少")).toBe(plainText(table));
  const list = longAnswers.list.slice(0, 9_900);
  await teach(shop.admin, shop.kb, "发票怎么开", ["开票信息"], { answers: [{ text: list, when: [] }] });
  expect(await ask("发票怎么开")).toBe(plainText(list));
});
