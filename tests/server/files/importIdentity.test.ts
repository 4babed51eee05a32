// Which entry a row is, and which wordings two entries share: where a file and the draft could be taken for one another.
import { beforeEach, expect, test } from "vitest";
import { fresh, importing, lines, preview, run } from "./support.ts";

importing();
beforeEach(() => fresh());

test("a wording that must not lead here is no conflict with the entry it should lead to, in the file and in the draft", async () => {
  const ours = {
    id: "e_a",
    question: "如何退货",
    similar: [{ id: "q_1", text: "如何换货", kind: "negative" }],
    answers: [{ text: "七天内", when: [] }],
  };
  const theirs = {
    id: "e_b",
    question: "如何换货",
    similar: [{ id: "q_2", text: "如何退货", kind: "negative" }],
    answers: [{ text: "十五天内", when: [] }],
  };
  expect(await preview(lines(ours, theirs))).toMatchObject({ new: 2, conflicts: 0, problems: [] });
  await run(lines(ours));
  expect(await preview(lines(theirs))).toMatchObject({ new: 1, conflicts: 0, problems: [] });
  // Taught to both it is one.
  const taught = { ...theirs, similar: [{ id: "q_2", text: "如何退货", kind: "positive" }] };
  expect(await preview(lines(taught))).toMatchObject({ new: 1, conflicts: 1, problems: [{ code: "taught_elsewhere" }] });
});

test("a row without an id never lands on the entry that another row of the file names by its id", async () => {
  await run(lines({ id: "e_a", questions: ["如何退货"], answer: "七天内" }));
  // Both would be the entry e_a: one by the standard question, one by the id.
  for (const file of [
    lines({ questions: ["如何退货"], answer: "甲" }, { id: "e_a", questions: ["怎样退货"], answer: "乙" }),
    lines({ id: "e_a", questions: ["怎样退货"], answer: "乙" }, { questions: ["如何退货"], answer: "甲" }),
  ]) {
    const { sample, rejected } = await preview(file);
    expect(rejected).toBe(0);
    expect(new Set(sample.map((row) => row.id)).size).toBe(2);
    expect(sample.find((row) => row.id === "e_a")).toMatchObject({ question: "怎样退货", state: "changed" });
  }
});
