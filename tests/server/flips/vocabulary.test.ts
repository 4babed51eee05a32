// What another vocabulary would flip, over HTTP: told before it is saved, and exactly what the draft does once it is trained with it.
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contract } from "../../../shared/contract/index.ts";
import type { Output } from "../../../shared/contract/endpoint.ts";
import type { Vocabulary } from "../../../shared/knowledge/version.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import { miss } from "../logs/support.ts";
import { servedNow } from "./support.ts";

type Ready = Extract<Output<Contract["previewVocabularyFlips"]>, { state: "ready" }>;

let shop: Awaited<ReturnType<typeof startShop>>;
const entries: Record<string, string> = {};
beforeAll(async () => {
  shop = await startShop({ config: { trainAfter: 20 } });
  const taught: [string, string[]][] = [
    ["退货的运费谁出", ["退回去运费多少", "运费由谁承担"]],
    ["怎么退货", ["退货流程", "东西想退", "退回去怎么弄"]],
    ["能开发票吗", ["发票怎么开", "要一张发票"]],
    ["怎么修改密码", ["忘记密码怎么办", "登录密码想换一个"]],
    ["沙发有哪些颜色", ["沙发颜色", "沙发有没有灰色"]],
    ["多久能送到", ["几天到货", "送货要几天"]],
    ["可以用花呗吗", ["花呗分期", "支持花呗付款吗"]],
    ["怎么联系人工客服", ["找人工", "转人工客服"]],
  ];
  for (const [question, similar] of taught) entries[question] = await teach(shop.admin, shop.kb, question, similar);
  const asked = [
    "退货邮费谁出",
    "邮费多少",
    "邮费谁承担",
    "寄回去邮费",
    "给我一张收据",
    "收据怎么开",
    "请问一下能开发票吗",
    "麻烦请问密码忘了",
  ];
  const more = [
    "长沙发什么颜色",
    "灰的沙发",
    "快递要几天",
    "几天送货",
    "花呗",
    "花呗能分期不",
    "退货",
    "我要退货",
    "退款退货",
    "人工",
    "你好",
    "再见",
  ];
  for (const [i, text] of [...asked, ...more].entries()) miss(shop.app, shop.kb, text, (i % 4) + 1, { at: shop.app.now() });
});
afterAll(() => shop.end());

const told: string[] = [];
/** Asks until it is worked out. */
async function preview(vocabulary: Vocabulary): Promise<Ready> {
  for (;;) {
    const said = await shop.admin.call("previewVocabularyFlips", { kb: shop.kb, vocabulary, editor: "e" });
    told.push(said.state);
    if (said.state === "ready" && !said.behind) return said;
    await pause(20);
  }
}
async function save(vocabulary: Vocabulary): Promise<void> {
  const { revision } = await shop.admin.call("getVocabulary", { kb: shop.kb });
  await shop.admin.call("saveVocabulary", { kb: shop.kb, base: revision, vocabulary });
}
/** The draft's full training is over. */
const whole = async (): Promise<void> => {
  await shop.app.robots.draft(shop.kb);
  await expect.poll(() => shop.app.robots.training(shop.kb)?.state).toBe("done");
};
const postage = { words: ["运费", "邮费"] };
const sensitive: Vocabulary["sensitive"] = [];

test("each list, changed on top of the others and saved: what was told is what the trained draft then does", async () => {
  await whole();
  const receipt = { words: ["收据"], to: "发票" };
  const steps: [string, Vocabulary][] = [
    ["two words are one", { synonyms: [postage], sensitive }],
    ["words count as another, or not at all", { synonyms: [postage, receipt], sensitive, stop: [{ word: "请问" }, { word: "几天" }] }],
    ["a word is kept whole, and one blocks", { synonyms: [postage, receipt], sensitive: [{ word: "花呗" }], core: [{ word: "沙发" }] }],
    ["all are taken out", { synonyms: [], sensitive }],
  ];
  let flips = 0;
  for (const [what, vocabulary] of steps) {
    const before = await servedNow(shop.app, shop.kb);
    const said = await preview(vocabulary);
    expect(await servedNow(shop.app, shop.kb), `${what} leaves no trace`).toEqual(before);
    await save(vocabulary);
    await whole();
    const after = await servedNow(shop.app, shop.kb);
    const differing = [...after].filter(([question, entry]) => entry !== before.get(question)).map(String);
    const all = [...said.gained.first, ...said.lost.first, ...said.moved.first];
    expect(new Set(all.map(({ text, to }) => String([text, to?.entry ?? null]))), what).toEqual(new Set(differing));
    expect(said.gained.questions + said.lost.questions + said.moved.questions, what).toBe(differing.length);
    flips += differing.length;
  }
  expect(flips).toBeGreaterThan(8);
  expect(told).toContain("making");
});

