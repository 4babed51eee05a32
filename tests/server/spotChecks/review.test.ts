// Answers labelled wrong enter Review as `wrong_answer`, and leave when the draft does what was decided.
import { afterEach, beforeEach, expect, test } from "vitest";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { newTurn } from "../logs/support.ts";
import { answered, log, say } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let trainer: Client;
let kb: string;
let now = "";
let refund = "";
let exchange = "";
const later = (hours: number) => (now = new Date(Date.parse(now) + hours * 3_600_000).toISOString());

beforeEach(async () => {
  now = "2026-07-10T08:00:00.000Z";
  server = await startShop({ now: () => now });
  kb = server.kb;
  trainer = await signInAs(server, "trainer");
  refund = await teach(trainer, kb, "怎么退货", ["退货流程"]);
  exchange = await teach(trainer, kb, "怎么换货", ["换货流程"]);
});
afterEach(async () => {
  expect(server.logged()).not.toContain("internal error");
  await server.end();
});

const queue = async (input: object = {}) => (await trainer.call("listClusters", { kb, ...input })).rows;
const texts = async (input: object = {}) => (await queue(input)).map((cluster) => cluster.name);
const questionOf = async (cluster: string) => (await trainer.call("getCluster", { kb, cluster })).members[0]!.id;
const check = async () => (await trainer.call("startSpotCheck", { kb })).id;
const ask = (text: string, given: string, more: object = {}) => log(server, kb, [answered(text, given, 90, { at: now, ...more })]);

test("a wrong answer is in the queue with how often it was drawn, the entry named first, and leaves when that is taught", async () => {
  ask("尺寸不合适想换", refund);
  later(1);
  ask("尺寸不合适想换！", refund, { channel: "web" });
  ask("退货流程", refund);
  const id = await check();
  await say(trainer, kb, id, "退货流程", { verdict: "right" });
  const item = (await trainer.call("listSpotCheckItems", { kb, check: id })).rows.find((row) => row.times === 2)!;
  await trainer.call("labelSpotCheckItem", { kb, check: id, item: item.item, label: { verdict: "wrong", entry: exchange } });
  const [miss] = await queue();
  expect(await texts()).toHaveLength(1);
  expect(miss).toMatchObject({ reason: "wrong_answer", count: 2, lastAt: now });
  expect(miss!.days.at(-1)).toBe(2);
  expect(await texts({ reason: "wrong_answer" })).toHaveLength(1);
  expect(await texts({ reason: "unanswered" })).toEqual([]);
  expect(await texts({ channel: "phone" })).toEqual([]);
  expect(await texts({ channel: "web" })).toHaveLength(1);
  const shown = await trainer.call("getCluster", { kb, cluster: miss!.id });
  expect(shown.members).toMatchObject([{ asked: 2, channel: "web", wrong: true }]);
  const turns = (await trainer.call("listMissTurns", { kb, miss: await questionOf(miss!.id) })).rows;
  expect(shown.proposals[0]).toMatchObject({ entry: exchange, named: true });
  expect(turns.map((turn) => turn.miss)).toEqual(["wrong_answer", "wrong_answer"]);
  expect(shown.spotCheck).toMatchObject({
    check: id,
    given: [{ entry: refund, question: "怎么退货" }],
    verdict: "wrong",
    should: { entry: exchange, question: "怎么换货" },
    by: "trainer",
  });
  expect((await trainer.call("getOverview", { kb })).review).toBe(1);
  const { decision } = await trainer.call("decideCluster", {
    kb,
    cluster: miss!.id,
    decision: { kind: "taught", entry: exchange },
  });
  expect(await texts()).toEqual([]);
  await trainer.call("undoDecision", { kb, decision });
  expect(await texts()).toHaveLength(1);
});

test("what answered wrongly is proposed last, however near it is; who named none had none to name", async () => {
  ask("退货流程，换一件的", refund);
  await say(trainer, kb, await check(), "退货流程，换一件的", { verdict: "wrong", entry: null });
  const { proposals } = await trainer.call("getCluster", { kb, cluster: (await queue())[0]!.id });
  expect(proposals.map(({ entry, named }) => [entry, named])).toEqual([
    [exchange, false],
    [refund, false],
  ]);
  expect(proposals[1]!.confidence).toBeGreaterThan(proposals[0]!.confidence);
});

