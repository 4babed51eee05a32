// The left column: clusters of missed questions not yet dealt with, filtered and sorted; what was dealt with is behind a button.
import { ActionIcon } from "@mantine/core";
import { IconArrowsSort, IconChecklist, IconClockPause, IconMessageUser, IconTrash, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { missReasons } from "../../shared/contract/logs.ts";
import type { OutputOf } from "../lib/api.ts";
import { useChannelName } from "../lib/channelName.ts";
import { type Pages } from "../lib/manyQueries.ts";
import { gainText } from "../lib/percent.ts";
import { useApi } from "../lib/queries.ts";
import { useTimes } from "../lib/time.ts";
import type { SetSearch } from "../lib/useSearchState.ts";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { FilterBar } from "../ui/list/FilterBar.tsx";
import { FilterChip, ToggleChip } from "../ui/list/FilterChip.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { useNarrow } from "../ui/page/SplitColumns.tsx";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { NoMatch } from "../ui/state/EmptyHint.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { Sparkline } from "../ui/text/Figure.tsx";
import { ListKeys } from "../ui/text/Keys.tsx";
import { Person } from "../ui/text/Person.tsx";
import css from "./Queue.module.css";
import { noMissFilters, type ReviewSearch } from "./search.ts";
import type { ClusterInQueue } from "./useDecide.ts";

export interface QueueProps {
  kb: string;
  pages: Pages<ClusterInQueue>;
  first: OutputOf<"listClusters"> | undefined;
  search: ReviewSearch;
  onSearch: SetSearch<ReviewSearch>;
  selected: string | null;
  leaving: ReadonlySet<string>;
}

const periods = [1, 7, 30] as const;

/** Whether anything is filtered by; what was put off, and the tray, are places of their own. */
export const isNarrowed = ({ days, channel, reason, mine, people }: ReviewSearch): boolean =>
  days !== undefined || channel !== undefined || reason !== undefined || mine === true || people === true;

export function Queue({ kb, pages, first, search, onSearch, selected, leaving }: QueueProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const left = Math.max(0, pages.total - pages.loaded.filter(({ id }) => leaving.has(id)).length);
  return (
    <Column
      bare
      label={t("review.queue")}
      head={
        <div className={css.headBox}>
          <PageHead level={1} title={t("review.title")} meta={first === undefined ? undefined : t("review.count", { count: left })}>
            <HeadSelect
              label={t("review.sort.label")}
              icon={<IconArrowsSort size={14} aria-hidden />}
              options={(["best", "gain", "count", "recent"] as const).map((value) => ({
                value,
                label: t(`review.sort.${value}`),
                ...(narrow ? { short: t(`review.sort.short.${value}`) } : {}),
              }))}
              value={search.sort ?? "best"}
              onChange={(sort) => onSearch({ sort: sort === "best" ? undefined : sort })}
            />
            <ActionIcon
              size="sm"
              aria-label={t("review.done.show")}
              title={t("review.done.show")}
              onClick={() => onSearch({ done: true, cluster: undefined })}
            >
              <IconChecklist size={16} aria-hidden />
            </ActionIcon>
          </PageHead>
        </div>
      }
      bar={<Filters kb={kb} noise={first?.noise ?? 0} people={first?.people ?? 0} search={search} onSearch={onSearch} />}
      footer={
        <>
          <QueueState first={first} />
          <ListKeys />
        </>
      }
    >
      <StateView
        query={{ ...pages, data: pages.isPending ? undefined : pages.total }}
        what={t("review.what")}
        name="review"
        rowHeight={52}
        rows={8}
        count={(total) => total}
        empty={isNarrowed(search) ? <NoMatch onClear={() => onSearch({ ...noMissFilters, cluster: undefined })} /> : null}
      >
        {(total) => (
          <VirtualList
            label={t("review.queue")}
            count={total}
            row={pages.row}
            rowKey={(cluster) => cluster.id}
            rowName={(cluster) => cluster.name}
            height={52}
            selected={selected}
            openOnMove
            onOpen={(cluster) => onSearch({ cluster: cluster.id }, { replace: true })}
            leaving={leaving}
            list={pages.list}
            onRange={pages.onRange}
          >
            {(cluster, state) => <QueueRow cluster={cluster} selected={state.selected} marked={search.people !== true} />}
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
}

/** What all of it would gain; or how far asking and grouping is. */
function QueueState({ first }: { first: QueueProps["first"] }) {
  const { t } = useTranslation();
  if (!first) return <span />;
  const { checking, gain } = first;
  if (checking === null)
    return (
      <span title={t("review.state.gainLine", { points: gainText(gain) })}>
        {gain > 0 && t("review.state.gain", { points: gainText(gain) })}
      </span>
    );
  return (
    <span role="status">
      {checking.total === 0 ? t("review.state.checking") : t("review.state.checkingOf", { done: checking.done, total: checking.total })}
    </span>
  );
}

interface FiltersProps {
  kb: string;
  noise: number;
  /** Clusters in which people answered something. */
  people: number;
  search: ReviewSearch;
  onSearch: SetSearch<ReviewSearch>;
}

function Filters({ kb, noise, people, search, onSearch }: FiltersProps) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const channels = useApi("getSettings", { kb }).data?.settings.channels ?? [];
  const all = search.channel === undefined || channels.includes(search.channel) ? channels : [...channels, search.channel];
  const set = (patch: Partial<ReviewSearch>): void => onSearch({ ...patch, cluster: undefined });
  return (
    <FilterBar>
      <ToggleChip on={search.mine === true} onChange={(on) => set({ mine: on || undefined })}>
        <span className="row" style={{ gap: 4 }}>
          <IconUser size={14} aria-hidden />
          {t("review.filter.mine")}
        </span>
      </ToggleChip>
      {(people > 0 || search.people === true) && (
        <ToggleChip on={search.people === true} onChange={(on) => set({ people: on || undefined })}>
          <span className="row" style={{ gap: 4 }}>
            <IconMessageUser size={14} aria-hidden />
            {t("review.filter.people", { count: people })}
          </span>
        </ToggleChip>
      )}
      <FilterChip
        label={t("review.filter.days")}
        options={periods.map((days) => ({ value: String(days), label: t("review.filter.lastDays", { count: days }) }))}
        value={search.days === undefined ? null : String(search.days)}
        onChange={(days) => set({ days: days === null ? undefined : Number(days) })}
      />
      <FilterChip
        label={t("review.filter.channel")}
        options={all.map((value) => ({ value, label: channelName(value) }))}
        value={search.channel ?? null}
        onChange={(channel) => set({ channel: channel ?? undefined })}
      />
      <FilterChip
        label={t("review.filter.reason")}
        options={missReasons.map((value) => ({ value, label: t(`common.missReason.${value}`) }))}
        value={search.reason ?? null}
        onChange={(reason) => set({ reason: reason ?? undefined })}
      />
      <ToggleChip on={search.later === true} onChange={(on) => set({ later: on || undefined, tray: undefined })}>
        <span className="row" style={{ gap: 4 }}>
          <IconClockPause size={14} aria-hidden />
          {t("review.filter.later")}
        </span>
      </ToggleChip>
      {(noise > 0 || search.tray) && (
        <ToggleChip on={search.tray === true} onChange={(on) => set({ tray: on || undefined, later: undefined })}>
          <span className="row" style={{ gap: 4 }}>
            <IconTrash size={14} aria-hidden />
            {t("review.filter.tray", { count: noise })}
          </span>
        </ToggleChip>
      )}
    </FilterBar>
  );
}

/** One cluster in the queue: its most central wording, why, how often and when it was missed last, what a decision is expected to gain, and its trend. */
function QueueRow({ cluster, selected, marked }: { cluster: ClusterInQueue; selected: boolean; marked: boolean }) {
  const { t } = useTranslation();
  const { relative, full } = useTimes();
  const { name, questions, count, gain, reason, lastAt, days, assignee, people } = cluster;
  return (
    <>
      <span className="grow">
        <span className={css.text} data-selected={selected || undefined} title={name}>
          {name}
        </span>
        <span className={css.facts}>
          <MissReason reason={reason} />
          <span title={t("review.head.missed", { count: questions, times: count })}>{t("common.count.times", { count })}</span>
          {marked && people && (
            <IconMessageUser
              size={14}
              className={css.byPeople}
              role="img"
              aria-label={t("review.filter.byPeople")}
              title={t("review.filter.byPeople")}
            />
          )}
          <span className="ellipsis" title={full(lastAt)}>
            {relative(lastAt)}
          </span>
        </span>
      </span>
      <span className={css.side}>
        {gain > 0 && (
          <span className={`${css.gain ?? ""} num medium`} title={t("review.gainLine", { points: gainText(gain) })}>
            {gainText(gain)}
          </span>
        )}
        <span className="row" style={{ gap: 6 }}>
          {assignee && <Person small name={assignee.name} />}
          <Sparkline values={days} />
        </span>
      </span>
    </>
  );
}
