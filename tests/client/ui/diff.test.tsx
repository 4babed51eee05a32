// Differences are read by words, by characters inside a changed Chinese word, and always add up to both texts.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Diff, wordDiff } from "../../../client/ui/text/Diff.tsx";
import { renderPart } from "../support/renderPart.tsx";

const texts = (root: Element, tag: "ins" | "del"): (string | null)[] => [...root.querySelectorAll(tag)].map((e) => e.textContent);

describe("diff", () => {
  it("marks what was replaced in Chinese", () => {
    const { container } = renderPart(<Diff before="七天无理由退货由买家承担" after="七天无理由退货由您承担" />);
    expect(texts(container, "del")).toEqual(["买家"]);
    expect(texts(container, "ins")).toEqual(["您"]);
  });

  it("marks whole words in English", () => {
    const { container } = renderPart(<Diff before="Please pay the fee." after="Please prepay the fee." />);
    expect(texts(container, "del")).toEqual(["pay"]);
    expect(texts(container, "ins")).toEqual(["prepay"]);
  });

  it("goes down to characters where a changed Chinese run shares most of itself", () => {
    expect(wordDiff("退货单", "退货款").filter((p) => p.kind !== "same")).toEqual([
      { kind: "removed", text: "单" },
      { kind: "added", text: "款" },
    ]);
  });

  it("puts long texts in two columns, each whole", () => {
    const [before, after] = ["一".repeat(150), `${"一".repeat(150)}二`];
    const { getByRole } = renderPart(<Diff before={before} after={after} />);
    expect(getByRole("region", { name: "之前" })).toHaveTextContent(before);
    expect(getByRole("region", { name: "之后" })).toHaveTextContent(after);
  });

  test.prop([
    fc.string({ unit: fc.constantFrom("退", "货", "运", "费", "a", "b", " ", "。") }),
    fc.string({ unit: fc.constantFrom("退", "货", "款", "a", " ") }),
  ])("adds up to both texts", (before, after) => {
    const parts = wordDiff(before, after);
    const join = (leave: string): string =>
      parts
        .filter((p) => p.kind !== leave)
        .map((p) => p.text)
        .join("");
    expect(join("added")).toBe(before);
    expect(join("removed")).toBe(after);
  });
});
