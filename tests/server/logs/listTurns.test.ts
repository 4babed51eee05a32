// The log's list: every filter alone and together, page by page, each knowledge base for itself.
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyEntry } from "../../../shared/knowledge/entry.ts";
import type { NewTurn } from "../../../server/base/logged.ts";
import { choiceOf, feedbackOf, recordTurns } from "../../../server/logs/recordTurns.ts";
import { signInAs, startShop, teach } from "../../support/app.ts";
import type { Client } from "../../support/client.ts";
import { newTurn, shop } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
let viewer: Client;
const made: NewTurn[] = [];
beforeAll(async () => {
  server = await startShop();
  viewer = await signInAs(server, "viewer");
  const questions = ["怎么退货", "退货运费谁出", "Where is my ORDER", "100% 棉吗", "几点发货"];
  for (let i = 0; i < 300; i += 1) {
    const answered = i % 3 === 0;
    made.push(
      newTurn(questions[i % 5]!, {
        // Three share a moment: the order among them must hold across pages.
        id: `t_${i}`,
        at: new Date(Date.UTC(2026, 6, 1) + Math.floor(i / 3) * 60_000).toISOString(),
        ...(answered ? { outcome: "answered", reason: "exact", entry: `e_${i % 2}` } : {}),
        channel: ["app", "web", null][i % 3]!,
        version: 1 + (i % 4),
        source: i % 7 === 0 ? "imported" : "live",
        conversation: `c${Math.floor(i / 10)}`,
        customer: `u${i % 11}`,
      }),
    );
  }
  for (const [i, question] of ["型号 a_b 有货吗", '说明书里的"安全"在哪', "会写 C++ 吗", "会写 C 吗"].entries())
    made.push(newTurn(question, { id: `t_sign_${i}`, at: `2026-07-02T00:0${i}:00.000Z` }));
  recordTurns(server.app, shop(server.kb), made);
  recordTurns(server.app, shop("kb_other"), [newTurn("怎么退货", { id: "t_other", conversation: "c1" })]);
});
afterAll(() => server.end());

async function all(input: object): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await viewer.call("listTurns", { kb: server.kb, limit: 37, ...(cursor ? { cursor } : {}), ...input });
    ids.push(...page.rows.map((r) => r.id));
    expect(page.more).toBe(false);
    if (page.next === null) {
      expect(page.total).toBe(ids.length);
      return ids;
    }
    cursor = page.next;
  }
}

const expected = (fits: (t: NewTurn) => boolean): string[] =>
  made
    .filter(fits)
    .map((t) => t.id)
    .reverse();

test.each<[string, object, (t: NewTurn) => boolean]>([
  ["nothing", {}, () => true],
  ["an outcome", { outcome: "answered" }, (t) => t.outcome === "answered"],
  ["a miss reason", { miss: "unanswered" }, (t) => t.outcome === "unanswered"],
  ["an entry", { entry: "e_1" }, (t) => t.entry === "e_1"],
  [
    "a channel, a version and a source",
    { channel: "web", version: 2, source: "live" },
    (t) => t.channel === "web" && t.version === 2 && t.source === "live",
  ],
  ["a conversation", { conversation: "c3" }, (t) => t.conversation === "c3"],
  ["a customer", { customer: "u3" }, (t) => t.customer === "u3"],
  [
    "a customer's text, entry and conversation",
    { customer: "u3", text: "退货", entry: "e_1", conversation: "c0" },
    (t) => t.customer === "u3" && t.question.includes("退货") && t.entry === "e_1" && t.conversation === "c0",
  ],
  ["a text", { text: "退货" }, (t) => t.question.includes("退货")],
  ["a text in another case", { text: "my order" }, (t) => t.question === "Where is my ORDER"],
  ["a text with a LIKE sign in it", { text: "0%" }, (t) => t.question.includes("0%")],
  [
    "a text and an entry and an outcome",
    { text: "退货", entry: "e_0", outcome: "answered" },
    (t) => t.question.includes("退货") && t.entry === "e_0",
  ],
  ["a text within a conversation", { text: "退货", conversation: "c4" }, (t) => t.question.includes("退货") && t.conversation === "c4"],
  [
    "a period, with an offset",
    { from: "2026-07-01T08:10:00+08:00", until: "2026-07-01T00:20:00Z" },
    (t) => t.at >= "2026-07-01T00:10" && t.at < "2026-07-01T00:20",
  ],
  ["an underscore", { text: "_" }, (t) => t.question.includes("_")],
  ["a quotation mark", { text: '"' }, (t) => t.question.includes('"')],
  ["a text with signs that are letters of its name", { text: "C++" }, (t) => t.question.includes("C++")],
  ["a text nobody asked", { text: "量子" }, () => false],
  ["a combination nobody asked", { outcome: "blocked", channel: "app" }, () => false],
])("filtered by %s", async (_, input, fits) => {
  expect(await all(input)).toEqual(expected(fits));
});

