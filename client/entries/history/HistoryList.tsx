// The list of what was done, latest first: a day's changes of one person and kind as one row, which opens into its entries.
import { Select } from "@mantine/core";
import { IconBook, IconChevronRight, IconFolders, IconRocket, IconSettings, IconTrash, IconVocabulary } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../lib/time.ts";
import { CloseButton, Column, PageHead } from "../../ui/page/Column.tsx";
import { useTreeFolded } from "../../ui/page/SplitColumns.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { ListKeys } from "../../ui/text/Keys.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import css from "./History.module.css";
import { entriesAtOnce, type HistoryGroup, type HistoryRow, type HistoryRows } from "./history.ts";
import { useGroupWords } from "./useGroupWords.ts";

const icons = { entries: IconBook, category: IconFolders, vocabulary: IconVocabulary, robot_settings: IconSettings, version: IconRocket };

export interface HistoryListProps {
  history: HistoryRows;
  /** undefined: everybody. */
  by: string | undefined;
  selected: string | null;
  onBy: (by: string | undefined) => void;
  onSelect: (key: string) => void;
  onToggle: (group: string) => void;
  onMore: (group: string) => void;
  /** Back to the entries. */
  onClose: () => void;
}

export function HistoryList({ history, by, selected, onBy, onSelect, onToggle, onMore, onClose }: HistoryListProps) {
  const { t } = useTranslation();
  const words = useGroupWords();
  // The tree holds the screen's first head, where it is there.
  const folded = useTreeFolded();
  const open = (row: HistoryRow): void => {
    if (row.kind === "more") return onMore(row.group);
    if (row.kind === "group" && row.group.kind === "entries") onToggle(row.key);
    onSelect(row.key);
  };
  const nameOf = (row: HistoryRow): string =>
    row.kind === "group" ? words(row.group) : row.kind === "entry" ? row.entry.question : moreWords(row.left);
  const moreWords = (left: number): string => t("history.more", { count: Math.min(left, entriesAtOnce) });
  return (
    <Column
      bare
      label={t("history.title")}
      head={
        <PageHead level={folded ? 1 : 2} title={t("history.title")}>
          <Select
            size="xs"
            aria-label={t("history.person")}
            placeholder={t("history.everybody")}
            clearable
            data={history.people}
            value={by ?? null}
            onChange={(who) => onBy(who ?? undefined)}
            className={css.person}
          />
          <CloseButton onClose={onClose} />
        </PageHead>
      }
      footer={
        <>
          <span className="ellipsis">{history.data && t("history.total", { count: history.groups })}</span>
          <ListKeys opens />
        </>
      }
    >
      <StateView
        query={history}
        what={t("history.title")}
        name="history"
        rowHeight={52}
        count={() => history.groups}
        empty={<EmptyHint title={by === undefined ? t("history.none") : t("history.noneOf", { who: by })} line={t("history.noneLine")} />}
      >
        {() => (
          <VirtualList
            label={t("history.title")}
            height={52}
            count={history.rows.length}
            row={(i) => history.rows[i]}
            rowKey={({ key }) => key}
            rowName={nameOf}
            selected={selected}
            onOpen={open}
            list={history.list}
            onRange={history.onRange}
          >
            {(row) =>
              row.kind === "group" ? (
                <GroupRow group={row.group} isOpen={row.isOpen} words={words(row.group)} />
              ) : row.kind === "entry" ? (
                <EntryRow entry={row.entry} />
              ) : (
                <span className={css.more}>{moreWords(row.left)}</span>
              )
            }
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
}

function GroupRow({ group, isOpen, words }: { group: HistoryGroup; isOpen: boolean; words: string }) {
  const { t } = useTranslation();
  const { dayTime, full } = useTimes();
  const Icon = icons[group.kind];
  const names = group.first.map(({ question }) => question).join(t("history.separator"));
  const line = group.version
    ? group.version.note
    : group.first.length === 0
      ? ""
      : t(group.entries > group.first.length ? "history.andMore" : "history.names", { names });
  return (
    <>
      {group.kind === "entries" ? (
        <IconChevronRight size={14} className={css.chevron} data-open={isOpen || undefined} aria-hidden />
      ) : (
        <span className={css.chevron} />
      )}
      <Icon size={16} className="text-3" aria-hidden />
      <span className={css.what}>
        <span className={css.line}>
          <span className="ellipsis medium">{words}</span>
          <span className={css.at} title={full(group.at)}>
            {dayTime(group.at)}
          </span>
        </span>
        <span className="xs text-3 ellipsis" dir="auto">
          {line}
        </span>
      </span>
    </>
  );
}

function EntryRow({ entry }: { entry: Extract<HistoryRow, { kind: "entry" }>["entry"] }) {
  const { clock, full } = useTimes();
  return (
    <>
      <span className={css.indent} />
      <span className={css.what}>
        <span className={css.line}>
          <span className="ellipsis" dir="auto" data-quiet={entry.deleted || undefined}>
            {entry.question}
          </span>
          {entry.deleted && <IconTrash size={12} className="text-3" aria-hidden />}
          <span className={css.at} title={full(entry.at)}>
            {clock(entry.at)}
          </span>
        </span>
      </span>
    </>
  );
}
