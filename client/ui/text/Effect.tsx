// What a change does to real questions, in three figures: gained, moved, lost.
import { IconArrowDown, IconArrowUp, IconArrowsLeftRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./Effect.module.css";

const kinds = [
  { kind: "gained", Icon: IconArrowUp },
  { kind: "moved", Icon: IconArrowsLeftRight },
  { kind: "lost", Icon: IconArrowDown },
] as const;

export interface EffectFigures {
  /** Distinct questions. */
  gained: number;
  moved: number;
  lost: number;
  /** The same in a sentence. */
  label: string;
}

/** Zero is shown too: that nothing is lost is what one wants to read. */
export function Effect({ label, ...counts }: EffectFigures) {
  const { i18n } = useTranslation();
  return (
    <span className={css.effect} role="img" aria-label={label} title={label}>
      {kinds.map(({ kind, Icon }) => (
        <span key={kind} className={css.part} data-kind={kind} data-some={counts[kind] > 0 || undefined}>
          <Icon size={14} aria-hidden />
          <span className="num">{counts[kind].toLocaleString(i18n.language)}</span>
        </span>
      ))}
    </span>
  );
}
