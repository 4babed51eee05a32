// One time the question was asked; opens to the conversation around it.
import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useTimes } from "../lib/time.ts";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import { Around } from "./Around.tsx";
import { Lines, type LoggedTurn } from "./Lines.tsx";
import css from "./Review.module.css";

export function TurnRow({ kb, turn, opened }: { kb: string; turn: LoggedTurn; opened: boolean }) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const channelName = useChannelName();
  const [open, setOpen] = useState(opened);
  const id = useId();
  const said = turn.none
    ? t("review.turns.noneOf")
    : turn.helpful === null
      ? null
      : turn.helpful
        ? t("review.turns.helpful")
        : t("review.turns.unhelpful");
  return (
    <>
      <button type="button" className={css.turn} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <IconChevronRight size={14} className={css.chevron} aria-hidden />
        <span className="sr-only">{t("review.turns.open")}</span>
        <span className={css.when} title={full(turn.at)}>
          {dayTime(turn.at)}
        </span>
        {said !== null && <Tag outline>{said}</Tag>}
        {turn.source !== "live" && <Tag outline>{t(`review.turns.source.${turn.source}`)}</Tag>}
        <span className="text-2">{turn.channel === null ? "" : channelName(turn.channel)}</span>
        {turn.version !== null && <span className="xs text-3">v{turn.version}</span>}
        <Outcome outcome={turn.outcome} confidence={turn.confidence} />
      </button>
      {open && (
        <div id={id} className={css.aroundBox}>
          <div className={css.around}>{turn.conversation === null ? <Alone turn={turn} /> : <Around kb={kb} turn={turn} />}</div>
        </div>
      )}
    </>
  );
}

function Alone({ turn }: { turn: LoggedTurn }) {
  const { t } = useTranslation();
  return (
    <>
      <Lines turn={turn} here />
      <p className="xs text-3" style={{ padding: "4px" }}>
        {t("review.turns.noConversation")}
      </p>
    </>
  );
}
