// The Today screen: how the robot does, and what to do next in order of gain.
import { Alert, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChannelName } from "../lib/channelName.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { useApi } from "../lib/queries.ts";
import { useSearchState } from "../lib/useSearchState.ts";
import { Column, PageHead } from "../ui/page/Column.tsx";
import { HeadSelect } from "../ui/form/HeadSelect.tsx";
import { SplitColumns, useNarrow } from "../ui/page/SplitColumns.tsx";
import { StateView } from "../ui/state/StateView.tsx";
import { CoveragePart } from "./CoveragePart.tsx";
import type { Today } from "./coverageSegments.ts";
import { Lists } from "./Lists.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { NobodyAsked, NothingTaught, QuietPeriod } from "./NothingYet.tsx";
import { type FigureName, figureNames, periods, todaySearch } from "./search.ts";
import css from "./Today.module.css";
import { percent, points, tone } from "../lib/percent.ts";
import { Figure } from "../ui/text/Figure.tsx";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTimes } from "../lib/time.ts";

export function TodayScreen() {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchState(todaySearch);
  const { days = 30, channel, source, figure = "coverage" } = search;
  const query = useApi("getToday", {
    kb,
    days,
    ...(channel === undefined ? {} : { channel }),
    ...(source === undefined ? {} : { source }),
  });
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
              <Source today={today} onChange={(name) => setSearch({ source: name === "live" ? undefined : name })} />
              <Figures
                today={today}
                selected={figure}
                onSelect={(name) => setSearch({ figure: name === "coverage" ? undefined : name }, { replace: true })}
              />
              {narrow && (
                <div className={css.beside}>
                  <NextSteps today={today} overview={overview} days={days} />
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
        {(today) => <NextSteps today={today} overview={overview} days={days} />}
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

/** Which questions the figures count, where there are imported ones: those of customers, or those; never both. */
function Source({ today: { source, questions }, onChange }: { today: Today; onChange: (source: Today["source"]) => void }) {
  const { t } = useTranslation();
  if (questions.imported === 0) return null;
  return (
    <div className={css.source}>
      {questions.live > 0 && (
        <SegmentedControl
          aria-label={t("today.source.label")}
          value={source}
          data={(["live", "imported"] as const).map((value) => ({ value, label: t(`today.source.${value}`, { count: questions[value] }) }))}
          onChange={(value) => onChange(value === "imported" ? "imported" : "live")}
        />
      )}
      {source === "imported" && <p className="text-2">{t("today.source.importedLine")}</p>}
    </div>
  );
}

export interface FiguresProps {
  today: Today;
  selected: FigureName;
  onSelect: (figure: FigureName) => void;
}

/** The figures of the period: value, difference to the period before, counted parts; each explains itself, and the chosen one under the chart. */
function Figures({ today, selected, onSelect }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <div className={css.figures} role="group" aria-label={t("today.figuresLabel")}>
      {figureNames.map((name) => {
        const { value, part, whole, before } = today[name];
        const difference = value !== null && before !== null ? value - before : null;
        const delta = points(difference);
        return (
          <Figure
            key={name}
            label={t(`today.figure.${name}.name`)}
            value={value === null ? null : percent(value)}
            delta={
              delta === null || difference === null ? null : { text: delta, tone: tone(difference, name === "handoff" ? "down" : "up") }
            }
            note={whole > 0 ? t("today.parts", { part, whole }) : t("today.none")}
            formula={t(`today.figure.${name}.formula`)}
            selected={name === selected}
            onOpen={() => onSelect(name)}
          />
        );
      })}
    </div>
  );
}

// Looked at more often while something is wrong: it goes away by itself.
const often = 5_000;
const seldom = 30_000;

/** What is wrong with the server's disk or files, above everything else on Today: what happened, what it means, what to do. */
function ServerProblems() {
  const { t } = useTranslation();
  const { dayTime } = useTimes();
  const { data } = useApi("getStorage", {}, { refetchInterval: (query) => (query.state.data?.problems.length ? often : seldom) });
  if (!data || data.problems.length === 0) return null;
  return data.problems
    .map(({ code, subject: found, since }) => ({ code, subject: found ?? "", since }))
    .map(({ code, subject, since }) => (
      <Alert
        key={`${code} ${subject}`}
        variant="light"
        color={code === "log_set_aside" ? "orange" : "red"}
        role="alert"
        icon={<IconAlertTriangle size={16} aria-hidden />}
        title={t(`today.problem.${code}.title`, { subject })}
        radius={0}
        p="sm"
        px={16}
      >
        <p>{t(`today.problem.${code}.line`, { subject })}</p>
        <p className="xs text-2">{t("today.problem.since", { at: dayTime(since) })}</p>
      </Alert>
    ));
}
