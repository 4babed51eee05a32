// The right column for a question that was dealt with: what was decided, by whom, and taking it back.
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowLeft, IconBan, IconClockPause, IconPlus, IconSchool } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import css from "./Decided.module.css";
import queue from "./Queue.module.css";
import type { OutputOf } from "../lib/api.ts";
import type { Pages } from "../lib/manyQueries.ts";
import type { SetSearch } from "../lib/useSearchState.ts";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { ListKeys } from "../ui/text/Keys.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import type { ReviewSearch } from "./search.ts";

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
          {decision.from && <LearnedFrom from={decision.from} />}
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

/** Which conversations it was taken from; those that left the log are gone there, too. */
function LearnedFrom({ from: { conversations, turns } }: { from: NonNullable<DecisionRow["from"]> }) {
  const { t } = useTranslation();
  const words = t("decide.people.from", { count: conversations });
  const [turn] = turns;
  return (
    <p className="xs text-2">
      {turn === undefined ? (
        words
      ) : (
        <ScreenLink screen="logs" search={{ turn }}>
          {words}
        </ScreenLink>
      )}
    </p>
  );
}

export type DecisionRow = OutputOf<"listDecisions">["rows"][number];

export interface DoneProps {
  pages: Pages<DecisionRow>;
  today: number | undefined;
  selected: string | null;
  onSearch: SetSearch<ReviewSearch>;
  onUndo: (decision: DecisionRow) => void;
}

const icons = { taught: IconSchool, new_entry: IconPlus, not_ours: IconBan, later: IconClockPause };

/** What was dealt with, newest first, each to be taken back. Stands in the place of the queue. */
export function Done({ pages, today, selected, onSearch, onUndo }: DoneProps) {
  const { t } = useTranslation();
  const { relative, full } = useTimes();
  const what = useDecisionWords();
  const may = useMay();
  return (
    <Column
      bare
      label={t("review.done.title")}
      head={
        <PageHead
          level={1}
          title={t("review.done.title")}
          meta={pages.first === undefined ? undefined : t("review.count", { count: pages.total })}
        >
          <ActionIcon
            size="sm"
            aria-label={t("review.done.hide")}
            title={t("review.done.hide")}
            onClick={() => onSearch({ done: undefined, decision: undefined, cluster: undefined })}
          >
            <IconArrowLeft size={16} aria-hidden />
          </ActionIcon>
        </PageHead>
      }
      footer={
        <>
          <span>{today === undefined ? "" : t("review.done.today", { count: today })}</span>
          <ListKeys />
        </>
      }
    >
      <StateView
        query={{ ...pages, data: pages.isPending ? undefined : pages.total }}
        what={t("review.done.what")}
        name="review.done"
        rowHeight={52}
        rows={6}
        count={(total) => total}
        empty={<EmptyHint small title={t("review.done.empty")} line={t("review.done.emptyLine")} />}
      >
        {(total) => (
          <VirtualList
            label={t("review.done.title")}
            count={total}
            row={pages.row}
            rowKey={(row) => row.id}
            rowName={(row) => row.text}
            height={52}
            selected={selected}
            openOnMove
            controls
            onOpen={(row) => onSearch({ decision: row.id }, { replace: true })}
            list={pages.list}
            onRange={pages.onRange}
          >
            {(row) => {
              const Icon = icons[row.kind];
              return (
                <span className={css.decision}>
                  <Icon size={16} className="text-3" aria-hidden />
                  <span className="grow">
                    <span className={queue.text} title={row.text}>
                      {row.text}
                    </span>
                    <span className={queue.facts}>
                      <span className="ellipsis">{what(row)}</span>
                      <span title={full(row.at)}>{relative(row.at)}</span>
                    </span>
                  </span>
                  {may("write") && (
                    <Button size="xs" variant="subtle" aria-label={t("review.done.undoOf", { text: row.text })} onClick={() => onUndo(row)}>
                      {t("review.done.undo")}
                    </Button>
                  )}
                </span>
              );
            }}
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
}

/** What was decided, in words. */
function useDecisionWords(): (row: DecisionRow) => string {
  const { t } = useTranslation();
  return ({ kind, entryQuestion }) => t(`decide.kind.${kind}`, { question: entryQuestion ?? t("decide.kind.gone") });
}
