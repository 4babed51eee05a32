// Trying a question without leaving the screen: a panel over its right edge, no overlay, the screen stays usable.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { askTexts } from "../ask/search.ts";
import { closeAskDrawer, useAskDrawer } from "../lib/askDrawer.ts";
import { useKeys } from "../lib/keys.ts";
import { addTexts } from "../lib/language.ts";
import { Boundary } from "../ui/state/ErrorText.tsx";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { Skeleton } from "../ui/state/StateView.tsx";
import css from "./AskDrawer.module.css";

const AskPanel = lazy(async () => {
  const [panel, texts] = await Promise.all([import("../ask/AskPanel.tsx"), askTexts()]);
  addTexts(texts);
  return { default: panel.AskPanel };
});

export function AskDrawer() {
  const { opened } = useAskDrawer();
  return opened ? <Opened /> : null;
}

function Opened() {
  const { t } = useTranslation();
  const { question, turn } = useAskDrawer();
  const panel = useRef<HTMLElement>(null);
  const before = useRef(document.activeElement);
  // What had the focus gets it back, as with a dialog.
  useEffect(() => {
    const returnTo = before.current;
    return () => {
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus({ preventScroll: true });
    };
  }, []);
  useKeys({
    Escape: { does: t("frame.ask.close"), run: closeAskDrawer },
    "/": { does: "", run: () => panel.current?.querySelector<HTMLElement>("textarea, input")?.focus() },
  });
  const close = (
    <ActionIcon aria-label={t("frame.ask.close")} onClick={closeAskDrawer}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <aside ref={panel} className={css.drawer}>
      <Column bare label={t("frame.ask.title")} head={<PageHead title={t("frame.ask.title")}>{close}</PageHead>}>
        <Boundary>
          <Suspense fallback={<Skeleton what={t("frame.ask.title")} rows={4} height={36} />}>
            <AskPanel key={turn} question={question} />
          </Suspense>
        </Boundary>
      </Column>
    </aside>
  );
}
