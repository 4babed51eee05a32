import { fc, test } from "@fast-check/vitest";
import MiniSearch from "minisearch";
import { describe, expect } from "vitest";
import { nthLargest } from "../../../../shared/engine/arrays/best.ts";
import { createInvertedIndex } from "../../../../shared/engine/rank/invertedIndex.ts";

const boosts = [2, 1.5, 0.5];
const words = ["退货", "退", "货", "运费", "pay", "payment", "payments", "refund", "refnud", "a", "доставка", "дос", "도착", "15", "150"];
const document = fc.record({
  id: fc.integer({ min: 0, max: 40 }),
  fields: fc.array(fc.array(fc.constantFrom(...words), { maxLength: 8 }), { minLength: 3, maxLength: 3 }),
});
const asked = fc.record({
  terms: fc.uniqueArray(fc.constantFrom(...words, "refun", "paymens"), { minLength: 1, maxLength: 5 }),
  prefix: fc.boolean(),
});

/** MiniSearch with the same fields and options. */
function oracle() {
  const index = new MiniSearch<{ id: number; a: string[]; b: string[]; c: string[] }>({
    fields: ["a", "b", "c"],
    tokenize: (terms) => terms as unknown as string[],
    processTerm: (term) => term,
    stringifyField: (terms) => terms as string,
  });
  return {
    index,
    search: (terms: string[], prefix: boolean, fuzzy: ReadonlySet<string>) =>
      index.search(terms.join(" "), {
        tokenize: () => terms,
        boost: { a: 2, b: 1.5, c: 0.5 },
        prefix: (term) => prefix && !/\p{Script=Han}/u.test(term),
        fuzzy: (term) => fuzzy.has(term) && 0.2,
      }),
  };
}

const byId = (found: readonly { id: unknown; score: number }[]) =>
  Object.fromEntries(found.map(({ id, score }) => [String(id), Number(score.toPrecision(8))]));

describe("the inverted index", () => {
  test.prop([fc.array(document, { maxLength: 120 }), fc.array(asked, { minLength: 1, maxLength: 6 })], { numRuns: 150 })(
    "finds and scores as MiniSearch does, whatever was put in, taken out and put in again before",
    (documents, questions) => {
      const own = createInvertedIndex(boosts);
      const { index, search } = oracle();
      const there = new Map<number, string[][]>();
      for (const { id, fields } of documents) {
        const before = there.get(id);
        if (before) {
          own.remove(String(id), before);
          index.remove({ id, a: before[0]!, b: before[1]!, c: before[2]! });
          there.delete(id);
        }
        // One that is put in again right after it was taken out is the usual save; one in three stays away.
        if (before && fields[0]!.length % 3 === 0) continue;
        own.add(String(id), fields);
        index.add({ id, a: fields[0]!, b: fields[1]!, c: fields[2]! });
        there.set(id, fields);
      }
      for (const { terms, prefix } of questions) {
        const fuzzy = new Set(terms.filter((term) => /^[a-z]{5,}$/.test(term)));
        // The other scripts' characters are three letters in the tree, so a longer word weighs a little otherwise: they are not compared.
        const compared = terms.filter((term) => /^[\p{Script=Han}a-z0-9]+$/u.test(term));
        expect(byId(own.search(compared, { prefix, fuzzy }, 100))).toEqual(byId(search(compared, prefix, fuzzy)));
      }
    },
  );

  test.prop([
    fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)), { minLength: 1, maxLength: 40 }),
    fc.integer({ min: 1, max: 10 }),
  ])("of many it gives the best, and all that are as good as the last of them", (pairs, limit) => {
    const index = createInvertedIndex(boosts);
    pairs.forEach((pair, i) => index.add(`e${i}`, [pair, [], []]));
    const as = { prefix: true, fuzzy: new Set<string>() };
    const all = index.search(["退货", "pay", "a"], as, 1_000).sort((a, b) => b.score - a.score);
    const last = (all[limit - 1] ?? all.at(-1))?.score ?? 0;
    const wanted = all.filter(({ score }) => score >= last * (1 - 1e-9));
    expect(byId(index.search(["退货", "pay", "a"], as, limit))).toEqual(byId(wanted));
  });

  test("many that were taken out and put in again leave nothing behind: it is as one made anew", () => {
    const [changed, fresh] = [createInvertedIndex(boosts), createInvertedIndex(boosts)];
    const before = (i: number) => [Array.from({ length: 1 + (i % 5) }, () => "退货"), ["pay"], []];
    const after = (i: number) => [["退货", "运费"], Array.from({ length: 1 + (i % 3) }, () => "pay"), []];
    for (let i = 0; i < 80; i++) changed.add(`e${i}`, before(i));
    for (let i = 0; i < 70; i++) changed.remove(`e${i}`, before(i));
    for (let i = 0; i < 30; i++) changed.add(`e${i}`, after(i));
    for (let i = 70; i < 80; i++) fresh.add(`e${i}`, before(i));
    for (let i = 0; i < 30; i++) fresh.add(`e${i}`, after(i));
    const search = (index: typeof fresh) => byId(index.search(["退货", "pay"], { prefix: true, fuzzy: new Set() }, 100));
    expect(search(changed)).toEqual(search(fresh));
    // Once more, after what is gone was left out.
    for (let i = 0; i < 30; i++) {
      changed.remove(`e${i}`, after(i));
      fresh.remove(`e${i}`, after(i));
    }
    expect(search(changed)).toEqual(search(fresh));
    expect(Object.keys(search(changed))).toHaveLength(10);
  });

  test("a word that stands two thousand times in a field is in no other, and goes whole", () => {
    const index = createInvertedIndex(boosts);
    const often = [Array.from({ length: 2_000 }, () => "退货"), [], []];
    index.add("e1", often);
    index.add("e2", [["退货"], [], []]);
    index.add("e3", [[], ["退货"], []]);
    const search = () => byId(index.search(["退货"], { prefix: false, fuzzy: new Set() }, 5));
    const { index: other, search: searchOther } = oracle();
    other.addAll([
      { id: 1, a: Array.from({ length: 1_023 }, () => "退货"), b: [], c: [] },
      { id: 2, a: ["退货"], b: [], c: [] },
      { id: 3, a: [], b: ["退货"], c: [] },
    ]);
    const scores = byId(searchOther(["退货"], false, new Set()));
    expect(search()).toEqual({ e1: scores[1], e2: scores[2], e3: scores[3] });
    index.remove("e1", often);
    expect(Object.keys(search())).toEqual(["e2", "e3"]);
  });

  test("what was never put in is not taken out", () => {
    const index = createInvertedIndex(boosts);
    index.add("e1", [["退货"], [], []]);
    index.remove("e2", [["退货"], [], []]);
    expect(index.search(["退货"], { prefix: false, fuzzy: new Set() }, 5)).toHaveLength(1);
  });

  test("a word begun or typed wrong is found in other scripts too, Han characters only as they are", () => {
    const index = createInvertedIndex(boosts);
    index.add("ru", [["доставка"], [], []]);
    index.add("zh", [["退货"], [], []]);
    const found = (term: string) => index.search([term], { prefix: true, fuzzy: new Set() }, 5).map(({ id }) => id);
    expect(found("дос")).toEqual(["ru"]);
    expect(found("退")).toEqual([]);
  });
});

test.prop([fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 1, maxLength: 60 }), fc.nat()])(
  "the n-th largest is where sorting puts it",
  (numbers, n) => {
    const place = n % numbers.length;
    expect(nthLargest(Float64Array.from(numbers), place + 1)).toBe([...numbers].sort((a, b) => b - a)[place]);
  },
);
