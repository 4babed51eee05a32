// Labels enter training: a hundred of them fit the confidence of draft and versions, 99 do not, and nothing published changes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kbById } from "../../../server/knowledgeBases/knowledgeBases.ts";
import { frozenOf, versionOf } from "../../../server/versions/environments.ts";
import { modelParts } from "../../../server/versions/models.ts";
import { runInWorker } from "../../../server/workers/pool.ts";
import { readModel } from "../../../shared/engine/model.ts";
import { training } from "../../../server/robots/tasks.ts";
import { finished, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { newTurn } from "../logs/support.ts";
import { itemsOf, log } from "./support.ts";

const now = "2026-07-10T08:00:00.000Z";
const topics = ["退货", "发票", "保修", "运费", "换货", "会员"];
let server: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
let entries: string[];

beforeEach(async () => {
  server = await startShop({ now: () => now });
  ({ admin, kb } = server);
  entries = [];
  for (const topic of topics)
    entries.push(await teach(admin, kb, `怎么办理${topic}`, [`${topic}在哪里申请`, `想问${topic}的事`, `${topic}要多久`]));
});
afterEach(async () => {
  expect(server.logged()).not.toContain("internal error");
  await server.end();
});

const publish = async (note: string) => {
  await teach(admin, kb, `${note}才有的问题`);
  await finished(server, admin, kb, (await admin.call("publish", { kb, note })).job);
};
const versions = async () => (await admin.call("listVersions", { kb })).rows;
const bytes = (version: number) => Buffer.concat([...modelParts(server.app.db, versionOf(server.app.db, kb, version)!.id)]);
const coefficients = (version: number) => readModel(bytes(version)).calibration.coefficients;

/** Draws this many distinct questions; says of one after the other that it is meant for the entry it looks like, or for none. */
async function draw(count: number): Promise<{ check: string; label: (from: number, until: number) => Promise<string[]> }> {
  log(
    server,
    kb,
    Array.from({ length: count }, (_, i) => newTurn(`${topics[i % topics.length]}这件事第${i}位顾客想了解`, { at: now })),
  );
  const { id: check } = await admin.call("startSpotCheck", { kb, size: 500 });
  const items = await itemsOf(admin, kb, check);
  return {
    check,
    label: async (from, until) => {
      const made: string[] = [];
      for (const { item, text } of items.slice(from, until)) {
        const topic = topics.findIndex((one) => text.startsWith(one));
        const said = topic % 2 === 0 ? { verdict: "wrong" as const, entry: entries[topic]! } : { verdict: "not_ours" as const };
        made.push((await admin.call("labelSpotCheckItem", { kb, check, item, label: said })).label);
      }
      return made;
    },
  };
}

test("100 labels change what a version is fitted to, 99 do not; older versions answer as before", async () => {
  await publish("没有标注");
  const asked = topics.map((topic) => `请问${topic}应该怎么弄`);
  const answers = () => Promise.all(asked.map(async (question) => (await admin.call("askRobot", { kb, question, target: 1 })).reply));
  const before = await answers();
  const { label } = await draw(100);
  await label(0, 99);
  expect(await admin.call("getCalibration", { kb })).toMatchObject({ labels: 99, needed: 100, live: { version: 1, fit: { to: "own" } } });
  await publish("99 条");
  await label(99, 100);
  await publish("100 条");
  const [third, second, first] = await versions();
  expect(first!.fit).toMatchObject({ to: "own", until: null });
  expect(second!.fit).toMatchObject({ to: "own", until: null });
  expect(third!.fit).toMatchObject({ to: "labels", questions: 100, until: now });
  expect(third!.fit!.error).toBeGreaterThanOrEqual(0);
  expect(coefficients(3)).not.toEqual(coefficients(2));
  expect(await answers()).toEqual(before);
  expect((await admin.call("getCalibration", { kb })).live).toEqual({ version: 3, fit: third!.fit });
});

test("a version keeps the labels it was made with: trained anew from them it is the same, byte by byte", async () => {
  const { check, label } = await draw(100);
  const labels = await label(0, 100);
  await publish("一百条");
  // Whatever is said afterwards.
  for (const one of labels.slice(0, 30)) await admin.call("undoSpotCheckLabel", { kb, check, label: one });
  const version = versionOf(server.app.db, kb, 1)!;
  const path = join(server.dataDir, "again.bin");
  await runInWorker(training, "train", { dataDir: server.dataDir, kb: kbById(server.app.db, kb)!, frozen: frozenOf(version), path });
  expect(readFileSync(path).equals(bytes(1))).toBe(true);
  expect(() => server.app.db.exec("UPDATE version_labels SET labels = '[]'")).toThrow("versions are immutable");
  expect(() => server.app.db.exec("DELETE FROM version_labels")).toThrow("versions are immutable");
});

test("labels alone can be published once there are a hundred, and are a change until then", async () => {
  await publish("没有标注");
  const { check, label } = await draw(101);
  await label(0, 99);
  expect((await admin.call("getChanges", { kb })).labels).toBeNull();
  expect(await admin.try("publish", { kb, note: "只有标注" })).toMatchObject({ status: 409 });
  await label(99, 100);
  expect(await admin.call("getChanges", { kb })).toMatchObject({
    counts: { parts: 1, all: 1 },
    labels: { before: { questions: 0 }, after: { questions: 100 }, by: "zhoumin", at: now },
  });
  expect((await admin.call("getOverview", { kb })).unpublished).toBe(1);
  const { state } = await finished(server, admin, kb, (await admin.call("publish", { kb, note: "只有标注" })).job);
  expect(state).toBe("done");
  expect((await versions())[0]!.fit).toMatchObject({ to: "labels", questions: 100 });
  expect((await admin.call("getChanges", { kb })).labels).toBeNull();
  const [last] = await label(100, 101);
  expect((await admin.call("getChanges", { kb })).labels).toMatchObject({ before: { questions: 100 }, after: { questions: 101 } });
  await admin.call("undoSpotCheckLabel", { kb, check, label: last! });
  expect((await admin.call("getChanges", { kb })).labels).toBeNull();
});

test("labels for entries that are gone do not count", async () => {
  const { label } = await draw(100);
  await label(0, 100);
  expect((await admin.call("getCalibration", { kb })).labels).toBe(100);
  await admin.call("deleteEntry", { kb, entry: entries[0]! });
  expect((await admin.call("getCalibration", { kb })).labels).toBeLessThan(100);
  await publish("少一个知识点");
  expect((await versions())[0]!.fit).toMatchObject({ to: "own" });
});

test("the draft is trained anew by itself once there are a hundred, and not for the hundredth less one", async () => {
  await server.end();
  server = await startShop({ now: () => now, config: { trainAfter: 0 } });
  ({ admin, kb } = server);
  entries = [];
  for (const topic of topics) entries.push(await teach(admin, kb, `怎么办理${topic}`, [`${topic}在哪里申请`, `想问${topic}的事`]));
  const fitOf = async () => (await admin.call("getCalibration", { kb })).draft;
  await expect.poll(fitOf).toMatchObject({ to: "own" });
  const { label } = await draw(100);
  await label(0, 99);
  expect(await fitOf()).toMatchObject({ to: "own" });
  await label(99, 100);
  await expect.poll(fitOf).toMatchObject({ to: "labels", questions: 100 });
});
