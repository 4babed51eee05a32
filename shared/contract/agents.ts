// Learning from people of the shop: what they answered to a cluster's questions, and trying such an answer on the draft before it may become an entry.
import { z } from "zod";
import { id, MOST_WORDING } from "../knowledge/entry.ts";
import { characters } from "../knowledge/text.ts";
import { count, inKb, when } from "./common.ts";
import { query } from "./endpoint.ts";
import { clusterFlips, making } from "./flips.ts";

const clusterPath = inKb.extend({ cluster: id.describe("Its id, or that of any question in it") });
const entryNamed = z.object({ entry: id, question: z.string() });
const members = z.array(id).min(1).max(300).describe("Its questions that are meant; if not given, those that are ticked");
/** So many answers are shown side by side. */
export const MOST_ANSWERS_SHOWN = 3;

/** Reading and trying what people of the shop answered. */
export const agents = {
  getAgentAnswers: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/review/clusters/:cluster/answers",
    permission: "read",
    async: true,
    summary: "What people of the shop answered to questions of a cluster, those that say the same as one, and whether they agree",
    input: clusterPath.extend({ members: members.optional() }),
    output: z.object({
      agreement: z
        .enum(["agreed", "disagree", "few"])
        .describe(
          "agreed: the first has at least 2 conversations, by at least 2 people where any is named, and two thirds of all conversations; disagree: it has not two thirds; few: too few conversations, or one person alone",
        ),
      conversations: count.describe("In which anything was answered, of the latest: 120 messages of each question are looked at"),
      answers: z
        .array(
          z
            .object({
              id: id.describe("Names what it says"),
              text: z.string().describe("The wording most of them have; masked, as it was typed: no Markdown"),
              conversations: count,
              agents: count.describe("Different people, as far as the log named them; 0: it named nobody"),
              masked: z.boolean().describe("It holds what was masked: something of one customer alone"),
              near: entryNamed.nullable().describe("The entry of the draft that answers nearly the same"),
              sources: z
                .array(z.object({ turn: id, at: when, question: z.string() }))
                .describe("The turns it answered, one of each conversation, the newest first; 20 at most"),
            })
            .meta({ id: "AgentAnswer" }),
        )
        .max(MOST_ANSWERS_SHOWN)
        .describe("Side by side, the one first that most conversations got"),
      more: count.describe("Other answers, not shown"),
    }),
  }),
  testAgentAnswer: query({
    method: "POST",
    path: "/api/knowledge-bases/:kb/review/clusters/:cluster/answers/:answer/test",
    permission: "write",
    async: true,
    summary:
      "Try a new entry made of an answer of people on the draft: what stands against it, and what it would flip of the questions asked lately",
    input: clusterPath.extend({
      answer: id,
      members,
      question: characters(MOST_WORDING, 1).describe("The standard question it would have"),
      text: characters(10_000, 1).describe("Its answer, in Markdown"),
      editor: characters(80).optional(),
    }),
    output: z.discriminatedUnion("state", [
      making,
      z.object({
        state: z.literal("ready"),
        ...clusterFlips(),
        conflicts: z
          .array(
            z.discriminatedUnion("kind", [
              z.object({ kind: z.literal("taught"), text: z.string(), ...entryNamed.shape }).describe("Another entry teaches this wording"),
              z.object({ kind: z.literal("near"), ...entryNamed.shape }).describe("Another entry answers nearly the same"),
              z
                .object({ kind: z.literal("other_answers"), conversations: count })
                .describe("In so many conversations people answered otherwise"),
              z.object({ kind: z.literal("masked") }).describe("The answer holds what was masked"),
            ]),
          )
          .describe("What stands against it"),
        tested: z.string().describe("Says that this very content was tried"),
      }),
    ]),
    errors: ["cancelled", "rule_broken", "not_ready"],
  }),
};
