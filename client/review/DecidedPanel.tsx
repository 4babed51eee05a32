// The right column for a question that was dealt with: what was decided, by whom, and taking it back.
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { type DecisionRow, useDecisionWords } from "./Done.tsx";
import css from "./Review.module.css";

export function DecidedPanel({ decision, onUndo }: { decision: DecisionRow; onUndo: () => void }) {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const what = useDecisionWords();
  const may = useMay();
  const words = what(decision);
  return (
    <Column label={t("decide.decided.label")} head={<PageHead title={t("decide.decided.title")} />}>
      <div className={css.form}>
        <div>
          <p>
            {decision.entry && decision.entryQuestion !== null ? (
              <ScreenLink screen="knowledge" search={{ entry: decision.entry }}>
                {words}
              </ScreenLink>
            ) : (
              words
            )}
          </p>
          <p className="xs text-3">
            {t("decide.decided.by", { name: decision.by ?? t("decide.decided.bySystem"), time: dayTime(decision.at) })}
          </p>
        </div>
        {may("write") && (
          <div>
            <Button leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={onUndo}>
              {t("decide.decided.undo")}
            </Button>
            <p className="xs text-3" style={{ marginTop: 4 }}>
              {t("decide.decided.undoLine")}
            </p>
          </div>
        )}
      </div>
    </Column>
  );
}
