// One-way synonyms, core words and stop words over HTTP: they act on the draft with the next question, and on customers when they are published.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Vocabulary } from "../../../shared/knowledge/version.ts";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => {
  shop = await startShop();
  await teach(shop.admin, shop.kb, "手机屏幕碎了怎么修", ["手机换屏幕多少钱"]);
  await teach(shop.admin, shop.kb, "可以用花呗付款吗", ["怎么用花呗支付"]);
  await teach(shop.admin, shop.kb, "花瓶怎么清洗", ["花瓶多少钱"]);
});
afterAll(() => shop.end());

const listed = (...words: string[]) => words.map((word) => ({ word }));
const given = (lists: Partial<Vocabulary>): Vocabulary => ({ synonyms: [], sensitive: [], ...lists });
const put = async (lists: Partial<Vocabulary>) => {
  const { revision: base } = await shop.admin.call("getVocabulary", { kb: shop.kb });
  return shop.admin.try("saveVocabulary", { kb: shop.kb, base, vocabulary: given(lists) });
};
const explain = async (question: string, target: "draft" | "live" = "draft") =>
  (await shop.admin.call("askRobot", { kb: shop.kb, question, target, explain: true })).reply;

test("they act with the very next question, and the explanation says how", async () => {
  await put({ synonyms: [{ words: ["爱疯"], to: "手机" }], core: listed("花呗"), stop: listed("请问") });
  const { explanation } = await explain("请问爱疯能用花呗吗");
  expect(explanation).toMatchObject({ added: [{ from: "爱疯", to: "手机" }], core: ["花呗"], ignored: ["请问"], synonyms: [] });
  expect((await explain("请问爱疯的屏幕")).candidates[0]?.question).toBe("手机屏幕碎了怎么修");
  expect((await explain("手机")).explanation?.added).toEqual([]);
  await put({});
  expect((await explain("请问爱疯能用花呗吗")).explanation).toMatchObject({ added: [], core: [], ignored: [] });
});

test("a version keeps the lists it was published with", async () => {
  const { admin, kb } = shop;
  await put({ core: listed("花呗"), stop: listed("请问") });
  const { job } = await admin.call("publish", { kb, note: "花呗" });
  await finished(shop, admin, kb, job);
  const before = await explain("请问花呗", "live");
  expect(before.explanation).toMatchObject({ core: ["花呗"], ignored: ["请问"] });
  const { before: live, after: draft } = await putAndCompare({ synonyms: [{ words: ["爱疯"], to: "手机" }] });
  expect(live).toEqual({ synonyms: [], sensitive: [], core: listed("花呗"), stop: listed("请问") });
  expect(draft).toEqual({ synonyms: [{ words: ["爱疯"], to: "手机" }], sensitive: [] });
  expect(await explain("请问花呗", "live")).toEqual(before);
  expect((await explain("请问花呗")).explanation).toMatchObject({ core: [], ignored: [] });
});

/** What the changes since the live version say of the vocabulary. */
async function putAndCompare(lists: Partial<Vocabulary>): Promise<{ before: unknown; after: unknown }> {
  await put(lists);
  const changes = await shop.admin.call("getChanges", { kb: shop.kb });
  return { before: changes.vocabulary?.before, after: changes.vocabulary?.after };
}

test("empty lists are kept as if they were never given, so that versions and packs are as they always were", async () => {
  await put({ core: [], stop: [] });
  const { vocabulary } = await shop.admin.call("getVocabulary", { kb: shop.kb });
  expect(JSON.stringify(vocabulary)).toBe('{"synonyms":[],"sensitive":[]}');
});

test.each<[string, Partial<Vocabulary>, string]>([
  ["a word in two two-way groups", { synonyms: [{ words: ["甲", "乙"] }, { words: ["丙", "乙"] }] }, "vocabulary.synonyms.0"],
  [
    "a word in two one-way groups",
    {
      synonyms: [
        { words: ["甲"], to: "乙" },
        { words: ["甲"], to: "丙" },
      ],
    },
    "vocabulary.synonyms.0",
  ],
  ["a one-way word that counts as itself", { synonyms: [{ words: ["Phone"], to: "phone" }] }, "vocabulary.synonyms.0"],
  ["one word alone", { synonyms: [{ words: ["甲"] }] }, "vocabulary.synonyms.0"],
  ["the same word in another width, case and script", { core: listed("優惠券", "优惠券") }, "vocabulary.core.1"],
  ["a stop word twice", { stop: listed("hi", "ＨＩ") }, "vocabulary.stop.1"],
  ["a sensitive word twice", { sensitive: listed("洗钱", "VX", "ｖx") }, "vocabulary.sensitive.2"],
  ["a sensitive word of punctuation twice", { sensitive: listed("？！", "？！") }, "vocabulary.sensitive.1"],
  ["a stop word that is a core word", { core: listed("花呗"), stop: listed("请问", "花唄") }, "vocabulary.stop.1"],
  ["a stop word that is a synonym", { synonyms: [{ words: ["甲"], to: "乙" }], stop: listed("乙") }, "vocabulary.stop.0"],
  ["a word of punctuation only", { core: listed("？！") }, "vocabulary.core.0"],
  ["a word too long", { stop: listed("长".repeat(61)) }, "vocabulary.stop.0.word"],
])("%s is refused, and where is told", async (_, lists, field) => {
  const before = await shop.admin.call("getVocabulary", { kb: shop.kb });
  const refused = await put(lists);
  // What the API's document forbids is bad input, what only words can say a broken rule.
  const [status, code] = field.endsWith(".word") ? [400, "bad_input"] : [422, "rule_broken"];
  expect(refused).toMatchObject({ status, json: { error: { code } } });
  expect((refused.json as { error: { details: { fields: { field: string }[] } } }).error.details.fields[0]?.field).toBe(field);
  expect(await shop.admin.call("getVocabulary", { kb: shop.kb })).toEqual(before);
});

