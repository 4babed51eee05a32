// What the trainer of the bench of Review meets: a knowledge base that is taught little, the log of what its robot did not answer, and how good it could be.
import type { MissedText } from "../../shared/engine/clusters.ts";
import { createRobot, type Robot } from "../../shared/engine/robot.ts";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { textKey } from "../../shared/engine/text.ts";
import { trainNow } from "../../shared/engine/training.ts";
import type { Knowledge } from "../../shared/engine/types.ts";
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import { knowledgeOf, type Query, type QuestionSet } from "./sets.ts";

/** A missed question, and what the perfect trainer knows of it. */
export interface Miss extends MissedText {
  /** The entry it is meant for, which may not be there yet; null: not our business. */
  meant: string | null;
}

/** What is taught: wordings by entry, and what is not our business. */
export interface Taught {
  wordings: ReadonlyMap<string, readonly string[]>;
  notOurs: readonly string[];
}

export interface World {
  set: string;
  seed: number;
  start: Taught;
  /** In the order in which they first came. */
  misses: Miss[];
  tests: Query[];
  /** End-to-end accuracy on the tests: as it starts, and with every miss taught. */
  from: number;
  all: number;
}

export const AT = { at: "2026-01-01T00:00:00.000Z" };
const WORDINGS = 3;
const UNKNOWN = 1 / 4;
/** The most asked text comes a tenth as often as there are texts, the next half as often, and so on, each at least once. */
const MOST_ASKED = 1 / 10;

/**
 * Three drawn wordings an entry are taught, a quarter of the entries is not there; the other wordings and the dev questions are the log, asked
 * as often as Zipf says. Tests are at most so many drawn test questions; where `isTuning` half of the dev questions instead, of which none is
 * in the log.
 */
export function makeWorld(
  set: QuestionSet,
  seed: number,
  { tests: mostTests, isTuning = false }: { tests: number; isTuning?: boolean },
): World {
  const draw = drawFrom(seed);
  const entries = shuffled(set.entries, draw);
  const known = entries.slice(Math.round(UNKNOWN * entries.length));
  const wordings = new Map(known.map(({ id, questions }) => [id, shuffled(questions, draw).slice(0, WORDINGS)]));
  const start: Taught = { wordings, notOurs: [] };
  const dev = shuffled(
    set.queries.filter(({ split }) => split === "dev"),
    draw,
  );
  const held = isTuning ? dev.splice(0, dev.length >> 1) : set.queries.filter(({ split }) => split === "test");
  const taken = new Set([...wordings.values()].flat().map(textKey));
  const asked: { text: string; meant: string | null }[] = [];
  const fromEntries = set.entries.flatMap(({ id, questions }) => questions.map((text) => ({ text, expected: id })));
  for (const { text, expected } of [...fromEntries, ...dev]) {
    const key = textKey(text);
    if (taken.has(key) || asksNothing(text) !== null) continue;
    taken.add(key);
    asked.push({ text, meant: expected });
  }
  const log = shuffled(asked, draw).map((one, i) => ({ ...one, times: Math.max(1, Math.round((MOST_ASKED * asked.length) / (i + 1))) }));
  const robot = robotOf(start);
  const misses = inArrival(log, draw).flatMap(({ text, meant, times }, i): Miss[] => {
    const { answer, candidates } = robot.ask(text, AT);
    const nearest = candidates.slice(0, 8).map(({ entry, score }) => ({ entry, score }));
    return answer !== null && answer.entry === meant ? [] : [{ id: `m${i}`, text, meant, times, nearest }];
  });
  const tests = shuffled(held, draw).slice(0, mostTests);
  const all: Taught = {
    wordings: new Map(set.entries.map(({ id }) => [id, [...(wordings.get(id) ?? []), ...meantFor(misses, id)]])),
    notOurs: meantFor(misses, null),
  };
  for (const [id, texts] of [...all.wordings]) if (texts.length === 0) (all.wordings as Map<string, readonly string[]>).delete(id);
  return { set: set.name, seed, start, misses, tests, from: accuracyOf(robot, tests), all: accuracyOf(robotOf(all), tests) };
}

const meantFor = (log: readonly { text: string; meant: string | null }[], entry: string | null): string[] =>
  log.filter(({ meant }) => meant === entry).map(({ text }) => text);

export function knowledgeOfTaught({ wordings, notOurs }: Taught): Knowledge {
  return { ...knowledgeOf([...wordings].map(([id, questions]) => ({ id, questions: [...questions] }))), notOurs: [...notOurs] };
}

/** A robot that is fully trained. */
export function robotOf(taught: Taught): Robot {
  const knowledge = knowledgeOfTaught(taught);
  return createRobot(knowledge, trainNow(knowledge));
}

/** The share of questions that are right end to end: answered with the entry they are meant for, or rightly not answered. */
export function accuracyOf(robot: Robot, tests: readonly Query[]): number {
  const right = tests.filter(({ text, expected }) => {
    const { outcome, answer } = robot.ask(text, AT);
    return expected === null ? outcome !== "answered" : answer?.entry === expected;
  });
  return right.length / tests.length;
}

export function shuffled<T>(all: readonly T[], draw: (below: number) => number): T[] {
  const drawn = [...all];
  for (let i = drawn.length - 1; i > 0; i--) {
    const k = draw(i + 1);
    [drawn[i], drawn[k]] = [drawn[k]!, drawn[i]!];
  }
  return drawn;
}

/** By when each is first asked, where every line of the log may come at any time. */
function inArrival<T extends { times: number }>(log: readonly T[], draw: (below: number) => number): T[] {
  const lines = log.flatMap((one) => Array.from({ length: one.times }, () => one));
  return [...new Set(shuffled(lines, draw))];
}
