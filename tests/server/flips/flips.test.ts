// What an edit would flip, over HTTP: told before it is saved, and exactly what the draft does once it is.
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contract } from "../../../shared/contract/index.ts";
import type { Input, Output } from "../../../shared/contract/endpoint.ts";
import { drawFrom } from "../../../shared/engine/statistics.ts";
import { textKey } from "../../../shared/engine/text.ts";
import { emptyEntry, type EntryContent } from "../../../shared/knowledge/entry.ts";
import { adminName, adminPassword, finished, signInAs, startServer, type TestServer } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { miss } from "../logs/support.ts";
import { servedNow } from "./support.ts";

type Preview = Input<Contract["previewFlips"]>;
type Ready = Extract<Output<Contract["previewFlips"]>, { state: "ready" }>;

let shop: TestServer & { admin: Client; kb: string };
beforeAll(async () => {
  const server = await startServer();
  const admin = server.client();
  const { knowledgeBase: kb, job } = await admin.call("setUp", {
    name: adminName,
    password: adminPassword,
    knowledgeBase: "栖木家居",
    start: "sample",
  });
  shop = { ...server, admin, kb };
  if (job) await finished(shop, admin, kb, job);
});
afterAll(() => shop.end());

/** Some hundreds of questions: all of the log is asked again after each edit. */
const days = 4;
const told: string[] = [];
/** Asks until the questions are held, and nothing is behind. */
async function preview(input: Omit<Preview, "kb">): Promise<Ready> {
  for (;;) {
    const said = await shop.admin.call("previewFlips", { kb: shop.kb, days, ...input });
    told.push(said.state);
    if (said.state === "ready" && !said.behind) return said;
    await pause(50);
  }
}
const contentOf = async (entry: string): Promise<{ revision: number; content: EntryContent }> => {
  const { revision, content } = await shop.admin.call("getEntry", { kb: shop.kb, entry });
  return { revision, content };
};
/** Entries by how many questions they serve now, with that. */
async function serving(): Promise<[[string, number], [string, number], ...[string, number][]]> {
  const counts = new Map<string, number>();
  for (const entry of (await servedNow(shop.app, shop.kb, days)).values()) if (entry) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  const [first, second, ...rest] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [first!, second!, ...rest];
}
const wording = (text: string, kind: "positive" | "negative" = "positive"): EntryContent["similar"][number] => ({
  id: `q_${Math.abs(text.length * 7 + text.charCodeAt(0))}`,
  text,
  kind,
  origin: "hand",
  by: null,
  at: null,
});

test("while the questions are asked for the first time it says how far it is; then that saving nothing new changes nothing", async () => {
  const { rows } = await shop.admin.call("listEntries", { kb: shop.kb, limit: 1 });
  const { content } = await contentOf(rows[0]!.id);
  const said = await preview({ entry: rows[0]!.id, content });
  expect(told[0]).toBe("making");
  expect(said.questions).toBe((await servedNow(shop.app, shop.kb, days)).size);
  expect(said.times).toBeGreaterThan(said.questions);
  for (const kind of ["gained", "lost", "moved"] as const) expect(said[kind]).toEqual({ questions: 0, times: 0, byEntry: [], first: [] });
  expect(said.broken).toEqual([]);
});

test("of a dozen seeded edits, each saved on top of the others, it tells exactly what the draft then does", async () => {
  const draw = drawFrom(1630);
  const { rows } = await shop.admin.call("listEntries", { kb: shop.kb, limit: 200 });
  let before = await servedNow(shop.app, shop.kb, days);
  const asked = [...before.keys()];
  let flips = 0;
  for (let i = 0; i < 12; i++) {
    const id = rows[draw(rows.length)]!.id;
    const { revision, content } = await contentOf(id);
    const own = new Set([content.question, ...content.similar.map((one) => one.text)].map(textKey));
    const { exactEntry } = await shop.app.robots.draft(shop.kb);
    const others = asked.filter((question) => !own.has(textKey(question)) && exactEntry(textKey(question)) === null);
    const text = others[draw(others.length)]!;
    const edited: EntryContent =
      i % 5 === 0
        ? { ...content, enabled: !content.enabled }
        : i % 5 === 1
          ? { ...content, similar: content.similar.slice(2) }
          : i % 5 === 2
            ? { ...content, similar: [...content.similar, wording(text, "negative")] }
            : { ...content, similar: [...content.similar, wording(text)] };
    const said = await preview({ entry: id, content: edited, editor: "e" });
    await shop.admin.call("saveEntry", { kb: shop.kb, entry: id, base: revision, content: edited });
    const after = await servedNow(shop.app, shop.kb, days);
    const differing = [...after].filter(([question, entry]) => entry !== before.get(question));
    expect(said.gained.questions + said.lost.questions + said.moved.questions, `edit ${i}`).toBe(differing.length);
    for (const flip of [...said.gained.first, ...said.lost.first, ...said.moved.first]) {
      expect([flip.from?.entry ?? null, flip.to?.entry ?? null], flip.text).toEqual([before.get(flip.text), after.get(flip.text)]);
    }
    flips += differing.length;
    before = after;
  }
  expect(flips).toBeGreaterThan(3);
});

