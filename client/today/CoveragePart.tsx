// The chosen figure over time: as a chart or, for whoever prefers it, as a table; under it the formula of the chosen figure.
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconChartLine, IconMathFunction, IconTable } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { Boundary } from "../ui/state/ErrorText.tsx";
import { ScreenLink } from "../ui/page/ScreenLink.tsx";
import { CoverageTable } from "./CoverageTable.tsx";
import { type Coverage, coverageOf, type Point, type Today } from "./coverageSegments.ts";
import type { FigureName } from "./search.ts";
import css from "./Today.module.css";
import { useDayName } from "./useDayName.ts";

// Drawing costs 100 kB of script: fetched only when there is a line.
const CoverageChart = lazy(() => import("./CoverageChart.tsx").then((m) => ({ default: m.CoverageChart })));

/** The logged questions behind a figure, as the Logs screen filters them. */
const behind: Record<FigureName, Record<string, string>> = {
  coverage: {},
  direct: { outcome: "answered" },
  handoff: { outcome: "handoff" },
  clarification: { outcome: "clarify" },
  satisfaction: { miss: "unhelpful" },
};

/** Where both are there, those that the figure counts; imported ones have two sources. */
const sourceIn = ({ source, questions }: Today): Record<string, string> => (source === "live" && questions.imported > 0 ? { source } : {});

export interface CoveragePartProps {
  today: Today;
  figure: FigureName;
  channel: string | undefined;
}

export function CoveragePart({ today, figure, channel }: CoveragePartProps) {
  const { t } = useTranslation();
  const { clock } = useTimes();
  const [table, setTable] = useState(false);
  const coverage = useMemo(() => coverageOf(today, clock, figure), [today, clock, figure]);
  const name = t(`today.figure.${figure}.name`);
  // Imported questions are drawn as one line: their versions are often another program's.
  const title = t(today.source === "live" ? "today.chart.title" : "today.chart.titleImported", { name });
  const rolledBack = coverage.events.some((e) => e.rollback);
  return (
    <section className={css.chartPart} aria-label={title}>
      <div className={css.chartHead}>
        <h2 className="bold grow">{title}</h2>
        {!table && coverage.events.length > 0 && (
          <span className={css.legend}>
            <i className={css.dash} aria-hidden />
            {t("today.chart.publication")}
            {rolledBack && (
              <>
                <IconArrowBackUp size={14} className="text-bad" aria-hidden />
                {t("today.chart.rollback")}
              </>
            )}
          </span>
        )}
        {coverage.points.length > 0 && (
          <Button
            size="xs"
            variant="subtle"
            aria-pressed={table}
            leftSection={table ? <IconChartLine size={14} aria-hidden /> : <IconTable size={14} aria-hidden />}
            onClick={() => setTable(!table)}
          >
            {t(table ? "today.chart.asChart" : "today.chart.asTable")}
          </Button>
        )}
      </div>
      {coverage.points.length === 0 ? (
        <p className={css.none} style={{ padding: "16px 0" }}>
          {t(today[figure].whole > 0 ? "today.chart.few" : "today.chart.flat", { name })}
        </p>
      ) : table ? (
        <CoverageTable coverage={coverage} name={name} channel={channel} />
      ) : (
        <Picture coverage={coverage} name={name} channel={channel} />
      )}
      <Formula today={today} figure={figure} channel={channel} />
    </section>
  );
}

function Picture({ coverage, name, channel }: { coverage: Coverage; name: string; channel: string | undefined }) {
  const { t } = useTranslation();
  const { id: kb } = useKnowledgeBase();
  const navigate = useNavigate();
  const dayName = useDayName();
  const { points } = coverage;
  const [first, last] = [points[0], points.at(-1)];
  const values = points.map((p) => p.value);
  const shown = (value: number | undefined): string => `${(value ?? 0).toFixed(1)}%`;
  const label = t("today.chart.label", {
    name,
    from: dayName(first?.from ?? ""),
    until: dayName(last?.day ?? ""),
    first: shown(first?.value),
    last: shown(last?.value),
    low: shown(Math.min(...values)),
    high: shown(Math.max(...values)),
  });
  const open = ({ from, day, version }: Point): void => {
    void navigate({ to: "/kb/$kb/logs", params: { kb }, search: { from, until: day, version: version ?? undefined, channel } });
  };
  return (
    <Boundary>
      <Suspense fallback={<div className={css.place} aria-busy="true" />}>
        <CoverageChart coverage={coverage} dayName={dayName} label={label} onOpen={open} />
      </Suspense>
    </Boundary>
  );
}

function Formula({ today, figure, channel }: { today: Today; figure: FigureName; channel: string | undefined }) {
  const { t } = useTranslation();
  const dayName = useDayName();
  const { part, whole } = today[figure];
  return (
    <p className={css.formula}>
      <IconMathFunction size={14} aria-hidden />
      <span>{t("today.formulaLine", { name: t(`today.figure.${figure}.name`), formula: t(`today.figure.${figure}.formula`) })}</span>
      {whole > 0 && <span>{t("today.formulaNumbers", { part, whole })}</span>}
      {whole > 0 && (
        <ScreenLink screen="logs" search={{ ...behind[figure], ...sourceIn(today), from: today.from, until: today.until, channel }}>
          {t("today.behind")}
        </ScreenLink>
      )}
      {today.partlyBefore !== null && <span>{t("today.partlyBefore", { day: dayName(today.partlyBefore) })}</span>}
    </p>
  );
}
