// The toast stays 10 s, stops while it is looked at, and takes back by button, u or Ctrl Z.
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { showUndo } from "../../../client/lib/undo.ts";
import { UndoToast } from "../../../client/ui/page/UndoToast.tsx";
import { renderPart } from "../support/renderPart.tsx";

const pass = (seconds: number): void => act(() => void vi.advanceTimersByTime(seconds * 1000));
const done = vi.fn();

describe("undo toast", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    done.mockReset();
    renderPart(<UndoToast />);
    act(() => showUndo("已停用 3 个知识点", done));
  });

  it("says what was done and leaves after 10 seconds", () => {
    expect(screen.getByRole("status")).toHaveTextContent("已停用 3 个知识点");
    pass(9);
    expect(screen.getByRole("button", { name: "撤销" })).toBeInTheDocument();
    pass(1.25);
    expect(screen.queryByRole("button", { name: "撤销" })).toBeNull();
    expect(done).not.toHaveBeenCalled();
  });

  it("stops its seconds under the pointer and in focus", () => {
    const text = screen.getByText("已停用 3 个知识点");
    fireEvent.mouseEnter(text.parentElement!);
    pass(30);
    expect(text).toBeInTheDocument();
    fireEvent.mouseLeave(text.parentElement!);
    fireEvent.focus(screen.getByRole("button", { name: "撤销" }));
    pass(30);
    expect(text).toBeInTheDocument();
    fireEvent.blur(screen.getByRole("button", { name: "撤销" }));
    pass(11);
    expect(text).not.toBeInTheDocument();
  });

  it("stops its seconds in a hidden tab", () => {
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    pass(30);
    expect(screen.getByText("已停用 3 个知识点")).toBeInTheDocument();
    hidden.mockRestore();
    pass(11);
    expect(screen.queryByText("已停用 3 个知识点")).toBeNull();
  });

  it.each([
    ["the button", () => fireEvent.click(screen.getByRole("button", { name: "撤销" }))],
    ["u", () => fireEvent.keyDown(document.body, { key: "u", code: "KeyU" })],
    ["Ctrl Z", () => fireEvent.keyDown(document.body, { key: "z", code: "KeyZ", ctrlKey: true })],
  ])("takes back by %s, and says so", async (_name, act) => {
    vi.useRealTimers();
    act();
    expect(done).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("已撤销"));
  });

  it("says when taking back failed", async () => {
    vi.useRealTimers();
    act(() => showUndo("删了", () => Promise.reject(new Error("conflict"))));
    fireEvent.click(screen.getByRole("button", { name: "撤销" }));
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("没有撤销成"));
  });

  it("shows only the newest", () => {
    act(() => showUndo("加了 4 个问法", vi.fn()));
    expect(screen.queryByText("已停用 3 个知识点")).toBeNull();
    expect(screen.getByText("加了 4 个问法")).toBeInTheDocument();
  });
});