test("wordings that are moved here from another entry are told with what that entry loses, as saving both does", async () => {
  const [[from], [to]] = await serving();
  const { content: theirs } = await contentOf(from);
  const { revision: base, content } = await contentOf(to);
  const taken = theirs.similar.filter(({ kind }) => kind === "positive").slice(0, 12);
  const edited = { ...content, similar: [...content.similar, ...taken.map((one) => ({ ...one, id: `${one.id}_moved` }))] };
  const settle = taken.map(({ text }) => ({ entry: from, text, as: "none" as const }));
  const before = await servedNow(shop.app, shop.kb, days);
  const said = await preview({ entry: to, content: edited, settle });
  expect(said.broken).toEqual([]);
  await shop.admin.call("saveEntry", { kb: shop.kb, entry: to, base, content: edited, settle });
  const after = await servedNow(shop.app, shop.kb, days);
  const differing = [...after].filter(([question, entry]) => entry !== before.get(question));
  expect(differing.length).toBeGreaterThan(0);
  expect(said.gained.questions + said.lost.questions + said.moved.questions).toBe(differing.length);
  for (const flip of [...said.gained.first, ...said.lost.first, ...said.moved.first]) {
    expect([flip.from?.entry ?? null, flip.to?.entry ?? null], flip.text).toEqual([before.get(flip.text), after.get(flip.text)]);
  }
});

test("what two entries would flip as one is told before they are merged: those of the one that goes come along", async () => {
  const [[kept], [goes]] = await serving();
  const ends = { kb: shop.kb, entry: kept, taken: { entry: goes } };
  const { content, base, takenBase } = await shop.admin.call("previewMerge", ends);
  const before = await servedNow(shop.app, shop.kb, days);
  const said = await preview({ entry: kept, content, gone: [goes] });
  await shop.admin.call("mergeEntries", { ...ends, base, taken: { entry: goes, base: takenBase! } });
  const after = await servedNow(shop.app, shop.kb, days);
  const comeAlong = [...before].filter(([question, entry]) => entry === goes && after.get(question) === kept).length;
  expect(comeAlong).toBeGreaterThan(5);
  const differing = [...after].filter(([question, entry]) => entry !== before.get(question));
  expect(said.gained.questions + said.lost.questions + said.moved.questions).toBe(differing.length);
  expect(said.moved.byEntry[0]).toMatchObject({ from: { entry: goes }, to: { entry: kept }, questions: comeAlong });
});

test("after a change of settings, which makes the draft anew, it tells what the new one does", async () => {
  const { revision, settings } = await shop.admin.call("getSettings", { kb: shop.kb });
  await shop.admin.call("saveSettings", { kb: shop.kb, base: revision, settings: { ...settings, bands: { answer: 90, clarify: 30 } } });
  const [[entry, before]] = await serving();
  const said = await preview({ entry, content: null });
  expect(said.lost.questions + said.moved.questions).toBe(before);
});

test("questions of a log that is imported meanwhile are told of at once", async () => {
  const text = "能把猫寄养在店里吗";
  const lines = JSON.stringify({ question: text, outcome: "unanswered" });
  const { job } = await shop.admin.call("importLog", { kb: shop.kb, name: "a.jsonl" }, `${lines}\n${lines}`);
  await finished(shop, shop.admin, shop.kb, job);
  const content = { ...emptyEntry("能寄养宠物吗"), similar: [wording(text)], answers: [{ text: "不能。", when: [] }] };
  const said = await preview({ entry: null, content });
  expect(said.gained.first).toContainEqual({ text, times: 2, from: null, to: { entry: null, question: content.question } });
});

