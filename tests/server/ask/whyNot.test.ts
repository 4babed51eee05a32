// "Why not that entry?" over HTTP: every fix offered is applied as a trainer would, and must make the entry win.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finished, signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import type { Contract } from "../../../shared/contract/index.ts";
import type { Output } from "../../../shared/contract/endpoint.ts";
import { answered, log, say } from "../spotChecks/support.ts";

type Shop = Awaited<ReturnType<typeof startShop>>;
type Fix = Output<Contract["whyNot"]>["fixes"][number]["fix"];

let shop: Shop;
let admin: Client;
let kb: string;
let refund: string;
let price: string;
beforeAll(async () => {
  shop = await startShop({ now: () => "2026-07-12T04:00:00.000Z" });
  ({ admin, kb } = shop);
  refund = await teach(admin, kb, "七天无理由退货怎么申请？", ["买了三天可以退吗", "不想要了能退货吗", "买了几天还能退差价不"]);
  price = await teach(admin, kb, "买后降价能补差价吗？", ["买完之后降价可以补差价吗", "刚买就降价了怎么办"]);
  await teach(admin, kb, "大件家具多久能送到？", ["沙发几天送到", "床什么时候发货"]);
});
afterAll(() => shop.end());

const question = "买了三天还能退差价不";
const ask = (text = question) => admin.call("askRobot", { kb, question: text });
const whyNot = (entry: string, text = question, caller = admin) => caller.call("whyNot", { kb, question: text, entry });

/** Makes a fix by the calls the console makes; returns how to take it back. */
async function apply(fix: Fix): Promise<() => Promise<unknown>> {
  if (fix.kind === "add_synonym") {
    const { revision, vocabulary } = await admin.call("getVocabulary", { kb });
    const synonyms = [...vocabulary.synonyms, { words: fix.words }];
    const saved = await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { ...vocabulary, synonyms } });
    return () => admin.call("saveVocabulary", { kb, base: saved.revision, vocabulary });
  }
  if (fix.kind === "add_negative") {
    const { revision, content } = await admin.call("getEntry", { kb, entry: fix.winner });
    const negative = { id: "q_no", text: fix.text, kind: "negative" as const, origin: "hand" as const, by: null, at: null };
    await admin.call("saveEntry", {
      kb,
      entry: fix.winner,
      base: revision,
      content: { ...content, similar: [...content.similar, negative] },
    });
    return () => admin.call("restoreRevision", { kb, entry: fix.winner, revision });
  }
  const winner = fix.kind === "move_wording" ? await admin.call("getEntry", { kb, entry: fix.winner }) : null;
  if (winner && fix.kind === "move_wording") {
    const similar = winner.content.similar.filter(({ text }) => text !== fix.text);
    await admin.call("saveEntry", { kb, entry: winner.id, base: winner.revision, content: { ...winner.content, similar } });
  }
  const { previous } = await admin.call("addWording", { kb, entry: fix.entry, text: fix.text });
  return async () => {
    await admin.call("restoreRevision", { kb, entry: fix.entry, revision: previous });
    if (winner) await admin.call("restoreRevision", { kb, entry: winner.id, revision: winner.revision });
  };
}

/** How the draft is read changes: it is built anew, with the model of the version where there is one, and nothing retrained since is left in it. */
async function buildAnew(): Promise<void> {
  const { revision, vocabulary } = await admin.call("getVocabulary", { kb });
  const sensitive = [{ word: `外挂${revision}` }];
  await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { ...vocabulary, sensitive } });
  // What is saved while it is built would be trained sooner or later, as it happens.
  await ask();
}

async function expectEveryFixToHold(entry: string, text = question): Promise<Fix[]> {
  const { fixes } = await whyNot(entry, text);
  expect(fixes.length).toBeGreaterThan(0);
  for (const { fix, outcome, confidence } of fixes) {
    await buildAnew();
    const takeBack = await apply(fix);
    const { reply } = await ask(text);
    expect([fix.kind, reply.candidates[0]?.entry]).toEqual([fix.kind, entry]);
    expect(reply.outcome).toBe(outcome);
    expect([fix.kind, reply.confidence]).toEqual([fix.kind, confidence]);
    expect([fix.kind, reply.answer?.entry]).toEqual([fix.kind, entry]);
    await takeBack();
  }
  return fixes.map(({ fix }) => fix);
}

