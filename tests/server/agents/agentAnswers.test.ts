// Learning from people: what they answered to a cluster's questions, whether they agree, and what it takes until an answer of theirs is an entry.
import { expect, test, vi } from "vitest";
import { feedbackOf } from "../../../server/logs/recordTurns.ts";
import { emptyEntry, type EntryContent } from "../../../shared/knowledge/entry.ts";
import { finished, teach } from "../../support/app.ts";
import { kb, queue, reviewed, server, trainer } from "../review/support.ts";

reviewed();

/** A conversation: the customer's words as they are, a person's with a name before them. */
async function talks(...conversations: readonly string[][]): Promise<void> {
  const lines = conversations.flatMap((said, i) =>
    said.map((line, n) => {
      const [, agent, text] = /^(\w+)：(.+)$/u.exec(line) ?? [];
      const time = new Date(Date.parse("2026-07-09T02:00:00Z") + i * 3_600_000 + n * 1_000).toISOString();
      return JSON.stringify({
        time,
        conversation: `c${i}`,
        ...(agent ? { role: "agent", agent, question: text } : { question: line, outcome: "unanswered" }),
      });
    }),
  );
  const { job } = await trainer.call("importLog", { kb, name: "talk.jsonl" }, lines.join("\n"));
  expect((await finished(server, trainer, kb, job)).state).toBe("done");
}
const first = async (name: string) => (await trainer.call("listClusters", { kb })).rows.find((one) => one.name === name)!.id;
const answersTo = async (name: string) => trainer.call("getAgentAnswers", { kb, cluster: await first(name) });
const asked = "旧沙发可以帮忙拉走吗";
const yes = "可以拉走，下单时勾选旧物回收，每件收八十元";

test("what several people answered in several conversations is one answer, with its conversations; what every desk says is none", async () => {
  // It says the same, but not to everybody.
  await teach(trainer, kb, "大件旧物处理", [], { answers: [{ text: yes, when: [{ field: "channel", in: ["phone"] }] }] });
  await talks(
    [asked, "li：您好，请问有什么可以帮您", `li：${yes}`, "好的", "li：不客气"],
    [asked, "wang：稍等", `wang：您下单时勾选旧物回收，我们可以拉走的，每件收八十元`],
    [asked, `li：${yes}`, "能开发票吗", "li：能开，在订单页申请"],
    ["床垫有味道怎么办"],
  );
  const seen = await answersTo(asked);
  expect(seen).toMatchObject({
    agreement: "agreed",
    conversations: 3,
    more: 0,
    answers: [{ text: yes, conversations: 3, agents: 2, near: null, masked: false }],
  });
  expect(seen.answers[0]!.sources.map(({ question }) => question)).toEqual([asked, asked, asked]);
  const { messages } = await trainer.call("getConversation", { kb, turn: seen.answers[0]!.sources[2]!.turn });
  expect(messages.map(({ text }) => text)).toEqual(["您好，请问有什么可以帮您", yes, "不客气"]);
  // One person alone, and once, is too few.
  expect(await answersTo("能开发票吗")).toMatchObject({ agreement: "few", conversations: 1 });
  expect((await queue({ people: "true" })).toSorted()).toEqual([asked, "能开发票吗"].toSorted());
  expect(await queue()).toContain("床垫有味道怎么办");
  expect(await trainer.call("listClusters", { kb, people: "true", limit: 1 })).toMatchObject({
    total: 2,
    people: 2,
    rows: [{ people: true }],
  });
  expect(await trainer.call("listClusters", { kb })).toMatchObject({ people: 2 });
});

test("what is said whatever was asked answers nothing, though it is on no list", async () => {
  const line = "小的这就去后厨跟师傅说一声哈";
  const other = ["能开发票吗", "什么时候到货", "床垫太硬了怎么办", "门店停车收费吗", "灯带怎么连手机"];
  await talks([asked, `li：${line}`], [asked, `wang：${line}`], ...other.map((question) => [question, `li：${line}`]));
  expect(await answersTo(asked)).toMatchObject({ agreement: "few", conversations: 0, answers: [] });
});

test("an answer kept ready for a subject answers each way of asking, however differently it is asked; a long line said to most does not", async () => {
  const subject = ["餐桌处理掉要钱吗", "家里那张床谁来搬", "买新的抵多少", "以旧换新怎么弄", "不要的柜子收不收"];
  const many = Array.from({ length: 20 }, (_, i) => `第${i}件商品怎么看`);
  const other =
    "能开发票吗 什么时候到货 床垫太硬了 门店停车收费吗 灯带怎么连手机 忘记密码了 可以用花呗吗 想改收货地址 支持海外配送吗 积分怎么兑换".split(
      " ",
    );
  const busy = "现在咨询的人比较多，小的正在一个一个看，看到了马上来给亲说明白";
  await talks(
    [asked, `li：${yes}`],
    [asked, `wang：${yes}`],
    ...subject.map((question) => [question, `li：${yes}`]),
    ...many.map((question, i) => [question, `li：详情页第${i}行`]),
    ...other.map((question, i) => [question, `li：${busy}`, `wang：帮助中心第${i}条`]),
  );
  expect(await answersTo(asked)).toMatchObject({ agreement: "agreed", conversations: 2, answers: [{ text: yes }] });
  expect((await answersTo(other[0]!)).answers.map(({ text }) => text)).toEqual(["帮助中心第0条"]);
});

