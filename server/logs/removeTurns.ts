// Taking turns out of the log again, with all that was counted of them.
import type { Database } from "../base/db.ts";
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

/** Deletes turns of an import in one transaction; counts are then as if they had never been there. 100 take about as long as recording them. */
export function removeTurns(logs: Database, kb: string, importId: string, ids: readonly string[]): void {
  logs
    .transaction(() => {
      const turns = ids.flatMap((id) => getTurnRow(logs, kb, id) ?? []);
      const tally = emptyTally();
      for (const turn of turns) {
        tallyTurn(tally, turn, -1);
        deleteTurn(logs, kb, turn.id);
      }
      writeTally(logs, tally);
      takeFromQuestions(logs, kb, turns);
      takeFromConversations(logs, kb, turns);
      addToImport(logs, kb, importId, -turns.length);
    })
    .immediate();
}

function takeFromQuestions(logs: Database, kb: string, turns: readonly RecordedTurn[]): void {
  const counts = new Map<string, { asked: number; missed: number }>();
  for (const { question, miss } of turns) {
    const count = counts.get(question) ?? { asked: 0, missed: 0 };
    counts.set(question, { asked: count.asked + 1, missed: count.missed + Number(miss !== null) });
  }
  for (const [question, { asked, missed }] of counts) {
    takeFromQuestion(logs, kb, question, asked);
    if (missed > 0) correctQuestion(logs, kb, question, -missed);
  }
}

function takeFromConversations(logs: Database, kb: string, turns: readonly RecordedTurn[]): void {
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
    // That an option handed it off stands at no turn: what none of the deleted ones did is still so.
    const after = left && { ...left, handedOff: handedOff ? left.handedOff : before.handedOff };
    replaceConversation(logs, kb, source, id, after);
    addToDailyConversations(logs, { kb, source, ...placeOf(before), conversations: -1, handedOff: -before.handedOff });
    if (after) addToDailyConversations(logs, { kb, source, ...placeOf(after), conversations: 1, handedOff: after.handedOff });
  }
}

const placeOf = ({ day, channel }: { day: string; channel: string }): { day: string; channel: string } => ({ day, channel });
