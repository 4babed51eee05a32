// Review: missed questions at the left, where one came from in the middle, what to do with it at the right.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { apiQuery, useApi } from "../lib/queries.ts";
import { usePages } from "../lib/manyQueries.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { showDone } from "../lib/undo.ts";
import { Column } from "../ui/page/Column.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { SplitColumns, useNarrow } from "../ui/page/SplitColumns.tsx";
import { DecidedPanel, type DecisionRow, Done } from "./Decided.tsx";
import { DecidePanel } from "./DecidePanel.tsx";
import { MissView } from "./MissView.tsx";
import { Queue } from "./Queue.tsx";
import { reviewSearch } from "./search.ts";
import { useDecide } from "./useDecide.ts";
import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

export function ReviewScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const write = useMay()("write");
  const [search, setSearch] = useSearchState(reviewSearch);
  const { days, channel, reason, later, sort = "count", done = false } = search;
  const pages = usePages("listMisses", { kb, days, channel, reason, sort, ...(later ? { later: "true" } : {}) }, 100);
  const decisions = usePages("listDecisions", { kb }, 100);
  const first = pages.first as { more: boolean } | undefined;
  const today = (decisions.first as { today: number } | undefined)?.today;

  const indexOf = (miss: string | null): number => pages.loaded.findIndex((one) => one.id === miss);
  /** The row after (or, at the end, before) this one, of those that stay. */
  const beside = (miss: string | null): string | undefined => {
    const at = indexOf(miss);
    const stays = (one: { id: string }): boolean => one.id !== miss && !deciding.leaving.has(one.id);
    return (pages.loaded.slice(at + 1).find(stays) ?? pages.loaded.slice(0, Math.max(0, at)).findLast(stays))?.id;
  };
  const deciding = useDecide(kb, {
    onGone: (miss) => setSearch({ miss: beside(miss) }, { replace: true }),
    onBack: (miss) => setSearch({ miss, done: undefined }, { replace: true }),
  });

  const selected =
    search.miss ?? (done ? decisions.loaded[0]?.miss : pages.loaded.find((one) => !deciding.leaving.has(one.id))?.id) ?? null;
  const detail = useApi("getMiss", selected === null ? null : { kb, miss: selected }, { keepPrevious: false });
  const miss = pages.loaded.find((one) => one.id === selected) ?? detail.data;
  const decision = done ? decisions.loaded.find((one) => one.miss === selected) : undefined;
  const undoDecision = ({ id, miss: of }: DecisionRow): void =>
    void deciding.undo(id, of).then(
      () => showDone(t("decide.said.undone")),
      () => showDone(t("common.state.undoFailed")),
    );
  const { last } = deciding;
  const undoLast =
    last && write
      ? () =>
          void deciding.undo(last.decision, last.miss).then(
            () => showDone(t("decide.said.undone")),
            () => showDone(t("common.state.undoFailed")),
          )
      : null;
  const next = beside(selected);

  // The next one's proposals are here before it is opened: 1 can be pressed again at once.
  const client = useQueryClient();
  useEffect(() => {
    if (next !== undefined) void client.prefetchQuery({ ...apiQuery("getMiss", { kb, miss: next }), staleTime: 30_000 });
  }, [client, kb, next]);
  useKeys(
    {
      Enter: { does: t("review.keys.next"), run: () => setSearch({ miss: next }, { replace: true }), off: next === undefined },
      u: { does: t("review.keys.undo"), run: () => undoLast?.(), off: undoLast === null },
    },
    { group: t("review.keys.group"), on: !done },
  );

  const narrow = useNarrow();
  const list = done ? (
    <Done pages={decisions} today={today} selected={selected} onSearch={setSearch} onUndo={undoDecision} />
  ) : (
    <Queue
      kb={kb}
      pages={pages}
      more={first?.more ?? false}
      search={search}
      onSearch={setSearch}
      selected={selected}
      leaving={deciding.leaving}
    />
  );
  const filtered = days !== undefined || channel !== undefined || reason !== undefined;
  // A queue that did not load says so itself; it is not empty.
  const nothing = first !== undefined && !done && pages.total === 0 && search.miss === undefined;
  const middle = miss ? (
    <MissView kb={kb} miss={miss} detail={detail} />
  ) : (
    <Column label={t("review.missWhat")}>
      {nothing && !filtered ? (
        later ? (
          <EmptyHint title={t("review.empty.laterNone")} line={t("review.empty.laterLine")}>
            <Button onClick={() => setSearch({ later: undefined })}>{t("review.empty.laterButton")}</Button>
          </EmptyHint>
        ) : (
          <NothingLeft kb={kb} onDone={() => setSearch({ done: true })} />
        )
      ) : null}
    </Column>
  );
  const right = decision ? (
    <DecidedPanel decision={decision} onUndo={() => undoDecision(decision)} />
  ) : miss ? (
    <DecidePanel
      key={miss.id}
      kb={kb}
      miss={miss}
      detail={detail}
      deciding={deciding}
      footer={today === undefined ? "" : t("review.done.today", { count: today })}
      onUndo={undoLast}
    />
  ) : nothing && !filtered && !later ? null : (
    // The place is kept while something loads or a filter leaves nothing.
    <Column label={t("decide.teach.title")}>{null}</Column>
  );
  return (
    <SplitColumns
      name="review"
      columns={[
        {
          id: "queue",
          label: done ? t("review.done.title") : t("review.queue"),
          width: narrow ? 264 : 316,
          min: 240,
          max: 480,
          content: list,
        },
        { id: "miss", label: t("review.missWhat"), min: 280, content: middle },
        ...(right ? [{ id: "decide", label: t("decide.teach.title"), width: narrow ? 304 : 340, min: 280, max: 520, content: right }] : []),
      ]}
    />
  );
}

/** The queue is empty: all dealt with, or nothing was ever logged; how it fills, and what to do. */
function NothingLeft({ kb, onDone }: { kb: string; onDone: () => void }) {
  const { t } = useTranslation();
  const overview = useApi("getOverview", { kb });
  if (overview.isPending) return null;
  if (overview.data?.turns === false) {
    return (
      <EmptyHint title={t("review.empty.never")} line={t("review.empty.neverLine")}>
        <Button
          variant="filled"
          leftSection={<IconFileImport size={14} aria-hidden />}
          renderRoot={(props) => <Link to="/kb/$kb/logs" params={{ kb }} search={{ import: 1 } as never} {...props} />}
        >
          {t("review.empty.import")}
        </Button>
      </EmptyHint>
    );
  }
  return (
    <EmptyHint title={t("review.empty.done")} line={t("review.empty.doneLine")}>
      <Button onClick={onDone}>{t("review.empty.doneButton")}</Button>
    </EmptyHint>
  );
}
