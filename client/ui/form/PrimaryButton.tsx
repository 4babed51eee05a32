// The one filled button of a screen: what Ctrl Enter (or `1`) does. Shows its key and makes it work.
import { Button, type ButtonProps } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { type KeyScope, useKeys } from "../../lib/keys.ts";
import { Keys } from "../text/Keys.tsx";

export interface PrimaryButtonProps extends Pick<ButtonProps, "size" | "loading" | "disabled" | "leftSection" | "fullWidth"> {
  children: ReactNode;
  /** "mod+Enter" unless said. */
  keys?: string;
  scope?: KeyScope;
  /** For the list of keys; the button's own words if they are text. */
  does?: string;
  onRun: () => void;
  /** For saving: its key pressed while a save is on its way saves once more when that has ended, as what was typed meanwhile is not in it. */
  runsAgain?: boolean;
}

export function PrimaryButton({
  children,
  keys = "mod+Enter",
  scope = "page",
  does,
  onRun,
  runsAgain = false,
  disabled = false,
  loading = false,
  ...rest
}: PrimaryButtonProps) {
  const again = useRef(false);
  const run = (): void => {
    if (loading) again.current = true;
    else onRun();
  };
  useEffect(() => {
    if (loading || !again.current) return;
    again.current = false;
    if (!disabled) onRun();
  });
  const off = disabled || (loading && !runsAgain);
  useKeys({ [keys]: { does: does ?? (typeof children === "string" ? children : ""), run, off } }, { scope });
  return (
    <Button variant="filled" rightSection={<Keys keys={keys} />} onClick={onRun} disabled={disabled} loading={loading} {...rest}>
      {children}
    </Button>
  );
}

/** The submit button of a whole-page form: Enter in a field or Ctrl Enter anywhere presses it. */
export function FormButton({ busy, scope = "page", children }: { busy: boolean; scope?: KeyScope; children: string }) {
  const button = useRef<HTMLButtonElement>(null);
  useKeys({ "mod+Enter": { does: children, run: () => button.current?.form?.requestSubmit(), off: busy } }, { scope });
  return (
    <Button ref={button} type="submit" variant="filled" size="lg" fullWidth loading={busy} rightSection={<Keys keys="mod+Enter" />}>
      {children}
    </Button>
  );
}
