// What a spot check tells: precision with its interval, and confidence beside the share right.
import { checkedOutcomes } from "../../shared/contract/spotChecks.ts";
import { calibrationError, decilesOf, wilsonInterval } from "../../shared/engine/statistics.ts";
import type { OutputOf } from "../base/context.ts";
import type { StoredSpotCheck, LabelTally } from "./spotChecks.store.ts";

type Shown = OutputOf<"startSpotCheck">;

export function shownCheck({ notAnswered: _, right, checked, ...check }: StoredSpotCheck & LabelTally): Shown {
  const interval = wilsonInterval(right, checked);
  return {
    ...check,
    outcomes: checkedOutcomes.filter((outcome) => check.outcomes.includes(outcome)),
    precision: {
      right,
      checked,
      share: checked === 0 ? null : right / checked,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    },
  };
}

/** Deciles of the confidence that was told, and the expected calibration error. */
export function calibrationOf(
  judged: readonly { confidence: number; right: boolean }[],
): Pick<OutputOf<"getSpotCheck">, "deciles" | "error"> {
  const answers = judged.map(({ confidence, right }) => ({ likelihood: confidence / 100, right }));
  return {
    deciles: decilesOf(answers).map(({ from, ...rest }) => ({ from: Math.round(from * 100), ...rest })),
    error: calibrationError(answers),
  };
}
