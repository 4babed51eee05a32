// `npm run bench:turns`: a log of many turns. How long a file of them takes to import, and then each screen's first calls, with what they cost the server's main thread.
// --lines 100000 (of the file)  --turns 1000000 (in the log)  --why (what ran in each stall)  --json
// --keep (says where the data folder is, to be called again by --data DIR: what is called then changes nothing)  --only TEXT (calls whose name holds it)
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { createApp } from "../../server/app/app.ts";
import { readConfig } from "../../server/base/config.ts";
import type { NewMessage } from "../../server/base/logged.ts";
import { recordLines } from "../../server/logs/recordTurns.ts";
import { textKey } from "../../shared/engine/text.ts";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { Client } from "../support/client.ts";
import { percentile } from "./figures.ts";
import { start } from "./stallServer.ts";

const { values: options } = parseArgs({
  options: {
    lines: { type: "string", default: "100000" },
    turns: { type: "string", default: "1000000" },
    why: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    data: { type: "string" },
    only: { type: "string", default: "" },
  },
});
const rows: { what: string; p50: number; worst: number; stallMs: number }[] = [];
const draw = drawFrom(7);
const things = "退货 换货 物流 发票 安装 保修 优惠券 会员 地址 尺寸 颜色 材质 配送 退款 定金 预约 门店 清洁 床垫 沙发".split(" ");
const ends = ["怎么办", "要多久", "在哪里看", "谁出钱", "能改吗", "怎么收费", "可以吗"];
const channels = ["web", "app", "wechat"];
const replies = ["可以拉走，下单时勾选旧物带走", "能带走的，下单勾选旧物带走就行", "我们不收旧物", "请看订单详情", "这个要问门店"];
/** Some two in three were asked before. */
const question = (): string => `${things[draw(20)]}${ends[draw(7)]}${draw(3) === 0 ? draw(400_000) : draw(300)}`;
const day = 86_400_000;
const dataDir = options.data ?? mkdtempSync(join(tmpdir(), "robot-trainer-turns-"));
const kept = options.keep || options.data !== undefined;
const password = "a long password";

let server = await start(dataDir, options.why);
let admin = new Client(server.url);
if (!options.data) {
  const { knowledgeBase: kb } = await admin.call("setUp", {
    name: "trainer",
    password,
    knowledgeBase: "bench",
    start: "empty",
    timeZone: "UTC",
  });
  const entries = await taught(kb);
  await imported(kb, entries, Number(options.lines));
  await server.stop();
  filled(kb, entries, Number(options.turns) - Number(options.lines));
  server = await start(dataDir, options.why);
  admin = new Client(server.url);
}
await admin.call("signIn", { name: "trainer", password });
const kb = (await admin.call("listKnowledgeBases", {})).rows[0]!.id;
await screens();
await server.stop();
if (kept) console.error(`kept in ${dataDir}`);
else rmSync(dataDir, { recursive: true });
if (options.json) console.log(JSON.stringify(rows));
else console.table(rows);

async function timed(what: string, times: number, ask: (i: number) => Promise<unknown>): Promise<void> {
  if (!what.includes(options.only)) return;
  await server.measure(false);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await ask(i);
    took.push(performance.now() - from);
  }
  const { ownStallMs, why } = await server.measure(false);
  for (const line of why) console.error(`  ${what}: ${line}`);
  rows.push({ what, p50: Math.round(percentile(took, 0.5)), worst: Math.round(Math.max(...took)), stallMs: Math.round(ownStallMs) });
  console.error(`${what}: ${rows.at(-1)!.p50} ms, stall ${rows.at(-1)!.stallMs}`);
}

async function ended(job: string, of = kb): Promise<void> {
  for (;;) {
    const { state } = await admin.call("getJob", { kb: of, job });
    if (state === "done") return;
    if (state !== "running") throw new Error(state);
    await pause(100);
  }
}

