// `npm run mutants -- FOLDER`: changes the code in many small ways, one at a time, and tells which changes no test notices. How to read it: CONTRIBUTING.md.
import { mkdirSync, existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Mutant } from "@stryker-mutator/api/core";
import { drawFrom } from "../../shared/engine/statistics.ts";
import { counted, isUnnoticed, placeOf, written, type JudgedMutant } from "./report.ts";
import { endRuns, runTests } from "./runTests.ts";
import { makeSandbox, removeSandbox, sandbox } from "./sandbox.ts";
import { filesIn, roomOf, root, testsOf } from "./testsOf.ts";

const usage = `npm run mutants -- FOLDER|FILE… [options]

  --sample N        only N of the mutants, drawn by the seed
  --seed S          the seed (1)
  --concurrency C   runs at once (2)
  --minutes M       begin none after so long, and say nothing of those that were not tried
  --again FILE      only those that an earlier run (its --json) says nobody noticed
  --json            everything as JSON
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    concurrency: { type: "string", default: "2" },
    minutes: { type: "string" },
    again: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const begun = performance.now();
const tell = (line: string): void => console.error(line);

const files = positionals
  .flatMap((place) => filesIn(relative(root, resolve(place))))
  .filter((file) => /^(server|shared)\/.*\.ts$/.test(file) && !file.endsWith(".d.ts"));
if (values.help || files.length === 0) {
  console.log(values.help ? usage : `${usage}\nOf server/ and shared/; found no code in: ${positionals.join(" ") || "(nothing said)"}`);
  process.exit(values.help ? 0 : 2);
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    endRuns();
    removeSandbox();
    process.exit(1);
  });

try {
  const all = await makeSandbox(files);
  const asked = values.again === undefined ? all : unnoticedIn(values.again, all);
  const chosen = values.sample === undefined ? asked : sampleOf(asked, Number(values.sample), Number(values.seed));
  tell(`${chosen.length} of ${all.length} mutants in ${files.length} files`);
  const tests = await lookAtTests();
  const minutes = Number(values.minutes ?? Infinity);
  const isOver = (): boolean => performance.now() - begun > minutes * 60_000;
  const judged = (await inLanes(chosen, async (mutant, lane) => (isOver() ? [] : [await judge(mutant, lane, tests)]))).flat();
  const seconds = Math.round((performance.now() - begun) / 1_000);
  if (values.json)
    console.log(
      JSON.stringify({
        judged: judged.length,
        chosen: chosen.length,
        of: all.length,
        seed: Number(values.seed),
        seconds,
        files: counted(judged),
        mutants: judged,
      }),
    );
  else console.log(`${written(judged)}\n\n${judged.length} of ${all.length} mutants, seed ${values.seed}, ${seconds} s`);
} finally {
  endRuns();
  removeSandbox();
}

/** So many of them, each as likely as the other, in the order drawn: those that are tried before the time is over are a sample too. */
function sampleOf(mutants: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  const draw = drawFrom(seed);
  const left = [...mutants];
  return Array.from({ length: Math.min(size, left.length) }, () => left.splice(draw(left.length), 1)[0]!);
}

/** Those that an earlier run did not see noticed, found again by what they change and where. */
function unnoticedIn(results: string, mutants: readonly Mutant[]): readonly Mutant[] {
  const { mutants: judged } = JSON.parse(readFileSync(results, "utf8")) as { mutants: JudgedMutant[] };
  const nameOf = ({ file, line, column, after }: Pick<JudgedMutant, "file" | "line" | "column" | "after">): string =>
    [file, line, column, after].join(" ");
  const unnoticed = new Set(judged.filter(({ status }) => isUnnoticed(status)).map(nameOf));
  return mutants.filter((mutant) => unnoticed.has(nameOf(placeOf(mutant))));
}

interface Looked {
  file: string;
  seconds: number;
  longest: number;
  reaches: ReadonlySet<string>;
}

/** Runs each test file once with no mutant in force: which it reaches, and how long it takes. */
async function lookAtTests(): Promise<readonly Looked[]> {
  const rooms = [...new Set(files.map(roomOf))];
  const own = [...new Set(rooms.flatMap(testsOf))];
  if (own.length === 0) throw new Error(`no tests of ${rooms.join(", ")}: see tests/mutants/testsOf.ts`);
  const notesFolder = join(sandbox, "notes");
  mkdirSync(notesFolder);
  const looked = await inLanes(own, async (file, lane) => {
    const notes = join(notesFolder, file.replaceAll("/", "+"));
    const { how, why, seconds, longest } = await runTests(lane, [file], { notes }, { all: 600, each: 300 });
    if (how !== "passed") tell(`left out, as it fails without any mutant: ${file}: ${why}`);
    const reaches = new Set(existsSync(notes) ? readFileSync(notes, "utf8").split("\n") : []);
    return how === "passed" ? [{ file, seconds, longest, reaches }] : [];
  });
  const sound = looked.flat().toSorted((a, b) => a.seconds - b.seconds);
  tell(`${sound.length} test files, ${Math.round(sound.reduce((sum, { seconds }) => sum + seconds, 0))} s`);
  return sound;
}

/** Of the tests of its room those that reach the mutant, the quickest first, until one fails. */
async function judge(mutant: Mutant, lane: number, tests: readonly Looked[]): Promise<JudgedMutant> {
  const own = new Set(testsOf(roomOf(mutant.fileName)));
  const reaching = tests.filter(({ file, reaches }) => own.has(file) && reaches.has(mutant.id));
  const place = { ...placeOf(mutant), tests: reaching.map(({ file }) => file) };
  if (reaching.length === 0) return { ...place, status: "no coverage", why: "" };
  // Much longer than they take with others beside them: only what hangs is ended.
  const limits = {
    all: 30 + 3 * reaching.reduce((sum, { seconds }) => sum + seconds, 0),
    each: 10 + 3 * Math.max(...reaching.map(({ longest }) => longest)),
  };
  const { how, why } = await runTests(lane, place.tests, { mutant: mutant.id }, limits);
  return { ...place, status: how === "passed" ? "survived" : how === "timeout" ? "timeout" : "killed", why };
}

/** All of them, so many at once as runs are allowed; results in their order. */
async function inLanes<T, R>(items: readonly T[], run: (item: T, lane: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (_: unknown, number: number): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      results[i] = await run(items[i]!, number);
      if (next % 10 === 0) tell(`${next} of ${items.length}, ${Math.round((performance.now() - begun) / 1_000)} s`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.concurrency) }, lane));
  return results;
}
