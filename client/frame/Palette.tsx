// Ctrl/⌘ K: find any entry by wording or meaning, go anywhere, run any action. Its inside is loaded when first opened.
import { Modal } from "@mantine/core";
import { lazy, type RefObject, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isComposing } from "../lib/keys.ts";
import { createPersonal } from "../lib/watched.ts";

const load = async () => ({ default: (await import("./PaletteSearch.tsx")).PaletteSearch });
const PaletteSearch = lazy(load);
const paletteOpen = createPersonal(false);
export const openPalette = (): void => paletteOpen.set(true);
const close = (): void => paletteOpen.set(false);

export function Palette({ kb }: { kb: string }) {
  const { t } = useTranslation();
  const opened = paletteOpen.use();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEarlyTyping(opened, field, setText);
  // Fetched once the page is quiet, so that the first Ctrl K is there at once.
  useEffect(() => {
    const timer = window.setTimeout(() => void load(), 1500);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Modal.Root opened={opened} onClose={close} centered={false} yOffset="12vh" size={600} radius="md">
      <Modal.Overlay />
      <Modal.Content aria-label={t("frame.palette.box")}>
        <Modal.Body p={0}>
          <Suspense fallback={<div style={{ height: 48 }} />}>
            <PaletteSearch kb={kb} field={field} text={text} onText={setText} onClose={close} />
          </Suspense>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** From Ctrl K on what is typed is meant for the palette: until its field is drawn and has the focus, it is put there by hand, and no key of the page fires. */
function useEarlyTyping(
  opened: boolean,
  field: RefObject<HTMLInputElement | null>,
  setText: (next: (text: string) => string) => void,
): void {
  useLayoutEffect(() => {
    setText(() => "");
    if (!opened) return;
    const take = (event: KeyboardEvent): void => {
      const { key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
      if (field.current !== null && event.target === field.current) return;
      if ([...key].length === 1) setText((text) => text + key);
      else if (key === "Backspace") setText((text) => text.slice(0, -1));
      else if (key !== "Enter") return;
      event.preventDefault();
    };
    window.addEventListener("keydown", take, true);
    return () => window.removeEventListener("keydown", take, true);
  }, [opened, field, setText]);
}
