// Handed to a person by rules of the conversation: through the bot API as the log remembers it, in a batch of lines, in the console as it is told, and in a pack.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bot, logged } from "./bot.ts";
import { askBack, type InvoiceShop, startInvoiceShop } from "./invoiceShop.ts";

let shop: InvoiceShop;
let bot: Bot;
beforeAll(async () => {
  shop = await startInvoiceShop({ misses: { inARow: 2, skillGroup: "一线" }, repeated: { times: 3, skillGroup: null } });
  ({ bot } = shop);
});
afterAll(() => shop.end());

const rules = (change: object) => askBack(shop, change);
let talks = 0;
const talk = () => {
  const conversation = `talk-${++talks}`;
  return { conversation, ask: (question: string) => bot.ask({ question, conversation }) };
};
const row = (id: string) => logged(shop).find((turn) => turn.id === id);

test("a new knowledge base hands off at the second miss in a row, the third same question and anger", async () => {
  const { id } = await shop.admin.call("createKnowledgeBase", { name: "新的" });
  const { handOff } = (await shop.admin.call("getSettings", { kb: id })).settings;
  expect(handOff).toMatchObject({ misses: { inARow: 2 }, repeated: { times: 3 } });
  expect(handOff!.anger!.words).toContain("骗子");
});

test("the second miss in a row is handed off and logged so; an answer between begins anew", async () => {
  const { ask } = talk();
  expect(await ask("zzz")).toMatchObject({ outcome: "unanswered" });
  const second = await ask("yyy");
  expect(second).toMatchObject({ outcome: "handoff", reason: "misses", handoff: { skillGroup: "一线", reason: "misses" } });
  expect(row(second.id)).toMatchObject({ outcome: "handoff", reason: "misses", entry_id: null, miss: "handed_off" });
  const other = talk();
  for (const question of ["zzz", "如何退货", "yyy"]) expect((await other.ask(question)).outcome).not.toBe("handoff");
  // Nor do those of other conversations, or without one, count.
  for (const question of ["zzz", "yyy", "xxx"]) expect((await bot.ask({ question })).outcome).toBe("unanswered");
});

test("an answer that was said not to help is a miss, and none of the options is one", async () => {
  const unhelpful = talk();
  const answered = await unhelpful.ask("如何退货");
  expect((await bot.send("feedback", { id: answered.id, helpful: false })).status).toBe(204);
  expect(await unhelpful.ask("zzz")).toMatchObject({ outcome: "handoff", reason: "misses" });
  const typed = talk();
  expect((await typed.ask("发票")).outcome).toBe("clarify");
  await typed.ask("都不是");
  expect(await typed.ask("zzz")).toMatchObject({ outcome: "handoff", reason: "misses" });
  const last = talk();
  await last.ask("zzz");
  const asked = await last.ask("发票");
  expect(await last.ask("0")).toMatchObject({ id: asked.id, outcome: "handoff", reason: "misses", choice: { entry: null } });
  const chosen = talk();
  await chosen.ask("发票");
  await chosen.ask("1");
  expect((await chosen.ask("zzz")).outcome).toBe("unanswered");
});

test("what a choice is handed off by counts for its conversation, once, and is no turn of its own", async () => {
  const handedOff = async () => (await shop.admin.call("getToday", { kb: shop.kb, days: 7 })).handoff;
  const before = await handedOff();
  const { ask } = talk();
  await ask("zzz");
  await ask("发票");
  expect(await ask("0")).toMatchObject({ outcome: "handoff", reason: "misses" });
  const after = await handedOff();
  expect([after.part - before.part, after.whole - before.whole]).toEqual([1, 1]);
  expect(await ask("都不是")).toMatchObject({ outcome: "handoff" });
  expect(await handedOff()).toMatchObject({ part: after.part, whole: after.whole });
  // In lines that are asked here too.
  const imported = async () => (await shop.admin.call("getToday", { kb: shop.kb, days: 7, source: "imported" })).handoff.part;
  const [found, now] = [await imported(), Date.now()];
  const lines = ["zzz", "发票", "都不是"].map((question, i) =>
    JSON.stringify({ question, conversation: "asked here", time: new Date(now - 3_600_000 + i * 1_000).toISOString() }),
  );
  expect(await bot.send("logs", lines.join("\n"))).toMatchObject({ json: { accepted: 3 } });
  expect(await imported()).toBe(found + 1);
});

test("the same question a third time is handed off, and is no second question back either", async () => {
  const { ask } = talk();
  const outcomes: string[] = [];
  for (const question of ["东西想退", "东西想退！", "东西 想退"]) outcomes.push((await ask(question)).reason);
  expect(outcomes).toEqual(["exact", "exact", "repeated"]);
});

test("what a batch brought of a conversation counts at once", async () => {
  const { conversation, ask } = talk();
  expect((await ask("如何退货")).outcome).toBe("answered");
  const line = JSON.stringify({
    question: "能上门吗",
    outcome: "unanswered",
    conversation,
    time: new Date(Date.now() + 60_000).toISOString(),
  });
  expect(await bot.send("logs", line)).toMatchObject({ status: 200, json: { accepted: 1 } });
  expect(await ask("zzz")).toMatchObject({ outcome: "handoff", reason: "misses" });
});

test("lines that are asked here are handed off by the same rules", async () => {
  const lines = ["zzz", "yyy"].map((question, i) =>
    JSON.stringify({ question, conversation: "batch", time: `2026-11-20T10:0${i}:00+08:00` }),
  );
  expect(await bot.send("logs", lines.join("\n"))).toMatchObject({ json: { accepted: 2 } });
  expect(logged(shop).slice(-2)).toMatchObject([{ outcome: "unanswered" }, { outcome: "handoff", reason: "misses", source: "simulated" }]);
});

test("anger is handed off in the console too, with the word", async () => {
  const { reply } = await shop.admin.call("askRobot", { kb: shop.kb, question: "你们这些骗子" });
  expect(reply).toMatchObject({ outcome: "handoff", reason: "anger", explanation: { anger: ["骗子"] } });
});

test("the console is told of the turns before, and hands off as for customers", async () => {
  const turns = [{ outcome: "unanswered", entry: null, textKey: "zzz", missed: true }] as const;
  const { reply } = await shop.admin.call("askRobot", { kb: shop.kb, question: "yyy", target: "live", turns: [...turns] });
  expect(reply).toMatchObject({ outcome: "handoff", reason: "misses" });
});

test("a version goes on by the rules it was published with", async () => {
  await rules({ misses: null });
  const { ask } = talk();
  for (const question of ["zzz", "yyy", "xxx"]) expect((await ask(question)).outcome).toBe("unanswered");
  const turns = [{ outcome: "unanswered" as const, entry: null, textKey: "zzz", missed: true }];
  const { reply } = await shop.admin.call("askRobot", { kb: shop.kb, question: "yyy", target: 1, turns });
  expect(reply.reason).toBe("misses");
});

test("questions in English are told what is said in English", async () => {
  expect((await bot.ask({ question: "zzz" })).text).toContain("Sorry");
  expect((await bot.ask({ question: "修屋顶" })).text).toContain("抱歉");
});
