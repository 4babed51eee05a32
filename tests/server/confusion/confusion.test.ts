// Pairs of entries between which questions waver: counted as turns are written, said better of, and taken away; listed, drawn as a map, and settled.
import { afterAll, beforeAll, expect, test } from "vitest";
import { correctTurn, recordTurns } from "../../../server/logs/recordTurns.ts";
import { fillConfusions } from "../../../server/logs/fillConfusions.ts";
import { removeTurns } from "../../../server/logs/removeTurns.ts";
import type { Correction, NewTurn } from "../../../server/base/logged.ts";
import { drawFrom } from "../../../shared/engine/statistics.ts";
import { adminName, adminPassword, signInAs, startServer, startShop, teach } from "../../support/app.ts";
import { newTurn, shop } from "../logs/support.ts";

const now = "2026-11-30T04:00:00.000Z";
const today = { at: now };
let server: Awaited<ReturnType<typeof startShop>>;
let kb: string;
let a: string;
let b: string;
let c: string;
let d: string;
beforeAll(async () => {
  server = await startShop({ now: () => now });
  kb = server.kb;
  const ids = [
    await teach(server.admin, kb, "怎么退货", ["想退货"]),
    await teach(server.admin, kb, "怎么换货", ["想换货"]),
    await teach(server.admin, kb, "运费谁出"),
    await teach(server.admin, kb, "多久发货"),
  ].toSorted();
  [a, b, c, d] = ids as [string, string, string, string];
});
afterAll(() => server.end());

const sure = (entry: string, confidence: number) => ({ entry, question: "", confidence, score: 0 });
const named = (entry: string) => ({ entry, question: "", confidence: 50 });
const answered = (question: string, candidates: [string, number][], more: Partial<NewTurn> = {}) =>
  newTurn(question, {
    ...today,
    outcome: "answered",
    reason: "confident",
    entry: candidates[0]![0],
    confidence: candidates[0]![1],
    candidates: candidates.map(([entry, n]) => sure(entry, n)),
    ...more,
  });
const askedBack = (question: string, options: string[], more: Partial<NewTurn> = {}) =>
  newTurn(question, {
    ...today,
    outcome: "clarify",
    reason: "middle",
    candidates: options.map((entry) => sure(entry, 40)),
    options: options.map(named),
    ...more,
  });
const log = (...turns: NewTurn[]) => recordTurns(server.app, shop(kb), turns);
const forget = () => {
  const ids = (server.app.logs.prepare("SELECT id FROM turns").all() as { id: string }[]).map(({ id }) => id);
  removeTurns(server.app.logs, kb, ids, "removed");
};
const list = async (more: object = {}) => (await server.admin.call("listConfusions", { kb, days: 30, ...more })).rows;
const counted = (row: Awaited<ReturnType<typeof list>>[number] | undefined) =>
  row && Object.fromEntries(Object.entries(row.counts).filter(([, n]) => n > 0));

