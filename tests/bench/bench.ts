// `npm run bench`: speed, memory and first answers beside other engines, in one run at three sizes. `--json` for the same as JSON, `--slow` for NLP.js at 15,000 too.
import { join } from "node:path";
import { createRobot } from "../../shared/engine/robot.ts";
import { trainNow } from "../../shared/engine/training.ts";
import { percentile } from "./figures.ts";
import { miniSearchAsShipped, miniSearchWellConfigured, nlpJs, sqliteFts5, type Peer, type Taught } from "./peers.ts";
import { knowledgeOf, readSet, replicated, type Query, type QuestionSet } from "./sets.ts";

const SETS = process.env.EVAL_SETS ?? join(import.meta.dirname, "../../../shared/eval");
const ASKED = 300;
const WARM_UP = 30;
const AT = { at: "2026-01-01T00:00:00.000Z" };

interface Row {
  engine: string;
  questions: number;
  buildMs: number;
  queryUs: { p50: number; p99: number };
  heapMb: number;
  top1: number;
}

const options = new Set(process.argv.slice(2));
const rows: Row[] = [];
const ours: Peer = {
  name: "Robot Trainer",
  atMost: Infinity,
  learn: async (taught) => {
    const knowledge = knowledgeOf(entriesOf(taught));
    const robot = createRobot(knowledge, trainNow(knowledge));
    return (question) => robot.ask(question, AT).candidates[0]?.entry ?? null;
  },
};
for (const { entries, queries } of [
  readSet(join(SETS, "clinc150_10shot")),
  readSet(join(SETS, "clinc150")),
  replicated(readSet(join(SETS, "clinc150"))),
]) {
  const taught = entries.flatMap(({ id, questions }) => questions.map((text) => ({ entry: id, text })));
  const asked = sampleOf(queries);
  for (const peer of [ours, miniSearchAsShipped, miniSearchWellConfigured, sqliteFts5, nlpJs(options.has("--slow"))]) {
    const row = taught.length <= peer.atMost * 1.1 ? await measure(peer, taught, asked) : null;
    if (row) rows.push(row);
    if (row) console.error(`${row.engine}, ${row.questions}: done`);
  }
}
console.log(options.has("--json") ? JSON.stringify(rows) : table());

/** Every so-many-th test question that an entry is meant for. */
function sampleOf(queries: readonly Query[]): Query[] {
  const inScope = queries.filter(({ split, expected }) => split === "test" && expected !== null);
  return inScope.filter((_, i) => i % Math.ceil(inScope.length / ASKED) === 0);
}

/** heapMb = heapUsed + arrayBuffers after collecting, less what was there before; what SQLite holds outside the heap is not in it. */
async function measure(peer: Peer, taught: readonly Taught[], asked: readonly Query[]): Promise<Row | null> {
  const before = heap();
  const started = performance.now();
  const ask = await peer.learn(taught);
  if (!ask) return null;
  const buildMs = performance.now() - started;
  for (const { text } of asked.slice(0, WARM_UP)) await ask(text);
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
  const heapMb = (heap() - before) / 1e6;
  const queryUs = { p50: round(percentile(times, 0.5)), p99: round(percentile(times, 0.99)) };
  // Asked once more, so that the engine is still alive when its memory is read.
  await ask("");
  return {
    engine: peer.name,
    questions: taught.length,
    buildMs: round(buildMs),
    queryUs,
    heapMb: round(heapMb),
    top1: Math.round((1000 * right) / asked.length) / 1000,
  };
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function entriesOf(taught: readonly Taught[]): QuestionSet["entries"] {
  const entries = new Map<string, string[]>();
  for (const { entry, text } of taught) {
    const questions = entries.get(entry);
    if (questions) questions.push(text);
    else entries.set(entry, [text]);
  }
  return [...entries].map(([id, questions]) => ({ id, questions }));
}

function table(): string {
  const cells = rows.map(({ engine, questions, buildMs, queryUs, heapMb, top1 }) =>
    [engine, questions, buildMs, queryUs.p50, queryUs.p99, heapMb, top1].map(String),
  );
  const head = ["engine", "questions", "build ms", "p50 µs", "p99 µs", "heap MB", "top-1"];
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  return [head, ...cells]
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "))
    .join("\n");
}
