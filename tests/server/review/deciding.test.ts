// What is decided about a missed question: it leaves the queue, and comes back when the draft does not do what was decided.
import { describe, expect, test } from "vitest";
import { clusterId } from "../../../server/base/ids.ts";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import { teach } from "../../support/app.ts";
import { content, decide, kb, later, missed, publish, queue, reviewed, trainer } from "./support.ts";

reviewed();

describe("deciding", () => {
  test("teaching a wording answers it at once, closes it, and undo brings it back", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const id = missed("几点发货 13812345678");
    const { decision } = await decide(id, { kind: "taught", entry });
    expect(await queue()).toEqual([]);
    expect((await trainer.call("getEntry", { kb, entry })).content.similar).toMatchObject([
      { text: "几点发货 <PHONE>", origin: "review", kind: "positive" },
    ]);
    expect((await trainer.call("askRobot", { kb, question: "几点发货 13987654321" })).reply).toMatchObject({
      outcome: "answered",
      answer: { entry },
    });
    expect(await trainer.call("listDecisions", { kb })).toMatchObject({
      total: 1,
      today: 1,
      rows: [
        {
          id: decision,
          cluster: clusterId(id),
          text: "几点发货 <PHONE>",
          questions: 1,
          taught: 1,
          kind: "taught",
          entry,
          entryQuestion: "发货时间",
          by: "zhoumin",
        },
      ],
    });
    expect(await trainer.call("undoDecision", { kb, decision })).toEqual({ cluster: clusterId(id) });
    expect(await queue()).toEqual(["几点发货 <PHONE>"]);
    expect((await trainer.call("getEntry", { kb, entry })).content.similar).toEqual([]);
    expect((await trainer.call("listDecisions", { kb })).total).toBe(0);
    expect((await trainer.try("undoDecision", { kb, decision })).status).toBe(409);
    const actions = (await trainer.call("listAudit", { kb })).rows.map((r) => r.action);
    expect(actions).toEqual(expect.arrayContaining(["miss.taught", "miss.undone", "entry.taught", "entry.undone"]));
  });

  test("a new entry teaches the question, and undo deletes it", async () => {
    const id = missed("支持货到付款吗");
    const { decision, entry } = await decide(id, { kind: "new_entry", content: content("货到付款") });
    expect((await trainer.call("getEntry", { kb, entry: entry! })).content.similar).toMatchObject([
      { text: "支持货到付款吗", origin: "review" },
    ]);
    expect(await queue()).toEqual([]);
    await trainer.call("undoDecision", { kb, decision });
    expect((await trainer.call("getEntry", { kb, entry: entry! })).deleted).toBe(true);
    expect(await queue()).toEqual(["支持货到付款吗"]);
  });

  test("undo of a taught wording leaves an entry deleted that was deleted meanwhile", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const { decision } = await decide(missed("几点发货"), { kind: "taught", entry });
    await trainer.call("deleteEntry", { kb, entry });
    await trainer.call("undoDecision", { kb, decision });
    expect(await trainer.call("getEntry", { kb, entry })).toMatchObject({ deleted: true, content: { similar: [] } });
    expect((await trainer.call("askRobot", { kb, question: "发货时间" })).reply.outcome).toBe("unanswered");
    expect((await trainer.call("listEntries", { kb })).total).toBe(0);
  });

  test("undo of a new entry that was deleted meanwhile makes no further revision of it", async () => {
    const { decision, entry } = await decide(missed("支持货到付款吗"), { kind: "new_entry", content: content("货到付款") });
    await trainer.call("deleteEntry", { kb, entry: entry! });
    const before = await trainer.call("listRevisions", { kb, entry: entry! });
    await trainer.call("undoDecision", { kb, decision });
    expect(await trainer.call("listRevisions", { kb, entry: entry! })).toEqual(before);
    expect((await trainer.call("getEntry", { kb, entry: entry! })).deleted).toBe(true);
  });

  test("undo of a new entry that was merged into another takes what it taught out of that one, which stays", async () => {
    const other = await teach(trainer, kb, "怎么付款", ["付款方式"]);
    const { decision, entry } = await decide(missed("支持货到付款吗"), { kind: "new_entry", content: content("货到付款") });
    await trainer.call("mergeEntries", { kb, entry: other, base: 1, taken: { entry: entry!, base: 1 } });
    expect(await queue()).toEqual([]);
    await trainer.call("undoDecision", { kb, decision });
    const { deleted, content: left } = await trainer.call("getEntry", { kb, entry: other });
    expect([deleted, left.similar.map(({ text }) => text)]).toEqual([false, ["货到付款", "付款方式"]]);
    expect(await queue()).toEqual(["支持货到付款吗"]);
  });

  test("a new entry that holds the question already gets it no second time; a full one is refused, and the question stays", async () => {
    const wording = (text: string, i = 0) => ({
      id: `q_${i}`,
      text,
      kind: "positive" as const,
      origin: "hand" as const,
      by: null,
      at: null,
    });
    const holding = { ...content("货到付款"), similar: [wording("支持 货到付款 吗？")] };
    const { entry } = await decide(missed("支持货到付款吗"), { kind: "new_entry", content: holding });
    expect((await trainer.call("getEntry", { kb, entry: entry! })).content.similar.map((s) => s.text)).toEqual(["支持 货到付款 吗？"]);
    expect(await queue()).toEqual([]);
    const id = missed("几点发货");
    const full = (size: number) => ({ ...content("满了"), similar: Array.from({ length: size }, (_, i) => wording(`问法${i}`, i)) });
    const before = (await trainer.call("listEntries", { kb })).total;
    expect(
      await trainer.try("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "new_entry", content: full(300) } }),
    ).toMatchObject({
      status: 422,
      json: { error: { code: "rule_broken", details: { field: "similar" } } },
    });
    expect([(await trainer.call("listEntries", { kb })).total, await queue()]).toEqual([before, ["几点发货"]]);
    const made = await decide(id, { kind: "new_entry", content: full(299) });
    expect((await trainer.call("getEntry", { kb, entry: made.entry! })).content.similar.at(-1)).toMatchObject({
      text: "几点发货",
      kind: "positive",
      origin: "review",
      by: "zhoumin",
    });
  });

  test("what was taught elsewhere meanwhile may still be decided so, as nobody decided otherwise; undo takes no wording away", async () => {
    const id = missed("几点发货");
    const entry = await teach(trainer, kb, "发货时间", ["几点发货"]);
    expect(await queue()).toEqual([]);
    const { decision } = await decide(id, { kind: "taught", entry });
    await trainer.call("undoDecision", { kb, decision });
    expect((await trainer.call("getEntry", { kb, entry })).content.similar.map((s) => s.text)).toEqual(["几点发货"]);
  });

  test("a question that the draft now hands to a person says by which entry", async () => {
    const entry = await teach(trainer, kb, "转人工", [], { handOff: { skillGroup: null } });
    const { members } = await trainer.call("getCluster", { kb, cluster: missed("转人工") });
    expect(members[0]!.now).toMatchObject({ outcome: "handoff", entry, question: "转人工" });
  });

  test("a new entry without an answer answers nobody: the question stays", async () => {
    await decide(missed("支持货到付款吗"), { kind: "new_entry", content: emptyEntry("支持货到付款吗") });
    expect(await queue()).toEqual(["支持货到付款吗"]);
  });

  test("not our business is never answered, and undo takes that back", async () => {
    const id = missed("今天股票涨了吗");
    const { decision } = await decide(id, { kind: "not_ours" });
    expect(await queue()).toEqual([]);
    expect((await trainer.call("askRobot", { kb, question: "今天股票涨了吗" })).reply.reason).toBe("not_ours");
    await trainer.call("undoDecision", { kb, decision });
    expect(await queue()).toEqual(["今天股票涨了吗"]);
    expect((await trainer.call("askRobot", { kb, question: "今天股票涨了吗" })).reply.reason).not.toBe("not_ours");
  });

  test("later comes back after seven days, after ten more misses, or when taken back; until then it can be dealt with", async () => {
    const id = missed("几点发货");
    const { decision } = await decide(id, { kind: "later" });
    expect(await queue()).toEqual([]);
    expect(await queue({ later: "true" })).toEqual(["几点发货"]);
    expect((await trainer.try("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "later" } })).status).toBe(409);
    missed("几点发货", 9);
    expect(await queue()).toEqual([]);
    missed("几点发货", 1);
    expect(await queue()).toEqual(["几点发货"]);
    await trainer.call("undoDecision", { kb, decision });
    const again = missed("别的");
    await decide(again, { kind: "later" });
    later(24 * 7 - 1);
    expect(await queue()).toEqual(["几点发货"]);
    const { decision: ours } = await decide(again, { kind: "not_ours" });
    expect(await queue({ later: "true" })).toEqual([]);
    await trainer.call("undoDecision", { kb, decision: ours });
    expect(await queue({ later: "true" })).toEqual(["别的"]);
    later(1);
    expect((await queue()).sort()).toEqual(["几点发货", "别的"].sort());
  });

  test("a second decision while one stands is refused with the first", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const id = missed("几点发货");
    const { decision } = await decide(id, { kind: "taught", entry });
    const answer = await trainer.try("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "not_ours" } });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ error: { code: "conflict", details: { id: decision, kind: "taught", entry, by: "zhoumin" } } });
  });

  test("what another entry teaches, what is disabled, deleted, too long or a negative wording is refused", async () => {
    const [one, two] = [await teach(trainer, kb, "发货时间", ["怎么退货"]), await teach(trainer, kb, "停用的", [], { enabled: false })];
    const id = missed("怎么退货", 1, { outcome: "answered", reason: "exact", entry: one, helpful: false });
    const refused = async ({ miss = id, decision }: { miss?: string; decision: object }) =>
      (await trainer.try("decideCluster", { kb, cluster: miss, members: [miss], decision: decision as never })).json as {
        error: { code: string; details?: unknown };
      };
    const third = await teach(trainer, kb, "第三个");
    expect(await refused({ decision: { kind: "taught", entry: third } })).toMatchObject({
      error: { code: "taken", details: { entry: one } },
    });
    expect(await refused({ decision: { kind: "not_ours" } })).toMatchObject({ error: { code: "taken" } });
    expect(await refused({ decision: { kind: "new_entry", content: content("x") } })).toMatchObject({ error: { code: "taken" } });
    expect(await refused({ miss: missed("a"), decision: { kind: "taught", entry: two } })).toMatchObject({
      error: { code: "rule_broken" },
    });
    expect(await refused({ miss: missed("a"), decision: { kind: "taught", entry: "e_none" } })).toMatchObject({
      error: { code: "not_found" },
    });
    const preview = { kb, cluster: missed("a"), entry: two, editor: "e_1" };
    expect((await trainer.try("previewDecision", preview)).json).toMatchObject({ error: { code: "rule_broken" } });
    expect(await refused({ miss: missed("长".repeat(501)), decision: { kind: "taught", entry: third } })).toMatchObject({
      error: { code: "rule_broken" },
    });
    expect(await refused({ decision: { kind: "guess" } })).toMatchObject({ error: { code: "bad_input" } });
    expect(await refused({ miss: "m_none", decision: { kind: "later" } })).toMatchObject({ error: { code: "not_found" } });
    const negative = await teach(trainer, kb, "反例的", [], {
      similar: [{ id: "q", text: "反着说", kind: "negative", origin: "hand", by: null, at: null }],
    });
    expect(await refused({ miss: missed("反着说"), decision: { kind: "taught", entry: negative } })).toMatchObject({
      error: { code: "taken" },
    });
    // The entry that teaches it already may be named: it is only remembered.
    const { decision } = await decide(id, { kind: "taught", entry: one });
    expect(await queue()).not.toContain("怎么退货");
    await trainer.call("undoDecision", { kb, decision });
    expect((await trainer.call("getEntry", { kb, entry: one })).content.similar).toHaveLength(1);
  });
});

describe("a question that was dealt with comes back", () => {
  test("when the wording is taken out, the entry disabled or deleted", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    await decide(missed("几点发货"), { kind: "taught", entry });
    const taught = await trainer.call("getEntry", { kb, entry });
    expect(await queue()).toEqual([]);
    await trainer.call("updateEntries", { kb, entries: [entry], set: { field: "enabled", enabled: false } });
    expect(await queue()).toEqual(["几点发货"]);
    await trainer.call("updateEntries", { kb, entries: [entry], set: { field: "enabled", enabled: true } });
    expect(await queue()).toEqual([]);
    await trainer.call("deleteEntry", { kb, entry });
    expect(await queue()).toEqual(["几点发货"]);
    await trainer.call("undeleteEntry", { kb, entry });
    expect(await queue()).toEqual([]);
    await trainer.call("restoreRevision", { kb, entry, revision: taught.revision - 1 });
    expect(await queue()).toEqual(["几点发货"]);
  });

  test("when it goes badly in spite of what was published, but not while live still lacks what the draft has learnt", async () => {
    const entry = await teach(trainer, kb, "发货时间");
    const bad = { outcome: "answered", reason: "exact", entry: "e_1", helpful: false } as const;
    await decide(missed("几点发货", 1, bad), { kind: "taught", entry });
    await decide(missed("能开发票吗"), { kind: "taught", entry });
    expect(await queue()).toEqual([]);
    later(1);
    missed("能开发票吗");
    missed("几点发货", 1, bad);
    expect(await queue()).toEqual([]);
    await publish();
    later(1);
    missed("几点发货", 1, bad);
    missed("能开发票吗");
    expect((await queue()).sort()).toEqual(["几点发货", "能开发票吗"]);
    // And can then be dealt with anew.
    later(1);
    await decide(missed("能开发票吗"), { kind: "taught", entry });
    await decide(missed("几点发货", 1, bad), { kind: "taught", entry });
    expect(await queue()).toEqual([]);
  });

  test("when it is no longer marked as not our business, because an entry answers it", async () => {
    await decide(missed("今天股票涨了吗"), { kind: "not_ours" });
    await teach(trainer, kb, "股票", ["今天股票涨了吗"]);
    expect(await queue()).toEqual(["今天股票涨了吗"]);
  });
});
