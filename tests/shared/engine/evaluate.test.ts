// `npm run evaluate`: one JSON object a set on stdout and nothing else there; what is no set is refused in words.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundled } from "../../support/bundled.ts";

let folder: string;
let script: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evaluate-"));
  script = await bundled("evaluate.ts", folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const entries = [
  { id: "password", questions: ["如何修改密码", "忘记密码怎么办", "密码想改一下"] },
  { id: "refund", questions: ["退款多久到账", "退的钱什么时候能到"], answer: "三天" },
];
const query = (text: string, expected: string | null, split: string) => ({ id: text, text, expected, split });
const test1 = query("密码怎么改", "password", "test");

/** Writes a set; lines that are texts stand there as they are. */
function write(name: string, queries: readonly (object | string)[], taught: readonly object[] = entries): string {
  const path = join(folder, name);
  mkdirSync(path);
  const lines = (rows: readonly (object | string)[]) => rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n");
  writeFileSync(join(path, "entries.jsonl"), lines(taught));
  writeFileSync(join(path, "queries.jsonl"), lines(queries));
  return path;
}
function evaluate(...folders: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...folders], { encoding: "utf8" });
  return { status, stderr, rows: stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>])) };
}

test("a line a set, with the same keys; what a set has no questions for is null", () => {
  const whole = write("whole", [
    test1,
    query("天气怎么样", null, "test"),
    query("密码忘了", "password", "dev"),
    query("你好", null, "dev"),
  ]);
  const { status, rows } = evaluate(whole, `${write("known", [test1])}/`);
  expect(status).toBe(0);
  const keys = "set entries questions top1 top3 mrr auroc selfCalibrated devCalibrated buildMs queryUs modelBytes".split(" ");
  const decisions = ["inScope", "outOfScope", "endToEnd", "auroc", "ece"];
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(keys);
    for (const key of ["selfCalibrated", "devCalibrated"]) expect(Object.keys(row[key] as object)).toEqual(decisions);
    expect(Object.keys(row.queryUs as object)).toEqual(["p50", "p99"]);
  }
  const nothing = Object.fromEntries(decisions.map((key) => [key, null]));
  expect(rows).toMatchObject([
    { set: "whole", entries: 2, questions: 5, top1: 1, mrr: 1, auroc: expect.any(Number) },
    { set: "known", top1: 1, auroc: null, selfCalibrated: { outOfScope: null, auroc: null }, devCalibrated: nothing },
  ]);
});

test("with fewer wordings, drawn by seed: a line a number, of means, and how far the seeds lie apart", () => {
  const drawn = write(
    "drawn",
    [query("密码忘了", "one", "test"), query("发票", "two", "test")],
    [
      { id: "one", questions: ["密码", "地址", "颜色"] },
      { id: "two", questions: ["发票", "快递"] },
    ],
  );
  const { status, rows } = evaluate("--wordings", "1,9", "--seeds", "4", drawn);
  expect(status).toBe(0);
  const [one, all] = rows as { questions: number; top1: number; spread: Record<string, unknown> }[];
  expect(rows).toMatchObject([
    { set: "drawn", wordings: 1, seeds: 4, questions: 2, spread: { questions: 0, selfCalibrated: { outOfScope: null } } },
    { wordings: 9, questions: 5, top1: 1, spread: { top1: 0, mrr: 0 } },
  ]);
  expect(Object.keys(one!.spread)).toEqual(Object.keys(all!).filter((key) => !["set", "wordings", "seeds", "spread"].includes(key)));
  // Of the four draws one at least leaves nothing that is like a question.
  expect(one!.top1).toBeLessThan(1);
  expect(one!.spread.top1).toBeGreaterThan(0);
});

test("what is no set is refused: which folder, which line, and what was expected", () => {
  const refused: [string[], number, string][] = [
    [[], 2, "usage: "],
    [["--wordings", "3,many", join(folder, "whole")], 2, "usage: "],
    [["--words", "3", join(folder, "whole")], 2, "usage: "],
    [[join(folder, "nothing")], 1, "nothing: expected entries.jsonl and queries.jsonl there"],
    [[write("broken", [test1, '{"id": "x", '])], 1, "line 2 of queries.jsonl is not {id, text, expected"],
    [[write("shape", [test1], [{ id: "a", questions: "hi" }])], 1, "line 1 of entries.jsonl is not {id, questions"],
    [[write("empty", [])], 1, "queries.jsonl is empty"],
  ];
  for (const [folders, status, words] of refused) {
    const said = evaluate(...folders);
    expect([said.status, said.rows]).toEqual([status, []]);
    expect(said.stderr).toContain(words);
  }
});