test("a turn counts between whom it wavered, by what became of it; the pair that went wrong most stands first", async () => {
  log(
    // Close: half its confidence, and ten at least; once more on the other side.
    answered("退还是换一", [[a, 80], [b, 40], [c, 39]]), // prettier-ignore
    answered("退还是换二", [[b, 60], [a, 30]]), // prettier-ignore
    answered("太低了不算", [[a, 12], [c, 9]]), // prettier-ignore
    // No help: the nearest may have been meant, the next is only near.
    answered("没有帮上忙", [[c, 60], [d, 50], [a, 40]], { helpful: false }), // prettier-ignore
    answered("没有别人近", [[c, 90], [d, 4]], { helpful: false }), // prettier-ignore
    // Asked back: the one behind, the one ahead, none, nothing said.
    askedBack("选了后面的", [a, b], { chosen: b }),
    askedBack("选了前面的", [a, b], { chosen: a }),
    askedBack("都不是", [a, b], { none: true }),
    askedBack("没有再说", [b, a]),
    // What neither answers nor offers anything wavers between nobody.
    newTurn("没答上", { ...today, candidates: [sure(a, 20), sure(b, 19)] }),
  );
  const rows = await list();
  expect(rows.map(({ first, second }) => [first.id, second.id])).toEqual([[a, b], [c, d], [a, c]]); // prettier-ignore
  const [ab, cd, ac] = rows;
  expect(counted(ab)).toEqual({ close: 2, overturned: 1, confirmed: 1, none: 1, asked: 1 });
  expect(ab).toMatchObject({ points: 10 + 2 * 2 + 3, turns: 6, first: { ahead: 4, bad: 1 }, second: { ahead: 2, bad: 0 } });
  expect([counted(cd), cd!.points, cd!.first.bad]).toEqual([{ unhelpful: 1 }, 10, 1]);
  expect([counted(ac), ac!.second.ahead]).toEqual([{ close: 1 }, 1]);
  expect((await server.admin.call("getToday", { kb })).confused).toMatchObject({ pairs: 2, first: { id: a }, second: { id: b } });
  expect((await list({ entry: d })).map(({ first }) => first.id)).toEqual([c]);
  expect((await list({ offset: 1, limit: 1 })).map(({ first }) => first.id)).toEqual([c]);
  expect(await server.admin.call("listConfusions", { kb, days: 7, limit: 1 })).toMatchObject({ total: 3, since: "2026-11-24", filling: null, checkedAt: null }); // prettier-ignore
});

test("what customers say afterwards moves a turn from one kind to another; a chosen option that does not help is blamed itself", async () => {
  forget();
  const turn = askedBack("再说一遍", [a, b, c]);
  log(turn);
  const after = async (said: Correction) => {
    correctTurn(server.app.logs, kb, turn.id, said);
    return (await list()).map((row) => [row.first.id, row.second.id, ...Object.keys(counted(row)!)]);
  };
  expect(await after({ chosen: b })).toEqual([[a, b, "overturned"], [b, c, "confirmed"]]); // prettier-ignore
  expect(await after({ helpful: 0 })).toEqual([[a, b, "unhelpful"], [b, c, "confirmed"]]); // prettier-ignore
  expect((await list())[0]!.second).toMatchObject({ id: b, ahead: 1, bad: 1 });
  expect(await after({ chosen: null, none: 1, helpful: null })).toEqual([[a, b, "none"], [a, c, "none"]]); // prettier-ignore
});