describe("why not", () => {
  test("every fix offered makes the entry win when it is applied, before anything is trained", async () => {
    const kinds = (await expectEveryFixToHold(price)).map(({ kind }) => kind);
    expect(kinds).toContain("add_wording");
    expect(new Set(kinds).size).toBeGreaterThan(1);
  });

  test("says what the draft replies now, and names the winner", async () => {
    const answer = await whyNot(price);
    expect(answer).toMatchObject({ wins: false, now: { entry: refund, question: "七天无理由退货怎么申请？" } });
    const negative = answer.fixes.find(({ fix }) => fix.kind === "add_negative");
    if (negative) expect(negative.winner).toBe("七天无理由退货怎么申请？");
  });

  test("has nothing to fix where the entry answers already", async () => {
    expect(await whyNot(price, "刚买就降价了怎么办")).toMatchObject({ wins: true, fixes: [] });
  });

  test("offers nothing where teaching changes nothing, and says why", async () => {
    const obstacle = async (entry: string, text: string) => {
      const answer = await whyNot(entry, text);
      expect(answer).toMatchObject({ wins: false, fixes: [] });
      return answer.obstacle;
    };
    const change = async (content: object) => {
      const { revision, content: before } = await admin.call("getEntry", { kb, entry: price });
      await admin.call("saveEntry", { kb, entry: price, base: revision, content: { ...before, ...content } });
      return () => admin.call("restoreRevision", { kb, entry: price, revision });
    };
    for (const [content, why] of [
      [{ enabled: false }, "disabled"],
      [{ validFrom: "2027-01-01T00:00:00.000Z" }, "pending"],
      [{ validUntil: "2026-01-01T00:00:00.000Z" }, "expired"],
      [{ answers: [{ text: "微信才说", when: [{ field: "channel", in: ["wechat"] }] }] }, "no_answer"],
    ] as const) {
      const takeBack = await change(content);
      expect([await obstacle(price, question), await obstacle(price, "刚买就降价了怎么办")]).toEqual([why, why]);
      await takeBack();
    }
    const { previous } = await admin.call("addWording", { kb, entry: price, text: "差价不补行吗", kind: "negative" });
    expect(await obstacle(price, "差价不补，行吗？")).toBe("own_negative");
    await admin.call("restoreRevision", { kb, entry: price, revision: previous });
    expect(await obstacle(price, "七天无理由退货怎么申请")).toBe("standard_question");
    expect(await obstacle(price, "？！")).toBe("no_words");

    const { revision, vocabulary } = await admin.call("getVocabulary", { kb });
    const saved = await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { ...vocabulary, sensitive: [{ word: "赌博" }] } });
    expect(await obstacle(price, "赌博赢的钱能补差价吗")).toBe("sensitive");
    await admin.call("saveVocabulary", { kb, base: saved.revision, vocabulary });
  });

  test("a question that another entry is taught is moved, not taught to both", async () => {
    const kinds = (await expectEveryFixToHold(price, "不想要了能退货吗")).map(({ kind }) => kind);
    expect(kinds).toContain("move_wording");
    expect(kinds).not.toContain("add_wording");
  });

  test("offers no synonym that the word lists would refuse", async () => {
    const { revision, vocabulary } = await admin.call("getVocabulary", { kb });
    const asked = "刚买就贬值了怎么办";
    const synonyms = async () => (await whyNot(price, asked)).fixes.filter(({ fix }) => fix.kind === "add_synonym");
    const bands = await admin.call("getSettings", { kb });
    const strict = await admin.call("saveSettings", {
      kb,
      base: bands.revision,
      settings: { ...bands.settings, bands: { answer: 99, clarify: 20 } },
    });
    expect((await synonyms()).map(({ fix }) => fix.kind === "add_synonym" && fix.words)).toContainEqual(["降价", "贬值"]);
    const saved = await admin.call("saveVocabulary", { kb, base: revision, vocabulary: { ...vocabulary, stop: [{ word: "降价" }] } });
    expect(await synonyms()).toEqual([]);
    await admin.call("saveVocabulary", { kb, base: saved.revision, vocabulary });
    await admin.call("saveSettings", { kb, base: strict.revision, settings: bands.settings });
  });

  test("offers no wording that an entry has no room for", async () => {
    const full = Array.from({ length: 300 }, (_, i) => `灯具第${i}款怎么调光`);
    const lamp = await teach(admin, kb, "灯具怎么调光？", full);
    expect((await whyNot(lamp)).fixes.map(({ fix }) => fix.kind)).not.toContain("add_wording");
    await admin.call("deleteEntry", { kb, entry: lamp });
  });

  test("is open to a viewer, who may look but not change", async () => {
    const viewer = await signInAs(shop, "viewer");
    expect((await whyNot(price, question, viewer)).fixes.length).toBeGreaterThan(0);
  });

  test("does not know an entry that is not there, and says so of a bad question", async () => {
    expect((await admin.try("whyNot", { kb, question, entry: "e_nothing" })).status).toBe(404);
    expect((await admin.try("whyNot", { kb, question: " ", entry: price })).status).toBe(400);
  });
});

