// The counts that turns add up to, gathered for a batch and written once for each row they touch.
import type { Outcome } from "../../shared/engine/types.ts";
import type { Database } from "../base/db.ts";
import { isUncovered } from "./missReason.ts";
import {
  addToConversation,
  addToDailyConversations,
  addToDailyCount,
  addToDailyHits,
  addToDailyMisses,
  type ConversationTurns,
  type DailyConversations,
  type DailyCount,
  type DailyHit,
  type DailyMiss,
  type RecordedTurn,
} from "./record.store.ts";

export interface Tally {
  counts: Map<string, DailyCount>;
  hits: Map<string, DailyHit>;
  misses: Map<string, DailyMiss>;
  conversations: Map<string, ConversationTurns>;
}

export const emptyTally = (): Tally => ({ counts: new Map(), hits: new Map(), misses: new Map(), conversations: new Map() });

/** Counts a turn once more (`sign` 1) or once less (-1). */
export function tallyTurn(tally: Tally, turn: RecordedTurn, sign: 1 | -1): void {
  const live = turn.source === "live";
  const channel = turn.channel ?? "";
  const { kb, day, outcome, reason } = turn;
  const place = `${kb}\n${day}\n${channel}`;
  const helpful = turn.helpful === 1 ? sign : 0;
  const unhelpful = turn.helpful === 0 ? sign : 0;
  if (live) {
    const version = turn.version ?? 0;
    const chosen = outcome === "clarify" && turn.chosen !== null ? sign : 0;
    add(
      tally.counts,
      `${place}\n${outcome}\n${reason}\n${version}`,
      { kb, day, channel, outcome, reason, version, asked: sign, chosen, helpful, unhelpful },
      ["asked", "chosen", "helpful", "unhelpful"],
    );
    const entry = outcome === "answered" ? turn.entry : outcome === "clarify" ? turn.chosen : null;
    if (entry !== null)
      add(tally.hits, `${place}\n${entry}\n${version}`, { kb, day, channel, entry, version, hits: sign, helpful, unhelpful }, [
        "hits",
        "helpful",
        "unhelpful",
      ]);
  }
  if (turn.miss !== null) {
    const { question } = turn;
    const uncovered = live && isUncovered({ outcome: outcome as Outcome, chosen: turn.chosen, reason });
    add(
      tally.misses,
      `${place}\n${question}`,
      { kb, day, channel, question, missed: sign, live: live ? sign : 0, uncovered: uncovered ? sign : 0 },
      ["missed", "live", "uncovered"],
    );
  }
}

/** Counts a new turn for its conversation; turns come in the order of time. */
export function tallyConversation({ conversations }: Tally, turn: RecordedTurn): void {
  if (turn.source !== "live" || turn.conversation === null) return;
  const handedOff = turn.outcome === "handoff";
  const name = `${turn.kb}\n${turn.conversation}`;
  const known = conversations.get(name);
  if (known) {
    known.turns += 1;
    known.handedOff ||= handedOff;
    known.handedOffLater ||= handedOff;
    return;
  }
  const { kb, conversation: id, day, channel } = turn;
  conversations.set(name, { kb, id, day, channel: channel ?? "", turns: 1, handedOff, handedOffLater: false });
}

function add<F extends string, Row extends Record<F, number>>(rows: Map<string, Row>, name: string, row: Row, summed: readonly F[]): void {
  const known: Record<F, number> | undefined = rows.get(name);
  if (!known) rows.set(name, row);
  else for (const field of summed) known[field] += row[field];
}

export function writeTally(logs: Database, tally: Tally): void {
  for (const row of tally.counts.values()) addToDailyCount(logs, row);
  for (const row of tally.hits.values()) addToDailyHits(logs, row);
  for (const row of tally.misses.values()) addToDailyMisses(logs, row);
  const days = new Map<string, DailyConversations>();
  for (const turns of tally.conversations.values()) {
    const count = addToConversation(logs, turns);
    if (count.conversations + count.handedOff > 0)
      add(days, `${count.kb}\n${count.day}\n${count.channel}`, count, ["conversations", "handedOff"]);
  }
  for (const row of days.values()) addToDailyConversations(logs, row);
}
