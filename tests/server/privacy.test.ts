// After a round of traffic through every door, no raw personal data is on the disk or in the server's log.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, startShop, teach } from "../support/app.ts";

const personal = {
  phone: "13812345678",
  spaced: "138 1234 5678",
  mail: "wang.wu@example.com",
  card: "6222021234567890128",
  id: "11010519491231002X",
  customer: "customer-of-ours-77",
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
    `${JSON.stringify({ question: sentence, outcome: "unanswered", customer: personal.customer })}\n{"question": ${sentence}\n`,
    "application/x-ndjson",
  );
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

  shop.app.db.pragma("wal_checkpoint(TRUNCATE)");
  shop.app.logs.pragma("wal_checkpoint(TRUNCATE)");
  const written = files(shop.dataDir).map((f) => [f, readFileSync(f).toString("utf8")] as const);
  expect(written.some(([, text]) => text.includes("<PHONE>"))).toBe(true);
  for (const secret of Object.values(personal)) {
    expect(written.filter(([, text]) => text.includes(secret)).map(([f]) => f)).toEqual([]);
    expect(shop.logged()).not.toContain(secret);
  }
});
