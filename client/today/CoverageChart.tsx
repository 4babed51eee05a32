// The line of a figure, one stretch a version, with a dashed vertical at each publication. Loaded only when there is something to draw.
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { useTranslation } from "react-i18next";
import { daysName } from "./useDayName.ts";
import css from "./CoverageChart.module.css";
import { type Coverage, dayTicks, type Event, type Point, scaleOf, type Segment } from "./coverageSegments.ts";

export interface CoverageChartProps {
  coverage: Coverage;
  dayName: (day: string) => string;
  /** Said by screen readers instead of the picture. */
  label: string;
  onOpen: (point: Point) => void;
}

const key = (index: number): string => `s${index}`;
/** Names of versions nearer than this share of the width would lie over each other. */
const nameWidth = 1 / 18;

export function CoverageChart({ coverage: { days, points, segments, events }, dayName, label, onOpen }: CoverageChartProps) {
  const { t } = useTranslation();
  const { low, high, ticks } = scaleOf(points.map((p) => p.value));
  const rows = points.map((p) => ({ x: p.x, [key(p.segment)]: p.value }));
  const last = points.at(-1);
  /** The shop's today, which is not over yet. */
  const begun = days.at(-1);
  const first = segments[0];
  const named = events.filter((e, i) => {
    const next = events[i + 1];
    const before = points.findLast((p) => p.x < e.x);
    return before?.version !== e.version && (!next || next.x - e.x >= days.length * nameWidth);
  });
  const nameOf = (e: Event): string => t(e.rollback ? "today.chart.backTo" : "today.chart.version", { number: e.version });
  return (
    <div role="img" aria-label={label} className={css.chart}>
      <LineChart
        responsive
        style={{ width: "100%", height: "100%" }}
        data={rows}
        margin={{ top: 24, right: 48, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          const point = points[Number(activeTooltipIndex ?? -1)];
          if (point) onOpen(point);
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--line-soft)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={[-0.5, days.length - 0.5]}
          ticks={dayTicks(days.length)}
          tickFormatter={(i: number) => dayName(days[i] ?? "")}
          tickLine={false}
          axisLine={false}
          tick={{ className: css.tick }}
          interval={0}
        />
        <YAxis
          domain={[low, high]}
          ticks={ticks}
          tickFormatter={(v: number) => `${v}%`}
          width={44}
          tickLine={false}
          axisLine={false}
          tick={{ className: css.tick }}
        />
        {first && first.version !== null && !(named[0] && named[0].x < days.length * nameWidth) && (
          <ReferenceLine
            x={-0.5}
            stroke="none"
            label={<Name text={t("today.chart.version", { number: first.version })} current={segments.length === 1} />}
          />
        )}
        {events.map((e) => (
          <ReferenceLine
            key={`${e.x} ${e.version}`}
            x={e.x}
            stroke="var(--line-strong)"
            strokeDasharray="2 3"
            {...(named.includes(e) ? { label: <Name text={nameOf(e)} current={e.current} rollback={e.rollback} /> } : {})}
          />
        ))}
        <Tooltip
          cursor={{ stroke: "var(--line-strong)" }}
          isAnimationActive={false}
          content={({ active, activeIndex }) =>
            active ? <Tip point={points[Number(activeIndex ?? -1)]} begun={begun} dayName={dayName} /> : null
          }
        />
        {segments.map((segment) => (
          <Line
            key={segment.index}
            dataKey={key(segment.index)}
            type="linear"
            stroke={colour(segment)}
            strokeWidth={segment.current ? 2 : 1.5}
            isAnimationActive={false}
            connectNulls={false}
            activeDot={{ r: 3, fill: colour(segment), stroke: "none" }}
            dot={({ cx, cy, index }) => (
              <Dot
                key={index}
                cx={cx}
                cy={cy}
                colour={colour(segment)}
                shown={points[index]?.segment === segment.index && (segment.points === 1 || index === points.length - 1)}
                begun={points[index]?.day === begun}
                text={index === points.length - 1 && last ? `${last.value.toFixed(1)}%` : null}
              />
            )}
          />
        ))}
      </LineChart>
    </div>
  );
}

const colour = ({ current, rolledBack }: Segment): string => (current ? "var(--accent)" : rolledBack ? "var(--red)" : "var(--grey)");

interface NameProps {
  text: string;
  current?: boolean;
  rollback?: boolean;
  /** Given by the reference line. */
  viewBox?: { x?: number; y?: number };
}

/** The version's name on top of its line, at the right of it. */
function Name({ text, current = false, rollback = false, viewBox }: NameProps) {
  return (
    <text
      x={(viewBox?.x ?? 0) + 4}
      y={(viewBox?.y ?? 0) - 8}
      className={css.event}
      data-current={current || undefined}
      data-rollback={rollback || undefined}
    >
      {text}
    </text>
  );
}

function Dot({
  cx,
  cy,
  colour: fill,
  shown,
  begun,
  text,
}: {
  cx?: number | undefined;
  cy?: number | undefined;
  colour: string;
  shown: boolean;
  /** A day that is not over: hollow. */
  begun: boolean;
  text: string | null;
}) {
  if (!shown || cx === undefined || cy === undefined) return null;
  return (
    <g>
      <circle cx={cx} cy={cy} r={3.5} fill={begun ? "var(--bg)" : fill} stroke={fill} strokeWidth={begun ? 1.5 : 0} />
      {text !== null && (
        <text x={cx + 8} y={cy + 4} className={css.last}>
          {text}
        </text>
      )}
    </g>
  );
}

function Tip({ point, begun, dayName }: { point: Point | undefined; begun: string | undefined; dayName: (day: string) => string }) {
  const { t } = useTranslation();
  if (!point) return null;
  return (
    <div className={css.tip}>
      <p className="bold">{`${point.value.toFixed(1)}% = ${point.part} ÷ ${point.whole}`}</p>
      <p>{`${daysName(point, dayName)} · ${point.version === null ? t("today.chart.noVersion") : t("today.chart.version", { number: point.version })}`}</p>
      <p className="text-3">{t("today.chart.times", { count: point.asked })}</p>
      {point.day === begun && <p className="text-3">{t("today.chart.begun")}</p>}
    </div>
  );
}
