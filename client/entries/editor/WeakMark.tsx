// Beside a similar question that is lost when it is left out: to whom, and what to look at.
import { Button, Popover } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import css from "./Similar.module.css";
import type { OwnRow } from "./useOwnWordings.ts";

export function WeakMark({ row, onOpen }: { row: OwnRow; onOpen: (entry: string) => void }) {
  const { t } = useTranslation();
  const { winner, confidence, winnerChanged } = row;
  const line = winner ? t("knowledge.own.lostTo", { question: winner.question, confidence }) : t("knowledge.own.lostToNobody");
  return (
    <Popover position="bottom-end" trapFocus width={280}>
      <Popover.Target>
        <button type="button" className={css.warning} title={line}>
          <IconAlertTriangle size={12} aria-hidden />
          <span className="ellipsis">{t("knowledge.own.weak")}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>{line}</p>
        <p className="xs text-3">{winnerChanged ? t("knowledge.own.winnerChanged") : t("knowledge.own.weakLine")}</p>
        <div className={css.ways}>
          {winner && (
            <Button size="xs" onClick={() => onOpen(winner.id)}>
              {t("knowledge.similar.openOther")}
            </Button>
          )}
          <ScreenLink screen="ask" search={{ q: row.text }}>
            {t("knowledge.own.ask")}
          </ScreenLink>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
