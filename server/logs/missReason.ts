// What makes a logged question a miss: one reason, the gravest.
import type { Outcome } from "../../shared/engine/types.ts";
import type { missReasons } from "../../shared/contract/logs.ts";

export type MissReason = (typeof missReasons)[number];

/** What the reason is read from. `reason` is the engine's, or "imported" for turns answered elsewhere. */
export interface JudgedTurn {
  outcome: Outcome;
  reason: string;
  confidence: number | null;
  /** The answer band in force when it was answered; null if unknown. */
  answerBand: number | null;
  helpful: boolean | null;
  /** The customer said that none of the options was meant. */
  none: boolean;
}

/** Answers this near above the band are right least often. */
export const NARROW = 5;

/** A person took over as was asked for, or as it was decided: there is nothing to teach in "this is ridiculous". */
const wanted: ReadonlySet<string> = new Set(["requested", "sensitive", "anger"]);

/** The gravest reason, or null when it went well. A blocked question, or one that is not our business, went as it was decided. */
export function missReasonOf(turn: JudgedTurn): MissReason | null {
  if (turn.outcome === "blocked" || turn.reason === "not_ours") return null;
  if (turn.outcome === "unanswered") return turn.reason === "not_in_force" ? "not_in_force" : "unanswered";
  if (turn.outcome === "clarify" && turn.none) return "none_of_these";
  if (turn.helpful === false) return "unhelpful";
  if (turn.outcome === "handoff") return wanted.has(turn.reason) ? null : "handed_off";
  const narrow =
    turn.reason === "confident" && turn.confidence !== null && turn.answerBand !== null && turn.confidence <= turn.answerBand + NARROW;
  return turn.outcome === "answered" && narrow ? "low_confidence" : null;
}

/** Whether coverage counts this miss against the robot: answered badly is answered all the same. */
export const isUncovered = (turn: { outcome: Outcome; chosen: string | null; reason: string }): boolean =>
  turn.outcome !== "answered" &&
  turn.outcome !== "blocked" &&
  !(turn.outcome === "clarify" && turn.chosen !== null) &&
  !(turn.outcome === "handoff" && turn.reason === "requested");
