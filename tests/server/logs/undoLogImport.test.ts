// An import of a log is taken back: its turns go, with all that was counted of them; what was there before, and what was taught from it, stays.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import { countsOf, miss } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let kb: string;
beforeAll(async () => void (server = await startShop({ now: () => "2026-12-11T02:00:00.000Z" })));
afterAll(() => server.end());
beforeEach(async () => void (kb = (await server.admin.call("createKnowledgeBase", { name: "日志" })).id));

async function bring(file: string) {
  const { job } = await server.admin.call("importLog", { kb, name: "客服日志.csv" }, file);
  expect((await finished(server, server.admin, kb, job)).state).toBe("done");
  return job;
}
async function undo(job: string) {
  const { job: by } = await server.admin.call("undoLogImport", { kb, import: job });
  return finished(server, server.admin, kb, by);
}
const imports = async () => (await server.admin.call("listLogImports", { kb })).rows;
const total = async () => (await server.admin.call("listTurns", { kb })).total;
const misses = async () => (await server.admin.call("listClusters", { kb })).rows.map(({ name, count }) => `${name} ${count}`);

const head = "id,time,question,outcome,reason,entry,conversation,channel,helpful\n";
const lines = [
  "1,2026-11-01 10:00,怎么退货,unanswered,,,a,web,",
  "2,2026-11-01 10:01,怎么退货,handoff,,,a,web,",
  "3,2026-11-02 10:00,能开发票吗,answered,,怎么开发票,b,app,false",
  "4,2026-11-02 10:01,能开发票吗,clarify,,,b,app,",
  "5,2026-11-03 10:00,只在这里问过,unanswered,,,,,",
];
const file = `${head}${lines.join("\n")}\n`;

test("all that was counted is as before, in the log, on Today and in Review; it happens once, and stands in the audit", async () => {
  await teach(server.admin, kb, "怎么开发票");
  miss(server.app, kb, "怎么退货", 2, { at: "2026-11-20T04:00:00.000Z", conversation: "a" });
  miss(server.app, kb, "怎么退货", 1, { at: "2026-10-20T04:00:00.000Z" });
  const before = countsOf(server.app).kept;
  const reviewed = await misses();
  const job = await bring(file);
  expect(countsOf(server.app).kept).not.toEqual(before);
  expect(await imports()).toEqual([
    { id: job, name: "客服日志.csv", at: "2026-12-11T02:00:00.000Z", by: expect.any(String), turns: 5, messages: 0 },
  ]);
  expect(await undo(job)).toMatchObject({ state: "done", result: { removed: 5, import: job } });
  expect(countsOf(server.app).kept).toEqual(before);
  expect(countsOf(server.app).kept).toEqual(countsOf(server.app).counted);
  expect(await misses()).toEqual(reviewed);
  expect(await total()).toBe(3);
  expect(await imports()).toEqual([]);
  expect((await server.admin.try("undoLogImport", { kb, import: job })).json).toMatchObject({ error: { code: "nothing_to_do" } });
  const { rows } = await server.admin.call("listAudit", { kb });
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(["log.import_undo_started", "log.import_undone"]));
  // Nothing stands in the way of another try.
  expect(await bring(file)).not.toBe(job);
  expect(await total()).toBe(8);
});

test("a line that two files hold came with the first: the second takes only its own away", async () => {
  const first = await bring(file);
  const second = await bring(`${file}6,2026-11-04 10:00,再问一句,unanswered,,,b,app,\n`);
  expect((await imports()).map(({ turns }) => turns).toSorted((a, b) => a - b)).toEqual([1, 5]);
  await undo(second);
  expect(await total()).toBe(5);
  expect(countsOf(server.app).kept).toEqual(countsOf(server.app).counted);
  await undo(first);
  expect(await total()).toBe(0);
  expect(countsOf(server.app).kept).toEqual(countsOf(server.app).counted);
});

test("a large one goes in slices, and what was taught from it stays", async () => {
  const many = Array.from({ length: 1_500 }, (_, i) =>
    JSON.stringify({ question: `第 ${i % 400} 问`, conversation: `c${i % 90}`, outcome: i % 7 ? "unanswered" : "handoff" }),
  );
  const job = await bring(many.join("\n"));
  const entry = await teach(server.admin, kb, "数字");
  const { rows } = await server.admin.call("listClusters", { kb });
  await server.admin.call("decideCluster", { kb, cluster: rows[0]!.id, decision: { kind: "taught", entry } });
  expect((await undo(job)).result).toMatchObject({ removed: 1_500 });
  expect(await total()).toBe(0);
  expect(await misses()).toEqual([]);
  expect((await server.admin.call("getEntry", { kb, entry })).content.similar).toHaveLength(1);
  expect(countsOf(server.app).kept).toEqual(countsOf(server.app).counted);
});

test("who may import may undo; an import of another knowledge base cannot be undone here", async () => {
  kb = server.kb;
  const job = await bring(file);
  const viewer = await signInAs(server, "viewer");
  const trainer = await signInAs(server, "trainer");
  expect((await viewer.try("undoLogImport", { kb, import: job })).status).toBe(403);
  const other = (await server.admin.call("createKnowledgeBase", { name: "别处" })).id;
  expect((await server.admin.try("undoLogImport", { kb: other, import: job })).status).toBe(404);
  const { job: by } = await trainer.call("undoLogImport", { kb, import: job });
  expect((await finished(server, trainer, kb, by)).result).toMatchObject({ removed: 5 });
});
