// The sample shop's test set: 200 questions as customers put them, asked as a ranking test. sampleShop.table.txt is its outcome (sampleShop.fiveWordings.table.txt: of less taught), so
// that whatever changes the engine or the sample's knowledge shows as a diff; after such a change write it anew with
// `npx vitest run tests/shared/engine/sampleShop.test.ts -u`, and read the diff.
import { describe, expect, test } from "vitest";
import { normalize, textKey } from "../../../shared/engine/text.ts";
import { createRobot } from "../../../shared/engine/robot.ts";
import { drawFrom } from "../../../shared/engine/statistics.ts";
import type { Knowledge, Reply } from "../../../shared/engine/types.ts";
import { trainNow } from "../../../shared/engine/training.ts";
import { askerOf, sampleKnowledge, sampleTests, type SampleTest } from "../../support/sampleShop.ts";

const knowledge = sampleKnowledge();
const tests = sampleTests();
const inScope = tests.filter(({ expected }) => expected !== null);
const outOfScope = tests.filter(({ expected }) => expected === null);

/** What each question gets. */
type Asked = ReadonlyMap<SampleTest, Reply>;
function askAll(known: Knowledge): Asked {
  const robot = createRobot(known, trainNow(known));
  return new Map(tests.map((one) => [one, robot.ask(one.question, askerOf(one))]));
}
const asked = askAll(knowledge);
const winnerOf = (one: SampleTest, by: Asked): string => by.get(one)?.candidates[0]?.entry ?? "–";
const isRight = (one: SampleTest, by: Asked): boolean =>
  one.expected === null ? by.get(one)?.outcome !== "answered" : winnerOf(one, by) === one.expected;
const right = (list: readonly SampleTest[], by: Asked): number => list.filter((one) => isRight(one, by)).length;

/** Columns as wide as their widest cell; the question comes last, since Chinese characters have no width to rely on. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `${row.map((cell, i) => (i < row.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell)).join("  ")}\n`).join("");
}

function tableOf(by: Asked): string {
  const rows = tests.map((one) => {
    const { outcome = "", confidence = 0 } = by.get(one) ?? {};
    return [isRight(one, by) ? "ok" : "✗", one.expected ?? "–", winnerOf(one, by), outcome, `${confidence}`.padStart(3), one.question];
  });
  const answered = inScope.filter((one) => by.get(one)?.answer?.entry === one.expected).length;
  const figures = `top-1 ${right(inScope, by)} of ${inScope.length}, answered rightly ${answered}; not answered ${right(outOfScope, by)} of ${outOfScope.length}\n`;
  return figures + table([["", "expected", "best", "outcome", "conf", "question"], ...rows]);
}

/** Each entry with at most so many wordings, drawn by seed. */
function withFewWordings(most: number, seed: number): Knowledge {
  const draw = drawFrom(seed);
  const entries = knowledge.entries.map((entry) => {
    const left = [...entry.similar];
    while (left.length >= most) left.splice(draw(left.length), 1);
    return { ...entry, similar: left };
  });
  return { ...knowledge, entries };
}

test("the table of all answers is the one on record", async () => {
  await expect(tableOf(asked)).toMatchFileSnapshot("sampleShop.table.txt");
});

test("and so is the one with five drawn wordings an entry", async () => {
  await expect(tableOf(askAll(withFewWordings(5, 1)))).toMatchFileSnapshot("sampleShop.fiveWordings.table.txt");
});

describe("the floors, with the bands the sample comes with", () => {
  test("at least 92 % of the questions to answer find their entry first", () => {
    expect(right(inScope, asked)).toBeGreaterThanOrEqual(0.92 * 150);
  });
  test("at least 42 of the 50 others are not answered", () => {
    expect(right(outOfScope, asked)).toBeGreaterThanOrEqual(42);
  });
});

/** Chinese: pairs of characters; English: words. */
function pieces(text: string): Set<string> {
  const key = textKey(text);
  if (!/\p{Script=Han}/u.test(key)) return new Set(normalize(text).match(/[\p{L}\p{N}]+/gu));
  return new Set(Array.from(key, (character, i) => character + (key[i + 1] ?? "")));
}

/** The share of pieces that two texts have in common (Dice). */
function likeness(one: string, other: string): number {
  const [a, b] = [pieces(one), pieces(other)];
  return (2 * [...a].filter((piece) => b.has(piece)).length) / (a.size + b.size);
}

describe("the test set", () => {
  test("has 150 questions to answer and 50 that must not be answered, each once", () => {
    expect([inScope.length, outOfScope.length]).toEqual([150, 50]);
    expect(new Set(tests.map(({ question }) => textKey(question))).size).toBe(200);
    const known = new Set(knowledge.entries.map(({ id }) => id));
    expect(inScope.filter(({ expected }) => !known.has(expected ?? ""))).toEqual([]);
  });
  test("holds no wording that the robot was given", () => {
    const given = [
      ...knowledge.entries.flatMap(({ question, similar }) => [question, ...similar.map(({ text }) => text)]),
      ...knowledge.notOurs,
    ];
    const keys = new Set(given.map(textKey));
    expect(tests.filter(({ question }) => keys.has(textKey(question)))).toEqual([]);
  });
  test("asks nothing that is nearly a wording of its own entry", () => {
    const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
    const near = inScope.flatMap(({ question, expected }) => {
      const entry = entries.get(expected ?? "");
      return [entry?.question ?? "", ...(entry?.similar ?? []).map(({ text }) => text)]
        .filter((wording) => likeness(wording, question) > 0.6)
        .map((wording) => `${question} ~ ${wording}`);
    });
    expect(near).toEqual([]);
  });
});
