// The Today screen: how the robot does, and what to do next in order of gain.
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { useApi } from "../lib/useApi.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { SplitColumns, useNarrow } from "../ui/page/SplitColumns.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { CoveragePart } from "./CoveragePart.tsx";
import type { Today } from "./coverageSegments.ts";
import { Figures } from "./Figures.tsx";
import { Lists } from "./Lists.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { NobodyAsked, NothingTaught, QuietPeriod } from "./NothingYet.tsx";
import { periods, todaySearch } from "./search.ts";
import { ServerProblems } from "./ServerProblems.tsx";
import css from "./Today.module.css";

export function TodayScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchState(todaySearch);
  const { days = 30, channel, figure = "coverage" } = search;
  const query = useApi("getToday", { kb, days, ...(channel === undefined ? {} : { channel }) });
  const overview = useApi("getOverview", { kb }).data;
  const offered = useApi("getSettings", { kb }).data?.settings.channels ?? [];
  const channelName = useChannelName();
  const channels = [...new Set([...offered, ...(channel === undefined ? [] : [channel])])];

  const head = (
    <PageHead level={1} title={t("today.title")}>
      <HeadSelect
        label={t("today.channel")}
        value={channel ?? ""}
        options={[{ value: "", label: t("today.allChannels") }, ...channels.map((name) => ({ value: name, label: channelName(name) }))]}
        onChange={(value) => setSearch({ channel: value === "" ? undefined : value })}
      />
      <SegmentedControl
        aria-label={t("today.period")}
        value={String(days)}
        data={periods.map((n) => ({ value: String(n), label: t("today.days", { count: n }) }))}
        onChange={(value) => setSearch({ days: periods.find((n) => String(n) === value) })}
      />
    </PageHead>
  );
  const nothingTaught = overview?.entries === 0 && !overview.turns;
  const chart = (today: Today): React.ReactNode => {
    if (today.asked > 0) return <CoveragePart today={today} figure={figure} channel={channel} />;
    return (
      <div className={css.chartPart} style={{ padding: 0 }}>
        {overview?.turns === false ? (
          <NobodyAsked />
        ) : (
          <QuietPeriod
            days={days}
            channel={channel}
            onLonger={() => setSearch({ days: 90 })}
            onAllChannels={() => setSearch({ channel: undefined })}
          />
        )}
      </div>
    );
  };
  const main = (
    <Column label={t("today.title")} head={head}>
      <ServerProblems />
      <StateView query={query} what={t("today.what")} rows={14}>
        {(today) =>
          nothingTaught ? (
            <NothingTaught />
          ) : (
            <>
              <Figures
                today={today}
                selected={figure}
                onSelect={(name) => setSearch({ figure: name === "coverage" ? undefined : name }, { replace: true })}
              />
              {narrow && (
                <div className={css.beside}>
                  <NextSteps today={today} overview={overview} />
                </div>
              )}
              {chart(today)}
              <Lists today={today} />
            </>
          )
        }
      </StateView>
    </Column>
  );
  if (narrow || nothingTaught) return main;
  const next = (
    <Column
      label={t("today.next.title")}
      head={
        <PageHead title={t("today.next.title")}>
          {(query.data?.misses.length ?? 0) > 0 && (
            <span className="row xs text-3" aria-hidden>
              <span className={`${css.gain} num`}>{t("today.next.gain")} ↓</span>
              <span className={`${css.gain} num`}>{t("today.next.total")}</span>
            </span>
          )}
        </PageHead>
      }
    >
      <StateView query={query} what={t("today.next.title")} rows={6} rowHeight={52}>
        {(today) => <NextSteps today={today} overview={overview} />}
      </StateView>
    </Column>
  );
  return (
    <SplitColumns
      name="today"
      columns={[
        { id: "figures", label: t("today.title"), min: 560, content: main },
        { id: "next", label: t("today.next.title"), width: 376, min: 300, max: 520, content: next },
      ]}
    />
  );
}
