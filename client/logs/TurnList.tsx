// The list of logged questions, newest first, with its head, its four states and its keys.
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useTimes } from "../lib/time.ts";
import { EmptyHint, NoMatch, OtherWay } from "../ui/state/EmptyHint.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { TableBox, TableHead } from "../ui/list/Row.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import css from "./Logs.module.css";
import { TurnRow } from "./TurnRow.tsx";
import type { Turn, TurnPages } from "./useTurns.ts";
import { Button } from "@mantine/core";
import { IconFileImport, IconRobot } from "@tabler/icons-react";
import { serverAddress } from "../lib/api.ts";
import { useMay } from "../lib/session.ts";
import { CodeBlock } from "../ui/text/CodeBlock.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";

export interface TurnListProps {
  turns: TurnPages;
  filtered: boolean;
  selected: string | null;
  /** Moving with j and k opens too; not where opening covers the list. */
  openOnMove: boolean;
  onOpen: (turn: Turn) => void;
  onClear: () => void;
  onImport: () => void;
}

const columns = ["question", "outcome", "entry", "channel", "version", "time"] as const;

export function TurnList({ turns, filtered, selected, openOnMove, onOpen, onClear, onImport }: TurnListProps) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const named = useChannelName();
  const head = (
    <TableHead cells={css.cells}>
      {columns.map((name) => (
        <span key={name} className={[css[name] ?? "", name === "time" || name === "version" ? "num" : ""].join(" ")}>
          {t(`logs.column.${name}`)}
        </span>
      ))}
    </TableHead>
  );
  return (
    <StateView
      query={turns}
      what={t("logs.what")}
      name="logs"
      rows={20}
      head={head}
      count={({ rows }) => rows.length}
      empty={filtered ? <NoMatch onClear={onClear} /> : <LogEmpty onImport={onImport} />}
    >
      {({ rows, hasNext }) => (
        <TableBox>
          {head}
          <VirtualList
            label={t("logs.list")}
            count={rows.length + (hasNext ? 3 : 0)}
            row={(index) => rows[index]}
            rowKey={(turn) => turn.id}
            rowName={(turn) => turn.question}
            selected={selected}
            openOnMove={openOnMove}
            onOpen={onOpen}
            list={turns.list}
            onRange={turns.onRange}
          >
            {(turn) => (
              <TurnRow
                turn={turn}
                time={dayTime(turn.at)}
                fullTime={full(turn.at)}
                channel={turn.channel === null ? "" : named(turn.channel)}
              />
            )}
          </VirtualList>
        </TableBox>
      )}
    </StateView>
  );
}

/** Nothing was ever logged: import what was asked elsewhere, or let a bot ask. */
function LogEmpty({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const curl = `curl ${serverAddress()}/v1/ask \\
  -H 'Authorization: Bearer <KEY>' -H 'Content-Type: application/json' \\
  -d '{"question": "怎么退货", "conversation": "c1", "channel": "web"}'`;
  return (
    <EmptyHint title={t("logs.empty.title")} line={t("logs.empty.line")}>
      <OtherWay
        icon={<IconFileImport size={20} className="text-2" aria-hidden />}
        title={t("logs.empty.importTitle")}
        line={may("write") ? t("logs.empty.importLine") : t("logs.empty.viewer")}
      >
        {may("write") && <Button onClick={onImport}>{t("logs.import.choose")}</Button>}
      </OtherWay>
      <OtherWay
        icon={<IconRobot size={20} className="text-2" aria-hidden />}
        title={t("logs.empty.botTitle")}
        line={t("logs.empty.botLine")}
      >
        {may("admin") && (
          <ScreenLink screen="settings" search={{ section: "keys" }}>
            {t("logs.empty.keys")}
          </ScreenLink>
        )}
      </OtherWay>
      <div style={{ marginTop: 16 }}>
        <CodeBlock label={t("logs.empty.botCode")} code={curl} />
      </div>
    </EmptyHint>
  );
}
