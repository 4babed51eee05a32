// Vocabulary and robot settings: they take effect on the draft at once, and two people cannot overwrite each other.
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultSettings } from "../../../shared/knowledge/usualSettings.ts";
import { startShop, teach } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.end());
const ask = async (question: string) => (await shop.admin.call("askRobot", { kb: shop.kb, question })).reply;

test("a synonym works with the very next question, and stops working when it is taken out", async () => {
  const { admin, kb } = shop;
  const entry = await teach(admin, kb, "沙发怎么清洗");
  expect((await ask("软椅怎么清洗")).reason).not.toBe("exact");
  await admin.call("saveVocabulary", { kb, base: 1, vocabulary: { synonyms: [{ words: ["沙发", "软椅"] }], sensitive: [] } });
  const reply = await ask("软椅怎么清洗");
  expect(reply.answer?.entry).toBe(entry);
  expect(reply.explanation?.synonyms).toHaveLength(1);
  await admin.call("saveVocabulary", { kb, base: 2, vocabulary: { synonyms: [], sensitive: [] } });
  expect((await ask("软椅怎么清洗")).explanation?.synonyms).toEqual([]);
});

test("an entry saved while the vocabulary is being taken in is not lost", async () => {
  const { admin, kb } = shop;
  const { revision } = await admin.call("getVocabulary", { kb });
  const [, entry] = await Promise.all([
    admin.call("saveVocabulary", { kb, base: revision, vocabulary: { synonyms: [{ words: ["台灯", "灯"] }], sensitive: [] } }),
    teach(admin, kb, "台灯不亮了怎么办"),
  ]);
  expect((await ask("台灯不亮了怎么办")).answer?.entry).toBe(entry);
});

test("a sensitive word blocks, with the reply from the settings", async () => {
  const { admin, kb } = shop;
  const { revision } = await admin.call("getVocabulary", { kb });
  await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { synonyms: [], sensitive: [{ word: "赌博" }] } });
  expect(await ask("教我赌 博")).toMatchObject({
    outcome: "blocked",
    reason: "sensitive",
    text: defaultSettings("zh").replies.blocked,
    answer: null,
    options: [],
  });
});

test("a second person's vocabulary is refused with the newer revision", async () => {
  const { admin, kb } = shop;
  const { revision } = await admin.call("getVocabulary", { kb });
  const save = (word: string) => admin.try("saveVocabulary", { kb, base: revision, vocabulary: { synonyms: [], sensitive: [{ word }] } });
  expect((await save("甲")).status).toBe(200);
  expect(await save("乙")).toMatchObject({
    status: 409,
    json: { error: { code: "conflict", details: { revision: revision + 1, content: { sensitive: [{ word: "甲" }] } } } },
  });
});

test("bands and replies of the settings decide what the draft says", async () => {
  const { admin, kb } = shop;
  const settings = {
    ...defaultSettings("zh"),
    bands: { answer: 100, clarify: 100 },
    replies: { ...defaultSettings("zh").replies, fallback: "没学过" },
  };
  await admin.call("saveSettings", { kb, base: 1, settings });
  expect(await ask("完全无关的一句话呀")).toMatchObject({ outcome: "unanswered", text: "没学过" });
  const wrong = await admin.try("saveSettings", { kb, base: 2, settings: { ...settings, bands: { answer: 40, clarify: 60 } } });
  expect(wrong).toMatchObject({ status: 422, json: { error: { details: { fields: [{ field: "settings.bands.clarify" }] } } } });
});

test("the audit line of a long vocabulary says what was added and taken out, not all of it twice", async () => {
  const { admin, kb } = shop;
  const { revision } = await admin.call("getVocabulary", { kb });
  const sensitive = Array.from({ length: 1_000 }, (_, i) => ({ word: `禁词${i}` }));
  await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { synonyms: [], sensitive } });
  const changed = [...sensitive.slice(1), { word: "新词" }];
  await admin.call("saveVocabulary", { kb, base: revision + 1, vocabulary: { synonyms: [], sensitive: changed } });
  expect((await admin.call("listAudit", { kb, limit: 1 })).rows[0]).toMatchObject({
    action: "vocabulary.saved",
    before: { synonyms: [], sensitive: [{ word: "禁词0" }] },
    after: { synonyms: [], sensitive: [{ word: "新词" }] },
  });
});

test("of a very long entry the audit list shows the beginning, and says so", async () => {
  const { admin, kb } = shop;
  await teach(admin, kb, "一条很长的知识", [], {
    answers: Array.from({ length: 4 }, (_, i) => ({
      text: "长".repeat(9_000),
      when: [{ field: "channel", in: [["web", "app", "wechat", "phone"][i]!] }],
    })),
  });
  const { rows } = await admin.call("listAudit", { kb, limit: 1 });
  expect(rows[0]).toMatchObject({
    action: "entry.created",
    before: null,
    after: { trimmed: expect.any(Number), begins: expect.stringContaining("一条很长的知识") },
  });
});
