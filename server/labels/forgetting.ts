// Forgetting: what spot checks drew of turns that are taken out of the log.
import type { Database } from "../base/db.ts";
import { forgetDrawnTurns, forgetDrawnTexts } from "./labels.store.ts";

/** Takes the conversation from drawn turns, and the words from items of which no other turn was drawn; what people said of them stays, and trains no more. */
export function forgetDrawn(db: Database, kb: string, turns: readonly string[]): void {
  forgetDrawnTexts(db, kb, turns);
  forgetDrawnTurns(db, turns);
}
