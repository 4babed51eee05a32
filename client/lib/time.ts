// Times as trainers read them, in the shop's time zone: "今天 10:42", "11-20", "6 分钟前".
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "../../shared/i18n/index.ts";
import { currentLanguage } from "./language.ts";
import { useKnowledgeBase } from "./session.ts";

const formats = new Map<string, Intl.DateTimeFormat>();
// Making a DateTimeFormat takes about 50 µs, a row of a long list has two: keep them.
function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-US", { timeZone, ...options });
  formats.set(key, made);
  return made;
}

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
  const f = (options: Intl.DateTimeFormatOptions) => format(language, timeZone, options);
  const parts = (iso: string | number): Record<string, string> =>
    Object.fromEntries(
      f({ year: "numeric", month: "2-digit", day: "2-digit" })
        .formatToParts(new Date(iso))
        .map((p) => [p.type, p.value]),
    );
  const shopDay = (iso: string | number): string => {
    const p = parts(iso);
    return `${p.year}-${p.month}-${p.day}`;
  };
  const clock = (iso: string): string => f({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));
  const dayNumber = (iso: string | number): number => Math.round(Date.parse(`${shopDay(iso)}T00:00:00Z`) / 86_400_000);
  const daysUntil = (iso: string): number => dayNumber(iso) - dayNumber(now);
  const day = (iso: string): string => {
    const otherYear = parts(iso).year !== parts(now).year;
    if (language === "zh") return otherYear ? shopDay(iso) : shopDay(iso).slice(5);
    return f(otherYear ? { month: "short", day: "numeric", year: "numeric" } : { month: "short", day: "numeric" }).format(new Date(iso));
  };
  const named = (iso: string, today: string, yesterday: string, other: string): string =>
    ({ 0: today, [-1]: yesterday })[daysUntil(iso)] ?? other;
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
