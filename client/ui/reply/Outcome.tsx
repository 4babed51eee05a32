// What the robot did, with one look everywhere: icon, word, confidence.
import { IconCircleCheck, IconCircleDashed, IconHeadset, IconHelpCircle, IconShieldX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Outcome as OutcomeName } from "../../../shared/engine/types.ts";
import css from "./Outcome.module.css";

const icons = {
  answered: IconCircleCheck,
  clarify: IconHelpCircle,
  unanswered: IconCircleDashed,
  handoff: IconHeadset,
  blocked: IconShieldX,
};

export interface OutcomeProps {
  outcome: OutcomeName;
  /** 0–100, never "%"; left out for handoff and blocked, where it says nothing. */
  confidence?: number | null | undefined;
  /** On a tint, for panel heads; rows have no ground. */
  badge?: boolean;
  /** Icon and number only, where the column already says which outcome; the word stays for screen readers. */
  bare?: boolean;
}

export function Outcome({ outcome, confidence, badge = false, bare = false }: OutcomeProps) {
  const { t } = useTranslation();
  const Icon = icons[outcome];
  const word = t(`common.outcome.${outcome}`);
  const number = confidence == null || outcome === "handoff" || outcome === "blocked" ? null : Math.round(confidence);
  return (
    <span className={css.outcome} data-outcome={outcome} data-badge={badge || undefined}>
      <Icon size={14} aria-hidden />
      {bare ? <span className="sr-only">{word}</span> : word}
      {number !== null && <span>{number}</span>}
    </span>
  );
}
