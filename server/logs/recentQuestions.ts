// The distinct questions customers asked lately, with how often, and on which channel most. For threads of their own: a day of a million turns takes a while.
import type { Database } from "../base/db.ts";
import { addDays, dayStart, localDay } from "../../shared/engine/time.ts";
import type { TrafficQuestion } from "../../shared/engine/studies.ts";
import { textsOf } from "./commonQuestions.store.ts";
import { askedWithin } from "./recentQuestions.store.ts";

/** The first of the last `days` days of the shop, today included. */
export const firstDayOf = (now: string, timeZone: string, days: number): string => addDays(localDay(now, timeZone), 1 - days);

/** At most `most` of them, most asked first; yields after each day. Masked texts; what is nothing but punctuation is left out. */
export function* recentQuestions(
  logs: Database,
  kb: { id: string; timeZone: string },
  { now, days, most }: { now: string; days: number; most: number },
): Generator<void, TrafficQuestion[], undefined> {
  const asked = new Map<string, Map<string, number>>();
  const first = firstDayOf(now, kb.timeZone, days);
  // What bears a time to come, as logs brought in from elsewhere may, is of today.
  const startOf = (day: number): string => (day === days ? "9" : dayStart(addDays(first, day), kb.timeZone));
  for (let day = 0; day < days; day++) {
    for (const { question, channel, times } of askedWithin(logs, kb.id, startOf(day), startOf(day + 1))) {
      const channels = asked.get(question) ?? new Map<string, number>();
      asked.set(question, channels.set(channel, (channels.get(channel) ?? 0) + times));
    }
    yield;
  }
  const counted = [...asked].map(([id, channels]) => ({ id, channels, times: [...channels.values()].reduce((sum, one) => sum + one, 0) }));
  const chosen = counted.sort((a, b) => b.times - a.times || (a.id < b.id ? -1 : 1)).slice(0, most);
  const texts = textsOf(
    logs,
    kb.id,
    chosen.map(({ id }) => id),
  );
  return chosen.flatMap(({ id, channels, times }) => {
    const text = texts.get(id);
    if (text === undefined || text === "") return [];
    const [[channel] = [""]] = [...channels].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [{ text, times, ...(channel === "" ? {} : { channel }) }];
  });
}
