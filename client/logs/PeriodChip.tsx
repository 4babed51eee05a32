// Which days: a few common ones, or from and until, on the shop's calendar.
import { Button } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../shared/engine/time.ts";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { FormChip } from "../ui/list/FilterChip.tsx";
import css from "./Logs.module.css";
import { periodOf } from "./period.ts";

const DayRange = lazy(() => import("./DayRange.tsx"));

export interface PeriodChipProps {
  from: string | undefined;
  until: string | undefined;
  onChange: (period: { from: string | undefined; until: string | undefined }) => void;
}

export function PeriodChip({ from, until, onChange }: PeriodChipProps) {
  const { t } = useTranslation();
  const { timeZone } = useKnowledgeBase();
  const { day, shopDay } = useTimes();
  const today = shopDay(new Date().toISOString());
  const period = periodOf({ from, until }, timeZone);
  // The last moment that is in: until is half-open for the server, a whole day for people.
  const last = period.until && new Date(Date.parse(period.until) - 1).toISOString();
  const words = { from: period.from ? day(period.from) : "", until: last ? day(last) : "" };
  const value =
    words.from && words.until
      ? words.from === words.until
        ? words.from
        : t("logs.period.range", words)
      : words.from
        ? t("logs.period.since", words)
        : words.until
          ? t("logs.period.upTo", words)
          : null;
  const presets = [
    { label: t("logs.period.today"), from: today, until: undefined },
    { label: t("logs.period.yesterday"), from: addDays(today, -1), until: addDays(today, -1) },
    ...[7, 30].map((count) => ({ label: t("logs.period.days", { count }), from: addDays(today, 1 - count), until: undefined })),
  ];
  const shown = { from: period.from ? shopDay(period.from) : null, until: last ? shopDay(last) : null };
  return (
    <FormChip label={t("logs.filter.period")} value={value} onClear={() => onChange({ from: undefined, until: undefined })}>
      {(close) => (
        <div className={`stack ${css.dates}`} style={{ gap: 12 }}>
          <div className={css.presets}>
            {presets.map((preset) => (
              <Button
                key={preset.label}
                size="xs"
                onClick={() => {
                  onChange({ from: preset.from, until: preset.until });
                  close();
                }}
              >
                {preset.label}
              </Button>
            ))}
          </div>
          <Suspense fallback={<div className={css.calendar} />}>
            <DayRange
              value={[shown.from, shown.until]}
              last={today}
              onChange={(first, final) => {
                onChange({ from: first, until: final });
                close();
              }}
            />
          </Suspense>
          <p className="xs text-3">{t("logs.period.zone", { zone: timeZone })}</p>
        </div>
      )}
    </FormChip>
  );
}
