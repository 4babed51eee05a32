// The log's counts against a recount, whatever customers say afterwards; and what makes a miss.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missReasonOf, type JudgedTurn } from "../../../server/logs/missReason.ts";
import type { NewTurn } from "../../../server/base/logged.ts";
import { choiceOf, feedbackOf, recordTurns } from "../../../server/logs/recordTurns.ts";
import { getTurn, pastTurns } from "../../../server/logs/turns.ts";
import { startShop } from "../../support/app.ts";
import { countsOf, newTurn, shop } from "./support.ts";

let server: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => (server = await startShop()));
afterAll(() => server.end());

const outcomes: [NewTurn["outcome"], string][] = [
  ["answered", "exact"],
  ["answered", "confident"],
  ["clarify", "close"],
  ["clarify", "middle"],
  ["unanswered", "low"],
  ["unanswered", "not_ours"],
  ["unanswered", "not_in_force"],
  ["handoff", "requested"],
  ["handoff", "imported"],
  ["blocked", "sensitive"],
];
const turn = fc.record({
  id: fc.integer({ min: 0, max: 60 }),
  question: fc.constantFrom("怎么退货", "where is my order", "🙂", "?!"),
  result: fc.constantFrom(...outcomes),
  minute: fc.integer({ min: 0, max: 4000 }),
  confidence: fc.integer({ min: 60, max: 90 }),
  conversation: fc.constantFrom(null, "a", "b", "c"),
  channel: fc.constantFrom(null, "app", "web"),
  source: fc.constantFrom("live" as const, "live" as const, "imported" as const, "simulated" as const),
});
const said = fc.oneof(
  fc.record({ turn: fc.integer({ min: 0, max: 60 }), choice: fc.constantFrom("e_1", "e_2") }),
  fc.record({ turn: fc.integer({ min: 0, max: 60 }), helpful: fc.boolean() }),
  fc.record({ turn: fc.integer({ min: 0, max: 60 }), none: fc.boolean() }),
);

test("whatever is logged and said afterwards, every count equals a recount of the turns", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { maxLength: 40 }),
      fc.array(turn, { maxLength: 40 }),
      fc.array(said, { maxLength: 40 }),
      async (first, second, feedback) => {
        run += 1;
        const kb = shop(`${server.kb}-${run}`, run % 2 ? "Asia/Shanghai" : "America/St_Johns");
        const turns = (batch: typeof first, from: number): NewTurn[] =>
          batch.map((t) =>
            newTurn(t.question, {
              id: `t_${t.id}`,
              at: new Date(Date.UTC(2026, 2, 6 + from) + t.minute * 60_000).toISOString(),
              outcome: t.result[0],
              reason: t.result[1],
              entry: t.result[0] === "answered" || t.result[1] === "requested" ? "e_1" : null,
              confidence: t.confidence,
              conversation: t.conversation,
              channel: t.channel,
              source: t.source,
            }),
          );
        // Live turns arrive in the order of time: the second batch begins after the first.
        expect(recordTurns(server.app, kb, turns(first, 0))).toBe(new Set(first.map((t) => t.id)).size);
        // What arrives in one moment, from whoever, is written in one transaction.
        const other = shop(`${server.kb}-${run}-other`);
        const moment = turns(second, 4).flatMap((each) => [server.app.turnLog.record(kb, each), server.app.turnLog.record(other, each)]);
        const corrected = feedback.map((f) =>
          server.app.turnLog.correct(kb, `t_${f.turn}`, "choice" in f ? choiceOf(f.choice) : feedbackOf(f)),
        );
        await Promise.all(moment);
        const ids = new Set([...first, ...second].map((t) => t.id));
        expect(await Promise.all(corrected)).toEqual(feedback.map((f) => ids.has(f.turn)));
        const { kept, counted } = countsOf(server.app);
        expect(kept).toEqual(counted);
      },
    ),
    { seed: 20_261_122, numRuns: 40 },
  );
});

test("a turn counts once, however often it is sent, and in its own knowledge base only", async () => {
  const [a, b] = [shop("kb_one"), shop("kb_two")];
  const once = newTurn("同一个问题", { id: "t_same" });
  expect(recordTurns(server.app, a, [once, once])).toBe(1);
  expect(recordTurns(server.app, a, [once])).toBe(0);
  expect(recordTurns(server.app, b, [once])).toBe(1);
  expect(await server.app.turnLog.correct(a, "t_same", feedbackOf({ helpful: true }))).toBe(true);
  expect(getTurn(server.app, a, "t_same")?.helpful).toBe(true);
  expect(getTurn(server.app, b, "t_same")?.helpful).toBe(null);
  expect(await server.app.turnLog.correct(shop("kb_three"), "t_same", feedbackOf({ helpful: true }))).toBe(false);
});

test("a conversation's past comes oldest first, and simulated turns stay among themselves", () => {
  const kb = shop("kb_past");
  const at = (minute: number) => `2026-07-10T04:0${minute}:00.000Z`;
  recordTurns(server.app, kb, [
    newTurn("二", { at: at(2), conversation: "c", outcome: "answered", entry: "e_2" }),
    newTurn("一", { at: at(1), conversation: "c" }),
    newTurn("别的", { at: at(1), conversation: "d" }),
    newTurn("模拟", { at: at(1), conversation: "c", source: "simulated" }),
  ]);
  expect(pastTurns(server.app, kb, "c")).toEqual([
    { outcome: "unanswered", entry: null, textKey: "一", missed: true },
    { outcome: "answered", entry: "e_2", textKey: "二", missed: false },
  ]);
  expect(pastTurns(server.app, kb, "c", { before: at(1) })).toHaveLength(1);
  expect(pastTurns(server.app, kb, "c", { simulated: true }).map((t) => t.textKey)).toEqual(["模拟"]);
});

describe("what makes a miss", () => {
  const well: JudgedTurn = { outcome: "answered", reason: "confident", confidence: 95, answerBand: 72, helpful: null, none: false };
  test.each<[string, Partial<JudgedTurn>, string | null]>([
    ["answered well above the band", {}, null],
    ["answered within five points above the band", { confidence: 77 }, "low_confidence"],
    ["answered just beyond them", { confidence: 78 }, null],
    ["a taught wording is never a narrow one", { confidence: 74, reason: "exact" }, null],
    ["answered elsewhere, band unknown", { confidence: 74, answerBand: null, reason: "imported" }, null],
    ["answered and not helpful", { helpful: false, confidence: 74 }, "unhelpful"],
    ["unanswered", { outcome: "unanswered", reason: "low" }, "unanswered"],
    ["unanswered stays the reason when it did not help either", { outcome: "unanswered", reason: "nothing", helpful: false }, "unanswered"],
    ["the right entry was not in force", { outcome: "unanswered", reason: "not_in_force" }, "not_in_force"],
    ["not our business", { outcome: "unanswered", reason: "not_ours", helpful: false }, null],
    ["asked back", { outcome: "clarify", reason: "close" }, null],
    ["asked back in vain", { outcome: "clarify", reason: "close", none: true, helpful: false }, "none_of_these"],
    ["handed off on request", { outcome: "handoff", reason: "requested" }, null],
    ["handed off for anger", { outcome: "handoff", reason: "anger" }, null],
    ["handed off otherwise", { outcome: "handoff", reason: "imported" }, "handed_off"],
    ["blocked", { outcome: "blocked", reason: "sensitive", helpful: false }, null],
  ])("%s", (_, turned, reason) => {
    expect(missReasonOf({ ...well, ...turned })).toBe(reason);
  });
});
