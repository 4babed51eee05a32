// Ctrl/⌘ K: find any entry by wording or meaning, go anywhere, run any action. Its inside is loaded when first opened.
import { Modal } from "@mantine/core";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { createPersonal } from "../lib/watched.ts";

const load = async () => ({ default: (await import("./PaletteSearch.tsx")).PaletteSearch });
const PaletteSearch = lazy(load);
const paletteOpen = createPersonal(false);
export const openPalette = (): void => paletteOpen.set(true);
const close = (): void => paletteOpen.set(false);

export function Palette({ kb }: { kb: string }) {
  const { t } = useTranslation();
  // Fetched once the page is quiet, so that the first Ctrl K loses no keystroke.
  useEffect(() => {
    const timer = window.setTimeout(() => void load(), 1500);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Modal.Root opened={paletteOpen.use()} onClose={close} centered={false} yOffset="12vh" size={600} radius="md">
      <Modal.Overlay />
      <Modal.Content aria-label={t("frame.palette.box")}>
        <Modal.Body p={0}>
          <Suspense fallback={<div style={{ height: 48 }} />}>
            <PaletteSearch kb={kb} onClose={close} />
          </Suspense>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
