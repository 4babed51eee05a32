// What differs between two contents.
import { describe, expect, it } from "vitest";
import { countChangedFields } from "../../../client/entries/editor/contentChanges.ts";
import { emptyEntry, type EntryContent, type SimilarQuestion } from "../../../shared/knowledge/entry.ts";

const similar = (id: string, text = id): SimilarQuestion => ({ id, text, kind: "positive", origin: "hand", by: null, at: null });
const from: EntryContent = {
  ...emptyEntry("如何退货"),
  similar: [similar("a"), similar("b")],
  answers: [{ text: "七天内可退", when: [] }],
  tags: ["退货"],
};

describe("changes of a content", () => {
  it("counts every similar question and answer by itself, other fields as one each", () => {
    const after = {
      ...from,
      question: "怎么退货",
      similar: [similar("a", "a2"), similar("c")],
      answers: [{ text: "七天", when: [] }],
      tags: ["x", "y"],
    };
    expect(countChangedFields(from, after)).toBe(1 + 3 + 1 + 1);
    expect(countChangedFields(from, structuredClone(from))).toBe(0);
  });
});
