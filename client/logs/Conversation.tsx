// The conversation around a logged question: bubbles, the outcome under each reply, and what the draft would say now to the opened one.
import { ActionIcon } from "@mantine/core";
import { IconFilter, IconX } from "@tabler/icons-react";
import { Fragment, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { useApi } from "../lib/useApi.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import css from "./Conversation.module.css";
import { ConversationTurn } from "./ConversationTurn.tsx";

export interface ConversationProps {
  turn: string | undefined;
  /** The list is not here yet: nothing can be chosen. */
  waiting: boolean;
  onOpen: (turn: string) => void;
  onOnly: (conversation: string) => void;
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
          {conversation !== null && (
            <ActionIcon
              size="sm"
              aria-label={t("logs.conversation.only")}
              title={t("logs.conversation.only")}
              onClick={() => onOnly(conversation)}
            >
              <IconFilter size={16} aria-hidden />
            </ActionIcon>
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
                </Fragment>
              );
            })}
          </ol>
        )}
      </StateView>
    </Column>
  );
}
