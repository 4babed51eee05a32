// Turns go: one customer's or one conversation's on request, and those older than they are to be kept.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { finished, startShop, teach } from "../../support/app.ts";
import { recordTurns } from "../../../server/logs/recordTurns.ts";
import { startExpiryDaily } from "../../../server/logs/takeAway.ts";
import { countsOf, miss, newTurn, shop } from "./support.ts";

const now = "2026-12-11T02:00:00.000Z";
let server: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => void (server = await startShop({ now: () => now })));
afterAll(() => server.end());
beforeEach(async () => void (kb = (await server.admin.call("createKnowledgeBase", { name: "日志" })).id));

const head = "id,time,question,outcome,entry,conversation,customer,channel\n";
const lines = [
  "1,2026-11-01 10:00,怎么退货,unanswered,,a,u-1,web",
  "2,2026-11-01 10:01,我的会员号怎么查,handoff,,a,u-1,web",
  "3,2026-11-02 10:00,怎么退货,unanswered,,b,u-2,app",
  "4,2026-12-02 10:01,能开发票吗,clarify,,b,u-2,app",
  "5,2026-12-03 10:00,怎么退货,unanswered,,,u-1,",
];

async function bring(): Promise<void> {
  const { job } = await server.admin.call("importLog", { kb, name: "log.csv" }, head + lines.join("\n"));
  expect((await finished(server, server.admin, kb, job)).state).toBe("done");
}
const questions = async () => (await server.admin.call("listTurns", { kb })).rows.map(({ question }) => question);
const counts = () => {
  const { kept, counted } = countsOf(server.app);
  expect(kept).toEqual(counted);
  return kept;
};

test("a customer is forgotten: turns, counts and what only they asked; who else asked the same stays", async () => {
  miss(server.app, kb, "怎么退货", 1, { at: "2026-11-20T04:00:00.000Z", conversation: "c" });
  const before = counts();
  await bring();
  expect(await server.admin.call("listClusters", { kb })).toMatchObject({
    rows: [{ name: "怎么退货", count: 4 }, { name: "我的会员号怎么查" }],
  });
  const { job, turns } = await server.admin.call("forgetTurns", { kb, customer: "u-1" });
  expect(turns).toBe(3);
  expect(await finished(server, server.admin, kb, job)).toMatchObject({ state: "done", result: { removed: 3 } });
  expect(await questions()).toEqual(["能开发票吗", "怎么退货", "怎么退货"]);
  expect((await server.admin.call("listClusters", { kb })).rows.map(({ name, count }) => [name, count])).toEqual([["怎么退货", 2]]);
  counts();
  expect((await server.admin.call("listLogImports", { kb })).rows).toMatchObject([{ turns: 2 }]);
  // Not only let go of: written over, in both files.
  for (const [name, db] of [
    ["logs", server.app.logs],
    ["trainer", server.app.db],
  ] as const) {
    // prettier-ignore
    db.pragma("wal_checkpoint(TRUNCATE)");
    expect(readFileSync(join(server.dataDir, `${name}.sqlite`)).includes("我的会员号怎么查")).toBe(false);
  }
  const again = await server.admin.try("forgetTurns", { kb, customer: "u-1" });
  expect(again.json).toMatchObject({ error: { code: "nothing_to_do" } });
  const [shown] = (await server.admin.call("listTurns", { kb })).rows;
  // As the log shows them, too.
  await finished(server, server.admin, kb, (await server.admin.call("forgetTurns", { kb, customer: shown!.customer! })).job);
  expect(counts()).toEqual(before);
  const { rows } = await server.admin.call("listAudit", { kb });
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(["log.forgetting_started", "log.turns_forgotten"]));
});

test("a conversation is forgotten, whatever it is called; both or neither of the two is refused", async () => {
  await bring();
  const [turn] = (await server.admin.call("listTurns", { kb, text: "会员号" })).rows;
  await finished(server, server.admin, kb, (await server.admin.call("forgetTurns", { kb, conversation: turn!.conversation! })).job);
  expect(await questions()).toEqual(["怎么退货", "能开发票吗", "怎么退货"]);
  counts();
  for (const whose of [{}, { customer: "a", conversation: "b" }])
    expect(await server.admin.try("forgetTurns", { kb, ...whose })).toMatchObject({ status: 422 });
});

test("what a spot check drew of them loses its words and its conversation, and trains no more; what was said of it is counted", async () => {
  const entry = await teach(server.admin, kb, "怎么退货");
  const answered = { at: "2026-12-10T02:00:00.000Z", outcome: "answered", reason: "exact", entry, confidence: 90 } as const;
  const turns = [["都问的", "x"], ["都问的", "y"], ["只有我问的", "x"]].map(([question, customer]) => newTurn(question!, { ...answered, customer: customer!, conversation: `talk-${customer}` })); // prettier-ignore
  recordTurns(server.app, shop(kb), turns);
  const { id: check } = await server.admin.call("startSpotCheck", { kb, size: 50, from: "2026-12-10", until: "2026-12-10" });
  const items = async () => (await server.admin.call("listSpotCheckItems", { kb, check })).rows;
  for (const { item } of await items()) await server.admin.call("labelSpotCheckItem", { kb, check, item, label: { verdict: "right" } });
  await finished(server, server.admin, kb, (await server.admin.call("forgetTurns", { kb, customer: "x" })).job);
  const left = await items();
  expect(left.map(({ text, label }) => `${text} ${label?.verdict}`).toSorted((a, b) => a.length - b.length)).toEqual([" right", "都问的 right"]); // prettier-ignore
  expect(JSON.stringify(left)).not.toContain("talk-x");
});

test("turns are kept for so many days of the shop; figures by day stay, and nothing of it is counted twice when the rest goes", async () => {
  await bring();
  const daily = () => server.app.logs.prepare("SELECT sum(asked) FROM daily_counts WHERE kb_id = ?").pluck().get(kb);
  await server.admin.call("updateKnowledgeBase", { kb, keepDays: 30 });
  const job = (await server.admin.call("listJobs", { kb })).rows.find(({ kind }) => kind === "expire_turns");
  expect(await finished(server, server.admin, kb, job!.id)).toMatchObject({ state: "done", result: { removed: 3 } });
  expect(await questions()).toEqual(["怎么退货", "能开发票吗"]);
  expect(daily()).toBe(5);
  expect((await server.admin.call("listClusters", { kb })).rows.map(({ name, count }) => [name, count])).toEqual([["怎么退货", 1]]);
  const { rows } = await server.admin.call("listKnowledgeBases", {});
  expect(rows.find(({ id }) => id === kb)!.keepDays).toBe(30);
  await finished(server, server.admin, kb, (await server.admin.call("forgetTurns", { kb, customer: "u-2" })).job);
  expect(daily()).toBe(4);
  // And every day from then on, whoever looks at it.
  recordTurns(server.app, shop(kb), [newTurn("很久以前的", { at: "2026-10-01T02:00:00.000Z" })]);
  clearInterval(startExpiryDaily(server.app));
  const ofToday = (await server.admin.call("listJobs", { kb })).rows.find(({ kind, by }) => kind === "expire_turns" && by === null);
  expect(await finished(server, server.admin, kb, ofToday!.id)).toMatchObject({ state: "done", result: { removed: 1 } });
  const negative = "SELECT count(*) FROM daily_conversations WHERE conversations < 0 OR handed_off < 0";
  expect(server.app.logs.prepare(negative).pluck().get()).toBe(0);
});
