// What a run found: a table of the files, and each mutant that no test noticed, as it stands in the source.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "@stryker-mutator/api/core";
import { root } from "./testsOf.ts";

/** `killed`: a test failed. `timeout`: the tests did not end, which counts as noticed. `no coverage`: no test reached it. */
export type Status = "killed" | "timeout" | "survived" | "no coverage";

export const isUnnoticed = (status: Status): boolean => status === "survived" || status === "no coverage";

export interface JudgedMutant {
  file: string;
  line: number;
  column: number;
  mutator: string;
  before: string;
  after: string;
  status: Status;
  /** The test that noticed it and what it said; of a survivor, nothing. */
  why: string;
  /** The test files that reach it. */
  tests: readonly string[];
}

/** The mutant as it stands in the source, each side in a line. */
export function placeOf({
  fileName,
  location: { start, end },
  mutatorName,
  replacement,
}: Mutant): Omit<JudgedMutant, "status" | "why" | "tests"> {
  const lines = readFileSync(join(root, fileName), "utf8")
    .split("\n")
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column);
  lines[0] = lines[0]!.slice(start.column);
  return {
    file: fileName,
    line: start.line + 1,
    column: start.column + 1,
    mutator: mutatorName,
    before: inOneLine(lines.join("\n")),
    after: inOneLine(replacement),
  };
}

const inOneLine = (code: string): string => {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length > 160 ? `${line.slice(0, 120)} … ${line.slice(-35)}` : line;
};

const statuses: readonly Status[] = ["killed", "timeout", "survived", "no coverage"];

export interface Counted extends Record<Status, number> {
  file: string;
  /** Noticed of all, in percent. */
  score: number;
}

/** A row a file, and one of all. */
export function counted(judged: readonly JudgedMutant[]): Counted[] {
  const files = [...new Set(judged.map(({ file }) => file))].sort();
  return [
    ...files.map((file) =>
      countedOf(
        file,
        judged.filter((each) => each.file === file),
      ),
    ),
    countedOf("all", judged),
  ];
}

function countedOf(file: string, judged: readonly JudgedMutant[]): Counted {
  const count = (status: Status): number => judged.filter((each) => each.status === status).length;
  const [killed, timeout, survived, uncovered] = statuses.map(count) as [number, number, number, number];
  const score = judged.length === 0 ? 100 : Math.round(((killed + timeout) / judged.length) * 1_000) / 10;
  return { file, killed, timeout, survived, "no coverage": uncovered, score };
}

/** The table, and below it what no test noticed. */
export function written(judged: readonly JudgedMutant[]): string {
  const rows = [
    ["file", ...statuses, "score"],
    ...counted(judged).map((row) => [row.file, ...statuses.map((s) => String(row[s])), `${row.score.toFixed(1)} %`]),
  ];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const table = rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!))).join("  "));
  const unnoticed = judged
    .filter(({ status }) => isUnnoticed(status))
    .map(
      ({ file, line, column, mutator, before, after, status }) =>
        `${file}:${line}:${column}  ${mutator}, ${status}\n  ${before}\n  → ${after}`,
    );
  return [...table, ...(unnoticed.length > 0 ? ["", ...unnoticed] : [])].join("\n");
}
