// One turn of a logged conversation in two lines: customer and robot.
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { useTimes } from "../lib/time.ts";
import { Outcome } from "../ui/reply/Outcome.tsx";
import css from "./Review.module.css";

export type LoggedTurn = OutputOf<"getMiss">["turns"][number];

/** What the customer said and what the robot replied. */
export function Lines({ turn, here = false }: { turn: LoggedTurn; here?: boolean }) {
  const { t } = useTranslation();
  const { clock } = useTimes();
  return (
    <>
      <div className={css.line} data-this={here || undefined}>
        <time className="xs text-3" dateTime={turn.at}>
          {clock(turn.at)}
        </time>
        <span className="xs text-3">{t("review.turns.customer")}</span>
        <span className={css.said}>{turn.question}</span>
        {here ? <Outcome outcome={turn.outcome} confidence={turn.confidence} /> : <span />}
      </div>
      <div className={css.line}>
        <time className="xs text-3" dateTime={turn.at}>
          {clock(turn.at)}
        </time>
        <span className="xs text-3">{t("review.turns.robot")}</span>
        <span className={turn.reply === null ? "text-3" : `${css.said ?? ""} text-2`}>
          {turn.reply ?? turn.entryQuestion ?? t("review.turns.noReply")}
        </span>
        <span />
      </div>
    </>
  );
}
