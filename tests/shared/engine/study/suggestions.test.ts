// Which suggestions come first, by what teaching each would flip.
import { expect, test } from "vitest";
import { runThrough } from "../../../../shared/engine/learn/slices.ts";
import type { Flip, Traffic } from "../../../../shared/engine/studies.ts";
import { suggestWordings } from "../../../../shared/engine/study/suggestions.ts";
import { entry } from "../knowledge.ts";

const own = entry("own", ["怎么退货"]);
const flip = (text: string, times: number, from: string | null, to: string | null = "own"): Flip => ({
  question: { text, times },
  from,
  to,
});
/** What teaching each question would flip. */
const flips: Record<string, Flip[]> = {
  many: [flip("many", 5, null), flip("a", 4, null), flip("b", 3, null)],
  // The same two again, and one more.
  again: [flip("again", 2, null), flip("a", 4, null), flip("b", 3, null)],
  other: [flip("other", 6, null)],
  dear: [flip("dear", 9, null), flip("theirs", 5, "other"), flip("lost", 3, "other", null)],
  harm: [flip("harm", 2, null), flip("theirs", 5, "other")],
  nothing: [],
};
const foresee: Traffic["foresee"] = function* (changes) {
  yield;
  const text = changes[0]!.entry!.similar.at(-1)!.text;
  return { flips: flips[text]!, broken: [], asked: 0, watched: [] };
};
const suggest = (most: number) =>
  runThrough(
    suggestWordings(
      own,
      Object.keys(flips).map((text) => ({ text, times: 1 })),
      most,
      foresee,
    ),
  );

test("the one that gains most comes first, then who adds most to it; what others lose counts against, and what is worth nothing is left out", () => {
  expect(
    suggest(10).map(({ question, gained, cost }) => [question.text, gained.questions, gained.times, cost.questions, cost.times]),
  ).toEqual([
    ["many", 3, 12, 0, 0],
    ["other", 1, 6, 0, 0],
    ["again", 1, 2, 0, 0],
    ["dear", 1, 9, 2, 8],
  ]);
  expect(suggest(2).map(({ question }) => question.text)).toEqual(["many", "other"]);
});
