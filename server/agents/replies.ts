// Which message of a person answers which turn: found out anew where a conversation changed, a few at a time.
import { asksNothing } from "../../shared/knowledge/asksNothing.ts";
import type { App, Kb } from "../base/context.ts";
import { mostOfTalk, talkOf } from "../logs/agentMessages.ts";
import { isPhatic } from "./phatic.ts";
import { countStaleConversations, listStaleConversations, putReplies, type StoredReply } from "./replies.store.ts";

export { listRepliedTo as repliedTo } from "./replies.store.ts";

type Logs = Pick<App, "logs">;
type Talk = ReturnType<typeof talkOf>;

/** How long a slice takes at most, and how many conversations it looks at. */
const SLICE_MS = 8;
const SLICE = 20;
const MOST_LOOKED_AT = 1_000_000;
/** Who asks waits while so many are stale. */
export const MOST_STALE = 300;

/** A person answers so many questions in one go, and with so many messages; what comes a day later answers something else. */
const MOST_QUESTIONS = 3;
const MOST_MESSAGES = 8;
const DAY = 86_400_000;

/** How many conversations are to be looked at, up to a number. */
export const staleTalks = countStaleConversations;

/** Finds out what is stale by now, and no more, in slices that hold nobody up: `turn` lets others in. */
export async function findReplies({ logs }: Logs, kb: Pick<Kb, "id">, turn: () => Promise<void>): Promise<void> {
  let left = countStaleConversations(logs, kb.id, MOST_LOOKED_AT);
  while (left > 0) {
    const conversations = listStaleConversations(logs, kb.id, SLICE);
    if (conversations.length === 0) return;
    left -= lookAtTalks(logs, kb.id, conversations);
    await turn();
  }
}

/** As many as fit into a slice, one at least; how many. */
function lookAtTalks(logs: App["logs"], kb: string, conversations: readonly string[]): number {
  const begun = performance.now();
  return logs
    .transaction(() => {
      let looked = 0;
      for (const conversation of conversations) {
        const talk = talkOf(logs, kb, conversation);
        putReplies(logs, kb, conversation, { replies: repliesIn(talk), since: beginOf(talk) });
        looked += 1;
        if (performance.now() - begun > SLICE_MS) break;
      }
      return looked;
    })
    .immediate();
}

/** What was found before this moment stays: of a long conversation the latest part is looked at. */
function beginOf(talk: Talk): string {
  const turns = talk.flatMap(({ turn }) => turn ?? []);
  const messages = talk.flatMap(({ message }) => message ?? []);
  return [turns, messages].reduce((begin, { length, 0: first }) => (length >= mostOfTalk && first!.at > begin ? first!.at : begin), "");
}

/**
 * A person's messages answer what was asked before them, back to the person's last word: the latest question, and those before it that the robot
 * left without help. What asks nothing ("好的", an order number) leaves the question open, so that what comes after it answers, too.
 */
export function repliesIn(talk: Talk): StoredReply[] {
  const replies: StoredReply[] = [];
  let asked: NonNullable<Talk[number]["turn"]>[] = [];
  let said = 0;
  for (const { turn, message } of talk) {
    if (turn && asksNothing(turn.text, turn.textKey) === null) {
      if (said > 0) asked = [];
      said = 0;
      asked.push(turn);
    }
    if (!message || asked.length === 0) continue;
    said += 1;
    if (said > MOST_MESSAGES || isPhatic(message.text)) continue;
    const latest = asked.at(-1)!;
    const meant = asked.filter((one) => one === latest || one.miss !== null).slice(-MOST_QUESTIONS);
    for (const { id, question, at } of meant)
      if (Date.parse(message.at) - Date.parse(at) <= DAY)
        replies.push({ question, at, turn: id, message: message.seq, textId: message.textId });
  }
  return replies;
}
