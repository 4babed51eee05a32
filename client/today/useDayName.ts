// A shop day such as 2026-11-20 in words: 11-20, Nov 20. Days have no time zone of their own.
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../lib/language.ts";

const english = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

export function useDayName(): (day: string) => string {
  useTranslation();
  const language = currentLanguage();
  return (day) => (day === "" || language === "zh" ? day.slice(5) : english.format(new Date(`${day}T00:00:00Z`)));
}
