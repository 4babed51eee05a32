// The queue of missed questions: what is in it, and who sees it.
import { describe, expect, test, vi } from "vitest";
import { feedbackOf } from "../../../server/logs/recordTurns.ts";
import { signInAs, teach } from "../../support/app.ts";
import { miss, shop } from "../logs/support.ts";
import { decide, kb, later, missed, queue, reviewed, server, trainer } from "./support.ts";

reviewed();

describe("the queue", () => {
  test("lists what went badly, most frequent first, with what the draft answers now", async () => {
    await teach(trainer, kb, "如何修改密码", ["密码怎么改"]);
    missed("几点发货", 3);
    later(-48);
    missed("几点发货", 1);
    later(48);
    missed("能开发票吗", 5, { channel: "web" });
    missed("谢谢", 1, { outcome: "answered", reason: "exact", entry: "e_1" });
    const { rows, total, questions } = await trainer.call("listClusters", { kb });
    expect({ total, questions }).toEqual({ total: 2, questions: 2 });
    expect(rows.map((r) => [r.name, r.count, r.questions, r.total, r.reason])).toEqual([
      ["能开发票吗", 5, 1, 1, "unanswered"],
      ["几点发货", 4, 1, 1, "unanswered"],
    ]);
    // Of ten questions five and four: nearly all of them are what one decision on a question of its own puts right.
    expect(rows[0]!.gain).toBeGreaterThan(0.4);
    expect(rows[0]!.gain).toBeLessThanOrEqual(0.5);
    expect(rows[1]!.days).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 3]);
    const { members } = await trainer.call("getCluster", { kb, cluster: rows[0]!.id });
    expect(members).toMatchObject([
      { text: "能开发票吗", count: 5, asked: 5, channel: "web", state: "open", ticked: true, isTaught: true },
    ]);
    expect(members[0]!.now).toMatchObject({ outcome: "unanswered", entry: null });
  });

  test("filters by reason, channel and period, sorts by the latest, and pages", async () => {
    later(-24 * 5);
    missed("旧的", 9);
    later(24 * 5);
    missed("无效的", 2, { outcome: "unanswered", reason: "not_in_force" });
    later(1);
    missed("网页的", 1, { channel: "web" });
    expect(await queue()).toEqual(["旧的", "无效的", "网页的"]);
    expect(await queue({ reason: "not_in_force" })).toEqual(["无效的"]);
    expect(await queue({ channel: "web" })).toEqual(["网页的"]);
    expect(await queue({ days: 2 })).toEqual(["无效的", "网页的"]);
    expect(await queue({ sort: "recent" })).toEqual(["网页的", "无效的", "旧的"]);
    expect(await queue({ sort: "recent", offset: 1, limit: 1 })).toEqual(["无效的"]);
    // What is counted is what is listed.
    const totals = [{ reason: "not_in_force" as const }, { channel: "web" }, { days: 2 }, { mine: "true" as const }].map(async (filter) => {
      const { total, questions } = await trainer.call("listClusters", { kb, ...filter });
      return [total, questions];
    });
    expect(await Promise.all(totals)).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
      [0, 0],
    ]);
  });

  test("what the draft answers now is asked on the channel of the miss", async () => {
    await teach(trainer, kb, "怎么领红包", [], { answers: [{ text: "在微信里领。", when: [{ field: "channel", in: ["wechat"] }] }] });
    const asked = missed("怎么领红包", 1, { channel: "wechat" });
    expect((await trainer.call("getCluster", { kb, cluster: asked })).members[0]!.now).toMatchObject({ outcome: "answered" });
    const elsewhere = missed("怎么 领红包", 1, { channel: "web" });
    expect((await trainer.call("getCluster", { kb, cluster: elsewhere })).members[0]!.now).toMatchObject({ outcome: "unanswered" });
  });

  test("shows one miss with the nearest enabled entries and its latest turns", async () => {
    const entry = await teach(trainer, kb, "如何修改登录密码", ["密码怎么改"]);
    await teach(trainer, kb, "登录密码忘记了", [], { enabled: false });
    const id = missed("登录密码在哪里改呀", 25);
    const shown = await trainer.call("getCluster", { kb, cluster: id });
    const { rows } = await trainer.call("listMissTurns", { kb, miss: id });
    expect(shown.proposals[0]).toMatchObject({ entry, question: "如何修改登录密码", similar: 1 });
    expect(shown.proposals).toHaveLength(1);
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({ question: "登录密码在哪里改呀", miss: "unanswered" });
  });

  test("a question taught elsewhere leaves by itself, one answered badly stays", async () => {
    missed("几点发货");
    missed("怎么退货", 1, { outcome: "answered", reason: "exact", entry: "e_1", helpful: false });
    expect((await queue()).sort()).toEqual(["几点发货", "怎么退货"]);
    const entry = await teach(trainer, kb, "发货时间", ["几点发货？", "怎么退货"]);
    expect(await queue()).toEqual(["怎么退货"]);
    await trainer.call("updateEntries", { kb, entries: [entry], set: { field: "enabled", enabled: false } });
    expect((await queue()).sort()).toEqual(["几点发货", "怎么退货"]);
  });

  test("a customer who takes back that it did not help takes the miss back", async () => {
    const id = missed("怎么退货", 1, { id: "t_said", outcome: "answered", reason: "exact", entry: "e_1", helpful: false });
    expect(await queue()).toEqual(["怎么退货"]);
    await server.app.turnLog.correct(shop(kb), "t_said", feedbackOf({ helpful: true }));
    expect(await queue()).toEqual([]);
    expect((await trainer.try("getCluster", { kb, cluster: id })).status).toBe(404);
  });

  test("questions dealt with do not hide those behind them", async () => {
    const list = () => trainer.call("listClusters", { kb });
    const words = Array.from({ length: 600 }, (_, i) => `问题${i}号`);
    for (const word of words.slice(0, 500)) missed(word, 2);
    // For so many one waits.
    expect((await list()).questions).toBe(500);
    for (const word of words.slice(500)) missed(word, 2);
    for (let i = 0; i < 600; i += 300) await teach(trainer, kb, `第${i}批`, words.slice(i, i + 299));
    missed("最后一个");
    // More are summed up behind who asks, who sees the rest as it was.
    const { checking, questions } = await list();
    expect(checking).not.toBeNull();
    expect(questions).toBeGreaterThan(100);
    await vi.waitFor(
      async () => {
        const now = await list();
        expect(now.checking).toBeNull();
        expect(now.rows.map(({ name }) => name)).toContain("最后一个");
      },
      { timeout: 30_000, interval: 100 },
    );
  });

  test("emoji, right-to-left and markup can be taught as they are", async () => {
    const entry = await teach(trainer, kb, "怎么退货");
    for (const text of ["🙂🙂", "أين طلبي؟", "<script>alert(1)</script>"]) {
      await decide(missed(text), { kind: "taught", entry });
      expect((await trainer.call("askRobot", { kb, question: text })).reply.answer?.entry).toBe(entry);
    }
    expect((await trainer.call("getEntry", { kb, entry })).content.similar.map((s) => s.text)).toEqual([
      "🙂🙂",
      "أين طلبي؟",
      "<script>alert(1)</script>",
    ]);
    // Punctuation alone is never answered, so it cannot be taught; it can be set aside.
    const id = missed("??!");
    expect((await trainer.try("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "taught", entry } })).status).toBe(422);
    await decide(id, { kind: "not_ours" });
    expect(await queue()).toEqual([]);
  });
});

test("nothing of another knowledge base is seen or touched, and viewers only read", async () => {
  const id = missed("几点发货");
  const entry = await teach(trainer, kb, "发货时间");
  const { decision } = await decide(id, { kind: "later" });
  const other = (await server.admin.call("createKnowledgeBase", { name: "别家" })).id;
  const foreign = await teach(trainer, other, "别家的");
  expect((await trainer.call("listClusters", { kb: other })).total).toBe(0);
  expect((await trainer.try("getCluster", { kb: other, cluster: id })).status).toBe(404);
  expect((await trainer.try("undoDecision", { kb: other, decision })).status).toBe(404);
  expect((await trainer.try("decideCluster", { kb: other, cluster: id, members: [id], decision: { kind: "taught", entry } })).status).toBe(
    404,
  );
  expect(
    (await trainer.try("decideCluster", { kb, cluster: id, members: [id], decision: { kind: "taught", entry: foreign } })).status,
  ).toBe(404);
  const viewer = await signInAs(server, "viewer");
  miss(server.app, server.kb, "几点发货");
  const mine = (await viewer.call("listClusters", { kb: server.kb })).rows[0]!;
  expect((await viewer.try("decideCluster", { kb: server.kb, cluster: mine.id, decision: { kind: "later" } })).status).toBe(403);
  expect((await viewer.try("undoDecision", { kb: server.kb, decision })).status).toBe(403);
  const outsider = await signInAs(server, null);
  for (const name of ["listClusters", "listDecisions"] as const) {
    expect((await outsider.try(name, { kb })).status).toBe(404);
    expect((await server.client().try(name, { kb })).status).toBe(401);
    expect((await viewer.try(name, { kb: server.kb, limit: 0 })).status).toBe(400);
  }
  expect((await server.client().try("getCluster", { kb, cluster: id })).status).toBe(401);
});