test("counts are those of the turns that are there, whatever was written, said, taken away and counted later", async () => {
  forget();
  const draw = drawFrom(17);
  const entries = [a, b, c, d, "e_gone"];
  const some = (): [string, number][] => {
    const from = draw(5);
    return [0, 1, 2, 3].slice(0, 1 + draw(4)).map((i) => [entries[(from + i) % 5]!, Math.max(0, 90 - draw(30) - i * draw(40))]);
  };
  const said = (offered: string[]): Correction =>
    [{ helpful: draw(2) }, { chosen: offered[draw(offered.length)]! }, { none: 1, chosen: null }, { helpful: null }][draw(4)]!;
  const tables = ["daily_confusions", "confused_questions"] as const;
  const { logs } = server.app;
  const rowsOf = () => tables.map((table) => logs.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4, 5`).all());
  /** As an upgraded program counts what is there: `done` of so many are. */
  const begunAnew = (): void => {
    for (const table of tables) logs.exec(`DELETE FROM ${table}`);
    logs.exec("INSERT INTO confusion_fill SELECT 1, 0, max(seq) FROM turns");
  };
  let ids: { id: string; offered: string[] }[] = [];
  for (let round = 0; round < 12; round += 1) {
    const turns = Array.from({ length: 30 }, () => {
      const candidates = some();
      const question = `问${draw(12)}`;
      const when = { at: `2026-11-${10 + draw(20)}T04:00:00.000Z` };
      const offered = candidates.map(([entry]) => entry);
      const turn = draw(2) === 0 ? answered(question, candidates, when) : askedBack(question, offered, when);
      ids.push({ id: turn.id, offered });
      return turn;
    });
    log(...turns);
    // From the eighth round on older turns are still being counted.
    if (round === 8) begunAnew();
    for (let i = 0; i < 25; i += 1) {
      const { id, offered } = ids[draw(ids.length)]!;
      correctTurn(logs, kb, id, said(offered));
    }
    // The newest among them: their numbers are given again.
    const newest = logs.prepare("SELECT id FROM turns ORDER BY seq DESC LIMIT 3").all() as { id: string }[];
    const gone = new Set([...newest, ...Array.from({ length: 4 }, () => ids[draw(ids.length)]!)].map(({ id }) => id));
    removeTurns(logs, kb, [...gone], "removed");
    ids = ids.filter(({ id }) => !gone.has(id));
    if (round >= 8) fillConfusions(logs, 40);
  }
  while (fillConfusions(logs, 40));
  const kept = rowsOf();
  expect(kept.map((rows) => rows.length > 50)).toEqual([true, true]);
  begunAnew();
  while (fillConfusions(logs, 7));
  expect(rowsOf()).toEqual(kept);
  // By age: the counts of days stay, the questions go.
  removeTurns(logs, kb, ids.slice(0, 100).map(({ id }) => id), "kept"); // prettier-ignore
  const [days, questions] = rowsOf();
  expect(days).toEqual(kept[0]);
  expect(questions!.length).toBeLessThan(kept[1]!.length);
  begunAnew();
  while (fillConfusions(logs));
  expect(rowsOf()[1]).toEqual(questions);
});

test("the questions behind a pair say what became of them, what the draft does now, and who teaches them; settling one answers it", async () => {
  forget();
  log(
    askedBack("东西不合适咋整", [a, b], { chosen: b }),
    askedBack("东西不合适咋整", [a, b]),
    answered("怎么换货", [[a, 80], [b, 60]]), // prettier-ignore
    answered("别的一对", [[c, 80], [d, 60]]), // prettier-ignore
  );
  const behind = async (more: object = {}) => server.admin.call("listConfusedQuestions", { kb, first: a, second: b, days: 30, ...more });
  const { total, rows } = await behind();
  expect([total, ...rows.map(({ text }) => text)]).toEqual([2, "东西不合适咋整", "怎么换货"]);
  expect(rows[0]).toMatchObject({ turns: 2, points: 12, chosen: { first: 0, second: 1 }, asked: 1, taught: [], last: "2026-11-30" });
  const swap = (await server.admin.call("searchEntries", { kb, text: "怎么换货" })).rows[0]!.id;
  expect(rows[1]).toMatchObject({ answered: { first: 1, second: 0 }, taught: [{ id: swap, isStandard: true }], now: { outcome: "answered", entry: swap } }); // prettier-ignore
  expect((await behind({ offset: 1, limit: 1 })).rows.map(({ text }) => text)).toEqual(["怎么换货"]);
  await server.admin.call("settleWording", { kb, text: "东西不合适咋整", entries: [{ entry: b, as: "positive" }, { entry: a, as: "negative" }] }); // prettier-ignore
  expect((await behind()).rows[0]).toMatchObject({
    now: { outcome: "answered", entry: b },
    taught: [{ id: b, isStandard: false }],
    negative: { first: true, second: false },
  });
  const viewer = await signInAs(server, "viewer");
  expect((await viewer.call("listConfusedQuestions", { kb, first: b, second: a })).total).toBe(2);
  expect((await viewer.try("settleWording", { kb, text: "东西不合适咋整", entries: [{ entry: a, as: "none" }] })).status).toBe(403);
  expect((await server.admin.try("listConfusedQuestions", { kb, first: a, second: "e_nobody" })).status).toBe(404);
});

test("what a spot check says should have been another entry counts between the two, with its question", async () => {
  forget();
  log(answered("寄回去的钱", [[c, 90], [d, 3]])); // prettier-ignore
  const { id: check } = await server.admin.call("startSpotCheck", { kb, size: 50, from: "2026-11-30", until: "2026-11-30" });
  const [item] = (await server.admin.call("listSpotCheckItems", { kb, check })).rows;
  expect(await list()).toEqual([]);
  await server.admin.call("labelSpotCheckItem", { kb, check, item: item!.item, label: { verdict: "wrong", entry: a } });
  const [row] = await list();
  expect([row!.first.id, row!.second.id, counted(row), row!.points, row!.turns]).toEqual([a, c, { wrong: 1 }, 10, 0]);
  expect(row!.second.bad).toBe(1);
  const { rows } = await server.admin.call("listConfusedQuestions", { kb, first: a, second: c });
  expect(rows).toMatchObject([{ text: "寄回去的钱", wrong: { first: 1, second: 0 }, last: null }]);
});

test("the map sets entries that are confused beside each other; of merged ones the one that stays is counted, deleted ones are gone", async () => {
  forget();
  const five = [await teach(server.admin, kb, "会员怎么升级"), await teach(server.admin, kb, "积分怎么用")].toSorted();
  const [e, f] = five as [string, string];
  log(
    ...Array.from({ length: 3 }, () => askedBack("退换", [a, e], { chosen: e })),
    ...Array.from({ length: 2 }, () => askedBack("运费", [c, f], { chosen: f })),
    answered("退货运费", [[a, 80], [c, 60]]), // prettier-ignore
    answered("换货", [[e, 80], [d, 60]]), // prettier-ignore
  );
  const map = async (most = 16) => server.admin.call("getConfusionMap", { kb, days: 30, most });
  const { entries, cells, pairs, shown } = await map();
  const order = entries.map(({ id }) => id);
  const apart = (x: string, y: string) => Math.abs(order.indexOf(x) - order.indexOf(y));
  expect([apart(a, e), apart(c, f), pairs, shown]).toEqual([1, 1, 4, 4]);
  expect(cells).toContainEqual({ ahead: a, behind: e, turns: 3, bad: 3 });
  expect(cells).toContainEqual({ ahead: e, behind: d, turns: 1, bad: 0 });
  expect((await map(2)).entries.map(({ id }) => id).toSorted()).toEqual([a, e].toSorted());
  // Merged: what was confused with the one that went is confused with the one that stays.
  const revision = async (entry: string) => (await server.admin.call("getEntry", { kb, entry })).revision;
  await server.admin.call("mergeEntries", {
    kb,
    entry: f,
    base: await revision(f),
    taken: { entry: e, base: await revision(e) },
  });
  await server.admin.call("deleteEntry", { kb, entry: d });
  expect((await list()).map(({ first, second }) => [first.id, second.id].toSorted())).toEqual([[a, f], [c, f], [a, c]].map((pair) => pair.toSorted())); // prettier-ignore
  expect((await server.admin.call("listConfusedQuestions", { kb, first: a, second: f })).rows.map(({ text }) => text)).toEqual(["退换"]);
  expect(await list({ category: "k_other" })).toEqual([]);
  expect(await list({ category: "none" })).toHaveLength(3);
});

test("after an upgrade what was logged before is counted behind the start, and the list says how far it is", async () => {
  forget();
  log(...Array.from({ length: 400 }, (_, i) => askedBack(`问法${i % 9}`, [a, c], i % 3 === 0 ? { chosen: c } : {})));
  const before = await list();
  for (const table of ["daily_confusions", "confused_questions"]) server.app.logs.exec(`DELETE FROM ${table}`);
  server.app.logs.exec("INSERT INTO confusion_fill SELECT 1, 0, max(seq) FROM turns");
  const { filling } = await server.admin.call("listConfusions", { kb });
  expect([filling?.done, filling!.total >= 400]).toEqual([0, true]);
  await server.close();
  const again = await startServer({ dataDir: server.dataDir, now: () => now });
  server = { ...server, ...again, admin: again.client() };
  await server.admin.call("signIn", { name: adminName, password: adminPassword });
  await expect.poll(async () => (await server.admin.call("listConfusions", { kb })).filling, { timeout: 20_000 }).toBeNull();
  expect(await list()).toEqual(before);
});
