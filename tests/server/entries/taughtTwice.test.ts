// One wording, one entry: what is taught elsewhere is refused by name, and one call settles whose it is.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { EntryContent, SimilarQuestion } from "../../../shared/knowledge/entry.ts";
import { startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
let admin: Client;
let kb: string;
beforeAll(async () => {
  shop = await startShop();
  ({ admin, kb } = shop);
});
afterEach(() => expect(shop.logged()).not.toContain("internal error"));
afterAll(() => shop.end());

const content = async (entry: string) => (await admin.call("getEntry", { kb, entry })).content;
const wordings = async (entry: string) =>
  (await content(entry)).similar.map(({ kind, text }) => `${kind === "positive" ? "+" : "-"}${text}`);
const wording = (text: string, kind: SimilarQuestion["kind"] = "positive"): SimilarQuestion => {
  return { id: `q_new${text.length}`, text, kind, origin: "hand", by: null, at: null };
};
const withWording = (now: EntryContent, ...added: SimilarQuestion[]): EntryContent => ({ ...now, similar: [...now.similar, ...added] });
const answering = async (question: string) => (await admin.call("askRobot", { kb, question })).reply.answer?.entry;

test("a wording that another entry teaches is refused with that entry, wherever it comes from; nothing changes", async () => {
  const other = await teach(admin, kb, "运费谁承担", ["运费谁出"]);
  const entry = await teach(admin, kb, "包邮吗");
  const now = await content(entry);
  const details = { text: "运费谁出？", twin: "运费谁承担", entry: other, isStandard: false };
  const taken = (more: object) => ({ status: 409, json: { error: { code: "taken", details: { ...details, ...more } } } });
  expect(await admin.try("saveEntry", { kb, entry, base: 1, content: withWording(now, wording("运费谁出？")) })).toMatchObject(
    taken({ field: "similar" }),
  );
  expect(await admin.try("saveEntry", { kb, entry, base: 1, content: { ...now, question: "运费谁出？" } })).toMatchObject(
    taken({ field: "question" }),
  );
  expect(await admin.try("createEntry", { kb, content: { ...now, question: "运费谁出？" } })).toMatchObject(taken({ field: "question" }));
  expect(await admin.try("addWording", { kb, entry, text: "运费谁出？" })).toMatchObject(taken({ field: "similar" }));
  expect(await admin.try("addWording", { kb, entry, text: "运费谁承担" })).toMatchObject(taken({ text: "运费谁承担", isStandard: true }));
  expect((await admin.call("findWordings", { kb, texts: ["运费谁出", "运费谁承担！", "没人教"] })).rows).toEqual([
    { text: "运费谁出", entry: other, question: "运费谁承担", isStandard: false },
    { text: "运费谁承担！", entry: other, question: "运费谁承担", isStandard: true },
  ]);
  expect((await admin.call("getEntry", { kb, entry })).revision).toBe(1);
  // As a negative it may stand here.
  await admin.call("addWording", { kb, entry, text: "运费谁出？", kind: "negative" });
  expect(await answering("运费谁出")).toBe(other);
});

test("saving takes it from there, or makes it negative there, in the same transaction; what comes back undoes it", async () => {
  const other = await teach(admin, kb, "能开票吗", ["发票怎么弄", "要发票"]);
  const entry = await teach(admin, kb, "发票抬头写什么");
  const now = withWording(await content(entry), wording("发票怎么弄"), { ...wording("要发票"), id: "q_b" });
  const settle = [
    { entry: other, text: "发票怎么弄", as: "none" as const },
    { entry: other, text: "要发票。", as: "negative" as const },
  ];
  expect((await admin.try("saveEntry", { kb, entry, base: 7, content: now, settle })).status).toBe(409);
  expect(await wordings(other)).toEqual(["+发票怎么弄", "+要发票"]);
  const saved = await admin.call("saveEntry", { kb, entry, base: 1, content: now, settle });
  expect(saved).toEqual({ revision: 2, settled: [{ id: other, previous: 1 }] });
  expect([await wordings(other), await wordings(entry)]).toEqual([["-要发票"], ["+发票怎么弄", "+要发票"]]);
  expect([await answering("发票怎么弄"), await answering("要发票")]).toEqual([entry, entry]);
  expect((await admin.call("listRevisions", { kb, entry: other })).rows[0]).toMatchObject({ revision: 2, reason: "moved" });
  const created = await admin.call("createEntry", {
    kb,
    content: { ...now, question: "新的", similar: [wording("发票怎么弄")] },
    settle: [{ entry, text: "发票怎么弄", as: "none" }],
  });
  expect(created.settled).toEqual([{ id: entry, previous: 2 }]);
  expect(await wordings(entry)).toEqual(["+要发票"]);
});

test("a standard question is not taken away: the two are merged instead", async () => {
  const other = await teach(admin, kb, "怎么换货");
  const entry = await teach(admin, kb, "换货地址");
  const refused = await admin.try("saveEntry", {
    kb,
    entry,
    base: 1,
    content: withWording(await content(entry), wording("怎么换货")),
    settle: [{ entry: other, text: "怎么换货", as: "none" }],
  });
  expect(refused).toMatchObject({ status: 422, json: { error: { code: "rule_broken", details: { field: "text", entry: other } } } });
  expect((await admin.call("getEntry", { kb, entry })).revision).toBe(1);
});

test("one call moves a wording between entries, and says when there is nothing to move", async () => {
  const [from, to] = [await teach(admin, kb, "会员怎么升级", ["积分怎么用"]), await teach(admin, kb, "积分规则")];
  const move = {
    kb,
    text: "积分怎么用",
    entries: [
      { entry: to, as: "positive" as const },
      { entry: from, as: "none" as const },
    ],
  };
  const { changed } = await admin.call("settleWording", move);
  expect(changed).toEqual([
    { id: to, previous: 1 },
    { id: from, previous: 1 },
  ]);
  expect([await wordings(from), await wordings(to)]).toEqual([[], ["+积分怎么用"]]);
  expect(await answering("积分怎么用")).toBe(to);
  expect(await admin.try("settleWording", move)).toMatchObject({ status: 409, json: { error: { code: "nothing_to_do" } } });
  for (const { id, previous } of changed) await admin.call("restoreRevision", { kb, entry: id, revision: previous });
  expect([await wordings(from), await wordings(to)]).toEqual([["+积分怎么用"], []]);
  expect((await admin.try("settleWording", { kb, text: "积分怎么用", entries: [{ entry: to, as: "positive" }] })).status).toBe(409);
  await admin.call("settleWording", { kb, text: "积分怎么用", entries: [{ entry: to, as: "negative" }] });
  expect(await wordings(to)).toEqual(["-积分怎么用"]);
});

test("what an entry taught twice with another before can still be saved, and restored", async () => {
  const entry = await teach(admin, kb, "保修多久", ["质保几年"]);
  await admin.call("deleteEntry", { kb, entry });
  const other = await teach(admin, kb, "质保期", ["质保几年"]);
  await admin.call("undeleteEntry", { kb, entry });
  await admin.call("saveEntry", { kb, entry, base: 3, content: { ...(await content(entry)), note: "改" } });
  expect((await admin.try("addWording", { kb, entry: other, text: "保修多久" })).status).toBe(409);
});
