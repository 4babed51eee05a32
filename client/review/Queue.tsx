// The left column: missed questions not yet dealt with, filtered and sorted; what was dealt with is behind a button.
import { ActionIcon } from "@mantine/core";
import { IconArrowsSort, IconChecklist, IconClockPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { missReasons } from "../../shared/contract/logs.ts";
import { useChannelName } from "../lib/channelName.ts";
import { type Pages } from "../lib/manyQueries.ts";
import { useApi } from "../lib/queries.ts";
import type { SetSearch } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { NoMatch } from "../ui/state/EmptyHint.tsx";
import { FilterBar } from "../ui/list/FilterBar.tsx";
import { FilterChip, ToggleChip } from "../ui/list/FilterChip.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { KeyHints } from "../ui/text/Keys.tsx";
import { useNarrow } from "../ui/page/SplitColumns.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { VirtualList } from "../ui/list/VirtualList.tsx";
import css from "./Review.module.css";
import { noMissFilters, type ReviewSearch } from "./search.ts";
import type { Miss } from "./useDecide.ts";
import { useTimes } from "../lib/time.ts";
import { MissReason } from "../ui/reply/MissReason.tsx";
import { Outcome } from "../ui/reply/Outcome.tsx";
import { Sparkline } from "../ui/text/Figure.tsx";

export interface QueueProps {
  kb: string;
  pages: Pages<Miss>;
  more: boolean;
  search: ReviewSearch;
  onSearch: SetSearch<ReviewSearch>;
  selected: string | null;
  leaving: ReadonlySet<string>;
}

const periods = [1, 7, 30] as const;

export function Queue({ kb, pages, more, search, onSearch, selected, leaving }: QueueProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  // What was put off and is none says so in the middle.
  const filtered = search.days !== undefined || search.channel !== undefined || search.reason !== undefined;
  const left = Math.max(0, pages.total - pages.loaded.filter((miss) => leaving.has(miss.id)).length);
  return (
    <Column
      bare
      label={t("review.queue")}
      head={
        <div className={css.headBox}>
          <PageHead
            level={1}
            title={t("review.title")}
            meta={pages.first === undefined ? undefined : more ? t("review.more", { count: left }) : t("review.count", { count: left })}
          >
            <HeadSelect
              label={t("review.sort.label")}
              icon={<IconArrowsSort size={14} aria-hidden />}
              options={[
                { value: "count", label: t("review.sort.count"), ...(narrow ? { short: t("review.sort.countShort") } : {}) },
                { value: "recent", label: t("review.sort.recent") },
              ]}
              value={search.sort ?? "count"}
              onChange={(sort) => onSearch({ sort: sort === "count" ? undefined : "recent" })}
            />
            <ActionIcon
              size="sm"
              aria-label={t("review.done.show")}
              title={t("review.done.show")}
              onClick={() => onSearch({ done: true, miss: undefined })}
            >
              <IconChecklist size={16} aria-hidden />
            </ActionIcon>
          </PageHead>
        </div>
      }
      bar={<Filters kb={kb} search={search} onSearch={onSearch} />}
      footer={<KeyHints hints={[{ keys: ["j", "k"], does: t("common.keys.move") }]} />}
    >
      <StateView
        query={{ ...pages, data: pages.isPending ? undefined : pages.total }}
        what={t("review.what")}
        name="review"
        rowHeight={52}
        rows={8}
        count={(total) => total}
        empty={filtered ? <NoMatch onClear={() => onSearch({ ...noMissFilters, miss: undefined })} /> : null}
      >
        {(total) => (
          <VirtualList
            label={t("review.queue")}
            count={total}
            row={pages.row}
            rowKey={(miss) => miss.id}
            rowName={(miss) => miss.text}
            height={52}
            selected={selected}
            openOnMove
            onOpen={(miss) => onSearch({ miss: miss.id }, { replace: true })}
            leaving={leaving}
            onRange={pages.onRange}
          >
            {(miss, state) => <MissRow miss={miss} selected={state.selected} />}
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
}

function Filters({ kb, search, onSearch }: { kb: string; search: ReviewSearch; onSearch: SetSearch<ReviewSearch> }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const channels = useApi("getSettings", { kb }).data?.settings.channels ?? [];
  const all = search.channel === undefined || channels.includes(search.channel) ? channels : [...channels, search.channel];
  const set = (patch: Partial<ReviewSearch>): void => onSearch({ ...patch, miss: undefined });
  return (
    <FilterBar>
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
      <ToggleChip on={search.later === true} onChange={(on) => set({ later: on || undefined })}>
        <span className="row" style={{ gap: 4 }}>
          <IconClockPause size={14} aria-hidden />
          {t("review.filter.later")}
        </span>
      </ToggleChip>
    </FilterBar>
  );
}

/** One missed question in the queue: what was asked, why it counts as missed, how often, when last, its trend, and what the draft says now. */
function MissRow({ miss, selected }: { miss: Miss; selected: boolean }) {
  const { t } = useTranslation();
  const { relative, full } = useTimes();
  return (
    <>
      <span className="grow">
        <span className={css.text} data-selected={selected || undefined} title={miss.text}>
          {miss.text}
        </span>
        <span className={css.facts}>
          <MissReason reason={miss.reason} />
          <span>{t("common.count.times", { count: miss.count })}</span>
          <span className="ellipsis" title={full(miss.lastAt)}>
            {relative(miss.lastAt)}
          </span>
        </span>
      </span>
      <span className={css.side}>
        <Outcome bare outcome={miss.now.outcome} confidence={miss.now.confidence} />
        <Sparkline values={miss.days} />
      </span>
    </>
  );
}
