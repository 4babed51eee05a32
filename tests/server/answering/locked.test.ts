// While another process holds a database (a backup tool may, for many seconds): customers are answered and nothing they said is lost, reads go on, changes are told to come back.
import Sqlite from "better-sqlite3";
import { afterEach, expect, test } from "vitest";
import { signInAs, startServer, teach } from "../../support/app.ts";
import { miss, newTurn } from "../logs/support.ts";
import { publish } from "../releases/publishing.ts";
import { logged } from "./bot.ts";
import { type InvoiceShop, startInvoiceShop } from "./invoiceShop.ts";

let shop: InvoiceShop | null = null;
const others: Sqlite.Database[] = [];
afterEach(async () => {
  for (const other of others.splice(0)) other.close();
  await shop?.end();
  shop = null;
});

const makeShop = (now?: () => string): Promise<InvoiceShop> => startInvoiceShop({}, now);

/** A connection of its own takes the lock, as a backup tool does; call what is returned to let go of it. */
function hold(name: "trainer" | "logs", kind: "IMMEDIATE" | "EXCLUSIVE" = "IMMEDIATE"): () => void {
  const other = new Sqlite(`${shop!.dataDir}/${name}.sqlite`, { fileMustExist: true });
  others.push(other);
  other.exec(`BEGIN ${kind}`);
  return () => void other.close();
}

test.each(["IMMEDIATE", "EXCLUSIVE"] as const)(
  "with both databases held (%s) customers are answered, choose and say what they think; all of it is in the log, in order, once they are free",
  async (kind) => {
    shop = await makeShop();
    const { bot, back, invoice, app } = shop;
    const before = await bot.ask({ question: "如何退货" });
    const [log, trainer] = [hold("logs", kind), hold("trainer", kind)];
    const exact = await bot.ask({ question: "东西想退", conversation: "c1" });
    expect(exact).toMatchObject({ outcome: "answered", answer: { entry: back } });
    const asked = await bot.ask({ question: "发票", conversation: "c1" });
    expect(asked.outcome).toBe("clarify");
    // Also of turns that nobody has written yet.
    expect(await bot.ask({ choose: { turn: asked.id, entry: invoice } })).toMatchObject({ id: asked.id, reason: "chosen" });
    // As what is typed after a question back.
    const again = await bot.ask({ question: "发票", conversation: "c2" });
    expect(await bot.ask({ question: "1", conversation: "c2" })).toMatchObject({
      id: again.id,
      choice: { entry: again.options[0]!.entry },
    });
    expect((await bot.send("feedback", { id: exact.id, helpful: false })).status).toBe(204);
    expect((await bot.send("feedback", { id: before.id, helpful: true })).status).toBe(204);
    expect((await bot.send("feedback", { id: "t_unknown", helpful: true })).status).toBe(404);
    expect((await bot.send("ask", { choose: { turn: "t_unknown", entry: invoice } })).status).toBe(404);
    const last = await bot.ask({ question: "退货怎么弄" });
    expect(logged(shop).map(({ id }) => id)).toEqual([before.id]);
    expect([app.turnLog.waiting(), app.lost.lines]).toEqual([8, 0]);
    log();
    trainer();
    await expect.poll(() => app.turnLog.waiting()).toBe(0);
    expect(logged(shop)).toMatchObject([
      { id: before.id, helpful: 1 },
      { id: exact.id, helpful: 0, conversation: "c1" },
      { id: asked.id, chosen: invoice, conversation: "c1" },
      { id: again.id, chosen: again.options[0]!.entry, conversation: "c2" },
      { id: last.id },
    ]);
    expect(app.lost.lines).toBe(0);
    // And from then on as ever: in the log before the reply is out.
    const after = await bot.ask({ question: "如何退货" });
    expect(logged(shop).at(-1)!.id).toBe(after.id);
    expect(shop.logged().match(/cannot be written now/g)).toHaveLength(1);
  },
);

test("the robot knows what was said in a conversation whose turns are not written yet", async () => {
  shop = await makeShop();
  const { bot, admin, kb } = shop;
  const answers = [
    { text: "您好！", when: [] },
    { text: "在的！", when: [] },
  ];
  await teach(admin, kb, "你好呀", [], { answers });
  await publish(shop, "问候");
  hold("logs");
  const texts: string[] = [];
  for (let i = 0; i < 2; i++) texts.push((await bot.ask({ question: "你好呀", conversation: "hello" })).answer!.text);
  expect(texts.sort()).toEqual(["在的！", "您好！"].sort());
});

test("with a full disk it is the same, and beyond ten thousand lines what is lost is counted", async () => {
  shop = await makeShop();
  const { bot, app, kb } = shop;
  const pages = app.logs.pragma("page_count", { simple: true }) as number;
  app.logs.pragma(`max_page_count = ${pages}`);
  const before = logged(shop).length;
  // The last page has some room left.
  while (app.turnLog.waiting() === 0) await bot.ask({ question: "如何退货", channel: `c${logged(shop).length}` });
  expect((await bot.ask({ question: "如何退货" })).outcome).toBe("answered");
  const written = logged(shop).length;
  const shopOf = { id: kb, timeZone: "Asia/Shanghai" };
  for (let i = 0; i < 10_003; i++) await app.turnLog.record(shopOf, newTurn("如何退货", { id: `t_many_${i}`, conversation: "many" }));
  expect([app.turnLog.waiting(), app.lost.lines, logged(shop).length]).toEqual([10_000, 5, written]);
  app.logs.pragma("max_page_count = 1000000");
  await expect.poll(() => app.turnLog.waiting()).toBe(0);
  const rows = logged(shop).filter(({ conversation }) => conversation === "many");
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 9_998 }, (_, i) => `t_many_${i}`));
  expect(logged(shop).length - before).toBe(written - before + 10_000);
  expect(app.lost.lines).toBe(5);
});

