// `npm run turned`: questions that refuse what the nearest entry does, ask to have it undone or name another number, and those that only look so.
// Prints, by kind, how many of the first were answered all the same and how many of the second were held back; --lines lists them. Rows of the split test are for the last look only.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createRobot, type Robot } from "../../shared/engine/robot.ts";
import { trainNow } from "../../shared/engine/training.ts";
import { sampleKnowledge } from "../support/sampleShop.ts";
import { knowledgeOf } from "./sets.ts";

/** A question, the entry it lies nearest to, and whether it may be answered with it. */
const line = z.object({ question: z.string(), entry: z.string(), kind: z.string(), turned: z.boolean(), split: z.enum(["dev", "test"]) });
const taught = z.object({ id: z.string(), question: z.string(), similar: z.array(z.string()), answer: z.string() });

/** What became of a line: `right`, or how it is wrong. `isFirst`: its entry was the first candidate. */
export interface TurnedOutcome extends z.output<typeof line> {
  isRight: boolean;
  isFirst: boolean;
  confidence: number;
}

const AT = { at: "2026-11-18T04:00:00.000Z" };

const rows = <T>(file: string, shape: z.ZodType<T>): T[] =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((row) => shape.parse(JSON.parse(row)));

/** Asks all lines of a split: those of the sample shop, and those of a second knowledge base written for this (turnedEntries.jsonl). */
export function askTurned(split: "dev" | "test"): TurnedOutcome[] {
  const shop = sampleKnowledge();
  const second = knowledgeOf(
    rows("turnedEntries.jsonl", taught).map(({ id, question, similar, answer }) => ({ id, questions: [question, ...similar], answer })),
  );
  const robots: Robot[] = [shop, second].map((knowledge) => createRobot(knowledge, trainNow(knowledge)));
  return rows("turnedQuestions.jsonl", line)
    .filter((one) => one.split === split)
    .map((one) => {
      const robot = robots.find(({ knows }) => knows(one.entry));
      if (!robot) throw new Error(`Expected an entry that is there, found ${one.entry}`);
      const { outcome, confidence, answer, explanation } = robot.ask(one.question, AT, { explain: true });
      const [first] = explanation?.candidates ?? [];
      const isFirst = first?.entry === one.entry;
      const isRight = one.turned ? !(outcome === "answered" && answer?.entry === one.entry) : !isFirst || first.contradiction === null;
      return { ...one, isRight, isFirst, confidence };
    });
}

/** One line a kind: how many are right of how many. */
export function turnedTable(outcomes: readonly TurnedOutcome[]): string {
  const named = outcomes.map((one) => ({ ...one, name: `${one.turned ? "at most asked back" : "free to be answered"}  ${one.kind}` }));
  return [...new Set(named.map(({ name }) => name))]
    .sort()
    .map((name) => named.filter((one) => one.name === name))
    .map((all) => `${all[0]!.name.padEnd(36)}${all.filter(({ isRight }) => isRight).length} of ${all.length}`)
    .join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const outcomes = askTurned(process.argv.includes("--test") ? "test" : "dev");
  console.log(turnedTable(outcomes));
  if (process.argv.includes("--lines"))
    for (const { isRight, kind, question, entry, confidence } of outcomes)
      if (!isRight) console.log(`${kind.padEnd(16)}${entry.padEnd(18)}${String(confidence).padStart(4)}  ${question}`);
}
