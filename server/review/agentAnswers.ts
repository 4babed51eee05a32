// What people of the shop answered to a cluster's questions, and trying a new entry made of it on the draft.
import { MOST_ANSWERS_SHOWN, type agents as contract } from "../../shared/contract/agents.ts";
import { MOST_TAUGHT } from "../../shared/contract/review.ts";
import { compareAnswers, SAME_ANSWER } from "../../shared/engine/answers.ts";
import { plainText } from "../../shared/engine/markdown.ts";
import type { Robot } from "../../shared/engine/robot.ts";
import { emptyEntry } from "../../shared/knowledge/entry.ts";
import type { Context, Handlers, OutputOf } from "../base/context.ts";
import { nextTurn } from "../base/turn.ts";
import { contentsOf } from "../entries/contents.ts";
import { teachersOf } from "../entries/entryLookup.ts";
import { wordingKey } from "../entries/wordingKey.ts";
import { turnsById } from "../logs/turns.ts";
import { engineEntry } from "../robots/knowledge.ts";
import { knownCluster } from "./cluster.ts";
import { flipsOfTeaching } from "./previewDecision.ts";
import { meantMembers } from "./meantMembers.ts";
import { wordingsToTeach } from "./reading.ts";
import { answerId, answersTo, knownAnswer, sealOf } from "./takenAnswer.ts";

type Near = OutputOf<"getAgentAnswers">["answers"][number]["near"];

const MOST_SOURCES = 20;
/** So many entries near a question, and near an answer, are compared with it. */
const COMPARED = 12;
/** Of a long answer its beginning finds the entries near it. */
const SEARCHED = 300;
/** As masking leaves it. */
const MASKED = /<[A-Z][A-Z_]*>/u;
/** The id a new entry has until it is saved. */
const UNSAVED = "~new";

export const agentHandlers: Handlers<keyof typeof contract> = {
  getAgentAnswers: async (c, input) => {
    const cluster = await knownCluster(c, input.cluster);
    const { agreement, conversations, groups } = await answersTo(c, cluster, meantMembers(c, cluster, input.members));
    const shown = groups.slice(0, MOST_ANSWERS_SHOWN);
    const robot = shown.length === 0 ? null : await c.robots.draft(c.kb.id);
    const near = new Map<string, Near>();
    for (const { text } of shown) {
      await nextTurn();
      near.set(text, robot && nearestAnswer(c, robot, cluster.name, text));
    }
    return () => ({
      agreement,
      conversations,
      answers: shown.map((group) => ({
        id: answerId(group),
        text: group.text,
        conversations: group.conversations,
        agents: group.agents,
        masked: MASKED.test(group.text),
        near: near.get(group.text) ?? null,
        sources: sourcesOf(c, group.answers),
      })),
      more: groups.length - shown.length,
    });
  },
  testAgentAnswer: async (c, input) => {
    const cluster = await knownCluster(c, input.cluster);
    const members = meantMembers(c, cluster, input.members);
    const answers = await answersTo(c, cluster, members);
    const taken = knownAnswer(answers, input.answer);
    const wordings = wordingsToTeach(members, MOST_TAUGHT).filter(({ text }) => wordingKey(text) !== wordingKey(input.question));
    const robot = await c.robots.draft(c.kb.id);
    const near = nearestAnswer(c, robot, input.question, plainText(input.text));
    const content = {
      ...emptyEntry(input.question),
      similar: wordings.map(({ id, text }) => ({ id, text, kind: "positive" as const, origin: "review" as const, by: null, at: null })),
      answers: [{ text: input.text, when: [] }],
    };
    const flips = await flipsOfTeaching(c, members, {
      entry: UNSAVED,
      changes: [{ id: UNSAVED, entry: engineEntry(UNSAVED, content) }],
      editor: input.editor,
    });
    return () => {
      const said = flips();
      if (said.state === "making") return said;
      const taught = [input.question, ...wordings.map(({ text }) => text)];
      const texts = new Map(taught.map((text) => [wordingKey(text), text]));
      const others = answers.conversations - taken.conversations;
      return {
        ...said,
        first: said.first.map((one) => ({ ...one, to: one.to === UNSAVED ? input.question : one.to })),
        conflicts: [
          ...teachersOf(c.db, c.kb.id, [...texts.keys()]).map(({ key, entry, question }) => ({
            kind: "taught" as const,
            text: texts.get(key) ?? "",
            entry,
            question,
          })),
          ...(near ? [{ kind: "near" as const, ...near }] : []),
          ...(others > 0 ? [{ kind: "other_answers" as const, conversations: others }] : []),
          ...(MASKED.test(input.text) ? [{ kind: "masked" as const }] : []),
        ],
        tested: sealOf(c, { cluster: cluster.id, members: input.members, question: input.question, text: input.text }),
      };
    };
  },
};

/** The turns that were answered so, one of each conversation, the newest first, as far as the log still has them. */
function sourcesOf(
  c: Context,
  given: readonly { id: string; conversation: string }[],
): OutputOf<"getAgentAnswers">["answers"][number]["sources"] {
  const byConversation = new Map(given.map(({ id, conversation }) => [conversation, id]));
  const turns = turnsById(c, c.kb, [...byConversation.values()].slice(-MOST_SOURCES));
  return turns.map(({ id, at, question }) => ({ turn: id, at, question })).toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** The entry of the draft that answers nearly the same: of those near the question and near the answer's own words. */
function nearestAnswer(c: Context, robot: Robot, question: string, text: string): Near {
  const ids = new Set([question, text.slice(0, SEARCHED)].flatMap((one) => robot.similar(one, COMPARED).map(({ entry }) => entry)));
  const entries = contentsOf(c.db, c.kb.id, [...ids]);
  const said = entries.flatMap(({ id, content }) =>
    content.answers
      .filter(({ when }) => when.length === 0)
      .map((answer) => ({ entry: id, question: content.question, text: plainText(answer.text) })),
  );
  const compared = compareAnswers([text, ...said.map((one) => one.text)]);
  let best: Near = null;
  let most = SAME_ANSWER;
  for (const [i, one] of said.entries()) {
    const nearness = compared(0, i + 1);
    if (nearness < most) continue;
    most = nearness;
    best = { entry: one.entry, question: one.question };
  }
  return best;
}
