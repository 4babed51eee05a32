// When a person takes over although no entry says so: rules over the conversation so far, asked after all that the question itself decides.
import type { EngineSettings, PastTurn } from "../types.ts";
import { isPolite } from "../text.ts";
import type { Decision } from "./decide.ts";

/** What the rules look at. */
export interface Said {
  /** The question's key. */
  key: string;
  /** Whether it holds an anger word. */
  isAngry: boolean;
  /** Earlier turns, oldest first; read only where a rule needs them. */
  turns: () => readonly PastTurn[];
}

/** How often the same is asked back. */
const ASKED_BACK_AT_MOST = 2;

/**
 * The decision as the conversation lets it stand: handed off for anger, for the same question again or for misses in a row, in this order,
 * and a question back that was asked twice already not asked again. What is blocked, not our business, empty or handed off anyway stays.
 * What a trainer taught word by word is answered even where it is angry.
 */
export function considerConversation(decision: Decision, said: Said, { handOff }: Pick<EngineSettings, "handOff">): Decision {
  if (said.key === "" || decision.outcome === "blocked" || decision.outcome === "handoff") return decision;
  const { anger, repeated, misses } = handOff ?? {};
  const handedOff = (reason: "anger" | "repeated" | "misses", rule: { skillGroup: string | null }): Decision => ({
    outcome: "handoff",
    reason,
    entry: null,
    options: [],
    rules: [...decision.rules, reason],
    skillGroup: rule.skillGroup,
  });
  if (anger && said.isAngry && decision.reason !== "exact") return handedOff("anger", anger);
  if (decision.reason === "not_ours") return decision;
  // Who thanks three times asks nothing three times, and "好的" is no question that was missed.
  const asks = !isPolite(said.key);
  if (repeated && asks && said.turns().filter(({ textKey }) => textKey === said.key).length + 1 >= repeated.times)
    return handedOff("repeated", repeated);
  const kept = askedOften(decision, said) ? notAgain(decision) : decision;
  if (misses && asks && kept.outcome === "unanswered" && missedInARow(said.turns()) + 1 >= misses.inARow)
    return handedOff("misses", misses);
  return kept;
}

const notAgain = (decision: Decision): Decision => ({
  outcome: "unanswered",
  reason: "asked_back",
  entry: null,
  options: [],
  rules: [...decision.rules, "asked_back"],
});

/** Whether these options, or this question, were asked back often enough without any being chosen. */
function askedOften(decision: Decision, { key, turns }: Said): boolean {
  if (decision.outcome !== "clarify") return false;
  const same = new Set(decision.options.map(({ entry }) => entry));
  const isSame = ({ textKey, offered = [] }: PastTurn): boolean =>
    textKey === key || (offered.length === same.size && offered.every((entry) => same.has(entry)));
  return turns().filter((turn) => turn.outcome === "clarify" && turn.entry === null && isSame(turn)).length >= ASKED_BACK_AT_MOST;
}

function missedInARow(turns: readonly PastTurn[]): number {
  const asked = turns.filter(({ missed, textKey }) => missed !== true || !isPolite(textKey));
  const last = asked.findLastIndex(({ missed }) => missed !== true);
  return asked.length - 1 - last;
}