test("an answer of the robot that a customer calls no help later is a question that people answered", async () => {
  const other = await teach(trainer, kb, "旧物怎么处理", ["旧东西怎么办"]);
  const lines = [
    { id: "t-1", question: "旧东西怎么办", outcome: "answered", entry: other },
    { question: asked, outcome: "unanswered" },
    { role: "agent", agent: "li", question: yes },
  ].map((line, n) =>
    JSON.stringify({ ...line, conversation: "c", time: new Date(Date.parse("2026-07-09T02:00:00Z") + n * 1_000).toISOString() }),
  );
  const { job } = await trainer.call("importLog", { kb, name: "talk.jsonl" }, lines.join("\n"));
  await finished(server, trainer, kb, job);
  expect(await queue({ people: "true" })).toEqual([asked]);
  const { rows } = await trainer.call("listTurns", { kb, text: "旧东西" });
  await server.app.turnLog.correct({ id: kb, timeZone: "Asia/Shanghai" }, rows[0]!.id, feedbackOf({ helpful: false }));
  expect((await queue({ people: "true" })).toSorted()).toEqual([asked, "旧东西怎么办"].toSorted());
});

test("one person is one, however the name is written, and whatever an unnamed line said before", async () => {
  await talks([asked, "Li：这个由专席来答，您看下面", `Li：${yes}`], [asked, "li：这个由专席来答，您看下面", `li：${yes}`]);
  expect(await answersTo(asked)).toMatchObject({ agreement: "few", answers: [{ agents: 1 }] });
});

test("where people say the contrary, or other numbers, they disagree: both are told, and neither can be taken", async () => {
  await talks([asked, `li：${yes}`], [asked, "wang：抱歉，不可以拉走"], [asked, "wang：每件收五十元，下单时勾选旧物回收，可以拉走"]);
  const seen = await answersTo(asked);
  expect(seen).toMatchObject({ agreement: "disagree", conversations: 3 });
  expect(seen.answers).toHaveLength(3);
  const cluster = await first(asked);
  const entry = await teach(trainer, kb, "旧物回收");
  expect(
    await trainer.try("decideCluster", { kb, cluster, decision: { kind: "taught", entry }, from: { answer: seen.answers[0]!.id } }),
  ).toMatchObject({ status: 422, json: { error: { code: "rule_broken", details: { field: "from.answer" } } } });
});

test("an agreed answer is tried on the draft before it is an entry; who took it, and from where, is kept with the decision and the revision", async () => {
  const other = await teach(trainer, kb, "大件旧物处理", [], { answers: [{ text: `**${yes}**`, when: [] }] });
  await talks([asked, `li：${yes}`], [asked, `wang：${yes}。`], [asked, "wang：要看区域"]);
  const { agreement, answers } = await answersTo(asked);
  expect([agreement, answers[0]!.conversations, answers[0]!.near]).toEqual(["agreed", 2, { entry: other, question: "大件旧物处理" }]);
  const cluster = await first(asked);
  const members = (await trainer.call("getCluster", { kb, cluster })).members.map(({ id }) => id);
  const content = (text: string) => ({ ...emptyEntry(asked), answers: [{ text, when: [] }] });
  const take = (text: string, tested?: string) =>
    trainer.try("decideCluster", {
      kb,
      cluster,
      members,
      decision: { kind: "new_entry", content: content(text) },
      from: { answer: answers[0]!.id, ...(tested === undefined ? {} : { tested }) },
    });
  expect(await take(yes)).toMatchObject({ status: 422, json: { error: { details: { field: "from.tested" } } } });
  const trial = (text: string) =>
    vi.waitFor(
      async () => {
        const said = await trainer.call("testAgentAnswer", { kb, cluster, members, answer: answers[0]!.id, question: asked, text });
        if (said.state !== "ready") throw new Error("being worked out");
        return said;
      },
      { timeout: 30_000, interval: 100 },
    );
  const tried = await trial(yes);
  expect(tried).toMatchObject({
    own: { questions: 1 },
    conflicts: [
      { kind: "near", entry: other },
      { kind: "other_answers", conversations: 1 },
    ],
  });
  // What is written otherwise than it was tried is tried again.
  expect((await take(`${yes}！打电话约`, tried.tested)).status).toBe(422);
  // So is what holds more than was tried, or less: other wordings, wordings taken from elsewhere, an entry that would answer some, at times or not at all.
  const alien = { id: "q_1", text: "运费谁出", kind: "positive" as const, origin: "hand" as const, by: null, at: null };
  for (const [more, settle] of [
    [{ similar: [alien] }, []],
    [{ similar: [{ ...alien, text: asked, kind: "negative" as const }] }, []],
    [{ enabled: false }, []],
    [{ validFrom: "2027-01-01T00:00:00.000Z" }, []],
    [{ validUntil: "2027-01-01T00:00:00.000Z" }, []],
    [{ handOff: { skillGroup: null } }, []],
    [{ answers: [{ text: yes, when: [{ field: "channel", in: ["app"] }] }] }, []],
    [
      {
        answers: [
          { text: yes, when: [] },
          { text: "要看区域", when: [] },
        ],
      },
      [],
    ],
    [{}, [{ entry: other, text: "运费谁出", as: "none" as const }]],
  ] satisfies [Partial<EntryContent>, { entry: string; text: string; as: "none" }[]][]) {
    const refused = await trainer.try("decideCluster", {
      kb,
      cluster,
      members,
      decision: { kind: "new_entry", content: { ...content(yes), ...more } },
      settle,
      from: { answer: answers[0]!.id, tested: tried.tested },
    });
    expect(refused).toMatchObject({ status: 422, json: { error: { details: { field: "from.tested" } } } });
  }
  const taken = await take(yes, tried.tested);
  expect(taken.status).toBe(200);
  const { entry } = taken.json as { entry: string };
  const from = { conversations: 2, agents: 2, turns: expect.arrayContaining([answers[0]!.sources[0]!.turn]) };
  expect(await trainer.call("listDecisions", { kb })).toMatchObject({ rows: [{ kind: "new_entry", entry, by: "zhoumin", from }] });
  expect((await trainer.call("getCluster", { kb, cluster })).story).toMatchObject([{ from }]);
  expect(await trainer.call("listRevisions", { kb, entry })).toMatchObject({ rows: [{ revision: 1, by: "zhoumin", from }] });
  expect(await queue()).toEqual([]);
  // An answer with what was masked is said so.
  expect((await trial("打 <PHONE> 约")).conflicts).toContainEqual({ kind: "masked" });
  expect((await trial(yes)).conflicts).toContainEqual({ kind: "taught", text: asked, entry, question: asked });
});

