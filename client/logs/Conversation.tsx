// The conversation around a logged question: bubbles, the outcome under each reply, and what the draft would say now to the opened one.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Fragment, type Ref, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/queries.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import css from "./Conversation.module.css";
import { useChannelName } from "../lib/channelName.ts";
import { type AgentMessage, AgentSaid, saidAfter } from "../ui/reply/AgentSaid.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { ConversationMenu } from "./ConversationMenu.tsx";
import { TurnActions, TurnNow } from "./TurnActions.tsx";
import { Marks } from "./TurnRow.tsx";
import type { Turn } from "./useTurns.ts";

export interface ConversationProps {
  turn: string | undefined;
  /** The list is not here yet: nothing can be chosen. */
  waiting: boolean;
  onOpen: (turn: string) => void;
  onOnly: (only: { conversation: string } | { customer: string }) => void;
  onClose: () => void;
}

export function Conversation({ turn, waiting, onOpen, onOnly, onClose }: ConversationProps) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const { shortDay, shopDay } = useTimes();
  const query = useApi("getConversation", turn === undefined ? null : { kb, turn });
  const rows = query.data?.rows ?? [];
  const opened = rows.find((one) => one.id === turn);
  const selected = useRef<HTMLLIElement>(null);
  const shown = opened?.id;
  useEffect(() => {
    // Not in jsdom; and newer browsers answer with a promise, which an effect may not return.
    selected.current?.scrollIntoView?.({ block: "nearest" });
  }, [shown]);
  if (turn === undefined) {
    return (
      <Column sub label={t("logs.conversation.title")} head={<PageHead title={t("logs.conversation.title")} />}>
        {!waiting && <EmptyHint small title={t("logs.conversation.empty")} line={t("logs.conversation.emptyLine")} />}
      </Column>
    );
  }
  const conversation = opened?.conversation ?? null;
  return (
    <Column
      label={t("logs.conversation.title")}
      head={
        <PageHead
          title={t("logs.conversation.title")}
          meta={
            rows.length > 0
              ? conversation === null
                ? t("logs.conversation.alone")
                : t("logs.conversation.count", { count: rows.length })
              : undefined
          }
        >
          {opened && (opened.conversation !== null || opened.customer !== null) && (
            <ConversationMenu kb={kb} turn={opened} onOnly={onOnly} />
          )}
          <ActionIcon size="sm" aria-label={t("logs.conversation.close")} title={t("logs.conversation.close")} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
    >
      <StateView query={query} what={t("logs.conversation.failed")} rows={4} rowHeight={96}>
        {(data) => (
          <ol aria-label={t("logs.conversation.title")}>
            <AgentLines messages={saidAfter(data.messages, null)} />
            {data.rows.map((one, i) => {
              const before = data.rows[i - 1];
              const newDay = !before || shopDay(before.at) !== shopDay(one.at);
              return (
                <Fragment key={one.id}>
                  {newDay && <li className={css.day}>{shortDay(one.at)}</li>}
                  <ConversationTurn
                    ref={one.id === turn ? selected : undefined}
                    kb={kb}
                    turn={one}
                    selected={one.id === turn}
                    onOpen={() => onOpen(one.id)}
                  />
                  <AgentLines messages={saidAfter(data.messages, one.id)} />
                </Fragment>
              );
            })}
          </ol>
        )}
      </StateView>
    </Column>
  );
}

/** What people of the shop said between two turns. */
export function AgentLines({ messages }: { messages: readonly AgentMessage[] }) {
  return messages.map((message) => (
    <li key={message.id} className={css.agent}>
      <AgentSaid message={message} />
    </li>
  ));
}

export interface ConversationTurnProps {
  kb: string;
  turn: Turn;
  selected: boolean;
  /** Without it the turn is only to be read: nothing is asked or taught from it. */
  onOpen?: () => void;
  ref?: Ref<HTMLLIElement> | undefined;
}

/** One question and its reply within a conversation. */
export function ConversationTurn({ kb, turn, selected, onOpen, ref }: ConversationTurnProps) {
  const { t } = useTranslation();
  const { clock, full } = useTimes();
  const named = useChannelName();
  const facts = [
    turn.version === null ? null : t("logs.conversation.version", { number: turn.version }),
    turn.channel === null ? null : named(turn.channel),
  ].filter((fact) => fact !== null);
  const entry = turn.entry ?? turn.chosen;
  const question = turn.entryQuestion;
  const choseIt = turn.entry === null;
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
        {entry !== null && question !== null && (
          <ScreenLink screen="knowledge" search={{ entry }} label={choseIt ? undefined : t("logs.conversation.openEntry", { question })}>
            {choseIt ? t("logs.conversation.chose", { question }) : question}
          </ScreenLink>
        )}
        {entry !== null && question === null && <span className="xs text-3">{t("logs.conversation.goneEntry")}</span>}
        <Marks turn={turn} />
        {facts.length > 0 && <span className="xs text-3">{facts.join(" · ")}</span>}
      </div>
      {selected && onOpen && (
        <>
          <div className={css.now}>
            <TurnNow kb={kb} turn={turn.id} />
          </div>
          <TurnActions kb={kb} turn={turn} />
        </>
      )}
    </li>
  );
}