async function taught(kb: string): Promise<string[]> {
  const file = things.map((thing) =>
    JSON.stringify({ question: `${thing}怎么办`, answers: [{ text: `${thing}的答案` }], category: ["类目", thing] }),
  );
  const { upload } = await admin.call("previewImport", { kb, name: "all.jsonl" }, file.join("\n"));
  await ended((await admin.call("runImport", { kb, upload })).job, kb);
  return (await admin.call("listEntries", { kb, limit: 50 })).rows.map(({ id }) => id);
}

async function imported(kb: string, entries: readonly string[], lines: number): Promise<void> {
  const outcomes = ["answered", "unanswered", "clarify", "answered"];
  const file = Array.from({ length: lines }, (_, i) =>
    JSON.stringify({
      id: `l${i}`,
      time: new Date(Date.now() - day - draw(60) * day - i).toISOString(),
      question: question(),
      conversation: `c${i >> 2}`,
      customer: `u${i >> 3}`,
      channel: channels[i % 3],
      outcome: outcomes[i % 4],
      entry: i % 4 === 1 ? null : entries[i % entries.length],
    }),
  ).join("\n");
  let upload = "";
  await timed(
    `a log of ${lines} lines looked at`,
    1,
    async () => void ({ upload } = await admin.call("previewLog", { kb, name: "log.jsonl" }, file)),
  );
  await timed(`a log of ${lines} lines imported`, 1, async () => ended((await admin.call("runLogImport", { kb, upload })).job, kb));
}

