// One question and its reply within a conversation.
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useTimes } from "../lib/time.ts";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./Conversation.module.css";
import { DraftNow } from "./DraftNow.tsx";
import { TurnActions } from "./TurnActions.tsx";
import { Marks } from "./TurnRow.tsx";
import type { Turn } from "./useTurns.ts";

export interface ConversationTurnProps {
  kb: string;
  turn: Turn;
  selected: boolean;
  /** Without it the turn is only to be read: nothing is asked or taught from it. */
  onOpen?: () => void;
  ref?: Ref<HTMLLIElement> | undefined;
}

export function ConversationTurn({ kb, turn, selected, onOpen, ref }: ConversationTurnProps) {
  const { t } = useTranslation();
  const { clock, full } = useTimes();
  const named = useChannelName();
  const facts = [
    turn.version === null ? null : t("logs.conversation.version", { number: turn.version }),
    turn.channel === null ? null : named(turn.channel),
  ].filter((fact) => fact !== null);
  const entry = turn.entry ?? turn.chosen;
  return (
    <li
      ref={ref}
      className={css.turn}
      data-selected={selected || undefined}
      aria-current={selected || undefined}
      onClick={selected ? undefined : onOpen}
    >
      <div className={css.said}>
        {onOpen ? (
          <button
            type="button"
            className={css.clock}
            title={full(turn.at)}
            aria-label={`${clock(turn.at)} ${turn.question}`}
            onClick={onOpen}
          >
            {clock(turn.at)}
          </button>
        ) : (
          <span className="xs text-3" title={full(turn.at)}>
            {clock(turn.at)}
          </span>
        )}
        <span className={css.bubble}>{turn.question}</span>
      </div>
      {turn.reply === null ? (
        <p className={`${css.reply} text-3`}>{t("logs.conversation.noReply")}</p>
      ) : (
        <p className={css.reply}>{turn.reply}</p>
      )}
      <div className={css.meta}>
        <Outcome outcome={turn.outcome} confidence={turn.confidence} />
        {entry !== null && turn.entryQuestion !== null && (
          <ScreenLink screen="knowledge" search={{ entry }} label={t("logs.conversation.openEntry", { question: turn.entryQuestion })}>
            {turn.chosen !== null && turn.entry === null
              ? t("logs.conversation.chose", { question: turn.entryQuestion })
              : turn.entryQuestion}
          </ScreenLink>
        )}
        {entry !== null && turn.entryQuestion === null && <span className="xs text-3">{t("logs.conversation.goneEntry")}</span>}
        <Marks turn={turn} />
        {facts.length > 0 && <span className="xs text-3">{facts.join(" · ")}</span>}
      </div>
      {selected && onOpen && (
        <>
          <DraftNow kb={kb} turn={turn} />
          <TurnActions kb={kb} turn={turn} />
        </>
      )}
    </li>
  );
}