test("a new entry gains what was missed, questions and times apart, and what it would take is listed page by page", async () => {
  for (const [i, text] of ["能不能帮我把旧床垫拉走", "旧床垫拉走要钱吗", "旧床垫怎么处理掉"].entries())
    miss(shop.app, shop.kb, text, i + 2, { at: shop.app.now() });
  const content = {
    ...emptyEntry("旧床垫可以拉走吗"),
    similar: [wording("能不能帮我把旧床垫拉走"), wording("旧床垫拉走要钱吗")],
    answers: [{ text: "可以。", when: [] }],
  };
  // Another number of days: what was asked is read again.
  const said = await preview({ entry: null, content, days: days + 1 });
  expect(said.gained.first).toContainEqual({
    text: "能不能帮我把旧床垫拉走",
    times: 2,
    from: null,
    to: { entry: null, question: content.question },
  });
  expect(said.gained.times).toBeGreaterThan(said.gained.questions);
  const own = said.gained.byEntry.find(({ to }) => to?.entry === null);
  expect([own?.from, own?.to?.question]).toEqual([null, content.question]);
  const list = { kb: shop.kb, entry: null, content, days: days + 1, kind: "gained" as const };
  const all = await shop.admin.call("listFlips", list);
  expect(all.total).toBe(said.gained.questions);
  const second = await shop.admin.call("listFlips", { ...list, offset: 1, limit: 1 });
  expect(second.rows).toEqual([all.rows[1]]);
});

test("a fix of Why not? is told as the edit that makes it: a wording added, moved, or made negative", async () => {
  const fixed = async (fix: Input<Contract["previewFix"]>["fix"]) => {
    for (;;) {
      const said = await shop.admin.call("previewFix", { kb: shop.kb, days: days + 1, fix });
      if (said.state === "ready" && !said.behind) return said;
      await pause(50);
    }
  };
  const [[from], [to]] = await serving();
  const { content: theirs } = await contentOf(from);
  const { content } = await contentOf(to);
  const served = await servedNow(shop.app, shop.kb, days + 1);
  const { exactEntry } = await shop.app.robots.draft(shop.kb);
  const text = [...served].find(([question, entry]) => entry === from && exactEntry(textKey(question)) === null)![0];
  const taken = theirs.similar.find(({ kind }) => kind === "positive")!.text;
  const edits = [
    {
      fix: { kind: "add_wording" as const, entry: to, text },
      edit: { entry: to, content: { ...content, similar: [...content.similar, wording(text)] } },
    },
    {
      fix: { kind: "move_wording" as const, entry: to, winner: from, text: taken },
      edit: {
        entry: to,
        content: { ...content, similar: [...content.similar, wording(taken)] },
        settle: [{ entry: from, text: taken, as: "none" as const }],
      },
    },
    {
      fix: { kind: "add_negative" as const, entry: to, winner: from, text },
      edit: { entry: from, content: { ...theirs, similar: [...theirs.similar, wording(text, "negative")] } },
    },
  ];
  const sums = ({ gained, lost, moved, brokenCount }: Omit<Ready, "broken">) => ({ gained, lost, moved, brokenCount });
  for (const { fix, edit } of edits) expect(sums(await fixed(fix)), fix.kind).toEqual(sums(await preview({ ...edit, days: days + 1 })));
  const { moved, gained } = await fixed(edits[0]!.fix);
  expect(moved.first).toContainEqual(expect.objectContaining({ text, to: { entry: to, question: content.question } }));
  expect(moved.questions + gained.questions).toBeGreaterThan(0);
  const refused = async (fix: object) =>
    (await shop.admin.try("previewFix", { kb: shop.kb, fix: fix as never })).json as { error: { code: string } };
  expect((await refused({ kind: "add_wording", entry: "e_none", text })).error.code).toBe("not_found");
  expect((await refused({ kind: "move_wording", entry: to, winner: from, text: theirs.question })).error.code).toBe("rule_broken");
});

test("a wording that another entry keeps is broken, and a deleted entry loses what it answered", async () => {
  const [[id]] = await serving();
  const { question } = (await contentOf(id)).content;
  const content = { ...emptyEntry("完全不同的一个问题"), similar: [wording(question)], answers: [{ text: "好。", when: [] }] };
  const said = await preview({ entry: null, content, days: days + 1 });
  expect(said.broken).toEqual([{ text: question, to: { entry: id, question } }]);
  const gone = await preview({ entry: id, content: null, days: days + 1 });
  expect(gone.lost.questions).toBeGreaterThan(0);
  for (const { from, to } of gone.lost.first) expect([from?.entry, to]).toEqual([id, null]);
});

