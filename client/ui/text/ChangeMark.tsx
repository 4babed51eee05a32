// What differs from the live version: 新 改 删 in the left gutter of a row, or the full word in a head.
import { useTranslation } from "react-i18next";
import css from "./ChangeMark.module.css";

export interface ChangeMarkProps {
  /** An entry's change state, or a part that is saved whole. */
  change: "new" | "changed" | "unchanged" | "deleted" | "vocabulary" | "settings" | "categories" | "notOurs" | "labels";
  /** The word instead of the mark; unchanged then shows nothing. */
  full?: boolean;
}

/** Unchanged keeps the 20 px gutter empty, so that questions align. */
export function ChangeMark({ change, full = false }: ChangeMarkProps) {
  const { t } = useTranslation();
  const word = t(`common.change.${change}`);
  if (change === "unchanged") return full ? null : <span className={css.mark} aria-hidden />;
  if (full)
    return (
      <span className={css.badge} data-change={change}>
        {word}
      </span>
    );
  return (
    <span className={css.mark} data-change={change} title={word} role="img" aria-label={word}>
      {t(`common.changeMark.${change}`)}
    </span>
  );
}
