// Why a logged question counts as missed: icon and word, in the hue of what happened.
import { IconCircleDashed, IconClockOff, IconGauge, IconHeadset, IconListDetails, IconThumbDown, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./Outcome.module.css";

const looks = {
  unanswered: [IconCircleDashed, "unanswered"],
  not_in_force: [IconClockOff, "unanswered"],
  none_of_these: [IconListDetails, "clarify"],
  unhelpful: [IconThumbDown, "blocked"],
  wrong_answer: [IconX, "blocked"],
  handed_off: [IconHeadset, "handoff"],
  low_confidence: [IconGauge, "clarify"],
} as const;
type MissReasonName = keyof typeof looks;

export function MissReason({ reason }: { reason: MissReasonName }) {
  const { t } = useTranslation();
  const [Icon, hue] = looks[reason];
  return (
    <span className={css.outcome} data-outcome={hue}>
      <Icon size={14} aria-hidden />
      {t(`common.missReason.${reason}`)}
    </span>
  );
}