test("wordings are suggested that nobody answers, each with what it adds, until it is taught", async () => {
  const suggest = async (entry: string) => {
    for (;;) {
      const said = await shop.admin.call("suggestWordings", { kb: shop.kb, entry, days: days + 1, most: 3 });
      if (said.state === "suggested") return said;
      await pause(50);
    }
  };
  // Thanks and the like have none.
  let found: { entry: string; text: string } | null = null;
  for (const [entry] of await serving()) {
    const { rows, questions } = await suggest(entry);
    expect(questions).toBeGreaterThan(100);
    const [first] = rows;
    if (!first) continue;
    expect((await servedNow(shop.app, shop.kb)).get(first.text)).toBeNull();
    expect(first.gained.times).toBeGreaterThanOrEqual(first.times);
    found = { entry, text: first.text };
    break;
  }
  await shop.admin.call("addWording", { kb: shop.kb, ...found! });
  expect((await suggest(found!.entry)).rows.map(({ text }) => text)).not.toContain(found!.text);
});

test("of one editor only the latest call is answered, another's is not in its way", async () => {
  const { rows } = await shop.admin.call("listEntries", { kb: shop.kb, limit: 1 });
  const { content } = await contentOf(rows[0]!.id);
  const call = (editor: string, note: string) =>
    shop.admin.try("previewFlips", {
      kb: shop.kb,
      entry: rows[0]!.id,
      content: { ...content, question: `${content.question}${note}` },
      days: days + 1,
      editor,
    });
  const answers = await Promise.all([call("one", "1"), call("other", "2"), call("one", "3")]);
  expect(answers.map(({ status }) => status)).toEqual([409, 200, 200]);
  expect(answers[0]?.json).toMatchObject({ error: { code: "cancelled" } });
});

test("only who may write may ask; an unknown entry, content that cannot be saved and the deletion of nothing are refused", async () => {
  const content = emptyEntry("问题");
  const viewer = await signInAs(shop, "viewer");
  const refused = async (input: Record<string, unknown>, client = shop.admin) =>
    (await client.try("previewFlips", { kb: shop.kb, ...input })).json;
  expect(await refused({ entry: null, content }, viewer)).toMatchObject({ error: { code: "forbidden" } });
  expect(await refused({ entry: "e_none", content })).toMatchObject({ error: { code: "not_found" } });
  expect(await refused({ entry: null, content: emptyEntry("") })).toMatchObject({ error: { code: "bad_input" } });
  expect(await refused({ entry: null, content: null })).toMatchObject({ error: { code: "rule_broken" } });
  expect(await refused({ entry: null, content, days: 91 })).toMatchObject({ error: { code: "bad_input" } });
});

test("what ends soon says how many questions it leaves without an answer, as the draft says it as of then, and extended it leaves none", async () => {
  const { admin, kb, app } = shop;
  const [[entry]] = await serving();
  const at = new Date(Date.parse(app.now()) + 3 * 86_400_000).toISOString();
  const setUntil = async (validUntil: string | null) => {
    const chosen = { by: "entries" as const, entries: [entry] };
    const { job } = await admin.call("startBulkChange", { kb, chosen, change: { field: "validity", validUntil } });
    await finished(shop, admin, kb, job);
  };
  const forecast = async () => {
    for (;;) {
      const said = await admin.call("foreseeValidity", { kb, ahead: 7 });
      if (said.state === "ready") return said;
      await pause(50);
    }
  };
  await setUntil(at);
  const { rows, days: back, questions } = await forecast();
  const one = rows.find((row) => row.entry.id === entry)!;
  const texts = [...(await servedNow(app, kb, back))].flatMap(([text, served]) => (served === entry ? [text] : []));
  const robot = await app.robots.draft(kb);
  const silent = texts.filter((text) => robot.ask(text, { at }).outcome !== "answered");
  expect(one).toMatchObject({ kind: "ends", at, gained: { questions: 0 } });
  expect([one.lost.questions, questions >= texts.length]).toEqual([silent.length, true]);
  expect(one.lost.questions).toBeGreaterThan(0);
  expect(one.nearest.map((near) => near.entry?.id)).not.toContain(entry);
  await setUntil(null);
  expect((await forecast()).rows.map((row) => row.entry.id)).not.toContain(entry);
});
