// One group of changes: when, how many, and everything restored to before it.
import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import { ScreenLink } from "../../ui/page/ScreenLink.tsx";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import css from "./History.module.css";
import type { HistoryGroup } from "./history.ts";
import { useGroupWords } from "./useGroupWords.ts";

const screens = { category: "knowledge", vocabulary: "vocabulary", robot_settings: "settings", version: "releases" } as const;

export function GroupView({ group, onRestoreAll }: { group: HistoryGroup; onRestoreAll: (before: string) => void }) {
  const { t } = useTranslation();
  const write = useMay()("write");
  const { full } = useTimes();
  const words = useGroupWords();
  return (
    <Column label={t("history.revision")} head={<PageHead level={2} title={words(group)} />}>
      <div className={css.view}>
        <p className="text-2">
          {group.changes > 1 ? t("history.between", { from: full(group.from), until: full(group.at) }) : full(group.at)}
          {group.kind === "entries" && ` · ${t("history.changes", { count: group.changes })}`}
        </p>
        {group.version && group.version.note !== "" && <p dir="auto">{group.version.note}</p>}
        {group.first.length > 0 && (
          <ul className={css.names}>
            {group.first.map(({ id, question }) => (
              <li key={id} dir="auto">
                {question}
              </li>
            ))}
          </ul>
        )}
        <div className={css.ways}>
          {group.kind !== "entries" && (
            <ScreenLink screen={screens[group.kind]} className="link">
              {t("history.look")}
            </ScreenLink>
          )}
          {write && (
            <Button size="sm" leftSection={<IconHistory size={14} aria-hidden />} onClick={() => onRestoreAll(group.from)}>
              {t("history.moment.title")}
            </Button>
          )}
        </div>
      </div>
    </Column>
  );
}
