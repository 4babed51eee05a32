// A list of 10,000 rows draws a screenful, and moves, opens and selects by keyboard and pointer.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { VirtualList } from "../../../client/ui/list/VirtualList.tsx";
import { renderPart } from "../support/renderPart.tsx";

interface Line {
  id: string;
}
const line = (index: number): Line => ({ id: `e${index}` });
const press = (key: string, code: string): boolean => fireEvent.keyDown(document.body, { key, code });
const basic = { label: "知识点", rowKey: (r: Line) => r.id, rowName: (r: Line) => r.id };

function Selectable({ onOpen }: { onOpen?: (row: Line) => void }) {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const onCheck = (keys: string[], on: boolean): void =>
    setChecked((now) => new Set(on ? [...now, ...keys] : [...now].filter((key) => !keys.includes(key))));
  return (
    <VirtualList {...basic} count={10_000} row={line} checked={checked} onCheck={onCheck} {...(onOpen ? { onOpen } : {})}>
      {(row) => <span>{row.id}</span>}
    </VirtualList>
  );
}

describe("virtual list", () => {
  it("draws only what is on screen, and says how many there are", () => {
    renderPart(
      <VirtualList {...basic} count={10_000} row={line}>
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    const options = screen.getAllByRole("option");
    expect(options.length).toBeGreaterThan(10);
    expect(options.length).toBeLessThan(60);
    expect(options[0]).toHaveAttribute("aria-setsize", "10000");
    expect(screen.getByRole("listbox", { name: "知识点" })).toBeInTheDocument();
  });

  it("moves with j and k and opens with Enter", () => {
    const onOpen = vi.fn();
    renderPart(
      <VirtualList {...basic} count={10_000} row={line} onOpen={onOpen}>
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    for (const _ of [1, 2, 3]) press("j", "KeyJ");
    press("k", "KeyK");
    press("Enter", "Enter");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ id: "e1" }, 1);
    const list = screen.getByRole("listbox");
    expect(document.getElementById(list.getAttribute("aria-activedescendant") ?? "")).toHaveTextContent("e1");
  });

  it("moves with the arrows, Home and End when in focus", () => {
    renderPart(
      <VirtualList {...basic} count={12} row={line}>
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    const list = screen.getByRole("listbox");
    const at = (): string | null | undefined => document.getElementById(list.getAttribute("aria-activedescendant") ?? "")?.textContent;
    for (const [key, there] of [
      ["ArrowDown", "e0"],
      ["ArrowDown", "e1"],
      ["End", "e11"],
      ["ArrowUp", "e10"],
      ["Home", "e0"],
    ] as const) {
      fireEvent.keyDown(list, { key, code: key });
      expect(at()).toBe(there);
    }
  });

  it("marks the opened row and goes there, when it is opened from outside", async () => {
    const { rerender } = renderPart(
      <VirtualList {...basic} count={50} row={line} selected="e3">
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("e3");
    press("j", "KeyJ");
    const list = screen.getByRole("listbox");
    expect(document.getElementById(list.getAttribute("aria-activedescendant") ?? "")).toHaveTextContent("e4");
    rerender(
      <VirtualList {...basic} count={50} row={line} selected="e7">
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    await waitFor(() => expect(document.getElementById(list.getAttribute("aria-activedescendant") ?? "")).toHaveTextContent("e7"));
  });

  it("begins another list at its top, and stays where it is while the other is on its way", () => {
    const listing = (list: string | null) => (
      <VirtualList {...basic} count={50} row={line} list={list}>
        {(row) => <span>{row.id}</span>}
      </VirtualList>
    );
    const { rerender } = renderPart(listing("all"));
    const scroller = screen.getByRole("listbox");
    const at = (): string | null | undefined => document.getElementById(scroller.getAttribute("aria-activedescendant") ?? "")?.textContent;
    for (let i = 0; i < 6; i++) press("j", "KeyJ");
    expect(at()).toBe("e5");
    for (const [list, top] of [
      ["all", 400],
      [null, 400],
      ["all", 400],
      ["found", 0],
    ] as const) {
      scroller.scrollTop = 400;
      rerender(listing(list));
      expect(scroller.scrollTop).toBe(top);
    }
    // So does the keyboard.
    expect(at()).toBeUndefined();
    press("j", "KeyJ");
    expect(at()).toBe("e0");
  });

  it("selects with x, by checkbox, and a range with shift and click", async () => {
    const { user } = renderPart(<Selectable />);
    press("j", "KeyJ");
    press("x", "KeyX");
    expect(screen.getByRole("checkbox", { name: "选择「e0」" })).toBeChecked();
    await user.keyboard("{Shift>}");
    await user.click(screen.getByText("e4"));
    await user.keyboard("{/Shift}");
    expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(5);
    await user.click(screen.getByRole("checkbox", { name: "选择「e2」" }));
    expect(screen.getAllByRole("row", { selected: true })).toHaveLength(4);
    await user.keyboard("{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: "选择「e7」" }));
    await user.keyboard("{/Shift}");
    expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(8);
  });

  it("marks no text where shift and click select a range", () => {
    renderPart(<Selectable />);
    expect(fireEvent.mouseDown(screen.getByText("e4"))).toBe(true);
    expect(fireEvent.mouseDown(screen.getByText("e4"), { shiftKey: true })).toBe(false);
    expect(screen.getByRole("grid")).toHaveFocus();
  });

  it("is a grid with rows and cells where rows can be selected", () => {
    renderPart(<Selectable />);
    const rows = within(screen.getByRole("grid", { name: "知识点" })).getAllByRole("row");
    expect(within(rows[0]!).getAllByRole("gridcell")).toHaveLength(2);
  });

  it("keeps the place of rows that are not here yet", () => {
    renderPart(
      <VirtualList {...basic} count={100} row={(i) => (i < 5 ? line(i) : undefined)}>
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    expect(screen.getAllByRole("option").length).toBeGreaterThan(10);
    expect(screen.queryByText("e5")).toBeNull();
  });

  it("tells which rows are on screen", () => {
    const onRange = vi.fn();
    renderPart(
      <VirtualList {...basic} count={1000} row={line} onRange={onRange}>
        {(row) => <span>{row.id}</span>}
      </VirtualList>,
    );
    expect(onRange).toHaveBeenLastCalledWith(0, screen.getAllByRole("option").length);
  });
});
