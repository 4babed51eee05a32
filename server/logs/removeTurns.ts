// Taking turns out of the log again, with what was counted of them. The one place where turns go.
import type { Database } from "../base/db.ts";
import { tallyConfusions } from "./confusions.ts";
import { getConfusionFill, isInConfusions } from "./confusions.store.ts";
import { addToDailyConversations } from "./conversations.store.ts";
import {
  addToImport,
  deleteTurn,
  getConversationRow,
  recountConversation,
  replaceConversation,
  takeFromQuestion,
} from "./imports.store.ts";
import { correctQuestion, getTurnRow, type CountedSource, type RecordedTurn } from "./record.store.ts";
import { emptyTally, sourceOf, tallyTurn, writeTally } from "./tally.ts";

/** What became of the questions of turns that went: nobody asks them any more, or they are asked less often. Ids. */
export interface TouchedQuestions {
  gone: string[];
  changed: string[];
}

/**
 * Deletes turns in one transaction. Counts are then as if they had never been there; or, "kept", those by day stay (how many, of what outcome,
 * by which entry: they name nobody), and only what is counted by question goes. 100 take about as long as recording them.
 */
export function removeTurns(logs: Database, kb: string, ids: readonly string[], counts: "removed" | "kept"): TouchedQuestions {
  return logs
    .transaction(() => {
      const turns = ids.flatMap((id) => getTurnRow(logs, kb, id) ?? []);
      const tally = emptyTally();
      const fill = getConfusionFill(logs);
      const imports = new Map<string, number>();
      for (const turn of turns) {
        tallyTurn(tally, turn, -1);
        if (isInConfusions(fill, turn.seq)) tallyConfusions(tally, turn, -1);
        deleteTurn(logs, kb, turn.id);
        if (turn.import !== null) imports.set(turn.import, (imports.get(turn.import) ?? 0) + 1);
      }
      writeTally(logs, counts === "removed" ? tally : { ...emptyTally(), misses: tally.misses, confused: tally.confused });
      for (const [id, gone] of imports) addToImport(logs, kb, id, -gone);
      takeFromConversations(logs, kb, turns, counts);
      return takeFromQuestions(logs, kb, turns);
    })
    .immediate();
}

function takeFromQuestions(logs: Database, kb: string, turns: readonly RecordedTurn[]): TouchedQuestions {
  const counts = new Map<string, { asked: number; missed: number }>();
  for (const { question, miss } of turns) {
    const count = counts.get(question) ?? { asked: 0, missed: 0 };
    counts.set(question, { asked: count.asked + 1, missed: count.missed + Number(miss !== null) });
  }
  const touched: TouchedQuestions = { gone: [], changed: [] };
  for (const [question, { asked, missed }] of counts) {
    const isLeft = takeFromQuestion(logs, kb, question, asked);
    (isLeft ? touched.changed : touched.gone).push(question);
    if (isLeft && missed > 0) correctQuestion(logs, kb, question, -missed);
  }
  return touched;
}

function takeFromConversations(logs: Database, kb: string, turns: readonly RecordedTurn[], counts: "removed" | "kept"): void {
  const touched = new Map<string, { source: CountedSource; id: string; handedOff: boolean }>();
  for (const turn of turns) {
    if (turn.conversation === null) continue;
    const source = sourceOf(turn);
    const name = `${source}\n${turn.conversation}`;
    const handedOff = turn.outcome === "handoff" || (touched.get(name)?.handedOff ?? false);
    touched.set(name, { source, id: turn.conversation, handedOff });
  }
  for (const { source, id, handedOff } of touched.values()) {
    const before = getConversationRow(logs, kb, source, id);
    if (!before) continue;
    const left = recountConversation(logs, kb, source, id);
    if (counts === "kept") {
      // What is left of it stays counted on its day.
      replaceConversation(logs, kb, source, id, left && { ...before, turns: left.turns });
      continue;
    }
    // That an option handed it off stands at no turn: what none of the deleted ones did is still so.
    const after = left && { ...left, handedOff: handedOff ? left.handedOff : before.handedOff };
    replaceConversation(logs, kb, source, id, after);
    addToDailyConversations(logs, { kb, source, ...placeOf(before), conversations: -1, handedOff: -before.handedOff });
    if (after) addToDailyConversations(logs, { kb, source, ...placeOf(after), conversations: 1, handedOff: after.handedOff });
  }
}

const placeOf = ({ day, channel }: { day: string; channel: string }): { day: string; channel: string } => ({ day, channel });
