// `npm run bench:review`: what it costs a trainer who never errs until the robot is this good, in our order of the queue and in others. `--clusters`: how well questions that ask the same are grouped, ours beside others; `--speed`: how long that takes.
// A line a policy with means over the seeds; --json for rows; --sets a,b  --seeds 1,2  --quick (seed 1, 500 tests) for less. Progress on stderr. The sets lie beside the project, or in EVAL_SETS.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clusterRows, type ClusterRow } from "./reviewClusters.ts";
import { clusterSpeed } from "./reviewSpeed.ts";
import { policies } from "./reviewPolicies.ts";
import { work } from "./reviewTrainer.ts";
import { makeWorld } from "./reviewWorld.ts";
import { readSet, type QuestionSet } from "./sets.ts";

const FOLDER = process.env.EVAL_SETS ?? join(import.meta.dirname, "../../../shared/eval");
const SHARES = [0.8, 0.9, 0.95] as const;

interface Row {
  set: string;
  policy: string;
  seed: number;
  /** Share of what all labels give. */
  at: (typeof SHARES)[number];
  /** null: not reached before the queue ended, or in 1,500 decisions. */
  decisions: number | null;
  lines: number | null;
  minutes: number | null;
}

const { sets, seeds, tests, isJson, isClusters, isSpeed } = readOptions();
// All are read before the first is measured: a broken one is said at once.
const read = sets.map((name) => readSet(join(FOLDER, name)));
if (isSpeed)
  console.log(JSON.stringify(clusterSpeed(read), (_, value: unknown) => (typeof value === "number" ? rounded(value, 100) : value)));
else if (isClusters) {
  const rows = read.flatMap((set) => clusterRows(set, seeds, say));
  console.log(isJson ? JSON.stringify(rows) : clusterTable(rows));
} else {
  const rows = read.flatMap((set) => seeds.flatMap((seed) => rowsOf(set, seed)));
  console.log(isJson ? JSON.stringify(rows) : table(rows));
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        sets: { type: "string", default: "clinc150,banking77_oos,webank_zh" },
        seeds: { type: "string" },
        quick: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        clusters: { type: "boolean", default: false },
        speed: { type: "boolean", default: false },
      },
    });
    const seeds = (values.seeds ?? (values.quick ? "1" : "1,2,3")).split(",").map(Number);
    if (seeds.every(Number.isInteger))
      return {
        sets: values.sets.split(","),
        seeds,
        tests: values.quick ? 500 : 1_000,
        isJson: values.json,
        isClusters: values.clusters,
        isSpeed: values.speed,
      };
  } catch {
    // An option there is not: the usage says which there are.
  }
  console.error("usage: npm run bench:review -- [--clusters | --speed] [--sets clinc150,…] [--seeds 1,2,3] [--quick] [--json]");
  process.exit(2);
}

function say(text: string): void {
  console.error(text);
}

function rowsOf(set: QuestionSet, seed: number): Row[] {
  const world = makeWorld(set, seed, { tests });
  say(
    `${set.name}, seed ${seed}: ${world.misses.length} missed, ${percent(world.from)} right at first, ${percent(world.all)} with all of them taught`,
  );
  return Object.entries(policies).flatMap(([policy, queueOf]) => {
    const begun = performance.now();
    const reached = work(world, queueOf(world), SHARES);
    say(`  ${policy}: ${Math.round((performance.now() - begun) / 1000)} s`);
    return SHARES.map((at, i): Row => {
      const { decisions, lines, minutes } = reached[i] ?? { decisions: null, lines: null, minutes: null };
      return { set: set.name, policy, seed, at, decisions: rounded(decisions), lines: rounded(lines), minutes: rounded(minutes) };
    });
  });
}

function rounded(number: number | null, steps = 10): number | null {
  return number === null ? null : Math.round(number * steps) / steps;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Means over the seeds; where a seed did not get there, how many did. */
function table(rows: readonly Row[]): string {
  const meanOf = (all: readonly Row[], key: "decisions" | "lines" | "minutes"): string => {
    const numbers = all.flatMap((row) => row[key] ?? []);
    if (numbers.length === 0) return "–";
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    return `${mean.toFixed(key === "minutes" ? 1 : 0)}${numbers.length < all.length ? ` (${numbers.length} of ${all.length})` : ""}`;
  };
  const lines = Object.keys(policies).flatMap((policy) =>
    sets.map((set) => {
      const cells = SHARES.flatMap((at) => {
        const all = rows.filter((row) => row.set === set && row.policy === policy && row.at === at);
        return (["decisions", "lines", "minutes"] as const).map((key) => meanOf(all, key));
      });
      return [set, policy, ...cells];
    }),
  );
  const head = ["set", "policy", ...SHARES.flatMap((at) => [`${100 * at} %: decisions`, "lines", "minutes"])];
  return inColumns([head, ...lines.sort((a, b) => sets.indexOf(a[0]!) - sets.indexOf(b[0]!))]);
}

function clusterTable(rows: readonly ClusterRow[]): string {
  const head = ["set", "policy", "AMI", "purity", "clusters", "alone"];
  const cells = sets.flatMap((set) =>
    [...new Set(rows.map(({ policy }) => policy))].map((policy) => {
      const all = rows.filter((row) => row.set === set && row.policy === policy);
      const mean = (key: "ami" | "purity" | "clusters" | "alone", places: number): string =>
        (all.reduce((sum, row) => sum + row[key], 0) / all.length).toFixed(places);
      return [set, policy, mean("ami", 3), mean("purity", 3), mean("clusters", 0), mean("alone", 0)];
    }),
  );
  return inColumns([head, ...cells]);
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) => row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ")).join("\n");
}
