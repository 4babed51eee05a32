// The calendar behind the period filter (loaded when it is first opened): two clicks choose the first and the last day.
import { DatePicker } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../lib/language.ts";

export interface DayRangeProps {
  /** Days as YYYY-MM-DD, or null. */
  value: [string | null, string | null];
  /** No later day can be chosen. */
  last: string;
  /** Both days are chosen. */
  onChange: (from: string, until: string) => void;
}

export default function DayRange({ value, last, onChange }: DayRangeProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(value);
  const chinese = currentLanguage() === "zh";
  return (
    <DatePicker
      type="range"
      allowSingleDateInRange
      hideOutsideDates
      weekendDays={[]}
      size="sm"
      value={chosen}
      maxDate={last}
      defaultDate={value[1] ?? last}
      onChange={(next) => {
        setChosen(next);
        if (next[0] && next[1]) onChange(next[0], next[1]);
      }}
      locale={chinese ? "zh-cn" : "en"}
      firstDayOfWeek={1}
      {...(chinese ? { monthLabelFormat: "YYYY年M月", yearLabelFormat: "YYYY年" } : {})}
      ariaLabels={{ previousMonth: t("logs.period.previousMonth"), nextMonth: t("logs.period.nextMonth") }}
    />
  );
}
