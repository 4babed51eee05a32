// A knowledge base of many entries, as a trainer meets it: imported, listed, filtered, searched, opened. Each call with what it costs the server's main thread.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { Client } from "../support/client.ts";
import { adminPassword } from "../support/app.ts";
import { findBrowser } from "../support/browser.ts";
import { pageTimes } from "./pageTimes.ts";
import { percentile } from "./figures.ts";
import { heldOf, start, type Held } from "./stallServer.ts";

/** Made of these, three a wording: no two entries teach the same. */
const words =
  "退货 换货 物流 发票 安装 保修 优惠券 会员 地址 尺寸 颜色 材质 配送 退款 定金 订单 预约 客服 门店 清洁 床垫 沙发 茶几 灯具 窗帘".split(
    " ",
  );
const ends = ["怎么办", "要多久", "在哪里看", "谁出钱", "能改吗", "有什么要求", "怎么收费", "可以吗"];

function entryLine(n: number, draw: (below: number) => number): string {
  const word = (): string => words[draw(words.length)]!;
  const wording = (k: number): string => `${word()}${n}${word()}${ends[(n + k) % ends.length]}`;
  const similar = [1, 2, 3].map((k) => ({ text: `${wording(k)}${k}` }));
  const category = [`类目 ${n % 20}`, `下级 ${n % 400}`];
  return JSON.stringify({
    question: wording(0),
    similar,
    answers: [{ text: `答案 ${n}：${word()}` }],
    category,
    tags: [words[n % words.length]],
  });
}

interface Timed extends Held {
  what: string;
  entries: number;
  questions: number;
  p50: number;
  p95: number;
  unit: "ms";
}

/** @param many entries, each with four wordings */
export async function manyEntries(many: number, why: boolean): Promise<Timed[]> {
  const rows: Timed[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), "robot-trainer-many-"));
  const server = await start(dataDir, why);
  const admin = new Client(server.url);
  const setUp = {
    name: "trainer",
    password: adminPassword,
    knowledgeBase: "bench",
    start: "empty",
    language: "zh",
    timeZone: "UTC",
  } as const;
  const { knowledgeBase: kb } = await admin.call("setUp", setUp);
  const tell = (what: string, took: readonly number[], held: Held): void => {
    rows.push({ what, entries: many, questions: 0, p50: percentile(took, 0.5), p95: percentile(took, 0.95), unit: "ms", ...held });
  };
  const held = async (what: string): Promise<Held> => {
    const measured = await server.measure(false);
    if (measured.why.length > 0) console.error(`  ${what}\n    ${measured.why.join("\n    ")}`);
    return heldOf(measured);
  };
  const timed = async (what: string, times: number, ask: (i: number) => Promise<unknown>): Promise<void> => {
    await server.measure(false);
    const took: number[] = [];
    for (let i = 0; i < times; i++) {
      const from = performance.now();
      await ask(i);
      took.push(performance.now() - from);
    }
    tell(what, took, await held(what));
  };

  const draw = drawFrom(5);
  const file = Array.from({ length: many }, (_, n) => entryLine(n, draw)).join("\n");
  const search = { kb, text: "退货怎么办" };
  await timed("import to first search", 1, async () => {
    const { upload } = await admin.call("previewImport", { kb, name: "many.jsonl" }, file);
    const { job } = await admin.call("runImport", { kb, upload });
    while ((await admin.call("getJob", { kb, job })).state === "running") await pause(100);
    await admin.call("listEntries", search);
  });
  await timed("first page of entries", 20, () => admin.call("listEntries", { kb }));
  await timed("a page far down", 20, (i) => admin.call("listEntries", { kb, offset: many - 1_000 - i * 200 }));
  await timed("a page by question", 10, () => admin.call("listEntries", { kb, sort: "question" }));
  await timed("a page of a tag", 10, (i) => admin.call("listEntries", { kb, tag: words[i % words.length]! }));
  await timed("a page of a category", 10, async () => {
    const { categories } = await admin.call("getCategories", { kb });
    await admin.call("listEntries", { kb, category: categories[0]!.id });
  });
  for (const without of ["hits", "similar", "answers"] as const)
    await timed(`entries without ${without}`, 10, () => admin.call("listEntries", { kb, without, limit: 1 }));
  await timed("tags", 10, () => admin.call("listTags", { kb }));
  await timed("an entry opened", 20, async (i) => {
    const { rows: found } = await admin.call("listEntries", { kb, offset: i * 100, limit: 1 });
    await admin.call("getEntry", { kb, entry: found[0]!.id });
  });
  await timed("search as you type", 20, (i) =>
    admin.call("listEntries", { kb, text: `${words[i % words.length]}${ends[i % ends.length]}` }),
  );
  await timed("history", 10, () => admin.call("listHistory", { kb }));
  await timed("pairs too close", 5, () => admin.call("listDuplicates", { kb, limit: 50 }));
  await timed("changes to publish", 5, () => admin.call("getChanges", { kb }));
  await timed("Today", 5, () => admin.call("getToday", { kb }));
  const chromium = findBrowser();
  if (chromium) {
    for (const { what, ms } of await pageTimes(chromium, server.url, kb, setUp.name)) tell(what, ms, { stallMs: 0, workMs: 0 });
    Object.assign(rows.at(-1)!, await held("Chromium"));
  }
  await server.stop();
  rmSync(dataDir, { recursive: true });
  return rows;
}
