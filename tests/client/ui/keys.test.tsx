// Shortcuts fire where they should and never while somebody types or composes.
import { Modal } from "@mantine/core";
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { keyCap, type KeyMap, matches, useActiveKeys, useKeys } from "../../../client/lib/keys.ts";
import { PrimaryButton } from "../../../client/ui/form/PrimaryButton.tsx";
import { renderPart } from "../support/renderPart.tsx";

function Page({ map, children }: { map: KeyMap; children?: React.ReactNode }) {
  useKeys(map);
  const keys = useActiveKeys();
  return (
    <div>
      <input aria-label="field" />
      <ul aria-label="active">
        {keys.map((k) => (
          <li key={k.key}>{`${k.key} ${k.does}`}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}

describe("keyboard shortcuts", () => {
  it("fire on a letter outside fields, by the place of the key", () => {
    const run = vi.fn();
    renderPart(<Page map={{ n: { does: "new", run } }} />);
    // A Chinese input method may report another key, but the same place.
    fireEvent.keyDown(document.body, { key: "ㄙ", code: "KeyN" });
    expect(run).toHaveBeenCalledOnce();
  });

  it("do not fire on a letter typed into a field, but combinations do", async () => {
    const [letter, save] = [vi.fn(), vi.fn()];
    const { user } = renderPart(<Page map={{ n: { does: "new", run: letter }, "mod+Enter": { does: "save", run: save } }} />);
    await user.type(screen.getByLabelText("field"), "n");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(letter).not.toHaveBeenCalled();
    expect(save).toHaveBeenCalledOnce();
  });

  it("leave Ctrl Z in a field to the field", () => {
    const undo = vi.fn();
    renderPart(<Page map={{ "mod+z": { does: "undo", run: undo } }} />);
    fireEvent.keyDown(screen.getByLabelText("field"), { key: "z", code: "KeyZ", ctrlKey: true });
    expect(undo).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "z", code: "KeyZ", ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
  });

  it("never fire while an input method composes, by isComposing or by keyCode 229", () => {
    const run = vi.fn();
    renderPart(<Page map={{ "mod+Enter": { does: "save", run }, Enter: { does: "open", run }, n: { does: "new", run } }} />);
    const field = screen.getByLabelText("field");
    fireEvent.compositionStart(field);
    fireEvent.keyDown(field, { key: "Enter", code: "Enter", ctrlKey: true, isComposing: true });
    fireEvent.keyDown(document.body, { key: "n", code: "KeyN", isComposing: true });
    fireEvent.keyDown(document.body, { key: "Process", code: "KeyN", keyCode: 229 });
    expect(run).not.toHaveBeenCalled();
  });

  it("leave Enter to a focused button", async () => {
    const [open, press] = [vi.fn(), vi.fn()];
    const { user } = renderPart(
      <Page map={{ Enter: { does: "open", run: open } }}>
        <button type="button" onClick={press}>
          press
        </button>
      </Page>,
    );
    screen.getByRole("button", { name: "press" }).focus();
    await user.keyboard("{Enter}");
    expect(press).toHaveBeenCalledOnce();
    expect(open).not.toHaveBeenCalled();
  });

  it("of the page rest while a modal dialog is open", () => {
    const run = vi.fn();
    const part = (opened: boolean) => (
      <Page map={{ n: { does: "new", run } }}>
        <Modal opened={opened} onClose={() => {}} title="dialog">
          inside
        </Modal>
      </Page>
    );
    const { rerender } = renderPart(part(true));
    fireEvent.keyDown(document.body, { key: "n", code: "KeyN" });
    expect(run).not.toHaveBeenCalled();
    rerender(part(false));
    fireEvent.keyDown(document.body, { key: "n", code: "KeyN" });
    expect(run).toHaveBeenCalledOnce();
  });

  it("are listed while they work, and the newest set wins", () => {
    const [older, newer] = [vi.fn(), vi.fn()];
    const part = (more: boolean) => (
      <Page map={{ n: { does: "older", run: older } }}>
        {more && (
          <PrimaryButton keys="n" onRun={newer}>
            newer
          </PrimaryButton>
        )}
      </Page>
    );
    const { rerender } = renderPart(part(false));
    expect(screen.getByRole("list", { name: "active" })).toHaveTextContent("n older");
    rerender(part(true));
    expect(screen.getByRole("list", { name: "active" })).toHaveTextContent("n newer");
    fireEvent.keyDown(document.body, { key: "n", code: "KeyN" });
    expect(newer).toHaveBeenCalledOnce();
    expect(older).not.toHaveBeenCalled();
  });
});

describe("key names", () => {
  const event = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent("keydown", init);
  it("tell plain keys, shifted signs and combinations apart", () => {
    expect(matches("?", event({ key: "?", code: "Slash", shiftKey: true }))).toBe(true);
    expect(matches("/", event({ key: "?", code: "Slash", shiftKey: true }))).toBe(false);
    // With an input method on, the key says 、 but the place is the same; some drivers send "?" without shift.
    expect(matches("/", event({ key: "、", code: "Slash" }))).toBe(true);
    expect(matches("/", event({ key: "?", code: "Slash" }))).toBe(false);
    expect(matches("k", event({ key: "k", code: "KeyK", ctrlKey: true }))).toBe(false);
    expect(matches("mod+k", event({ key: "k", code: "KeyK", metaKey: true }))).toBe(true);
    expect(matches("1", event({ key: "1", code: "Numpad1" }))).toBe(true);
    expect(matches("n", event({ key: "N", code: "KeyN", shiftKey: true }))).toBe(false);
  });
  it("are shown as on the keyboard", () => {
    expect(keyCap("mod+Enter")).toBe("Ctrl ↵");
    expect(keyCap("mod+k")).toBe("Ctrl K");
    expect(keyCap("j")).toBe("j");
  });
});
