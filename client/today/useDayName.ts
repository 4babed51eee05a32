// A shop day such as 2026-11-20 in words: 11-20, Nov 20. Days have no time zone of their own.
import { useTranslation } from "react-i18next";
import { timeFormat } from "../../shared/engine/time.ts";
import { currentLanguage } from "../lib/language.ts";

export function useDayName(): (day: string) => string {
  useTranslation();
  const language = currentLanguage();
  return (day) =>
    day === "" || language === "zh"
      ? day.slice(5)
      : timeFormat("en-US", "UTC", { month: "short", day: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

/** The day of a point in words, or its first and last one. */
export const daysName = ({ from, day }: { from: string; day: string }, dayName: (day: string) => string): string =>
  from === day ? dayName(day) : `${dayName(from)} – ${dayName(day)}`;
