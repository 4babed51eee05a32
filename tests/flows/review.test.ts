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

const things = "沙发 床垫 衣柜 餐桌 台灯 地毯 窗帘 书架 茶几 鞋柜 吊灯 斗柜 屏风 躺椅 花架 镜子".split(" ");
/** What is asked of each thing, in three ways, and the entry that answers it; null: none does. */
const asked: readonly { entry: string | null; ways: readonly string[] }[] = [
  { entry: "家具保修多久？", ways: ["X保修多久", "X的保修期是多久", "X坏了还在保修期吗"] },
  { entry: "家具的尺寸怎么看？", ways: ["X多大尺寸", "X的尺寸是多少", "X长宽高多少"] },
  { entry: "家具有多重？", ways: ["X有多重", "X的重量是多少", "X重不重"] },
  { entry: "可以租家具吗？", ways: ["X可以租吗", "X能租几个月", "X租一年多少钱"] },
  { entry: "旧家具能拉走吗？", ways: ["旧X能拉走吗", "旧X你们回收吗", "旧X抵多少钱"] },
  { entry: "家具怎么清洁？", ways: ["X脏了怎么洗", "X用什么擦", "X怎么去污渍"] },
  { entry: null, ways: ["X能定做吗", "X定制要多久", "X可以按尺寸做吗"] },
];
const questions = asked.flatMap(({ ways }) => things.flatMap((thing) => ways.map((way) => way.replace("X", thing))));
const rightEntry = (question: string): string | null =>
  asked.find(({ ways }) => ways.some((way) => things.some((thing) => way.replace("X", thing) === question)))!.entry;
/** What a trainer presses who knows what is right: what an earlier decision solved is passed over, a guess is shown first and taught when its number is pressed again. */
function keyFor({ name, text }: { name: string; text: string }): string {
  if (text.includes("按 Enter 看下一簇")) return "Enter";
  const right = rightEntry(name);
  return right === null ? "i" : (text.split(`\n${right}`)[0]!.match(/(\d)$/u)?.[1] ?? "s");
}
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
    ["家具的尺寸怎么看？", ["量多大尺寸"]],
    ["家具有多重？", ["重量写在哪里"]],
    ["旧家具能拉走吗？", ["旧的可以回收吗"]],
    ["可以租家具吗？", ["租一个月多少钱"]],
    ["家具怎么清洁？", ["污渍能洗掉吗"]],
    ["怎么退货？", ["退货流程"]],
  ] as const)
    await admin.call("createEntry", { kb, content: content(question, wordings) });
  const { job } = await admin.call("importLog", { kb, name: "一周.jsonl" }, log());
  expect(await finished(server, admin, kb, job)).toMatchObject({ state: "done" });

  const { page } = browser;
  page.setDefaultTimeout(20_000);
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
  // What the draft understands by itself is not there.
  expect(before.questions).toBeLessThan(questions.length);
  expect(before.questions).toBeGreaterThan(40);
  expect(before.total).toBeLessThan(before.questions / 2);

  await page.goto(`${server.url}/kb/${kb}/review`);
  await page.getByRole("option").first().waitFor();
  const decided = async () => (await admin.call("listDecisions", { kb })).total;
  const name = page.getByRole("region", { name: "这一簇" }).getByRole("heading", { level: 2 });
  const panel = page.getByRole("region", { name: "教给谁" });
  const look = async () => ({ name: await name.innerText(), text: await panel.innerText(), decided: await decided() });
  while ((await decided()) < 10) {
    await settled();
    await panel.getByText("按说法或意思找").waitFor();
    const seen = await look();
    await page.keyboard.press(keyFor(seen));
    await vi.waitFor(async () => expect(await look()).not.toEqual(seen), { timeout: 20_000, interval: 50 });
  }
  expect(await decided()).toBe(10);
  const after = await settled();
  expect(after.total).toBeLessThan(before.total);
  const { rows: made } = await admin.call("listDecisions", { kb });
  const taught = made.filter(({ kind }) => kind === "taught");
  // More left than was taught: the draft answers the rest by itself.
  const worked = await Promise.all(
    [...new Set(taught.map(({ cluster }) => cluster))].map((cluster) => admin.call("getCluster", { kb, cluster })),
  );
  const closed = worked.flatMap(({ members }) => members.filter(({ state }) => state === "closed"));
  expect(closed.length).toBeGreaterThan(taught.reduce((sum, { taught: wordings }) => sum + wordings, 0));

  // Two are taken back by u; each of them is open again.
  for (const left of [9, 8]) {
    await page.keyboard.press("u");
    await vi.waitFor(async () => expect(await decided()).toBe(left), { timeout: 20_000 });
  }
  expect((await settled()).questions).toBeGreaterThan(after.questions);

  // Published, a customer asks what was taught and is not helped: its cluster comes back, with what was tried.
  const published = await admin.call("publish", { kb, note: "复核" });
  expect(await finished(server, admin, kb, published.job)).toMatchObject({ state: "done" });
  const { cluster, entry } = taught.at(-1)!;
  const { members } = await admin.call("getCluster", { kb, cluster });
  const question = members.find(({ state, now }) => state === "closed" && now.entry === entry)!.text;
  const bot = server.client();
  bot.headers = { authorization: `Bearer ${(await admin.call("createKey", { kb, name: "官网" })).key}` };
  const said = (await bot.request("POST", "/v1/ask", JSON.stringify({ question }))).json as { id: string; outcome: string };
  expect(said.outcome).toBe("answered");
  const told = await bot.request("POST", "/v1/feedback", JSON.stringify({ id: said.id, helpful: false }));
  expect(told.status).toBe(204);
  await settled();
  await page.goto(`${server.url}/kb/${kb}/review?cluster=${cluster}`);
  await page.getByRole("checkbox", { name: `算在内：${question}` }).waitFor();
  await page
    .getByText(/^已把 \d+ 个问法加进/u)
    .first()
    .waitFor();
});