test("the log lists the answers that were called wrong, with the other filters, as long as the labels stand", async () => {
  const wrong = async (input: object = {}) =>
    (await trainer.call("listTurns", { kb, miss: "wrong_answer", ...input })).rows.map(({ question, channel }) => [question, channel]);
  ask("尺寸不合适想换", refund);
  later(1);
  ask("尺寸不合适想换！", refund, { channel: "web" });
  ask("退货流程", refund);
  expect(await wrong()).toEqual([]);
  const id = await check();
  // Asked after the draw: nobody has looked at that one.
  ask("尺寸不合适想换", refund, { channel: "phone" });
  await say(trainer, kb, id, "退货流程", { verdict: "right" });
  const item = (await trainer.call("listSpotCheckItems", { kb, check: id })).rows.find((row) => row.times === 2)!;
  const { label } = await trainer.call("labelSpotCheckItem", {
    kb,
    check: id,
    item: item.item,
    label: { verdict: "wrong", entry: exchange },
  });
  expect(await wrong()).toEqual([
    ["尺寸不合适想换！", "web"],
    ["尺寸不合适想换", "app"],
  ]);
  expect((await trainer.call("listTurns", { kb, miss: "wrong_answer", limit: 1 })).total).toBe(2);
  expect(await wrong({ channel: "web" })).toHaveLength(1);
  expect(await wrong({ entry: refund, text: "想换" })).toHaveLength(2);
  expect(await wrong({ entry: exchange })).toEqual([]);
  expect(await wrong({ text: "流程" })).toEqual([]);
  await trainer.call("undoSpotCheckLabel", { kb, check: id, label });
  expect(await wrong()).toEqual([]);
});

test("taking the label back takes it out, saying it anew brings it back", async () => {
  ask("尺寸不合适想换", refund);
  const id = await check();
  const label = await say(trainer, kb, id, "尺寸不合适想换", { verdict: "wrong", entry: null });
  expect(await texts()).toEqual(["尺寸不合适想换"]);
  await trainer.call("undoSpotCheckLabel", { kb, check: id, label });
  expect(await texts()).toEqual([]);
  await say(trainer, kb, id, "尺寸不合适想换", { verdict: "not_ours" });
  expect(await texts()).toEqual(["尺寸不合适想换"]);
  await say(trainer, kb, id, "尺寸不合适想换", { verdict: "right" });
  expect(await texts()).toEqual([]);
});

test("teaching it in the entry meant, or calling it not ours, settles it without a decision", async () => {
  ask("想换大一号", refund);
  ask("你多大了", refund);
  const id = await check();
  await say(trainer, kb, id, "想换大一号", { verdict: "wrong", entry: exchange });
  await say(trainer, kb, id, "你多大了", { verdict: "not_ours" });
  await trainer.call("addWording", { kb, entry: exchange, text: "想换大一号" });
  expect(await texts()).toEqual(["你多大了"]);
  const [miss] = await queue();
  // Meant for no entry: there is none to name.
  expect((await trainer.call("getCluster", { kb, cluster: miss!.id })).spotCheck).toMatchObject({ verdict: "not_ours", should: null });
  await trainer.call("decideCluster", { kb, cluster: miss!.id, decision: { kind: "not_ours" } });
  expect(await texts()).toEqual([]);
  // What may not speak answers nobody.
  await trainer.call("updateEntries", { kb, entries: [exchange], set: { field: "enabled", enabled: false } });
  expect(await texts()).toEqual(["想换大一号"]);
});

test("a wording taught to the entry that answered wrongly stays, and comes back when its answer is called wrong again", async () => {
  ask("退货流程", refund);
  const first = await check();
  await say(trainer, kb, first, "退货流程", { verdict: "wrong", entry: exchange });
  expect(await texts()).toEqual(["退货流程"]);
  // The draft would go on answering with the entry that teaches it.
  const [miss] = await queue();
  expect(await trainer.try("decideCluster", { kb, cluster: miss!.id, decision: { kind: "taught", entry: exchange } })).toMatchObject({
    status: 409,
    json: { error: { code: "taken" } },
  });
  await trainer.call("decideCluster", { kb, cluster: miss!.id, decision: { kind: "taught", entry: refund } });
  expect(await texts()).toEqual([]);
  later(1);
  await say(trainer, kb, first, "退货流程", { verdict: "wrong", entry: exchange });
  expect(await texts()).toEqual(["退货流程"]);
});

test("what was taught by a decision is open again while that entry does not speak, or no longer teaches it", async () => {
  ask("想换大一号", refund);
  await say(trainer, kb, await check(), "想换大一号", { verdict: "wrong", entry: exchange });
  const before = (await trainer.call("getEntry", { kb, entry: exchange })).revision;
  await trainer.call("decideCluster", {
    kb,
    cluster: (await queue())[0]!.id,
    decision: { kind: "taught", entry: exchange },
  });
  expect(await texts()).toEqual([]);
  await trainer.call("updateEntries", { kb, entries: [exchange], set: { field: "enabled", enabled: false } });
  expect(await texts()).toEqual(["想换大一号"]);
  await trainer.call("updateEntries", { kb, entries: [exchange], set: { field: "enabled", enabled: true } });
  expect(await texts()).toEqual([]);
  await trainer.call("restoreRevision", { kb, entry: exchange, revision: before });
  expect(await texts()).toEqual(["想换大一号"]);
  await trainer.call("addWording", { kb, entry: refund, text: "想换大一号" });
  expect(await texts()).toEqual(["想换大一号"]);
});

