// One time the question was asked; opens to the conversation around it.
import { IconChevronRight } from "@tabler/icons-react";
import { Fragment, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useTimes } from "../lib/time.ts";
import { type AgentMessage, AgentSaid, saidAfter } from "../ui/reply/AgentSaid.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { ThenAndNow, useThenAndNow } from "../thenNow/ThenAndNow.tsx";
import { Tag } from "../ui/text/Tag.tsx";
import css from "./TurnRow.module.css";
import type { OutputOf } from "../lib/api.ts";
import { useApi } from "../lib/queries.ts";
import { StateView } from "../ui/state/StateView.tsx";

export function MissTurnRow({ kb, turn, opened }: { kb: string; turn: LoggedTurn; opened: boolean }) {
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
          <Now kb={kb} turn={turn.id} />
        </div>
      )}
    </>
  );
}

function Now({ kb, turn }: { kb: string; turn: string }) {
  const known = useThenAndNow(kb, turn);
  return (
    <div className={css.thenNow}>
      <ThenAndNow {...known} />
    </div>
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

type LoggedTurn = OutputOf<"listMissTurns">["rows"][number];

/** What the customer said and what the robot replied. */
function Lines({ turn, here = false }: { turn: LoggedTurn; here?: boolean }) {
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

const AgentLines = ({ messages }: { messages: readonly AgentMessage[] }) =>
  messages.map((message) => <AgentSaid key={message.id} message={message} />);

const before = 6;
const after = 3;

/** The conversation around a turn: 6 before and 3 after, more on a click. */
function Around({ kb, turn }: { kb: string; turn: LoggedTurn }) {
  const { t } = useTranslation();
  const conversation = useApi("getConversation", { kb, turn: turn.id });
  const [all, setAll] = useState({ before: false, after: false });
  return (
    <StateView query={conversation} what={t("review.turns.what")} rows={3} rowHeight={24}>
      {({ rows, messages }) => {
        const at = rows.findIndex(({ id }) => id === turn.id);
        const from = all.before ? 0 : Math.max(0, at - before);
        const until = all.after ? rows.length : Math.min(rows.length, at + after + 1);
        return (
          <>
            {from > 0 && (
              <button type="button" className="link xs" style={{ padding: "2px 4px" }} onClick={() => setAll({ ...all, before: true })}>
                {t("review.turns.before", { count: from })}
              </button>
            )}
            {from === 0 && <AgentLines messages={saidAfter(messages, null)} />}
            {rows.slice(from, until).map((one) => (
              <Fragment key={one.id}>
                <Lines turn={one} here={one.id === turn.id} />
                <AgentLines messages={saidAfter(messages, one.id)} />
              </Fragment>
            ))}
            {until < rows.length && (
              <button type="button" className="link xs" style={{ padding: "2px 4px" }} onClick={() => setAll({ ...all, after: true })}>
                {t("review.turns.after", { count: rows.length - until })}
              </button>
            )}
          </>
        );
      }}
    </StateView>
  );
}
