// A question between two entries: what became of it, and what the draft does with it now; a link leads to it in the log.
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import { Outcome } from "../../ui/reply/Outcome.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import pairs from "../duplicates/Pairs.module.css";
import css from "./Confusion.module.css";
import { type ConfusedQuestion, type ConfusedSide, sideName } from "./deeds.ts";

export interface QuestionRowProps {
  question: ConfusedQuestion;
  pair: Record<ConfusedSide, string>;
  days: number;
  /** Whose it is by now. */
  done: ConfusedSide | null;
  selected: boolean;
  onSelect: () => void;
}

const sides = ["first", "second"] as const;

export function QuestionRow({ question, pair, days, done, selected, onSelect }: QuestionRowProps) {
  const { t } = useTranslation();
  const { text, turns, now } = question;
  const happened = [...(turns > 0 ? [t("confusion.turns", { count: turns })] : []), ...useHappened(question)].join(" · ");
  const nowSide = sides.find((side) => now.entry === pair[side]);
  return (
    <li className={css.item} data-selected={selected || undefined}>
      <button type="button" className={css.asked} aria-pressed={selected} onClick={onSelect}>
        <span className={pairs.names}>
          <span className="ellipsis" dir="auto" title={text}>
            {text}
          </span>
          <span className="xs text-3 ellipsis">{happened}</span>
        </span>
        <span className={css.now}>
          {done ? (
            <Tag hue="green" icon={<IconCheck size={12} aria-hidden />}>
              {t("confusion.questions.done", { side: sideName[done] })}
            </Tag>
          ) : (
            <span className="xs text-2 ellipsis">
              {nowSide
                ? t("confusion.questions.nowTo", { side: sideName[nowSide] })
                : now.question !== null && t("confusion.questions.nowOther", { question: now.question })}
            </span>
          )}
          <Outcome outcome={now.outcome} confidence={now.confidence} />
        </span>
      </button>
      <ScreenLink
        screen="logs"
        search={{ text, from: daysAgo(days) }}
        className={`link xs ${css.log}`}
        label={`${t("confusion.questions.logs")}：${text}`}
      >
        {t("confusion.questions.logs")}
      </ScreenLink>
    </li>
  );
}

/** The log reads a day as one of the shop's; one more than the period, whichever day it is there now. */
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

function useHappened({ answered, unhelpful, chosen, wrong, asked, none }: ConfusedQuestion): string[] {
  const { t } = useTranslation();
  const bySide = (what: "answered" | "unhelpful" | "chosen" | "wrong", counts: Record<ConfusedSide, number>): string[] =>
    sides.flatMap((side) => (counts[side] > 0 ? [t(`confusion.questions.${what}`, { side: sideName[side], count: counts[side] })] : []));
  return [
    ...bySide("wrong", wrong),
    ...bySide("chosen", chosen),
    ...bySide("unhelpful", unhelpful),
    ...bySide("answered", answered),
    ...(none > 0 ? [t("confusion.questions.noneChosen", { count: none })] : []),
    ...(asked > 0 ? [t("confusion.questions.asked", { count: asked })] : []),
  ];
}
