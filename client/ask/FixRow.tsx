// One fix: what would be changed, how sure the robot is then, what else it would flip, and the button that makes it.
import { Button } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowRight,
  IconArrowUp,
  IconBan,
  IconMessagePlus,
  IconReplace,
  IconSwitchHorizontal,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Outcome } from "../ui/reply/Outcome.tsx";
import type { TriedFix } from "./useFix.ts";
import css from "./WhyNot.module.css";

const icons = { add_wording: IconMessagePlus, add_negative: IconBan, add_synonym: IconReplace, move_wording: IconSwitchHorizontal };

export interface FixRowProps {
  tried: TriedFix;
  /** The entry's confidence now; null if it is no candidate. */
  before: number | null;
  /** The smallest change. */
  first: boolean;
  /** Whether logged or labelled questions were asked again at all. */
  counted: boolean;
  busy: boolean;
  /** Null: the reader may not write. "wait": another is being made. */
  onApply: (() => void) | "wait" | null;
}

export function FixRow({ tried, before, first, counted, busy, onApply }: FixRowProps) {
  const { t } = useTranslation();
  const { fix, winner, outcome, confidence } = tried;
  const Icon = icons[fix.kind];
  const words =
    fix.kind === "add_synonym"
      ? t("why.not.fix.add_synonym", { word: fix.words[0], other: fix.words[1] })
      : fix.kind === "add_wording"
        ? t("why.not.fix.add_wording", { text: fix.text })
        : t(`why.not.fix.${fix.kind}`, { text: fix.text, winner: winner ?? fix.winner });
  return (
    <li className={css.fix}>
      <Icon size={16} className="text-3" aria-hidden />
      <div className={css.words}>
        <p>{words}</p>
        {counted && <Effect tried={tried} />}
      </div>
      <span className={css.score}>
        <span className="num text-3">{before === null ? t("why.not.noCandidate") : Math.round(before)}</span>
        <IconArrowRight size={12} className="text-3" aria-hidden />
        <Outcome bare outcome={outcome} confidence={confidence} />
      </span>
      {onApply !== null && (
        <Button
          size="sm"
          variant={first ? "filled" : "default"}
          aria-label={t("why.not.applyThis", { words })}
          loading={busy}
          disabled={onApply === "wait" && !busy}
          {...(onApply === "wait" ? {} : { onClick: onApply })}
        >
          {t("why.not.apply")}
        </Button>
      )}
    </li>
  );
}

/** Questions and times are two measures and stand apart. */
function Effect({ tried: { gained, lost, moved, examples, righted, wronged } }: { tried: TriedFix }) {
  const { t } = useTranslation();
  if (gained.questions + lost.questions + moved.questions + righted + wronged === 0)
    return <p className={css.effect}>{t("why.not.nothing")}</p>;
  return (
    <p className={css.effect}>
      {gained.questions > 0 && (
        <span className={css.gained}>
          <IconArrowUp size={12} aria-hidden />
          {t("why.not.gained", { count: gained.questions, times: gained.times })}
        </span>
      )}
      {lost.questions > 0 && (
        <span className={css.lost}>
          <IconArrowDown size={12} aria-hidden />
          {t("why.not.lost", { count: lost.questions, times: lost.times })}
        </span>
      )}
      {examples.map(({ text }) => (
        <span key={text} className="ellipsis" title={text}>
          {t("why.not.example", { text })}
        </span>
      ))}
      {moved.questions > 0 && <span>{t("why.not.moved", { count: moved.questions, times: moved.times })}</span>}
      {righted > 0 && <span className={css.gained}>{t("why.not.righted", { count: righted })}</span>}
      {wronged > 0 && <span className={css.lost}>{t("why.not.wronged", { count: wronged })}</span>}
    </p>
  );
}
