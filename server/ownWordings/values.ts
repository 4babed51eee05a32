// What an entry's similar questions are worth to customers, on demand, a page at a time: everything on the thread that answers, in slices.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Valued } from "../../shared/engine/wordingValues.ts";
import { Failure } from "../../shared/errors.ts";
import type { Context, OutputOf } from "../context.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import { currentContent } from "../entries/saveContent.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { commonQuestions } from "../logs/commonQuestions.ts";
import { labelsNow } from "../spotChecks/labels.ts";

type Answer = OutputOf<"getWordingValues">;
/** Questions at most, of those whose candidates the log tells and as many of the others: two slices a wording. */
const ASKED = 150;
const EXAMPLES = 3;

export async function getWordingValues(
  c: Context,
  input: { entry: string; offset: number; limit: number; redundant: string[] },
): Promise<() => Answer> {
  const { entry, offset, limit } = input;
  const content = currentContent(c, entry);
  const robot = await c.robots.draft(c.kb.id);
  if (!robot.knows(entry)) throw new Failure("not_found", "the draft has no such entry");
  const positives = content.similar.filter(({ kind }) => kind === "positive");
  const common = await commonQuestions(c, c.kb, [entry, entry], ASKED);
  const labels = new Map((await labelsNow(c.db, c.kb.id)).map((label) => [label.key, label]));
  const questions = common.map(({ text, times }): Asked => {
    const label = labels.get(wordingKey(text));
    // Where nobody has said what is right, it is what the draft answers: the entry itself, as only what it takes is counted.
    return { question: text, times, isLabelled: label !== undefined, entry: label ? label.entry : entry };
  });
  const ids = new Set(positives.slice(offset, offset + limit).map(({ id }) => id));
  const { taken, values } = await finished(robot.wordingValues(entry, { questions, ids, redundant: new Set(input.redundant) }));
  return () => {
    const names = standardQuestions(
      c.db,
      c.kb.id,
      values.flatMap(({ winner }) => winner ?? []),
    );
    return {
      total: positives.length,
      asked: { ...counted(taken), labelled: taken.filter(({ isLabelled }) => isLabelled).length },
      provisional: robot.provisional || !robot.trained,
      rows: values.map(({ wins, costs, winner, ...rest }) => ({
        ...rest,
        winner: winner === null ? null : { id: winner, question: names.get(winner) ?? "" },
        wins: withExamples(wins),
        costs: withExamples(costs),
      })),
    };
  };
}

interface Asked {
  question: string;
  times: number;
  /** In a spot check. */
  isLabelled: boolean;
  entry: string | null;
}

async function finished(steps: Generator<void, Valued<Asked>, undefined>): Promise<Valued<Asked>> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

const counted = (asked: readonly Asked[]): { questions: number; times: number } => ({
  questions: asked.length,
  times: asked.reduce((sum, { times }) => sum + times, 0),
});

const withExamples = (asked: readonly Asked[]) => ({
  ...counted(asked),
  examples: asked
    .toSorted((a, b) => b.times - a.times)
    .slice(0, EXAMPLES)
    .map(({ question }) => question),
});
