// One row of the bench, in a process of its own: `tsx measure.ts ENGINE SIZE` prints it as JSON. Apart, no engine's garbage or warmed-up code is another's.
import { join } from "node:path";
import { percentile } from "./figures.ts";
import { peers } from "./peers.ts";
import { readSet, replicated, type Query, type QuestionSet } from "./sets.ts";

export interface Row {
  engine: string;
  questions: number;
  buildMs: number;
  queryUs: { p50: number; p99: number };
  heapMb: number;
  top1: number;
}

const SETS = process.env.EVAL_SETS ?? join(import.meta.dirname, "../../../shared/eval");
const ASKED = 300;
/** An engine is warm when its median over all that is asked has not become a twentieth less for so many rounds. */
const STEADY = 3;
const MOST_ROUNDS = 40;
const MOST_WARM_UP_MS = 20_000;

/** The sets by the questions they teach. */
const sizes: Record<string, () => QuestionSet> = {
  "1500": () => readSet(join(SETS, "clinc150_10shot")),
  "15000": () => readSet(join(SETS, "clinc150")),
  "100000": () => replicated(readSet(join(SETS, "clinc150"))),
};

const [engine = "", size = ""] = process.argv.slice(2);
const peer = peers[engine];
const set = sizes[size];
if (!peer || !set) throw new Error(`expected an engine (${Object.keys(peers).join(", ")}) and a size (${Object.keys(sizes).join(", ")})`);
console.log(JSON.stringify(await measure()));

/** heapMb = heapUsed + arrayBuffers after collecting, less what was there before; what SQLite holds outside the heap is not in it. */
async function measure(): Promise<Row> {
  const { entries, queries } = set!();
  const taught = entries.flatMap(({ id, questions }) => questions.map((text) => ({ entry: id, text })));
  const asked = sampleOf(queries);
  const before = heap();
  const started = performance.now();
  const ask = await peer!(taught);
  const buildMs = performance.now() - started;
  const askAll = async (): Promise<{ times: number[]; right: number }> => {
    const times: number[] = [];
    let right = 0;
    for (const { text, expected } of asked) {
      const from = performance.now();
      // Awaiting what is no promise would cost more than our answer.
      const found = ask(text);
      const entry = found instanceof Promise ? await found : found;
      times.push((performance.now() - from) * 1000);
      // Copies of an entry are named ID#N: any of them is right.
      if (entry?.split("#")[0] === expected) right += 1;
    }
    return { times, right };
  };
  // A server answers millions of questions; the first hundreds, before the compiler has seen which code is hot, are slower by half.
  const warmUpUntil = performance.now() + MOST_WARM_UP_MS;
  let least = Number.POSITIVE_INFINITY;
  for (let rounds = 0, steady = 0; rounds < MOST_ROUNDS && steady < STEADY && performance.now() < warmUpUntil; rounds++) {
    const median = percentile((await askAll()).times, 0.5);
    steady = median < least * 0.95 ? 0 : steady + 1;
    least = Math.min(least, median);
  }
  const { times, right } = await askAll();
  const heapMb = (heap() - before) / 1e6;
  // Asked once more, so that the engine is still alive when its memory is read.
  await ask("");
  return {
    engine,
    questions: taught.length,
    buildMs: round(buildMs),
    queryUs: { p50: round(percentile(times, 0.5)), p99: round(percentile(times, 0.99)) },
    heapMb: round(heapMb),
    top1: Math.round((1000 * right) / asked.length) / 1000,
  };
}

/** Every so-many-th test question that an entry is meant for. */
function sampleOf(queries: readonly Query[]): Query[] {
  const inScope = queries.filter(({ split, expected }) => split === "test" && expected !== null);
  return inScope.filter((_, i) => i % Math.ceil(inScope.length / ASKED) === 0);
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
