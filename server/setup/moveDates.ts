// The sample shop's sale on other days: its files tell of one day, and whoever loads it later shall not see it expired. Validity, conditions on
// the time, and the days that texts name move together; what names no day of a sale (points last until 31 December) stays.
import { addDays, daysFrom } from "../../shared/engine/time.ts";
import type { z } from "zod";
import type { condition } from "../../shared/knowledge/entry.ts";

/** The day of which the files tell: the gift for newcomers is in its last week, the sale's returns in their second last, the presale over. */
export const toldDay = "2026-11-18";

type Condition = z.output<typeof condition>;

/** What an entry of the sample says that days may stand in. */
interface Dated {
  question: string;
  similar?: readonly { text: string }[] | undefined;
  answers?: readonly { text: string; when: readonly Condition[] }[] | undefined;
  validFrom?: string | null | undefined;
  validUntil?: string | null | undefined;
  note?: string | undefined;
}

/** The same entry as if its files had been written on `day`; equal for the day they tell of, and for an entry that is always in force. */
export function moveDates<T extends Dated>(entry: T, day: string): T {
  const days = daysFrom(toldDay, day);
  const isOfSale = Boolean(entry.validFrom) || Boolean(entry.validUntil);
  const hasTimes = entry.answers?.some(({ when }) => when.some(({ field }) => field === "time")) ?? false;
  if (days === 0 || (!isOfSale && !hasTimes)) return entry;
  const text = isOfSale ? (words: string): string => moveWords(words, days) : (words: string): string => words;
  const answers = entry.answers?.map((answer) => ({
    ...answer,
    text: text(answer.text),
    when: answer.when.map((one) => moveTimes(one, days)),
  }));
  return {
    ...entry,
    question: text(entry.question),
    ...(entry.similar ? { similar: entry.similar.map((one) => ({ ...one, text: text(one.text) })) } : {}),
    ...(answers ? { answers } : {}),
    ...(entry.validFrom ? { validFrom: moveInstant(entry.validFrom, days) } : {}),
    ...(entry.validUntil ? { validUntil: moveInstant(entry.validUntil, days) } : {}),
    ...(entry.note ? { note: text(entry.note) } : {}),
  };
}

const moveInstant = (at: string, days: number): string => new Date(Date.parse(at) + days * 86_400_000).toISOString();

/** `2026-11-01T00:00/2026-11-16T00:00`: clocks keep their hour. */
const moveTimes = (one: Condition, days: number): Condition =>
  one.field === "time" ? { ...one, in: one.in.map((range) => range.replaceAll(/\d{4}-\d\d-\d\d/gu, (day) => addDays(day, days))) } : one;

/** 11 月 1 日至 11 日, 11月11号, 11-24, and a month alone (11 月新客礼包), which is that of its first day. */
function moveWords(text: string, days: number): string {
  const year = toldDay.slice(0, 4);
  const moved = (month: string | number, day: string | number): { month: number; day: number } => {
    const [, m, d] = addDays(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`, days).split("-");
    return { month: Number(m), day: Number(d) };
  };
  return text
    .replaceAll(
      /(\d{1,2})( ?)月( ?)(\d{1,2})( ?)([日号])(?:至( ?)(\d{1,2})( ?)[日号])?/gu,
      (_, month: string, a: string, b: string, first: string, c: string, unit: string, d?: string, last?: string, e?: string) => {
        const from = moved(month, first);
        const begin = `${from.month}${a}月${b}${from.day}${c}${unit}`;
        if (last === undefined) return begin;
        const until = moved(month, last);
        const name = until.month === from.month ? "" : `${until.month}${a}月${b}`;
        return `${begin}至${d}${name}${until.day}${e}${unit}`;
      },
    )
    .replaceAll(/(?<!\d)(\d{1,2})( ?)月(?=新客)/gu, (_, month: string, a: string) => `${moved(month, 1).month}${a}月`)
    .replaceAll(/(?<![\d-])(\d{2})-(\d{2})(?![\d-])/gu, (_, month: string, day: string) => {
      const to = moved(month, day);
      return `${String(to.month).padStart(2, "0")}-${String(to.day).padStart(2, "0")}`;
    });
}
