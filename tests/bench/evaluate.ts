// `npm run evaluate -- DIR…`: how well the engine answers question sets. One JSON line a set on stdout, nothing else. Figures are of the test split; dev only fits.
import { modelBytes } from "../../shared/engine/model.ts";
import { createRobot, type Robot } from "../../shared/engine/robot.ts";
import { trainNow } from "../../shared/engine/training.ts";
import { decisionFigures, percentile, rankingFigures, type Result } from "./figures.ts";
import { knowledgeOf, readSet, type Query, type QuestionSet } from "./sets.ts";

const AT = { at: "2026-01-01T00:00:00.000Z" };
const WARM_UP = 300;

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error("usage: npm run evaluate -- DIR… (folders with entries.jsonl and queries.jsonl)");
  process.exit(2);
}
// All are read before the first is measured: a broken one is said at once.
for (const set of folders.map(readSet)) console.log(JSON.stringify(evaluate(set)));

function evaluate({ name, entries, queries }: QuestionSet) {
  const test = queries.filter(({ split }) => split === "test");
  const dev = queries.filter(({ split }) => split === "dev");
  const knowledge = knowledgeOf(entries);
  const started = performance.now();
  const model = trainNow(knowledge);
  const robot = createRobot(knowledge, model);
  const buildMs = performance.now() - started;
  const queryUs = timesOf(robot, test);
  const own = test.map((query) => resultOf(robot, query));
  const labelled = dev.map(({ text, expected }) => ({ question: text, entry: expected }));
  const refitted = dev.length > 0 ? createRobot(knowledge, { ...model, calibration: robot.fitConfidence(labelled) }) : null;
  const fitted = refitted ? test.map((query) => resultOf(refitted, query)) : [];
  return rounded({
    set: name,
    entries: entries.length,
    questions: entries.reduce((sum, { questions }) => sum + questions.length, 0),
    ...rankingFigures(own),
    selfCalibrated: decisionFigures(own),
    devCalibrated: decisionFigures(fitted),
    buildMs,
    queryUs,
    modelBytes: modelBytes(model).length,
  });
}

function resultOf(robot: Robot, { text, expected }: Query): Result {
  const { outcome, answer, candidates } = robot.ask(text, AT);
  return {
    expected,
    ranked: candidates.map(({ entry }) => entry),
    score: candidates[0]?.score ?? -Infinity,
    likelihood: robot.appraise(text)?.likelihood ?? 0,
    outcome,
    answered: answer?.entry ?? null,
  };
}

/** Microseconds a whole `ask` takes, explanation off, once the engine is warm. */
function timesOf(robot: Robot, queries: readonly Query[]): { p50: number | null; p99: number | null } {
  if (queries.length === 0) return { p50: null, p99: null };
  for (const { text } of queries.slice(0, WARM_UP)) robot.ask(text, AT);
  const times = queries.map(({ text }) => {
    const started = performance.now();
    robot.ask(text, AT);
    return (performance.now() - started) * 1000;
  });
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** Shares to four places, everything else to one. */
function rounded<T>(figures: T): T {
  const places = (key: string): number => (/Ms$|^p\d/.test(key) ? 10 : 10_000);
  return JSON.parse(
    JSON.stringify(figures, (key, value: unknown) => (typeof value === "number" ? Math.round(value * places(key)) / places(key) : value)),
  ) as T;
}
