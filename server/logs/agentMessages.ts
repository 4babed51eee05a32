// What people of the shop said to customers: as it is written, as it stands between a conversation's turns, and taken out again.
import { mask } from "../../shared/engine/mask.ts";
import { textKey } from "../../shared/engine/text.ts";
import type { App, Context, Kb } from "../base/context.ts";
import type { Database } from "../base/db.ts";
import { questionId } from "../base/ids.ts";
import type { NewMessage } from "../base/logged.ts";
import { nextTurn } from "../base/turn.ts";
import { diskWritten } from "../change/disk.ts";
import type { RunningJob } from "../jobs/jobs.ts";
import {
  deleteMessages,
  insertMessage,
  listMessages,
  listMessagesBetween,
  listMessagesBySeq,
  listTalkedIn,
  listTalkTurns,
  type StoredMessage,
  type TalkTurn,
} from "./agentMessages.store.ts";
import { addMessagesToImport } from "./imports.store.ts";
import { agentHash, conversationName, customerHash } from "./pseudonyms.ts";
import { storedRules } from "./storedRules.ts";

/** The message as it will be written: masked here once more, with names as they are stored. */
export function readyMessage(app: Pick<App, "db">, kb: Pick<Kb, "id">, given: NewMessage): StoredMessage {
  const { id, at, conversation, customer, agent, after } = given;
  const text = mask(given.message.trim(), storedRules(app.db, kb.id));
  return {
    id,
    at: new Date(at).toISOString(),
    conversation: conversationName(app, kb, conversation),
    customer: customer === null ? null : customerHash(app, kb, customer),
    agent: agent === null ? null : agentHash(app, kb, agent),
    text,
    textId: questionId(textKey(text) || text),
    after,
  };
}

/** Writes messages as a part of a transaction; those whose id is known are left alone. How many were new. */
export function writeMessages(logs: Database, kb: string, messages: readonly StoredMessage[], importId: string | null): number {
  return messages.filter((message) => insertMessage(logs, kb, { ...message, import: importId })).length;
}

/** Where messages stand among turns: by time, and of one moment behind the turn they came after. */
export interface TalkPart<Turn, Message> {
  turn: Turn | null;
  message: Message | null;
}

/** Turns and messages of a conversation in their order. Both oldest first. */
export function talkInOrder<Turn extends { id: string; at: string }, Message extends { at: string; after: string | null }>(
  turns: readonly Turn[],
  messages: readonly Message[],
): TalkPart<Turn, Message>[] {
  const numbers = new Map(turns.map(({ id }, i) => [id, i]));
  const placeOf = ({ at, after }: Message): number => {
    const named = after === null ? undefined : numbers.get(after);
    if (named !== undefined && turns[named]!.at === at) return named;
    // The last turn that is not later; −1: it stands before all of them.
    return turns.findLastIndex((turn) => turn.at <= at);
  };
  const behind = new Map<number, Message[]>();
  for (const message of messages) {
    const place = placeOf(message);
    const there = behind.get(place);
    if (there) there.push(message);
    else behind.set(place, [message]);
  }
  const of = (place: number): TalkPart<Turn, Message>[] => (behind.get(place) ?? []).map((message) => ({ turn: null, message }));
  return [...of(-1), ...turns.flatMap((turn, i) => [{ turn, message: null }, ...of(i)])];
}

/** Of a longer conversation the latest: it is a program's, or has no end. */
export const mostOfTalk = 300;

type Talk = TalkPart<TalkTurn, StoredMessage & { seq: number }>[];

/** A conversation as both sides said it, in its order. Of a longer one nothing is told behind a turn whose first messages are left out. */
export function talkOf(logs: Database, kb: string, conversation: string): Talk {
  const messages = listMessages(logs, kb, conversation, mostOfTalk);
  const talk = talkInOrder(listTalkTurns(logs, kb, conversation, mostOfTalk), messages);
  if (messages.length < mostOfTalk) return talk;
  const begins = messages[0]!.at;
  const first = talk.findIndex(({ turn }) => turn !== null && turn.at > begins);
  return talk.filter(({ turn }, i) => turn !== null || (first >= 0 && i > first));
}

/** Messages by their row numbers, in no order. */
export const messagesBySeq = listMessagesBySeq;

const mostAround = 500;

/** What people said between these turns of one conversation, each with the turn it stands behind. `isCut`: the conversation goes on before or after them. */
export function messagesAmong(
  logs: Database,
  kb: string,
  turns: readonly { id: string; at: string; conversation: string | null }[],
  isCut: { before: boolean; after: boolean },
): { id: string; at: string; text: string; agent: string | null; after: string | null }[] {
  const [first, end] = [turns[0], turns.at(-1)];
  if (!first || !end || first.conversation === null) return [];
  const messages = listMessagesBetween(logs, kb, first.conversation, {
    from: isCut.before ? first.at : "",
    until: isCut.after ? end.at : "9",
    most: mostAround,
  });
  let last: string | null = null;
  return talkInOrder(turns, messages).flatMap(({ turn, message }) => {
    if (turn) last = turn.id;
    return message ? [{ id: message.id, at: message.at, text: message.text, agent: message.agent, after: last }] : [];
  });
}

/** Of one conversation. */
const mostExported = 3_000;
/** So many conversations are looked at without letting others in. */
const talksAtATime = 20;

/** What people said to turns, by the turn it stands behind; before the first of its conversation, by that. */
export async function saidTo(
  { logs, kb }: Pick<Context, "logs" | "kb">,
  turns: readonly { conversation: string | null }[],
): Promise<Map<string, StoredMessage[]>> {
  const said = new Map<string, StoredMessage[]>();
  const conversations = listTalkedIn(logs, kb.id, [...new Set(turns.flatMap(({ conversation }) => conversation ?? []))]);
  for (const [i, conversation] of conversations.entries()) {
    const talk = talkInOrder(listTalkTurns(logs, kb.id, conversation, mostExported), listMessages(logs, kb.id, conversation, mostExported));
    let turn = talk.find((part) => part.turn)?.turn?.id ?? "";
    for (const part of talk) {
      if (part.turn) turn = part.turn.id;
      if (part.message) said.set(turn, [...(said.get(turn) ?? []), part.message]);
    }
    if (i % talksAtATime === talksAtATime - 1) await nextTurn();
  }
  return said;
}

const atATime = 200;

/** Takes messages out of the log in slices, until `some` names none. Safe to run again. */
export async function takeMessages(job: RunningJob, some: (limit: number) => number[]): Promise<number> {
  const { app, kb } = job;
  let taken = 0;
  for (let messages = some(atATime); messages.length > 0; messages = some(atATime)) {
    const going = messages;
    await job.patiently(() =>
      app.logs
        .transaction(() => {
          for (const [id, gone] of deleteMessages(app.logs, kb.id, going)) addMessagesToImport(app.logs, kb.id, id, -gone);
        })
        .immediate(),
    );
    taken += going.length;
    await diskWritten(app, "logs");
    await job.next(0, 0, "turns");
  }
  return taken;
}
