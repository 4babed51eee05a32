// What a person of the shop said in a conversation, as it was typed.
import { IconHeadset } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../../lib/api.ts";
import { useTimes } from "../../lib/time.ts";
import css from "./AgentSaid.module.css";

export type AgentMessage = OutputOf<"getConversation">["messages"][number];

export function AgentSaid({ message: { at, text } }: { message: AgentMessage }) {
  const { t } = useTranslation();
  const { clock, full } = useTimes();
  return (
    <div className={css.agent}>
      <span className={css.who}>
        <IconHeadset size={14} aria-hidden />
        {t("common.agent")}
        <time className="text-3" dateTime={at} title={full(at)}>
          {clock(at)}
        </time>
      </span>
      <p className={css.text}>{text}</p>
    </div>
  );
}

/** Those behind a turn; null: before the first. */
export const saidAfter = (messages: readonly AgentMessage[], turn: string | null): AgentMessage[] =>
  messages.filter(({ after }) => after === turn);
