// The calendar of validity: a month, and what begins and ends on the chosen day.
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconClockOff, IconClockPlay, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { categoryPath } from "../../../shared/knowledge/categories.ts";
import { addDays } from "../../../shared/engine/time.ts";
import { useKeys } from "../../lib/keys.ts";
import { usePages } from "../../lib/manyQueries.ts";
import { useApi } from "../../lib/queries.ts";
import { useKnowledgeBase, useMay } from "../../lib/session.ts";
import { useTimes } from "../../lib/time.ts";
import type { SetSearch } from "../../lib/useSearchState.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Column, PageHead } from "../../ui/page/Column.tsx";
import { useTreeFolded } from "../../ui/page/SplitColumns.tsx";
import { EmptyHint } from "../../ui/state/EmptyHint.tsx";
import { StateView } from "../../ui/state/StateView.tsx";
import { KeyHints } from "../../ui/text/Keys.tsx";
import { Tag } from "../../ui/text/Tag.tsx";
import { CategoryChip } from "../categories/CategoryChip.tsx";
import { useCategories } from "../categories/useCategories.ts";
import { type KnowledgeSearch, noPairs } from "../search.ts";
import { ExtendMenu } from "./ExtendMenu.tsx";
import { sameDayIn, weeksOf } from "./month.ts";
import { MonthGrid } from "./MonthGrid.tsx";
import css from "./Validity.module.css";

export interface CalendarColumnProps {
  /** The chosen day. */
  day: string;
  search: KnowledgeSearch;
  setSearch: SetSearch<KnowledgeSearch>;
  onOpen: (entry: string) => void;
}

export function CalendarColumn({ day, search, setSearch, onOpen }: CalendarColumnProps) {
  const { t, i18n } = useTranslation();
  const kb = useKnowledgeBase().id;
  const write = useMay()("write");
  const folded = useTreeFolded();
  const { clock, shopDay } = useTimes();
  const categories = useCategories().data?.categories ?? [];
  const weeks = weeksOf(day);
  const shown = { from: weeks[0]![0]!, until: addDays(weeks.at(-1)![6]!, 1) };
  const category = search.category === undefined ? {} : { category: search.category };
  const { data } = useApi("getValidityDays", { kb, ...shown, ...category });
  const pages = usePages("listValidityChanges", { kb, from: day, until: addDays(day, 1), ...category }, 100);
  const days = data?.days.map((one) => one.day) ?? [];
  const previous = days.findLast((one) => one < day) ?? data?.before ?? null;
  const next = days.find((one) => one > day) ?? data?.after ?? null;
  const go = (to: string | null): void => {
    if (to !== null) setSearch({ calendar: to }, { replace: true });
  };
  const today = data?.today ?? shopDay(new Date().toISOString());
  useKeys({
    "[": { does: t("knowledge.calendar.keys.previous"), run: () => go(previous), off: previous === null },
    "]": { does: t("knowledge.calendar.keys.next"), run: () => go(next), off: next === null },
    d: { does: t("knowledge.calendar.keys.today"), run: () => go(today) },
    Escape: { does: t("knowledge.calendar.back"), run: () => setSearch(noPairs) },
  });
  const language = i18n.language === "en" ? "en-US" : "zh-CN";
  const named = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(new Date(`${day}T12:00:00Z`));
  const step = (months: number, label: string, Icon: typeof IconChevronLeft) => (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={() => go(sameDayIn(day, months))}>
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
  const name = search.category === "none" ? t("knowledge.none") : categoryPath(categories, search.category ?? null).at(-1);
  return (
    <Column
      bare
      label={t("knowledge.calendar.calendar")}
      head={
        <PageHead level={folded ? 1 : 2} title={t("knowledge.calendar.title")}>
          {folded && <CategoryChip name={name} search={search} setSearch={setSearch} />}
          <Tooltip label={t("knowledge.calendar.back")}>
            <ActionIcon size="sm" aria-label={t("knowledge.calendar.back")} onClick={() => setSearch(noPairs)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </PageHead>
      }
      bar={
        <div className={css.calendar}>
          <div className="row">
            <h2 className="medium grow">{named({ year: "numeric", month: "long" })}</h2>
            <Button size="xs" variant="subtle" disabled={day === today} onClick={() => go(today)}>
              {t("knowledge.calendar.today")}
            </Button>
            {step(-1, t("knowledge.calendar.previous"), IconChevronLeft)}
            {step(1, t("knowledge.calendar.next"), IconChevronRight)}
          </div>
          <MonthGrid selected={day} today={data?.today} marks={new Map(data?.days.map((one) => [one.day, one]))} onSelect={go} />
          <h3 className={css.dayName}>{named({ month: "long", day: "numeric", weekday: "long" })}</h3>
        </div>
      }
      footer={
        <>
          <span className="ellipsis">{data && t("knowledge.calendar.daysWith", { count: data.days.length })}</span>
          <KeyHints
            hints={[
              { keys: ["[", "]"], does: t("knowledge.calendar.keys.step") },
              { keys: "d", does: t("knowledge.calendar.today") },
            ]}
          />
        </>
      }
    >
      <StateView
        query={{ ...pages, data: pages.first === undefined ? undefined : pages }}
        what={t("knowledge.calendar.what")}
        name="validity"
        rows={3}
        count={(all) => all.total}
        empty={<EmptyHint small title={t("knowledge.calendar.noneOn")} line={t("knowledge.calendar.noneLine")} />}
      >
        {(all) => (
          <VirtualList
            label={t("knowledge.calendar.list")}
            count={all.total}
            row={all.row}
            rowKey={(row) => `${row.kind} ${row.id}`}
            rowName={(row) => row.question}
            onOpen={(row) => onOpen(row.id)}
            list={all.list}
            onRange={all.onRange}
            controls
          >
            {(row) => (
              <>
                <span className={css.moment}>
                  {row.kind === "ends" ? <IconClockOff size={14} aria-hidden /> : <IconClockPlay size={14} aria-hidden />}
                  <span className="sr-only">{t(row.kind === "ends" ? "knowledge.calendar.end" : "knowledge.calendar.start")}</span>
                  <span className="num">{clock(row.at)}</span>
                </span>
                <span className="grow ellipsis" dir="auto" title={row.question}>
                  {row.question}
                </span>
                {!row.enabled && <Tag>{t("knowledge.calendar.disabled")}</Tag>}
                {write && row.kind === "ends" && row.validUntil !== null && (
                  <ExtendMenu entry={row.id} question={row.question} until={row.validUntil} />
                )}
              </>
            )}
          </VirtualList>
        )}
      </StateView>
    </Column>
  );
}
