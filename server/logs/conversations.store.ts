// SQL of conversations: how many turns each has, whether it was handed off, and how many of a day were.
import { sql, type Database } from "../base/db.ts";
import type { CountedSource } from "./record.store.ts";

/** Turns of one conversation that are written together; day and channel are those of the first. */
export interface ConversationTurns {
  kb: string;
  source: CountedSource;
  id: string;
  day: string;
  channel: string;
  turns: number;
  /** Whether any of them was handed off, and whether one after the first was. */
  handedOff: boolean;
  handedOffLater: boolean;
}

export interface DailyConversations {
  kb: string;
  source: CountedSource;
  day: string;
  channel: string;
  conversations: number;
  handedOff: number;
}

/** Adds turns to a conversation and says what that adds to its day. Only a handoff after the first turn counts as one. */
export function addToConversation(logs: Database, said: ConversationTurns): DailyConversations {
  const { kb, source, id, turns } = said;
  // Read only where it makes a difference: few turns are handed off.
  const before = said.handedOff
    ? sql<object, { day: string; channel: string; handedOff: number }>(
        logs,
        "SELECT day, channel, handed_off AS handedOff FROM conversations WHERE kb_id = :kb AND source = :source AND id = :id",
      ).get({ kb, source, id })
    : undefined;
  const all = sql<object, number>(
    logs,
    `INSERT INTO conversations (kb_id, source, id, day, channel, turns, handed_off) VALUES (:kb, :source, :id, :day, :channel, :turns, :handedOff)
     ON CONFLICT DO UPDATE SET turns = turns + excluded.turns, handed_off = max(handed_off, excluded.handed_off) RETURNING turns`,
  )
    .pluck()
    .get({ kb, source, id, day: said.day, channel: said.channel, turns, handedOff: Number(before ? said.handedOff : said.handedOffLater) });
  const { day, channel } = before ?? said;
  const isFirstHandOff = before ? before.handedOff === 0 : said.handedOffLater;
  return { kb, source, day, channel, conversations: Number(all === turns), handedOff: Number(isFirstHandOff) };
}

export function addToDailyConversations(logs: Database, count: DailyConversations): void {
  sql(
    logs,
    `INSERT INTO daily_conversations (kb_id, source, day, channel, conversations, handed_off) VALUES (:kb, :source, :day, :channel, :conversations, :handedOff)
     ON CONFLICT DO UPDATE SET conversations = conversations + excluded.conversations, handed_off = handed_off + excluded.handed_off`,
  ).run(count);
  if (count.conversations < 0)
    sql(
      logs,
      "DELETE FROM daily_conversations WHERE kb_id = :kb AND source = :source AND day = :day AND channel = :channel AND conversations = 0 AND handed_off = 0",
    ).run({ kb: count.kb, source: count.source, day: count.day, channel: count.channel });
}
