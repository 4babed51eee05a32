// Whether a missed question is dealt with: only while the draft does what was decided.
import type { MissedQuestion } from "../logs/missedQuestions.ts";
import type { WrongAnswer } from "../labels/wrongAnswers.ts";
import type { Standing } from "./decisions.store.ts";

export type MissState = "open" | "closed" | "later";

// Teaching the wording word for word settles these; a bad answer or one out of force may come again in spite of it.
const settledByTeaching = new Set(["unanswered", "low_confidence", "handed_off", "none_of_these"]);
const comesAgain = new Set(["unhelpful", "none_of_these"]);
/** A question put off comes back after so many more misses. */
export const missesUntilBack = 10;

/** open: in the queue; later: put off; closed: dealt with. Of a question that the log calls a miss. */
export function missState(miss: Pick<MissedQuestion, "reason" | "missed" | "lastMissedAt">, standing: Standing, now: string): MissState {
  const { decision, teacher, speaks, inForce, notOurs } = standing;
  if (decision?.kind === "taught" || decision?.kind === "new_entry") {
    if (teacher !== decision.entry || !speaks) return "open";
    const again = miss.lastMissedAt > decision.at;
    if (comesAgain.has(miss.reason)) return again ? "open" : "closed";
    return miss.reason === "not_in_force" && again && !inForce ? "open" : "closed";
  }
  if (decision?.kind === "not_ours") return notOurs && !speaks ? "closed" : "open";
  if (isPutOff(standing, miss.missed, now)) return "later";
  if (speaks) return settledByTeaching.has(miss.reason) || (miss.reason === "not_in_force" && inForce) ? "closed" : "open";
  return notOurs ? "closed" : "open";
}

/**
 * The same of a question whose answer a spot check called wrong: it is settled while the draft answers it word for word with another entry,
 * or not at all where it is not our business. The same entry taught all the same is open again with the next label that calls it wrong.
 */
export function wrongState(wrong: Pick<WrongAnswer, "given" | "labelledAt">, missed: number, standing: Standing, now: string): MissState {
  const { decision, teacher, speaks, notOurs } = standing;
  const isSaidWrong = teacher !== null && wrong.given.includes(teacher);
  if (decision?.kind === "taught" || decision?.kind === "new_entry") {
    if (teacher !== decision.entry || !speaks) return "open";
    return isSaidWrong && wrong.labelledAt > decision.at ? "open" : "closed";
  }
  if (decision?.kind === "not_ours") return notOurs && !speaks ? "closed" : "open";
  if (isPutOff(standing, missed, now)) return "later";
  return (speaks ? !isSaidWrong : notOurs) ? "closed" : "open";
}

const isPutOff = ({ decision }: Standing, missed: number, now: string): boolean =>
  decision?.kind === "later" && decision.until !== null && now < decision.until && missed < decision.missed + missesUntilBack;