describe("what a fix would flip of what was labelled", () => {
  test("counts labelled questions as test cases: put right, and put wrong", async () => {
    expect((await whyNot(price)).labelled).toBe(0);
    const at = "2026-07-11T05:00:00.000Z";
    log(shop, kb, [answered(question, refund, 80, { at }), answered("买了三天可以退吗", refund, 100, { at })]);
    const { id } = await admin.call("startSpotCheck", { kb, seed: 1, size: 50 });
    await say(admin, kb, id, question, { verdict: "wrong", entry: price });
    const label = await say(admin, kb, id, "买了三天可以退吗", { verdict: "right" });
    const cases = await whyNot(price);
    expect(cases.labelled).toBe(2);
    const wording = cases.fixes.find(({ fix }) => fix.kind === "add_wording")!;
    expect(wording).toMatchObject({ righted: 1, wronged: 0 });
    const moved = cases.fixes.find(({ fix }) => fix.kind === "move_wording" && fix.text === "买了三天可以退吗");
    if (moved) expect(moved.wronged).toBe(1);
    await admin.call("undoSpotCheckLabel", { kb, check: id, label });
    expect((await whyNot(price)).labelled).toBe(1);
  });

  test("asks as the customer did: on a channel, at a time", async () => {
    const revision = (await admin.call("getEntry", { kb, entry: price })).revision;
    const { content } = await admin.call("getEntry", { kb, entry: price });
    await admin.call("saveEntry", { kb, entry: price, base: revision, content: { ...content, validFrom: "2026-08-01T00:00:00.000Z" } });
    const taught = "刚买就降价了怎么办";
    expect(await admin.call("whyNot", { kb, question: taught, entry: price, at: "2026-08-02T00:00:00.000Z" })).toMatchObject({
      wins: true,
    });
    expect(await admin.call("whyNot", { kb, question: taught, entry: price })).toMatchObject({ wins: false });
    await admin.call("restoreRevision", { kb, entry: price, revision });
  });
});

describe("a trained draft", () => {
  test("every fix offered makes the entry win, and the reply is no longer provisional", async () => {
    expect((await ask()).provisional).toBe(true);
    await finished(shop, admin, kb, (await admin.call("publish", { kb, note: "第一版" })).job);
    await buildAnew();
    expect((await ask()).provisional).toBe(false);
    await expectEveryFixToHold(price);
    expect((await ask()).reply.candidates[0]?.entry).toBe(refund);
  });

  test("makes an entry answer that is first, but not sure enough", async () => {
    const { revision, settings } = await admin.call("getSettings", { kb });
    await admin.call("saveSettings", { kb, base: revision, settings: { ...settings, bands: { answer: 99, clarify: 20 } } });
    const unsure = "家具降价";
    const { reply } = await ask(unsure);
    expect(reply.outcome).not.toBe("answered");
    const first = reply.candidates[0]!.entry;
    for (const { fix } of (await whyNot(first, unsure)).fixes) {
      const takeBack = await apply(fix);
      expect((await ask(unsure)).reply).toMatchObject({ outcome: "answered", answer: { entry: first } });
      await takeBack();
    }
    expect((await whyNot(first, unsure)).fixes.map(({ fix }) => fix.kind)).toContain("add_wording");
  });
});
