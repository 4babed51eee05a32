// Between which entries a turn wavered, and what that adds to the counts of pairs. The one place that says what counts.
import { CLOSE_SHARE, LEAST_CLOSE } from "../../shared/contract/confusion.ts";
import { noConfusion, type Confusion, type ConfusedQuestion, type ConfusionKind, type DailyConfusion } from "./confusions.store.ts";
import type { RecordedTurn } from "./record.store.ts";

type Turn = Pick<RecordedTurn, "outcome" | "reason" | "entry" | "chosen" | "helpful" | "none" | "options" | "candidates">;

interface Wavering {
  ahead: string;
  behind: string;
  kind: ConfusionKind;
}

/** Of a turn so many entries are looked at, the best or those offered: three pairs with the first, and no more rows than that, but where another was chosen. */
const MOST_ENTRIES = 4;

/**
 * The pairs of entries a turn wavered between, each once; bounded by what it offered. Entries that may not speak count as well: they take questions all the same.
 * An answer: with each candidate of at least half its confidence (and 10). It did not help: the nearest of these may have been meant.
 * A question back: the first option with the others and with such candidates; once one is chosen, that one with each of the others.
 */
export function waveringsOf(turn: Turn): Wavering[] {
  const isAnswer = turn.outcome === "answered" || (turn.outcome === "handoff" && turn.reason === "requested");
  if ((!isAnswer && turn.outcome !== "clarify") || turn.candidates === null) return [];
  const candidates = JSON.parse(turn.candidates) as [string, number][];
  const [best] = candidates;
  if (!best) return [];
  const least = Math.max(LEAST_CLOSE, best[1] * CLOSE_SHARE);
  const near = candidates.filter(([, confidence]) => confidence >= least).map(([entry]) => entry);
  const offered = turn.options === null ? [] : (JSON.parse(turn.options) as { entry: string }[]).map(({ entry }) => entry);
  const first = isAnswer ? (turn.entry ?? best[0]) : (offered[0] ?? best[0]);
  const all = [...new Set([first, ...offered, ...near])].slice(0, MOST_ENTRIES);
  return isAnswer || turn.chosen === null ? withFirst(turn, all, isAnswer) : withChosen(all, turn.chosen, turn.helpful);
}

function withFirst({ helpful, none }: Turn, [ahead, ...others]: readonly string[], isAnswer: boolean): Wavering[] {
  const kindOf = (nth: number): ConfusionKind =>
    isAnswer ? (helpful === 0 && nth === 0 ? "unhelpful" : "close") : none === 1 ? "none" : "asked";
  return others.map((behind, nth) => ({ ahead: ahead!, behind, kind: kindOf(nth) }));
}

function withChosen(all: readonly string[], chosen: string, helpful: number | null): Wavering[] {
  const place = all.indexOf(chosen);
  const others = all.filter((entry) => entry !== chosen);
  return others.map((other, nth): Wavering => {
    // Chosen, and no help either: the best of the others may have been meant.
    if (helpful === 0 && nth === 0) return { ahead: chosen, behind: other, kind: "unhelpful" };
    const isBefore = place === -1 || all.indexOf(other) < place;
    return isBefore ? { ahead: other, behind: chosen, kind: "overturned" } : { ahead: chosen, behind: other, kind: "confirmed" };
  });
}

/** Counts of pairs, gathered for a batch. */
export interface ConfusionTally {
  confusions: Map<string, DailyConfusion>;
  confused: Map<string, ConfusedQuestion>;
}

/** Counts what a turn wavered between once more (`sign` 1) or once less (-1). */
export function tallyConfusions(tally: ConfusionTally, turn: RecordedTurn, sign: 1 | -1): void {
  const { kb, day, question } = turn;
  for (const { kind, ...pair } of waveringsOf(turn)) {
    const name = `${kb}\n${day}\n${pair.ahead}\n${pair.behind}`;
    countOne(tally.confusions, name, { kb, day, ...pair }, kind, sign);
    countOne(tally.confused, `${name}\n${question}`, { kb, day, question, ...pair }, kind, sign);
  }
}

function countOne<Place extends object>(
  rows: Map<string, Place & Confusion>,
  name: string,
  place: Place,
  kind: ConfusionKind,
  sign: number,
): void {
  const row: Place & Confusion = rows.get(name) ?? { ...place, ...noConfusion() };
  rows.set(name, row);
  (row as Confusion)[kind] += sign;
}