test("a sensitive word blocks what is taught with it: those wordings are named, with their entry", async () => {
  const said = await preview({ synonyms: [], sensitive: [{ word: "花呗" }] });
  const from = { entry: entries["可以用花呗吗"], question: "可以用花呗吗" };
  expect(said.broken).toEqual(["可以用花呗吗", "花呗分期", "支持花呗付款吗"].map((text) => ({ text, from, to: null })));
  expect(said.brokenCount).toBe(3);
});

test("all flips of a kind are listed page by page; what is saved meanwhile is in what is told then", async () => {
  const vocabulary = { synonyms: [], sensitive: [{ word: "退货" }, { word: "花呗" }] };
  const said = await preview(vocabulary);
  expect(said.lost.questions).toBeGreaterThan(2);
  const list = { kb: shop.kb, vocabulary, kind: "lost" as const };
  const all = await shop.admin.call("listVocabularyFlips", list);
  expect([all.total, all.rows.slice(0, 10)]).toEqual([said.lost.questions, said.lost.first]);
  expect((await shop.admin.call("listVocabularyFlips", { ...list, offset: 1, limit: 1 })).rows).toEqual([all.rows[1]]);
  const entry = entries["可以用花呗吗"]!;
  const own = said.lost.byEntry.find(({ from }) => from?.entry === entry)!;
  expect(own.questions).toBeGreaterThan(0);
  await shop.admin.call("deleteEntry", { kb: shop.kb, entry });
  expect((await preview(vocabulary)).lost.questions).toBe(said.lost.questions - own.questions);
});

test("words are counted by questions, times and entries, whichever of a group is said; those that nobody says are named", async () => {
  const count = async (groups: string[][]) => {
    for (;;) {
      const said = await shop.admin.call("countWords", { kb: shop.kb, groups });
      if (said.state === "counted") return said;
      await pause(20);
    }
  };
  const { use, questions } = await count([["邮费", "运费", "邮资"], ["沙发"], ["没人说过的词"], ["发票", "邮费"], []]);
  expect(use).toEqual([
    // 退货邮费谁出 1, 邮费多少 2, 邮费谁承担 3, 寄回去邮费 4; taught as 运费 by one entry.
    { entries: 1, questions: 4, times: 10, unasked: [1, 2] },
    { entries: 1, questions: 2, times: 3, unasked: [] },
    { entries: 0, questions: 0, times: 0, unasked: [0] },
    { entries: 1, questions: 5, times: 13, unasked: [] },
    { entries: 0, questions: 0, times: 0, unasked: [] },
  ]);
  expect(questions).toBe((await servedNow(shop.app, shop.kb)).size);
});

test("only who may write may ask, and words that could not be saved are refused as saving refuses them", async () => {
  const viewer = await signInAs(shop, "viewer");
  const asked = async (vocabulary: unknown, client = shop.admin) =>
    (await client.try("previewVocabularyFlips", { kb: shop.kb, vocabulary } as never)).json;
  expect(await asked({ synonyms: [], sensitive }, viewer)).toMatchObject({ error: { code: "forbidden" } });
  expect(await asked({ synonyms: [{ words: ["一"] }], sensitive })).toMatchObject({ error: { code: "rule_broken" } });
  const twice = await asked({ synonyms: [postage, postage], sensitive });
  expect(twice).toMatchObject({
    error: { code: "rule_broken", details: { words: expect.arrayContaining([expect.objectContaining({ kind: "shared", word: "运费" })]) } },
  });
});

test("a synonym that Why not? offers is told as the vocabulary that holds it besides", async () => {
  const { vocabulary } = await shop.admin.call("getVocabulary", { kb: shop.kb });
  const fix = { kind: "add_synonym" as const, entry: entries["能开发票吗"]!, words: ["发票", "收据"] as [string, string] };
  const ofFix = async () => {
    for (;;) {
      const said = await shop.admin.call("previewFix", { kb: shop.kb, fix, editor: "f" });
      if (said.state === "ready" && !said.behind) return said;
      await pause(20);
    }
  };
  const said = await ofFix();
  expect(said).toEqual(await preview({ ...vocabulary, synonyms: [...vocabulary.synonyms, { words: fix.words }] }));
  expect(said.gained.questions).toBeGreaterThan(0);
});
