// The JSONL codec: what is written reads back as it was, and loose files are understood.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryContent, type EntryContent } from "../../../shared/knowledge/entry.ts";
import { readJsonlEntry, toJsonlEntry } from "../../../shared/knowledge/jsonl.ts";
import { anyContent } from "./anyContent.ts";

describe("our own form", () => {
  test("every entry reads back as it was, category path included", () => {
    fc.assert(
      fc.property(anyContent, fc.array(fc.constantFrom("售后", "退换", "A/B", "x > y"), { maxLength: 4 }), (content, path) => {
        const { entry, problems } = readJsonlEntry(JSON.parse(JSON.stringify(toJsonlEntry("e_1", content, path))));
        expect(problems).toEqual([]);
        const { id, category, ...rest } = entry!;
        expect({ id, category }).toEqual({ id: "e_1", category: path });
        expect({ ...rest, category: content.category }).toEqual(content);
      }),
      { seed: 20_261_122 },
    );
  });

  test("keys come in one order and defaults are left out", () => {
    const content: EntryContent = entryContent.parse({
      question: "如何退货",
      similar: [
        { id: "q_1", text: "退货怎么弄", kind: "positive", origin: "import", by: null, at: null },
        { id: "q_2", text: "退款多久到账", kind: "negative", origin: "hand", by: "li", at: "2026-11-01T00:00:00.000Z" },
      ],
      answers: [
        { text: "点", when: [{ field: "channel", in: ["app"] }] },
        { text: "联系客服", when: [] },
      ],
      category: null,
      tags: ["七天"],
      related: ["e_91"],
      validFrom: null,
      validUntil: null,
      enabled: true,
      handOff: null,
      note: "",
    });
    expect(JSON.stringify(toJsonlEntry("e_8fk2", content, ["售后", "退换"]))).toBe(
      '{"id":"e_8fk2","question":"如何退货","similar":[{"id":"q_1","text":"退货怎么弄"},{"id":"q_2","text":"退款多久到账","kind":"negative","origin":"hand","by":"li","at":"2026-11-01T00:00:00.000Z"}],' +
        '"answers":[{"text":"点","when":[{"field":"channel","in":["app"]}]},{"text":"联系客服"}],"category":["售后","退换"],"tags":["七天"],"related":["e_91"],"validFrom":null,"validUntil":null,"enabled":true,"handOff":null,"note":""}',
    );
  });
});

describe("short and loose forms", () => {
  test("questions and answer: the first question is the standard question, ids are kept", () => {
    const { entry } = readJsonlEntry({ id: "CANCEL_ORDER", questions: ["cancel my order", "stop it"], answer: "Done." });
    expect(entry).toMatchObject({
      id: "CANCEL_ORDER",
      question: "cancel my order",
      similar: [{ id: null, text: "stop it", kind: "positive", origin: "import" }],
      answers: [{ text: "Done.", when: [] }],
    });
  });

  test("a question alone is enough; what is absent stays absent", () => {
    expect(readJsonlEntry({ question: "在吗" })).toEqual({ entry: { id: null, question: "在吗" }, problems: [], mark: null });
  });

  test("similar questions and answers may be plain strings, a category may be a path", () => {
    const { entry } = readJsonlEntry({ question: "a", similar: ["b"], answers: ["c"], category: "售后 / 退换" });
    expect(entry).toMatchObject({ similar: [{ text: "b" }], answers: [{ text: "c", when: [] }], category: ["售后", "退换"] });
  });

  test("an unknown key is a warning, not an error", () => {
    const { entry, problems } = readJsonlEntry({ question: "a", colour: "red" });
    expect(entry).not.toBeNull();
    expect(problems).toEqual([expect.objectContaining({ field: "colour", severity: "warning" })]);
  });

  test("what cannot be used names the field", () => {
    expect(readJsonlEntry(["a"]).problems[0]).toMatchObject({ severity: "rejected", field: null });
    expect(readJsonlEntry({ answers: [] }).problems[0]).toMatchObject({ severity: "rejected", field: "question" });
    expect(readJsonlEntry({ question: "a", similar: [{ text: "" }] }).problems[0]).toMatchObject({ field: "similar.0.text" });
    expect(readJsonlEntry({ questions: Array.from({ length: 302 }, (_, i) => `q${i}`) }).problems[0]).toMatchObject({
      field: "similar",
      code: "too_big",
    });
    expect(readJsonlEntry({ questions: Array.from({ length: 301 }, (_, i) => `q${i}`) }).entry!.similar).toHaveLength(300);
  });
});
