// Whether an entry may speak to an asker now, and with which answer: conditions first, defaults last, wordings of one answer in turn.
// An answer with a placeholder that this asker has no value for, and no text for when it is missing, is not given.
import { pastOf } from "./conversation.ts";
import { canBeFilled, plain, valueOf } from "./placeholders.ts";
import { localTime } from "./time.ts";
import type { Answer, AskContext, Condition, EngineEntry, EntryState } from "./types.ts";

/** State by time alone; [validFrom, validUntil) is half-open, null is open. `at` is an ISO time with offset. */
export function validityState(entry: Pick<EngineEntry, "validFrom" | "validUntil">, at: string): "pending" | "in_force" | "expired" {
  const now = Date.parse(at);
  if (entry.validUntil !== null && now >= Date.parse(entry.validUntil)) return "expired";
  return entry.validFrom !== null && now < Date.parse(entry.validFrom) ? "pending" : "in_force";
}

/** State for one asker: an entry marked "hand off" needs no answer, any other needs one whose conditions hold. */
export function stateFor(entry: EngineEntry, asker: AskContext, timeZone: string): EntryState {
  if (!entry.enabled) return "disabled";
  const validity = validityState(entry, asker.at);
  if (validity !== "in_force") return validity;
  return entry.handOff !== null || firstAnswer(entry, asker, timeZone) !== null ? "usable" : "no_answer";
}

/** The answer for this asker, or null when none has conditions that hold. Wordings of one answer (equal conditions) rotate by how often the conversation was given this entry. */
export function chooseAnswer(entry: EngineEntry, asker: AskContext, timeZone: string): Answer | null {
  const first = firstAnswer(entry, asker, timeZone);
  if (!first || entry.answers.length === 1) return first;
  const wanted = conditionsKey(first.when);
  const wordings = entry.answers.filter((answer) => conditionsKey(answer.when) === wanted && canBeFilled(answer, asker));
  if (wordings.length === 1) return first;
  const given = pastOf(asker).filter((turn) => turn.entry === entry.id && turn.outcome === "answered").length;
  return wordings[given % wordings.length]!;
}

/** The first wording of the answer that holds for this asker; null when none does. */
export function firstAnswer(entry: EngineEntry, asker: AskContext, timeZone: string): Answer | null {
  const holds = (answer: Answer): boolean =>
    answer.when.every((condition) => conditionHolds(condition, asker, timeZone)) && canBeFilled(answer, asker);
  return (
    entry.answers.find((answer) => answer.when.length > 0 && holds(answer)) ??
    entry.answers.find((answer) => answer.when.length === 0 && holds(answer)) ??
    null
  );
}

const conditionsKey = (when: readonly Condition[]): string =>
  JSON.stringify(
    when
      .map((condition) => [plain(condition.field), condition.in.map(plain).sort()])
      .map((pair) => JSON.stringify(pair))
      .sort(),
  );

/** Case and width do not matter; a field the asker does not have holds for nothing. */
export function conditionHolds(condition: Condition, asker: AskContext, timeZone: string): boolean {
  if (plain(condition.field) === "time") return condition.in.some((range) => isWithin(range, asker.at, timeZone));
  const value = valueOf(condition.field, asker);
  return value !== undefined && condition.in.some((wanted) => plain(wanted) === plain(value));
}

/** `FROM/UNTIL`, half-open, either side may be empty. Local ISO times compare as text, and a shorter one (a day) as its beginning. */
function isWithin(range: string, at: string, timeZone: string): boolean {
  const [from = "", until = "", ...rest] = range
    .trim()
    .replace(/(?<=\d) (?=\d)/g, "T")
    .split("/");
  if (rest.length > 0 || !range.includes("/")) return false;
  const now = localTime(at, timeZone);
  return from.trim() <= now && (until.trim() === "" || now < until.trim());
}
