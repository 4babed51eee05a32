// Flips in numbers: by kind, by the entries that give and take, and the most asked.
import type { Flip } from "../../shared/engine/studies.ts";
import type { FlipKind, FlipsOfKind } from "../base/foreseen.ts";

const FIRST = 10;
const MOST_PAIRS = 50;

/** What kind of flip it is. */
export const flipKindOf = ({ from, to }: Flip): FlipKind => (from === null ? "gained" : to === null ? "lost" : "moved");

/** A flip as it is told. */
export const toldFlip = ({ question: { text, times }, from, to }: Flip): FlipsOfKind["first"][number] => ({ text, times, from, to });

/** `flips`: most asked first. */
export function summaryOf(flips: readonly Flip[], kind: FlipKind): FlipsOfKind {
  const own = flips.filter((flip) => flipKindOf(flip) === kind);
  const pairs = new Map<string, FlipsOfKind["byEntry"][number]>();
  for (const { question, from, to } of own) {
    const name = `${from ?? ""}\n${to ?? ""}`;
    const pair = pairs.get(name) ?? { from, to, questions: 0, times: 0 };
    pairs.set(name, { ...pair, questions: pair.questions + 1, times: pair.times + question.times });
  }
  return {
    questions: own.length,
    times: own.reduce((sum, { question }) => sum + question.times, 0),
    byEntry: [...pairs.values()].sort((a, b) => b.times - a.times || b.questions - a.questions).slice(0, MOST_PAIRS),
    first: own.slice(0, FIRST).map(toldFlip),
  };
}
