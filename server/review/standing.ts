// Whether a missed question is dealt with: only while the draft does what was decided.
import type { MissedQuestion } from "../logs/missedQuestions.ts";
import type { Standing } from "./decisions.store.ts";

export type MissState = "open" | "closed" | "later";

// Teaching the wording word for word settles these; a bad answer or one out of force may come again in spite of it.
const settledByTeaching = new Set(["unanswered", "low_confidence", "handed_off", "none_of_these"]);
const comesAgain = new Set(["unhelpful", "wrong_answer", "none_of_these"]);
/** A question put off comes back after so many more misses. */
export const missesUntilBack = 10;

/** open: in the queue; later: put off; closed: dealt with. */
export function missState(miss: Pick<MissedQuestion, "reason" | "missed" | "lastMissedAt">, standing: Standing, now: string): MissState {
  const { decision, teacher, speaks, inForce, notOurs } = standing;
  const answers = teacher !== null && speaks;
  if (decision?.kind === "taught" || decision?.kind === "new_entry") {
    if (teacher !== decision.entry || !speaks) return "open";
    const again = miss.lastMissedAt > decision.at;
    if (comesAgain.has(miss.reason)) return again ? "open" : "closed";
    return miss.reason === "not_in_force" && again && !inForce ? "open" : "closed";
  }
  if (decision?.kind === "not_ours") return notOurs && !answers ? "closed" : "open";
  if (decision?.kind === "later" && decision.until !== null && now < decision.until && miss.missed < decision.missed + missesUntilBack)
    return "later";
  if (answers) return settledByTeaching.has(miss.reason) || (miss.reason === "not_in_force" && inForce) ? "closed" : "open";
  return notOurs ? "closed" : "open";
}
