// After a round of traffic through every door, no raw personal data is on the disk or in the server's log.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import { maskingCases } from "../bench/maskingFigures.ts";
import { finished, startShop, teach } from "../support/app.ts";

const personal = {
  phone: "13812345678",
  spaced: "138 1234 5678",
  mail: "wang.wu@example.com",
  card: "6222021234567890128",
  id: "11010519491231002X",
  customer: "customer-of-ours-77",
  order: "order-of-ours-88",
};

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());

const files = (dir: string): string[] =>
  readdirSync(dir).flatMap((f) => (statSync(join(dir, f)).isDirectory() ? files(join(dir, f)) : [join(dir, f)]));

test("personal data is masked before it is stored or logged, whichever way it comes in", async () => {
  const { admin, kb } = shop;
  await teach(admin, kb, "怎么改手机号");
  await admin.call("createEntry", {
    kb,
    content: { ...emptyEntry("我的东西到哪了"), answers: [{ text: "{{order|您的订单}}在路上", when: [] }] },
  });
  await finished(shop, admin, kb, (await admin.call("publish", { kb, note: "一" })).job);
  const bot = shop.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "bot" })).key}` };
  const sentence = `我叫王五，电话${personal.phone}或${personal.spaced}，邮箱${personal.mail}，卡号${personal.card}，身份证${personal.id}`;
  await bot.request(
    "POST",
    "/v1/ask",
    JSON.stringify({ question: sentence, customer: personal.customer, conversation: `会话 ${personal.phone}` }),
  );
  await bot.request(
    "POST",
    "/v1/logs",
    `${JSON.stringify({ question: sentence, outcome: "unanswered", customer: personal.customer })}\n${JSON.stringify({ role: "agent", question: sentence, conversation: `会话 ${personal.phone}`, customer: personal.customer, agent: personal.customer })}\n{"question": ${sentence}\n`,
    "application/x-ndjson",
  );
  const filled = await bot.request("POST", "/v1/ask", JSON.stringify({ question: "我的东西到哪了", context: { order: personal.order } }));
  expect(filled.text).toContain(personal.order);
  expect((await admin.call("listTurns", { kb, text: "到哪了" })).rows[0]!.reply).toBe("{{order}}在路上");
  await bot.request("GET", `/v1/${personal.phone}?customer=${personal.phone}`);
  await admin.call("askRobot", { kb, question: sentence });
  await admin.try("askRobot", { kb, question: sentence, channel: { wrong: sentence } });
  await admin.try("searchEntries", { kb, text: sentence });
  const csv = `question,customer,conversation\n"${sentence}",${personal.customer},c-9\n"${"长".repeat(1500)}${sentence}",x,y\n`;
  const { job } = await admin.call("importLog", { kb, name: "log.csv" }, csv);
  expect((await finished(shop, admin, kb, job)).state).toBe("done");
  const [miss] = (await admin.call("listClusters", { kb })).rows;
  expect(miss!.name).toContain("<PHONE>");
  await admin.call("decideCluster", { kb, cluster: miss!.id, decision: { kind: "not_ours" } });

  const written = everythingWritten();
  expect(written.some(([, text]) => text.includes("<PHONE>"))).toBe(true);
  for (const secret of Object.values(personal)) expect(whereIs(secret, written)).toEqual([]);
});

/** The data folder's files and the server's own log, write-ahead files as they are. */
const everythingWritten = (): (readonly [string, Buffer])[] => [
  ...files(shop.dataDir).map((f) => [f, readFileSync(f)] as const),
  ["the server's log", Buffer.from(shop.logged())],
];
const whereIs = (secret: string, written: readonly (readonly [string, Buffer])[]): string[] =>
  written.filter(([, text]) => text.includes(secret)).map(([name]) => name);

test("nothing of our masking file that a pattern can tell is on the disk after it came in by every way", async () => {
  const { admin, kb } = shop;
  const cases = maskingCases().filter(({ data, isKnownMiss }) => data.length > 0 && !isKnownMiss);
  const bot = shop.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "another bot" })).key}` };
  const lines = cases.map(({ text }, i) => ({ question: text, conversation: `c-${i}`, channel: i % 2 ? "web" : "app" }));
  for (const line of lines) await bot.request("POST", "/v1/ask", JSON.stringify(line));
  await bot.request(
    "POST",
    "/v1/logs",
    lines.map((line) => JSON.stringify({ ...line, outcome: "unanswered" })).join("\n"),
    "application/x-ndjson",
  );
  await bot.request("POST", "/v1/logs", lines.map((line) => JSON.stringify({ ...line, role: "agent" })).join("\n"), "application/x-ndjson");
  const csv = `question,conversation,role\n${lines.map(({ question, conversation }, i) => `"${question}",${conversation},${i % 2 ? "坐席" : "客户"}`).join("\n")}\n"${"长".repeat(1001)}${lines[0]!.question}",x\n`;
  const { upload } = await admin.call("previewLog", { kb, name: `${lines[0]!.question.slice(0, 60)}.csv` }, csv);
  expect((await finished(shop, admin, kb, (await admin.call("runLogImport", { kb, upload })).job)).state).toBe("done");
  await admin.call("previewLog", { kb, name: "again.csv" }, `${csv}"new",y\n`);
  for (const { question } of lines.slice(0, 40)) {
    await admin.call("askRobot", { kb, question });
    await admin.call("searchEntries", { kb, text: question });
    await admin.call("listTurns", { kb, text: question });
  }
  const clusters = (await admin.call("listClusters", { kb, limit: 50 })).rows;
  // What was grouped with an earlier one meanwhile is dealt with already.
  for (const [i, { id: cluster }] of clusters.entries())
    await admin.try("decideCluster", { kb, cluster, decision: { kind: i % 2 ? "later" : "not_ours" } });
  const written = everythingWritten();
  const leaks = cases.flatMap(({ data }) => data.map((each) => each.written)).filter((secret) => whereIs(secret, written).length > 0);
  expect(leaks).toEqual([]);
});

test("a pattern of the shop's own masks from when it is saved, and in the answers from when it is live; one that cannot be read is refused", async () => {
  const { admin, kb } = shop;
  const { revision, settings } = await admin.call("getSettings", { kb });
  const own = (pattern: string) => ({ ...settings, masking: { off: [], own: [{ name: "会员号", placeholder: "MEMBER", pattern }] } });
  expect(await admin.try("saveSettings", { kb, base: revision, settings: own("#") })).toMatchObject({
    status: 422,
    json: { error: { code: "rule_broken", details: { field: "settings.masking.own.0.pattern", why: "too_short" } } },
  });
  await admin.call("saveSettings", { kb, base: revision, settings: own("HY-#{6}") });
  const bot = shop.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "third bot" })).key}` };
  await bot.request("POST", "/v1/ask", JSON.stringify({ question: "会员HY-123456怎么积分", conversation: "会话 HY-123456" }));
  const asked = await admin.call("askRobot", { kb, question: "会员ｈｙ－123456怎么积分" });
  expect(asked.reply.question).toBe("会员<MEMBER>怎么积分");
  expect((await admin.call("listTurns", { kb, text: "怎么积分" })).rows.map(({ question }) => question)).toEqual(["会员<MEMBER>怎么积分"]);
  expect(whereIs("123456怎么", everythingWritten())).toEqual([]);
  expect(whereIs("hy-123456", everythingWritten())).toEqual([]);
  expect(whereIs("HY-123456", everythingWritten())).toEqual([]);
});
