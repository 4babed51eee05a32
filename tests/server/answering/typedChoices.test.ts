// Customers without buttons: what they type after a question back is the choice of an option, through the bot API, in a batch of lines and in the console.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finished } from "../../support/app.ts";
import { type Bot, logged, type Replied } from "./bot.ts";
import { type InvoiceShop, startInvoiceShop } from "./invoiceShop.ts";

let shop: InvoiceShop;
let bot: Bot;
beforeAll(async () => {
  shop = await startInvoiceShop();
  ({ bot } = shop);
});
afterAll(() => shop.end());

const row = (id: string) => logged(shop).find((turn) => turn.id === id);
let talks = 0;
/** Asks something that is asked back, in a conversation of its own. */
async function askedBack(): Promise<{ asked: Replied; conversation: string }> {
  const conversation = `talk-${++talks}`;
  const asked = await bot.ask({ question: "发票", conversation });
  expect(asked).toMatchObject({ outcome: "clarify", choice: null });
  expect(asked.options.length).toBeGreaterThanOrEqual(2);
  return { asked, conversation };
}

describe("after a question back", () => {
  test.each([
    ["1", 0],
    ["２", 1],
    ["第二个", 1],
    ["the first one", 0],
  ])("%s is answered as the option, and logged as the choice of the turn that asked", async (question, place) => {
    const { asked, conversation } = await askedBack();
    const before = logged(shop).length;
    const { entry } = asked.options[place]!;
    const chosen = await bot.ask({ question, conversation });
    expect(chosen).toMatchObject({ id: asked.id, outcome: "answered", reason: "chosen", answer: { entry }, choice: { entry } });
    expect(logged(shop)).toHaveLength(before);
    expect(row(asked.id)).toMatchObject({ outcome: "clarify", chosen: entry, none: 0 });
  });

  test("words that one option alone has choose it", async () => {
    const { asked, conversation } = await askedBack();
    const { entry } = asked.options.find((option) => option.question.includes("纸质"))!;
    expect(await bot.ask({ question: "我要纸质的", conversation })).toMatchObject({ id: asked.id, choice: { entry } });
    expect(row(asked.id)).toMatchObject({ chosen: entry });
  });

  test("none of these is kept with the turn that asked, and is no question of its own", async () => {
    const { asked, conversation } = await askedBack();
    const before = logged(shop).length;
    const none = await bot.ask({ question: "都不是", conversation });
    expect(none).toMatchObject({ id: asked.id, outcome: "unanswered", reason: "none_of_these", answer: null, choice: { entry: null } });
    expect(none.text).not.toBe("");
    expect(logged(shop)).toHaveLength(before);
    expect(row(asked.id)).toMatchObject({ chosen: null, none: 1 });
  });

  test("another number afterwards takes the other option instead", async () => {
    const { asked, conversation } = await askedBack();
    await bot.ask({ question: "1", conversation });
    expect(await bot.ask({ question: "2", conversation })).toMatchObject({ id: asked.id, choice: { entry: asked.options[1]!.entry } });
    expect(row(asked.id)).toMatchObject({ chosen: asked.options[1]!.entry });
  });

  test("what names no option is a question of its own, as is a number where nothing was asked back", async () => {
    const { asked, conversation } = await askedBack();
    for (const question of ["9", "几点下班"]) {
      const { id, choice } = await bot.ask({ question, conversation: `${conversation}-${question}` });
      expect([id === asked.id, choice]).toEqual([false, null]);
    }
    expect(await bot.ask({ question: "1" })).toMatchObject({ choice: null });
    expect(await bot.ask({ question: "1", conversation: "another" })).toMatchObject({ choice: null });
    expect(await bot.ask({ question: "如何退货", conversation })).toMatchObject({ outcome: "answered", reason: "exact", choice: null });
    // The latest turn is the answer now.
    expect(await bot.ask({ question: "1", conversation })).toMatchObject({ choice: null });
    expect(row(asked.id)).toMatchObject({ chosen: null, none: 0 });
  });
});

test("lines that are asked here understand choices too; the same lines again change nothing", async () => {
  const lines = ["发票", "2", "都不是"].map((question, i) =>
    JSON.stringify({ question, conversation: "batch", id: `b-${i}`, time: `2026-11-20T10:0${i}:00+08:00` }),
  );
  const before = logged(shop).length;
  for (const [send, chosen, none] of [
    [lines.slice(0, 2), "chosen", 0],
    [lines.slice(0, 2), "chosen", 0],
    [lines, null, 1],
  ] as const) {
    expect(await bot.send("logs", send.join("\n"))).toMatchObject({ status: 200, json: { accepted: send.length, rejected: [] } });
    expect(logged(shop)).toHaveLength(before + 1);
    const turn = logged(shop).at(-1)!;
    expect(turn).toMatchObject({ source: "simulated", outcome: "clarify", none });
    expect(turn.chosen === null).toBe(chosen === null);
  }
});

test("a file of lines that were asked here adds nothing the second time, be it a choice or that nothing was meant", async () => {
  const file = ["发票", "2", "发票", "都不是"].map((question, i) =>
    JSON.stringify({ question, conversation: `file-${i < 2 ? 1 : 2}`, id: `f-${i}`, time: `2026-11-20T11:0${i}:00+08:00` }),
  );
  for (const added of [4, 0]) {
    const { job } = await shop.admin.call("importLog", { kb: shop.kb, name: "log.jsonl" }, file.join("\n"));
    expect((await finished(shop, shop.admin, shop.kb, job)).result).toEqual({ read: 4, added, known: 4 - added, rejected: 0 });
  }
});

test("the console is told what was offered, and answers as customers are", async () => {
  const { reply } = await shop.admin.call("askRobot", { kb: shop.kb, question: "发票", target: "live" });
  const offer = { options: reply.options.map(({ entry, question }) => ({ entry, question })) };
  const typed = await shop.admin.call("askRobot", { kb: shop.kb, question: "第二个", target: "live", offer });
  expect(typed.reply).toMatchObject({ outcome: "answered", reason: "chosen", choice: { entry: offer.options[1]!.entry } });
  expect((await shop.admin.call("askRobot", { kb: shop.kb, question: "第二个", target: "live" })).reply.choice).toBeNull();
});
