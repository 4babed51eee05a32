// Runs test files in the copy that holds mutants, in a process of its own each time: what a mutant left behind is gone with it, and a mutant in
// what a module does when it is loaded is met too.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { orderIn, type Order } from "./active.ts";
import { sandbox } from "./sandbox.ts";

const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

export interface Ran {
  /** `ended`: the tests themselves did not come to an end, nor did the time. */
  how: "passed" | "failed" | "timeout" | "ended";
  /** The first test that failed, and why; or how the process ended. */
  why: string;
  seconds: number;
  /** How long the longest test took. */
  longest: number;
}

export interface Limits {
  /** Of all tests together, and of each. */
  all: number;
  each: number;
}

const running = new Set<ChildProcess>();

/** Runs these files, in this order, until one test fails or the time is over. `lane`: the runs of one lane follow one another. */
export async function runTests(lane: number, files: readonly string[], order: Order, limits: Limits): Promise<Ran> {
  const temporary = join(sandbox, "lanes", String(lane));
  emptyFolder(temporary);
  writeFileSync(orderIn(temporary), JSON.stringify(order));
  const results = join(temporary, "results.json");
  const args = ["run", "--config", "tests/mutants/vitest.mutants.ts", "--bail", "1", "--reporter", "json", "--outputFile", results];
  const begun = performance.now();
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: sandbox,
    env: { ...process.env, TMPDIR: temporary, MUTANTS_FILES: files.join(" "), MUTANTS_TEST_SECONDS: String(limits.each), NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that all it began can be ended with it.
    detached: true,
  });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => void (said = (said + text.toString()).slice(-20_000)));
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    endGroup(child);
  }, limits.all * 1_000);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.once("exit", (...how) => resolve(how)));
  clearTimeout(limit);
  endGroup(child);
  running.delete(child);
  const seconds = (performance.now() - begun) / 1_000;
  if (isLate) return { how: "timeout", why: `not over after ${Math.round(limits.all)} s`, seconds, longest: 0 };
  return { ...outcomeOf(results, code, signal, said), seconds };
}

/** Ends every run at once. */
export function endRuns(): void {
  for (const child of running) endGroup(child);
}

function outcomeOf(file: string, code: number | null, signal: string | null, said: string): Omit<Ran, "seconds"> {
  const results = readResults(file);
  if (!results)
    return { how: "ended", longest: 0, why: `${signal ?? `exit code ${code}`}: ${said.trim().split("\n").slice(-5).join(" | ")}` };
  const longest = Math.max(
    0,
    ...results.testResults.flatMap((each) => each.assertionResults.map(({ duration }) => (duration ?? 0) / 1_000)),
  );
  for (const { name, message, assertionResults } of results.testResults) {
    const failed = assertionResults.find(({ status }) => status === "failed");
    const text = failed?.failureMessages[0] ?? message ?? "";
    if (/timed out in|met 20 million/.test(text)) return { how: "timeout", longest, why: text.split("\n")[0]! };
    if (failed) return { how: "failed", longest, why: `${failed.fullName}: ${failed.failureMessages[0]?.split("\n")[0] ?? ""}` };
    if (message) return { how: "failed", longest, why: `${name.slice(sandbox.length + 1)}: ${message.split("\n")[0]}` };
  }
  if (code !== 0)
    return { how: "failed", longest, why: `an error that no test waited for: ${said.trim().split("\n").slice(-5).join(" | ")}` };
  // The copy that holds the mutants lies elsewhere: what is read from beside the project is not there.
  if (results.numPassedTests === 0 && results.testResults.some(({ assertionResults }) => assertionResults.length > 0))
    return { how: "ended", longest, why: "all its tests are skipped there" };
  if (results.numPassedTests === 0) throw new Error(`no test ran: ${said}`);
  return { how: "passed", longest, why: "" };
}

interface Results {
  numPassedTests: number;
  testResults: {
    name: string;
    message?: string;
    assertionResults: { status: string; duration?: number | null; fullName: string; failureMessages: string[] }[];
  }[];
}

function readResults(file: string): Results | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch {
    return null;
  }
}

/** All but what tsx has compiled, which stays right. */
function emptyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!name.startsWith("tsx-")) rmSync(join(folder, name), { recursive: true, force: true });
}

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
}
