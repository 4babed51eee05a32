// The honest beginnings of the Today screen: nothing taught, nobody has asked, or nobody in this period.
import { Button } from "@mantine/core";
import { IconFileImport, IconKey, IconTableImport } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { EmptyHint, OtherWay } from "../ui/state/EmptyHint.tsx";

export function NothingTaught() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const may = useMay();
  return (
    <EmptyHint title={t("today.empty.title")} line={t("today.empty.line")}>
      {may("write") && (
        <Button variant="filled" renderRoot={(props) => <Link to="/kb/$kb/knowledge" params={{ kb }} search={{ new: "" }} {...props} />}>
          {t("today.empty.write")}
        </Button>
      )}
      {may("write") && (
        <div style={{ marginTop: 24 }}>
          <OtherWay icon={<IconTableImport size={16} aria-hidden />} title={t("today.empty.filesTitle")} line={t("today.empty.filesLine")}>
            <Button size="sm" renderRoot={(props) => <Link to="/kb/$kb/knowledge" params={{ kb }} {...props} />}>
              {t("today.empty.files")}
            </Button>
          </OtherWay>
          <ImportLog kb={kb} />
        </div>
      )}
    </EmptyHint>
  );
}

/** Questions that were asked elsewhere. */
function ImportLog({ kb }: { kb: string }) {
  const { t } = useTranslation();
  return (
    <OtherWay icon={<IconFileImport size={16} aria-hidden />} title={t("today.empty.importTitle")} line={t("today.empty.importLine")}>
      <Button size="sm" renderRoot={(props) => <Link to="/kb/$kb/logs" params={{ kb }} search={{ import: 1 }} {...props} />}>
        {t("today.empty.import")}
      </Button>
    </OtherWay>
  );
}

/** Nothing was ever logged: the ways to get customers' questions here. */
export function NobodyAsked() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const may = useMay();
  return (
    <EmptyHint small title={t("today.empty.noTurns")} line={t("today.empty.noTurnsLine")}>
      {may("admin") && (
        <OtherWay icon={<IconKey size={16} aria-hidden />} title={t("today.empty.connectTitle")} line={t("today.empty.connectLine")}>
          <Button size="sm" renderRoot={(props) => <Link to="/kb/$kb/settings" params={{ kb }} {...props} />}>
            {t("today.empty.connect")}
          </Button>
        </OtherWay>
      )}
      {may("write") && <ImportLog kb={kb} />}
    </EmptyHint>
  );
}

export interface QuietPeriodProps {
  days: number;
  channel: string | undefined;
  onLonger: () => void;
  onAllChannels: () => void;
}

/** There are questions, but not here and now. */
export function QuietPeriod({ days, channel, onLonger, onAllChannels }: QuietPeriodProps) {
  const { t } = useTranslation();
  return (
    <EmptyHint
      small
      title={channel === undefined ? t("today.empty.noTurnsPeriod", { count: days }) : t("today.empty.noTurnsChannel", { channel })}
    >
      <div className="row">
        {channel !== undefined && (
          <Button size="sm" onClick={onAllChannels}>
            {t("today.empty.allChannels")}
          </Button>
        )}
        {days < 90 && (
          <Button size="sm" onClick={onLonger}>
            {t("today.empty.longer")}
          </Button>
        )}
      </div>
    </EmptyHint>
  );
}
