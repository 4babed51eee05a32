// What people answered to some questions, as answers: their messages put together, without what answers nothing, those that say the same in one group.
import { agreementIn, groupAnswers, type Agreement, type AnswerGroup } from "../../shared/engine/answers.ts";
import { nearEachOther } from "../../shared/engine/clusters.ts";
import type { App, Kb } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { messagesBySeq } from "../logs/agentMessages.ts";
import { countReplied, listReplies, listSaidTo } from "./replies.store.ts";

/** Of each question the latest messages, of all together so many. */
const MOST_OF_QUESTION = 120;
const MOST_MESSAGES = 600;
/** A text is looked at beside so many of the questions it was said to. */
const MOST_PLACES = 60;
/**
 * What was said to so many questions of other clusters, which are more than twice as many as those of this one, answers none of them: if it is
 * short, or said to more than a quarter of all questions that people answered. An answer kept ready for a subject stands in several clusters, too.
 */
const UNRELATED = 4;
const SHARE = 2;
const SHORT = 20;
const OF_ALL = 4;
const SLICE_MS = 8;

export interface PeoplesAnswers {
  agreement: Agreement;
  /** Conversations in which anything was answered. */
  conversations: number;
  /** The one most conversations got first. The ids of their answers are those of the turns that they answer. */
  groups: AnswerGroup[];
}

/** What people answered to the questions of a cluster. `name`: its most central wording. */
export async function peoplesAnswers(
  { logs }: Pick<App, "logs">,
  kb: Pick<Kb, "id">,
  { cluster, name, questions }: { cluster: string; name: string; questions: readonly string[] },
): Promise<PeoplesAnswers> {
  const own = new Set(questions);
  const replies = listReplies(logs, kb.id, questions, MOST_OF_QUESTION)
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, MOST_MESSAGES);
  const empty = new Set<string>();
  let begun = performance.now();
  const messages = new Map(messagesBySeq(logs, [...new Set(replies.map(({ message }) => message))]).map((one) => [one.seq, one]));
  await nextTurn();
  for (const [textId, message] of new Map(replies.map((reply) => [reply.textId, reply.message]))) {
    const places = listSaidTo(logs, kb.id, textId, MOST_PLACES);
    const isCommon = (): boolean => {
      if ((messages.get(message)?.text.length ?? 0) <= SHORT) return true;
      // Ids are digests: those up to the last place are as good a sample as any.
      const last = places.length < MOST_PLACES ? null : places.at(-1)!.question;
      return countReplied(logs, kb.id, last, OF_ALL * places.length) < OF_ALL * places.length;
    };
    if (isSaidToOthers(places, { cluster, name, own }) && isCommon()) empty.add(textId);
    if (performance.now() - begun < SLICE_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
  await nextTurn();
  // What was said in one go is one answer, to however many questions.
  const byTurn = new Map<string, { turn: string; conversation: string; parts: number[] }>();
  const taken = new Set<number>();
  for (const { turn, message, textId, conversation } of replies) {
    if (empty.has(textId) || taken.has(message) || !messages.has(message)) continue;
    taken.add(message);
    const known = byTurn.get(turn);
    if (known) known.parts.push(message);
    else byTurn.set(turn, { turn, conversation, parts: [message] });
  }
  const answers = [...byTurn.values()].toReversed().map(({ turn, conversation, parts }) => {
    const said = parts.map((part) => messages.get(part)!).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq));
    return {
      id: turn,
      text: said.map(({ text }) => text).join("\n"),
      conversation,
      agent: said.find((one) => one.agent !== null)?.agent ?? null,
    };
  });
  const groups = groupAnswers(answers);
  return {
    agreement: agreementIn(groups),
    conversations: new Set(answers.map(({ conversation }) => conversation)).size,
    groups,
  };
}

/** Whether a text is said to much else. What another cluster asks in nearly the words of this one is not unrelated to it. */
function isSaidToOthers(
  places: readonly { question: string; text: string; cluster: string | null }[],
  { cluster, name, own }: { cluster: string; name: string; own: ReadonlySet<string> },
): boolean {
  const others = places.filter((place) => place.cluster !== cluster && !own.has(place.question));
  if (others.length < UNRELATED) return false;
  const near = nearEachOther(
    name,
    others.map(({ text }) => text),
  );
  const unrelated = near.filter((isNear) => !isNear).length;
  return unrelated >= UNRELATED && unrelated > SHARE * (places.length - unrelated);
}