test("another knowledge base's turns are not there, by list or by id", async () => {
  expect((await viewer.try("getConversation", { kb: server.kb, turn: "t_other" })).status).toBe(404);
  expect((await server.client().try("listTurns", { kb: server.kb })).status).toBe(401);
  expect((await (await signInAs(server, null)).try("listTurns", { kb: server.kb })).status).toBe(404);
  expect((await viewer.try("listTurns", { kb: server.kb, cursor: "?" })).status).toBe(400);
  expect((await viewer.try("listTurns", { kb: server.kb, limit: 1000 })).status).toBe(400);
});

test("a conversation is shown around a turn, oldest first, with what the customer said to it", async () => {
  const entry = await teach(server.admin, server.kb, "怎么退货");
  const at = (minute: number) => new Date(Date.UTC(2026, 6, 5) + minute * 60_000).toISOString();
  recordTurns(
    server.app,
    shop(server.kb),
    Array.from({ length: 120 }, (_, i) =>
      newTurn(`第${i}句`, {
        id: `t_long${i}`,
        at: at(i),
        conversation: "long",
        ...(i === 60 ? { outcome: "clarify", reason: "close", reply: "您想问的是下面哪一个？" } : {}),
      }),
    ),
  );
  await server.app.turnLog.correct(shop(server.kb), "t_long60", choiceOf(entry));
  await server.app.turnLog.correct(shop(server.kb), "t_long60", feedbackOf({ helpful: true }));
  const { rows } = await viewer.call("getConversation", { kb: server.kb, turn: "t_long60" });
  expect(rows.map((r) => r.id)).toEqual(Array.from({ length: 101 }, (_, i) => `t_long${i + 10}`));
  expect(rows[50]).toMatchObject({ chosen: entry, entryQuestion: "怎么退货", helpful: true, none: false, reply: "您想问的是下面哪一个？" });
  expect((await viewer.call("listTurns", { kb: server.kb, entry })).rows.map((r) => r.id)).toEqual(["t_long60"]);
});

test("a category finds what its entries answered, and those below it; what is filtered goes out as a file that is known again", async () => {
  const kb = (await server.admin.call("createKnowledgeBase", { name: "类目" })).id;
  const { revision } = await server.admin.call("getCategories", { kb });
  const category = (id: string, parent: string | null) => ({ id, name: id, parent, skillGroup: null });
  await server.admin.call("saveCategories", { kb, base: revision, categories: [category("c_all", null), category("c_low", "c_all")] });
  const content = (question: string, of: string) => ({ ...emptyEntry(question), category: of, answers: [{ text: "答", when: [] }] });
  const [high, low] = await Promise.all([
    server.admin.call("createEntry", { kb, content: content("怎么换货", "c_all") }),
    server.admin.call("createEntry", { kb, content: content("运费谁出", "c_low") }),
  ]);
  const answered = (question: string, entry: string | null, n: number) =>
    newTurn(question, {
      id: `t_abcdefghijk${n}`,
      at: `2026-07-03T00:0${n}:00.000Z`,
      outcome: "answered",
      reason: "exact",
      entry,
      channel: "web",
    });
  recordTurns(server.app, shop(kb), [
    answered("=1+1怎么换货", high.id, 1),
    answered('运费"谁出",\n好', low.id, 2),
    answered("别的", null, 3),
  ]);
  const found = async (filter: object) => (await server.admin.call("listTurns", { kb, ...filter })).rows.map(({ id }) => id);
  expect(await found({ category: "c_all" })).toEqual(["t_abcdefghijk2", "t_abcdefghijk1"]);
  expect(await found({ category: "c_low" })).toEqual(["t_abcdefghijk2"]);
  expect(await found({ category: "c_low", text: "换货" })).toEqual([]);
  const csv = await server.admin.try("exportTurns", { kb, category: "c_all", format: "csv" });
  expect(csv.text.split("\r\n")[2]).toContain(`t_abcdefghijk1,2026-07-03T00:01:00.000Z,'=1+1怎么换货,`);
  const jsonl = await server.admin.try("exportTurns", { kb, format: "jsonl" });
  expect(jsonl.text.trimEnd().split("\n").map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(["t_abcdefghijk3", "t_abcdefghijk2", "t_abcdefghijk1"]); // prettier-ignore
  for (const [name, file] of [
    ["log.csv", csv.text],
    ["log.jsonl", jsonl.text],
  ] as const)
    // prettier-ignore
    expect((await server.admin.call("previewLog", { kb, name }, file)).known).toBe(name === "log.csv" ? 2 : 3);
});

test("more than 10,000 are counted as more", async () => {
  const kb = (await server.admin.call("createKnowledgeBase", { name: "大" })).id;
  for (let i = 0; i < 11; i += 1)
    recordTurns(
      server.app,
      shop(kb),
      Array.from({ length: 1000 }, () => newTurn("怎么退货")),
    );
  const first = await server.admin.call("listTurns", { kb, text: "退货" });
  expect(first).toMatchObject({ total: 10_000, more: true });
  expect(await server.admin.call("listTurns", { kb, text: "退货", cursor: first.next! })).toMatchObject({ total: 10_000, more: true });
});
