// What a change does to real questions: gained, moved, lost. Zero is quiet, but still there.
import { IconArrowDown, IconArrowUp, IconArrowsRightLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./Effect.module.css";

const marks = [
  ["gained", IconArrowUp],
  ["moved", IconArrowsRightLeft],
  ["lost", IconArrowDown],
] as const;

export interface EffectProps {
  gained: number;
  moved: number;
  lost: number;
  /** With the words, outside rows. */
  words?: boolean;
}

export function Effect({ words = false, ...counts }: EffectProps) {
  const { t } = useTranslation();
  return (
    <span className={css.effect} role="img" aria-label={t("common.effect.all", counts)}>
      {marks.map(([kind, Icon]) => (
        <span key={kind} className={css.mark} data-kind={kind} data-zero={counts[kind] === 0 || undefined}>
          <Icon size={words ? 14 : 12} aria-hidden />
          {words && t(`common.effect.${kind}`)}
          <span className="num">{counts[kind]}</span>
        </span>
      ))}
    </span>
  );
}

/** The three marks with their words and no counts: a column's head. */
export function EffectLegend() {
  const { t } = useTranslation();
  return (
    <span className={css.effect}>
      {marks.map(([kind, Icon]) => (
        <span key={kind} className={css.mark} data-zero>
          <Icon size={12} aria-hidden />
          {t(`common.effect.${kind}`)}
        </span>
      ))}
    </span>
  );
}
