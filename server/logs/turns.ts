// Reading single turns: by id, as a conversation's past, and made from a reply.
import type { Offer, Outcome, PastTurn, Reply } from "../../shared/engine/types.ts";
import type { App, Kb, OutputOf } from "../base/context.ts";
import type { NewTurn } from "../base/logged.ts";
import { standardQuestions } from "../entries/entryLookup.ts";
import type { MissReason } from "./missReason.ts";
import { conversationName } from "./pseudonyms.ts";
import { getTurnById, getTurnsById, lastAsking, listPast, type StoredPast, type StoredTurn } from "./turns.store.ts";

type Databases = Pick<App, "db" | "logs">;
export type Turn = OutputOf<"listTurns">["rows"][number];

/** A turn of this knowledge base, with the options it offered; null if there is none. */
export function getTurn(app: Databases, kb: Pick<Kb, "id">, id: string): (StoredTurn & { options: Reply["options"] }) | null {
  const turn = getTurnById(app.logs, kb.id, id);
  return turn && { ...turn, options: turn.options === null ? [] : (JSON.parse(turn.options) as Reply["options"]) };
}

/** Turns of this knowledge base by their ids, as far as the log has them. */
export const turnsById = (app: Databases, kb: Pick<Kb, "id">, ids: readonly string[]): Turn[] =>
  shownTurns(app, kb, getTurnsById(app.logs, kb.id, ids));

/** What the engine is told of a conversation: its latest 50 turns up to a time (default: all), oldest first. */
export function pastTurns(
  app: Databases,
  kb: Pick<Kb, "id">,
  conversation: string,
  options: { before?: string; simulated?: boolean } = {},
): PastTurn[] {
  const rows = listPast(app.logs, kb.id, conversationName(app, kb, conversation), options.before ?? "9", options.simulated ?? false);
  return rows.reverse().map(pastTurn);
}

/** Misses that left the customer without; the others are for trainers to look at. */
const withoutHelp: ReadonlySet<string> = new Set<MissReason>(["unanswered", "not_in_force", "none_of_these", "unhelpful"]);

/** A stored turn as the engine is told of it. */
export const pastTurn = ({ outcome, entry, textKey, miss, options }: StoredPast): PastTurn => ({
  outcome: outcome as Outcome,
  entry,
  textKey,
  missed: miss !== null && withoutHelp.has(miss),
  ...(options === null ? {} : { offered: (JSON.parse(options) as Reply["options"]).map((option) => option.entry) }),
});

/** What a conversation was asked back last, if its latest turn up to a time did, and what came of it. */
export function askingIn(
  app: Databases,
  kb: Pick<Kb, "id">,
  conversation: string,
  { before, simulated }: { before: string; simulated: boolean },
): (Offer & { id: string; said: { chosen: string | null; none: boolean } }) | null {
  const last = lastAsking(app.logs, kb.id, conversationName(app, kb, conversation), before, simulated);
  return (
    last && { id: last.id, options: JSON.parse(last.options) as Reply["options"], said: { chosen: last.chosen, none: last.none === 1 } }
  );
}

type Asked = Pick<NewTurn, "id" | "at" | "answerBand" | "version" | "conversation" | "customer" | "channel" | "source">;

/** The turn to be logged for a reply of the engine. */
export function turnOf(reply: Reply, asked: Asked): NewTurn {
  const { outcome, reason, confidence, question, textKey, options, candidates, storedText } = reply;
  // Handed off by an entry: there is no answer, but the entry stands first among the candidates.
  const entry = reply.answer?.entry ?? (outcome === "handoff" && reason === "requested" ? (candidates[0]?.entry ?? null) : null);
  return { ...asked, question, textKey, outcome, reason, confidence, options, candidates, reply: storedText, entry };
}

/** Turns as the console shows them, with what the draft calls their entries now. */
export function shownTurns(app: Databases, kb: Pick<Kb, "id">, turns: readonly StoredTurn[]): Turn[] {
  const questions = standardQuestions(app.db, kb.id, [...new Set(turns.flatMap((t) => t.entry ?? t.chosen ?? []))]);
  return turns.map((t) => ({
    ...t,
    outcome: t.outcome as Outcome,
    source: t.source as Turn["source"],
    miss: t.miss as Turn["miss"],
    entryQuestion: questions.get(t.entry ?? t.chosen ?? "") ?? null,
  }));
}