test("an answer is taken to an entry there is, too; the filter empties when the conversations go", async () => {
  await talks([asked, `li：${yes}`], [asked, `wang：${yes}`]);
  const entry = await teach(trainer, kb, "旧物回收");
  const [answer] = (await answersTo(asked)).answers;
  const cluster = await first(asked);
  expect((await trainer.try("decideCluster", { kb, cluster, decision: { kind: "later" }, from: { answer: answer!.id } })).status).toBe(422);
  expect(
    (await trainer.try("decideCluster", { kb, cluster, decision: { kind: "taught", entry }, from: { answer: "a_none" } })).status,
  ).toBe(409);
  await trainer.call("decideCluster", { kb, cluster, decision: { kind: "taught", entry }, from: { answer: answer!.id } });
  expect(await trainer.call("listRevisions", { kb, entry })).toMatchObject({ rows: [{ from: { conversations: 2 } }, { from: null }] });
  const { rows } = await trainer.call("listDecisions", { kb });
  await trainer.call("undoDecision", { kb, decision: rows[0]!.id });
  expect(await queue({ people: "true" })).toEqual([asked]);
  for (const { id } of (await trainer.call("listLogImports", { kb })).rows)
    await finished(server, trainer, kb, (await trainer.call("undoLogImport", { kb, import: id })).job);
  expect(await queue()).toEqual([]);
  expect(server.app.logs.prepare("SELECT count(*) FROM agent_replies WHERE kb_id = ?").pluck().get(kb)).toBe(0);
});

test("what was answered early in a long conversation stays, however long it grows", async () => {
  await talks([asked, `li：${yes}`]);
  expect(await answersTo(asked)).toMatchObject({ conversations: 1 });
  const at = (minute: number) => new Date(Date.parse("2026-07-09T03:00:00Z") + minute * 1_000).toISOString();
  const lines = Array.from({ length: 320 }, (_, i) => ({ time: at(i), conversation: "c0", question: `第 ${i} 问`, outcome: "answered" }));
  const more = [...lines, { time: at(400), conversation: "c0", role: "agent", question: "最后一答" }];
  // The same conversation, as a bot names it.
  const { key } = await trainer.call("createKey", { kb, name: "bot", scopes: ["log"] });
  const bot = server.client();
  bot.headers = { authorization: `Bearer ${key}` };
  const [turn] = (await answersTo(asked)).answers[0]!.sources;
  const { rows } = await trainer.call("getConversation", { kb, turn: turn!.turn });
  const named = more.map((line) => JSON.stringify({ ...line, conversation: rows[0]!.conversation }));
  expect((await bot.request("POST", "/v1/logs", named.join("\n"), "application/x-ndjson")).json).toMatchObject({ rejected: [] });
  expect(await answersTo(asked)).toMatchObject({ conversations: 1, answers: [{ text: yes }] });
});
