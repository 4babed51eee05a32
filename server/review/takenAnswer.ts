// The answer of people that a decision takes up: found again as it is now, and, before it makes an entry, tried on the draft as it is written.
import { createHmac, randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Parsed } from "../../shared/contract/endpoint.ts";
import type { learnedFrom } from "../../shared/contract/learnedFrom.ts";
import type { review as contract } from "../../shared/contract/review.ts";
import type { AnswerGroup } from "../../shared/engine/answers.ts";
import { normalize } from "../../shared/engine/text.ts";
import { Failure } from "../../shared/errors.ts";
import type { EntryContent } from "../../shared/knowledge/entry.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { peoplesAnswers, type PeoplesAnswers } from "../agents/answers.ts";
import type { Context } from "../base/context.ts";
import { questionId } from "../base/ids.ts";
import type { ClusterRow } from "../clusters/clusters.ts";
import { meantMembers } from "./meantMembers.ts";
import type { ClusterQuestion } from "./misses.ts";

export type LearnedFrom = z.output<typeof learnedFrom>;

const MOST_TURNS = 50;

/** What people answered to questions of a cluster. */
export const answersTo = (c: Context, cluster: ClusterRow, members: readonly ClusterQuestion[]): Promise<PeoplesAnswers> =>
  peoplesAnswers(c, c.kb, { cluster: cluster.id, name: cluster.name, questions: members.map(({ miss }) => miss.id) });

/** Names an answer by what it says: the same while the wording most of them have is. */
export const answerId = ({ text }: Pick<AnswerGroup, "text">): string => questionId(normalize(text)).replace(/^m_/u, "a_");

/** The group an id names; `conflict` where the log has changed since. */
export function knownAnswer({ groups }: PeoplesAnswers, id: string): AnswerGroup {
  const found = groups.find((group) => answerId(group) === id);
  if (!found) throw new Failure("conflict", "these answers have changed since; look at them again");
  return found;
}

/** Where a decision takes its answer from; null: from nowhere. Throws `rule_broken` where people do not agree, or a new entry was not tried as it is. */
export async function takenFrom(
  c: Context,
  cluster: ClusterRow,
  { from, members, decision, settle }: Pick<Parsed<(typeof contract)["decideCluster"]>, "from" | "members" | "decision" | "settle">,
): Promise<LearnedFrom | null> {
  if (!from) return null;
  if (decision.kind !== "taught" && decision.kind !== "new_entry")
    throw new Failure("rule_broken", "an answer is taken for an entry that is taught or made", { field: "from" });
  const meant = meantMembers(c, cluster, members);
  const answers = await answersTo(c, cluster, meant);
  const { answers: given, conversations, agents } = knownAnswer(answers, from.answer);
  if (answers.agreement !== "agreed" || answers.groups[0]?.answers !== given)
    throw new Failure("rule_broken", "people do not agree on this answer", { field: "from.answer" });
  if (decision.kind === "new_entry") {
    const { question, answers: written } = decision.content;
    const tried = { cluster: cluster.id, members: members ?? [], question, text: written[0]?.text ?? "" };
    if (!isAsTried(decision.content, meant, settle) || from.tested !== sealOf(c, tried))
      throw new Failure("rule_broken", "it is tried on the draft first, with these questions and as it is written", {
        field: "from.tested",
      });
  }
  const turns = given.map(({ id }) => id).toReversed();
  return { conversations, agents, turns: [...new Set(turns)].slice(0, MOST_TURNS) };
}

/** Nothing but what the trial tries: these questions, one answer that holds always, nothing taken from other entries. */
function isAsTried(content: EntryContent, meant: readonly ClusterQuestion[], settle: readonly unknown[]): boolean {
  const { answers, similar, enabled, validFrom, validUntil, handOff } = content;
  const own = new Set(meant.map(({ miss }) => miss.textKey));
  return (
    settle.length === 0 &&
    answers.length === 1 &&
    answers[0]!.when.length === 0 &&
    similar.every(({ kind, text }) => kind === "positive" && own.has(wordingKey(text))) &&
    enabled &&
    validFrom === null &&
    validUntil === null &&
    handOff === null
  );
}

interface Tried {
  cluster: string;
  members: readonly string[];
  question: string;
  text: string;
}

// After a restart it is tried again.
const secret = randomBytes(32);

/** Says that this very content was tried; nobody else can make it. */
export const sealOf = (c: Context, { cluster, members, question, text }: Tried): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify([c.kb.id, cluster, [...members].sort(), question.trim(), text.trim()]))
    .digest("base64url");
