// The submit button of a whole-page form: Enter in a field or Ctrl Enter anywhere presses it.
import { Button } from "@mantine/core";
import { useRef } from "react";
import { type KeyScope, useKeys } from "../../lib/keys.ts";
import { Keys } from "../text/Keys.tsx";

export function FormButton({ busy, scope = "page", children }: { busy: boolean; scope?: KeyScope; children: string }) {
  const button = useRef<HTMLButtonElement>(null);
  useKeys({ "mod+Enter": { does: children, run: () => button.current?.form?.requestSubmit(), off: busy } }, { scope });
  return (
    <Button ref={button} type="submit" variant="filled" size="lg" fullWidth loading={busy} rightSection={<Keys keys="mod+Enter" />}>
      {children}
    </Button>
  );
}
