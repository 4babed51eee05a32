// The conversation around a turn: 6 before and 3 after, more on a click.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../lib/useApi.ts";
import { StateView } from "../ui/state/StateView.tsx";
import { Lines, type LoggedTurn } from "./Lines.tsx";

const before = 6;
const after = 3;

export function Around({ kb, turn }: { kb: string; turn: LoggedTurn }) {
  const { t } = useTranslation();
  const conversation = useApi("getConversation", { kb, turn: turn.id });
  const [all, setAll] = useState({ before: false, after: false });
  return (
    <StateView query={conversation} what={t("review.turns.what")} rows={3} rowHeight={24}>
      {({ rows }) => {
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
            {rows.slice(from, until).map((one) => (
              <Lines key={one.id} turn={one} here={one.id === turn.id} />
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