test("of a question that the log calls a miss too, the reason is that for which it is still open", async () => {
  const reasons = async () => Object.fromEntries((await queue()).map(({ name, reason }) => [name, reason]));
  // Answered wrongly; missed after that.
  ask("退货流程", refund);
  ask("大小不对", refund);
  // Answered without helping, and wrongly after that.
  ask("想换大一号", refund, { helpful: false });
  later(1);
  ask("想换大一号", refund);
  const id = await check();
  for (const { text, item, times } of (await trainer.call("listSpotCheckItems", { kb, check: id })).rows)
    if (text !== "想换大一号" || times > 0)
      await trainer.call("labelSpotCheckItem", { kb, check: id, item, label: { verdict: "wrong", entry: exchange } });
  later(1);
  log(server, kb, [newTurn("退货流程", { at: now }), newTurn("大小不对", { at: now })]);
  // Both are open: what came last.
  expect(await reasons()).toMatchObject({ 大小不对: "unanswered", 想换大一号: "wrong_answer" });
  // What the log missed is taught, but by the entry that was wrong.
  expect((await reasons())["退货流程"]).toBe("wrong_answer");
  // Taught by the right one, it is no wrong answer any more; that it did not help may come again.
  await trainer.call("addWording", { kb, entry: exchange, text: "想换大一号" });
  expect((await reasons())["想换大一号"]).toBe("unhelpful");
});

test("counts with what the log calls a miss, each turn once, and sorts among the others", async () => {
  log(server, kb, [
    newTurn("换一个颜色", { at: now }),
    newTurn("换一个颜色", { at: now }),
    ...Array.from({ length: 3 }, () => newTurn("几点关门", { at: now })),
  ]);
  later(1);
  ask("换一个颜色", refund);
  ask("换一个颜色", refund);
  // One that the log calls a miss already.
  ask("换一个颜色", refund, { helpful: false });
  const id = await check();
  const item = (await trainer.call("listSpotCheckItems", { kb, check: id })).rows.find((row) => row.given === refund)!;
  await trainer.call("labelSpotCheckItem", { kb, check: id, item: item.item, label: { verdict: "wrong", entry: exchange } });
  expect((await queue()).map((cluster) => [cluster.name, cluster.count])).toEqual([
    ["换一个颜色", 5],
    ["几点关门", 3],
  ]);
  const [{ id: first, days } = { id: "", days: [0] }] = await queue();
  expect(days.at(-1)).toBe(5);
  expect(await trainer.call("getCluster", { kb, cluster: first })).toMatchObject({ count: 5, members: [{ asked: 5 }] });
  const { decision } = await trainer.call("decideCluster", {
    kb,
    cluster: (await queue())[0]!.id,
    decision: { kind: "later" },
  });
  expect(await texts()).toEqual(["几点关门"]);
  expect(await texts({ later: true })).toEqual(["换一个颜色"]);
  await trainer.call("undoDecision", { kb, decision });
  expect(await texts({ sort: "recent" })).toEqual(["换一个颜色", "几点关门"]);
});

test("stays when the log is cleared, and proposes what was named for a question that got no answer", async () => {
  ask("尺寸不合适想换", refund);
  log(server, kb, [newTurn("大小不对", { at: now })]);
  const id = await check();
  await say(trainer, kb, id, "尺寸不合适想换", { verdict: "wrong", entry: exchange });
  await say(trainer, kb, id, "大小不对", { verdict: "wrong", entry: exchange });
  const unanswered = (await queue({ reason: "unanswered" }))[0]!;
  expect((await trainer.call("getCluster", { kb, cluster: unanswered.id })).proposals[0]).toMatchObject({ entry: exchange, named: true });
  // As near as it is found to be, not more and not less for being named.
  const named = (await queue({ reason: "wrong_answer" })).find(({ name }) => name === "尺寸不合适想换")!;
  expect((await trainer.call("getCluster", { kb, cluster: named.id })).proposals[0]!.confidence).toBeGreaterThan(0);
  server.app.logs.exec("DELETE FROM turns; DELETE FROM questions; DELETE FROM daily_misses;");
  const [miss] = await queue();
  expect(miss).toMatchObject({ name: "尺寸不合适想换", count: 1, reason: "wrong_answer" });
  expect((await trainer.call("listMissTurns", { kb, miss: await questionOf(miss!.id) })).rows).toEqual([]);
});

test("more of them than a slice goes through are all there, in the queue and among the log's turns", async () => {
  const questions = Array.from({ length: 450 }, (_, i) => `第${i}件能换吗`);
  log(
    server,
    kb,
    questions.map((question) => answered(question, refund, 90, { at: now })),
  );
  const id = (await trainer.call("startSpotCheck", { kb, size: 500 })).id;
  // As if somebody had labelled them one by one.
  server.app.db
    .prepare(
      `INSERT INTO spot_check_labels (id, kb_id, check_id, item, question_id, given, verdict, entry_id, by, at)
       SELECT 'l_' || item, kb_id, check_id, item, question_id, given, 'wrong', NULL, 'zhoumin', ? FROM spot_check_items WHERE check_id = ?`,
    )
    .run(now, id);
  expect((await trainer.call("listClusters", { kb, reason: "wrong_answer" })).questions).toBe(450);
  expect((await trainer.call("listTurns", { kb, miss: "wrong_answer" })).total).toBe(450);
});
