// Which days: a few common ones, or from and until, on the shop's calendar.
import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useKnowledgeBase } from "../lib/session.ts";
import { useTimes } from "../lib/time.ts";
import { FormChip } from "../ui/FilterChip.tsx";
import css from "./Logs.module.css";
import { addDays, periodOf } from "./period.ts";

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
  const shown = { from: period.from ? shopDay(period.from) : "", until: last ? shopDay(last) : "" };
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
          <TextInput
            type="date"
            label={t("logs.period.from")}
            value={shown.from}
            max={shown.until || today}
            onChange={(e) => onChange({ from: e.currentTarget.value || undefined, until })}
          />
          <TextInput
            type="date"
            label={t("logs.period.until")}
            value={shown.until}
            min={shown.from}
            max={today}
            onChange={(e) => onChange({ from, until: e.currentTarget.value || undefined })}
          />
          <p className="xs text-3">{t("logs.period.zone", { zone: timeZone })}</p>
        </div>
      )}
    </FormChip>
  );
}
