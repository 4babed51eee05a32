// Whether a missed question is dealt with: only while the draft does what was decided, and only until customers meet it again.
import type { MissedQuestion } from "../logs/missedQuestions.ts";
import { NARROW } from "../logs/missReason.ts";
import type { WrongAnswer } from "../labels/wrongAnswers.ts";
import type { Standing } from "./decisions.store.ts";

export type MissState = "open" | "closed" | "later";

/** What the draft did with a question when it was asked last; `served` null: nothing, or it was not asked yet. */
export interface Says {
  served: string | null;
  confidence: number;
  /** The draft's answer band. */
  answerBand: number;
}

// A draft that answers settles these; a bad answer or one out of force may come again in spite of it.
const settledByAnswering = new Set(["unanswered", "low_confidence", "handed_off", "none_of_these"]);
/** A question put off comes back after so many more misses. */
export const missesUntilBack = 10;
/** Answers below are right least often: every so many of these is shown for a look, answered or not. */
const SURE = 65;
const LOOKED_AT = 4;

/** The entry that answers it in the draft: who teaches it word for word, else whom the draft was heard to answer with. */
export const answererOf = ({ teacher, speaks, inForce }: Standing, says: Says): string | null =>
  teacher === null ? says.served : speaks && inForce ? teacher : null;

/** open: in the queue; later: put off; closed: dealt with. Of a question that the log calls a miss. */
export function missState(
  miss: Pick<MissedQuestion, "id" | "reason" | "missed" | "lastMissedAt">,
  standing: Standing,
  says: Says,
  now: string,
): MissState {
  const { decision, speaks, inForce, notOurs, liveSince } = standing;
  if (decision?.kind === "taught" || decision?.kind === "new_entry") {
    if (!doesAsDecided(standing, says)) return "open";
    // It went badly in spite of what was published.
    const again = liveSince !== null && miss.lastMissedAt > liveSince;
    return again && (miss.reason !== "not_in_force" || !inForce) ? "open" : "closed";
  }
  if (decision?.kind === "not_ours") return notOurs && !speaks ? "closed" : "open";
  if (isPutOff(standing, miss.missed, now)) return "later";
  if (speaks) return settledByAnswering.has(miss.reason) || (miss.reason === "not_in_force" && inForce) ? "closed" : "open";
  if (notOurs) return "closed";
  return standing.teacher === null && settledByAnswering.has(miss.reason) && isSettled(miss.id, says) ? "closed" : "open";
}

/** Taught to nobody word for word, and answered all the same: of what is hardly sure some are shown for a look. */
function isSettled(id: string, { served, confidence, answerBand }: Says): boolean {
  if (served === null || confidence <= answerBand + NARROW) return false;
  return confidence >= SURE || Number.parseInt(id.slice(-4), 16) % LOOKED_AT !== 0;
}

/**
 * The same of a question whose answer a spot check called wrong: it is settled while the draft answers it with another entry, or not at all
 * where it is not our business. The same entry taught all the same is open again with the next label that calls it wrong.
 */
export function wrongState(
  wrong: Pick<WrongAnswer, "given" | "labelledAt" | "entry">,
  missed: number,
  standing: Standing,
  says: Says,
  now: string,
): MissState {
  const { decision, teacher, speaks, notOurs } = standing;
  const answerer = answererOf(standing, says);
  const isSaidWrong = answerer !== null && wrong.given.includes(answerer);
  if (decision?.kind === "taught" || decision?.kind === "new_entry") {
    if (!doesAsDecided(standing, says)) return "open";
    return isSaidWrong && wrong.labelledAt > decision.at ? "open" : "closed";
  }
  if (decision?.kind === "not_ours") return notOurs && !speaks ? "closed" : "open";
  if (isPutOff(standing, missed, now)) return "later";
  if (teacher !== null && speaks) return wrong.given.includes(teacher) ? "open" : "closed";
  return notOurs || (answerer !== null && answerer === wrong.entry) ? "closed" : "open";
}

/** A teacher is enough: when it is in force, it will answer. */
const doesAsDecided = ({ decision, teacher, speaks }: Standing, { served }: Says): boolean =>
  teacher === null ? served !== null && served === decision?.entry : teacher === decision?.entry && speaks;

const isPutOff = ({ decision }: Standing, missed: number, now: string): boolean =>
  decision?.kind === "later" && decision.until !== null && now < decision.until && missed < decision.missed + missesUntilBack;
