// Times as trainers read them, in the shop's time zone: "今天 10:42", "11-20", "6 分钟前".
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { daysFrom, localDay, timeFormat } from "../../shared/engine/time.ts";
import type { Language } from "../../shared/i18n/index.ts";
import { currentLanguage } from "./language.ts";
import { useKnowledgeBase } from "./session.ts";

export interface Times {
  /** 10:42 */
  clock: (iso: string) => string;
  /** 11-20, with the year when it is another; Nov 20 */
  day: (iso: string) => string;
  /** 今天 10:42, 昨天 10:42, 11-18 10:42 */
  dayTime: (iso: string) => string;
  /** 今天, 昨天, 11-18 */
  shortDay: (iso: string) => string;
  /** 6 分钟前; beyond a day as dayTime's day */
  relative: (iso: string) => string;
  /** All of it, for titles */
  full: (iso: string) => string;
  /** Whole shop days from now until `iso`; 0 is today */
  daysUntil: (iso: string) => number;
  /** The shop's day of an instant: 2026-11-20 */
  shopDay: (iso: string) => string;
}

/** @param now milliseconds; the moment relative words count from */
export function times(language: Language, timeZone: string, now: number): Times {
  const f = (options: Intl.DateTimeFormatOptions) => timeFormat(language === "zh" ? "zh-CN" : "en-US", timeZone, options);
  const shopDay = (iso: string): string => localDay(iso, timeZone);
  const today = shopDay(new Date(now).toISOString());
  const clock = (iso: string): string => f({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));
  const daysUntil = (iso: string): number => daysFrom(today, shopDay(iso));
  const day = (iso: string): string => {
    const otherYear = shopDay(iso).slice(0, 4) !== today.slice(0, 4);
    if (language === "zh") return otherYear ? shopDay(iso) : shopDay(iso).slice(5);
    return f(otherYear ? { month: "short", day: "numeric", year: "numeric" } : { month: "short", day: "numeric" }).format(new Date(iso));
  };
  const named = (iso: string, ifToday: string, ifYesterday: string, other: string): string =>
    ({ 0: ifToday, [-1]: ifYesterday })[daysUntil(iso)] ?? other;
  const words = i18next.getFixedT(language);
  const dayTime = (iso: string): string =>
    named(
      iso,
      words("common.time.today", { clock: clock(iso) }),
      words("common.time.yesterday", { clock: clock(iso) }),
      `${day(iso)} ${clock(iso)}`,
    );
  const shortDay = (iso: string): string => named(iso, words("common.time.todayWord"), words("common.time.yesterdayWord"), day(iso));
  const relative = (iso: string): string => {
    const seconds = (now - Date.parse(iso)) / 1000;
    const format = new Intl.RelativeTimeFormat(language === "zh" ? "zh-CN" : "en", { style: language === "zh" ? "long" : "short" });
    // A figure stands apart from Chinese words everywhere: 6 分钟前.
    const ago = (n: number, unit: "minute" | "hour"): string => format.format(-n, unit).replace(/(?<=\d)(?=\p{Script=Han})/u, " ");
    if (seconds < 60) return words("common.time.justNow");
    if (seconds < 3600) return ago(Math.floor(seconds / 60), "minute");
    if (seconds < 86_400 && daysUntil(iso) === 0) return ago(Math.floor(seconds / 3600), "hour");
    return shortDay(iso);
  };
  const full = (iso: string): string => f({ dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }).format(new Date(iso));
  return { clock, day, dayTime, shortDay, relative, full, daysUntil, shopDay };
}

/** Times in the shop's zone and the interface's language. */
export function useTimes(): Times {
  useTranslation();
  const { timeZone } = useKnowledgeBase();
  return times(currentLanguage(), timeZone, Date.now());
}
