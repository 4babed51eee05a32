// Two people over one revision: what does not overlap stays together, what does is asked.
import { describe, expect, it } from "vitest";
import { mergeSaves } from "../../../client/entries/editor/mergeSaves.ts";
import { emptyEntry, type Answer, type EntryContent, type SimilarQuestion } from "../../../shared/knowledge/entry.ts";

const similar = (id: string, text = id, kind: SimilarQuestion["kind"] = "positive"): SimilarQuestion => {
  return { id, text, kind, origin: "hand", by: null, at: null };
};
const app: Answer["when"] = [{ field: "channel", in: ["app"] }];
const from: EntryContent = {
  ...emptyEntry("如何退货"),
  similar: [similar("a"), similar("b"), similar("c")],
  answers: [{ text: "七天内可退", when: [] }],
  tags: ["退货", "售后"],
  related: ["e_1", "e_2"],
};
const texts = ({ similar: list }: EntryContent): string[] => list.map((s) => s.text);

describe("what two people saved", () => {
  it("stays together where they changed different places", () => {
    const mine = {
      ...from,
      similar: [similar("n", "我加的"), similar("a", "我改的"), similar("b"), similar("c")],
      answers: [{ text: "App 里可退", when: app }, ...from.answers],
      tags: ["退货", "售后", "我"],
      related: ["e_2"],
      note: "我的备注",
    };
    const theirs = {
      ...from,
      similar: [similar("a"), similar("c"), similar("t", "对方加的")],
      answers: [{ text: "十五天内可退", when: [] }],
      tags: ["售后", "对方"],
      related: ["e_1", "e_2", "e_3"],
      enabled: false,
    };
    const { content, clashes } = mergeSaves(from, mine, theirs);
    expect(clashes).toEqual([]);
    expect(texts(content).sort()).toEqual(["c", "对方加的", "我加的", "我改的"].sort());
    expect(content.answers).toEqual([
      { text: "App 里可退", when: app },
      { text: "十五天内可退", when: [] },
    ]);
    expect(content).toMatchObject({
      tags: ["售后", "对方", "我"],
      related: ["e_2", "e_3"],
      note: "我的备注",
      enabled: false,
      question: from.question,
    });
  });
  it("changes nothing where both did the same, and takes over what one alone did", () => {
    const changed = { ...from, question: "怎么退货", similar: [similar("a", "x")] };
    expect(mergeSaves(from, changed, structuredClone(changed))).toEqual({ content: changed, clashes: [] });
    expect(mergeSaves(from, changed, from).content).toEqual(changed);
    expect(mergeSaves(from, from, changed).content).toEqual(changed);
  });
  it("is asked place by place where both changed the same, and holds mine until then", () => {
    const mine = {
      ...from,
      question: "甲",
      similar: [similar("a", "甲a"), similar("c")],
      answers: [{ text: "甲答", when: [] }],
      validUntil: "2026-12-01T00:00:00Z",
    };
    const theirs = {
      ...from,
      question: "乙",
      similar: [similar("a", "乙a"), similar("b", "乙b"), similar("c")],
      answers: [{ text: "乙答", when: [] }],
      validFrom: "2026-11-01T00:00:00Z",
    };
    const { content, clashes } = mergeSaves(from, mine, theirs);
    expect(clashes.map(({ key }) => key)).toEqual(["question", "validFrom", "similar a", "similar b", "answers [] 0"]);
    expect(content).toMatchObject({ question: "甲", validFrom: null, validUntil: mine.validUntil, answers: mine.answers });
    expect(texts(content)).toEqual(["甲a", "c"]);
    const chosen = mergeSaves(from, mine, theirs, {
      question: "theirs",
      validFrom: "theirs",
      "similar b": "theirs",
      "answers [] 0": "theirs",
    }).content;
    expect(chosen).toMatchObject({ question: "乙", validFrom: theirs.validFrom, validUntil: null, answers: theirs.answers });
    expect(texts(chosen)).toEqual(["甲a", "乙b", "c"]);
  });
  it("shows of a clash that place alone", () => {
    const { clashes } = mergeSaves(
      from,
      { ...from, note: "甲", similar: [similar("a", "甲")] },
      { ...from, note: "乙", similar: [similar("a", "乙"), similar("b", "变")] },
    );
    expect(clashes.map(({ key, mine, theirs }) => [key, mine.note, theirs.note, texts(mine), texts(theirs)])).toEqual([
      ["note", "甲", "乙", ["a", "b", "c"], ["a", "b", "c"]],
      ["similar a", "", "", ["甲"], ["乙"]],
      ["similar b", "", "", [], ["变"]],
    ]);
  });
  it("leaves a condition that comes first first, as the first that holds is given", () => {
    const answer = (value: string): Answer => ({ text: value, when: [{ field: "level", in: [value] }] });
    const base = { ...from, answers: [answer("gold")] };
    const { content } = mergeSaves(
      base,
      { ...base, answers: [answer("vip"), answer("gold")] },
      { ...base, answers: [answer("gold"), answer("new")] },
    );
    expect(content.answers.map(({ text }) => text)).toEqual(["vip", "gold", "new"]);
  });
  it("keeps a wording that both wrote once", () => {
    const { content, clashes } = mergeSaves(
      from,
      { ...from, similar: [...from.similar, similar("m", "同")] },
      { ...from, similar: [...from.similar, similar("t", "同")] },
    );
    expect(clashes).toEqual([]);
    expect(texts(content)).toEqual(["a", "b", "c", "同"]);
  });
});
