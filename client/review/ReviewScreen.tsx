// Review: clusters of missed questions at the left, the questions of one in the middle, what to do with them at the right.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../lib/keys.ts";
import { useKnowledgeBase, useMay } from "../lib/session.ts";
import { apiQuery, useApi, useCommand } from "../lib/queries.ts";
import { usePages } from "../lib/manyQueries.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { showDone } from "../lib/undo.ts";
import { Column } from "../ui/page/Column.tsx";
import { EmptyHint } from "../ui/state/EmptyHint.tsx";
import { SplitColumns, useNarrow } from "../ui/page/SplitColumns.tsx";
import { ClusterView } from "./ClusterView.tsx";
import { DecidedPanel, Done } from "./Decided.tsx";
import { DecidePanel } from "./DecidePanel.tsx";
import { isNarrowed, Queue } from "./Queue.tsx";
import { reviewSearch } from "./search.ts";
import { useDecide } from "./useDecide.ts";
import { useTicks } from "./useTicks.ts";
import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

/** ms between two looks: while the draft is being asked, and else for what others do and customers ask. */
const checkEvery = 700;
const othersEvery = 15_000;

export function ReviewScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const write = useMay()("write");
  const [search, setSearch] = useSearchState(reviewSearch);
  const { days, channel, reason, mine, people, later, tray, sort = "best", done = false } = search;
  const filter = {
    days,
    channel,
    reason,
    ...(mine ? { mine: "true" as const } : {}),
    ...(people ? { people: "true" as const } : {}),
    ...(later ? { later: "true" as const } : {}),
  };
  const pages = usePages("listClusters", { kb, ...filter, ...(tray ? { tray: "true" as const } : {}), sort }, 100);
  const decisions = usePages("listDecisions", { kb }, 100);
  const { first } = pages;
  const today = decisions.first?.today;
  useLooking(pages.refetch, first?.checking == null ? othersEvery : checkEvery);

  const indexOf = (id: string | null): number => pages.loaded.findIndex((one) => one.id === id);
  /** The row after (or, at the end, before) this one, of those that stay. */
  const beside = (id: string | null): string | undefined => {
    const at = indexOf(id);
    const stays = (one: { id: string }): boolean => one.id !== id && !deciding.leaving.has(one.id);
    return (pages.loaded.slice(at + 1).find(stays) ?? pages.loaded.slice(0, Math.max(0, at)).findLast(stays))?.id;
  };
  const deciding = useDecide(kb, {
    onGone: (cluster) => setSearch({ cluster: beside(cluster) }, { replace: true }),
    onBack: (cluster) => setSearch({ cluster, done: undefined }, { replace: true }),
  });

  const decision = done ? (decisions.loaded.find((one) => one.id === search.decision) ?? decisions.loaded[0]) : undefined;
  const opening = useFirst(
    JSON.stringify([filter, tray, sort]),
    pages.loaded.filter((one) => !deciding.leaving.has(one.id)).map((one) => one.id),
    pages.isPlaceholder,
  );
  const wanted = done ? (decision?.cluster ?? null) : (search.cluster ?? opening);
  const detail = useApi("getCluster", wanted === null ? null : { kb, cluster: wanted }, { keepPrevious: false });
  // It may have been joined to another since.
  const selected = detail.data?.id ?? wanted;
  const row = pages.loaded.find((one) => one.id === selected);
  useAnew(selected, row && `${row.questions} ${row.count} ${row.lastAt}`, detail.refetch);
  const ticks = useTicks(detail.data, deciding.decided);
  const cluster = detail.data ?? row;
  const undo = ({ id, cluster: of }: { id: string; cluster: string }): void =>
    void deciding.undo(id, of).then(
      () => showDone(t("decide.said.undone")),
      () => showDone(t("common.state.undoFailed")),
    );
  const { last } = deciding;
  const undoLast = last && write ? () => undo({ id: last.decision, cluster: last.cluster }) : null;
  const next = beside(selected);
  const [assigning, setAssigning] = useState(false);
  const [writing, setWriting] = useState(false);
  const splitting = useCommand("splitCluster");
  const split = (members: readonly string[]): void => {
    if (selected !== null)
      splitting.mutate(
        { kb, cluster: selected, members: [...members] },
        {
          onSuccess: () => showDone(t("decide.said.split", { count: members.length })),
          onError: () => showDone(t("decide.said.splitFailed")),
        },
      );
  };

  // The next one's proposals are here before it is opened: 1 can be pressed again at once.
  const client = useQueryClient();
  useEffect(() => {
    if (next !== undefined) void client.prefetchQuery({ ...apiQuery("getCluster", { kb, cluster: next }), staleTime: 30_000 });
  }, [client, kb, next]);
  useKeys(
    {
      Enter: { does: t("review.keys.next"), run: () => setSearch({ cluster: next }, { replace: true }), off: next === undefined },
      u: { does: t("review.keys.undo"), run: () => undoLast?.(), off: undoLast === null },
    },
    { group: t("review.keys.group"), on: !done && !writing },
  );

  const narrow = useNarrow();
  const list = done ? (
    <Done pages={decisions} today={today} selected={decision?.id ?? null} onSearch={setSearch} onUndo={undo} />
  ) : (
    <Queue kb={kb} pages={pages} first={first} search={search} onSearch={setSearch} selected={selected} leaving={deciding.leaving} />
  );
  const filtered = isNarrowed(search);
  const aside = later ? "later" : tray ? "tray" : null;
  // A queue that did not load says so itself; it is not empty.
  const nothing = first !== undefined && first.checking === null && !done && pages.total === 0 && search.cluster === undefined;
  const middle = cluster ? (
    <ClusterView
      key={cluster.id}
      kb={kb}
      cluster={cluster}
      detail={detail}
      ticks={ticks}
      assigning={{ opened: assigning, onOpened: setAssigning }}
    />
  ) : (
    <Column label={t("review.clusterWhat")}>
      {search.cluster !== undefined && detail.error?.code === "not_found" ? (
        <EmptyHint title={t("review.empty.gone")} line={t("review.empty.goneLine")}>
          <Button onClick={() => setSearch({ cluster: undefined })}>{t("review.empty.laterButton")}</Button>
        </EmptyHint>
      ) : nothing && !filtered ? (
        aside ? (
          <EmptyHint title={t(`review.empty.${aside}None`)} line={t(`review.empty.${aside}Line`)}>
            <Button onClick={() => setSearch({ later: undefined, tray: undefined })}>{t("review.empty.laterButton")}</Button>
          </EmptyHint>
        ) : (
          <NothingLeft kb={kb} onDone={() => setSearch({ done: true })} />
        )
      ) : null}
    </Column>
  );
  const right = decision ? (
    <DecidedPanel decision={decision} onUndo={() => undo(decision)} />
  ) : cluster ? (
    <DecidePanel
      key={cluster.id}
      kb={kb}
      cluster={cluster}
      detail={detail}
      ticks={ticks}
      deciding={deciding}
      footer={today === undefined ? "" : t("review.done.today", { count: today })}
      onSplit={split}
      onAssign={() => setAssigning(true)}
      onWriting={setWriting}
      onUndo={undoLast}
    />
  ) : nothing && !filtered && !aside ? null : (
    // The place is kept while something loads or a filter leaves nothing.
    <Column label={t("decide.teach.label")}>{null}</Column>
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
        { id: "miss", label: t("review.clusterWhat"), min: 280, content: middle },
        ...(right ? [{ id: "decide", label: t("decide.teach.label"), width: narrow ? 304 : 340, min: 280, max: 520, content: right }] : []),
      ]}
    />
  );
}

/** Looks again and again, as long as somebody sees it. */
function useLooking(look: () => void, every: number): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const timer = window.setInterval(() => document.visibilityState === "visible" && latest.current(), every);
    return () => window.clearInterval(timer);
  }, [every]);
}

/** What stood first when the list was opened stays opened while others come before it: a key is about what is read. */
function useFirst(list: string, [first]: readonly string[], isOfAnother: boolean): string | null {
  const [kept, setKept] = useState<{ list: string; id: string } | null>(null);
  if (first === undefined || isOfAnother) return null;
  if (kept?.list === list) return kept.id;
  setKept({ list, id: first });
  return first;
}

/** What is opened is loaded again when its row says something else than before, or is gone. */
function useAnew(opened: string | null, row: string | undefined, load: () => unknown): void {
  const before = useRef({ opened, row });
  useEffect(() => {
    if (opened === before.current.opened && before.current.row !== undefined && row !== before.current.row) load();
    before.current = { opened, row };
  }, [opened, row, load]);
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
