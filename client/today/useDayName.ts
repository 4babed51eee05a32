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
