// `npm run evaluate -- DIR…`: how well the engine answers question sets. One JSON line a set on stdout, nothing else. Figures are of the test split; dev only fits.
// --wordings 1,3,5,8: with only so many wordings an entry, drawn by seed; a line a set and number, of means.  --seeds N (3)
import { parseArgs } from "node:util";
import { modelBytes } from "../../shared/engine/model.ts";
import { createRobot, type Robot } from "../../shared/engine/robot.ts";
import { trainNow } from "../../shared/engine/training.ts";
import { decisionFigures, percentile, rankingFigures, type Result } from "./figures.ts";
import { knowledgeOf, readSet, withDrawnWordings, type Query, type QuestionSet } from "./sets.ts";

const AT = { at: "2026-01-01T00:00:00.000Z" };
const WARM_UP = 300;

const { folders, wordings, seeds } = read();
// All are read before the first is measured: a broken one is said at once.
for (const set of folders.map(readSet)) {
  if (wordings === null) console.log(JSON.stringify(rounded(evaluate(set))));
  else for (const most of wordings) console.log(JSON.stringify(rounded(evaluateDrawn(set, most))));
}

function read(): { folders: string[]; wordings: number[] | null; seeds: number } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { wordings: { type: "string" }, seeds: { type: "string", default: "3" } },
    });
    const wordings = values.wordings?.split(",").map(Number) ?? null;
    const seeds = Number(values.seeds);
    if (positionals.length > 0 && [...(wordings ?? []), seeds].every((number) => Number.isInteger(number) && number > 0))
      return { folders: positionals, wordings, seeds };
  } catch {
    // An option there is not: the usage says which there are.
  }
  console.error("usage: npm run evaluate -- [--wordings 1,3,5,8] [--seeds 3] DIR… (folders with entries.jsonl and queries.jsonl)");
  process.exit(2);
}

type Figures = ReturnType<typeof evaluate>;

/** Means over the seeds, and by how much they differ at most. */
function evaluateDrawn(set: QuestionSet, most: number) {
  const runs = Array.from({ length: seeds }, (_, i) => evaluate(withDrawnWordings(set, most, i + 1)));
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const { set: name, ...means } = joined<Figures>(runs, mean);
  const { set: _, ...spread } = joined<Figures>(runs, (numbers) => Math.max(...numbers) - Math.min(...numbers));
  return { set: name, wordings: most, seeds, ...means, spread };
}

/** One object of several of the same keys: their numbers joined, null where any has none, anything else of the first. */
function joined<T>(all: readonly T[], join: (numbers: readonly number[]) => number): T {
  const [first] = all;
  if (typeof first === "number" || first === null) return (all.every((each) => typeof each === "number") ? join(all) : null) as T;
  if (typeof first !== "object") return first!;
  return Object.fromEntries(
    Object.keys(first as object).map((key) => [
      key,
      joined(
        all.map((each) => (each as Record<string, unknown>)[key]),
        join,
      ),
    ]),
  ) as T;
}

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
  return {
    set: name,
    entries: entries.length,
    questions: entries.reduce((sum, { questions }) => sum + questions.length, 0),
    ...rankingFigures(own),
    selfCalibrated: decisionFigures(own),
    devCalibrated: decisionFigures(fitted),
    buildMs,
    queryUs,
    modelBytes: modelBytes(model).length,
  };
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
