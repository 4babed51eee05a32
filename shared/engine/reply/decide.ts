// The decision: what to do with a question whose candidates are known. Rules in order, each with its reason.
import type { Candidate, EngineSettings, Outcome, Reason, EntryState } from "../types.ts";

/** All that the decision depends on; `candidates` are ranked. */
export interface Case {
  /** "" when the question holds nothing but punctuation. */
  key: string;
  sensitive: boolean;
  notOurs: boolean;
  /** The entry a taught wording equal to the question leads to. It stands first among the candidates. */
  exact: string | null;
  /** Best first. */
  candidates: readonly Candidate[];
  /** Whether a trained model scored them. */
  isTrained: boolean;
  stateOf: (entry: string) => EntryState;
  isHandOff: (entry: string) => boolean;
}

/** What is done with a question, and by which rules. */
export interface Decision {
  outcome: Outcome;
  reason: Reason;
  /** The entry that answers or hands off. */
  entry: string | null;
  options: Candidate[];
  /** Rules that spoke, in order; the last is the reason. */
  rules: Reason[];
  /** The people that a rule of the conversation calls; null: those of the nearest entry's category. */
  skillGroup?: string | null;
}

/** With a model, how far behind the best another is at most where the customer decides. */
export const TIE = 0.02;

/**
 * How far behind the best another may be, as score, and still be as good (the customer decides) or worth offering.
 * Untrained: the second within 8 % of the best; on dev, answers above the band were right 48 % of the time there, and 75–80 % below.
 * Trained: the confidence knows the lead already; what is left is a tie.
 */
const reachOf = ({ candidates, isTrained }: Case): { close: number; option: number } => {
  const best = candidates[0]?.score ?? 0;
  return isTrained ? { close: TIE, option: 0.8 } : { close: 0.08 * best, option: 0.6 * best };
};

/** Decides by the rules in order; each speaks at most once. */
export function decide(asked: Case, settings: EngineSettings): Decision {
  const rules: Reason[] = [];
  const end = (outcome: Outcome, reason: Reason, entry: string | null = null, options: Candidate[] = []): Decision => {
    rules.push(reason);
    return { outcome, reason, entry, options, rules };
  };
  const give = (entry: string, reason: Reason): Decision => {
    // A runner-up never stands in for an entry that may not speak.
    if (asked.stateOf(entry) !== "usable") return end("unanswered", "not_in_force");
    return asked.isHandOff(entry) ? end("handoff", "requested", entry) : end("answered", reason, entry);
  };

  if (asked.key === "") return end("unanswered", "nothing");
  if (asked.sensitive) return end("blocked", "sensitive");
  if (asked.exact !== null) {
    rules.push("exact");
    const given = give(asked.exact, "exact");
    given.rules = [...new Set(rules)];
    return given;
  }
  if (asked.notOurs) return end("unanswered", "not_ours");
  const [best, second] = asked.candidates;
  const reach = reachOf(asked);
  if (!best) return end("unanswered", "nothing");
  if (best.confidence >= settings.bands.answer) {
    const isClose = second !== undefined && best.score - second.score <= reach.close;
    const options = isClose && asked.stateOf(best.entry) === "usable" ? optionsOf(asked, settings, reach.close) : [];
    return options.length >= 2 ? end("clarify", "close", null, options) : give(best.entry, "confident");
  }
  if (best.confidence >= settings.bands.clarify) {
    const options = optionsOf(asked, settings, reach.option);
    if (options.length > 0) return end("clarify", "middle", null, options);
    // Then the best may not speak: nothing else is near enough to be offered.
    rules.push("middle");
    return end("unanswered", "not_in_force");
  }
  return end("unanswered", "low");
}

/** Candidates this asker can be given, near enough to the best, and each of them as likely as what is asked back at all. */
function optionsOf(asked: Case, settings: EngineSettings, reach: number): Candidate[] {
  const least = (asked.candidates[0]?.score ?? 0) - reach;
  return asked.candidates
    .filter(({ entry, score, confidence }) => score >= least && confidence >= settings.bands.clarify && asked.stateOf(entry) === "usable")
    .slice(0, settings.clarifyOptions);
}
