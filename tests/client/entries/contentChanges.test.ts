// What differs between two contents, and one side's changes on top of the other's.
import { describe, expect, it } from "vitest";
import { clashes, countChangedFields, putOnTop } from "../../../client/entries/editor/contentChanges.ts";
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
  it("puts mine on top of theirs: untouched fields are theirs, similar questions merge one by one", () => {
    const mine = { ...from, similar: [similar("a", "我改的"), similar("new", "我加的")], note: "我的备注" };
    const theirs = {
      ...from,
      similar: [similar("a"), similar("b"), similar("t", "对方加的")],
      answers: [{ text: "十五天内可退", when: [] }],
    };
    const merged = putOnTop(from, mine, theirs);
    expect(merged.answers).toEqual(theirs.answers);
    expect(merged.note).toBe("我的备注");
    expect(merged.similar.map((s) => s.text)).toEqual(["我改的", "对方加的", "我加的"]);
  });
  it("names the fields that both changed differently", () => {
    expect(clashes(from, { ...from, note: "甲", tags: [] }, { ...from, note: "乙", tags: [] })).toEqual(["note"]);
  });
});
