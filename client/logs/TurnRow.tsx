// One logged question in the list: what was asked, what came of it, and only the marks that say something.
import { IconListDetails, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./Logs.module.css";
import type { Turn } from "./useTurns.ts";

/** The outcome already says these. */
const told: Partial<Record<Turn["outcome"], Turn["miss"]>> = { unanswered: "unanswered", handoff: "handed_off" };

export interface TurnRowProps {
  turn: Turn;
  /** Worded by the list: hooks that look up zone and language cost too much once a row (200 rows a second pass by). */
  time: string;
  fullTime: string;
  channel: string;
}

export const TurnRow = memo(function TurnRow({ turn, time, fullTime, channel }: TurnRowProps) {
  const { t } = useTranslation();
  return (
    <div className={css.cells}>
      <span className={css.question}>
        <span className="grow ellipsis" title={turn.question}>
          {turn.question}
        </span>
        <Marks turn={turn} />
      </span>
      <Outcome outcome={turn.outcome} confidence={turn.confidence} />
      <span className={`${css.entry} ellipsis text-2`} title={turn.entryQuestion ?? undefined}>
        {turn.entryQuestion ?? t("logs.noEntry")}
      </span>
      <span className={`${css.channel} ellipsis text-2`}>{channel}</span>
      <span className={`${css.version} num text-3`}>
        {turn.version === null ? t("logs.noVersion") : t("logs.filter.versionNumber", { number: turn.version })}
      </span>
      <span className={css.time} title={fullTime}>
        {time}
      </span>
    </div>
  );
});

/** Miss reason, what the customer said of it, and where it came from if not from customers here. */
export function Marks({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const { miss, helpful, none, source } = turn;
  // The reason already says what the customer said.
  const rated = miss === "unhelpful" ? null : helpful;
  return (
    <>
      {miss !== null && miss !== told[turn.outcome] && <MissReason reason={miss} />}
      {none && miss !== "none_of_these" && <IconListDetails size={14} className="text-2" role="img" aria-label={t("logs.feedback.none")} />}
      {rated === true && <IconThumbUp size={14} className="text-good" role="img" aria-label={t("logs.feedback.helpful")} />}
      {rated === false && <IconThumbDown size={14} className="text-bad" role="img" aria-label={t("logs.feedback.unhelpful")} />}
      {source !== "live" && (
        <Tag outline title={t(`logs.sourceHint.${source}`)}>
          {t(`logs.source.${source}`)}
        </Tag>
      )}
    </>
  );
}
