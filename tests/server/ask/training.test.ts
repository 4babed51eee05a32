// Training: a save answers at once and is provisional, the full model follows, a version carries its own, and a restart trains nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished, startServer, startShop, teach } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop({ config: { trainAfter: 20 } });
  await teach(shop.admin, shop.kb, "如何修改密码", ["忘记密码怎么办", "密码怎么改", "登录密码想换一个"]);
  await teach(shop.admin, shop.kb, "怎么退货", ["退货流程", "东西想退", "退回去怎么弄"]);
});
afterAll(() => shop.end());

const ask = async (question: string, target: "draft" | "live" = "draft") => shop.admin.call("askRobot", { kb: shop.kb, question, target });
const trained = () => expect.poll(async () => (await ask("密码")).provisional).toBe(false);

test("the draft is trained by itself, says when it is provisional, and answers by a new wording at once", async () => {
  await trained();
  expect((await ask("密码咋改")).reply.explanation?.candidates[0]?.parts.map((p) => p.name)).toContain("model");
  const entry = await teach(shop.admin, shop.kb, "发票抬头怎么改", ["开票信息写错了", "换个抬头"]);
  const first = await ask("开票信息写错了");
  expect([first.provisional, first.reply.answer?.entry]).toEqual([true, entry]);
  await trained();
});

test("a version is published with its model, and a restart loads both without training", async () => {
  await finished(shop, shop.admin, shop.kb, (await shop.admin.call("publish", { kb: shop.kb, note: "一" })).job);
  const before = (await ask("密码咋改", "live")).reply;
  await shop.close();
  const again = await startServer({ dataDir: shop.dataDir, config: { trainAfter: null } });
  const client = again.client();
  client.cookie = shop.admin.cookie;
  const { reply } = await client.call("askRobot", { kb: shop.kb, question: "密码咋改", target: "live" });
  expect(reply).toEqual(before);
  expect((await client.call("askRobot", { kb: shop.kb, question: "密码咋改" })).provisional).toBe(false);
  await again.close();
});

test("how far the training is can be asked: nothing before the draft was loaded, waiting while changes rest, done with the full model", async () => {
  const training = async (server: typeof shop) => (await server.admin.call("listJobs", { kb: server.kb })).training;
  const ask = (server: typeof shop) => server.admin.call("askRobot", { kb: server.kb, question: "退货" });
  const resting = await startShop({ config: { trainAfter: 3_600_000 } });
  expect(await training(resting)).toBeNull();
  await ask(resting);
  expect(await training(resting)).toEqual({ state: "done", done: 0, total: 0 });
  await teach(resting.admin, resting.kb, "怎么退货", ["退货流程"]);
  expect(await training(resting)).toEqual({ state: "waiting", done: 0, total: 1 });
  await resting.end();

  const prompt = await startShop({ config: { trainAfter: 20 } });
  await teach(prompt.admin, prompt.kb, "怎么退货", ["退货流程"]);
  expect((await ask(prompt)).provisional).toBe(true);
  await expect.poll(() => training(prompt)).toEqual({ state: "done", done: 1, total: 1 });
  expect((await ask(prompt)).provisional).toBe(false);
  await prompt.end();

  const never = await startShop({ config: { trainAfter: null } });
  await teach(never.admin, never.kb, "怎么退货", ["退货流程"]);
  await ask(never);
  expect(await training(never)).toEqual({ state: "stale", done: 0, total: 1 });
  await never.end();
});

test("what is saved while the draft is loading is in it", async () => {
  const before = await startShop({ config: { trainAfter: null } });
  const long = (i: number) => `怎么退第${i}件货${"，我在你们店里买的东西到了以后不太合适".repeat(12)}`;
  for (let i = 0; i < 100; i++) await teach(before.admin, before.kb, `怎么退第${i}件货`, [long(i), `${long(i)}呢`]);
  await before.close();
  const server = await startServer({ dataDir: before.dataDir, config: { trainAfter: null } });
  const client = server.client();
  client.cookie = before.admin.cookie;
  const draft = (question: string) => client.call("askRobot", { kb: before.kb, question });
  const state = { isLoaded: false };
  const loading = draft("怎么退第1件货").then(() => (state.isLoaded = true));
  // One after the other until it is there, so that some fall between its reading and its end.
  const saved: string[] = [];
  while (!state.isLoaded) saved.push(await teach(client, before.kb, `第${saved.length}号沙发怎么清洗`, [`第${saved.length}号沙发脏了`]));
  await loading;
  const answers = await Promise.all(saved.map((_, i) => draft(`第${i}号沙发脏了`)));
  expect(answers.map(({ reply }) => reply.answer?.entry)).toEqual(saved);
  await server.close();
  await before.end();
});
