// `npm run bench`: speed, memory and first answers beside other engines, in one run at three sizes. `--json` for the same as JSON, `--slow` for NLP.js at 15,000 too.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Row } from "./measure.ts";

const ENGINES = ["Robot Trainer", "MiniSearch as shipped", "MiniSearch well configured", "SQLite FTS5", "NLP.js"];
const SIZES = [1_500, 15_000, 100_000];
const options = new Set(process.argv.slice(2));

/** NLP.js learns for minutes. */
const atMost = (engine: string): number => (engine === "NLP.js" ? (options.has("--slow") ? 15_000 : 1_500) : Infinity);

const rows: Row[] = [];
for (const size of SIZES) {
  for (const engine of ENGINES) {
    if (size > atMost(engine)) continue;
    const script = join(import.meta.dirname, "measure.ts");
    const args = ["--expose-gc", "--import", "tsx", script, engine, String(size)];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    // Said already on stderr by the one that failed.
    if (status !== 0) process.exit(status ?? 1);
    rows.push(JSON.parse(stdout) as Row);
    console.error(`${engine}, ${size}: done`);
  }
}
console.log(options.has("--json") ? JSON.stringify(rows) : table());

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
