// Whether an entry may speak now, and to this asker.
import type { AskContext, EngineEntry, Explanation } from "./types.ts";
import { firstAnswer } from "./answers.ts";

/** State by time alone; [validFrom, validUntil) is half-open, null is open. `at` is an ISO time with offset. */
export function validityState(entry: Pick<EngineEntry, "validFrom" | "validUntil">, at: string): "pending" | "in_force" | "expired" {
  const now = Date.parse(at);
  if (entry.validUntil !== null && now >= Date.parse(entry.validUntil)) return "expired";
  return entry.validFrom !== null && now < Date.parse(entry.validFrom) ? "pending" : "in_force";
}

export type EntryState = Explanation["candidates"][number]["state"];

/** State for one asker: an entry marked "hand off" needs no answer, any other needs one whose conditions hold. */
export function stateFor(entry: EngineEntry, asker: AskContext, timeZone: string): EntryState {
  if (!entry.enabled) return "disabled";
  const validity = validityState(entry, asker.at);
  if (validity !== "in_force") return validity;
  return entry.handOff !== null || firstAnswer(entry, asker, timeZone) !== null ? "usable" : "no_answer";
}