test("two spellings of one word are both named", async () => {
  const refused = await put({
    synonyms: [{ words: ["郵費", "运费"] }, { words: ["邮费", "快递费"] }],
    core: listed("优惠券", "優惠券", "花呗"),
    stop: listed("花唄", "花唄"),
    sensitive: listed("VX", "ｖｘ"),
  });
  const { words, fields } = (refused.json as { error: { details: { words: object[]; fields: { field: string; expected: string }[] } } })
    .error.details;
  expect(words).toEqual([
    { kind: "shared", list: "synonyms", at: 0, word: "郵費", twin: "邮费", other: 1 },
    { kind: "shared", list: "synonyms", at: 1, word: "邮费", twin: "郵費", other: 0 },
    { kind: "repeated", list: "core", at: 1, word: "優惠券", twin: "优惠券" },
    { kind: "repeated", list: "stop", at: 1, word: "花唄", twin: "花唄" },
    { kind: "contradicted", list: "stop", at: 0, word: "花唄", twin: "花呗", other: "core" },
    { kind: "contradicted", list: "stop", at: 1, word: "花唄", twin: "花呗", other: "core" },
    { kind: "repeated", list: "sensitive", at: 1, word: "ｖｘ", twin: "VX" },
  ]);
  const alike = "is read as the same word (width, case, and traditional or simplified characters do not matter)";
  expect(fields[2]).toEqual({ field: "vocabulary.core.1", expected: `each word once; "優惠券" stands here twice: "优惠券" ${alike}` });
  expect(fields[3]?.expected).toBe('each word once; "花唄" stands here twice');
});

test("sensitive words may be of punctuation only", async () => {
  expect((await put({ sensitive: listed("？！", "……") })).status).toBe(200);
});

test("a word may stand in a two-way and in a one-way group, and words may share punctuation", async () => {
  const synonyms = [{ words: ["手机", "电话"] }, { words: ["手机"], to: "电器" }, { words: ["a|b", "a｜c"] }];
  expect((await put({ synonyms })).status).toBe(200);
});

test("a viewer may not", async () => {
  const viewer = await signInAs(shop, "viewer");
  const { revision: base } = await viewer.call("getVocabulary", { kb: shop.kb });
  expect((await viewer.try("saveVocabulary", { kb: shop.kb, base, vocabulary: given({ stop: listed("请问") }) })).status).toBe(403);
});

test("a vocabulary saved before there were these lists is read as it was, and what it says twice must be put right to save it again", async () => {
  const old = { synonyms: [{ words: ["运费", "邮费"] }, { words: ["邮费", "快递费"] }], sensitive: [] };
  const { revision } = await shop.admin.call("getVocabulary", { kb: shop.kb });
  shop.app.db
    .prepare("INSERT INTO vocabulary_revisions (kb_id, revision, content, at, by) VALUES (?, ?, ?, ?, NULL)")
    .run(shop.kb, revision + 1, JSON.stringify(old), "2026-01-01T00:00:00.000Z");
  shop.app.robots.rebuild(shop.kb);
  expect((await shop.admin.call("getVocabulary", { kb: shop.kb })).vocabulary).toEqual(old);
  expect((await explain("快递费多少")).explanation?.synonyms).toEqual([{ from: "快递费", to: "运费" }]);
  expect((await put(old)).status).toBe(422);
  expect((await put({ synonyms: [{ words: ["运费", "邮费", "快递费"] }] })).status).toBe(200);
});

test("stop words and one-way synonyms leave the trained robot trained; core words train it anew", async () => {
  const trained = await startShop({ config: { trainAfter: 20 } });
  const { admin, kb } = trained;
  await teach(admin, kb, "可以用花呗付款吗", ["怎么用花呗支付", "花呗能用吗"]);
  await teach(admin, kb, "怎么退货", ["退货流程", "东西想退"]);
  const ask = () => admin.call("askRobot", { kb, question: "请问爱疯用花呗", explain: true });
  const isTrained = () => expect.poll(async () => (await ask()).provisional).toBe(false);
  await isTrained();
  const acting = given({ synonyms: [{ words: ["爱疯"], to: "手机" }], stop: listed("请问") });
  await admin.call("saveVocabulary", { kb, base: 1, vocabulary: acting });
  const { provisional, reply } = await ask();
  expect([provisional, reply.explanation?.ignored, reply.explanation?.added.length]).toEqual([false, ["请问"], 1]);
  expect((await admin.call("listJobs", { kb })).training?.state).toBe("done");
  await admin.call("saveVocabulary", { kb, base: 2, vocabulary: { ...acting, core: listed("花呗") } });
  expect((await ask()).reply.explanation?.core).toEqual(["花呗"]);
  await isTrained();
  expect((await ask()).reply.candidates[0]?.question).toBe("可以用花呗付款吗");
  await trained.end();
});
