// The conversation around a drawn question, as the log has it.
import { useTranslation } from "react-i18next";
import { useApi } from "../../lib/useApi.ts";
import { StateView } from "../../ui/state/StateView.tsx";
import { ConversationTurn } from "../ConversationTurn.tsx";
import css from "./SpotCheck.module.css";

export function Around({ kb, turn }: { kb: string; turn: string }) {
  const { t } = useTranslation();
  const query = useApi("getConversation", { kb, turn }, { keepPrevious: false });
  // The log may have been cleared since: the label does not need it.
  if (query.error?.code === "not_found") return <p className={`${css.part} text-2`}>{t("spotCheck.item.goneConversation")}</p>;
  return (
    <StateView query={query} what={t("logs.conversation.failed")} rows={2} rowHeight={96}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className={`${css.part} text-2`}>{t("spotCheck.item.goneConversation")}</p>
        ) : (
          <ol aria-label={t("spotCheck.item.conversation")}>
            {rows.map((one) => (
              <ConversationTurn key={one.id} kb={kb} turn={one} selected={one.id === turn} />
            ))}
          </ol>
        )
      }
    </StateView>
  );
}
