// Review: missed questions not yet dealt with, what to do about each, and what was done.
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { review as contract } from "../../shared/contract/review.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import { addDays, dayStart, daysBetween, localDay } from "../../shared/engine/time.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { entryStates, standardQuestions } from "../entries/entryLookup.ts";
import { latestMisses, missesByDay } from "../logs/missedQuestions.ts";
import { turnsById } from "../logs/turns.ts";
import { namedEntry } from "../labels/wrongAnswers.ts";
import { decideMiss, knownMiss, undo } from "./decide.ts";
import { listDecisionRows } from "./decisions.store.ts";
import type { Miss } from "./misses.ts";
import { findMisses } from "./queue.ts";

type Shown = Omit<OutputOf<"listMisses">["rows"][number], "now">;
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
      const days = daysOf(c, page);
      return { total: misses.length, more, rows: page.map((m, i) => ({ ...shown(m, days), now: answers[i]! })) };
    };
  },
  getMiss: async (c, input) => {
    const miss = knownMiss(c, input.miss);
    const robot = await c.robots.draft(c.kb.id);
    return () => {
      const now = answerNow(robot, miss, c.now());
      const named = namedEntry(c.db, c.kb.id, miss.id);
      const near = robot.similar(miss.text, 20);
      const isSaidWrong = (entry: string): boolean => miss.wrong?.given.includes(entry) ?? false;
      // Who labelled it in a spot check may have said which entry it should be.
      const nearest = [
        ...(named === null ? [] : [near.find((n) => n.entry === named) ?? { entry: named, confidence: 0 }]),
        ...near.filter((n) => n.entry !== named && !isSaidWrong(n.entry)),
        ...near.filter((n) => n.entry !== named && isSaidWrong(n.entry)),
      ];
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
          ? [{ entry, question: state.question, category: state.category, confidence, similar: state.similar, named: entry === named }]
          : [];
      });
      return {
        ...shown(miss, daysOf(c, [miss])),
        now,
        asksNothing: asksNothing(miss.text),
        proposals: proposals.slice(0, 5),
        turns: turnsOf(c, miss),
        spotCheck: spotCheckOf(c, miss),
      };
    };
  },
  decideMiss: async (c, input) => () => decideMiss(c, input.miss, input.decision),
  undoDecision: (c, input) => undo(c, input.decision),
  listDecisions: (c, input) => {
    const { total, today, rows } = listDecisionRows(
      c.db,
      c.kb.id,
      dayStart(localDay(c.now(), c.kb.timeZone), c.kb.timeZone),
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

/** Misses on each of the last 14 days; of wrong answers those the log does not count. */
function daysOf(c: Context, misses: readonly Miss[]): Map<string, number[]> {
  const days = missesByDay(
    c,
    c.kb,
    misses.map((m) => m.id),
  );
  const today = localDay(c.now(), c.kb.timeZone);
  const all = daysBetween(addDays(today, -13), today);
  for (const { id, wrong } of misses) {
    if (!wrong) continue;
    const uncounted = wrong.turns.filter(({ counted }) => !counted).map(({ at }) => localDay(at, c.kb.timeZone));
    const together = days.get(id)!.map((logged, i) => logged + uncounted.filter((day) => day === all[i]).length);
    days.set(id, together);
  }
  return days;
}

/** The latest turns that went badly: those the log calls so, and those labelled wrong as far as the log still has them. */
function turnsOf(c: Context, miss: Miss): OutputOf<"getMiss">["turns"] {
  const logged = latestMisses(c, c.kb, miss.id, 20);
  if (!miss.wrong) return logged;
  const ids = miss.wrong.turns.slice(0, 20).map((turn) => turn.id);
  const wrong = turnsById(c, c.kb, ids).map((turn) => ({ ...turn, miss: "wrong_answer" as const }));
  return [...wrong, ...logged.filter((turn) => !ids.includes(turn.id))].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 20);
}

/** What the newest label said, and what had been answered. */
function spotCheckOf(c: Context, { wrong }: Miss): OutputOf<"getMiss">["spotCheck"] {
  if (!wrong) return null;
  const { check, verdict, entry, by, labelledAt: at } = wrong;
  const questions = standardQuestions(c.db, c.kb.id, [...wrong.given, ...(entry === null ? [] : [entry])]);
  const named = (id: string) => ({ entry: id, question: questions.get(id) ?? null });
  return { check, given: wrong.given.map(named), verdict, should: entry === null ? null : named(entry), by, at };
}

function shown(m: Miss, days: Map<string, number[]>): Shown {
  return {
    id: m.id,
    text: m.text,
    count: m.missed,
    asked: m.asked,
    reason: m.reason as Shown["reason"],
    firstAt: m.firstAt,
    lastAt: m.lastMissedAt,
    channel: m.channel,
    days: days.get(m.id)!,
  };
}

/** What the draft answers to each now. A page of 200 may take 200 ms: others are served in between. */
async function answersNow(c: Context, misses: readonly Miss[]): Promise<Now[]> {
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

function answerNow(robot: Robot, miss: Miss, at: string): Now {
  const reply = robot.ask(miss.text, { at, channel: miss.channel ?? undefined });
  const entry = reply.answer ?? (reply.outcome === "handoff" ? reply.candidates[0] : undefined);
  return { outcome: reply.outcome, confidence: reply.confidence, entry: entry?.entry ?? null, question: entry?.question ?? null };
}
