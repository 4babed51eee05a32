// Review: missed questions not yet dealt with, what to do about each, and what was done.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { review as contract } from "../../shared/contract/review.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import type { Context, Handlers, OutputOf } from "../context.ts";
import { entryStates, standardQuestions } from "../entries/entryLookup.ts";
import { latestMisses, missesByDay, type MissedQuestion } from "../logs/missedQuestions.ts";
import { dayStart, shopDay } from "../logs/shopDay.ts";
import { decide, knownMiss, undo } from "./decide.ts";
import { listDecisionRows } from "./decisions.store.ts";
import { findMisses } from "./queue.ts";

type Miss = Omit<OutputOf<"listMisses">["rows"][number], "now">;
type Now = OutputOf<"getMiss">["now"];

export const reviewHandlers: Handlers<keyof typeof contract> = {
  listMisses: async (c, input) => {
    const since = input.days === undefined ? null : new Date(Date.parse(c.now()) - input.days * 86_400_000).toISOString();
    const { misses, more } = await findMisses(c, c.kb, {
      filter: { reason: input.reason ?? null, channel: input.channel ?? null, since },
      sort: input.sort,
      state: input.later === "true" ? "later" : "open",
    });
    const page = misses.slice(input.offset, input.offset + input.limit);
    const answers = await answersNow(c, page);
    return () => {
      const days = missesByDay(
        c,
        c.kb,
        page.map((m) => m.id),
      );
      return { total: misses.length, more, rows: page.map((m, i) => ({ ...shown(m, days), now: answers[i]! })) };
    };
  },
  getMiss: async (c, input) => {
    const miss = knownMiss(c, input.miss);
    const robot = await c.robots.draft(c.kb.id);
    return () => {
      const now = answerNow(robot, miss, c.now());
      const nearest = robot.similar(miss.text, 20);
      const states = new Map(
        entryStates(
          c.db,
          c.kb.id,
          nearest.map((n) => n.entry),
          "",
        ).map((s) => [s.id, s]),
      );
      const proposals = nearest.flatMap(({ entry, confidence }) => {
        const state = states.get(entry);
        return state && state.enabled && !state.deleted
          ? [{ entry, question: state.question, category: state.category, confidence, similar: state.similar }]
          : [];
      });
      return {
        ...shown(miss, missesByDay(c, c.kb, [miss.id])),
        now,
        proposals: proposals.slice(0, 5),
        turns: latestMisses(c, c.kb, miss.id, 20),
      };
    };
  },
  decideMiss: async (c, input) => () => decide(c, input.miss, input.decision),
  undoDecision: (c, input) => undo(c, input.decision),
  listDecisions: (c, input) => {
    const { total, today, rows } = listDecisionRows(
      c.db,
      c.kb.id,
      dayStart(c.kb.timeZone, shopDay(c.kb.timeZone, c.now())),
      input.offset,
      input.limit,
    );
    const questions = standardQuestions(
      c.db,
      c.kb.id,
      rows.flatMap((r) => r.entry ?? []),
    );
    return {
      total,
      today,
      rows: rows.map(({ id, miss, text, kind, entry, by, at }) => ({
        id,
        miss,
        text,
        kind,
        entry,
        entryQuestion: entry === null ? null : (questions.get(entry) ?? null),
        by,
        at,
      })),
    };
  },
};

function shown(m: MissedQuestion, days: Map<string, number[]>): Miss {
  return {
    id: m.id,
    text: m.text,
    count: m.missed,
    asked: m.asked,
    reason: m.reason as Miss["reason"],
    firstAt: m.firstAt,
    lastAt: m.lastMissedAt,
    channel: m.channel,
    days: days.get(m.id)!,
  };
}

/** What the draft answers to each now. A page of 200 may take 200 ms: others are served in between. */
async function answersNow(c: Context, misses: readonly MissedQuestion[]): Promise<Now[]> {
  if (misses.length === 0) return [];
  const robot = await c.robots.draft(c.kb.id);
  const answers: Now[] = [];
  let begun = performance.now();
  for (const miss of misses) {
    answers.push(answerNow(robot, miss, c.now()));
    if (performance.now() - begun < 10) continue;
    await nextTurn();
    begun = performance.now();
  }
  return answers;
}

function answerNow(robot: Robot, miss: MissedQuestion, at: string): Now {
  const reply = robot.ask(miss.text, { at, channel: miss.channel ?? undefined });
  const entry = reply.answer ?? (reply.outcome === "handoff" ? reply.candidates[0] : undefined);
  return { outcome: reply.outcome, confidence: reply.confidence, entry: entry?.entry ?? null, question: entry?.question ?? null };
}