/** Written as the server writes them, by this process: over HTTP they would take ten times as long. */
function filled(kb: string, entries: readonly string[], turns: number): void {
  const { app, close } = createApp(readConfig({ DATA_DIR: dataDir, PORT: "0" }), pino({ level: "silent" }));
  const begun = performance.now();
  for (let done = 0; done < turns; done += 2_000) {
    const some = Array.from({ length: Math.min(2_000, turns - done) }, (_, k) => {
      const i = done + k;
      // One question in fifty is the same, missed, and answered by people.
      const text = i % 48 === 0 ? "旧沙发可以帮忙拉走吗" : question();
      const answered = i % 3 !== 0;
      // Every sixth wavers between two: half of these were asked back.
      const wavers = i % 6 === 1 || i % 6 === 3;
      const asks = i % 6 === 3;
      const [entry, next] = [entries[i % entries.length]!, entries[(i + 1 + draw(5)) % entries.length]!];
      const candidates = [entry, next].map((one, nth) => ({
        entry: one,
        question: "",
        confidence: nth === 0 ? 80 : wavers ? 50 : 8,
        score: 0,
      }));
      return {
        id: `t_${String(i)
          .padStart(12, "a")
          .replace(/\d/g, (d) => "abcdefghij"[Number(d)]!)}`,
        at: new Date(Date.now() - draw(90 * 24 * 60) * 60_000).toISOString(),
        question: text,
        textKey: textKey(text),
        outcome: asks ? ("clarify" as const) : answered ? ("answered" as const) : ("unanswered" as const),
        reason: asks ? ("middle" as const) : answered ? ("confident" as const) : ("low" as const),
        entry: answered && !asks ? entry : null,
        chosen: asks && i % 4 === 1 ? next : null,
        helpful: i % 20 === 1 ? false : null,
        confidence: 80,
        answerBand: 45,
        version: 1 + (i % 5),
        conversation: `v${i >> 2}`,
        customer: `w${i >> 3}`,
        channel: channels[i % 3]!,
        source: "live" as const,
        reply: "答案",
        options: asks ? candidates : [],
        candidates,
      };
    });
    recordLines(app, { id: kb, timeZone: "UTC" }, [
      ...some,
      ...some.flatMap((turn, k) => ((done + k) % 12 === 0 ? saidTo(turn, done + k) : [])),
    ]);
  }
  console.error(`${turns} turns written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  void close();
}

/** A person greets, and answers in one of five ways. */
function saidTo({ id, at, conversation }: { id: string; at: string; conversation: string }, i: number): NewMessage[] {
  const later = (ms: number): string => new Date(Date.parse(at) + ms).toISOString();
  const message = { conversation, customer: null, agent: `a${i % 7}`, after: id };
  return [
    { ...message, id: `m_${i}_0`, at: later(1_000), message: "亲，栖木的小客服来啦" },
    { ...message, id: `m_${i}_1`, at: later(2_000), message: `${replies[i % 5]!}${i % 11}` },
  ];
}

async function screens(): Promise<void> {
  const taughtOnes = await admin.call("listEntries", { kb, limit: 50 });
  const first = async (filter: object) => admin.call("listTurns", { kb, ...filter });
  await timed("Today", 5, () => admin.call("getToday", { kb }));
  await timed("the navigation's counts", 5, () => admin.call("getOverview", { kb }));
  await timed("Knowledge", 5, () => admin.call("listEntries", { kb }));
  await timed("Confusion, the list", 5, () => admin.call("listConfusions", { kb }));
  await timed("Confusion, 90 days", 5, () => admin.call("listConfusions", { kb, days: 90 }));
  await timed("Confusion, the map", 5, () => admin.call("getConfusionMap", { kb }));
  const [pair] = (await admin.call("listConfusions", { kb, limit: 1 })).rows;
  await timed("Confusion, a pair", 5, () => admin.call("listConfusedQuestions", { kb, first: pair!.first.id, second: pair!.second.id }));
  await timed("Review", 5, () => admin.call("listClusters", { kb }));
  await timed("Review, what people answered", 5, () => admin.call("listClusters", { kb, people: "true" }));
  // Replies are found before anything is summed up: at most two minutes are waited for the first.
  await timed("Review, until something that people answered is there", 1, async () => {
    for (let i = 0; i < 600 && (await admin.call("listClusters", { kb, limit: 1 })).people === 0; i++) await pause(200);
  });
  const [asked] = (await admin.call("listClusters", { kb, people: "true", sort: "count", limit: 1 })).rows;
  if (asked) {
    console.error(`  people answered ${asked.name}, missed ${asked.count} times`);
    await timed("Review, people's answers", 5, () => admin.call("getAgentAnswers", { kb, cluster: asked.id }));
  }
  await timed("Review, the latest", 5, () => admin.call("listClusters", { kb, sort: "recent" }));
  const { rows: misses } = await admin.call("listClusters", { kb, limit: 5 });
  await timed("Review, one opened", 5, (i) => admin.call("getCluster", { kb, cluster: misses[i]!.id }));
  await timed("Logs", 5, () => first({}));
  const [turn] = (await first({ limit: 1 })).rows;
  await timed("Logs, a conversation", 5, () => admin.call("getConversation", { kb, turn: turn!.id }));
  const filters = {
    "an outcome": { outcome: "clarify" },
    "a channel and a version": { channel: "web", version: 3 },
    "an entry": { entry: taughtOnes.rows[3]!.id },
    "a customer": { customer: turn!.customer! },
    "a text": { text: "床垫" },
    "a rare text": { text: "39999" },
    "a text nobody asked": { text: "量子计算" },
    "a week": { from: new Date(Date.now() - 7 * day).toISOString() },
    "a rare combination": { outcome: "blocked", channel: "app" },
  };
  for (const [what, filter] of Object.entries(filters)) await timed(`Logs, ${what}`, 3, () => first(filter));
  const { categories } = await admin.call("getCategories", { kb });
  await timed("Logs, a category", 3, () => first({ category: categories.at(-1)!.id }));
  await timed("Spot checks", 3, () => admin.call("listSpotChecks", { kb }));
  await timed("a spot check drawn", 2, () => admin.call("startSpotCheck", { kb, size: 50 }));
  await timed("Releases", 3, () => admin.call("getChanges", { kb }));
  await timed("Settings", 3, () => admin.call("getSettings", { kb }));
  await timed("the log of a week as a file", 1, () => admin.try("exportTurns", { kb, from: new Date(Date.now() - 7 * day).toISOString() }));
  if (kept) return;
  await timed("a customer forgotten", 3, async (i) => ended((await admin.call("forgetTurns", { kb, customer: `w${i + 9}` })).job));
  await timed("180,000 turns expired", 1, async () => {
    await admin.call("updateKnowledgeBase", { kb, keepDays: 75 });
    const job = (await admin.call("listJobs", { kb })).rows.find(({ kind }) => kind === "expire_turns");
    await ended(job!.id);
  });
}
