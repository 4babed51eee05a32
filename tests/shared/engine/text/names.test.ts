import fc from "fast-check";
import { expect, test } from "vitest";
import { findName, nameAt, packNames } from "../../../../shared/engine/text/names.ts";

test("every name is found by its number, another is not", () => {
  const name = fc.string({ unit: "binary", maxLength: 12 });
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 300 }), name, (names, other) => {
      const packed = packNames(names);
      expect(names.map((each) => findName(packed, each))).toEqual([...names.keys()]);
      expect([...names.keys()].map((i) => nameAt(packed, i))).toEqual(names);
      expect(findName(packed, other)).toBe(names.indexOf(other));
    }),
    { seed: 3 },
  );
});

test("names of Latin letters take a byte a letter", () => {
  expect(packNames(["wreturn", "cé"]).text).toBeInstanceOf(Uint8Array);
  expect(packNames(["wreturn", "c退"]).text).toBeInstanceOf(Uint16Array);
});
