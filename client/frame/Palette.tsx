// Ctrl/⌘ K: find any entry by wording or meaning, go anywhere, run any action. Its inside is loaded when first opened.
import { Modal } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { createOpenClose } from "../lib/openClose.ts";

const PaletteSearch = lazy(async () => ({ default: (await import("./PaletteSearch.tsx")).PaletteSearch }));
const palette = createOpenClose();
export const openPalette = palette.open;

export function Palette({ kb }: { kb: string }) {
  const { t } = useTranslation();
  return (
    <Modal opened={palette.useOpened()} onClose={palette.close} withCloseButton={false} centered={false} yOffset="12vh" size={600} padding={0} aria-label={t("frame.palette.box")} title={null}>
      <Suspense fallback={<div style={{ height: 48 }} />}>
        <PaletteSearch kb={kb} onClose={palette.close} />
      </Suspense>
    </Modal>
  );
}
