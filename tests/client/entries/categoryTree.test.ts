// The category tree as rows, and its rearrangements.
import { describe, expect, it } from "vitest";
import { moveCategory, removeCategory, shiftCategory, treeRows } from "../../../client/entries/categories/categoryTree.ts";
import type { Category } from "../../../shared/knowledge/version.ts";

const c = (id: string, parent: string | null = null): Category => ({ id, name: id, parent, skillGroup: null });
const tree = [c("a"), c("b"), c("b1", "b"), c("b2", "b"), c("b21", "b2")];

describe("the category tree", () => {
  it("counts entries with everything below, and hides what is not open", () => {
    const rows = treeRows(tree, { a: 1, b: 2, b2: 3, b21: 4 }, new Set(["b"]));
    expect(rows.map((r) => [r.id, r.depth, r.count])).toEqual([
      ["a", 0, 1],
      ["b", 0, 9],
      ["b1", 1, 0],
      ["b2", 1, 7],
    ]);
  });
  it("moves a branch, but never below itself", () => {
    expect(moveCategory(tree, "b2", "a").find((x) => x.id === "b2")?.parent).toBe("a");
    expect(moveCategory(tree, "b", "b21")).toEqual(tree);
  });
  it("shifts among siblings only", () => {
    const order = (t: Category[]) =>
      treeRows(t, {}, null)
        .map((r) => r.id)
        .join(" ");
    expect(order(shiftCategory(tree, "b", -1))).toBe("b b1 b2 b21 a");
    expect(order(shiftCategory(tree, "b1", 1))).toBe("a b b2 b21 b1");
    expect(order(shiftCategory(tree, "a", -1))).toBe(order(tree));
  });
  it("removes a category with all below it", () => {
    expect(removeCategory(tree, "b").map((x) => x.id)).toEqual(["a"]);
  });
});
