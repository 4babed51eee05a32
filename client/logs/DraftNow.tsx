// What the draft would answer to a logged question today, beside what was answered then.
import { useTranslation } from "react-i18next";
import { useApi } from "../lib/useApi.ts";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Provisional } from "../ui/reply/Provisional.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./Conversation.module.css";
import type { Turn } from "./useTurns.ts";

/** The draft's reply to a turn's question on its channel; asked once for the line and the list of entries to teach. */
export const useDraftNow = (kb: string, turn: Turn) =>
  useApi(
    "askRobot",
    { kb, question: turn.question, target: "draft", explain: false, ...(turn.channel === null ? {} : { channel: turn.channel }) },
    { keepPrevious: false },
  );

export function DraftNow({ kb, turn }: { kb: string; turn: Turn }) {
  const { t } = useTranslation();
  const { data, error } = useDraftNow(kb, turn);
  const reply = data?.reply;
  const entry = reply?.answer ?? (reply?.outcome === "handoff" ? reply.candidates[0] : undefined);
  const same = reply !== undefined && reply.outcome === turn.outcome && (entry?.entry ?? null) === turn.entry;
  return (
    <div className={`${css.meta} ${css.now}`} aria-live="polite">
      <span className="xs text-3">{t("logs.now.label")}</span>
      {error ? <span className="xs text-2">{t("logs.now.failed")}</span> : null}
      {reply && <Outcome outcome={reply.outcome} confidence={reply.confidence} />}
      <Provisional on={data?.provisional ?? false} />
      {same ? (
        <span className="xs text-3">{t("logs.now.same")}</span>
      ) : (
        entry && (
          <ScreenLink
            screen="knowledge"
            search={{ entry: entry.entry }}
            label={t("logs.conversation.openEntry", { question: entry.question })}
          >
            {entry.question}
          </ScreenLink>
        )
      )}
    </div>
  );
}
