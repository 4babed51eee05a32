// Keycaps: on the primary button, in front of proposals, in the footer of lists. They show; useKeys makes them work.
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { keyCap } from "../../lib/keys.ts";
import css from "./Keys.module.css";

/** @param keys "mod+Enter", or several: ["j", "k"] */
export function Keys({ keys }: { keys: string | readonly string[] }) {
  return (
    <span className={css.keys} aria-hidden>
      {[keys].flat().map((key) => (
        <kbd key={key} className={css.key}>
          {keyCap(key)}
        </kbd>
      ))}
    </span>
  );
}

/** The line of a list's footer: j k 移动 · x 选择. */
export function KeyHints({ hints }: { hints: readonly { keys: string | readonly string[]; does: string }[] }) {
  return (
    <span className={css.hints}>
      {hints.map(({ keys, does }) => (
        <Fragment key={does}>
          <Keys keys={keys} />
          <span className={css.does}>{does}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** What most lists have: j k to move, and Enter where a row opens. */
export function ListKeys({ opens = false }: { opens?: boolean }) {
  const { t } = useTranslation();
  const move = { keys: ["j", "k"], does: t("common.keys.move") };
  return <KeyHints hints={opens ? [move, { keys: "Enter", does: t("common.keys.open") }] : [move]} />;
}
