// The questions customers asked most that certain entries are rivals for: what a change between the entries may flip.
import { addDays, dayStart, localDay } from "../../shared/engine/time.ts";
import type { App, Kb } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { askedBetween, spotBelow, textsOf, type Spot } from "./commonQuestions.store.ts";

export interface CommonQuestion {
  text: string;
  times: number;
  /** Whether the log itself says that one of the entries was a candidate; turns brought in from elsewhere do not tell. */
  seen: boolean;
}

const DAYS = 14;
/** Turns a slice reads: some ms. */
const SLICE = 2_000;
/** Of a busier log the latest turns stand for the rest. */
const SLICES = 75;

/** Questions of the last 14 shop days with one of two entries in view, most asked first; at most `limit` of those seen and as many of those the log does not tell of. */
export async function commonQuestions(
  app: Pick<App, "logs" | "now">,
  kb: Pick<Kb, "id" | "timeZone">,
  entries: readonly [string, string],
  limit: number,
): Promise<CommonQuestion[]> {
  const since = dayStart(addDays(localDay(app.now(), kb.timeZone), 1 - DAYS), kb.timeZone);
  const found = new Map<string, { times: number; seen: boolean }>();
  let from: Spot | null = { at: "9", seq: 0 };
  for (let slice = 0; from !== null && slice < SLICES; slice += 1) {
    const until = spotBelow(app.logs, kb.id, from, since, SLICE);
    for (const { question, times, seen } of askedBetween(app.logs, kb.id, from, until, since, entries)) {
      const known = found.get(question);
      found.set(question, { times: times + (known?.times ?? 0), seen: seen === 1 || (known?.seen ?? false) });
    }
    from = until;
    await nextTurn();
  }
  const sorted = [...found].sort(([a, first], [b, second]) => second.times - first.times || (a < b ? -1 : 1));
  const most = [...sorted.filter(([, { seen }]) => seen).slice(0, limit), ...sorted.filter(([, { seen }]) => !seen).slice(0, limit)];
  const texts = textsOf(
    app.logs,
    kb.id,
    most.map(([id]) => id),
  );
  return most.flatMap(([id, counted]) => {
    const text = texts.get(id);
    return text === undefined ? [] : [{ text, ...counted }];
  });
}
