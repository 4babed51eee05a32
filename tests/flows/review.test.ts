// A morning of Review in a real browser, by keyboard alone: a log of 5,000 questions, ten clusters, two taken back, published, and one that comes back.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { adminName, adminPassword, finished, startServer, type TestServer } from "../support/app.ts";
import { findBrowser, openBrowser, type Browser } from "../support/browser.ts";
import type { Client } from "../support/client.ts";

const path = findBrowser();
let server: TestServer;
let browser: Browser;
let admin: Client;
let kb = "";
beforeAll(async () => {
  if (!path) return;
  server = await startServer();
  browser = await openBrowser(path);
  admin = server.client();
  const made = await admin.call("setUp", { name: adminName, password: adminPassword, knowledgeBase: "栖木家居", start: "empty" });
  kb = made.knowledgeBase;
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const things = "沙发 床垫 衣柜 餐桌 书桌 台灯 地毯 窗帘 茶几 鞋柜 书架 椅子 床头柜 电视柜 婴儿床".split(" ");
/** Each asked in four ways, of fifteen things. */
const asked: Record<string, readonly string[]> = {
  warranty: ["X保修多久", "X的保修期是多久", "请问X保修几年", "X坏了还在保修期吗"],
  colour: ["X有别的颜色吗", "X还有什么颜色", "X能换个颜色吗", "X有没有白色的"],
  size: ["X多大尺寸", "X的尺寸是多少", "X长宽高多少", "X有小一点尺寸的吗"],
};
const questions = Object.values(asked).flatMap((ways) => things.flatMap((thing) => ways.map((way) => way.replace("X", thing))));
/** 5,000 lines over a week, some questions asked far more often than others. */
function log(): string {
  const lines = Array.from({ length: 5_000 }, (_, i) => {
    const question = questions[Math.floor(questions.length * (((i * 7_919) % 5_000) / 5_000) ** 2)]!;
    const time = new Date(Date.now() - (i % 168) * 3_600_000).toISOString();
    return JSON.stringify({ id: `line-${i}`, question, time, outcome: "unanswered", conversation: `c-${i % 2_000}`, channel: "web" });
  });
  return lines.join("\n");
}

test.runIf(path)("ten clusters are worked by keyboard alone, what they solve leaves, and what goes badly again comes back", async () => {
  const content = (question: string, wordings: readonly string[]) => ({
    question,
    category: null,
    tags: [],
    similar: wordings.map((text, i) => ({ id: `q_${i}`, text, kind: "positive" as const, origin: "hand" as const, by: null, at: null })),
    answers: [{ text: `答：${question}`, when: [] }],
    related: [],
    validFrom: null,
    validUntil: null,
    enabled: true,
    handOff: null,
    note: "",
  });
  for (const [question, wordings] of [
    ["家具保修多久？", ["保修期有几年"]],
    ["家具有哪些颜色？", ["颜色可以选吗"]],
    ["怎么退货？", ["退货流程"]],
  ] as const)
    await admin.call("createEntry", { kb, content: content(question, wordings) });
  const { job } = await admin.call("importLog", { kb, name: "一周.jsonl" }, log());
  expect(await finished(server, admin, kb, job)).toMatchObject({ state: "done" });

  const { page } = browser;
  await page.request.post(`${server.url}/api/session`, { data: { name: adminName, password: adminPassword } });
  const settled = () =>
    vi.waitFor(
      async () => {
        const queue = await admin.call("listClusters", { kb, limit: 200 });
        expect(queue.checking).toBeNull();
        return queue;
      },
      { timeout: 60_000, interval: 200 },
    );
  const before = await settled();
  expect(before.questions).toBe(questions.length);
  expect(before.total).toBeLessThan(questions.length / 2);

  await page.goto(`${server.url}/kb/${kb}/review`);
  await page.getByRole("option").first().waitFor();
  const decided = async () => (await admin.call("listDecisions", { kb })).total;
  const heading = page.getByRole("heading", { level: 2 }).first();
  for (let round = 0; round < 10; round += 1) {
    const done = await decided();
    await page.getByRole("button", { name: /^1/u }).first().waitFor();
    const key = ["1", "2", "1", "i", "s"][round % 5]!;
    await page.keyboard.press(key);
    // A guess is shown first, and taught when its number is pressed again.
    await vi.waitFor(
      async () => {
        if ((await decided()) > done) return;
        if (key <= "9") await page.keyboard.press(key);
        expect(await decided()).toBeGreaterThan(done);
      },
      { timeout: 20_000, interval: 500 },
    );
    await settled();
    await page.keyboard.press("Enter");
  }
  expect(await decided()).toBe(10);
  const after = await settled();
  expect(after.total).toBeLessThan(before.total);
  // More left than was decided on: the rest was understood.
  const { rows: made } = await admin.call("listDecisions", { kb });
  const taught = made.filter(({ kind }) => kind === "taught");
  expect(before.questions - after.questions).toBeGreaterThan(made.reduce((sum, { taught: wordings }) => sum + wordings, 0));

  // Two are taken back by u; each of them is open again.
  for (const left of [9, 8]) {
    await page.keyboard.press("u");
    await vi.waitFor(async () => expect(await decided()).toBe(left), { timeout: 20_000 });
  }
  expect((await settled()).questions).toBeGreaterThan(after.questions);
  await heading.waitFor();

  // Published, a customer asks what was taught and is not helped: its cluster comes back, with what was tried.
  const published = await admin.call("publish", { kb, note: "复核" });
  expect(await finished(server, admin, kb, published.job)).toMatchObject({ state: "done" });
  const { cluster, entry } = taught.at(-1)!;
  const { members } = await admin.call("getCluster", { kb, cluster });
  const question = members.find(({ state, now }) => state === "closed" && now.entry === entry)!.text;
  const bot = server.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "官网" })).key}` };
  const said = (await bot.request("POST", "/v1/ask", JSON.stringify({ question }))).json as { turn: string; outcome: string };
  expect(said.outcome).toBe("answered");
  await bot.request("POST", "/v1/feedback", JSON.stringify({ turn: said.turn, helpful: false }));
  await settled();
  await page.goto(`${server.url}/kb/${kb}/review?cluster=${cluster}`);
  await page.getByRole("checkbox", { name: `算在内：${question}` }).waitFor();
  await page
    .getByText(/^已把 \d+ 个问法加进/u)
    .first()
    .waitFor();
});
