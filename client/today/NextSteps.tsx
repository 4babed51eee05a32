// What to do next, in order of gain: missed questions with what answering them adds; then what adds nothing but needs care.
import {
  IconAlertTriangle,
  IconArrowsLeftRight,
  IconInbox,
  IconMessageOff,
  IconRocket,
  IconSnowflake,
  IconStack2,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OutputOf } from "../lib/api.ts";
import { gainText, percent } from "../lib/percent.ts";
import { ScreenLink, type ScreenName } from "../ui/page/ScreenLink.tsx";
import type { Today } from "./coverageSegments.ts";
import css from "./Today.module.css";

type Overview = OutputOf<"getOverview">;

interface NextStepsProps {
  today: Today;
  overview: Overview | undefined;
  /** What `today` counts. */
  days: number;
}

export function NextSteps({ today, overview, days }: NextStepsProps) {
  return (
    <>
      <Gains today={today} overview={overview} />
      <Fixes today={today} overview={overview} days={days} />
    </>
  );
}

function Gains({ today: { misses, coverage, asked }, overview }: { today: Today; overview: Overview | undefined }) {
  const { t } = useTranslation();
  const now = coverage.value;
  if (misses.length === 0) {
    const silent = asked === 0 && overview?.turns !== true;
    return (
      <div className={css.next} style={{ padding: 16 }}>
        <p>{t(silent ? "today.next.noTurns" : "today.next.none")}</p>
        <p className="xs text-2">{t(silent ? "today.next.noTurnsLine" : "today.next.noneLine")}</p>
      </div>
    );
  }
  const totals = misses.map((_, i) => misses.slice(0, i + 1).reduce((sum, m) => sum + m.gain, now ?? 0));
  return (
    <div className={css.next}>
      {now !== null && (totals.at(-1) ?? now) > now && (
        <p className={css.lead}>
          <span>{t("today.next.lead", { count: misses.length })}</span>
          <span className="text-2">{percent(now)}</span>
          <span aria-hidden>→</span>
          <span className="sr-only">{t("today.next.to")}</span>
          <b className="text-good">{percent(totals.at(-1))}</b>
        </p>
      )}
      <ul>
        {misses.map((miss, i) => {
          const gain = miss.gain === 0 ? t("common.figure.none") : gainText(miss.gain);
          return (
            <li key={miss.id}>
              <ScreenLink screen="review" search={{ cluster: miss.id }} className={`${css.row} ${css.miss}`}>
                <IconInbox size={16} className="text-3" aria-hidden />
                <span className="grow stack">
                  <span className="ellipsis" title={miss.text}>
                    {miss.text}
                  </span>
                  <span className="xs text-2">{t("today.next.times", { count: miss.count })}</span>
                </span>
                <span className={`${css.number} num medium ${miss.gain === 0 ? "text-3" : "text-good"}`} aria-hidden>
                  {gain}
                </span>
                <span className={`${css.number} num text-2`} aria-hidden>
                  {now === null ? "–" : percent(totals[i])}
                </span>
                <span className="sr-only">{t("today.next.points", { gain, total: now === null ? "–" : percent(totals[i]) })}</span>
              </ScreenLink>
            </li>
          );
        })}
      </ul>
      <p className={css.more}>
        <ScreenLink screen="review">{t("today.next.more")}</ScreenLink>
      </p>
    </div>
  );
}

interface Fix {
  icon: Icon;
  urgent?: boolean;
  text: string;
  action: string;
  screen: ScreenName;
  search?: Record<string, string | number>;
}

function Fixes({ today, overview, days }: NextStepsProps) {
  const { t } = useTranslation();
  const neverPublished = overview !== undefined && overview.live === null && overview.entries > 0;
  const fixes: Fix[] = [
    ...(neverPublished
      ? [{ icon: IconRocket, urgent: true, text: t("today.fix.firstPublish"), action: t("today.fix.publish"), screen: "releases" as const }]
      : []),
    ...(!neverPublished && today.unpublished > 0
      ? [
          {
            icon: IconRocket,
            text: t("today.fix.unpublished", { count: today.unpublished }),
            action: t("today.fix.publish"),
            screen: "releases" as const,
          },
        ]
      : []),
    ...(overview && overview.lost > 0
      ? [
          {
            icon: IconAlertTriangle,
            urgent: true,
            text: t("today.fix.lost", { count: overview.lost }),
            action: t("today.fix.look"),
            screen: "logs" as const,
          },
        ]
      : []),
    ...(today.noAnswer > 0
      ? [
          {
            icon: IconMessageOff,
            urgent: true,
            text: t("today.fix.noAnswer", { count: today.noAnswer }),
            action: t("today.fix.fix"),
            screen: "knowledge" as const,
            search: { without: "answers" },
          },
        ]
      : []),
    ...(today.confused
      ? [
          {
            icon: IconArrowsLeftRight,
            text: t("today.fix.confused", {
              count: today.confused.pairs,
              first: today.confused.first.question,
              second: today.confused.second.question,
            }),
            action: t("today.fix.look"),
            screen: "knowledge" as const,
            search: { confusion: days, pair: `${today.confused.first.id}~${today.confused.second.id}` },
          },
        ]
      : []),
    ...(today.fewSimilar > 0
      ? [
          {
            icon: IconStack2,
            text: t("today.fix.fewSimilar", { count: today.fewSimilar }),
            action: t("today.fix.add"),
            screen: "knowledge" as const,
            search: { without: "similar" },
          },
        ]
      : []),
    ...(today.cold > 0 && today.asked > 0
      ? [
          {
            icon: IconSnowflake,
            text: t("today.fix.cold", { count: today.cold }),
            action: t("today.fix.look"),
            screen: "knowledge" as const,
            search: { without: "hits", enabled: "true" },
          },
        ]
      : []),
  ];
  return (
    <section className={css.next} aria-label={t("today.fix.title")}>
      <h2 className={css.fixHead}>{t("today.fix.title")}</h2>
      {fixes.length === 0 && <p className={css.none}>{t("today.fix.none")}</p>}
      <ul>
        {fixes.map(({ icon: Mark, urgent, text, action, screen, search }) => (
          <li key={text} className={css.row} style={{ minHeight: 36 }}>
            <Mark size={16} className={urgent ? "text-attention" : "text-3"} aria-hidden />
            <span className="grow ellipsis" title={text}>
              {text}
            </span>
            <ScreenLink screen={screen} {...(search ? { search } : {})} label={`${action}: ${text}`}>
              {action}
            </ScreenLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
