// The counts that turns add up to, gathered for a batch and written once for each row they touch.
import type { Outcome } from "../../shared/engine/types.ts";
import type { Database } from "../base/db.ts";
import { isUncovered } from "./missReason.ts";
import type { ConfusionTally } from "./confusions.ts";
import { addToConfusedQuestion, addToDailyConfusion } from "./confusions.store.ts";
import { addToConversation, addToDailyConversations, type ConversationTurns, type DailyConversations } from "./conversations.store.ts";
import {
  addToDailyCount,
  addToDailyHits,
  addToDailyMisses,
  type CountedSource,
  type DailyCount,
  type DailyHit,
  type DailyMiss,
  type RecordedTurn,
} from "./record.store.ts";

export interface Tally extends ConfusionTally {
  counts: Map<string, DailyCount>;
  hits: Map<string, DailyHit>;
  misses: Map<string, DailyMiss>;
  conversations: Map<string, ConversationTurns>;
}

export const emptyTally = (): Tally => ({
  counts: new Map(),
  hits: new Map(),
  misses: new Map(),
  conversations: new Map(),
  confusions: new Map(),
  confused: new Map(),
});

/** What was answered elsewhere and what was asked here at an import are one source. */
export const sourceOf = (turn: RecordedTurn): CountedSource => (turn.source === "live" ? "live" : "imported");

/** Counts a turn once more (`sign` 1) or once less (-1). */
export function tallyTurn(tally: Tally, turn: RecordedTurn, sign: 1 | -1): void {
  const source = sourceOf(turn);
  const live = source === "live";
  const channel = turn.channel ?? "";
  const { kb, day, outcome, reason } = turn;
  const place = `${kb}\n${source}\n${day}\n${channel}`;
  const helpful = turn.helpful === 1 ? sign : 0;
  const unhelpful = turn.helpful === 0 ? sign : 0;
  const version = turn.version ?? 0;
  const chosen = outcome === "clarify" && turn.chosen !== null ? sign : 0;
  add(
    tally.counts,
    `${place}\n${outcome}\n${reason}\n${version}`,
    { kb, source, day, channel, outcome, reason, version, asked: sign, chosen, helpful, unhelpful },
    ["asked", "chosen", "helpful", "unhelpful"],
  );
  const hit = (entry: string, counted: Pick<DailyHit, "hits" | "helpful" | "unhelpful" | "silent">): void =>
    add(tally.hits, `${place}\n${entry}\n${version}`, { kb, source, day, channel, entry, version, ...counted }, [
      "hits",
      "helpful",
      "unhelpful",
      "silent",
    ]);
  const entry = outcome === "answered" ? turn.entry : outcome === "clarify" ? turn.chosen : null;
  if (entry !== null) hit(entry, { hits: sign, helpful, unhelpful, silent: 0 });
  const waiting = reason === "not_in_force" ? nearest(turn) : null;
  if (waiting !== null) hit(waiting, { hits: 0, helpful: 0, unhelpful: 0, silent: sign });
  if (turn.miss !== null) {
    const { question } = turn;
    const uncovered = isUncovered({ outcome: outcome as Outcome, chosen: turn.chosen, reason }) ? sign : 0;
    add(
      tally.misses,
      `${place}\n${question}`,
      {
        kb,
        day,
        channel,
        question,
        missed: sign,
        live: live ? sign : 0,
        uncovered: live ? uncovered : 0,
        uncoveredImported: live ? 0 : uncovered,
      },
      ["missed", "live", "uncovered", "uncoveredImported"],
    );
  }
}

/** The entry that would have answered, had it been allowed to. */
const nearest = ({ candidates }: RecordedTurn): string | null =>
  candidates === null ? null : ((JSON.parse(candidates) as [string, number][])[0]?.[0] ?? null);

/** Counts a new turn for its conversation; turns come in the order of time. */
export function tallyConversation({ conversations }: Tally, turn: RecordedTurn): void {
  if (turn.conversation === null) return;
  const source = sourceOf(turn);
  const handedOff = turn.outcome === "handoff";
  const name = `${turn.kb}\n${source}\n${turn.conversation}`;
  const known = conversations.get(name);
  if (known) {
    known.turns += 1;
    known.handedOff ||= handedOff;
    known.handedOffLater ||= handedOff;
    return;
  }
  const { kb, conversation: id, day, channel } = turn;
  conversations.set(name, { kb, source, id, day, channel: channel ?? "", turns: 1, handedOff, handedOffLater: false });
}

/** Counts that a conversation, a turn of which this is, was handed off later. */
export function tallyHandOff({ conversations }: Tally, turn: RecordedTurn): void {
  if (turn.conversation === null) return;
  const { kb, conversation: id, day, channel } = turn;
  const source = sourceOf(turn);
  conversations.set(`${kb}\n${source}\n${id}`, {
    kb,
    source,
    id,
    day,
    channel: channel ?? "",
    turns: 0,
    handedOff: true,
    handedOffLater: true,
  });
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
  for (const row of tally.confusions.values()) addToDailyConfusion(logs, row);
  for (const row of tally.confused.values()) addToConfusedQuestion(logs, row);
  const days = new Map<string, DailyConversations>();
  for (const turns of tally.conversations.values()) {
    const count = addToConversation(logs, turns);
    if (count.conversations + count.handedOff > 0)
      add(days, `${count.kb}\n${count.source}\n${count.day}\n${count.channel}`, count, ["conversations", "handedOff"]);
  }
  for (const row of days.values()) addToDailyConversations(logs, row);
}
