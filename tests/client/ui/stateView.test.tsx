// Loading shows nothing before 150 ms, then a skeleton; errors say what failed and try again; empty says what to do.
import { act, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ApiError } from "../../../client/lib/api.ts";
import { EmptyHint } from "../../../client/ui/state/EmptyHint.tsx";
import { StateView } from "../../../client/ui/state/StateView.tsx";
import { renderPart } from "../support/renderPart.tsx";

const query = { isPending: false, isFetching: false, error: null, refetch: vi.fn() };
const view = (more: object) => (
  <StateView<string[]> query={{ ...query, ...more }} what="知识点" count={(rows) => rows.length} empty={<EmptyHint title="先教它一件事" />}>
    {(rows) => <p>{rows.join()}</p>}
  </StateView>
);

describe("state view", () => {
  it("shows nothing for 150 ms, then a skeleton that says what is coming", () => {
    vi.useFakeTimers();
    renderPart(view({ isPending: true, isFetching: true }));
    const skeleton = screen.getByRole("status");
    expect(skeleton).toBeEmptyDOMElement();
    act(() => void vi.advanceTimersByTime(160));
    expect(skeleton).toHaveTextContent("正在载入知识点");
  });

  it("shows the data", () => {
    renderPart(view({ data: ["a", "b"] }));
    expect(screen.getByText("a,b")).toBeInTheDocument();
  });

  it("says what to do when there is nothing", () => {
    renderPart(view({ data: [] }));
    expect(screen.getByRole("heading", { name: "先教它一件事" })).toBeInTheDocument();
  });

  it("says what failed in the reader's words, and tries again", async () => {
    const refetch = vi.fn();
    const { user } = renderPart(view({ error: new ApiError("offline", "ECONNREFUSED"), refetch }));
    expect(screen.getByRole("alert")).toHaveTextContent("知识点没有载入");
    expect(screen.getByRole("alert")).toHaveTextContent("连不上服务器");
    await user.click(screen.getByRole("button", { name: "重试" }));
    expect(refetch).toHaveBeenCalledOnce();
  });

  it("keeps what was here when fetching it again fails", () => {
    renderPart(view({ data: ["a"], error: new ApiError("internal", "") }));
    expect(screen.getByText("a")).toBeInTheDocument();
    expect(screen.getByRole("alert")).toBeInTheDocument();
  });
});