test("a turn that can never be written is lost alone, not with those of its moment", async () => {
  shop = await makeShop();
  const { app, kb, bot } = shop;
  const shopOf = { id: kb, timeZone: "Asia/Shanghai" };
  const broken = { version: "one" } as unknown as { version: number };
  await Promise.all([
    bot.ask({ question: "如何退货" }),
    ...[1, 2, 3].map((n) => app.turnLog.record(shopOf, newTurn("如何退货", { id: `t_${n}`, ...(n === 2 ? broken : {}) }))),
  ]);
  expect(logged(shop).map(({ id }) => id)).toEqual(expect.arrayContaining(["t_1", "t_3"]));
  expect([logged(shop).length, app.lost.lines]).toEqual([3, 1]);
});

test("fifty that are asked at once lie in the log, each when its reply arrives", async () => {
  shop = await makeShop();
  const { bot, app } = shop;
  const found = app.logs.prepare("SELECT count(*) FROM turns WHERE id = ?").pluck();
  const asked = Array.from({ length: 50 }, async (_, i) => found.get((await bot.ask({ question: `如何退货 ${i}` })).id));
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 50 }, () => 1));
});

test("a server that is stopped meanwhile writes what it has kept as soon as the log is free", async () => {
  shop = await makeShop();
  const { bot, dataDir } = shop;
  const release = hold("logs");
  const { id } = await bot.ask({ question: "如何退货" });
  const stopped = shop.close();
  release();
  await stopped;
  const again = await startServer({ dataDir });
  expect(again.app.logs.prepare("SELECT id FROM turns").all()).toEqual([{ id }]);
  await again.end();
  shop = null;
});

test("changes are refused with 503 and when to come back; lists, reads and questions to the draft go on", async () => {
  shop = await makeShop();
  const { admin, kb, bot } = shop;
  const trainer = await signInAs(shop, "trainer");
  await trainer.call("askRobot", { kb, question: "如何退货", explain: false });
  const release = hold("trainer");
  const saved = await trainer.try("addWording", { kb, entry: shop.back, text: "想退" });
  const made = await admin.try("createKey", { kb, name: "第二把", scopes: ["ask"] });
  for (const answer of [saved, made]) {
    expect(answer).toMatchObject({ status: 503, json: { error: { code: "locked" } } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  for (const name of ["listEntries", "listTurns", "listClusters", "getOverview", "listVersions"] as const)
    expect([name, (await trainer.try(name, { kb })).status]).toEqual([name, 200]);
  expect((await trainer.try("askRobot", { kb, question: "如何退货", explain: false })).status).toBe(200);
  expect((await bot.ask({ question: "如何退货" })).outcome).toBe("answered");
  release();
  await trainer.call("addWording", { kb, entry: shop.back, text: "想退" });
});

test("Review and what counts it are read while the log is held, too: what was summed up before is shown, and the rest once it is let go", async () => {
  shop = await makeShop();
  const { kb, app } = shop;
  const trainer = await signInAs(shop, "trainer");
  miss(app, kb, "能寄到国外吗");
  const names = async () => (await trainer.call("listClusters", { kb })).rows.map(({ name }) => name);
  expect(await names()).toEqual(["能寄到国外吗"]);
  miss(app, kb, "周末送货吗", 2);
  const release = hold("logs");
  expect(await names()).toEqual(["能寄到国外吗"]);
  expect((await trainer.try("getCluster", { kb, cluster: (await trainer.call("listClusters", { kb })).rows[0]!.id })).status).toBe(200);
  for (const name of ["getOverview", "getToday"] as const) expect([name, (await trainer.try(name, { kb })).status]).toEqual([name, 200]);
  release();
  expect((await names()).length).toBe(2);
});

test("a session that is due to be kept alive is read, and kept alive another time, while the database is held; signing in is refused, not left hanging", async () => {
  let now = Date.parse("2026-07-01T00:00:00.000Z");
  shop = await makeShop(() => new Date((now += 1)).toISOString());
  const { admin, app, kb } = shop;
  const expires = () => (app.db.prepare("SELECT max(expires_at) AS at FROM sessions").get() as { at: string }).at;
  const first = expires();
  now += 2 * 24 * 3_600_000;
  const release = hold("trainer");
  expect((await admin.call("listEntries", { kb })).rows).toHaveLength(3);
  expect(expires()).toBe(first);
  const client = shop.client();
  expect(await client.try("signIn", { name: "zhoumin", password: "a long password" })).toMatchObject({ status: 503 });
  release();
  await client.call("signIn", { name: "zhoumin", password: "a long password" });
});

test("a session that is used is kept alive, with one write a day", async () => {
  let now = Date.parse("2026-07-01T00:00:00.000Z");
  shop = await makeShop(() => new Date((now += 1)).toISOString());
  const { admin, app, kb } = shop;
  const written = () => app.db.prepare("SELECT total_changes()").pluck().get();
  const before = written();
  for (let hours = 0; hours < 20; hours++) {
    now += 3_600_000;
    await admin.call("listEntries", { kb });
  }
  expect(written()).toBe(before);
  for (let days = 0; days < 10; days++) {
    now += 25 * 3_600_000;
    await admin.call("listEntries", { kb });
  }
  expect(written()).toBe(Number(before) + 10);
});
